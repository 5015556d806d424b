"""Products of matrices in pieces so small that a library for linear algebra starts no threads for them.

OpenBLAS, which comes with NumPy, spreads a product over all cores from 262,144 multiplications on. Beside
busy neighbours its threads wait for each other at every product, which then takes ten times as long or more.
A stack of small products takes as long as the large one on one core, whatever the neighbours do, gives the
same numbers whatever the number of threads, and changes no setting of the process.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from attrs import frozen

__all__ = ["Array", "Matrix", "multiply"]

Array: TypeAlias = np.ndarray[Any, Any]

_MOST = 262_144
"""Multiplications in one product that OpenBLAS does with one thread."""

_FEWEST_ROWS, _MOST_ROWS = 12, 64
"""Rows of inputs that are multiplied at a time: with fewer, and with more, a product takes longer."""

_SPEEDS = ((16, 1.0), (8, 0.9), (1, 0.8))
"""Columns, and how fast products with a multiple of them are: 16 and 8 numbers fill a wide register."""

_DISLIKE_OF_FILLING = 4
"""Power to which the share of real columns counts, so that few are filled up even in the largest block."""


@frozen(eq=False)
class Matrix:
    """A matrix, or a stack of matrices, that many inputs are multiplied by.

    :param blocks: its columns in blocks: stack x blocks x inputs x columns of a block.
        The last block is filled up with zeros, for all are of one size.
    :param rows: how many rows of inputs are multiplied by a block at a time.
    :param outputs: how many columns the matrix has, without those that are filled up.
    """

    blocks: Array
    rows: int
    outputs: int

    @classmethod
    def of(cls, weight: Array) -> Matrix:
        """Cut a matrix into blocks.

        :param weight: inputs x outputs, or a stack of such matrices.
        """
        *stack, inputs, outputs = weight.shape
        rows, width = _block(inputs, outputs)
        count = -(-outputs // width)
        filled = np.zeros((*stack, inputs, count * width), dtype=np.float32)
        filled[..., :outputs] = weight
        columns = filled.reshape(*stack, inputs, count, width)
        return cls(np.ascontiguousarray(np.moveaxis(columns, -2, -3)), rows, outputs)

    def __call__(self, inputs: Array) -> Array:
        """The product: stack x rows x outputs.

        :param inputs: stack x rows x inputs; the stack may be left out.
        """
        count, _, width = self.blocks.shape[-3:]
        out = np.empty((*self.blocks.shape[:-3], inputs.shape[-2], count * width), dtype=np.float32)
        self.into(out, inputs)
        return out[..., : self.outputs]

    def into(self, out: Array, inputs: Array) -> None:
        """Write the product into ``out``, which is as wide as all blocks, filled up ones included."""
        count, _, width = self.blocks.shape[-3:]
        *stack, places, _ = out.shape
        whole = places - places % self.rows
        if whole:
            shape = (whole // self.rows, self.rows)
            np.matmul(
                inputs[..., :whole, :].reshape(*inputs.shape[:-2], 1, *shape, inputs.shape[-1]),
                self.blocks[..., None, :, :],
                out=np.moveaxis(out[..., :whole, :].reshape(*stack, *shape, count, width), -2, -4),
            )
        if whole < places:
            np.matmul(
                inputs[..., None, whole:, :],
                self.blocks,
                out=np.moveaxis(out[..., whole:, :].reshape(*stack, places - whole, count, width), -2, -3),
            )


def _block(inputs: int, outputs: int) -> tuple[int, int]:
    """The rows of inputs and the columns of a matrix of this size that one small product takes.

    The larger a product, the better, with few columns filled up and a width that fits the registers.
    """
    best = (0.0, 0, 0)
    for width in range(1, max(1, min(outputs, _MOST // (_FEWEST_ROWS * inputs))) + 1):
        count = -(-outputs // width)
        real = outputs / (count * width)
        rows = max(1, min(_MOST_ROWS, _MOST // (inputs * width)))
        speed = next(speed for step, speed in _SPEEDS if width % step == 0)
        best = max(best, (rows * width * real**_DISLIKE_OF_FILLING * speed, rows, width))
    return best[1:]


def multiply(one: Array, other: Array) -> Array:
    """The products of two stacks of matrices: stack x rows x inputs by stack x inputs x outputs."""
    *stack, places, inputs = one.shape
    outputs = other.shape[-1]
    rows = max(1, _MOST // (inputs * outputs))
    out = np.empty((*stack, places, outputs), dtype=np.float32)
    for first in range(0, places, rows):
        np.matmul(one[..., first : first + rows, :], other, out=out[..., first : first + rows, :])
    return out
