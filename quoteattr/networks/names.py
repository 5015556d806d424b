"""Names and what they name, read off the states that the tagger computes anyway.

A small network on top of the tagger: for each word the tagger's last states, its spelling, what lists of
names know of it, and how the text writes it elsewhere; of a few words around it, too. It runs twice: the
second time it also knows what the first run thinks of the other places where the same word stands (Krishnan &
Manning 2006). The tags are decoded by Viterbi with learned transitions (Lample et al. 2016).
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from attrs import frozen

from quoteattr.networks.errors import UnknownArchitectureError
from quoteattr.networks.products import Array
from quoteattr.networks.recurrent import Linear, Packing, pack
from quoteattr.networks.vectors import WordVectors

__all__ = [
    "TAGS",
    "Gazetteer",
    "NameTagger",
    "Neighbours",
    "Texts",
    "best_tags",
    "forbidden",
    "other_places",
    "spelling_of",
]

_TYPES = ("person", "organisation", "place", "document", "other")

TAGS = ("O", *(f"{part}-{kind}" for kind in _TYPES for part in "BI"))
"""What a word may be: outside of names, or the first or a further word of one."""

_REACH = 2
"""How many words on either side of a word the network looks at."""

_WINDOWS = 4_000
"""Words whose neighbours are put side by side at a time."""

_NEVER = 10_000.0
"""A cost that no score makes up for."""

_UNIT = 31
"""By what a number of :class:`Neighbours` is divided."""

_LONG = 10
"""Code points of a word that is long for a name."""


@frozen(eq=False)
class Gazetteer:
    """What lists of names tell of words, by the check sums of the words.

    :param sums: CRC-32 of each word, in rising order.
    :param bits: for each, in which places of which lists it stands.
    """

    sums: Array
    bits: Array

    def of(self, words: Sequence[str]) -> Array:
        """The bits of words, each 0 or 1: words x bits; zeros for those that no list holds."""
        rows, found = _places(self.sums, words)
        bits = np.where(found, self.bits[rows], 0).astype(np.uint8)
        return np.unpackbits(bits[:, None], axis=1)


@frozen(eq=False)
class Neighbours:
    """What words with a capital stand beside in much running text, by the check sums of the words.

    For each word which words are how often its neighbours, as pointwise mutual information in few dimensions
    (Bullinaria & Levy 2007). Unlike the vectors of words it knows capitals and which side a neighbour is on.

    :param sums: CRC-32 of each word, in rising order.
    :param table: for each a row of numbers in units of a 31st.
    """

    sums: Array
    table: Array

    def of(self, words: Sequence[str]) -> Array:
        """The rows of words: words x dimensions; zeros for those that are not known."""
        rows, found = _places(self.sums, words)
        known: Array = self.table[rows].astype(np.float32)
        known *= found[:, None] / np.float32(_UNIT)
        return known


def _places(sums: Array, words: Sequence[str]) -> tuple[Array, Array]:
    """The place of each word's check sum among ``sums``, and whether it is there."""
    asked = np.array([zlib.crc32(word.encode()) for word in words], dtype=np.uint32)
    rows = np.minimum(np.searchsorted(sums, asked), len(sums) - 1)
    return rows, sums[rows] == asked


def spelling_of(words: Sequence[str]) -> Array:
    """How words are spelled: words x features, each 0 or 1."""
    return np.array([_spelling(word) for word in words], dtype=np.float32)


def _spelling(word: str) -> tuple[bool, ...]:
    first = word[:1]
    capital = first.isupper()
    _, hyphen, tail = word.rpartition("-")
    letters = any(map(str.isalpha, word))
    return (
        capital,
        len(word) > 1 and word.isupper(),
        word.islower(),
        any(map(str.isdigit, word)),
        word.isdigit(),
        not (letters or first.isdigit()),
        bool(hyphen) and tail[:1].isupper(),
        bool(hyphen) and tail.islower(),
        "'" in word or "’" in word,
        "." in word and letters,
        not word.isupper() and any(map(str.isupper, word[1:])) and not hyphen,
        len(word) == 1,
        len(word) == 2,
        len(word) >= _LONG,
        first in "@#" and letters,
        capital and word.endswith("s"),
        capital and not word.isascii(),
    )


def _writing_of(sentences: Sequence[Sequence[str]]) -> Array:
    """How a text writes its words: words x features, in the order of the words of its ``sentences``."""
    inner: dict[str, int] = {}
    total: dict[str, int] = {}
    before = ""
    opening: list[bool] = []
    words: list[str] = []
    for sentence in sentences:
        before = ""
        for word in sentence:
            opens = not before[-1:].isalnum()
            opening.append(opens)
            words.append(word)
            total[word] = total.get(word, 0) + 1
            if not opens and word[0].isupper():
                inner[word] = inner.get(word, 0) + 1
            before = word
    rows = []
    for word, opens in zip(words, opening, strict=True):
        capital = word[0].isupper()
        times = inner.get(word, 0)
        lower = capital and total.get(word.lower(), 0) > 0 and not word.islower()
        every = total[word]
        rows.append(
            (
                opens,
                opens and capital,
                capital and times == 0,
                capital and times == 1,
                times > 1,
                lower,
                lower and opens,
                capital and every > 1,
                capital and every > 3,
            )
        )
    return np.array(rows, dtype=np.float32).reshape(len(words), -1)


