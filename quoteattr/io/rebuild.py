"""From the quotations that a format holds back to an extraction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from quoteattr.io.roles import mentions_of
from quoteattr.schema import Entity, Extraction, Gender, Mention, Quote

__all__ = ["Person", "person", "rebuild"]


@frozen
class Person:
    """What a format tells of an entity beside its name and type."""

    gender: Gender | None = None
    known: str | None = None


def person(gender: str | None, known: str | None) -> Person:
    """What a format tells in strings, ``None`` or empty where it tells nothing.

    :raises ValueError: there is no such gender.
    """
    return Person(Gender(gender) if gender else None, known or None)


def rebuild(
    text: str,
    quotes: Iterable[Quote],
    *,
    source: str | None = None,
    people: Mapping[str, Person] | None = None,
) -> Extraction:
    """The extraction with these quotations, in reading order.

    Its entities are those that the quotations name. Convention, notes, aliases and mentions that take part in
    no quotation are not to be had this way.

    :param source: where the text comes from.
    :param people: what is known of entities, by their ids.
    """
    ordered = tuple(sorted(quotes, key=lambda quote: (quote.start, -quote.end)))
    told = people or {}
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
            gender=told.get(identifier, _NOTHING).gender,
            known=told.get(identifier, _NOTHING).known,
        )
        for identifier, those in mentions.items()
    )
    return Extraction(text=text, quotes=ordered, entities=tuple(entities), source=source)


_NOTHING = Person()
