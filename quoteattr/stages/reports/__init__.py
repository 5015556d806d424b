"""Cues with their sources, addressees and clauses."""

from __future__ import annotations

from quoteattr.stages.reports.addressees import is_behind_contest
from quoteattr.stages.reports.finding import find_reports
from quoteattr.stages.reports.report import Content, CueClass, Frame, Report, tied_tokens

__all__ = [
    "Content",
    "CueClass",
    "Frame",
    "Report",
    "find_reports",
    "is_behind_contest",
    "tied_tokens",
]
