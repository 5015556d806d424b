"""Which marked passages are quotations, and of what kind."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from quoteattr.languages import Language
from quoteattr.layout import Paragraph
from quoteattr.schema import Kind
from quoteattr.stages.marks import Marks
from quoteattr.syntax import Sentence

__all__ = ["MarkedQuotation", "select_quotations"]


@frozen
class MarkedQuotation:
    """A marked passage that quotes somebody.

    :param span: index of the :class:`~quoteattr.stages.marks.MarkedSpan`.
    :param kind: direct or mixed.
    :param start: first code point of the content.
    :param end: code point after the content.
    :param utterance: number shared by the pieces of one interrupted utterance.
    :param confidence: probability that it is a quotation, 0 to 1.
    """

    span: int
    kind: Kind
    start: int
    end: int
    utterance: int
    confidence: float = 1.0


def select_quotations(
    text: str,
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sentence],
    marks: Marks,
    language: Language,
) -> tuple[MarkedQuotation, ...]:
    """The marked spans that are quotations: not scare quotes, titles, nicknames or words as words."""
    return ()
