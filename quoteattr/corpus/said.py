"""A quotation of a corpus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

__all__ = ["Said"]


@frozen(kw_only=True)
class Said:
    """A quotation of a corpus.

    :param row: see :func:`quoteattr.io.records.to_records`.
    :param words: how many words are quoted.
    :param speakers: the entities in the document that say it.
    :param addressees: those that it is said to.
    """

    document: str
    row: Mapping[str, Any]
    words: int
    speakers: Sequence[str]
    addressees: Sequence[str]
