"""Spans of a text: how much two share, which stands in which, what is at a place, which are blank."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TypeVar

from attrs import frozen

__all__ = ["Span", "Spans", "iou", "narrowest_around", "touching", "without_blanks"]

Span = tuple[int, int]
"""First code point of a stretch of text and the one after its last."""

Index = TypeVar("Index", bound=int)

_MARK = 2
"""Code points of an opening mark and the first letter behind it."""


def iou(one: Span, other: Span) -> float:
    """Intersection over union of two spans, 0 to 1: the Jaccard index of their code points."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    if shared <= 0:
        return 0.0
    return shared / (max(one[1], other[1]) - min(one[0], other[0]))


def narrowest_around(spans: Sequence[Span], holders: Iterable[Index]) -> tuple[Index | None, ...]:
    """For each span the index of the narrowest earlier one that it stands in, ``None`` where there is none.

    :param spans: by their starts, of those that start together the longest first.
    :param holders: indices of the spans that may hold others.
    """
    may_hold: dict[int, Index] = {holder: holder for holder in holders}
    around: list[Index | None] = []
    opened: list[Index] = []
    for index, (start, end) in enumerate(spans):
        while opened and spans[opened[-1]][1] <= start:
            opened.pop()
        around.append(next((holder for holder in reversed(opened) if spans[holder][1] >= end), None))
        if index in may_hold:
            opened.append(may_hold[index])
    return tuple(around)


def without_blanks(text: str, start: int, end: int) -> Span:
    """The stretch from ``start`` to ``end`` without white space at its edges.

    Where nothing but white space is between, it is empty and at ``start``.
    """
    content = text[start:end]
    first = start + len(content) - len(content.lstrip())
    stripped = content.strip()
    return (first, first + len(stripped)) if stripped else (start, start)


def touching(stretches: Iterable[Span], spans: Sequence[Span]) -> Iterator[list[int]]:
    """For each stretch of text the indices of the spans that share a code point with it, in their order.

    :param stretches: by their starts, as the sentences of a text.
    """
    waiting = sorted(range(len(spans)), key=lambda index: -spans[index][0])
    reached: list[int] = []
    for start, end in stretches:
        while waiting and spans[waiting[-1]][0] < end:
            reached.append(waiting.pop())
        reached = [index for index in reached if spans[index][1] > start]
        yield sorted(index for index in reached if spans[index][0] < end)


@frozen
class Spans:
    """Stretches of text that may hold one another, looked up by place.

    :param starts: the first code point of each, in text order.
    :param ends: the code point after the last of each.
    :param reach: for each the furthest end of it and those before it.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    reach: Sequence[int]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Spans:
        """The stretches from a first code point to one after the last."""
        ordered = sorted(spans)
        ends = [end for _, end in ordered]
        return cls([start for start, _ in ordered], ends, list(accumulate(ends, max)))

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a code point with the stretch from ``start`` to ``end``."""
        last = bisect.bisect_left(self.starts, end)
        return last > 0 and self.reach[last - 1] > start

    def open_at(self, start: int) -> bool:
        """Whether one of them begins at ``start``, maybe behind a mark that stands there, or goes on."""
        return self.touch(start, start + _MARK)

    def hold(self, start: int, end: int) -> bool:
        """Whether the stretch from ``start`` to ``end`` lies in one of them."""
        last = bisect.bisect_right(self.starts, start)
        return last > 0 and self.reach[last - 1] >= end

    def shared(self, start: int, end: int) -> int:
        """How many code points of the stretch from ``start`` to ``end`` lie in them, one by one."""
        place, total = bisect.bisect_left(self.starts, end) - 1, 0
        while place >= 0 and self.reach[place] > start:
            total += max(0, min(end, self.ends[place]) - max(start, self.starts[place]))
            place -= 1
        return total
