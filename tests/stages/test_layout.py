"""Paragraphs and headings, found by line breaks and punctuation alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.stages.layout import paragraph_at, read_paragraphs


def paragraphs(text: str) -> list[str]:
    return [text[paragraph.start : paragraph.end] for paragraph in read_paragraphs(text)]


def headings(text: str) -> list[str]:
    return [text[paragraph.start : paragraph.end] for paragraph in read_paragraphs(text) if paragraph.heading]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r\n \t\r\n"])
def test_empty_text(text: str) -> None:
    """A text without words has no paragraphs."""
    assert read_paragraphs(text) == ()


def test_blank_lines() -> None:
    """A blank line separates, also one with spaces on it, and several are as good as one."""
    assert paragraphs("Een.\n\nTwee.\n \t\n\n\nDrie.") == ["Een.", "Twee.", "Drie."]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085"])
def test_line_breaks(line_break: str) -> None:
    """A line break of any kind separates paragraphs, and its offsets are those of the text."""
    text = f"  Een.{line_break}Twee. "
    assert paragraphs(text) == ["Een.", "Twee."]
    assert read_paragraphs(text)[1].start == 6 + len(line_break)


WRAPPED = (
    "De schipper keek over het water en zag\n"
    "dat de wind was gaan liggen, terwijl de\n"
    "anderen al lang sliepen in het ruim van\n"
    "de oude boot.\n"
    "\n"
    "Niemand had hem horen roepen die nacht."
)


def test_hard_wrapped_lines() -> None:
    """Lines that are wrapped at a fixed width are one paragraph until a blank line."""
    first, second = paragraphs(WRAPPED)
    assert first.startswith("De schipper")
    assert first.endswith("de oude boot.")
    assert second.startswith("Niemand")


def test_hard_wrapped_lines_of_windows() -> None:
    """Lines that end in a carriage return and a line feed are joined as well."""
    assert len(paragraphs(WRAPPED.replace("\n", "\r\n"))) == 2


def test_lines_that_are_sentences() -> None:
    """Short lines that each end a sentence are paragraphs of their own."""
    text = "Hij kwam binnen.\nZij keek op.\nNiemand sprak.\nDe klok sloeg.\nToen ging hij."
    assert len(paragraphs(text)) == 5


def test_heading() -> None:
    """A short line without a full stop is a heading, a sentence is none."""
    assert headings("Brug weer open\n\nDe brug is sinds vandaag weer open.") == ["Brug weer open"]


@pytest.mark.parametrize("line", ["Gaat de brug open?", "Open die brug!", "'Open die brug!'"])
def test_heading_that_asks_or_calls(line: str) -> None:
    """A heading may end in a question mark or an exclamation mark."""
    assert headings(line) == [line]


@pytest.mark.parametrize("line", ["De brug is open.", "Hij zei:", '"De brug is open."', "brug " * 17])
def test_no_heading(line: str) -> None:
    """A sentence, an announcement and a long line are no headings."""
    assert headings(line) == []


def test_wrapped_lines_are_no_headings() -> None:
    """A line of a wrapped paragraph has no full stop and is no heading."""
    assert headings(WRAPPED) == []


def test_paragraph_at() -> None:
    """An offset between two paragraphs belongs to the first, one before all to none."""
    found = read_paragraphs("\n\nEen.\n\nTwee.")
    assert [paragraph_at(found, offset) for offset in (0, 2, 6, 7, 8, 99)] == [-1, 0, 0, 0, 1, 1]


@given(st.text(alphabet="aB. ,!?\"'\n\r\t\u2028\U0001f600", max_size=120))
@settings(max_examples=60, deadline=None)
def test_paragraphs_cover_the_text(text: str) -> None:
    """Paragraphs come in order, start and end in words, and leave out nothing but white space."""
    position = 0
    for paragraph in read_paragraphs(text):
        assert not text[position : paragraph.start].strip()
        content = text[paragraph.start : paragraph.end]
        assert content
        assert content == content.strip()
        position = paragraph.end
    assert not text[position:].strip()


def test_short_lines_are_not_wrapped() -> None:
    """Lines that have room for the word behind them are paragraphs of their own."""
    text = "Kim Bos 10:01\nBen je thuis?\nLin Vos 10:02\nJa, al een uur\nKim Bos 10:03\nMooi"
    assert len(paragraphs(text)) == 6


def test_several_sentences_are_no_heading() -> None:
    """A line of several sentences is none, though it ends in a question."""
    assert headings("Ik ben ziek geworden. Kom je gauw?\n\nGroeten.") == []
