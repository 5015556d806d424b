"""The parser: heads and relations of words in their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
from attrs import define, frozen

from quoteattr.networks.errors import UnknownArchitectureError
from quoteattr.networks.products import Array, Matrix, multiply
from quoteattr.networks.recurrent import Highway, Linear, Weights, pack
from quoteattr.networks.trees import best_tree
from quoteattr.networks.vectors import WordVectors
from quoteattr.networks.vocabulary import PREFIX, ROOT, Vocabulary, simple_punctuation

__all__ = ["DependencyParser"]

Word = tuple[str, str, str]
"""A word, its lemma and its universal part of speech."""

Columns = tuple[Sequence[str], Sequence[str], Sequence[str]]
"""The words of a sentence, their lemmas and their parts of speech."""

Tree = tuple[tuple[int, ...], tuple[str, ...]]
"""For each word of a sentence the index of its head there, -1 for the root, and its relation to it."""

_ROOT = ("",)

_BATCH_WORDS = 3_000
"""Words, roots included, that are parsed together."""

_BATCH_PAIRS = 50_000
"""Pairs of words of one sentence that are scored together: they fill memory with the square of its length."""

_LABELLED_WORDS = 1_000
"""Words whose relations are scored together, each with a table of all relations in memory."""

_ARC_SCORERS, _RELATION_SCORER = ("unlabeled", "linearization", "distance"), "deprel"
"""Stanza's names of the scorers: of arcs, their direction and their length, and of their relation."""

_SIDES = ("W1", "W2")
"""Stanza's names of the layers that make of a word a dependent and a head."""


@frozen
class _Scorer:
    """Scores of pairs of words: a dependent and a head, multiplied (Dozat and Manning 2017).

    :param matrix: from a dependent to what weighs its head: dependent x outputs and head.
    :param bias: for each output.
    """

    matrix: Matrix
    bias: Array

    @classmethod
    def load(cls, weights: Weights, name: str) -> _Scorer:
        bilinear = f"{name}.scorer.W_bilin"
        weight = weights[f"{bilinear}.weight"]
        flat = weight.transpose(0, 2, 1).reshape(len(weight), -1)
        return cls(Matrix.of(flat), weights[f"{bilinear}.bias"])

    def score_pairs(self, dependents: Array, heads: Array, rows: Array) -> Array:
        """The scores of all pairs of a scorer with one output: sentences x dependents x heads.

        :param rows: the rows of the words of each sentence.
        """
        scores = multiply(self.matrix(dependents)[rows], heads[rows].transpose(0, 2, 1))
        scores += self.bias
        return scores

    def score_arcs(self, dependents: Array, heads: Array) -> Array:
        """The scores of each dependent with its head: words x outputs."""
        scores = np.empty((len(dependents), len(self.bias)), dtype=np.float32)
        for first in range(0, len(dependents), _LABELLED_WORDS):
            some = slice(first, first + _LABELLED_WORDS)
            weighed = self.matrix(dependents[some]).reshape(len(dependents[some]), len(self.bias), -1)
            scores[some] = np.matmul(weighed, heads[some][:, :, None])[:, :, 0]
        scores += self.bias
        return scores


