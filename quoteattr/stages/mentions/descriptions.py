"""Descriptions: nouns that stand for somebody, with their phrases."""

from __future__ import annotations

from collections.abc import Container

from quoteattr.languages import MentionLexicon
from quoteattr.parsing import Sentence, Token, phrase_tokens
from quoteattr.schema import EntityType, Form
from quoteattr.stages.mentions.mention import PEOPLE, Mention
from quoteattr.stages.mentions.reading import Reading, end_of_phrase

__all__ = [
    "NOMINAL_TAGS",
    "is_apposed_to_name",
    "is_participle_for_person",
    "read_description",
    "read_tied_noun",
]

NOMINAL_TAGS = frozenset({"NOUN", "ADJ"})
"""Parts of speech of a word that may head a description: *de gewonde* (the wounded) is an adjective."""


_TIED_TAGS = frozenset({"NOUN", "ADJ", "NUM", "ADV"})
"""Parts of speech of a word that a cue makes one who speaks."""


_SPEAKING = frozenset({*PEOPLE, EntityType.ORGANISATION})

_LISTENING = frozenset({*_SPEAKING, EntityType.OUTLET})

_SILENT = -1.0
"""What :meth:`~quoteattr.languages.MentionLexicon.speaks` gives, at least, for a noun that means a body."""

_MEDIUM_REACH = 4
"""Words behind a preposition, at most, of which one tells that it is a medium."""

_MEASURED_REACH = 4
"""Words, at most, up to the noun that a quantity or an adjective belongs to."""

_SHARE_REACH = 4
"""Words, at most, that say what a share is a share of."""


def read_description(reading: Reading, token: Token) -> Mention | None:
    """The description of a person, group, organisation, outlet or document that ``token`` heads."""
    pair = reading.pair(token)
    lexicon = reading.lexicon
    nominal = (
        token.upos in NOMINAL_TAGS
        or token.lower in lexicon.demonyms
        or is_participle_for_person(reading.sentence, token.index, lexicon)
        or _is_litigant(reading, token)
    )
    if not pair and not nominal and not (reading.names_person(token) and reading.opens_speech(token)):
        return None
    kind = EntityType.ORGANISATION if pair else lexicon.noun_type(token.lemma, token.text)
    if kind is None or token.text in lexicon.capitalised or _measures_thing(reading, token):
        return None
    if _is_predicate(reading.sentence, token) or _only_describes(reading, token):
        return None
    if kind is EntityType.ORGANISATION and not pair and _is_silent(reading, token):
        return None
    return _description(reading, token, kind, pair or _phrase(reading.sentence, token))


def is_participle_for_person(sentence: Sentence, index: int, lexicon: MentionLexicon) -> bool:
    """Whether a participle behind a determiner stands for somebody: *de* **verdachte** (the suspect)."""
    return (
        sentence.upos[index] == "VERB"
        and index > 0
        and sentence.upos[index - 1] == "DET"
        and lexicon.noun_types.get(sentence.lowers[index]) in PEOPLE
    )


def _is_litigant(reading: Reading, token: Token) -> bool:
    """Whether it is a party to a case, which a tagger takes for a verb: **gedaagde** *voert aan* (argues)."""
    return token.lower in reading.lexicon.litigants and token.relation != "amod"


def _is_silent(reading: Reading, noun: Token) -> bool:
    """Whether a noun that may be a body seldom says anything: **de badkamer** (the bathroom), *de stad*."""
    return reading.lexicon.speaks(noun.lemma or noun.text) < _SILENT


