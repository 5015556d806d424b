"""Pipelines of Stanza itself, each loaded once in a process."""

from __future__ import annotations

from functools import cache
from typing import Any

from quoteattr.models import BUNDLED_MODEL
from quoteattr.parsing.pipeline import load_pipeline

__all__ = ["own_pipeline"]


@cache
def own_pipeline() -> Any:
    """A pipeline as a user makes one."""
    return load_pipeline(BUNDLED_MODEL)
