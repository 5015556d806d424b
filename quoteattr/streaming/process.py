"""What the library sets in processes of its own: how often garbage is collected, and the threads of PyTorch.

In a process of the user nothing is set."""

from __future__ import annotations

import gc

__all__ = ["collect_rarely", "use_threads"]

_COLLECTED_AFTER = 1_000_000
"""New objects, less those that went, after which garbage is collected."""


def collect_rarely() -> None:
    """Have the garbage collector look less often, in a process that does nothing else than to extract.

    What it starts with stays to its end, and hardly anything that comes later holds itself.
    """
    gc.set_threshold(_COLLECTED_AFTER)


def use_threads(count: int) -> None:
    """Have PyTorch use ``count`` threads in this process, for a package that Stanza runs."""
    import torch

    torch.set_num_threads(count)
