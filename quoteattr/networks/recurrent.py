"""Recurrent layers over many sequences at once, with the weights of PyTorch's ``LSTM``.

PyTorch goes through the two directions of a layer one after the other and multiplies the input of every step by
the input weights. Here both directions take each step together, and an input that comes back (the same
character, the same word) is multiplied once: a layer takes a table of different inputs, and for each step the
row of its input. The hyperbolic tangent is taken from the sigmoid, which PyTorch computes several times faster. The
numbers are those of PyTorch up to rounding.

States stand in a matrix in the order of a :class:`Packing`, one row a step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from attrs import frozen
from torch import Tensor

__all__ = ["Highway", "Layer", "Linear", "Packing", "Weights", "pack"]

Weights = Mapping[str, Tensor]
"""The parameters of a network by name."""


@frozen
class Packing:
    """The order in which layers go through sequences: the first step of each, longest first, then the second...

    :param sizes: for each step, how many sequences have it.
    :param steps: for each place in this order, which step stands there, counted through one sequence after the other.
    :param places: for each step, counted like that, its place.
    :param turned: for each place, the place of the step that is as far from the end as this is from the start.
    :param ranks: for each sequence, its rank by length, from 0 for the longest.
    """

    sizes: tuple[int, ...]
    steps: Tensor
    places: Tensor
    turned: Tensor
    ranks: Tensor


def pack(lengths: Sequence[int]) -> Packing:
    """The packing of sequences of these lengths, each of them 1 or more."""
    length = np.asarray(lengths, dtype=np.int64)
    rank = np.empty_like(length)
    rank[np.argsort(-length, kind="stable")] = np.arange(len(length))
    sizes = np.cumsum(np.bincount(length)[:0:-1])[::-1]
    offsets = np.cumsum(sizes) - sizes
    sequence = np.repeat(np.arange(len(length)), length)
    forwards = np.arange(len(sequence)) - (np.cumsum(length) - length)[sequence]
    places = offsets[forwards] + rank[sequence]
    steps = np.empty_like(places)
    steps[places] = np.arange(len(places))
    turned = (offsets[length[sequence] - 1 - forwards] + rank[sequence])[steps]
    return Packing(
        tuple(sizes.tolist()),
        torch.from_numpy(steps),
        torch.from_numpy(places),
        torch.from_numpy(turned),
        torch.from_numpy(rank),
    )


@frozen
class Linear:
    """A linear layer, or several side by side.

    :param weight: inputs x outputs.
    """

    weight: Tensor
    bias: Tensor

    @classmethod
    def load(cls, weights: Weights, *names: str) -> Linear:
        """The layers of these names side by side; a layer without a bias has one of zeros."""
        matrices = [weights[f"{name}.weight"] for name in names]
        biases = [
            weights.get(f"{name}.bias", torch.zeros(len(matrix)))
            for name, matrix in zip(names, matrices, strict=True)
        ]
        return cls(torch.cat(matrices).t().contiguous(), torch.cat(biases))

    def __call__(self, inputs: Tensor) -> Tensor:
        return torch.addmm(self.bias, inputs, self.weight)


@frozen
class Layer:
    """An LSTM layer of one or two directions.

    It computes with half of the states, as half of ``tanh(x)`` is ``sigmoid(2 * x) - 0.5``.

    :param projections: for each direction, from an input to the gates of all units.
    :param recurrent: from half of the hidden states to the gates: directions x units x gates of all units.
    :param hidden: half of the hidden states at the start: directions x 1 x units.
    :param cells: half of the cell states at the start.
    """

    projections: tuple[Linear, ...]
    recurrent: Tensor
    hidden: Tensor
    cells: Tensor

    @classmethod
    def load(cls, weights: Weights, prefix: str, start: tuple[Tensor, Tensor] | None = None) -> Layer:
        """The layer with the parameters of the ``torch.nn.LSTM`` called ``prefix``, which has one layer.

        :param start: hidden states and cell states at the start; zeros by default.
        """
        names = [name for name in ("l0", "l0_reverse") if f"{prefix}.weight_ih_{name}" in weights]
        recurrent = torch.stack([_gates(weights[f"{prefix}.weight_hh_{name}"]).t() for name in names])
        projections = tuple(
            Linear(
                _gates(weights[f"{prefix}.weight_ih_{name}"]).t().contiguous(),
                _gates(weights[f"{prefix}.bias_ih_{name}"] + weights[f"{prefix}.bias_hh_{name}"]),
            )
            for name in names
        )
        zeros = torch.zeros(len(names), 1, recurrent.size(1))
        hidden, cells = start or (zeros, zeros)
        return cls(projections, recurrent.contiguous() * 2, hidden / 2, cells / 2)

    def project(self, inputs: Tensor) -> tuple[Tensor, ...]:
        """The gates that each of the inputs asks for, for each direction."""
        return tuple(projection(inputs) for projection in self.projections)

    def __call__(
        self, projected: Sequence[Tensor], packing: Packing, rows: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Run over sequences.

        :param projected: what :meth:`project` gave for different inputs.
        :param rows: for each place, the row of its input; ``None`` when each place has its own.
        :returns: the hidden states, places x units of all directions, and the last hidden and last cell states,
            directions x sequences x units.
        """
        orders = (rows, packing.turned if rows is None else rows.index_select(0, packing.turned))
        wanted = torch.empty(len(projected), len(packing.steps), projected[0].size(1))
        for table, order, target in zip(projected, orders, wanted, strict=False):
            if order is None:
                target.copy_(table)
            else:
                torch.index_select(table, 0, order, out=target)
        halves, last_hidden, last_cells = self._walk(wanted, packing.sizes)
        states = torch.cat(
            [half if n == 0 else half.index_select(0, packing.turned) for n, half in enumerate(halves)], dim=1
        )
        return (
            states.mul_(2),
            last_hidden.index_select(1, packing.ranks).mul_(2),
            last_cells.index_select(1, packing.ranks).mul_(2),
        )

    def _walk(self, gates: Tensor, sizes: Sequence[int]) -> tuple[Tensor, Tensor, Tensor]:
        directions, units, _ = self.recurrent.shape
        states = torch.empty(directions, gates.size(1), units)
        last_hidden = torch.empty(directions, sizes[0], units)
        last_cells = torch.empty_like(last_hidden)
        hidden = self.hidden.expand(-1, sizes[0], -1)
        cells = self.cells.expand(-1, sizes[0], -1)
        start, active = 0, sizes[0]
        for size in sizes:
            if size < active:
                last_hidden[:, size:active] = hidden[:, size:]
                last_cells[:, size:active] = cells[:, size:]
                hidden, cells, active = hidden[:, :size], cells[:, :size], size
            opened = gates[:, start : start + size].baddbmm_(hidden, self.recurrent).sigmoid_()
            taken_in, forgotten, given_out, new = opened.split(units, dim=2)
            cells = torch.addcmul(new.sub_(0.5).mul_(taken_in), forgotten, cells)
            hidden = torch.mul(
                given_out, cells.mul(4).sigmoid_().sub_(0.5), out=states[:, start : start + size]
            )
            start += size
        last_hidden[:, :active] = hidden
        last_cells[:, :active] = cells
        return states, last_hidden, last_cells


