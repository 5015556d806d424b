"""Quotation marks: which marks of a text open and close a passage, and which are apostrophes."""

from quoteattr.stages.marks.marked_span import MarkedSpan
from quoteattr.stages.marks.nesting import Marks, find_marks
from quoteattr.stages.marks.tags import starts_tag

__all__ = ["MarkedSpan", "Marks", "find_marks", "starts_tag"]
