"""Time is in proportion to the text: work is counted, not timed."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import quoteattr
from quoteattr import QuoteExtractor
from tests.programs.hostile import hostile

pytestmark = pytest.mark.slow

LIGHT = QuoteExtractor(model=None)


SOURCE = str(Path(quoteattr.__file__).parent)


def work(run: Callable[[], object]) -> Counter[str]:
    """How many lines each function of the package executes; each turn of a loop or comprehension counts."""
    lines: Counter[str] = Counter()

    def enter(frame: Any, *_: object) -> Any:
        if not frame.f_code.co_filename.startswith(SOURCE):
            return None
        name = f"{frame.f_code.co_filename.removeprefix(SOURCE)}:{frame.f_code.co_firstlineno}"

        def count(_frame: Any, event: str, _argument: Any) -> Any:
            lines[name] += event == "line"
            return count

        return count

    before = sys.gettrace()
    sys.settrace(enter)
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


@pytest.mark.parametrize("kind", ["one sentence", "names", "news"])
def test_work_with_the_model_is_in_proportion(bundled: QuoteExtractor, kind: str) -> None:
    """That holds of the stages that need trees, and of each function that has some work in a short text."""
    few, many = _compare(lambda size: hostile(kind, size), bundled)
    grown = {name: (lines, many[name]) for name, lines in few.items() if many[name] > 12 * lines > 1_600}
    assert grown == {}


MENTIONS = {
    "pronouns": ("Anna en Piet kwamen. ", "Hij zei dat zij vond dat hij kwam. "),
    "pronouns before marks": ("Anna en Piet kwamen. ", "Hij zag hem. “Ja,” zei hij. "),
}
"""How a paragraph begins that has many mentions, and what it repeats."""


@pytest.mark.parametrize("shape", MENTIONS)
def test_work_in_one_paragraph_is_in_proportion(bundled: QuoteExtractor, shape: str) -> None:
    """How many mentions a paragraph has makes none of its quotations slower."""
    beginning, repeated = MENTIONS[shape]
    _compare(lambda size: (beginning + repeated * (size // len(repeated) + 1))[:size], bundled)


def _compare(
    text: Callable[[int], str], extractor: QuoteExtractor = LIGHT
) -> tuple[Counter[str], Counter[str]]:
    """The work for a text and for one of four times its size, which is about four times as much."""
    small, large = text(4_000), text(16_000)
    extractor(small)
    few, many = work(lambda: extractor(small)), work(lambda: extractor(large))
    assert many.total() < 5.5 * few.total()
    return few, many
