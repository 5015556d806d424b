"""The network that tags names, in PyTorch, as it is trained; see :mod:`quoteattr.networks.names`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from attrs import evolve, frozen
from torch import Tensor, nn
from torch.nn import functional

from quoteattr.networks.names import TAGS, Gazetteer, Neighbours, Texts, best_tags, forbidden, other_places
from quoteattr.networks.products import Array
from quoteattr.networks.vectors import WordVectors

__all__ = ["Example", "NameNetwork", "NameSchedule", "NameSizes", "fit", "joined", "read_example"]

_START = len(TAGS)
"""The row of transitions to the first word of a stretch."""

_GRADIENT = 2.0
"""The largest norm of a gradient."""

_FIRST_RUN, _ALONE = 0.5, 0.5
"""How much the first run counts, and the tags of words without what stands before them."""


@frozen
class NameSizes:
    """Outputs of each layer; see :class:`quoteattr.networks.names.NameTagger`."""

    glance: int = 64
    words: int = 64
    signs: int = 32
    near: int = 96
    elsewhere: int = 32
    again: int = 64


@frozen
class NameSchedule:
    """How long a network learns.

    :param rounds: how often it sees every text.
    :param rate: the highest rate of learning.
    :param dropout: share of the values that are left out.
    :param decay: of the weights.
    """

    rounds: int
    rate: float = 5e-3
    dropout: float = 0.3
    decay: float = 0.02


@frozen(eq=False)
class Example:
    """Texts as the network takes them.

    :param states: the tagger's last states of all words, in half precision.
    :param vectors: of the words, and what they stand beside, likewise.
    :param signs: what is told of each word.
    :param text: where the words stand.
    :param right: the right tag of each word near a capital.
    :param weights: how much each of these counts.
    """

    states: Array
    vectors: Array
    signs: Array
    text: Texts
    right: Array
    weights: Array


def read_example(
    sentences: Sequence[Sequence[str]],
    tags: Sequence[Sequence[str]],
    states: Array,
    vectors: WordVectors,
    gazetteer: Gazetteer,
    neighbours: Neighbours,
) -> Example:
    """One text as an example; no sentence is empty."""
    text = Texts.of([sentences], sentences)
    own = np.concatenate([vectors.of(text.words), neighbours.of(text.words)], axis=1)
    right = np.array([TAGS.index(tag) for row in tags for tag in row], dtype=np.int64)[text.near]
    return Example(
        states.astype(np.float16),
        own.astype(np.float16)[text.rows],
        text.signs(gazetteer).astype(np.float16),
        text,
        right,
        np.ones(len(right), dtype=np.float32),
    )


def joined(examples: Sequence[Example]) -> Example:
    """Several texts as one; words of one are not the same as those of another."""
    words, near, same = 0, 0, 0
    count = sum(len(example.states) for example in examples)
    count_near = sum(len(example.right) for example in examples)
    windows, narrows, sames, places = [], [], [], []
    for example in examples:
        text = example.text
        size, size_near = len(example.states), len(example.right)
        windows.append(np.where(text.window == size, count, text.window + words))
        narrows.append(np.where(text.narrow == size_near, count_near, text.narrow + near))
        sames.append(text.same + same)
        places.append(text.near + words)
        words, near = words + size, near + size_near
        same += int(text.same.max(initial=-1)) + 1
    text = Texts(
        words=(),
        rows=np.zeros(0, dtype=np.int64),
        features=np.zeros((0, 0), dtype=np.float32),
        near=np.concatenate(places),
        window=np.concatenate(windows),
        narrow=np.concatenate(narrows),
        stretches=[length for example in examples for length in example.text.stretches],
        same=np.concatenate(sames),
        capital=np.concatenate([example.text.capital for example in examples]),
    )
    columns = [
        np.concatenate([getattr(example, column) for example in examples])
        for column in ("states", "vectors", "signs", "right", "weights")
    ]
    states, vectors, signs, right, weights = columns
    return Example(states, vectors, signs, text, right, weights)


class NameNetwork(nn.Module):  # type: ignore[misc]
    """The network; the names of its parameters are those that the package has."""

    def __init__(self, states: int, vectors: int, signs: int, sizes: NameSizes) -> None:
        super().__init__()
        self.drop = nn.Dropout(0.0)
        self.glance = nn.Linear(states, sizes.glance)
        self.words = nn.Linear(vectors, sizes.words)
        self.signs = nn.Linear(signs, sizes.signs)
        inputs = sizes.glance + sizes.words + sizes.signs
        self.near = nn.Linear(5 * inputs, sizes.near)
        self.first_scores = nn.Linear(sizes.near, len(TAGS))
        self.elsewhere = nn.Linear(len(TAGS) // 2 + 2, sizes.elsewhere)
        self.again = nn.Linear(3 * (sizes.near + sizes.elsewhere), sizes.again)
        self.scores = nn.Linear(sizes.again, len(TAGS))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS) + 1, len(TAGS)))

    def forward(self, example: Example) -> tuple[Tensor, Tensor]:
        """The scores of the first and of the second run, for each word near a capital."""
        states, vectors, signs = (
            torch.from_numpy(values).float() for values in (example.states, example.vectors, example.signs)
        )
        parts = [self.glance(self.drop(states)), self.words(self.drop(vectors)), self.signs(signs)]
        inputs = self.drop(torch.cat(parts, dim=1).relu())
        hidden = self.drop(self.near(_windows(inputs, example.text.window)).relu())
        first = self.first_scores(hidden)
        seen = other_places(functional.softmax(first.detach(), dim=1).numpy(), example.text)
        both = torch.cat([hidden, self.elsewhere(torch.from_numpy(seen)).relu()], dim=1)
        last = self.again(_windows(self.drop(both), example.text.narrow)).relu()
        return first, self.scores(self.drop(last))

    def decode(self, example: Example) -> tuple[Array, Array]:
        """The best tag of each word near a capital, and how probable each tag is by itself."""
        self.eval()
        with torch.no_grad():
            scores = self(example)[1]
            transitions = self.transitions.numpy() + forbidden()
            best = best_tags(scores.numpy(), example.text.stretches, transitions)
            return best, functional.softmax(scores, dim=1).numpy()

    def state(self) -> dict[str, Tensor]:
        """The parameters by name."""
        return {name: values.detach().clone() for name, values in self.state_dict().items()}


def _windows(table: Tensor, window: Array) -> Tensor:
    filled = torch.cat([table, table.new_zeros(1, table.shape[1])])
    return filled[torch.from_numpy(window)].flatten(1)


def fit(network: NameNetwork, examples: Sequence[Example], schedule: NameSchedule, seed: int) -> None:
    """Train on examples, a step each, in random order; the weights of the last half are averaged."""
    torch.manual_seed(seed)
    order = np.random.RandomState(seed)
    network.drop.p = schedule.dropout
    network.train()
    optimizer = torch.optim.AdamW(network.parameters(), lr=schedule.rate, weight_decay=schedule.decay)
    steps = max(1, schedule.rounds * len(examples))
    fixed = torch.from_numpy(forbidden())
    average: dict[str, Tensor] = {}
    for step, place in enumerate(_places(order, len(examples), schedule.rounds)):
        for group in optimizer.param_groups:
            group["lr"] = schedule.rate * min(1.0, (step + 1) / 50) * max(0.02, 1 - step / steps)
        example = examples[place]
        if len(example.right):
            loss = _loss(network, example, fixed)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), _GRADIENT)
            optimizer.step()
        if 2 * step >= steps:
            for name, values in network.state().items():
                average[name] = average[name].lerp(values, 0.01) if name in average else values
    network.load_state_dict(average)
    network.eval()


def _places(order: Any, count: int, rounds: int) -> Iterator[int]:
    for _ in range(rounds):
        yield from order.permutation(count).tolist()


def _loss(network: NameNetwork, example: Example, fixed: Tensor) -> Tensor:
    """What the right tags cost: alone, behind those before them, and in the first run."""
    first, last = network(example)
    right, weights = torch.from_numpy(example.right), torch.from_numpy(example.weights)
    before = torch.from_numpy(tags_before(example))
    cost = functional.cross_entropy(last + (network.transitions + fixed)[before], right, reduction="none")
    cost = cost + _ALONE * functional.cross_entropy(last, right, reduction="none")
    cost = cost + _FIRST_RUN * functional.cross_entropy(first, right, reduction="none")
    total: Tensor = 2 * (cost * weights).sum() / weights.sum().clamp(min=1)
    return total


def tags_before(example: Example) -> Array:
    """The right tag before each word near a capital."""
    before = np.concatenate([[_START], example.right[:-1]])
    starts = np.cumsum([0, *example.text.stretches[:-1]])
    before[starts] = _START
    return before


def relabelled(example: Example, right: Array, weights: Array) -> Example:
    """The same texts with other tags, of which some count more than others."""
    return evolve(example, right=right.astype(np.int64), weights=weights.astype(np.float32))
