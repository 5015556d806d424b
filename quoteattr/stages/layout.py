"""The layout of a text: its paragraphs and its headings.

Everything here looks at line breaks and punctuation only, so that it can run before any model.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence

import regex
from attrs import frozen

from quoteattr.spans import without_blanks

__all__ = ["Paragraph", "paragraph_at", "read_paragraphs"]

_LINE_BREAK = regex.compile(r"\r\n|[\n\r\u0085\u2028\u2029]")
_ENDS_SENTENCE = regex.compile(r"[.!?…:;,][\s\p{Pf}\p{Pi}\p{Pe}\"'´`”’]*$")

_HARD_WRAP_WIDTH = 100
"""Code points, at most, of nine in ten lines of a text that is wrapped at a fixed width."""

_NARROWEST_WRAP = 30
"""Code points, at least, of the longest lines of such a text."""

_FEWEST_WRAPPED = 3
"""Lines with another right below, at least, that tell whether a text is wrapped."""

_FULL_LINES = 0.5
"""Share of the lines that end within a sentence, at least, that have no room for the word behind them."""

_LINE_END = 8
"""Code points at the end of a line, at most, in which its last punctuation stands."""

_HEADING_WORDS = 16
"""Words, at most, of a heading."""

_HEADING_LENGTH = 160
"""Code points, at most, of a heading."""

_NEXT_SENTENCE = regex.compile(r"(?:\p{Ll}{3,30}[.…]|\p{Ll}[!?])[\"'”’]?\s+\p{Lu}")

_CALLS = tuple(mark + closing for closing in ("", "’", "'", '"', "”") for mark in "?!")
"""How a heading ends that asks or calls: it has punctuation of a sentence and is none."""


@frozen
class Paragraph:
    """A stretch of text between breaks.

    :param start: first code point that is not white space.
    :param end: code point after the last that is not white space.
    :param heading: whether it looks like a title or subheading: short, one line, no full stop.
    """

    start: int
    end: int
    heading: bool


def read_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Split ``text`` into paragraphs, in text order.

    A blank line always separates. A single line break separates too, unless the lines of the text are
    evidently wrapped at a fixed width, as in older electronic books.
    """
    lines = _lines(text)
    wrapped = _is_hard_wrapped(text, lines)
    blocks: list[tuple[int, int, int]] = []
    joining = False
    for start, end in lines:
        if start == end:
            joining = False
            continue
        if joining and wrapped:
            first, _, count = blocks[-1]
            blocks[-1] = (first, end, count + 1)
        else:
            blocks.append((start, end, 1))
        joining = True
    return tuple(
        Paragraph(start, end, count == 1 and _is_heading(text[start:end])) for start, end, count in blocks
    )


def paragraph_at(paragraphs: Sequence[Paragraph], offset: int) -> int:
    """Index of the paragraph that holds ``offset``, or of the last one before it; -1 before the first."""
    return bisect.bisect_right(paragraphs, offset, key=lambda paragraph: paragraph.start) - 1


def _lines(text: str) -> list[tuple[int, int]]:
    """First code point of each line and the one after its last, without white space at its edges."""
    lines = []
    position = 0
    for match in _LINE_BREAK.finditer(text):
        lines.append(without_blanks(text, position, match.start()))
        position = match.end()
    lines.append(without_blanks(text, position, len(text)))
    return lines


def _is_hard_wrapped(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether lines break where the next word does not fit any more, half of them within a sentence."""
    followed = [
        (start, end, next_start)
        for (start, end), (next_start, next_end) in itertools.pairwise(lines)
        if end > start and next_end > next_start
    ]
    if len(followed) < _FEWEST_WRAPPED:
        return False
    widths = sorted(end - start for start, end, _ in followed)
    width = widths[len(widths) * 9 // 10]
    open_ended = [
        line
        for line in followed
        if not _ENDS_SENTENCE.search(text[max(line[0], line[1] - _LINE_END) : line[1]])
    ]
    if not _NARROWEST_WRAP <= width <= _HARD_WRAP_WIDTH or len(open_ended) < len(followed) / 2:
        return False
    full = sum(
        end - start + 1 + len(text[next_start : next_start + width].split(maxsplit=1)[0]) > width
        for start, end, next_start in open_ended
    )
    return full >= _FULL_LINES * len(open_ended)


def _is_heading(line: str) -> bool:
    if len(line) > _HEADING_LENGTH or len(line.split()) > _HEADING_WORDS:
        return False
    if line.endswith(_CALLS):
        return _NEXT_SENTENCE.search(line) is None
    return _ENDS_SENTENCE.search(line) is None