def _gates(parameter: Tensor) -> Tensor:
    """From PyTorch's order of the gates (in, forget, new, out) to the one used here (in, forget, out, twice new)."""
    taken_in, forgotten, new, given_out = parameter.chunk(4)
    return torch.cat([taken_in, forgotten, given_out, 2 * new])


@frozen
class Highway:
    """Layers in both directions, each with a gate past which its input goes to its output (Srivastava 2015)."""

    layers: tuple[Layer, ...]
    gates: tuple[Linear, ...]
    ways: tuple[Linear, ...]

    @classmethod
    def load(cls, weights: Weights, prefix: str, count: int) -> Highway:
        """The ``count`` layers of Stanza's ``HighwayLSTM`` called ``prefix``."""
        hidden, cells = (weights[f"{prefix}_{state}_init"].split(2) for state in "hc")
        return cls(
            tuple(
                Layer.load(weights, f"{prefix}.lstm.{n}.lstm", (hidden[n], cells[n])) for n in range(count)
            ),
            tuple(Linear.load(weights, f"{prefix}.gate.{n}") for n in range(count)),
            tuple(Linear.load(weights, f"{prefix}.highway.{n}") for n in range(count)),
        )

    def __call__(self, inputs: Tensor, rows: Tensor, packing: Packing) -> Tensor:
        """The states of the last layer: places x units of both directions.

        :param inputs: different inputs.
        :param rows: for each place, the row of its input.
        """
        chosen: Tensor | None = rows
        for layer, gate, way in zip(self.layers, self.gates, self.ways, strict=True):
            passed = gate(inputs).sigmoid_().mul_(way(inputs).tanh_())
            states, _, _ = layer(layer.project(inputs), packing, chosen)
            inputs = states.add_(passed if chosen is None else passed.index_select(0, chosen))
            chosen = None
        return inputs
