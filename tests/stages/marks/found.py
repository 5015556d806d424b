"""The marked spans of texts."""

from __future__ import annotations

from quoteattr.stages.layout import read_paragraphs
from quoteattr.stages.marks import Marks, find_marks
from tests.stages.tables import DUTCH


def marks_of(text: str) -> Marks:
    return find_marks(text, read_paragraphs(text), DUTCH)


def contents(text: str) -> list[str]:
    return [text[span.start : span.end] for span in marks_of(text).spans]