@define(eq=False)
class DependencyParser:
    """Stanza's graph parser (Qi et al. 2018): a highway LSTM, and scores of arcs and of their relations."""

    _vectors: WordVectors
    _words: Vocabulary
    _lemmas: Vocabulary
    _tags: Vocabulary
    _vectors_in: Linear
    _word_embeddings: Array
    _lemma_embeddings: Array
    _tag_embeddings: Array
    _context: Highway
    _sides: Linear
    _arc_scorers: tuple[_Scorer, ...]
    _relation_scorer: _Scorer
    _names: tuple[str, ...]

    @classmethod
    def load(cls, package: Mapping[str, Any], vectors: WordVectors) -> DependencyParser:
        """The parser in a file of Stanza.

        :raises UnknownArchitectureError: its network is built in another way.
        """
        config, weights, vocabularies = package["config"], package["model"], package["vocab"]
        if (
            package.get("model_type") != "graph"
            or not all(config[part] for part in ("pretrain", "use_upos", "linearization", "distance"))
            or any(
                config.get(part)
                for part in ("char", "use_xpos", "use_ufeats", "use_arc_embedding", "reversed")
            )
            or config["bert_model"] is not None
            or config.get("resolve_head_constraints", True)
            or config["word_emb_dim"] == 0
            or config["tag_emb_dim"] == 0
        ):
            raise UnknownArchitectureError("a parser with other inputs or outputs")
        return cls(
            vectors,
            Vocabulary.load(vocabularies["word"]),
            Vocabulary.load(vocabularies["lemma"]),
            Vocabulary.load(vocabularies["upos"]),
            Linear.load(weights, "trans_pretrained"),
            weights["word_emb.weight"],
            weights["lemma_emb.weight"],
            weights["upos_emb.weight"],
            Highway.load(weights, "parserlstm", config["num_layers"]),
            Linear.load(
                weights,
                *(f"{name}.{side}" for name in (*_ARC_SCORERS, _RELATION_SCORER) for side in _SIDES),
            ),
            tuple(_Scorer.load(weights, name) for name in _ARC_SCORERS),
            _Scorer.load(weights, _RELATION_SCORER),
            Vocabulary.load(vocabularies["deprel"]).names[PREFIX:],
        )

    def __call__(self, sentences: Sequence[Columns]) -> list[Tree]:
        """The tree of each sentence; no sentence is empty."""
        parsed: dict[int, Tree] = {}
        for batch in _batches([1 + len(texts) for texts, _, _ in sentences]):
            trees = self._parse([sentences[n] for n in batch])
            parsed.update(zip(batch, trees, strict=True))
        return [parsed[n] for n in range(len(sentences))]

    def _parse(self, sentences: Sequence[Columns]) -> list[Tree]:
        words: list[Word] = list(zip(*map(_below_roots, zip(*sentences, strict=True)), strict=True))
        different = {word: row for row, word in enumerate(dict.fromkeys(words))}
        lengths = [1 + len(texts) for texts, _, _ in sentences]
        inputs = self._inputs(list(different))
        packing = pack(lengths)
        rows = np.array([different[word] for word in words])[packing.steps]
        states = self._context(inputs, rows, packing)[packing.places]
        *sides, dependents, relation_heads = self._both_sides(states)
        scores, starts = self._arc_scores(sides, lengths)
        trees = [
            [0, *best_tree(table[:length, :length])] for table, length in zip(scores, lengths, strict=True)
        ]
        heads = [start + head for start, tree in zip(starts, trees, strict=True) for head in tree]
        relation_scores = self._relation_scorer.score_arcs(dependents, relation_heads[heads])
        relations = tuple([self._names[best] for best in relation_scores.argmax(axis=1).tolist()])
        return [
            (tuple([head - 1 for head in tree[1:]]), relations[start + 1 : start + len(tree)])
            for start, tree in zip(starts, trees, strict=True)
        ]

    def _both_sides(self, states: Array) -> list[Array]:
        """For each scorer each word as a dependent and as a head, with a constant one in its last place."""
        sides = self._sides(states)
        parts = len(_SIDES) * (len(self._arc_scorers) + 1)
        padded = np.ones((parts, len(states), 1 + sides.shape[1] // parts), dtype=np.float32)
        np.maximum(sides.reshape(len(states), parts, -1).swapaxes(0, 1), 0, out=padded[:, :, :-1])
        return list(padded)

    def _inputs(self, words: Sequence[Word]) -> Array:
        """The input of each word, of which the first is the root."""
        forms, lemmas, tags = zip(*words[1:], strict=True)
        texts = [simple_punctuation(form) for form in forms]
        vectors = np.concatenate([self._vectors.of_root, self._vectors.of(texts)])
        return np.concatenate(
            [
                self._vectors_in(vectors),
                self._word_embeddings[[ROOT, *self._words.look_up(texts)]],
                self._lemma_embeddings[[ROOT, *self._lemmas.look_up(lemmas)]],
                self._tag_embeddings[[ROOT, *self._tags.look_up(tags)]],
            ],
            axis=1,
        )

    def _arc_scores(self, sides: Sequence[Array], lengths: Sequence[int]) -> tuple[Array, list[int]]:
        """How good each word is as the head of another, and the row of the root of each sentence.

        :param sides: for each scorer of arcs, all words as dependents and then as heads.
        """
        length = np.array(lengths)
        starts = np.cumsum(length) - length
        places = np.arange(length.max())
        rows = np.minimum(starts[:, None] + places, (starts + length - 1)[:, None])
        offsets = (places - places[:, None]).astype(np.float32)
        scores, direction, distance = (
            scorer.score_pairs(dependents, heads, rows)
            for scorer, dependents, heads in zip(self._arc_scorers, sides[::2], sides[1::2], strict=True)
        )
        direction *= np.sign(offsets)
        scores -= _softplus(-direction)
        expected = _softplus(distance)
        expected += 1 - np.abs(offsets)
        scores -= np.log1p(np.square(expected, out=expected) / 2)
        scores[:, places, places] = -np.inf
        return scores, starts.tolist()


def _softplus(values: Array) -> Array:
    """The logarithm of one and the exponential of each value, without overflow."""
    larger: Array = np.maximum(values, 0) + np.log1p(np.exp(-np.abs(values)))
    return larger


def _below_roots(columns: Sequence[Sequence[str]]) -> Iterator[str]:
    """A column of all sentences, each below that of its root."""
    return chain.from_iterable(chain(_ROOT, column) for column in columns)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The indices of sentences in batches of similar lengths, with bounds on words and on pairs of words."""
    batch: list[int] = []
    words = 0
    for n in sorted(range(len(lengths)), key=lambda n: lengths[n]):
        length = lengths[n]
        if batch and (words + length > _BATCH_WORDS or (len(batch) + 1) * length**2 > _BATCH_PAIRS):
            yield batch
            batch, words = [], 0
        batch.append(n)
        words += length
    if batch:
        yield batch
