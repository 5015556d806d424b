"""Sentences in batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

__all__ = ["shuffled_batches"]


def shuffled_batches(lengths: Sequence[int], words: int) -> Iterator[list[int]]:
    """Batches of sentence numbers, about ``words`` words each, of similar length, in random order.

    :param lengths: number of words of each sentence.
    """
    near = sorted(range(len(lengths)), key=lambda index: lengths[index] * random.uniform(0.8, 1.25))
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
