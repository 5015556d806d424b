"""Punctuation at the edges of what is reported."""

from __future__ import annotations

from quoteattr.parsing import Token

__all__ = ["is_edge", "is_mark", "is_punctuation"]

_MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›`´") | {",,", "''", "``"}
_EDGES = frozenset(",.;:!?…-–—()[]") | {"...", "--"}


def is_mark(token: Token) -> bool:
    """Whether it is a quotation mark."""
    return token.text in _MARKS


def is_edge(token: Token) -> bool:
    """Whether it is punctuation that no content starts or ends with."""
    return token.text in _EDGES


def is_punctuation(token: Token) -> bool:
    """Whether it is a quotation mark or other punctuation."""
    return token.text in _EDGES or token.text in _MARKS
