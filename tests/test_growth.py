"""Time is in proportion to the text: work is counted, not timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from quoteattr import QuoteExtractor
from tests.hostile import hostile


def work(run: Callable[[], object]) -> int:
    """How many lines of Python ``run`` executes; each turn of a loop or comprehension counts."""
    lines = 0

    def count(frame: Any, event: str, argument: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        run()
    finally:
        sys.settrace(before)
    return lines


SHAPES = {
    "quotations": '"Dat is zo", zei Jan tegen Piet. Hij ging weg.\n\n',
    "one paragraph": '"Dat is zo", zei Jan tegen Piet. Hij ging weg. ',
    "marks": '" ',
    "nested marks": "„‘",
    "headings": "Wij gaan door\n",
    "dialogue": "-- Kom! riep Anna; ik ga. Hij lachte.\n\n",
    "no full stop": "en de man zei dat de vrouw zei ",
    "tags": ", zei hij",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_work_is_in_proportion(shape: str) -> None:
    """Four times the text makes about four times the work, in all stages that need no model together."""
    _compare(lambda size: (SHAPES[shape] * (size // len(SHAPES[shape]) + 1))[:size])


@pytest.mark.parametrize("kind", ["marks in turn", "nested marks", "news"])
def test_work_on_hostile_texts_is_in_proportion(kind: str) -> None:
    """That holds of texts that are made to be slow, and of news in which the same few people speak."""
    _compare(lambda size: hostile(kind, size))


def _compare(text: Callable[[int], str]) -> None:
    extractor = QuoteExtractor(model=None)
    small, large = text(10_000), text(40_000)
    extractor(small)
    assert work(lambda: extractor(large)) < 5.5 * work(lambda: extractor(small))
