"""What words with a capital stand beside in running text; see :mod:`quoteattr.networks.names`."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import regex
from attrs import frozen

from quoteattr.networks.names import Neighbours
from quoteattr.networks.products import Array
from quoteattr.training.data import open_text

__all__ = ["NeighbourSettings", "neighbours_of"]

_TOKEN = regex.compile(r"\w+(?:[-'’.&/]\w+)*|[^\w\s]")
_PLACES = (-2, -1, 1, 2)
_END = "\n"

_LARGEST, _UNIT = 4, 31
"""The largest number in a row, and how many steps there are to one."""


@frozen
class NeighbourSettings:
    """How neighbours are counted.

    :param neighbours: how many of the commonest words are told apart; all with a capital are one, so are all
        others.
    :param fewest: how often a word has to stand within a sentence.
    :param dimensions: of a row.
    """

    neighbours: int = 500
    fewest: int = 3
    dimensions: int = 32


def neighbours_of(folder: Path, settings: NeighbourSettings | None = None) -> Neighbours:
    """The neighbours of words with a capital, where none opens a sentence, in all texts of a folder.

    :param folder: with files of a JSON object a line, plain or compressed with xz.
    """
    settings = settings or NeighbourSettings()
    numbers: dict[str, int] = {}
    flat = np.fromiter((numbers.setdefault(token, len(numbers)) for token in _tokens(folder)), dtype=np.int32)
    words = list(numbers)
    capital = np.array([word[0].isupper() for word in words])
    letters = np.array([word[-1].isalnum() for word in words])
    places = np.flatnonzero(capital[flat])
    places = places[(places >= 2) & (places < len(flat) - 2)]
    places = places[letters[flat[places - 1]]]
    times = np.bincount(flat[places], minlength=len(words))
    rows = np.flatnonzero(times >= settings.fewest)
    row_of = np.full(len(words), -1)
    row_of[rows] = np.arange(len(rows))
    places = places[row_of[flat[places]] >= 0]
    beside = _neighbours(flat, capital, settings.neighbours)
    kinds = settings.neighbours + 2
    counts = np.zeros((len(rows), len(_PLACES) * kinds), dtype=np.float32)
    for number, step in enumerate(_PLACES):
        np.add.at(counts, (row_of[flat[places]], number * kinds + beside[flat[places + step]]), 1)
    return _by_sum([words[row] for row in rows], _in_few_dimensions(counts, settings.dimensions))


def _tokens(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.jsonl*")):
        for line in open_text(path):
            yield from _TOKEN.findall(json.loads(line)["text"])
            yield _END


def _neighbours(flat: Array, capital: Array, count: int) -> Array:
    """For each word the number that it has as a neighbour: its rank, one for capitals, one for the rest."""
    times = np.where(capital, 0, np.bincount(flat, minlength=len(capital)))
    numbers = np.full(len(capital), count + 1)
    numbers[np.argsort(-times, kind="stable")[:count]] = np.arange(count)
    numbers[capital] = count
    return numbers


def _in_few_dimensions(counts: Array, dimensions: int) -> Array:
    """Positive pointwise mutual information in its main dimensions, in whole numbers, less for rare words."""
    total, own = counts.sum(), counts.sum(axis=1, keepdims=True)
    expected = own * (counts.sum(axis=0, keepdims=True) / total)
    information = np.log(np.maximum(counts / np.maximum(expected, 1e-9), 1e-9))
    few = np.minimum(own, 50)
    values = np.maximum(information, 0) * (counts / (counts + 1)) * (few / (few + 2))
    _, axes = np.linalg.eigh((values.T @ values).astype(np.float64))
    found = values @ axes[:, ::-1][:, :dimensions].astype(np.float32)
    found /= np.sqrt((found**2).mean(axis=0)) + 1e-9
    rounded: Array = np.round(np.clip(found, -_LARGEST, _LARGEST) * _UNIT).astype(np.int8)
    return rounded


def _by_sum(words: list[str], table: Array) -> Neighbours:
    place = {zlib.crc32(word.encode()): row for row, word in enumerate(words)}
    order = sorted(place)
    return Neighbours(np.array(order, dtype=np.uint32), table[[place[each] for each in order]])
