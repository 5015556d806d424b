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


@frozen(eq=False)
class Matrix:
    """A matrix, or a stack of matrices, that many inputs are multiplied by.

    :param blocks: its columns in blocks: stack x blocks x inputs x columns of a block.
    :param rows: how many rows of inputs are multiplied by a block at a time.
    :param outputs: how many columns there are; the last block is filled up with zeros.
    """

    blocks: Array
    rows: int
    outputs: int

    @classmethod
    def of(cls, weight: Array) -> Matrix:
        """The matrix of these weights: stack x inputs x outputs."""
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
    """Rows of inputs and columns of the products into which one with a matrix of this size is cut.

    As large as they may be, with few columns filled up, in steps that fit the registers of a processor.
    """
    best = (0.0, 0, 0)
    for width in range(1, min(outputs, _MOST // (_FEWEST_ROWS * inputs)) + 1):
        used = outputs / (-(-outputs // width) * width)
        rows = min(_MOST_ROWS, _MOST // (inputs * width))
        aligned = 1.0 if width % 16 == 0 else 0.9 if width % 8 == 0 else 0.8
        best = max(best, (rows * width * used**4 * aligned, rows, width))
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
