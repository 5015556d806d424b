"""Descriptions: nouns that stand for somebody, with their phrases."""

from __future__ import annotations

from collections.abc import Container

from quoteattr.parsing import Sentence, Token, phrase_tokens
from quoteattr.schema import EntityType, Form
from quoteattr.stages.mentions.mention import Mention
from quoteattr.stages.mentions.reading import Reading, end_of_phrase

__all__ = ["NOMINAL_TAGS", "is_apposed_to_name", "read_description", "read_tied_noun"]

NOMINAL_TAGS = frozenset({"NOUN", "ADJ"})
"""Parts of speech of a word that may head a description: *de gewonde* (the wounded) is an adjective."""


_TIED_TAGS = frozenset({"NOUN", "ADJ", "NUM", "ADV"})
"""Parts of speech of a word that a cue makes one who speaks."""

_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})

_SHARE_REACH = 4
"""Words, at most, that say what a share is a share of."""


def read_description(reading: Reading, token: Token) -> Mention | None:
    """The description of a person, group, organisation, outlet or document that ``token`` heads."""
    pair = reading.pair(token)
    nominal = token.upos in NOMINAL_TAGS or token.lower in reading.lexicon.demonyms
    if not pair and not nominal and not (reading.names_person(token) and reading.opens_speech(token)):
        return None
    kind = EntityType.ORGANISATION if pair else reading.lexicon.noun_type(token.lemma, token.text)
    if kind is None or _is_predicate(reading.sentence, token) or _only_describes(reading, token):
        return None
    return _description(reading, token, kind, pair or _phrase(reading.sentence, token))


def read_tied_noun(reading: Reading, token: Token) -> Mention | None:
    """The description that a noun heads, whatever it stands for, unless it says what a name is.

    What stands for people without a noun is one too: **de meesten** *vinden* (most think), **zes op de 10**.
    An animal is somebody.
    """
    lexicon = reading.lexicon
    if (
        not _is_nominal(token)
        or token.lower in lexicon.pronouns
        or is_apposed_to_name(reading.sentence, token)
        or _is_predicate(reading.sentence, token)
    ):
        return None
    kind = EntityType.PERSON if lexicon.is_animal(token.lemma) else None
    return _description(reading, token, kind, _phrase(reading.sentence, token))


def is_apposed_to_name(sentence: Sentence, token: Token) -> bool:
    """Whether it is the function of a name beside it: *Hans de Boer,* **voorzitter van VNO-NCW**.

    Hans de Boer, chairman of VNO-NCW.
    """
    if token.relation != "appos":
        return False
    head = sentence.head(token)
    return head is not None and head.upos == "PROPN"


def _description(
    reading: Reading, token: Token, kind: EntityType | None, phrase: tuple[Token, ...]
) -> Mention:
    phrase = _without_time(phrase, token, reading.lexicon.times)
    if kind in _PEOPLE and _stands_behind_verb(reading, token):
        phrase = _without_circumstance(phrase, token, reading.lexicon.circumstances)
    plural = "Number=Plur" in token.feats
    role = token.lemma.lower()
    others = [other for other in phrase if other is not token]
    possessive = next(
        (other.lower for other in others if "Poss=Yes" in other.feats and other.index < token.index), ""
    )
    return Mention(
        sentence=reading.index,
        head=token.index,
        start=phrase[0].start,
        end=end_of_phrase(phrase),
        form=Form.NOMINAL,
        role=role,
        type=EntityType.GROUP if plural and kind is EntityType.PERSON else kind,
        number="plur" if plural else "sing",
        gender=reading.lexicon.gender_of_role(role),
        definite=phrase[0].lower in reading.lexicon.definite_articles or bool(possessive),
        subject=reading.is_subject(token),
        anchors=tuple([other.text for other in others if other.upos == "PROPN"]),
        possessive=possessive,
        speaks=reading.lexicon.speaks(token.lemma or token.text),
    )


def _is_predicate(sentence: Sentence, token: Token) -> bool:
    """Whether it says what somebody is or becomes, and points at nobody: *Zij werd* **directeur**.

    She became director.
    """
    if token.relation != "xcomp" and sentence.child(token, "cop") is None:
        return False
    words = sentence.children(token, "det", "nmod", "amod", "nummod")
    return "Number=Plur" not in token.feats and not any(word.index < token.index for word in words)


