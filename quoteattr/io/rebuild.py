"""From the quotations that a format holds back to an extraction."""

from __future__ import annotations

from collections.abc import Iterable

from quoteattr.io.roles import mentions_of
from quoteattr.schema import Entity, Extraction, Mention, Quote

__all__ = ["rebuild"]


def rebuild(text: str, quotes: Iterable[Quote]) -> Extraction:
    """The extraction with these quotations, in reading order.

    Its entities are those that the quotations name. Convention, notes, aliases and mentions that take part in
    no quotation are not to be had this way.
    """
    ordered = tuple(sorted(quotes, key=lambda quote: (quote.start, -quote.end)))
    mentions: dict[str, list[Mention]] = {}
    for quote in ordered:
        for mention in mentions_of(quote):
            mentions.setdefault(mention.entity, []).append(mention)
    entities = (
        Entity(
            id=identifier,
            name=those[0].name,
            type=those[0].type,
            mentions=tuple(sorted({(mention.start, mention.end) for mention in those})),
        )
        for identifier, those in mentions.items()
    )
    return Extraction(text=text, quotes=ordered, entities=tuple(entities))
