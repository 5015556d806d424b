"""Sentences, paragraphs and words in batches of like length."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

__all__ = ["pooled_batches", "shuffled_batches"]

_BATCHES_IN_POOL = 8
"""Batches that are made at a time from a stream."""
_BLUR = (0.8, 1.25)
"""Factors between which a length is changed at random, so that the same sentences meet in no two passes."""

Item = TypeVar("Item")


def shuffled_batches(lengths: Sequence[int], words: int) -> Iterator[list[int]]:
    """Batches of sentence numbers, about ``words`` words each, of similar length, in random order.

    :param lengths: number of words of each sentence.
    """
    near = sorted(range(len(lengths)), key=lambda index: lengths[index] * random.uniform(*_BLUR))
    batches: list[list[int]] = [[]]
    held = 0
    for index in near:
        if batches[-1] and held + lengths[index] > words:
            batches.append([])
            held = 0
        batches[-1].append(index)
        held += lengths[index]
    random.shuffle(batches)
    yield from batches


def pooled_batches(stream: Iterable[Item], size: int, length: Callable[[Item], int]) -> Iterator[list[Item]]:
    """Batches of ``size`` items, the longest of each first; a stream without end gives them without end."""
    items = iter(stream)
    while pool := sorted(islice(items, _BATCHES_IN_POOL * size), key=length, reverse=True):
        batches = [pool[first : first + size] for first in range(0, len(pool), size)]
        random.shuffle(batches)
        yield from batches
