"""Extractions that earlier versions wrote, in the form of this one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["from_schema_1"]


def from_schema_1(data: Mapping[str, Any]) -> dict[str, Any]:
    """A dictionary of schema 1 in the form of schema 2.

    In schema 1 a quotation has one speaker, whose rule and confidence stand in the quotation. ``source``
    stands in lines of JSON only.

    :raises LookupError: a field is missing.
    """
    return {
        **data,
        "source": data.get("source"),
        "quotes": [_quote(quote) for quote in data["quotes"]],
        "entities": [{**entity, "gender": None, "known": None} for entity in data["entities"]],
    }


def _quote(data: Mapping[str, Any]) -> dict[str, Any]:
    quote = dict(data)
    speaker, rule, confidence = quote.pop("speaker"), quote.pop("rule"), quote.pop("confidence")
    found = {"rule": rule, "confidence": confidence, "name_confidence": confidence}
    return {**quote, "speakers": [{**speaker, **found}] if speaker else []}