def read_tied_noun(reading: Reading, token: Token) -> Mention | None:
    """The description that a noun heads, whatever it stands for, unless it says what a name is.

    What stands for people without a noun is one too: **de meesten** *vinden* (most think), **zes op de 10**.
    An animal is somebody.
    """
    lexicon = reading.lexicon
    if (
        not (_is_nominal(token) or _opens_like_name(reading.sentence, token))
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
    if kind in PEOPLE:
        if _stands_behind_verb(reading, token):
            phrase = _without_circumstance(phrase, token, reading.lexicon.circumstances)
        phrase = _without_listener(reading, phrase, token)
    if kind in _SPEAKING:
        phrase = _without_medium(reading, phrase, token)
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
        definite=phrase[0].lower in reading.lexicon.definite_articles
        or bool(possessive)
        or (len(phrase) == 1 and role in reading.lexicon.titles_alone),
        subject=reading.is_subject(token) or reading.opens_sentence(phrase[0].index, phrase[-1].index),
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

    Nice weather; the wounded one. One that no list has needs a determiner of its own, and none stands for
    somebody before its noun: *de* **andere** *dieren*, the other animals.
    """
    if (
        token.upos in {"ADJ", "VERB"}
        and token.relation in {"amod", "det", ""}
        and _noun_behind(reading, token)
    ):
        return True
    if token.upos != "ADJ" or {token.lower, token.lemma} & reading.lexicon.noun_types.keys():
        return False
    before = reading.tokens[: token.index][-1:]
    return not reading.sentence.children(token, "det") and not any(word.upos == "DET" for word in before)


def _noun_behind(reading: Reading, token: Token) -> bool:
    """Whether a noun follows, perhaps behind other adjectives."""
    shape = [word.upos for word in reading.tokens[token.index + 1 :][:_MEASURED_REACH] if word.upos != "ADJ"]
    return shape[:1] == ["NOUN"]


def _measures_thing(reading: Reading, token: Token) -> bool:
    """Whether it says how much there is of a thing: **een stuk** *brood*, not **een deel** *van de leden*.

    A piece of bread; some of the members.
    """
    lexicon = reading.lexicon
    if token.lemma not in lexicon.quantities:
        return False
    for word in reading.tokens[token.index + 1 :][:_MEASURED_REACH]:
        if word.upos == "NOUN":
            return lexicon.noun_type(word.lemma, word.text) is None and not lexicon.is_animal(word.lemma)
        if word.upos not in {"DET", "ADJ", "NUM"} and word.lower not in lexicon.body_prepositions:
            return False
    return False


def _opens_like_name(sentence: Sentence, token: Token) -> bool:
    """Whether its capital may be that of the sentence: **Appellant** *voert aan*, not **Oh** *Kees zei*.

    Appellant argues; oh, said Kees.
    """
    alone = not sentence.children(token, "flat", "appos")
    return token.upos == "PROPN" and token.index == 0 and token.text[1:].islower() and alone


def _is_nominal(token: Token) -> bool:
    """Whether it is a noun, or may stand for one: *anderen*, *een vijfde*, *betrokkenen*."""
    if token.upos in {"PRON", "DET"}:
        return "PronType=Ind" in token.feats
    return token.upos in _TIED_TAGS or (token.upos == "VERB" and "VerbForm=Part" in token.feats)


# -- phrases ---------------------------------------------------------------------------------------------


def _phrase(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The words of the description that ``noun`` heads."""
    tokens = sentence.tokens
    if not sentence.parsed:
        return _with_first_half(tokens, _with_whole(tokens, _surface_phrase(tokens, noun)))
    phrase = _with_determiner(sentence, noun, phrase_tokens(sentence, noun))
    return _with_compared(sentence, _with_first_half(tokens, _with_whole(tokens, phrase)))


def _with_determiner(sentence: Sentence, noun: Token, phrase: tuple[Token, ...]) -> tuple[Token, ...]:
    """The phrase from its determiner on, with an adverb between: **de meeste leden**, most members."""
    determiner = sentence.child(noun, "det")
    if determiner is None or determiner.index >= phrase[0].index:
        return phrase
    between = sentence.tokens[determiner.index + 1 : phrase[0].index]
    if any(word.head != noun.index or word.upos not in {"ADV", "ADJ"} for word in between):
        return phrase
    return (determiner, *between, *phrase)


def _with_compared(sentence: Sentence, phrase: tuple[Token, ...]) -> tuple[Token, ...]:
    """The phrase of a quantity with what it is compared to: **meer dan de helft van de leden**.

    More than half of the members; *iets meer dan de helft*, slightly more.
    """
    last = phrase[-1].index
    words = sentence.tokens[last + 1 : last + 3]
    more = phrase[-1]
    if more.upos == "PRON" and words and words[0].upos in {"PRON", "ADV"} and "PronType=Ind" in more.feats:
        more, words = words[0], sentence.tokens[last + 2 : last + 3]
    if "PronType=Ind" not in more.feats or not words or words[0].upos not in {"SCONJ", "ADP"}:
        return phrase
    compared = sentence.child(more, "advcl", "obl", "nmod")
    if compared is None or sentence.child(compared, "mark", "case") is not words[0]:
        return phrase
    inner = phrase_tokens(sentence, compared)
    if inner[0].index != words[0].index + 1:
        return phrase
    return sentence.tokens[phrase[0].index : inner[-1].index + 1]


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


def _without_listener(reading: Reading, phrase: tuple[Token, ...], noun: Token) -> tuple[Token, ...]:
    """The phrase up to who listens: **De trainer** *tegen de spelers: "Kom op."* (The coach to the players.)

    Likewise *volgens* **de getuige** *tegenover de rechter*, but not *een demonstrant tegen kernenergie*, a
    demonstrator against nuclear power: only those who can speak listen.
    """
    lexicon, tokens = reading.lexicon, reading.tokens
    place = next((place for place, token in enumerate(phrase) if token.index == noun.index + 1), None)
    if place is None or phrase[place].lower not in lexicon.addressing_prepositions:
        return phrase
    before = tokens[phrase[0].index - 1].lower if phrase[0].index else ""
    behind = tokens[phrase[-1].index + 1 : phrase[-1].index + 2]
    labels = not before and any(token.text == ":" for token in behind)
    if not (labels or before in lexicon.source_prepositions):
        return phrase
    listeners = (word for word in phrase[place:] if word.upos in {"NOUN", "PROPN"})
    kinds = (lexicon.noun_type(word.lemma, word.text) for word in listeners)
    named = phrase[-1].upos == "PROPN"
    return phrase[:place] if named or any(kind in _LISTENING for kind in kinds) else phrase


def _without_medium(reading: Reading, phrase: tuple[Token, ...], noun: Token) -> tuple[Token, ...]:
    """The phrase up to where something is said: *zegt* **een inspecteur** *in de krant*, *op Instagram*.

    Says an inspector in the newspaper, on Instagram; likewise *in een interview*, in an interview.
    """
    lexicon = reading.lexicon
    for place, token in enumerate(phrase):
        if token.index > noun.index and token.lower in lexicon.medium_prepositions:
            behind = reading.tokens[token.index + 1 : token.index + 1 + _MEDIUM_REACH]
            if any(_is_medium(reading, word) for word in behind):
                return phrase[:place]
    return phrase


def _is_medium(reading: Reading, word: Token) -> bool:
    """Whether a word is of an outlet, a platform or an occasion to speak."""
    lexicon, tags = reading.lexicon, reading.sentence.names
    if word.lower in lexicon.media or word.lower in lexicon.outlet_names:
        return True
    if tags is not None and tags[word.index].endswith("document"):
        return True
    return word.upos == "NOUN" and lexicon.noun_type(word.lemma, word.text) is EntityType.OUTLET


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
