"""Runs of words that are one name where no model of names has read them: where it begins, how far it goes."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from quoteattr.parsing import Token
from quoteattr.schema import EntityType
from quoteattr.stages.mentions.capitals import Capitals, lends_capital
from quoteattr.stages.mentions.reading import Reading

__all__ = ["NameRun", "completed_function", "is_handle", "name_runs"]

_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "vocative", "root", "conj"})
"""Relations of words that each stand for somebody of their own."""

_LONGEST_REACH = 7
"""How many tokens behind the first the tree may tie to a name."""

_SHORTEST_NAME = 3
"""Code points of a word that is a name wherever it stands once it is tagged as one: not *De* or *Ik*."""


@frozen
class NameRun:
    """Words of a sentence that are one name, with the functions among them.

    :param first: index of the first token.
    :param last: index of the last token.
    :param function: the function before the name of the body that this one follows: *directeur van het
        Instituut* **Anna Smit**, director of the institute.
    :param kind: what a model of names takes it for; empty where none has read it.
    """

    first: int
    last: int
    function: Token | None = None
    kind: str = ""


def is_handle(word: str) -> bool:
    """Whether a word is how somebody is called on a platform: *@kimvos*."""
    return word[0] == "@" and word[1:2].isalpha()


def name_runs(reading: Reading, capitals: Capitals) -> Iterator[NameRun]:
    """The names of a sentence in text order."""
    tokens, particles = reading.tokens, reading.lexicon.name_particles
    for run in _runs(reading, capitals):
        if run.first < run.last or tokens[run.first].lower not in particles:
            yield run


def _runs(reading: Reading, capitals: Capitals) -> Iterator[NameRun]:
    last = -1
    texts = reading.sentence.texts
    for first in [index for index, text in enumerate(texts) if text[0].isupper() or text[0] == "@"]:
        if is_handle(texts[first]):
            yield NameRun(first, first)
            continue
        if first <= last or not _starts_name(reading, capitals, reading.tokens[first]):
            continue
        last = _end(reading, first)
        person = _person_within(reading, first, last)
        function = completed_function(reading, first) if person is not None else None
        if person is None or function is None:
            yield NameRun(first, last)
        else:
            yield NameRun(first, person - 1)
            yield NameRun(person, last, function)


def _person_within(reading: Reading, first: int, last: int) -> int | None:
    """Where a person's name starts behind that of an organisation.

    *directeur van het Instituut voor Bruggen* **Anna Smit**: a first name and a family name.
    """
    tokens = reading.tokens
    family = last
    while family - 1 > first and tokens[family - 1].lower in reading.lexicon.name_particles:
        family -= 1
    given = family - 1
    if given <= first or not tokens[given].text[:1].isupper():
        return None
    return given if reading.lexicon.gender_of_name(tokens[given].text) else None


def completed_function(reading: Reading, first: int) -> Token | None:
    """The function that a name tells the place of: **minister van** *Financiën*, minister of finance."""
    tokens = reading.tokens
    index = first - 1
    if index >= 0 and tokens[index].lower in reading.lexicon.definite_articles:
        index -= 1
    if index < 1 or tokens[index].lower not in reading.lexicon.completing:
        return None
    noun = tokens[index - 1]
    return noun if noun.upos == "NOUN" and reading.names_person(noun) else None


# -- where a name begins ---------------------------------------------------------------------------------


def _starts_name(reading: Reading, capitals: Capitals, token: Token) -> bool:
    """Whether a word with a capital is the first of a name."""
    lexicon = reading.lexicon
    if token.lower in lexicon.oaths or token.lower in lexicon.demonyms or reading.pair(token):
        return False
    opens = token.index == 0 or lends_capital(reading.tokens[token.index - 1].text)
    if opens:
        if token.lower in lexicon.name_particles:
            return _opens_with_particle(reading, token)
        if token.lower in capitals.written or _by_chance(reading, capitals, token):
            return False
    if token.upos == "PROPN" or (token.text in capitals.names and len(token.text) >= _SHORTEST_NAME):
        return token.lower not in lexicon.pronouns
    if opens:
        return _opens_before_name(reading, token)
    return token.upos in {"", "NOUN", "X"} and token.lower not in lexicon.titles


def _by_chance(reading: Reading, capitals: Capitals, token: Token) -> bool:
    """Whether nothing but its place gives it a capital; one before another capital is not alone."""
    if token.text not in capitals.by_chance:
        return False
    following = reading.tokens[token.index + 1 : token.index + 2]
    return not (following and following[0].text[:1].isupper())


def _opens_with_particle(reading: Reading, token: Token) -> bool:
    """*Van der Plas ziet* starts with a name, *Van Amsterdam naar Parijs* does not.

    Van der Plas sees; from Amsterdam to Paris.
    """
    following = reading.tokens[token.index + 1 : token.index + 3]
    if token.upos == "PROPN" and following and following[0].upos == "PROPN":
        return True
    return (
        len(following) == 2
        and following[0].text in reading.lexicon.name_particles
        and following[1].text[:1].isupper()
    )


def _opens_before_name(reading: Reading, token: Token) -> bool:
    """Whether a word at the start that no tagger takes for a name goes on as one: **Sirin** *Jansen*."""
    following = reading.tokens[token.index + 1 : token.index + 2]
    return bool(
        token.upos in {"", "NOUN", "ADJ", "X"}
        and following
        and following[0].upos in {"PROPN", ""}
        and following[0].text[:1].isupper()
        and reading.lexicon.noun_type(token.lemma, token.text) is None
        and token.lower not in reading.lexicon.definite_articles
        and not (following[0].relation == "appos" and following[0].head == token.index)
    )


# -- how far it goes -------------------------------------------------------------------------------------


def _end(reading: Reading, first: int) -> int:
    """Index of the last token of the name that begins at ``first``."""
    tied = _last_tied(reading, first)
    last = _cut_at_small_word(reading, first, _last_in_row(reading, first, tied), tied)
    while last > first and not reading.tokens[last].text[:1].isupper():
        last -= 1
    return last


def _last_tied(reading: Reading, first: int) -> int:
    """The last token that the tree, or a compound in two halves, ties to the first of a name."""
    tokens = reading.tokens
    flat = reading.sentence.children(tokens[first], "flat")
    last = max([first, *[part.index for part in flat if _near(reading, first, part)]])
    if tokens[first].text.endswith("-") and len(tokens) > first + 2 and tokens[first + 1].upos == "CCONJ":
        last = max(last, first + 2)
    return last


def _last_in_row(reading: Reading, first: int, last: int) -> int:
    """The last of the capitals and particles that follow token ``last`` without a break."""
    tokens = reading.tokens
    for index in range(last + 1, len(tokens)):
        token = tokens[index]
        if _continues_name(token) and _is_one_name(reading, token):
            last = index
        elif not _is_particle(reading, first, token):
            break
    return last


def _cut_at_small_word(reading: Reading, first: int, last: int, tied: int) -> int:
    """The last token before a word that the tree took into the name and that no name holds."""
    for token in reading.tokens[first + 1 : min(last, tied) + 1]:
        if (
            token.text[:1].islower()
            and token.upos != "CCONJ"
            and token.lower not in reading.lexicon.name_particles
        ):
            return token.index - 1
    return last


def _near(reading: Reading, first: int, token: Token) -> bool:
    """Whether few words and no comma, conjunction or verb stand between two parts of a name."""
    between = reading.tokens[first + 1 : token.index + 1]
    return 0 < len(between) <= _LONGEST_REACH and all(
        part.upos not in {"PUNCT", "CCONJ", "VERB"} for part in between
    )


def _continues_name(token: Token) -> bool:
    if not token.text[:1].isupper():
        return False
    return token.upos in {"PROPN", "X", ""} or (token.upos in {"NOUN", "ADJ"} and token.relation == "flat")


def _is_one_name(reading: Reading, token: Token) -> bool:
    """Whether the tree lets a word be one name with the word before it.

    *gaf Jan Piet een boek* — gave Jan Piet a book — has two names.
    """
    before = reading.tokens[token.index - 1]
    if not before.text[:1].isupper():
        return True
    both = {before.relation, token.relation}
    return token.head == before.index or before.head == token.index or not both <= _ARGUMENTS


def _is_particle(reading: Reading, first: int, token: Token) -> bool:
    """Whether a small word goes on with the name that began at ``first``: *Ria* **van der** *Berg*."""
    lexicon = reading.lexicon
    if token.lower not in lexicon.name_particles:
        return False
    following = reading.tokens[token.index + 1 : token.index + 3]
    if not following or not any(_continues_name(part) for part in following):
        return False
    before = reading.tokens[token.index - 1]
    organisation = lexicon.noun_type("", before.text) is EntityType.ORGANISATION
    if organisation and before.index == first and following[0].text[:1].isupper():
        return True
    return (
        token.upos in {"PROPN", "X", ""}
        or token.relation == "flat"
        or token.text[:1].isupper()
        or f"{token.lower} {following[0].lower}" in lexicon.particle_pairs
    )
