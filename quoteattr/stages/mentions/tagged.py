"""Names as a model of names has tagged them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from quoteattr.parsing import Token
from quoteattr.schema import EntityType
from quoteattr.stages.mentions.capitals import lends_capital
from quoteattr.stages.mentions.reading import Reading
from quoteattr.stages.mentions.runs import NameRun, completed_function, is_handle

__all__ = ["tagged_runs"]

_PERSON = "person"

_NO_CALL_NAMES = frozenset({"organisation", "place", "document"})

_CLOSING = {"(": ")", "‘": "’", "'": "'", '"': '"', "“": "”", "„": "”", "«": "»"}
"""Marks around a call name or a nickname, by those that open it."""

_LONGEST_CALL_NAME = 3
"""Words, at most, of a call name between marks."""


def tagged_runs(reading: Reading, tags: Sequence[str]) -> Iterator[NameRun]:
    """The names of a sentence in text order.

    *directeur van het* **Instituut voor Bruggen** **Anna Smit** — Anna Smit, director of the institute for
    bridges: a person right behind a body has the function that the body completes.

    :param tags: see ``names`` of :class:`~quoteattr.parsing.Sentence`.
    """
    before: NameRun | None = None
    for run in _with_call_names(reading, _spans(reading, tags)):
        if run.kind == _PERSON and before is not None and before.last == run.first - 1:
            run = evolve(run, function=completed_function(reading, before.first))
        before = run
        yield run


def _spans(reading: Reading, tags: Sequence[str]) -> Iterator[NameRun]:
    """The names as they are tagged, and handles, which no tag tells.

    A body that is named after two is no name: *B en W*, mayor and aldermen.
    """
    first = -1
    for index, tag in enumerate((*tags, "O")):
        if first >= 0 and tag[0] != "I":
            if not reading.pair(reading.tokens[first]):
                yield NameRun(_behind_others(reading, first, index - 1), index - 1, kind=tags[first][2:])
            first = -1
        if tag[0] == "B":
            first = index
        elif tag == "O" and index < len(tags) and is_handle(reading.tokens[index].text):
            yield NameRun(index, index)


def _behind_others(reading: Reading, first: int, last: int) -> int:
    """The first word of a name behind what stands before names: *Oh* **Kees**, *VVD’er* **Kees**.

    A member of the VVD; also *ABC-leider* **Kees**, leader of the ABC.
    """
    while first < last and _is_no_part(reading, first):
        first += 1
    return first


def _is_no_part(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    if token.upos == "INTJ" or token.lower in reading.lexicon.oaths:
        return index == 0 or lends_capital(reading.tokens[index - 1].text)
    _, hyphen, tail = token.text.rpartition("-")
    return token.lower.endswith(reading.lexicon.follower_endings) or (
        bool(hyphen) and tail.islower() and reading.lexicon.noun_type(tail, tail) is EntityType.PERSON
    )


def _with_call_names(reading: Reading, runs: Iterator[NameRun]) -> Iterator[NameRun]:
    """Names with a call name or nickname in them as one: **A.H. (Anneke) de Groot**.

    Likewise *Cor ‘de Kale’ Vermeer*, Cor 'the Bald' Vermeer. A place or body in brackets is none.
    """
    found = list(runs)
    end = -1
    for place, run in enumerate(found):
        if run.first <= end:
            continue
        closing = _closing(reading.tokens, run)
        if closing is not None:
            inner = [other for other in found[place + 1 :] if other.last < closing]
            family = _family_behind(reading, closing)
            if family is not None and all(other.kind not in _NO_CALL_NAMES for other in inner):
                last = next((other.last for other in found if other.first <= family <= other.last), family)
                run = evolve(run, last=last)
        end = run.last
        yield run


def _family_behind(reading: Reading, closing: int) -> int | None:
    """The first capital of the family name behind a call name, with particles before it or without."""
    for token in reading.tokens[closing + 1 :]:
        if token.upos in {"PROPN", "X", ""} and token.text[:1].isupper():
            return token.index
        if token.lower not in reading.lexicon.name_particles:
            return None
    return None


def _closing(tokens: Sequence[Token], run: NameRun) -> int | None:
    """Where the mark closes that opens right behind a person's name, if it holds a call name."""
    if run.kind != _PERSON or run.last + 1 >= len(tokens):
        return None
    closing = _CLOSING.get(tokens[run.last + 1].text)
    first = run.last + 2
    for index in range(first + 1, min(first + _LONGEST_CALL_NAME + 1, len(tokens))):
        if tokens[index].text == closing:
            words = tokens[first:index]
            named = words[-1].text[:1].isupper() and not words[-1].text.isupper()
            return index if named and all(word.text[:1].isalpha() for word in words) else None
    return None
