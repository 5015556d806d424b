"""Who speaks to whom, drawn as SVG."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from textwrap import wrap

from attrs import frozen

from quoteattr.io.cast import Member, cast_of, exchanges
from quoteattr.io.characters import replace_forbidden
from quoteattr.schema import Extraction

__all__ = ["MAX_NODES", "to_svg"]

MAX_NODES = 24
"""The drawing shows at most this many entities, those with most quotations between them."""

_ROW = 52.0
_MARGIN = 34.0
_NODE = 13.0
_REACH = 170.0
_LABEL = 18
_LABEL_LINES = 3
_LINE = 16.0
_LETTER = 8.0
_GAP = 6.0
_PULL = 0.42
_BEND = 0.16
_BADGE = 9.0
_WHERE_ON_THE_LINE = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8)


@frozen
class _Point:
    x: float
    y: float

    def __add__(self, other: _Point) -> _Point:
        return _Point(self.x + other.x, self.y + other.y)

    def __sub__(self, other: _Point) -> _Point:
        return _Point(self.x - other.x, self.y - other.y)

    def __mul__(self, factor: float) -> _Point:
        return _Point(self.x * factor, self.y * factor)

    def __str__(self) -> str:
        return f"{self.x:.1f} {self.y:.1f}"

    def unit(self) -> _Point:
        return self * (1 / (math.hypot(self.x, self.y) or 1.0))

    def turned(self) -> _Point:
        return _Point(-self.y, self.x)


@frozen
class _Curve:
    start: _Point
    bend: _Point
    end: _Point

    def at(self, t: float) -> _Point:
        return self.start * ((1 - t) ** 2) + self.bend * (2 * t * (1 - t)) + self.end * (t * t)


def to_svg(extraction: Extraction) -> str:
    """Entities on a circle, an arrow from each speaker to each addressee, with the number of quotations.

    Empty when no quotation has an addressee. Needs neither networkx nor a script, carries no identifiers (so
    several drawings fit on one page), and takes the colour of its text from the page.
    """
    counts = exchanges(extraction)
    if not counts:
        return ""
    cast = cast_of(extraction)
    shown = _busiest(counts)
    counts = Counter({pair: count for pair, count in counts.items() if set(pair) <= shown})
    members = [member for identifier, member in cast.items() if identifier in shown]
    height = math.ceil(len(members) / 2) * _ROW + 2 * _MARGIN
    places = _places(members, height)
    labels = {member.entity: _label(member) for member in members}
    longest = max(len(line) for lines in labels.values() for line in lines)
    width = 2 * (_REACH + _NODE + _GAP + longest * _LETTER)
    parts = [*_arrows(counts, cast, places, height), *_nodes(members, labels, places)]
    return (
        f'<svg class="graph" width="{width:.0f}" '
        f'viewBox="{-width / 2:.0f} 0 {width:.0f} {height:.0f}" role="img" '
        f'aria-label="Who speaks to whom" xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )


def _busiest(counts: Counter[tuple[str, str]]) -> set[str]:
    traffic: Counter[str] = Counter()
    for (speaker, addressee), count in counts.items():
        traffic[speaker] += count
        traffic[addressee] += count
    return {identifier for identifier, _ in traffic.most_common(MAX_NODES)}


def _places(members: Iterable[Member], height: float) -> dict[str, _Point]:
    """A place for each on a circle whose rows are evenly spaced, so that names beside it never overlap."""
    members = list(members)
    rows = math.ceil(len(members) / 2)
    places = {}
    for index, member in enumerate(members):
        right = index < rows
        row = index if right else len(members) - 1 - index
        across = 2 * (row + 0.5) / rows - 1
        reach = _REACH * math.sqrt(1 - across * across)
        places[member.entity] = _Point(
            reach if right else -reach, height / 2 + across * (height / 2 - _MARGIN)
        )
    return places


def _label(member: Member) -> list[str]:
    return wrap(member.name, _LABEL, max_lines=_LABEL_LINES, placeholder="…") or [member.name]


def _nodes(
    members: Iterable[Member], labels: Mapping[str, Sequence[str]], places: Mapping[str, _Point]
) -> Iterable[str]:
    for member in members:
        place = places[member.entity]
        right = place.x > 0
        beside = place.x + (_NODE + _GAP) * (1 if right else -1)
        lines = labels[member.entity]
        top = place.y + 5 - _LINE * (len(lines) - 1) / 2
        label = "".join(
            f'<tspan x="{beside:.1f}" y="{top + _LINE * number:.1f}">{_text(line)}</tspan>'
            for number, line in enumerate(lines)
        )
        yield (
            f"<g><title>{_text(member.name)}</title>"
            f'<circle cx="{place.x:.1f}" cy="{place.y:.1f}" r="{_NODE}" fill="rgb({member.colour.css})"/>'
            f"{_number(member.number, place, member.colour.ink)}"
            f'<text font-size="14" fill="currentColor" text-anchor="{"start" if right else "end"}">'
            f"{label}</text></g>"
        )


def _arrows(
    counts: Mapping[tuple[str, str], int],
    cast: Mapping[str, Member],
    places: Mapping[str, _Point],
    height: float,
) -> Iterable[str]:
    centre = _Point(0, height / 2)
    taken = [(place, _NODE) for place in places.values()]
    badges = []
    for (speaker, addressee), count in counts.items():
        source = cast[speaker]
        curve = _curve(places[speaker], places[addressee], centre)
        badge = _free_place(curve, taken)
        taken.append((badge, _BADGE))
        title = f"{source.name} → {cast[addressee].name}: {count}"
        yield f"<g><title>{_text(title)}</title>{_arrow(curve, source, count)}</g>"
        badges.append(
            f'<g><title>{_text(title)}</title><circle cx="{badge.x:.1f}" cy="{badge.y:.1f}" r="{_BADGE}" '
            f'fill="rgb({source.colour.css})"/>{_number(count, badge, source.colour.ink)}</g>'
        )
    yield from badges


def _curve(source: _Point, target: _Point, centre: _Point) -> _Curve:
    if source == target:
        inward = (centre - source).unit()
        side = inward.turned() * _NODE
        return _Curve(source + side * 0.8, source + inward * 80, source - side * 0.4)
    middle = (source + target) * 0.5
    bend = middle * (1 - _PULL) + centre * _PULL + (target - source).turned() * _BEND
    return _Curve(source, bend, target)


def _free_place(curve: _Curve, taken: Iterable[tuple[_Point, float]]) -> _Point:
    def room(place: _Point) -> float:
        return min(math.hypot(place.x - other.x, place.y - other.y) - size for other, size in taken)

    places = [curve.at(t) for t in _WHERE_ON_THE_LINE]
    return next((place for place in places if room(place) > _BADGE + 3), max(places, key=room))


def _arrow(curve: _Curve, source: Member, count: int) -> str:
    into = (curve.end - curve.bend).unit()
    tip = curve.end - into * (_NODE + 2)
    base = tip - into * 9
    side = into.turned() * 4.5
    width = 1.2 + 0.4 * min(count, 8)
    colour = f"rgb({source.colour.css})"
    return (
        f'<path d="M{curve.start} Q{curve.bend} {base}" fill="none" stroke="{colour}" '
        f'stroke-width="{width:.1f}"/><path d="M{tip} L{base + side} L{base - side} Z" fill="{colour}"/>'
    )


def _number(number: int, place: _Point, ink: str) -> str:
    return (
        f'<text x="{place.x:.1f}" y="{place.y + 4:.1f}" font-size="11" font-weight="bold" '
        f'text-anchor="middle" fill="{ink}">{number}</text>'
    )


def _text(text: str) -> str:
    return escape(replace_forbidden(text))
