"""Time is in proportion to the text: work is counted, not timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from quoteattr import QuoteExtractor


def work(run: Callable[[], object]) -> int:
    """How many calls ``run`` makes, of Python and of built-in functions."""
    calls = 0

    def count(frame: Any, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return calls


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
def test_stages_are_not_quadratic(shape: str) -> None:
    """Four times the text makes fewer than eight times the calls, in all stages that need no model together."""
    extractor = QuoteExtractor(model=None)
    unit = SHAPES[shape]
    extractor(unit)
    small, large = (unit * (size // len(unit)) for size in (1_000, 4_000))
    assert work(lambda: extractor(large)) < 8 * work(lambda: extractor(small))
