"""Passages in one order, with one count of utterances."""

from __future__ import annotations

from quoteattr.schema import Kind
from quoteattr.stages.quotations import Passage, gather_passages, spans_of


def passage(kind: Kind, start: int, end: int, utterance: int) -> Passage:
    return Passage(kind, start, end, start, end, utterance)


MARKED = (passage(Kind.DIRECT, 10, 20, 0), passage(Kind.DIRECT, 30, 40, 0), passage(Kind.MIXED, 50, 60, 1))
INDIRECT = (passage(Kind.INDIRECT, 0, 5, 0), passage(Kind.INDIRECT, 50, 70, 1))


def test_text_order() -> None:
    """Passages come as they begin, the wider before what stands in it."""
    gathered = gather_passages(INDIRECT, (), MARKED)
    assert [(found.start, found.end) for found in gathered] == [
        (0, 5),
        (10, 20),
        (30, 40),
        (50, 70),
        (50, 60),
    ]
    assert gather_passages() == ()


def test_one_count_of_utterances() -> None:
    """The pieces of an utterance keep one number, which no passage of another selection has."""
    gathered = gather_passages(MARKED, (), INDIRECT)
    assert [found.utterance for found in gathered] == [2, 0, 0, 3, 1]


def test_spans_of_one_kind() -> None:
    """Where passages stand, all of them or those of one kind."""
    assert spans_of((*MARKED, *INDIRECT)) == [(0, 5), (10, 20), (30, 40), (50, 60), (50, 70)]
    assert spans_of(MARKED, Kind.DIRECT) == [(10, 20), (30, 40)]


def test_marked() -> None:
    """Direct and mixed passages stand between marks, the others do without."""
    assert [kind for kind in Kind if passage(kind, 0, 1, 0).marked] == [Kind.DIRECT, Kind.MIXED]
