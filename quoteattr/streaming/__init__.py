"""Streams of texts, processes that work through them, runs that go on, and what is set in a process."""

from __future__ import annotations

from quoteattr.streaming.process import collect_rarely
from quoteattr.streaming.resume import ResumeFile
from quoteattr.streaming.stream import OnError, Stream, check_source
from quoteattr.streaming.workers import Work, in_order

__all__ = ["OnError", "ResumeFile", "Stream", "Work", "check_source", "collect_rarely", "in_order"]