@frozen(eq=False)
class NameTagger:
    """The network that tags names.

    :param glance: from the tagger's last states, to be given to :meth:`Tagger.read`.
    :param words: from the vectors of words and what they stand beside.
    :param signs: from their features.
    :param near: from all of these, of a word and its neighbours, to what is known of it.
    :param first_scores: from that to scores of the tags, for the first run.
    :param elsewhere: from what the first run thinks of the same word at other places.
    :param again: from all that is known of a word and the words beside it.
    :param scores: from that to scores of the tags.
    :param transitions: what is added for each tag behind each tag; the last row is for the first of a row.
    """

    vectors: WordVectors
    gazetteer: Gazetteer
    neighbours: Neighbours
    glance: Linear
    words: Linear
    signs: Linear
    near: Linear
    first_scores: Linear
    elsewhere: Linear
    again: Linear
    scores: Linear
    transitions: Array

    @classmethod
    def load(cls, package: Mapping[str, Any], vectors: WordVectors) -> NameTagger:
        """The network in a file of ``quoteattr.training.names``.

        :raises UnknownArchitectureError: it knows other tags.
        """
        if tuple(package["config"]["tags"]) != TAGS:
            raise UnknownArchitectureError("a tagger of names with other tags")
        weights = package["model"]
        return cls(
            vectors,
            Gazetteer(weights["gazetteer.sums"].view(np.uint32), weights["gazetteer.bits"]),
            Neighbours(weights["neighbours.sums"].view(np.uint32), weights["neighbours.table"]),
            Linear.load(weights, "glance"),
            Linear.load(weights, "words"),
            Linear.load(weights, "signs"),
            Linear.load(weights, "near"),
            Linear.load(weights, "first_scores"),
            Linear.load(weights, "elsewhere"),
            Linear.load(weights, "again"),
            Linear.load(weights, "scores"),
            weights["transitions"] + forbidden(),
        )

    def __call__(
        self, documents: Sequence[Sequence[Sequence[str]]], glances: Sequence[Array]
    ) -> list[tuple[str, ...]]:
        """The tags of the words of each sentence, all sentences of all texts in a row.

        :param documents: texts, sentences, words; no sentence and no word is empty.
        :param glances: what :meth:`Tagger.read` gave for them with :attr:`glance`.
        """
        sentences = [sentence for document in documents for sentence in document]
        lengths = [len(sentence) for sentence in sentences]
        best = np.zeros(sum(lengths), dtype=np.uint8)
        if any(any(map(str.isupper, word)) for sentence in sentences for word in sentence):
            text = Texts.of(documents, sentences)
            scores = self._score(text, np.concatenate(glances))
            best[text.near] = best_tags(scores, text.stretches, self.transitions)
        names = [TAGS[row] for row in best.tolist()]
        return [
            tuple(names[end - length : end]) for end, length in zip(accumulate(lengths), lengths, strict=True)
        ]

    def _score(self, text: Texts, glances: Array) -> Array:
        """The scores of the tags of all words near a capital."""
        own = np.concatenate([self.vectors.of(text.words), self.neighbours.of(text.words)], axis=1)
        vectors = self.words(own)
        inputs = np.zeros(
            (len(text.rows) + 1, glances.shape[1] + vectors.shape[1] + len(self.signs.bias)), dtype=np.float32
        )
        signs = self.signs(text.signs(self.gazetteer))
        np.concatenate([glances, vectors[text.rows], signs], axis=1, out=inputs[:-1])
        np.maximum(inputs, 0, out=inputs)
        hidden = _over_windows(self.near, inputs, text.window)
        chances = _softmax(self.first_scores(hidden))
        seen = self.elsewhere(other_places(chances, text))
        both = np.zeros((len(hidden) + 1, hidden.shape[1] + seen.shape[1]), dtype=np.float32)
        np.concatenate([hidden, np.maximum(seen, 0, out=seen)], axis=1, out=both[:-1])
        return self.scores(_over_windows(self.again, both, text.narrow))


def best_tags(scores: Array, stretches: Sequence[int], transitions: Array) -> Array:
    """The best row of tags for each stretch of words, by the algorithm of Viterbi.

    :param scores: of the tags, for the words of one stretch behind those of the other.
    :param stretches: how many words each has.
    :param transitions: what is added for each tag behind each tag; the last row is for the first.
    :returns: for each word the place of its tag in :data:`TAGS`.
    """
    if not stretches:
        return np.zeros(0, dtype=np.uint8)
    packing = pack(stretches)
    packed = scores[packing.steps]
    back = np.zeros(packed.shape, dtype=np.uint8)
    first, size = 0, packing.sizes[0]
    best = packed[:size] + transitions[-1]
    ends = np.zeros(size, dtype=np.uint8)
    for above, size in pairwise(packing.sizes):
        ends[size:above] = best[size:].argmax(axis=1)
        first += above
        paths = best[:size, :, None] + transitions[:-1]
        back[first : first + size] = paths.argmax(axis=1)
        best = paths.max(axis=1) + packed[first : first + size]
    ends[: len(best)] = best.argmax(axis=1)
    return _followed_back(back, ends, packing)


