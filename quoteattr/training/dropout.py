"""Dropout whose random numbers are drawn once.

An update of the parser takes 9 % longer when they are drawn anew each time (one processor thread, bfloat16).
"""

from __future__ import annotations

import random
from typing import Any

import torch
from attrs import Factory, frozen

__all__ = ["MaskPool", "PooledDropout", "use_pooled_dropout"]

_POOL = 1 << 22
"""Numbers in a pool; values of the whole batch must be fewer."""


@frozen(eq=False)
class MaskPool:
    """Masks that values are multiplied by: zero at some places, and elsewhere what makes up for it.

    :param rate: the share of zeros, 0 to 1.
    """

    rate: float
    _masks: dict[torch.dtype, torch.Tensor] = Factory(dict)

    def mask(self, values: torch.Tensor) -> torch.Tensor:
        """A mask for ``values`` from a random place of the pool, in their shape and precision."""
        pool = self._masks.get(values.dtype)
        if pool is None:
            kept = torch.rand(_POOL, generator=torch.Generator().manual_seed(1)) >= self.rate
            pool = self._masks[values.dtype] = kept.to(values.dtype) / (1 - self.rate)
        place = random.randrange(_POOL - values.numel())
        return pool[place : place + values.numel()].view(values.shape)


class PooledDropout(torch.nn.Dropout):  # type: ignore[misc]
    """``torch.nn.Dropout`` that takes its mask from a pool."""

    def __init__(self, pool: MaskPool) -> None:
        super().__init__(pool.rate)
        self.pool = pool

    def forward(self, values: Any) -> Any:
        if not self.training or self.p == 0 or not 0 < values.numel() < _POOL:
            return super().forward(values)
        return values * self.pool.mask(values)


def use_pooled_dropout(model: Any) -> None:
    """Put pooled dropout in the place of all dropout layers of ``model``; those of one rate share a pool."""
    pools: dict[float, MaskPool] = {}
    layers = [
        (parent, name, layer)
        for parent in model.modules()
        for name, layer in parent.named_children()
        if type(layer) is torch.nn.Dropout
    ]
    for parent, name, layer in layers:
        setattr(parent, name, PooledDropout(pools.setdefault(layer.p, MaskPool(layer.p))))
