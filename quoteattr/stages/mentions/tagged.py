"""Names as a model of names has tagged them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from quoteattr.parsing import Token
from quoteattr.stages.mentions.capitals import lends_capital
from quoteattr.stages.mentions.reading import Reading
from quoteattr.stages.mentions.runs import NameRun, completed_function, is_handle

__all__ = ["tagged_runs"]

_PERSON = "person"

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
    """The names as they are tagged, and handles, which no tag tells."""
    first = -1
    for index, tag in enumerate((*tags, "O")):
        if first >= 0 and tag[0] != "I":
            yield NameRun(_behind_exclamation(reading, first, index - 1), index - 1, kind=tags[first][2:])
            first = -1
        if tag[0] == "B":
            first = index
        elif tag == "O" and index < len(tags) and is_handle(reading.tokens[index].text):
            yield NameRun(index, index)


def _behind_exclamation(reading: Reading, first: int, last: int) -> int:
    """The first word of a name without an exclamation before it: *Oh* **Kees**."""
    token = reading.tokens[first]
    exclaims = token.upos == "INTJ" or token.lower in reading.lexicon.oaths
    opens = first == 0 or lends_capital(reading.tokens[first - 1].text)
    return first + 1 if first < last and exclaims and opens else first


def _with_call_names(reading: Reading, runs: Iterator[NameRun]) -> Iterator[NameRun]:
    """Names with a call name or nickname in them as one: **A.H. (Anneke) de Groot**.

    Likewise *Cor ‘de Kale’ Vermeer*, Cor 'the Bald' Vermeer.
    """
    held: NameRun | None = None
    inner: list[NameRun] = []
    for run in runs:
        if held is not None:
            closing = _closing(reading.tokens, held)
            if closing is not None and run.last < closing:
                inner.append(run)
                continue
            if closing is not None and _goes_on(reading, closing, run):
                held, inner = evolve(held, last=run.last), []
                continue
            yield held
            yield from inner
        held, inner = run, []
    if held is not None:
        yield held
        yield from inner


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


def _goes_on(reading: Reading, closing: int, run: NameRun) -> bool:
    """Whether a name goes on behind a call name, with particles or without."""
    between = reading.tokens[closing + 1 : run.first]
    return run.kind == _PERSON and all(word.lower in reading.lexicon.name_particles for word in between)
