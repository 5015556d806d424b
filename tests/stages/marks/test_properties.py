"""What holds of marked passages in any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stages.marks.found import marks_of

pytestmark = pytest.mark.slow

PIECES = [
    *"\"'“”„‘’‚«»‹›`´-–— .,:;!?…()\n",
    "''",
    ",,",
    "``",
    "--",
    "\n\n",
    "\r\n",
    "\x00",
    "\ud800",
    "😀",
    "Hans",
    "s",
    "t",
    "'s avonds",
    " zei hij",
    " riep Anna",
    ", aldus X.",
    "Kom",
    "12",
    "5'",
    "...",
]


texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(texts)
def test_spans_nest_or_lie_apart(text: str) -> None:
    """No two passages cross, and each lies in its parent's content."""
    spans = marks_of(text).spans
    for index, span in enumerate(spans):
        assert 0 <= span.outer_start <= span.start < span.end <= span.outer_end <= len(text)
        if span.parent is not None:
            parent = spans[span.parent]
            assert span.parent < index
            assert parent.start <= span.outer_start
            assert span.outer_end <= parent.end
        for other in spans[index + 1 :]:
            inside = other.outer_start >= span.start and other.outer_end <= span.end
            apart = other.outer_start >= span.outer_end
            assert inside or apart


@given(texts)
def test_marks_stand_where_the_spans_say(text: str) -> None:
    """The opening and closing mark are those of the text, and no passage is blank."""
    for span in marks_of(text).spans:
        assert text[span.outer_start : span.start].strip() == span.opening
        assert text[span.end : span.outer_end] == span.closing
        assert text[span.start : span.end].strip()


@given(texts)
def test_the_same_text_gives_the_same_marks(text: str) -> None:
    """Nothing depends on what was read before."""
    assert marks_of(text) == marks_of(text)


@given(texts)
def test_repairs_lie_in_the_text(text: str) -> None:
    """Places of supposed marks are offsets in ascending order."""
    repaired = marks_of(text).convention.repaired
    assert list(repaired) == sorted(repaired)
    assert all(0 <= place <= len(text) for place in repaired)


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        '" ',
        'a"',
        '"a ',
        "„a ",
        "a” ",
        "“‘„\"'a",
        '"a\n\n',
        "--a! riep b\n\n",
        "Hans' ",
        '"!   ',
        ",,a",
        "''a",
    ],
)
def test_hostile_texts_take_time_in_proportion(unit: str) -> None:
    """Half a megabyte of one pattern comes back: quadratic work would not."""
    text = unit * (500_000 // len(unit) // 4)
    marks = marks_of(text)
    assert all(span.outer_end <= len(text) for span in marks.spans)


@pytest.mark.parametrize(
    "text",
    ['"' * 10_000_000, "--a! zei b" + "!" * 500_000, '"' + " " * 1_000_000 + "a", "--a! " + "de" * 500_000],
)
def test_long_runs_are_read_once(text: str) -> None:
    """A run of marks, exclamations, spaces or letters is no trap for a pattern."""
    assert len(marks_of(text).spans) <= 1
