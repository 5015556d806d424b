"""What the library sets in a process: the threads of PyTorch, and how often garbage is collected."""

from __future__ import annotations

import gc
import os

__all__ = ["collect_rarely", "mind_forks", "use_threads"]

_COLLECTED_AFTER = 1_000_000
"""New objects, less those that went, after which garbage is collected."""

_computed_in: set[int] = set()
"""Ids of the processes in which PyTorch has computed: this one, and those that it was forked off."""


def collect_rarely() -> None:
    """Have the garbage collector look less often, in a process that does nothing else than to extract.

    What it starts with stays to its end, and hardly anything that comes later holds itself.
    """
    gc.set_threshold(_COLLECTED_AFTER)


def use_threads(count: int) -> None:
    """Have PyTorch use ``count`` threads in this process."""
    import torch

    torch.set_num_threads(count)


def mind_forks() -> None:
    """Have PyTorch use one thread in a process that was forked off one in which it has computed already.

    The threads that it knows of stayed behind, and it would wait for them without end.
    """
    process = os.getpid()
    if process not in _computed_in:
        if _computed_in:
            use_threads(1)
        _computed_in.add(process)