def _only_describes(reading: Reading, token: Token) -> bool:
    """Whether an adjective stands for nobody: **lekker** *weer*, not *de* **gewonde**.

    Nice weather; the wounded one. One that no list has needs a determiner of its own.
    """
    if token.upos != "ADJ" or {token.lower, token.lemma} & reading.lexicon.noun_types.keys():
        return False
    before = reading.tokens[: token.index][-1:]
    return not reading.sentence.children(token, "det") and not any(word.upos == "DET" for word in before)


def _is_nominal(token: Token) -> bool:
    """Whether it is a noun, or may stand for one: *anderen*, *een vijfde*, *betrokkenen*."""
    if token.upos in {"PRON", "DET"}:
        return "PronType=Ind" in token.feats
    return token.upos in _TIED_TAGS or (token.upos == "VERB" and "VerbForm=Part" in token.feats)


# -- phrases ---------------------------------------------------------------------------------------------


def _phrase(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The words of the description that ``noun`` heads."""
    phrase = phrase_tokens(sentence, noun) if sentence.parsed else _surface_phrase(sentence.tokens, noun)
    return _with_first_half(sentence.tokens, _with_whole(sentence.tokens, phrase))


def _without_time(phrase: tuple[Token, ...], noun: Token, times: Container[str]) -> tuple[Token, ...]:
    """The phrase up to a word that tells when: *zegt* **de rechter** *maandag* (the judge says on Monday)."""
    for place, token in enumerate(phrase):
        if token.index > noun.index and token.lower in times:
            return phrase[:place]
    return phrase


def _stands_behind_verb(reading: Reading, noun: Token) -> bool:
    """Whether it is the subject of a verb before it: *"Kom", zei* **de juf** (said the teacher)."""
    return noun.relation == "nsubj" and 0 <= noun.head < noun.index and reading.tokens[noun.head].is_finite


def _without_circumstance(
    phrase: tuple[Token, ...], noun: Token, prepositions: Container[str]
) -> tuple[Token, ...]:
    """The phrase up to what tells to whom or about what is spoken: *zei* **de juf** *tegen Tim*.

    Said the teacher to Tim; likewise *zegt* **de trainer** *over de spits*, says the coach of the striker.
    """
    for place, token in enumerate(phrase):
        if token.index > noun.index and token.lower in prepositions:
            return phrase[:place]
    return phrase


def _surface_phrase(tokens: tuple[Token, ...], noun: Token) -> tuple[Token, ...]:
    """The noun with the adjectives, numerals and the determiner before it, where there is no tree."""
    first = noun.index
    while first > 0 and tokens[first - 1].upos in {"ADJ", "DET", "NUM"}:
        first -= 1
        if tokens[first].upos == "DET":
            break
    return tokens[first : noun.index + 1]


def _with_whole(tokens: tuple[Token, ...], phrase: tuple[Token, ...]) -> tuple[Token, ...]:
    """The phrase of a share with what it is a share of: **zes op de tien leden** (six in ten members)."""
    if phrase[-1].upos not in {"NUM", "ADV"}:
        return phrase
    rest = tokens[phrase[-1].index + 1 :][:_SHARE_REACH]
    shape = [token.upos for token in rest]
    if shape[:3] != ["ADP", "DET", "NUM"]:
        return phrase
    size = 4 if len(rest) > 3 and not rest[3].is_finite and _is_nominal(rest[3]) else 3
    return (*phrase, *rest[:size])


def _with_first_half(tokens: tuple[Token, ...], phrase: tuple[Token, ...]) -> tuple[Token, ...]:
    """The phrase with the compound that it completes: **het zeep- en** *voedingsbedrijf*.

    The soap and food company.
    """
    first = phrase[0].index
    if first < 2 or tokens[first - 1].upos != "CCONJ" or not tokens[first - 2].text.endswith("-"):
        return phrase
    start = first - 2
    while start > 0 and tokens[start - 1].upos in {"DET", "ADJ"}:
        start -= 1
    return tokens[start : phrase[-1].index + 1]
