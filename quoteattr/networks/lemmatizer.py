"""The lemmatizer: dictionary forms of words with their parts of speech."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from attrs import define, field, frozen

from quoteattr.networks.errors import UnknownArchitectureError
from quoteattr.networks.products import Array, Matrix
from quoteattr.networks.recurrent import Layer, Linear, Weights, pack, sigmoid
from quoteattr.networks.vocabulary import UNKNOWN, Vocabulary

__all__ = ["Lemmatizer"]

Word = tuple[str, str]
"""A word and its universal part of speech."""

_START, _STOP = 2, 3
"""Rows of what stands before and behind the characters of a word."""

_SPELL, _LOWER = 0, 2
"""What is to be done with a word: spell its lemma out, or take it in lower case."""

_ANY = "*"
"""Stands in the dictionary for words of any part of speech."""

_KEPT = 50_000
"""Words whose lemmas are kept at hand, since words come back; beyond them all are forgotten."""

_BATCH = 200
"""Words that go through the network together."""


@frozen
class _Encoding:
    """What the encoder makes of words.

    :param states: the states at each character: words x characters x units.
    :param present: which characters there are: words x characters.
    :param hidden: the last hidden states: words x units, as the last cell states ``cells``.
    """

    states: Array
    present: Array
    hidden: Array
    cells: Array

    def select(self, rows: Sequence[int]) -> _Encoding:
        """What it makes of the words in these rows."""
        present = self.present[rows]
        longest = int(present.sum(axis=1).max())
        return _Encoding(
            self.states[rows, :longest], present[:, :longest], self.hidden[rows], self.cells[rows]
        )


@frozen
class _Encoder:
    """Reads the part of speech of a word and then its characters, in both directions."""

    inputs: tuple[Array, ...]
    first_tag: int
    layer: Layer
    edit_hidden: Linear
    edit_scores: Linear

    @classmethod
    def load(cls, weights: Weights) -> _Encoder:
        layer = Layer.load(weights, "encoder")
        characters, tags = weights["embedding.weight"], weights["pos_embedding.weight"]
        return cls(
            layer.project(np.concatenate([characters, tags])),
            len(characters),
            layer,
            Linear.load(weights, "edit_clf.0"),
            Linear.load(weights, "edit_clf.2"),
        )

    def __call__(self, tags: Sequence[int], spellings: Sequence[Sequence[int]]) -> _Encoding:
        rows = [
            row
            for tag, spelling in zip(tags, spellings, strict=True)
            for row in (self.first_tag + tag, *spelling)
        ]
        lengths = np.array([1 + len(spelling) for spelling in spellings])
        packing = pack(lengths.tolist())
        states = self.layer.look_up(self.inputs, np.array(rows)[packing.steps], packing)
        places = np.arange(lengths.max())[None]
        present = places < lengths[:, None]
        starts = (np.cumsum(lengths) - lengths)[:, None]
        padded = states.outputs[packing.places[np.where(present, starts + places, 0)]]
        hidden, cells = (
            last[::-1].swapaxes(0, 1).reshape(len(spellings), -1) for last in (states.hidden, states.cells)
        )
        return _Encoding(padded, present, hidden, cells)

    def edits(self, encoding: _Encoding) -> list[int]:
        """How to come from each word to its lemma."""
        hidden = self.edit_hidden(encoding.hidden)
        edits: list[int] = self.edit_scores(np.maximum(hidden, 0)).argmax(axis=1).tolist()
        return edits


@frozen
class _Decoder:
    """Spells lemmas, with soft attention (Luong et al. 2015) to what the encoder read."""

    inputs: Array
    recurrent: Linear
    attention: Matrix
    combined: Matrix
    scores: Linear
    copying: Linear
    longest: int

    @classmethod
    def load(cls, weights: Weights, longest: int) -> _Decoder:
        cell = "decoder.lstm_cell"
        return cls(
            Linear(Matrix.of(weights[f"{cell}.weight_ih"].T), weights[f"{cell}.bias_ih"])(
                weights["embedding.weight"]
            ),
            Linear(Matrix.of(weights[f"{cell}.weight_hh"].T), weights[f"{cell}.bias_hh"]),
            Matrix.of(weights["decoder.attention_layer.linear_in.weight"].T),
            Matrix.of(weights["decoder.attention_layer.linear_out.weight"].T),
            Linear.load(weights, "dec2vocab"),
            Linear.load(weights, "copy_gate"),
            longest,
        )

    def __call__(self, encoding: _Encoding, spellings: Array, size: int) -> list[list[int]]:
        """The characters of each lemma.

        :param spellings: the characters of each word; those unknown to the network have numbers from the
            size of its vocabulary on.
        :param size: one more than the highest of these numbers.
        """
        hidden, cells = encoding.hidden, encoding.cells
        last = np.full(len(spellings), _START)
        owners = np.arange(len(spellings))[:, None]
        written: list[Array] = []
        done = np.zeros(len(spellings), dtype=bool)
        while len(written) < self.longest and not done.all():
            known = np.where(last < len(self.inputs), last, UNKNOWN)
            gates = self.recurrent(hidden) + self.inputs[known]
            input_gate, forget_gate, new, output_gate = np.split(gates, 4, axis=1)
            cells = sigmoid(forget_gate) * cells + sigmoid(input_gate) * np.tanh(new)
            hidden = sigmoid(output_gate) * np.tanh(cells)
            fit = np.matmul(encoding.states, self.attention(hidden)[:, :, None])[:, :, 0]
            fit[~encoding.present] = -np.inf
            context = np.matmul(_softmax(fit)[:, None], encoding.states)[:, 0]
            output = np.tanh(self.combined(np.concatenate([context, hidden], axis=1)))
            scores = _softmax(self.scores(output))
            copy = sigmoid(self.copying(output))
            chances = np.empty((len(spellings), size), dtype=np.float32)
            chances[:, : scores.shape[1]] = scores
            chances[:, scores.shape[1] :] = scores[:, UNKNOWN : UNKNOWN + 1]
            chances *= 1 - copy
            np.add.at(chances, (owners, spellings), copy * _softmax(fit[:, 1:]))
            last = chances.argmax(axis=1)
            written.append(last)
            done |= last == _STOP
        lemmas: list[list[int]] = np.stack(written, axis=1).tolist()
        return [lemma[: lemma.index(_STOP)] if _STOP in lemma else lemma for lemma in lemmas]


def _softmax(scores: Array) -> Array:
    """Each row as probabilities."""
    chances: Array = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    return chances


@define(eq=False)
class Lemmatizer:
    """Stanza's lemmatizer: a dictionary, and an encoder and decoder of characters for what it lacks.

    The encoder says whether the lemma is the word, the word in lower case, or has to be spelled out. The
    decoder may copy characters of the word (See et al. 2017).
    """

    _dictionary: Mapping[str, Mapping[str, str]]
    _characters: Vocabulary
    _tags: Vocabulary
    _encoder: _Encoder
    _decoder: _Decoder
    _known: dict[Word, str] = field(factory=dict, init=False)

    @classmethod
    def load(cls, package: Mapping[str, Any]) -> Lemmatizer:
        """The lemmatizer in a file of Stanza.

        :raises UnknownArchitectureError: its network is built in another way.
        """
        config, weights, vocabularies = package["config"], package["model"], package["vocab"]
        if (
            package.get("dicts_version") != 3
            or package.get("contextual")
            or not all(config.get(part) for part in ("ensemble_dict", "edit", "pos", "copy"))
            or any(config.get(part) for part in ("dict_only", "caseless", "charlm"))
            or config["num_layers"] != 1
            or config["attn_type"] != "soft"
            or config["beam_size"] != 1
        ):
            raise UnknownArchitectureError("a lemmatizer with other parts")
        return cls(
            package["dictionary"],
            Vocabulary.load(vocabularies["char"]),
            Vocabulary.load(vocabularies["pos"]),
            _Encoder.load(weights),
            _Decoder.load(weights, config["max_dec_len"]),
        )

    def __call__(self, texts: Iterable[str], upos: Iterable[str]) -> list[str]:
        """The lemma of each word with its universal part of speech; ``_`` where there is none."""
        words = list(zip(texts, upos, strict=True))
        known = self._known
        if len(known) > _KEPT:
            known = self._known = {}
        unknown = []
        for word in dict.fromkeys(words):
            if word not in known:
                lemma = self._look_up(word)
                if lemma is None:
                    unknown.append(word)
                else:
                    known[word] = lemma or "_"
        unknown.sort(key=lambda word: len(word[0]))
        for first in range(0, len(unknown), _BATCH):
            batch = unknown[first : first + _BATCH]
            known.update(zip(batch, self._infer(batch), strict=True))
        return [known[word] for word in words]

    def _look_up(self, word: Word) -> str | None:
        text, tag = word
        lemma = self._dictionary.get(tag, {}).get(text)
        return self._dictionary.get(_ANY, {}).get(text) if lemma is None else lemma

    def _infer(self, words: Sequence[Word]) -> list[str]:
        encoding = self._encoder(
            self._tags.look_up(tag for _, tag in words),
            [[_START, *self._characters.look_up(text), _STOP] for text, _ in words],
        )
        edits = self._encoder.edits(encoding)
        lemmas = [
            text.lower() if edit == _LOWER else text for (text, _), edit in zip(words, edits, strict=True)
        ]
        spelled = [n for n, edit in enumerate(edits) if edit == _SPELL]
        if spelled:
            chosen = encoding.select(spelled)
            for n, lemma in zip(spelled, self._spell([words[n][0] for n in spelled], chosen), strict=True):
                lemmas[n] = lemma or lemmas[n]
        return lemmas

    def _spell(self, texts: Sequence[str], encoding: _Encoding) -> list[str]:
        """The lemma of each text, or nothing where it cannot be told."""
        numbers = {character: number for number, character in enumerate(self._characters.names)}
        for character in "".join(texts):
            numbers.setdefault(character, len(numbers))
        names = list(numbers)
        longest = max(len(text) for text in texts)
        spellings = np.array(
            [[_START, *(numbers[c] for c in text), _STOP] + [0] * (longest - len(text)) for text in texts]
        )
        lemmas = self._decoder(encoding, spellings, len(names))
        return [
            "" if UNKNOWN in lemma else "".join(names[character] for character in lemma) for lemma in lemmas
        ]
