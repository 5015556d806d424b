"""Who speaks and who is spoken to: one number and one colour for each, the same in text, legend and graph."""

from __future__ import annotations

import colorsys
from collections import Counter

from attrs import frozen

from quoteattr.io.roles import mentions_of
from quoteattr.schema import EntityType, Extraction, Mention

__all__ = ["Colour", "Member", "cast_of", "exchanges"]

_FIRST_COLOURS = (
    (0, 114, 178),
    (213, 94, 0),
    (0, 158, 115),
    (204, 121, 167),
    (230, 159, 0),
    (86, 180, 233),
    (148, 103, 189),
)
"""Colours that people with any kind of colour blindness can tell apart."""

_GOLDEN_ANGLE = 0.381966


@frozen
class Colour:
    """A colour with the black or white that is readable on it."""

    red: int
    green: int
    blue: int

    @property
    def css(self) -> str:
        """The channels as CSS takes them in ``rgb(… / alpha)``: ``"0 114 178"``."""
        return f"{self.red} {self.green} {self.blue}"

    @property
    def ink(self) -> str:
        """``#000`` or ``#fff``, whichever has more contrast with this colour."""
        red, green, blue = (_linear(channel / 255) for channel in (self.red, self.green, self.blue))
        return "#000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 else "#fff"


@frozen(kw_only=True)
class Member:
    """Somebody who speaks or is spoken to.

    :param entity: id of the entity.
    :param number: what stands for the entity next to its quotations, from 1.
    :param name: the fullest name that the text gives.
    :param type: what the entity is.
    :param colour: the colour of its quotations.
    :param said: number of quotations that it is a speaker of.
    :param heard: number of quotations that it is an addressee of.
    :param passed_on: number of quotations that it passes on.
    """

    entity: str
    number: int
    name: str
    type: EntityType | None
    colour: Colour
    said: int
    heard: int
    passed_on: int


def cast_of(extraction: Extraction) -> dict[str, Member]:
    """Speakers in the order in which they first speak, then who only listens or passes on, by entity id."""
    said = Counter(mention.entity for quote in extraction for mention in quote.speakers)
    heard = Counter(mention.entity for quote in extraction for mention in quote.addressees)
    passed_on = Counter(mention.entity for quote in extraction for mention in quote.via)
    mentions: dict[str, Mention] = {}
    for quote in extraction:
        for mention in mentions_of(quote):
            mentions.setdefault(mention.entity, mention)
    entities = {entity.id: entity for entity in extraction.entities}
    return {
        identifier: Member(
            entity=identifier,
            number=number,
            name=entities.get(identifier, mentions[identifier]).name,
            type=entities.get(identifier, mentions[identifier]).type,
            colour=_colour(number - 1),
            said=said[identifier],
            heard=heard[identifier],
            passed_on=passed_on[identifier],
        )
        for number, identifier in enumerate(dict.fromkeys([*said, *heard, *passed_on]), start=1)
    }


def exchanges(extraction: Extraction) -> Counter[tuple[str, str]]:
    """How many quotations each speaker directs at each addressee, by their entity ids."""
    return Counter(
        (speaker.entity, addressee.entity)
        for quote in extraction
        for speaker in quote.speakers
        for addressee in quote.addressees
    )


def _colour(index: int) -> Colour:
    if index < len(_FIRST_COLOURS):
        return Colour(*_FIRST_COLOURS[index])
    lightness = (0.42, 0.56, 0.48)[index % 3]
    channels = colorsys.hls_to_rgb(index * _GOLDEN_ANGLE % 1.0, lightness, 0.62)
    return Colour(*(round(255 * channel) for channel in channels))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4
