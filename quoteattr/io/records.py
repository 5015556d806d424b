"""Flat rows: one dictionary a quotation, the same keys in each, for tables and data frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quoteattr.schema import Entity, Extraction, Kind, Mention, Participant, Quote

__all__ = ["COLUMNS", "to_records"]


def to_records(extraction: Extraction) -> list[dict[str, Any]]:
    """One row a quotation, in reading order.

    The values are strings, whole numbers, floats and ``None``. ``cue_…``, ``speaker_…`` and ``addressee_…``
    hold what is in :class:`~quoteattr.Cue`, :class:`~quoteattr.Participant` and :class:`~quoteattr.Entity`;
    ``speaker`` and ``addressee`` are the words that stand in the text. Of several speakers or addressees the
    first has the columns and all names stand in ``speakers`` or ``addressees``, joined by ``"; "``, as do
    those in ``via``. ``rule`` and ``confidence`` are those of the speaker.
    """
    entities = {entity.id: entity for entity in extraction.entities}
    return [{"source": extraction.source, **_row(quote, entities)} for quote in extraction.quotes]


def _row(quote: Quote, entities: Mapping[str, Entity]) -> dict[str, Any]:
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
        **_participant("speaker", quote.speaker, entities),
        "speakers": _names(quote.speakers),
        **_participant("addressee", quote.addressee, entities),
        "addressees": _names(quote.addressees),
        "via": _names(quote.via),
        "rule": quote.rule,
        "confidence": quote.confidence,
        "reason": _value(quote.reason),
        "polarity": str(quote.polarity),
        "factuality": str(quote.factuality),
        "medium": str(quote.medium),
    }


def _participant(role: str, one: Participant | None, entities: Mapping[str, Entity]) -> dict[str, Any]:
    entity = entities.get(one.entity) if one else None
    own = {} if role == "speaker" else {f"{role}_rule": "rule", f"{role}_confidence": "confidence"}
    return {
        role: one.text if one else None,
        f"{role}_start": one.start if one else None,
        f"{role}_end": one.end if one else None,
        f"{role}_name": one.name if one else None,
        f"{role}_entity": one.entity if one else None,
        f"{role}_form": str(one.form) if one else None,
        f"{role}_type": _value(one.type) if one else None,
        f"{role}_gender": _value(entity.gender) if entity else None,
        f"{role}_known": entity.known if entity else None,
        **{column: getattr(one, name) if one else None for column, name in own.items()},
        f"{role}_name_confidence": one.name_confidence if one else None,
    }


def _names(mentions: Iterable[Mention]) -> str | None:
    return "; ".join(mention.name for mention in mentions) or None


def _value(member: object) -> str | None:
    return None if member is None else str(member)


COLUMNS: Sequence[str] = tuple(
    to_records(
        Extraction(text="", quotes=(Quote(kind=Kind.DIRECT, text="", start=0, end=0, id="", utterance=""),))
    )[0]
)
"""The keys of each row, in their order."""
