"""Recurrent layers over many sequences at once, with the weights of PyTorch's ``LSTM``.

Both directions of a layer take each step together, and an input that comes back (the same character, the
same word) is multiplied once: a layer takes a table of different inputs, and for each step the row of its
input. A sigmoid is taken from the hyperbolic tangent, which NumPy computes faster than an exponential. The
numbers are those of PyTorch up to rounding.

States stand in a matrix in the order of a :class:`Packing`, one row a step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

import numpy as np
from attrs import define, field, frozen

from quoteattr.networks.products import Array, Matrix

__all__ = ["Highway", "Layer", "Linear", "Packing", "States", "Weights", "pack", "sigmoid"]

Weights = Mapping[str, Array]
"""The parameters of a network by name."""

_SLAB_PLACES = 3_000
"""At how many places gates are computed at once; those of many would go to memory and back."""

_UNBUFFERED: Literal["clip"] = "clip"
"""How rows are taken into an array: all are in range; to check that, NumPy would fill a copy first."""

_GATES = 4
"""Input, forget and output, which are sigmoids, and the new cell state, a hyperbolic tangent."""


def sigmoid(values: Array) -> Array:
    """The logistic function of all values, in their place."""
    values *= 0.5
    np.tanh(values, out=values)
    values += 1
    values *= 0.5
    return values


@frozen(eq=False)
class Packing:
    """The order in which layers go through sequences: all first steps, longest sequence first, and so on.

    :param sizes: for each step, how many sequences have it.
    :param steps: for each place in this order, which step stands there, counted sequence after sequence.
    :param places: for each step, counted like that, its place.
    :param mirrored: for each place, the place of the step as far from the end as this is from the start.
    :param ranks: for each sequence, its rank by length, from 0 for the longest.
    """

    sizes: tuple[int, ...]
    steps: Array
    places: Array
    mirrored: Array
    ranks: Array


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
    return Packing(tuple(sizes.tolist()), steps, places, mirrored, rank)


@frozen(eq=False)
class Linear:
    """A linear layer, or several that take the same inputs, side by side.

    :param matrix: of inputs x outputs; PyTorch stores it turned round.
    :param bias: what is added to each output.
    """

    matrix: Matrix
    bias: Array

    @classmethod
    def load(cls, weights: Weights, *names: str) -> Linear:
        """The layers of these names as one, whose outputs are theirs one after the other.

        One product of all is faster than one for each layer. A layer without a bias has one of zeros.
        """
        matrices = [weights[f"{name}.weight"] for name in names]
        biases = [
            weights.get(f"{name}.bias", np.zeros(len(matrix), dtype=np.float32))
            for name, matrix in zip(names, matrices, strict=True)
        ]
        return cls(Matrix.of(np.concatenate(matrices).T), np.concatenate(biases))

    def __call__(self, inputs: Array) -> Array:
        outputs = self.matrix(inputs)
        outputs += self.bias
        return outputs


@frozen(eq=False)
class _Projection:
    """From the inputs of a direction to the gates of all units: gates x inputs x units."""

    matrix: Matrix
    bias: Array

    @classmethod
    def load(cls, weights: Weights, prefix: str, name: str) -> _Projection:
        bias = weights[f"{prefix}.bias_ih_{name}"] + weights[f"{prefix}.bias_hh_{name}"]
        return cls(Matrix.of(_by_gate(weights[f"{prefix}.weight_ih_{name}"])), _by_gate(bias[:, None]))

    @property
    def units(self) -> int:
        return self.matrix.outputs

    def into(self, gates: Array, inputs: Array) -> None:
        self.matrix.into(gates, inputs[None])
        gates += self.bias


@frozen(eq=False)
class States:
    """What a layer gives.

    :param outputs: the hidden states at each place: places x units of all directions.
    :param hidden: the last hidden states: directions x sequences x units.
    :param cells: the last cell states, likewise.
    """

    outputs: Array
    hidden: Array
    cells: Array


@frozen(eq=False)
class Layer:
    """An LSTM layer of one or two directions.

    As ``sigmoid(x)`` is ``(tanh(x / 2) + 1) / 2``, it computes with doubles of the hidden states.

    :param projections: for each direction, from an input to the gates of all units.
    :param recurrent: from doubles of the hidden states to the gates: directions x gates x units x units.
    :param hidden: doubles of the hidden states at the start: directions x 1 x units.
    :param cells: the cell states at the start.
    """

    projections: tuple[_Projection, ...]
    recurrent: Matrix
    hidden: Array
    cells: Array

    @classmethod
    def load(cls, weights: Weights, prefix: str, start: tuple[Array, Array] | None = None) -> Layer:
        """The layer with the parameters of the ``torch.nn.LSTM`` called ``prefix``, which has one layer.

        :param start: hidden states and cell states at the start; zeros by default.
        """
        names = [name for name in ("l0", "l0_reverse") if f"{prefix}.weight_ih_{name}" in weights]
        recurrent = np.stack([_by_gate(weights[f"{prefix}.weight_hh_{name}"]) for name in names])
        zeros = np.zeros((len(names), 1, recurrent.shape[-1]), dtype=np.float32)
        hidden, cells = start or (zeros, zeros)
        projections = tuple(_Projection.load(weights, prefix, name) for name in names)
        return cls(projections, Matrix.of(recurrent / 2), hidden * 2, cells)

    def project(self, inputs: Array) -> tuple[Array, ...]:
        """What each of the inputs adds to the gates, for each direction: a table for :meth:`look_up`."""
        table = np.empty(
            (len(self.projections), _GATES, len(inputs), self.projections[0].units), dtype=np.float32
        )
        for projection, gates in zip(self.projections, table, strict=True):
            projection.into(gates, inputs)
        return tuple(table)

    def __call__(self, inputs: Array, packing: Packing) -> States:
        """Run over sequences.

        :param inputs: the input at each place.
        """

        def fill(gates: Array, places: slice) -> None:
            ordered = inputs[places], inputs[packing.mirrored[places]]
            for projection, target, chosen in zip(self.projections, gates, ordered, strict=False):
                projection.into(target, chosen)

        return self._run(fill, packing)

    def look_up(self, table: Sequence[Array], rows: Array, packing: Packing) -> States:
        """Run over sequences in which few different inputs come back often.

        :param table: what :meth:`project` gave for the different inputs.
        :param rows: for each place, the row of its input.
        """
        ordered = rows, rows[packing.mirrored]

        def fill(gates: Array, places: slice) -> None:
            for projected, target, chosen in zip(table, gates, ordered, strict=False):
                for asked, filled in zip(projected, target, strict=True):
                    np.take(asked, chosen[places], axis=0, out=filled, mode=_UNBUFFERED)

        return self._run(fill, packing)

    def _run(self, fill: Callable[[Array, slice], None], packing: Packing) -> States:
        """Run over sequences, a slab of steps at a time.

        :param fill: puts into a table what the inputs at some places add to the gates.
        """
        directions, units = len(self.projections), self.projections[0].units
        slabs = list(_slabs(packing.sizes))
        most = max(places.stop - places.start for places, _ in slabs)
        gates = np.empty((directions, _GATES, most, units), dtype=np.float32)
        states = np.empty((directions, len(packing.steps), units), dtype=np.float32)
        recurrence = _Recurrence.start(self, packing.sizes[0])
        for places, sizes in slabs:
            slab = gates[:, :, : places.stop - places.start]
            fill(slab, places)
            recurrence.take_steps(slab, sizes, states[:, places])
        hidden, cells = recurrence.finish()
        outputs = np.empty((len(packing.steps), directions, units), dtype=np.float32)
        np.multiply(states[0], 0.5, out=outputs[:, 0])
        for direction in range(1, directions):
            np.multiply(states[direction][packing.mirrored], 0.5, out=outputs[:, direction])
        return States(
            outputs.reshape(len(outputs), -1), hidden[:, packing.ranks] * 0.5, cells[:, packing.ranks]
        )


@define(eq=False)
class _Recurrence:
    """The states of sequences while a layer goes through them step by step, both directions together.

    :param recurrent: see :class:`Layer`.
    :param hidden: doubles of the hidden states of the sequences that go on: directions x sequences x units.
    :param cells: the cell states of all sequences, the longest first; those of ended ones stay as they are.
    :param last_hidden: doubles of the last hidden states of the sequences that have ended.
    :param fed: room for the gates that the hidden states of a step ask for.
    :param squashed: room for the cell states of a step, squashed.
    """

    recurrent: Matrix
    hidden: Array
    cells: Array
    last_hidden: Array = field(init=False)
    fed: Array = field(init=False)
    squashed: Array = field(init=False)

    def __attrs_post_init__(self) -> None:
        directions, count, units = self.cells.shape
        self.last_hidden, self.squashed = np.empty_like(self.cells), np.empty_like(self.cells)
        self.fed = np.empty((directions, _GATES, count, units), dtype=np.float32)

    @classmethod
    def start(cls, layer: Layer, count: int) -> _Recurrence:
        """The states of ``count`` sequences before their first steps."""
        return cls(
            layer.recurrent, np.repeat(layer.hidden, count, axis=1), np.repeat(layer.cells, count, axis=1)
        )

    def take_steps(self, gates: Array, sizes: Sequence[int], states: Array) -> None:
        """Go through some steps.

        :param gates: what the inputs of these steps add to the gates; it is written over.
        :param sizes: how many sequences have each step.
        :param states: where the double of the hidden state at each place is put.
        """
        hidden, first = self.hidden, 0
        for size in sizes:
            if size < hidden.shape[1]:
                self.last_hidden[:, size : hidden.shape[1]] = hidden[:, size:]
                hidden = hidden[:, :size]
            fed, cells, squashed = self.fed[:, :, :size], self.cells[:, :size], self.squashed[:, :size]
            step = gates[:, :, first : first + size]
            self.recurrent.into(fed, hidden[:, None])
            step += fed
            np.tanh(step, out=step)
            step[:, :3] += 1
            input_gate, forget_gate, output_gate, new = (step[:, gate] for gate in range(_GATES))
            new *= input_gate
            cells *= forget_gate
            cells += new
            cells *= 0.5
            np.tanh(cells, out=squashed)
            hidden = states[:, first : first + size]
            np.multiply(squashed, output_gate, out=hidden)
            first += size
        self.hidden = hidden

    def finish(self) -> tuple[Array, Array]:
        """Doubles of the last hidden states, and the last cell states, the longest sequence first."""
        self.last_hidden[:, : self.hidden.shape[1]] = self.hidden
        return self.last_hidden, self.cells


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


def _by_gate(parameter: Array) -> Array:
    """From PyTorch's order of gates (input, forget, new, output) to input, forget, output, new.

    :returns: gates x inputs x units; of the sigmoids the halves.
    """
    input_gate, forget_gate, new, output_gate = np.split(np.asarray(parameter, dtype=np.float32), _GATES)
    halves = (input_gate / 2, forget_gate / 2, output_gate / 2)
    return np.stack([part.T for part in (*halves, new)])


@frozen(eq=False)
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
        hidden, cells = (np.split(weights[f"{prefix}_{state}_init"], count) for state in "hc")
        return cls(
            tuple(
                Layer.load(weights, f"{prefix}.lstm.{n}.lstm", (hidden[n], cells[n])) for n in range(count)
            ),
            tuple(Linear.load(weights, f"{prefix}.gate.{n}") for n in range(count)),
            tuple(Linear.load(weights, f"{prefix}.highway.{n}") for n in range(count)),
        )

    def __call__(self, inputs: Array, rows: Array, packing: Packing) -> Array:
        """The states of the last layer: places x units of both directions.

        :param inputs: the different inputs.
        :param rows: for each place, the row of its input.
        """
        connected = zip(self.layers, self.gates, self.transforms, strict=True)
        for n, (layer, gate, transform) in enumerate(connected):
            passed = sigmoid(gate(inputs))
            passed *= np.tanh(transform(inputs))
            if n == 0:
                passed = passed[rows]
                states = layer.look_up(layer.project(inputs), rows, packing)
            else:
                states = layer(inputs, packing)
            inputs = states.outputs
            inputs += passed
        return inputs
