"""Recurrent layers over many sequences at once, with the weights of PyTorch's ``LSTM``.

The numbers are those of PyTorch up to rounding. States stand in a matrix in the order of a :class:`Packing`,
one row a step. What is done in another way than by PyTorch is there for speed; each way was measured alone,
on one thread, for the time of a layer of the parser (200 units) and of the tokenizer (64 units):

- Both directions of a layer take each step together, so that half as many steps are called from Python: 4
  and 15 % less.
- An input that comes back, the same character or word, is multiplied by the input weights once: a layer takes
  a table of the different inputs, and for each place the row of its input. 40 and 10 % less.
- Gates are computed for some thousand places at a time, so that they stay in the cache of the processor: 4
  and 30 % less.
- The hyperbolic tangent is taken from the sigmoid, which PyTorch computes three times as fast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import torch
from attrs import define, frozen
from torch import Tensor

__all__ = ["Highway", "Layer", "Linear", "Packing", "States", "Weights", "pack"]

Weights = Mapping[str, Tensor]
"""The parameters of a network by name."""

_SLAB_PLACES = 3_000
"""At how many places gates are computed at once."""

_HALF = torch.tensor(0.5)
"""As a number of Python it would be made a tensor at each step: 3 % more time."""


@frozen
class Packing:
    """The order in which layers go through sequences: all first steps, longest sequence first, and so on.

    :param sizes: for each step, how many sequences have it.
    :param steps: for each place in this order, which step stands there, counted sequence after sequence.
    :param places: for each step, counted like that, its place.
    :param mirrored: for each place, the place of the step as far from the end as this is from the start.
    :param ranks: for each sequence, its rank by length, from 0 for the longest.
    """

    sizes: tuple[int, ...]
    steps: Tensor
    places: Tensor
    mirrored: Tensor
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
    mirrored = (offsets[length[sequence] - 1 - forwards] + rank[sequence])[steps]
    return Packing(
        tuple(sizes.tolist()),
        torch.from_numpy(steps),
        torch.from_numpy(places),
        torch.from_numpy(mirrored),
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

    :param outputs: the hidden states at each place: places x units of all directions.
    :param hidden: the last hidden states: directions x sequences x units.
    :param cells: the last cell states, likewise.
    """

    outputs: Tensor
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
        """What each of the inputs adds to the gates, for each direction: a table for :meth:`look_up`."""
        return tuple(projection(inputs) for projection in self.projections)

    def __call__(self, inputs: Tensor, packing: Packing) -> States:
        """Run over sequences.

        :param inputs: the input at each place.
        """

        def fill(gates: Tensor, places: slice) -> None:
            ordered = inputs[places], inputs.index_select(0, packing.mirrored[places])
            for projection, target, chosen in zip(self.projections, gates, ordered, strict=False):
                torch.addmm(projection.bias, chosen, projection.weight, out=target)

        return self._run(fill, packing)

    def look_up(self, table: Sequence[Tensor], rows: Tensor, packing: Packing) -> States:
        """Run over sequences in which few different inputs come back often.

        :param table: what :meth:`project` gave for the different inputs.
        :param rows: for each place, the row of its input.
        """
        ordered = rows, rows.index_select(0, packing.mirrored)

        def fill(gates: Tensor, places: slice) -> None:
            for projected, target, chosen in zip(table, gates, ordered, strict=False):
                torch.index_select(projected, 0, chosen[places], out=target)

        return self._run(fill, packing)

    def _run(self, fill: Callable[[Tensor, slice], None], packing: Packing) -> States:
        """Run over sequences, a slab of steps at a time.

        :param fill: puts into a table what the inputs at some places add to the gates.
        """
        directions, units, size = self.recurrent.shape
        slabs = list(_slabs(packing.sizes))
        most = max(places.stop - places.start for places, _ in slabs)
        gates = torch.empty(directions, most, size)
        states = torch.empty(directions, len(packing.steps), units)
        recurrence = _Recurrence.start(self, packing.sizes[0])
        for places, sizes in slabs:
            slab = gates[:, : places.stop - places.start]
            fill(slab, places)
            recurrence.take_steps(slab, sizes, states[:, places])
        hidden, cells = recurrence.finish()
        outputs = torch.empty(len(packing.steps), directions, units)
        outputs[:, 0] = states[0]
        for direction in range(1, directions):
            torch.index_select(states[direction], 0, packing.mirrored, out=outputs[:, direction])
        return States(
            outputs.flatten(1).mul_(2),
            hidden.index_select(1, packing.ranks).mul_(2),
            cells.index_select(1, packing.ranks).div_(2),
        )


