"""Recurrent layers over many sequences at once, with the weights of PyTorch's ``LSTM``.

PyTorch goes through the two directions of a layer one after the other and multiplies the input of every step
by the input weights. Here both directions take each step together, and an input that comes back (the same
character, the same word) is multiplied once: a layer takes a table of different inputs, and for each step the
row of its input. The hyperbolic tangent is taken from the sigmoid, which PyTorch computes several times
faster. The numbers are those of PyTorch up to rounding.

States stand in a matrix in the order of a :class:`Packing`, one row a step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from attrs import frozen
from torch import Tensor

__all__ = ["Highway", "Layer", "Linear", "Packing", "States", "Weights", "pack"]

Weights = Mapping[str, Tensor]
"""The parameters of a network by name."""


@frozen
class Packing:
    """The order in which layers go through sequences: all first steps, longest sequence first, and so on.

    :param sizes: for each step, how many sequences have it.
    :param steps: for each place in this order, which step stands there, counted sequence after sequence.
    :param places: for each step, counted like that, its place.
    :param turned: for each place, the place of the step as far from the end as this is from the start.
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
class States:
    """What a layer gives.

    :param all: the hidden states, places x units of all directions.
    :param hidden: the last hidden states, directions x sequences x units.
    :param cells: the last cell states.
    """

    all: Tensor
    hidden: Tensor
    cells: Tensor


@frozen
class Layer:
    """An LSTM layer of one or two directions.

    As ``tanh(x)`` is ``2 * sigmoid(2 * x) - 1``, it computes with halves of the hidden states and doubles of
    the cell states.

    :param projections: for each direction, from an input to the gates of all units.
    :param recurrent: from half of the hidden states to the gates: directions x units x gates of all units.
    :param hidden: half of the hidden states at the start: directions x 1 x units.
    :param cells: twice the cell states at the start.
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
        return cls(projections, recurrent.contiguous() * 2, hidden / 2, cells * 2)

    def project(self, inputs: Tensor) -> tuple[Tensor, ...]:
        """The gates that each of the inputs asks for, for each direction: a table for :meth:`look_up`."""
        return tuple(projection(inputs) for projection in self.projections)

    def __call__(self, inputs: Tensor, packing: Packing) -> States:
        """Run over sequences.

        :param inputs: the input at each place.
        """
        gates = self._empty(packing)
        for projection, target, ordered in zip(
            self.projections, gates, (inputs, inputs.index_select(0, packing.turned)), strict=False
        ):
            torch.addmm(projection.bias, ordered, projection.weight, out=target)
        return self._run(gates, packing)

    def look_up(self, table: Sequence[Tensor], rows: Tensor, packing: Packing) -> States:
        """Run over sequences in which few different inputs come back often.

        :param table: what :meth:`project` gave for the different inputs.
        :param rows: for each place, the row of its input.
        """
        gates = self._empty(packing)
        for projected, target, ordered in zip(
            table, gates, (rows, rows.index_select(0, packing.turned)), strict=False
        ):
            torch.index_select(projected, 0, ordered, out=target)
        return self._run(gates, packing)

    def _empty(self, packing: Packing) -> Tensor:
        directions, _, gates = self.recurrent.shape
        return torch.empty(directions, len(packing.steps), gates)

    def _run(self, gates: Tensor, packing: Packing) -> States:
        halves, hidden, doubles = self._walk(gates, packing.sizes)
        return States(
            torch.cat(
                [halves[0], *(half.index_select(0, packing.turned) for half in halves[1:])], dim=1
            ).mul_(2),
            hidden.index_select(1, packing.ranks).mul_(2),
            doubles.index_select(1, packing.ranks).div_(2),
        )

    def _walk(self, gates: Tensor, sizes: Sequence[int]) -> tuple[Tensor, Tensor, Tensor]:
        directions, units, _ = self.recurrent.shape
        states = torch.empty(directions, gates.size(1), units)
        last_hidden = torch.empty(directions, sizes[0], units)
        last_cells = torch.empty_like(last_hidden)
        hidden = self.hidden.expand(-1, sizes[0], -1)
        cells = self.cells.expand(-1, sizes[0], -1)
        active = sizes[0]
        views = (gates, *gates.split(units, dim=2), states)
        for size, step, taken_in, forgotten, given_out, new, state in zip(
            sizes, *(view.split(list(sizes), dim=1) for view in views), strict=True
        ):
            if size < active:
                last_hidden[:, size:active] = hidden[:, size:]
                last_cells[:, size:active] = cells[:, size:]
                hidden, cells, active = hidden[:, :size], cells[:, :size], size
            step.baddbmm_(hidden, self.recurrent).sigmoid_()
            cells = torch.mul(forgotten, cells).addcmul_(taken_in, new.sub_(0.5), value=4)
            hidden = torch.mul(given_out, cells.sigmoid().sub_(0.5), out=state)
        last_hidden[:, :active] = hidden
        last_cells[:, :active] = cells
        return states, last_hidden, last_cells


def _gates(parameter: Tensor) -> Tensor:
    """From PyTorch's order of gates (in, forget, new, out) to the one here (in, forget, out, twice new)."""
    taken_in, forgotten, new, given_out = parameter.chunk(4)
    return torch.cat([taken_in, forgotten, given_out, 2 * new])


@frozen
class Highway:
    """Layers in both directions, each with a gated way past it (Srivastava et al. 2015)."""

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

        :param inputs: the different inputs.
        :param rows: for each place, the row of its input.
        """
        for n, (layer, gate, way) in enumerate(zip(self.layers, self.gates, self.ways, strict=True)):
            passed = gate(inputs).sigmoid_().mul_(way(inputs).tanh_())
            if n == 0:
                passed = passed.index_select(0, rows)
                states = layer.look_up(layer.project(inputs), rows, packing)
            else:
                states = layer(inputs, packing)
            inputs = states.all.add_(passed)
        return inputs
