"""Flat rows: one dictionary a quotation, the same keys in each, for tables and data frames."""

from __future__ import annotations

from typing import Any

from quoteattr.schema import Extraction, Mention, Quote

__all__ = ["to_records"]


def to_records(extraction: Extraction) -> list[dict[str, Any]]:
    """One row a quotation, in reading order.

    The values are strings, whole numbers, floats and ``None``. ``cue_…``, ``speaker_…`` and ``addressee_…``
    hold what is in :class:`~quoteattr.Cue` and :class:`~quoteattr.Mention`; ``speaker`` and ``addressee``
    are the words that stand in the text. Of several addressees the first has the columns and all names stand
    in ``addressees``, joined by ``"; "``.
    """
    return [_row(quote) for quote in extraction.quotes]


def _row(quote: Quote) -> dict[str, Any]:
    cue = quote.cue
    return {
        "id": quote.id,
        "utterance": quote.utterance,
        "parent": quote.parent,
        "kind": str(quote.kind),
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "cue": cue.text if cue else None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "cue_lemma": cue.lemma if cue else None,
        **_mention("speaker", quote.speaker),
        **_mention("addressee", quote.addressee),
        "addressees": "; ".join(mention.name for mention in quote.addressees) or None,
        "rule": quote.rule,
        "confidence": quote.confidence,
        "reason": _value(quote.reason),
        "polarity": str(quote.polarity),
        "factuality": str(quote.factuality),
        "medium": str(quote.medium),
    }


def _mention(role: str, mention: Mention | None) -> dict[str, Any]:
    return {
        role: mention.text if mention else None,
        f"{role}_start": mention.start if mention else None,
        f"{role}_end": mention.end if mention else None,
        f"{role}_name": mention.name if mention else None,
        f"{role}_entity": mention.entity if mention else None,
        f"{role}_form": str(mention.form) if mention else None,
        f"{role}_type": _value(mention.type) if mention else None,
    }


def _value(member: object) -> str | None:
    return None if member is None else str(member)
