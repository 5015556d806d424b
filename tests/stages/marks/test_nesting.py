"""Which marked span stands in which, and the convention of a text."""

from __future__ import annotations

import pytest

from tests.stages.marks.found import contents, marks_of


def test_offsets_tell_the_content_from_its_marks() -> None:
    """The inner offsets hold the content, the outer ones its marks too."""
    text = "Zij zei: ,,Kom maar.''"
    (span,) = marks_of(text).spans
    assert text[span.start : span.end] == "Kom maar."
    assert text[span.outer_start : span.outer_end] == ",,Kom maar.''"
    assert (span.opening, span.closing) == (",,", "''")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Hij zei ‘nee’ tegen me”, zei ze.", ["Hij zei ‘nee’ tegen me", "nee"]),
        ("‘Ik zei toch ‘genoeg’!’, riep ze.", ["Ik zei toch ‘genoeg’!", "genoeg"]),
        (",,Het heet 'mooi''', zei ze.", ["Het heet 'mooi'", "mooi"]),
        ('"Ik zei "genoeg" tegen hem", riep ze.', ['Ik zei "genoeg" tegen hem', "genoeg"]),
        (
            "„A zei: ‚B zei: „nee” tegen mij’ gisteren”, zei C.",
            ["A zei: ‚B zei: „nee” tegen mij’ gisteren", "B zei: „nee” tegen mij", "nee"],
        ),
    ],
)
def test_passages_nest_to_any_depth(text: str, expected: list[str]) -> None:
    """Each inner passage has the one around it as its parent, also with the same mark."""
    spans = marks_of(text).spans
    assert contents(text) == expected
    assert [span.parent for span in spans] == [None, *range(len(spans) - 1)]


def test_the_most_used_pair_is_the_convention() -> None:
    """Each pair is counted; the primary one is that of most outermost passages."""
    text = "„Een”, zei A. „Twee ’of drie’”, zei B. Een ’derde’ ding."
    convention = marks_of(text).convention
    assert convention.primary == ("„", "”")
    assert convention.counts == {"„…”": 2, "’…’": 2}
