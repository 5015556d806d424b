"""Stretches of text that may hold one another, looked up by place."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from itertools import accumulate

from attrs import frozen

__all__ = ["Spans"]

_MARK = 2
"""Code points of an opening mark and the first letter behind it."""


@frozen
class Spans:
    """Any number of stretches.

    :param starts: the first code point of each, in text order.
    :param ends: the code point after the last of each.
    :param reach: for each the furthest end of it and those before it.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    reach: Sequence[int]

    @classmethod
    def of(cls, spans: Iterable[tuple[int, int]]) -> Spans:
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
