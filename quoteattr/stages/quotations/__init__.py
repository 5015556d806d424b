"""Quotations: which marked spans quote, and which labelled lines, headings and clauses do without marks."""

from quoteattr.stages.quotations.headlines import select_headlines
from quoteattr.stages.quotations.indirect import select_indirect
from quoteattr.stages.quotations.labelled import SpokenLine, select_labelled, spoken_lines, with_labels
from quoteattr.stages.quotations.labels import LabelledLine, labelled_lines, split_at_labels
from quoteattr.stages.quotations.marked import select_marked
from quoteattr.stages.quotations.passages import Passage, gather_passages, spans_of
from quoteattr.stages.quotations.posts import may_hold_posts, select_posts

__all__ = [
    "LabelledLine",
    "Passage",
    "SpokenLine",
    "gather_passages",
    "labelled_lines",
    "may_hold_posts",
    "select_headlines",
    "select_indirect",
    "select_labelled",
    "select_marked",
    "select_posts",
    "spans_of",
    "split_at_labels",
    "spoken_lines",
    "with_labels",
]
