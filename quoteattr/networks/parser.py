"""The parser: heads and relations of words in their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import torch
from attrs import define, frozen
from torch import Tensor
from torch.nn import functional

from quoteattr.networks.errors import UnknownArchitectureError
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

_SCORERS = ("unlabeled", "linearization", "distance", "deprel")
"""Stanza's names of the scorers: of arcs, their direction, their length and their relation."""


@frozen
class _Scorer:
    """Scores of pairs of words: a dependent and a head, multiplied (Dozat and Manning 2017).

    :param matrix: dependent x head x outputs.
    """

    matrix: Tensor
    bias: Tensor

    @classmethod
    def load(cls, weights: Weights, name: str) -> _Scorer:
        bilinear = f"{name}.scorer.W_bilin"
        return cls(weights[f"{bilinear}.weight"], weights[f"{bilinear}.bias"])

    def score_pairs(self, dependents: Tensor, heads: Tensor, rows: Tensor) -> Tensor:
        """The scores of all pairs: sentences x dependents x heads.

        :param rows: the rows of the words of each sentence.
        """
        weighed = dependents @ self.matrix[:, :, 0]
        return torch.bmm(weighed[rows], heads[rows].transpose(1, 2)).add_(self.bias)

    def score_arcs(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """The scores of each dependent with its head: words x outputs."""
        flat = self.matrix.flatten(1)
        scores = [
            torch.bmm(head.unsqueeze(1), (dependent @ flat).view(-1, *self.matrix.shape[1:])).squeeze(1)
            for dependent, head in zip(
                dependents.split(_LABELLED_WORDS), heads.split(_LABELLED_WORDS), strict=True
            )
        ]
        return torch.cat(scores).add_(self.bias)


@define(eq=False)
class DependencyParser:
    """Stanza's graph parser (Qi et al. 2018): a highway LSTM, and scores of arcs and of their relations."""

    _vectors: WordVectors
    _words: Vocabulary
    _lemmas: Vocabulary
    _tags: Vocabulary
    _vectors_in: Linear
    _word_embeddings: Tensor
    _lemma_embeddings: Tensor
    _tag_embeddings: Tensor
    _context: Highway
    _sides: Linear
    _scorers: tuple[_Scorer, ...]
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
            Linear.load(weights, *(f"{name}.{side}" for name in _SCORERS for side in ("W1", "W2"))),
            tuple(_Scorer.load(weights, name) for name in _SCORERS),
            Vocabulary.load(vocabularies["deprel"]).names[PREFIX:],
        )

    def __call__(self, sentences: Sequence[Columns]) -> list[Tree]:
        """The tree of each sentence; no sentence is empty."""
        parsed: dict[int, Tree] = {}
        for batch in _batches([1 + len(texts) for texts, _, _ in sentences]):
            with torch.inference_mode():
                trees = self._parse([sentences[n] for n in batch])
            parsed.update(zip(batch, trees, strict=True))
        return [parsed[n] for n in range(len(sentences))]

    def _parse(self, sentences: Sequence[Columns]) -> list[Tree]:
        words: list[Word] = list(zip(*map(_below_roots, zip(*sentences, strict=True)), strict=True))
        different = {word: row for row, word in enumerate(dict.fromkeys(words))}
        lengths = [1 + len(texts) for texts, _, _ in sentences]
        inputs = self._inputs(list(different))
        packing = pack(lengths)
        rows = torch.tensor([different[word] for word in words])[packing.steps]
        states = self._context(inputs, rows, packing)[packing.places]
        sides = self._both_sides(states)
        scores, starts = self._arc_scores(sides[:6], lengths)
        trees = [
            [0, *best_tree(table[:length, :length])]
            for table, length in zip(scores.numpy(), lengths, strict=True)
        ]
        heads = torch.tensor(
            [start + head for start, tree in zip(starts, trees, strict=True) for head in tree]
        )
        found = self._scorers[3].score_arcs(sides[6], sides[7][heads]).argmax(1).tolist()
        relations = tuple([self._names[relation] for relation in found])
        return [
            (tuple([head - 1 for head in tree[1:]]), relations[start + 1 : start + len(tree)])
            for start, tree in zip(starts, trees, strict=True)
        ]

    def _both_sides(self, states: Tensor) -> list[Tensor]:
        """For each scorer each word as a dependent and as a head, with a constant one in its last place."""
        sides = self._sides(states).relu_().view(len(states), 2 * len(_SCORERS), -1).unbind(1)
        return [functional.pad(side, (0, 1), value=1.0) for side in sides]

    def _inputs(self, words: Sequence[Word]) -> Tensor:
        """The input of each word, of which the first is the root."""
        forms, lemmas, tags = zip(*words[1:], strict=True)
        texts = [simple_punctuation(form) for form in forms]
        vectors = torch.cat([self._vectors.of_root, self._vectors.of(texts)])
        return torch.cat(
            [
                self._vectors_in(vectors),
                self._word_embeddings[torch.tensor([ROOT, *self._words.look_up(texts)])],
                self._lemma_embeddings[torch.tensor([ROOT, *self._lemmas.look_up(lemmas)])],
                self._tag_embeddings[torch.tensor([ROOT, *self._tags.look_up(tags)])],
            ],
            dim=1,
        )

    def _arc_scores(self, sides: Sequence[Tensor], lengths: Sequence[int]) -> tuple[Tensor, list[int]]:
        """How good each word is as the head of another, and the row of the root of each sentence."""
        length = torch.tensor(lengths)
        starts = length.cumsum(0) - length
        places = torch.arange(int(length.max()))
        rows = torch.minimum(starts.unsqueeze(1) + places, (starts + length - 1).unsqueeze(1))
        offsets = (places - places.unsqueeze(1)).float()
        scores, direction, distance = (
            scorer.score_pairs(dependents, heads, rows)
            for scorer, dependents, heads in zip(self._scorers[:3], sides[::2], sides[1::2], strict=True)
        )
        scores += functional.logsigmoid(direction.mul_(offsets.sign()))
        expected = functional.softplus(distance).add_(1)
        scores -= torch.log1p(expected.sub_(offsets.abs()).square_().div_(2))
        scores.diagonal(dim1=1, dim2=2).fill_(-torch.inf)
        return scores, starts.tolist()


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
