"""Quotation marks: which marks of a text open and close a passage, and which are apostrophes."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from quoteattr.languages import Language
from quoteattr.layout import Paragraph
from quoteattr.schema import Convention

__all__ = ["MarkedSpan", "Marks", "find_marks"]


@frozen
class MarkedSpan:
    """A passage between quotation marks or after a dialogue dash.

    :param start: first code point of the content.
    :param end: code point after the content; the marks lie outside.
    :param outer_start: first code point of the opening mark.
    :param outer_end: code point after the closing mark, equal to ``end`` when there is none.
    :param opening: the opening mark as it stands in the text.
    :param closing: the closing mark, empty when there is none (dialogue dashes, missing marks).
    :param parent: index of the marked span that it stands in, or ``None``.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    opening: str
    closing: str
    parent: int | None = None


@frozen
class Marks:
    """All marked spans of a text in text order, and the convention that they follow."""

    spans: tuple[MarkedSpan, ...]
    convention: Convention


def find_marks(text: str, paragraphs: Sequence[Paragraph], language: Language) -> Marks:
    """The passages of ``text`` between marks of ``language``."""
    return Marks((), Convention())
