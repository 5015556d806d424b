"""Stretches of text, looked up by place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quoteattr.stages.spans import Spans
from tests.support.strategies import examples

STRETCHES = st.tuples(st.integers(0, 12), st.integers(1, 5)).map(lambda pair: (pair[0], sum(pair)))


@examples(500)
@given(spans=st.lists(STRETCHES, max_size=6), place=STRETCHES)
def test_look_up(spans: list[tuple[int, int]], place: tuple[int, int]) -> None:
    """Whatever overlaps or nests, the answers are those of a look at each stretch."""
    start, end = place
    table = Spans.of(spans)
    assert table.touch(start, end) == any(s < end and start < e for s, e in spans)
    assert table.shared(start, end) == sum(max(0, min(end, e) - max(start, s)) for s, e in spans)
    assert table.open_at(start) == any(s <= start + 1 and start < e for s, e in spans)
    assert table.hold(start, end) == any(s <= start and end <= e for s, e in spans)