@define
class _Recurrence:
    """The states of sequences while a layer goes through them step by step, both directions together.

    :param recurrent: see :class:`Layer`, as for the halves and doubles that follow.
    :param hidden: hidden states of the sequences that go on: directions x sequences x units.
    :param cells: cell states of these.
    :param last_hidden: hidden states of the sequences that have ended, the longest of all first.
    :param last_cells: cell states of these.
    """

    recurrent: Tensor
    hidden: Tensor
    cells: Tensor
    last_hidden: Tensor
    last_cells: Tensor

    @classmethod
    def start(cls, layer: Layer, count: int) -> _Recurrence:
        """The states of ``count`` sequences before their first steps."""
        hidden, cells = layer.hidden.expand(-1, count, -1), layer.cells.expand(-1, count, -1)
        return cls(layer.recurrent, hidden, cells, torch.empty_like(hidden), torch.empty_like(cells))

    def take_steps(self, gates: Tensor, sizes: Sequence[int], states: Tensor) -> None:
        """Go through some steps.

        :param gates: what the inputs of these steps add to the gates; it is written over.
        :param sizes: how many sequences have each step.
        :param states: where half of the hidden state at each place is put.
        """
        hidden, cells, units = self.hidden, self.cells, states.size(2)
        by_step = (gates, *gates.split(units, dim=2), states)
        for size, all_gates, input_gate, forget_gate, output_gate, new, state in zip(
            sizes, *(table.split(list(sizes), dim=1) for table in by_step), strict=True
        ):
            if size < hidden.size(1):
                self._keep_ended(hidden, cells, size)
                hidden, cells = hidden[:, :size], cells[:, :size]
            all_gates.baddbmm_(hidden, self.recurrent).sigmoid_()
            cells = torch.mul(forget_gate, cells).addcmul_(input_gate, new.sub_(_HALF), value=4)
            hidden = torch.mul(output_gate, cells.sigmoid().sub_(_HALF), out=state)
        self.hidden, self.cells = hidden, cells

    def finish(self) -> tuple[Tensor, Tensor]:
        """The last hidden and cell states of all sequences, the longest first."""
        self._keep_ended(self.hidden, self.cells, 0)
        return self.last_hidden, self.last_cells

    def _keep_ended(self, hidden: Tensor, cells: Tensor, first: int) -> None:
        """Keep the states of the sequences from rank ``first`` on, which have ended."""
        self.last_hidden[:, first : hidden.size(1)] = hidden[:, first:]
        self.last_cells[:, first : cells.size(1)] = cells[:, first:]


def _slabs(sizes: Sequence[int]) -> Iterator[tuple[slice, list[int]]]:
    """Steps in runs of few places each: these places, and the sizes of the steps."""
    first = end = 0
    slab: list[int] = []
    for size in sizes:
        if slab and end + size - first > _SLAB_PLACES:
            yield slice(first, end), slab
            first, slab = end, []
        slab.append(size)
        end += size
    yield slice(first, end), slab


def _gates(parameter: Tensor) -> Tensor:
    """From PyTorch's order of gates (input, forget, new, output) to input, forget, output, twice new."""
    input_gate, forget_gate, new, output_gate = parameter.chunk(4)
    return torch.cat([input_gate, forget_gate, output_gate, 2 * new])


@frozen
class Highway:
    """LSTM layers in both directions with highway connections (Srivastava et al. 2015).

    To what a layer gives is added its input, transformed and gated.

    :param transforms: one for each layer, as the gates.
    """

    layers: tuple[Layer, ...]
    gates: tuple[Linear, ...]
    transforms: tuple[Linear, ...]

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
        connected = zip(self.layers, self.gates, self.transforms, strict=True)
        for n, (layer, gate, transform) in enumerate(connected):
            passed = gate(inputs).sigmoid_().mul_(transform(inputs).tanh_())
            if n == 0:
                passed = passed.index_select(0, rows)
                states = layer.look_up(layer.project(inputs), rows, packing)
            else:
                states = layer(inputs, packing)
            inputs = states.outputs.add_(passed)
        return inputs
