"""Marked spans: what stands between two quotation marks."""

from __future__ import annotations

from attrs import frozen

__all__ = ["MarkedSpan", "marked_span"]


@frozen
class MarkedSpan:
    """Two quotation marks and what is between, or what is said in a line after a dialogue dash.

    :param outer_start: first code point of the opening mark.
    :param start: first code point of the content.
    :param end: code point after the content.
    :param outer_end: code point after the closing mark, equal to ``end`` when there is none.
    :param opening: the opening mark as it stands in the text; empty when it is missing, and for speech that
        goes on after a tag in a line of dialogue.
    :param closing: the closing mark, empty when there is none (dialogue dashes, missing marks).
    :param repaired: code point where a mark had to be supposed, or ``None``.
    :param parent: index of the marked span that it stands in, once they are nested, or ``None``.
    """

    outer_start: int
    start: int
    end: int
    outer_end: int
    opening: str
    closing: str
    repaired: int | None = None
    parent: int | None = None


def marked_span(
    text: str, outer_start: int, start: int, end: int, outer_end: int, repaired: int | None = None
) -> MarkedSpan:
    """The span of ``text`` with these edges, and the marks that stand there."""
    opening, closing = text[outer_start:start].strip(), text[end:outer_end]
    return MarkedSpan(outer_start, start, end, outer_end, opening, closing, repaired)
