"""Dropout whose random numbers are drawn once; drawing them anew is a tenth of the training time on a CPU."""

from __future__ import annotations

import random
from typing import Any

import torch

__all__ = ["PooledDropout", "use_pooled_dropout"]

_POOL = 1 << 22


class PooledDropout(torch.nn.Dropout):  # type: ignore[misc]
    """``torch.nn.Dropout`` that takes its mask from a random place of a large fixed one."""

    masks: dict[Any, Any]

    def forward(self, values: Any) -> Any:
        size = values.numel()
        if not self.training or self.p == 0 or not 0 < size < _POOL:
            return super().forward(values)
        mask = self.masks.get(values.dtype)
        if mask is None:
            kept = torch.rand(_POOL, generator=torch.Generator().manual_seed(1)) >= self.p
            mask = self.masks[values.dtype] = kept.to(values.dtype) / (1 - self.p)
        place = random.randrange(_POOL - size)
        return values * mask[place : place + size].view(values.shape)


def use_pooled_dropout(model: Any) -> None:
    """Let all dropout layers of ``model`` share pools of masks, one for each rate."""
    pools: dict[float, dict[Any, Any]] = {}
    for module in model.modules():
        if type(module) is torch.nn.Dropout:
            module.__class__ = PooledDropout
            module.masks = pools.setdefault(module.p, {})
