"""Recurrent layers give the numbers of PyTorch."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import example, given, settings
from hypothesis import strategies as st
from torch.nn.utils.rnn import pack_sequence, pad_packed_sequence

from quoteattr.networks.recurrent import Layer, pack


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12), st.integers(0, 10_000), st.booleans())
@example(lengths=[1_200, 900, 900, 700, 300, 5, 1], seed=1, both=True)
@example(lengths=[1] * 3_500 + [2], seed=1, both=True)
@settings(max_examples=60, deadline=None)
def test_a_layer_is_an_lstm(lengths: list[int], seed: int, both: bool) -> None:
    """States at every step and at the end are those of ``torch.nn.LSTM``, for sequences of any lengths.

    The long ones and the many do not fit into one slab of places.
    """
    torch.manual_seed(seed)
    with torch.no_grad():
        lstm = torch.nn.LSTM(5, 7, bidirectional=both)
        weights = {f"some.{name}": value.numpy() for name, value in lstm.state_dict().items()}
        start = torch.randn(1 + both, 1, 7), torch.randn(1 + both, 1, 7)
        sequences = [torch.randn(length, 5) for length in lengths]
        layer = Layer.load(weights, "some", (start[0].numpy(), start[1].numpy()))
        packing = pack(lengths)
        states = layer(torch.cat(sequences).numpy()[packing.steps], packing)
        expected, (last_hidden, last_cells) = lstm(
            pack_sequence(sequences, enforce_sorted=False),
            tuple(state.expand(-1, len(lengths), -1).contiguous() for state in start),
        )
        padded, _ = pad_packed_sequence(expected, batch_first=True)
    flat = torch.cat([row[:length] for row, length in zip(padded, lengths, strict=True)])
    np.testing.assert_allclose(states.outputs[packing.places], flat, atol=1e-5, rtol=1e-4)
    np.testing.assert_allclose(states.hidden, last_hidden, atol=1e-5, rtol=1e-4)
    np.testing.assert_allclose(states.cells, last_cells, atol=1e-5, rtol=1e-4)


def test_inputs_that_come_back_are_given_once() -> None:
    """With rows, a step takes the input of its row."""
    torch.manual_seed(1)
    lstm = torch.nn.LSTM(3, 4, bidirectional=True)
    weights = {f"some.{name}": value.detach().numpy() for name, value in lstm.state_dict().items()}
    layer = Layer.load(weights, "some")
    inputs = np.random.default_rng(1).standard_normal((2, 3), dtype=np.float32)
    rows = np.array([0, 1, 1, 0, 1])
    packing = pack([2, 3])
    states = layer.look_up(layer.project(inputs), rows[packing.steps], packing)
    expected = layer(inputs[rows][packing.steps], packing)
    np.testing.assert_allclose(states.outputs, expected.outputs, atol=1e-6)


def test_packing_takes_the_longest_first() -> None:
    """The first steps of all sequences come first, longest sequence first."""
    packing = pack([1, 3, 2])
    assert packing.sizes == (3, 2, 1)
    assert packing.steps.tolist() == [1, 4, 0, 2, 5, 3]
    assert packing.ranks.tolist() == [2, 0, 1]


@pytest.mark.parametrize("lengths", [[1], [4, 4, 1]])
def test_turning_twice_changes_nothing(lengths: list[int]) -> None:
    """The place as far from the start as another is from the end is its counterpart."""
    packing = pack(lengths)
    assert packing.mirrored[packing.mirrored].tolist() == list(range(sum(lengths)))
    assert packing.steps[packing.places].tolist() == list(range(sum(lengths)))
