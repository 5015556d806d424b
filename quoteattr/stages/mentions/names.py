"""Names: what they are, with the functions that stand beside them."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quoteattr.languages.letters import composed
from quoteattr.parsing import Token, owned_noun
from quoteattr.schema import EntityType, Form
from quoteattr.stages.mentions.capitals import lends_capital
from quoteattr.stages.mentions.mention import Mention
from quoteattr.stages.mentions.reading import (
    Reading,
    is_capital_adjective,
    noun_behind_comma,
    role_of,
)
from quoteattr.stages.mentions.runs import NameRun, completed_function

__all__ = ["read_name"]

_AGE = regex.compile(r"\(\d{1,2}\)")

_TOKENS_OF_AGE = 3
"""An age in brackets is two brackets and a number."""

_SHORTEST_FIRST_NAME = 3
"""Code points of a name that tells a gender; two letters are initials more often than not."""

_NO_PERSON = frozenset({EntityType.ORGANISATION, EntityType.OUTLET, EntityType.DOCUMENT})


_OF_KIND = {
    "person": EntityType.PERSON,
    "organisation": EntityType.ORGANISATION,
    "document": EntityType.DOCUMENT,
}


def read_name(reading: Reading, run: NameRun, text: str) -> Mention:
    """The mention that the words of ``run`` are, with the function before them.

    :param text: the whole text, in which the name stands as it is written.
    """
    tokens, lexicon = reading.tokens, reading.lexicon
    outer, first, last = run.first, _first_behind_titles(reading, run), run.last
    head = _head(tokens, first, last)
    agency = _last_agency(reading, run, first)
    if agency is None:
        start, role = _function_before(reading, run, first)
        full = _begins_with_first_name(reading, first, last)
        role = role or _apposed_role(reading, head, last, full=full)
    else:
        outer = first = agency + 1
        start, role = tokens[first].start, ""
    tag = run.kind
    if role and _is_seat(reading, run, first):
        first, tag = first - 1, "place" if run.kind else ""
    name = text[tokens[first].start : tokens[last].end]
    full = last > first and tokens[first].lower not in lexicon.name_particles
    aged = _is_aged(reading, first, last)
    place = tag == "place" if tag else _stands_after_place(reading, outer)
    gender = lexicon.gender_of_name(name) if full or aged else ""
    kind = _type(reading, name, role, head) if not tag else _tagged_type(reading, name, role, tag)
    if (aged and role not in lexicon.noun_types) or (kind is None and full and gender and not place):
        kind = EntityType.PERSON
    if kind not in {None, EntityType.PERSON} or len(name) < _SHORTEST_FIRST_NAME:
        gender = ""
    return Mention(
        sentence=reading.index,
        head=head.index,
        start=start,
        end=tokens[last].end,
        form=Form.NAME,
        name=" ".join(composed(name).split()),
        role=role,
        type=kind,
        number="sing",
        gender=lexicon.gender_of_role(role) or gender,
        subject=reading.is_subject(head) or reading.opens_sentence(outer, last),
        place=place and kind is not EntityType.PERSON,
        speaks=lexicon.speaks(role) if role else 0.0,
        kind=run.kind,
    )


def _is_seat(reading: Reading, run: NameRun, first: int) -> bool:
    """Whether a name is that of the place of the body before it: **gemeente Zeedorp**, *politie Zeedorp*.

    The municipality, the police of Zeedorp; likewise **familie Smit**, the Smit family.
    """
    if first != run.first or not first:
        return False
    noun = reading.tokens[first - 1]
    if noun.lower in reading.lexicon.families:
        return True
    if run.kind != "place" or noun.upos != "NOUN" or "Number=Plur" in noun.feats:
        return False
    return reading.lexicon.noun_type(noun.lemma, noun.text) is EntityType.ORGANISATION


def _head(tokens: tuple[Token, ...], first: int, last: int) -> Token:
    """The first word of a name whose head in the tree is no part of the name."""
    run = tokens[first : last + 1]
    return next((token for token in run if not first <= token.head <= last), run[0])


def _last_agency(reading: Reading, run: NameRun, first: int) -> int | None:
    """Index of the agency that reports, before who wrote it: **ANP** *Anna Smit*, not *RTL Nieuws*.

    Nor *RTV Zeedorp*, which a model of names takes for one body.
    """
    tokens, lexicon, last = reading.tokens, reading.lexicon, run.last
    agencies = lexicon.agencies if run.kind in {"organisation", "document"} else lexicon.outlet_names
    if tokens[last].lower in lexicon.outlet_names:
        return None
    for index in range(last - 1, first - 1, -1):
        if tokens[index].text.isupper() and tokens[index].lower in agencies:
            return index
    return None


def _begins_with_first_name(reading: Reading, first: int, last: int) -> bool:
    """Whether a name of several words begins with a first name."""
    return first < last and bool(reading.lexicon.gender_of_name(reading.tokens[first].text))


def _is_aged(reading: Reading, first: int, last: int) -> bool:
    """Whether an age stands beside a name, which only people have: *Anna (11)*, *de 19-jarige Anna*."""
    if first and reading.tokens[first - 1].lower.endswith(reading.lexicon.age_endings):
        return True
    after = reading.sentence.texts[last + 1 : last + 1 + _TOKENS_OF_AGE]
    return bool(after) and after[0][0] == "(" and _AGE.match("".join(after)) is not None


def _stands_after_place(reading: Reading, first: int) -> bool:
    """Whether a preposition of place stands before a name: *in* **Den Haag**."""
    return first > 0 and reading.tokens[first - 1].lower in reading.lexicon.place_prepositions


def _tagged_type(reading: Reading, name: str, role: str, kind: str) -> EntityType | None:
    """What a name stands for by what a model of names takes it for, and by its words and its function.

    No place and no other thing has a type; a role of its own tells more.
    """
    lexicon = reading.lexicon
    if kind != "person" and not lexicon.outlet_names.isdisjoint(name.lower().split()):
        return EntityType.OUTLET
    by_role = lexicon.noun_type(role, role) if role else None
    first = name.split()[0]
    if (
        kind == "organisation"
        and by_role is EntityType.PERSON
        and first != name
        and lexicon.gender_of_name(first)
    ):
        return EntityType.PERSON
    if kind in _OF_KIND:
        return _OF_KIND[kind]
    return None if by_role is EntityType.GROUP else by_role


def _type(reading: Reading, name: str, role: str, head: Token) -> EntityType | None:
    """What a name stands for by its own words, its function and its article."""
    lexicon, words = reading.lexicon, name.lower().split()
    if not lexicon.outlet_names.isdisjoint(words):
        return EntityType.OUTLET
    by_role = lexicon.noun_type(role, role) if role else None
    if by_role is not None and by_role is not EntityType.GROUP:
        return by_role
    if len(name) > 1 and name.isupper():
        return EntityType.ORGANISATION
    by_last_word = lexicon.noun_type(words[-1], words[-1])
    if by_last_word in _NO_PERSON and len(words) > 1:
        return by_last_word
    determiner = reading.sentence.child(head, "det")
    if (
        determiner is not None
        and determiner.lower in lexicon.definite_articles
        and determiner.index < head.index
        and not role
    ):
        return EntityType.ORGANISATION
    return None


# -- functions -------------------------------------------------------------------------------------------


def _first_behind_titles(reading: Reading, run: NameRun) -> int:
    """Index of the first word of a run that is no title or function: *Raadslid* **Anna Smit**."""
    tokens, first = reading.tokens, run.first
    while first < run.last and _is_function_within(reading, run, tokens[first]):
        first += 1
    return first


def _is_function_within(reading: Reading, run: NameRun, token: Token) -> bool:
    """Whether a word of a run is a title, or a function that has its capital from its place.

    *advocaat* **Noor** *Wolters*, lawyer Noor Wolters: what is a function elsewhere (*Noor*, Norwegian) is a
    name where a model of names takes it for one and nothing but that gives it a capital. What the model takes
    for no person has none (**Portugese** *Synagoge*), nor do small words follow one (**Godin** *van Zee*).
    """
    if run.kind not in {"", "person"}:
        return False
    if _is_title(reading, token):
        return True
    own_capital = token.index > 0 and not lends_capital(reading.tokens[token.index - 1].text)
    if run.kind and own_capital and reading.lexicon.gender_of_name(token.text):
        return False
    if run.kind and reading.tokens[token.index + 1].text.islower():
        return False
    return reading.names_person(token)


def _function_before(reading: Reading, run: NameRun, first: int) -> tuple[int, str]:
    """Where the phrase of a name begins, as a code point, and the function that stands before the name.

    :param first: index of the first word of the run behind its own titles.
    """
    tokens = reading.tokens
    role = role_of(tokens[first - 1]) if first > run.first else ""
    before = _words_before(reading, run.first)
    function = None if role else _completed_function(reading, run, before)
    if function is not None:
        return _phrase_start(tokens, function), role_of(function)
    start = before[0].start if before else tokens[run.first].start
    if not role:
        nouns = [
            token
            for token in before
            if token.upos in {"NOUN", "PROPN"} or _is_title(reading, token) or len(before) == 1
        ]
        role = role_of(nouns[-1]) if nouns else ""
    return _with_owner(reading, before, start), role


def _with_owner(reading: Reading, before: Sequence[Token], start: int) -> int:
    """Where a phrase begins whose function is somebody's: **haar** *vriendin Anna*, **Peters** *vrouw Anna*.

    Her friend, Peter's wife.
    """
    if not before or before[0].upos != "NOUN" or not before[0].index:
        return start
    owner = reading.tokens[before[0].index - 1]
    if "Poss=Yes" in owner.feats:
        return owner.start
    if owner.text in {"'", "’"} and owner.index:
        owner = reading.tokens[owner.index - 1]
    ending = reading.lexicon.genitive_ending
    return owner.start if owned_noun(reading.sentence, owner, ending) is before[0] else start


def _completed_function(reading: Reading, run: NameRun, before: Sequence[Token]) -> Token | None:
    """The function that words between it and a name complete: **voorzitter van de bond** *Anna Smit*.

    Chairwoman of the union, whom the tree sets beside it. A noun for a person is the function itself: *de
    zoon van burgemeester Smit*, the son of mayor Smit. Behind a body the name must be full: *de advocaat
    van de familie Smit*.

    :param before: the noun right before the name, with what belongs to it; empty if there is none.
    """
    if run.function is not None:
        return run.function
    full = _begins_with_first_name(reading, run.first, run.last)
    noun = reading.tokens[run.first - 1] if run.first else None
    if not (full or run.kind == "person") or noun is None or noun.upos not in {"NOUN", "PROPN"}:
        return None
    function = completed_function(reading, (before[0] if before else noun).index)
    if function is None or "Number=Plur" in function.feats:
        return None
    if _head(reading.tokens, run.first, run.last).relation not in {"appos", "flat", "nmod", ""}:
        return None
    body = full and reading.lexicon.noun_type(noun.lemma, noun.text) is EntityType.ORGANISATION
    tied = reading.tokens[run.first].head == function.index and not reading.names_person(noun)
    return function if body or tied else None


def _phrase_start(tokens: tuple[Token, ...], noun: Token) -> int:
    """The first code point of a noun with its adjectives and its determiner."""
    index = noun.index
    while index > 0 and tokens[index - 1].upos == "ADJ":
        index -= 1
    return tokens[index - 1].start if index > 0 and tokens[index - 1].upos == "DET" else noun.start


def _words_before(reading: Reading, first: int) -> tuple[Token, ...]:
    """Determiner, adjectives and function before a name: **de Oekraïense president** *Zelensky*.

    The Ukrainian president Zelensky.
    """
    tokens = reading.tokens
    index = first
    while index > 0:
        token = tokens[index - 1]
        if (
            (token.upos in {"NOUN", "ADJ"} or _is_title(reading, token) or _is_participle(token))
            and token.text[:1].isalnum()
            and token.end + 1 >= tokens[index].start
        ):
            if token.upos == "NOUN" and index == first and not _is_function(reading, token, tokens[first]):
                break
            index -= 1
        elif _is_capital_function(reading, token, tokens[index]) or (
            index < first and is_capital_adjective(reading, token)
        ):
            index -= 1
        elif token.upos == "DET" or token.lower in reading.lexicon.definite_articles:
            return tokens[index - 1 : first] if index < first else ()
        elif token.upos == "CCONJ" and index < first and _joins_functions(reading, token):
            index -= 2
        else:
            break
    while index < first and _is_no_function(reading, tokens[index]):
        index += 1
    return tokens[index:first]


def _is_no_function(reading: Reading, token: Token) -> bool:
    """Whether a word at the head of what stands before a name only describes: **verbaasde** *Anna*.

    Astonished Anna; but **Taalkundige** *Anna Smit*, a linguist, with a capital from its place.
    """
    if token.upos != "ADJ":
        return _is_participle(token)
    if token.index or not token.text[:1].isupper():
        return True
    return reading.lexicon.noun_type("", token.lower) is not EntityType.PERSON


def _is_participle(token: Token) -> bool:
    """Whether a participle tells what somebody is like: *een* **verbaasde** *Anna* (an astonished Anna)."""
    return token.relation == "amod" and "VerbForm=Part" in token.feats


def _is_capital_function(reading: Reading, token: Token, following: Token) -> bool:
    """Whether a capital makes a function look like a name: **Econome** *Anna Smit*, **Formule** *1-coureur*.

    Economist; Formula 1 driver. The word opens a sentence or a quotation, and the model of names takes it
    for none; or it is a follower: **VVD’er** *Anna Smit*.
    """
    tags = reading.sentence.names
    if tags is None or token.upos not in {"PROPN", "X"}:
        return False
    if not token.text[:1].isalpha() or token.end + 1 < following.start:
        return False
    if token.lower.endswith(reading.lexicon.follower_endings):
        return True
    if tags[token.index] != "O":
        return False
    if following.text[:1].isdigit() and "-" in following.text:
        return True
    if reading.names_person(token):
        return True
    if token.index and not lends_capital(reading.tokens[token.index - 1].text):
        return False
    return following.head == token.index and following.relation == "appos"


def _joins_functions(reading: Reading, conjunction: Token) -> bool:
    """Whether one person has two functions: **minister en vicepremier** *Smit*.

    Minister and deputy premier Smit.
    """
    if conjunction.index == 0:
        return False
    one, other = reading.tokens[conjunction.index - 1], reading.tokens[conjunction.index + 1]
    bare = all("Number=Plur" not in noun.feats and noun.upos == "NOUN" for noun in (one, other))
    return bare and reading.names_person(one) and reading.names_person(other)


def _is_function(reading: Reading, noun: Token, name: Token) -> bool:
    """Whether a noun right before a name says what it is."""
    if reading.lexicon.noun_type(noun.lemma, noun.text) is not None or _is_title(reading, noun):
        return True
    related = name.head == noun.index or noun.head == name.index
    return related and "appos" in {name.relation, noun.relation}


def _is_title(reading: Reading, token: Token) -> bool:
    return token.lower in reading.lexicon.titles


def _is_somebody(reading: Reading, noun: Token) -> bool:
    """Whether a noun stands for somebody, or for an animal that has a name."""
    lexicon = reading.lexicon
    return lexicon.noun_type(noun.lemma, noun.text) is not None or lexicon.is_animal(noun.lemma)


def _apposed_role(reading: Reading, head: Token, last: int, *, full: bool) -> str:
    """The function that an apposition gives a name: *Anna Smit,* **voorzitter** *van de bond*, chairwoman.

    :param last: index of the last word of the name.
    :param full: whether the name begins with a first name, so that no body is its function.
    """
    role = _apposed_noun(reading, head, last)
    return "" if full and reading.lexicon.noun_type(role, role) in _NO_PERSON else role


def _apposed_noun(reading: Reading, head: Token, last: int) -> str:
    """The lemma of the noun behind a name, or before it, that the tree ties to it; empty if there is none."""
    sentence = reading.sentence
    if not sentence.parsed:
        noun = noun_behind_comma(reading, last)
        return "" if noun is None else role_of(noun)
    for child in sentence.children(head, "appos", "conj"):
        if child.relation == "conj" and sentence.child(child, "cc") is not None:
            continue
        if child.upos == "NOUN" and _is_somebody(reading, child):
            return child.lemma.lower()
    above = sentence.head(head)
    if head.relation != "appos" or above is None or above.upos != "NOUN" or "Number=Plur" in above.feats:
        return ""
    return above.lemma.lower()
