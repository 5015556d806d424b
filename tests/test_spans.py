"""How spans lie to one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quoteattr.spans import Spans, iou, narrowest_around, touching, without_blanks
from tests.support.strategies import examples

SPANS = st.tuples(st.integers(0, 12), st.integers(1, 5)).map(lambda pair: (pair[0], sum(pair)))


@given(SPANS, SPANS)
def test_overlap_is_symmetric(one: tuple[int, int], other: tuple[int, int]) -> None:
    """Intersection over union lies between 0 and 1, is symmetric, and is 1 for equal spans only."""
    assert 0.0 <= iou(one, other) == iou(other, one) <= 1.0
    assert (iou(one, other) == 1.0) is (one == other)


def test_overlap_is_a_share() -> None:
    """Spans that share four of their ten code points overlap by 0.4; such as only meet, not at all."""
    assert iou((0, 7), (3, 10)) == 0.4
    assert iou((0, 3), (3, 10)) == 0.0


@examples(300)
@given(spans=st.lists(SPANS, max_size=7), data=st.data())
def test_narrowest_around(spans: list[tuple[int, int]], data: st.DataObject) -> None:
    """The span around another is the last earlier one that holds it, of those that may."""
    spans.sort(key=lambda span: (span[0], -span[1]))
    holders = data.draw(st.sets(st.sampled_from(range(len(spans)))) if spans else st.just(set()))
    for number, (start, end) in enumerate(spans):
        earlier = [n for n in range(number) if spans[n][0] <= start and end <= spans[n][1]]
        assert narrowest_around(spans, range(len(spans)))[number] == max(earlier, default=None)
        assert narrowest_around(spans, holders)[number] == max(holders & set(earlier), default=None)


@examples(300)
@given(spans=st.lists(SPANS, max_size=7), stretches=st.lists(SPANS, max_size=7).map(sorted))
def test_touching(spans: list[tuple[int, int]], stretches: list[tuple[int, int]]) -> None:
    """Each stretch has the spans that reach into it, in the order in which they were given."""
    assert list(touching(stretches, spans)) == [
        [number for number, (s, e) in enumerate(spans) if s < end and e > start] for start, end in stretches
    ]


@examples(500)
@given(spans=st.lists(SPANS, max_size=6), place=SPANS)
def test_look_up(spans: list[tuple[int, int]], place: tuple[int, int]) -> None:
    """Whatever overlaps or nests, the answers are those of a look at each stretch."""
    start, end = place
    table = Spans.of(spans)
    assert table.touch(start, end) == any(s < end and start < e for s, e in spans)
    assert table.shared(start, end) == sum(max(0, min(end, e) - max(start, s)) for s, e in spans)
    assert table.open_at(start) == any(s <= start + 1 and start < e for s, e in spans)
    assert table.hold(start, end) == any(s <= start and end <= e for s, e in spans)


def test_a_stretch_without_blanks() -> None:
    """White space goes at both edges and stays within; of nothing else an empty stretch is left at the start."""
    text = "a \n b  c "
    assert without_blanks(text, 1, 9) == (4, 8)
    assert without_blanks(text, 1, 4) == (1, 1)
