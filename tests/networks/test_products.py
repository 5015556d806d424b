"""Products of matrices are those of NumPy, done in pieces for which no library starts a thread."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quoteattr.networks.products import Matrix, multiply

MOST = 262_144
"""Multiplications from which on OpenBLAS spreads a product over threads."""


def numbers(*shape: int) -> np.ndarray:
    return np.random.default_rng(sum(shape)).standard_normal(shape, dtype=np.float32)


@given(st.integers(1, 200), st.integers(1, 90), st.integers(1, 130))
@example(rows=1, inputs=400, outputs=800)
@example(rows=137, inputs=400, outputs=116)
@example(rows=3_001, inputs=101, outputs=4_040)
@settings(max_examples=60, deadline=None)
def test_a_product_in_blocks(rows: int, inputs: int, outputs: int) -> None:
    """Whatever the sizes, the blocks of a matrix give the product, and none of it is a large product."""
    matrix = Matrix.of(numbers(inputs, outputs))
    assert matrix.rows * inputs * matrix.blocks.shape[-1] <= MOST
    given = numbers(rows, inputs)
    product = matrix(given)
    assert product.shape == (rows, outputs)
    np.testing.assert_allclose(product, given @ numbers(inputs, outputs), atol=1e-3, rtol=1e-3)


@pytest.mark.parametrize("rows", [1, 12, 31, 64, 200])
def test_a_stack_is_multiplied_at_once(rows: int) -> None:
    """Two directions with four gates each: every matrix of the stack multiplies the inputs of its direction."""
    weights, given = numbers(2, 4, 30, 20), numbers(2, rows, 30)
    room = np.empty((2, 4, rows + 5, 20), dtype=np.float32)
    Matrix.of(weights).into(room[:, :, :rows], given[:, None])
    np.testing.assert_allclose(room[:, :, :rows], given[:, None] @ weights, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize(("places", "inputs", "outputs"), [(3, 5, 4), (90, 101, 90), (201, 101, 201)])
def test_matrices_that_are_used_once(places: int, inputs: int, outputs: int) -> None:
    """Two stacks are multiplied matrix by matrix, also where the second is a view turned round."""
    one, other = numbers(3, places, inputs), numbers(3, outputs, inputs).transpose(0, 2, 1)
    np.testing.assert_allclose(multiply(one, other), one @ other, atol=1e-3, rtol=1e-3)
