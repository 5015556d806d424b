"""How spans of a text lie to one another: how much two share, and which one stands in which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Span", "iou", "narrowest_around", "touching"]

Span = tuple[int, int]
"""First code point of a stretch of text and the one after its last."""


def iou(one: Span, other: Span) -> float:
    """Intersection over union of two spans, 0 to 1: the Jaccard index of their code points."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    if shared <= 0:
        return 0.0
    return shared / (max(one[1], other[1]) - min(one[0], other[0]))


def narrowest_around(spans: Sequence[Span], holders: Iterable[int] | None = None) -> tuple[int | None, ...]:
    """For each span the number of the narrowest earlier one that it stands in, ``None`` where there is none.

    :param spans: by their starts, of those that start together the longest first.
    :param holders: numbers of the spans that may hold others; by default all.
    """
    may_hold = frozenset(range(len(spans)) if holders is None else holders)
    around: list[int | None] = []
    opened: list[int] = []
    for number, (start, end) in enumerate(spans):
        while opened and spans[opened[-1]][1] <= start:
            opened.pop()
        around.append(next((holder for holder in reversed(opened) if spans[holder][1] >= end), None))
        if number in may_hold:
            opened.append(number)
    return tuple(around)


def touching(stretches: Iterable[Span], spans: Sequence[Span]) -> Iterator[list[int]]:
    """For each stretch of text the numbers of the spans that share a code point with it, in their order.

    :param stretches: by their starts, as the sentences of a text.
    """
    waiting = sorted(range(len(spans)), key=lambda number: -spans[number][0])
    reached: list[int] = []
    for start, end in stretches:
        while waiting and spans[waiting[-1]][0] < end:
            reached.append(waiting.pop())
        reached = [number for number in reached if spans[number][1] > start]
        yield sorted(number for number in reached if spans[number][0] < end)
