"""How many threads PyTorch uses."""

from __future__ import annotations

import os

__all__ = ["mind_forks", "use_threads"]

_computing_in: set[int] = set()


def use_threads(count: int) -> None:
    """Have PyTorch use ``count`` threads in this process."""
    import torch

    torch.set_num_threads(count)


def mind_forks() -> None:
    """Have PyTorch use one thread in a process that was forked off one in which it has computed already.

    The threads that it knows of stayed behind, and it would wait for them without end.
    """
    process = os.getpid()
    if process not in _computing_in:
        if _computing_in:
            use_threads(1)
        _computing_in.add(process)
