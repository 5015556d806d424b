"""The quotations of an extraction that a user wants, and what belongs to them."""

from __future__ import annotations

from attrs import evolve

from quoteattr.schema import Extraction, Kind, Quote

__all__ = ["wanted_of"]


def wanted_of(
    extraction: Extraction, kinds: frozenset[Kind] | None = None, min_confidence: float = 0.0
) -> Extraction:
    """The extraction with some of its quotations, and with the entities that take part in them.

    A quotation within one that is left out belongs to the next around it that stays.

    :param kinds: the kinds that are wanted, ``None`` for all.
    :param min_confidence: least confidence of the speaker, 0 to 1; with more than 0, quotations without a
        speaker are left out.
    """
    if kinds is None and min_confidence <= 0:
        return extraction
    kept = {quote.id for quote in extraction if _is_wanted(quote, kinds, min_confidence)}
    parents = {quote.id: quote.parent for quote in extraction}
    quotes = tuple(
        evolve(quote, parent=_around(quote.parent, kept, parents)) for quote in extraction if quote.id in kept
    )
    taking_part = {
        mention.entity for quote in quotes for mention in (*quote.speakers, *quote.addressees, *quote.via)
    }
    entities = tuple(entity for entity in extraction.entities if entity.id in taking_part)
    return evolve(extraction, quotes=quotes, entities=entities)


def _is_wanted(quote: Quote, kinds: frozenset[Kind] | None, min_confidence: float) -> bool:
    return (kinds is None or quote.kind in kinds) and quote.confidence >= min_confidence


def _around(parent: str | None, kept: set[str], parents: dict[str, str | None]) -> str | None:
    """The nearest quotation around that is kept."""
    while parent is not None and parent not in kept:
        parent = parents.get(parent)
    return parent
