"""Logistic regression of two classes and of several, by PyTorch on all examples at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy
import torch
from attrs import frozen

__all__ = ["Array", "FeatureSets", "Softmax", "logistic_regression", "softmax_regression"]

Array = Any
"""A NumPy array."""

_STEPS = 250
_RATE = 0.05
"""Learning rate of the first update; it falls linearly to a hundredth."""
_ITERATIONS = 40
"""Of L-BFGS."""


@frozen
class FeatureSets:
    """A table of zeros and ones, told by where the ones are.

    A sparse tensor of PyTorch takes ten times as long to multiply and to derive on a processor.

    :param rows: row of each one.
    :param columns: column of each one.
    :param shape: number of rows and of columns.
    """

    rows: torch.Tensor
    columns: torch.Tensor
    shape: tuple[int, int]

    @classmethod
    def of(cls, sets: Sequence[Sequence[int]], width: int) -> FeatureSets:
        """One row for each of ``sets``, with ones in the columns that it names."""
        places = [(row, column) for row, columns in enumerate(sets) for column in columns]
        rows, columns = torch.tensor(places, dtype=torch.long).reshape(-1, 2).unbind(1)
        return cls(rows, columns, (len(sets), width))

    def __matmul__(self, weights: torch.Tensor) -> torch.Tensor:
        sums = torch.zeros(self.shape[0], dtype=weights.dtype)
        return sums.index_add(0, self.rows, weights.index_select(0, self.columns))


def logistic_regression(
    table: torch.Tensor | FeatureSets, targets: Array, importance: Array, *, ridge: float
) -> tuple[Array, float]:
    """Weights of the columns of ``table``, and the bias.

    :param table: one example a row, in double precision.
    :param targets: probability, 0 to 1, of the class above zero for each example.
    :param importance: how much each example counts.
    :param ridge: twice the penalty on the squared weights; the bias has none.
    """
    weights = torch.zeros(table.shape[1], dtype=torch.float64, requires_grad=True)
    bias = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    loss = torch.nn.BCEWithLogitsLoss(weight=torch.from_numpy(importance), reduction="sum")
    wanted = torch.from_numpy(targets)
    optimizer = torch.optim.Adam([weights, bias], lr=_RATE, betas=(0.9, 0.99))
    falling = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1.01 - (step + 1) / _STEPS)
    for _ in range(_STEPS):
        optimizer.zero_grad()
        (loss(table @ weights + bias, wanted) + ridge / 2 * weights.square().sum()).backward()
        optimizer.step()
        falling.step()
    return weights.detach().numpy(), bias.item()


@frozen
class Softmax:
    """A linear classifier of several classes.

    :param weights: one row for each feature, one column for each class.
    :param bias: one for each class.
    """

    weights: Array
    bias: Array

    def shares(self, table: Array) -> Array:
        """Probability of each class for each row of ``table``."""
        odds = table @ self.weights + self.bias
        powers = numpy.exp(odds - odds.max(axis=1, keepdims=True))
        return powers / powers.sum(axis=1, keepdims=True)


def softmax_regression(table: Array, targets: Array, importance: Array, *, ridge: float) -> Softmax:
    """The classifier of several classes, after multinomial logistic regression.

    :param table: one example a row, in single precision.
    :param targets: probability, 0 to 1, of each class for each example.
    :param importance: how much each example counts.
    :param ridge: twice the penalty on the squared weights; the bias has none.
    """
    rows, wanted, counts = map(torch.from_numpy, (table, targets, importance))
    weights = torch.zeros(table.shape[1], targets.shape[1], requires_grad=True)
    bias = torch.zeros(targets.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=_ITERATIONS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        odds = torch.log_softmax(rows @ weights + bias, dim=1)
        value = ridge / 2 * weights.square().sum() - (counts[:, None] * wanted * odds).sum()
        value.backward()
        return value

    optimizer.step(loss)
    return Softmax(weights.detach().numpy(), bias.detach().numpy())