def _followed_back(back: Array, ends: Array, packing: Packing) -> Array:
    """The tags of all steps, from those of the last step of each row and what came best before each."""
    chosen = np.zeros(len(back), dtype=np.uint8)
    end, now = len(back), np.zeros(0, dtype=np.uint8)
    for size in reversed(packing.sizes):
        now = np.concatenate([now, ends[len(now) : size]])
        chosen[end - size : end] = now
        now = back[end - size : end][np.arange(size), now]
        end -= size
    return chosen[packing.places]


def _over_windows(layer: Linear, table: Array, window: Array) -> Array:
    """What a layer makes of neighbouring rows, never less than zero; few windows are made at a time."""
    pieces = [
        layer(table[window[first : first + _WINDOWS]].reshape(-1, window.shape[1] * table.shape[1]))
        for first in range(0, len(window), _WINDOWS)
    ]
    hidden: Array = np.concatenate(pieces)
    np.maximum(hidden, 0, out=hidden)
    return hidden


def _softmax(scores: Array) -> Array:
    chances: Array = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    return chances


def other_places(chances: Array, text: Texts) -> Array:
    """What is thought of the same word at the other places of its text, by types, and whether there are any.

    :param chances: of the tags, for each word near a capital.
    """
    types = np.concatenate([chances[:, :1], chances[:, 1::2] + chances[:, 2::2]], axis=1)
    total = np.zeros((int(text.same.max(initial=-1)) + 1, types.shape[1]), dtype=np.float32)
    np.add.at(total, text.same, types)
    count = np.bincount(text.same)[text.same]
    there = ((count > 1) & text.capital)[:, None].astype(np.float32)
    others = (total[text.same] - types) / np.maximum(count - 1, 1)[:, None].astype(np.float32)
    return np.concatenate([others * there, there], axis=1)


def forbidden() -> Array:
    """A large cost for a further word of a name behind anything else than a word of such a name."""
    cost = np.zeros((len(TAGS) + 1, len(TAGS)), dtype=np.float32)
    for column, tag in enumerate(TAGS):
        for row, before in enumerate((*TAGS, "O")):
            if tag[0] == "I" and before[2:] != tag[2:]:
                cost[row, column] = -_NEVER
    return cost


@frozen(eq=False)
class Texts:
    """The words of several texts as the network takes them.

    :param words: the different words.
    :param rows: for each word of the texts, its row among the different ones.
    :param features: how its text writes it.
    :param near: which words stand near a capital.
    :param window: for each of these, the words around it; one beyond the last where there is none.
    :param narrow: for each of these, those beside it, counted among those near a capital.
    :param stretches: how many of these stand in a row, sentence by sentence.
    :param same: for each of these, a number for the word in its text.
    :param capital: for each of these, whether it begins with a capital.
    """

    words: Sequence[str]
    rows: Array
    features: Array
    near: Array
    window: Array
    narrow: Array
    stretches: Sequence[int]
    same: Array
    capital: Array

    @classmethod
    def of(cls, documents: Sequence[Sequence[Sequence[str]]], sentences: Sequence[Sequence[str]]) -> Texts:
        row_of: dict[str, int] = {}
        rows = np.array([row_of.setdefault(word, len(row_of)) for words in sentences for word in words])
        words = list(row_of)
        capital = np.array([word[0].isupper() for word in words])
        upper = np.array([not word.islower() and any(map(str.isupper, word)) for word in words])
        count = len(rows)
        sentence = np.repeat(np.arange(len(sentences)), [len(words) for words in sentences])
        places = np.arange(count)[:, None] + np.arange(-_REACH, _REACH + 1)
        inside = (places >= 0) & (places < count)
        inside &= np.append(sentence, -1)[np.where(inside, places, count)] == sentence[:, None]
        window = np.where(inside, places, count)
        near = np.flatnonzero(np.append(upper[rows], False)[window].any(axis=1))
        place_of = np.full(count + 1, len(near))
        place_of[near] = np.arange(len(near))
        starts = np.flatnonzero((np.diff(near, prepend=-2) != 1) | (np.diff(sentence[near], prepend=-1) != 0))
        text_of = np.repeat(np.arange(len(documents)), [sum(map(len, document)) for document in documents])
        _, same = np.unique(text_of[near] * len(words) + rows[near], return_inverse=True)
        return cls(
            words,
            rows,
            np.concatenate([_writing_of(document) for document in documents if document]),
            near,
            window[near],
            place_of[window[near][:, _REACH - 1 : _REACH + 2]],
            np.diff(np.append(starts, len(near))).tolist(),
            same,
            capital[rows[near]],
        )

    def signs(self, gazetteer: Gazetteer) -> Array:
        """What is told of each word by its spelling, by lists of names and by its text."""
        known = np.concatenate([spelling_of(self.words), gazetteer.of(self.words)], axis=1)
        return np.concatenate([known[self.rows], self.features], axis=1)
