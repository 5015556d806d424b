"""The lemmatizer: dictionary forms of words with their parts of speech."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import torch
from attrs import define, field, frozen
from torch import Tensor

from quoteattr.networks.errors import UnknownArchitectureError
from quoteattr.networks.recurrent import Layer, Linear, Weights, pack
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
"""Words whose lemmas are kept at hand; beyond them all are forgotten."""

_BATCH = 200
"""Words that go through the network together."""


@frozen
class _Encoding:
    """What the encoder makes of words.

    :param states: the states at each character: words x characters x units.
    :param present: which characters there are: words x characters.
    :param hidden: the last hidden states: words x units, as the last cell states ``cells``.
    """

    states: Tensor
    present: Tensor
    hidden: Tensor
    cells: Tensor

    def select(self, rows: Tensor) -> _Encoding:
        """What it makes of the words in these rows."""
        present = self.present[rows]
        longest = int(present.sum(1).max())
        return _Encoding(
            self.states[rows, :longest], present[:, :longest], self.hidden[rows], self.cells[rows]
        )


@frozen
class _Encoder:
    """Reads the part of speech of a word and then its characters, in both directions."""

    inputs: tuple[Tensor, ...]
    first_tag: int
    layer: Layer
    edit_hidden: Linear
    edit_scores: Linear

    @classmethod
    def load(cls, weights: Weights) -> _Encoder:
        layer = Layer.load(weights, "encoder")
        characters, tags = weights["embedding.weight"], weights["pos_embedding.weight"]
        return cls(
            layer.project(torch.cat([characters, tags])),
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
        lengths = torch.tensor([1 + len(spelling) for spelling in spellings])
        packing = pack(lengths.tolist())
        states = self.layer.look_up(self.inputs, torch.tensor(rows)[packing.steps], packing)
        places = torch.arange(int(lengths.max())).expand(len(spellings), -1)
        present = places < lengths.unsqueeze(1)
        starts = (lengths.cumsum(0) - lengths).unsqueeze(1)
        padded = states.outputs[packing.places[torch.where(present, starts + places, 0)]]
        hidden, cells = (last.flip(0).transpose(0, 1).flatten(1) for last in (states.hidden, states.cells))
        return _Encoding(padded, present, hidden, cells)

    def edits(self, encoding: _Encoding) -> list[int]:
        """How to come from each word to its lemma."""
        return self.edit_scores(self.edit_hidden(encoding.hidden).relu_()).argmax(1).tolist()  # type: ignore[no-any-return]


@frozen
class _Decoder:
    """Spells lemmas, with soft attention (Luong et al. 2015) to what the encoder read."""

    inputs: Tensor
    recurrent: Linear
    attention: Tensor
    combined: Tensor
    scores: Linear
    copying: Linear
    longest: int

    @classmethod
    def load(cls, weights: Weights, longest: int) -> _Decoder:
        cell = "decoder.lstm_cell"
        return cls(
            Linear(weights[f"{cell}.weight_ih"].t(), weights[f"{cell}.bias_ih"])(weights["embedding.weight"]),
            Linear(weights[f"{cell}.weight_hh"].t().contiguous(), weights[f"{cell}.bias_hh"]),
            weights["decoder.attention_layer.linear_in.weight"].t().contiguous(),
            weights["decoder.attention_layer.linear_out.weight"].t().contiguous(),
            Linear.load(weights, "dec2vocab"),
            Linear.load(weights, "copy_gate"),
            longest,
        )

    def __call__(self, encoding: _Encoding, spellings: Tensor, size: int) -> list[list[int]]:
        """The characters of each lemma.

        :param spellings: the characters of each word; those unknown to the network have numbers from the
            size of its vocabulary on.
        :param size: one more than the highest of these numbers.
        """
        hidden, cells = encoding.hidden, encoding.cells
        last = torch.full((len(spellings),), _START)
        written: list[Tensor] = []
        done = torch.zeros(len(spellings), dtype=torch.bool)
        while len(written) < self.longest and not done.all():
            known = torch.where(last < len(self.inputs), last, UNKNOWN)
            gates = self.recurrent(hidden).add_(self.inputs.index_select(0, known))
            input_gate, forget_gate, new, output_gate = gates.chunk(4, dim=1)
            cells = forget_gate.sigmoid() * cells + input_gate.sigmoid() * new.tanh()
            hidden = output_gate.sigmoid() * cells.tanh()
            fit = torch.bmm(encoding.states, (hidden @ self.attention).unsqueeze(2)).squeeze(2)
            fit.masked_fill_(~encoding.present, -torch.inf)
            context = torch.bmm(fit.softmax(1).unsqueeze(1), encoding.states).squeeze(1)
            output = torch.tanh(torch.cat([context, hidden], dim=1) @ self.combined)
            chances = self.scores(output).softmax(1)
            unknown = chances[:, UNKNOWN : UNKNOWN + 1].expand(-1, size - chances.size(1))
            copy = self.copying(output).sigmoid()
            chances = torch.cat([chances, unknown], dim=1) * (1 - copy)
            chances.scatter_add_(1, spellings, copy * fit[:, 1:].softmax(1))
            last = chances.argmax(1)
            written.append(last)
            done |= last == _STOP
        lemmas = torch.stack(written, dim=1).tolist()
        return [lemma[: lemma.index(_STOP)] if _STOP in lemma else lemma for lemma in lemmas]


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
            json.loads(gzip.decompress(package["dicts"])),
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
            with torch.inference_mode():
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
            chosen = encoding.select(torch.tensor(spelled))
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
        spellings = torch.tensor(
            [[_START, *(numbers[c] for c in text), _STOP] + [0] * (longest - len(text)) for text in texts]
        )
        lemmas = self._decoder(encoding, spellings, len(names))
        return [
            "" if UNKNOWN in lemma else "".join(names[character] for character in lemma) for lemma in lemmas
        ]
