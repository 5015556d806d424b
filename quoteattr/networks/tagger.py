"""The tagger: parts of speech and features of words in their sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import accumulate
from typing import Any

import numpy as np
from attrs import define, field, frozen

from quoteattr.networks.errors import UnknownArchitectureError
from quoteattr.networks.products import Array, Matrix
from quoteattr.networks.recurrent import Highway, Layer, Linear, Weights, pack, sigmoid
from quoteattr.networks.vectors import WordVectors
from quoteattr.networks.vocabulary import EMPTY, Vocabulary, simple_punctuation

__all__ = ["Tagger", "Tags"]

Tag = tuple[str, str]
"""Universal part of speech, and universal features."""

Tags = tuple[tuple[str, ...], tuple[str, ...]]
"""The parts of speech of all words of a sentence, and their features."""

_BATCH_WORDS = 4_000
"""Words after which a batch of sentences is full."""


@frozen
class _Spelling:
    """A representation of words by their characters: the states of an LSTM, summed by learned weights."""

    characters: Vocabulary
    embeddings: tuple[Array, ...]
    layer: Layer
    attention: Matrix

    @classmethod
    def load(cls, characters: Vocabulary, weights: Weights) -> _Spelling:
        start = weights["charmodel.charlstm_h_init"], weights["charmodel.charlstm_c_init"]
        layer = Layer.load(weights, "charmodel.charlstm.lstm", start)
        embeddings = layer.project(weights["charmodel.char_emb.weight"])
        return cls(characters, embeddings, layer, Matrix.of(weights["charmodel.char_attn.weight"].T))

    def __call__(self, words: Sequence[str]) -> Array:
        rows = np.array(self.characters.look_up("".join(words)))
        lengths = [len(word) for word in words]
        packing = pack(lengths)
        states = self.layer.look_up(self.embeddings, rows[packing.steps], packing).outputs
        states *= sigmoid(self.attention(states))
        starts = np.cumsum([0, *lengths[:-1]])
        return np.add.reduceat(states[packing.places], starts, axis=0)


@define(eq=False)
class Tagger:
    """Stanza's tagger (Qi et al. 2018): words, their vectors and spelling through a highway LSTM."""

    _vectors: WordVectors
    _words: Vocabulary
    _embeddings: Array
    _vectors_in: Linear
    _spelling: _Spelling
    _spelling_in: Linear
    _context: Highway
    _hidden: Linear
    _scores: Linear
    _parts_of_speech: tuple[str, ...]
    _features: tuple[tuple[str, tuple[str, ...]], ...]
    _known: dict[bytes, Tag] = field(factory=dict, init=False)

    @classmethod
    def load(cls, package: Mapping[str, Any], vectors: WordVectors) -> Tagger:
        """The tagger in a file of Stanza.

        :raises UnknownArchitectureError: its network is built in another way.
        """
        config, weights, vocabularies = package["config"], package["model"], package["vocab"]
        if (
            not config["share_hid"]
            or not config["char"]
            or config["char_bidirectional"]
            or config["char_num_layers"] != 1
            or config["charlm"]
            or config["bert_model"] is not None
            or not config["pretrain"]
            or config["word_emb_dim"] == 0
            or config.get("extra_tag_columns")
        ):
            raise UnknownArchitectureError("a tagger with other inputs or outputs")
        features = vocabularies["feats"]["_id2unit"]
        return cls(
            vectors,
            Vocabulary.load(vocabularies["word"]),
            weights["word_emb.weight"],
            Linear.load(weights, "trans_pretrained"),
            _Spelling.load(Vocabulary.load(vocabularies["char"]), weights),
            Linear.load(weights, "trans_char"),
            Highway.load(weights, "taggerlstm", config["num_layers"]),
            Linear.load(weights, "upos_hid"),
            Linear.load(weights, "upos_clf", *(f"tag_clf.feats.{n}" for n in range(len(features)))),
            Vocabulary.load(vocabularies["upos"]).names,
            tuple((name, tuple(values)) for name, values in features.items()),
        )

    @property
    def characters(self) -> Set[str]:
        """The characters that it was trained on."""
        return frozenset(self._spelling.characters.rows)

    @property
    def vectors(self) -> WordVectors:
        """The vectors of words that it takes."""
        return self._vectors

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[Tags]:
        """The tags of each sentence; no sentence and no word is empty."""
        return self.read(sentences)[0]

    def read(
        self, sentences: Sequence[Sequence[str]], glance: Callable[[Array], Array] | None = None
    ) -> tuple[list[Tags], list[Array]]:
        """The tags of each sentence, and what a layer makes of the states of all words.

        :param sentences: no sentence and no word is empty.
        :param glance: a layer that takes the last states; without it there are no such arrays.
        :returns: tags, and arrays whose rows, one array behind the other, belong to the words in their order.
        """
        tags: list[Tags] = []
        glances: list[Array] = []
        while len(tags) < len(sentences):
            batch: list[Sequence[str]] = []
            words = 0
            while len(tags) + len(batch) < len(sentences) and words < _BATCH_WORDS:
                batch.append(sentences[len(tags) + len(batch)])
                words += len(batch[-1])
            tags += self._tag(batch, glance, glances)
        return tags, glances

    def _tag(
        self,
        sentences: Sequence[Sequence[str]],
        glance: Callable[[Array], Array] | None,
        glances: list[Array],
    ) -> Iterator[Tags]:
        words = [simple_punctuation(word) for sentence in sentences for word in sentence]
        different = {word: row for row, word in enumerate(dict.fromkeys(words))}
        rows = np.array([different[word] for word in words])
        lengths = [len(sentence) for sentence in sentences]
        packing = pack(lengths)
        states = self._context(self._inputs(list(different)), rows[packing.steps], packing)
        if glance is not None:
            glances.append(glance(states)[packing.places])
        tags = self._decide(states, packing.places)
        upos, feats = tuple([tag for tag, _ in tags]), tuple([features for _, features in tags])
        return (
            (upos[end - length : end], feats[end - length : end])
            for end, length in zip(accumulate(lengths), lengths, strict=True)
        )

    def _inputs(self, words: Sequence[str]) -> Array:
        return np.concatenate(
            [
                self._embeddings[self._words.look_up(words)],
                self._vectors_in(self._vectors.of(words)),
                self._spelling_in(self._spelling(words)),
            ],
            axis=1,
        )

    def _decide(self, states: Array, places: Array) -> list[Tag]:
        """The tag of each word.

        The rows of its best values, a byte each, are what a tag is kept by: texts have few different ones,
        and to put one together from its features takes longer than to look it up.

        :param places: for each word, its place among the ``states``.
        """
        hidden = self._hidden(states)
        scores = self._scores(np.maximum(hidden, 0, out=hidden))
        sizes = [len(self._parts_of_speech), *(len(values) for _, values in self._features)]
        parts = np.split(scores, np.cumsum(sizes[:-1]), axis=1)
        best = np.stack([part.argmax(axis=1) for part in parts], axis=1).astype(np.uint8)
        choices: list[bytes] = best[places].view(f"V{len(sizes)}")[:, 0].tolist()
        return [self._known.get(choice) or self._name(choice) for choice in choices]

    def _name(self, choice: bytes) -> Tag:
        tag = (
            self._parts_of_speech[choice[0]],
            "|".join(
                f"{name}={values[row]}"
                for (name, values), row in zip(self._features, choice[1:], strict=True)
                if row != EMPTY
            ),
        )
        self._known[choice] = tag
        return tag
