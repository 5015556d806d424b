"""The texts that names are learned from."""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import Path

import numpy as np
from attrs import evolve, frozen

from quoteattr.languages import load_language
from quoteattr.networks.names import Gazetteer
from quoteattr.networks.package import Networks
from quoteattr.networks.products import Array
from quoteattr.parsing.model import tokenize
from quoteattr.stages.layout import read_paragraphs
from quoteattr.training.data import find, open_text, read_conllu
from quoteattr.training.name_spans import GoldMention, Word, name_spans
from quoteattr.training.words import LANGUAGE, load_words

__all__ = ["NamedText", "gazetteer_of", "name_lists", "read_gold", "read_running", "texts_of"]

_GOLD = ("news", "registers", "fiction")
_LISTS = {"per": "person", "geo": "place", "org": "organisation", "misc": "other"}

_LONGEST_TEXT = 25_000
"""Code points of a text that are read."""

_BATCH = 40
"""Texts that are tagged together."""

_OPENING = 60
"""Code points of a paragraph by which it is known again."""


@frozen(eq=False)
class NamedText:
    """A text, its names, and what the tagger makes of it.

    :param key: tells it from others.
    :param tags: of each word, see :data:`quoteattr.networks.names.TAGS`; none where they are not known.
    :param states: the tagger's last states, in half precision.
    """

    key: str
    genre: str
    sentences: tuple[tuple[str, ...], ...]
    tags: tuple[tuple[str, ...], ...]
    states: Array


def _in_half(states: Array) -> Array:
    halved: Array = states.astype(np.float16)
    return halved


def name_lists(folder: Path) -> dict[str, list[str]]:
    """The names of the Alpino parser by what they stand for.

    :param folder: with ``alpino_names_per.txt`` and its like, plain or compressed with xz.
    """
    return {
        kind: [line.strip() for line in open_text(find(folder, f"alpino_names_{part}.txt"))]
        for part, kind in _LISTS.items()
    }


def gazetteer_of(lists: dict[str, list[str]]) -> Gazetteer:
    """What these lists tell of single words.

    The bits, from the lowest: first and last word of a person's name; for places, organisations and other
    things one bit for a name of one word, and one for a word of a longer name.
    """
    bits: dict[str, int] = {}

    def note(word: str, bit: int) -> None:
        if any(map(str.isupper, word)):
            bits[word] = bits.get(word, 0) | 1 << bit

    for name in lists["person"]:
        first, *rest = name.split()
        note(first, 0 if rest else 1)
        if rest:
            note(rest[-1], 1)
    for place, kind in enumerate(("place", "organisation", "other")):
        for name in lists[kind]:
            words = name.split()
            for word in words:
                note(word, 2 + 2 * place + (len(words) > 1))
    sums = {zlib.crc32(word.encode()): found for word, found in bits.items()}
    order = sorted(sums)
    return Gazetteer(
        np.array(order, dtype=np.uint32), np.array([sums[each] for each in order], dtype=np.uint8)
    )


def texts_of(networks: Networks, texts: Sequence[tuple[str, str, str]]) -> Iterator[NamedText]:
    """Texts as the tagger sees them, without tags.

    :param texts: key, genre and text of each.
    """
    for text, _, _ in _tagged(networks, texts):
        yield text


def _tagged(
    networks: Networks, texts: Sequence[tuple[str, str, str]]
) -> Iterator[tuple[NamedText, list[list[tuple[int, int]]], list[tuple[str, ...]]]]:
    """Texts with the spans and the parts of speech of their words."""
    for first in range(0, len(texts), _BATCH):
        batch = texts[first : first + _BATCH]
        documents = [(text, read_paragraphs(text)) for _, _, text in batch]
        spans = [
            [list(sentence.spans) for sentence in sentences]
            for sentences in tokenize(networks.tokenizer, documents)
        ]
        words = [
            [tuple(text[start:end] for start, end in sentence) for sentence in sentences]
            for (_, _, text), sentences in zip(batch, spans, strict=True)
        ]
        tags, glances = networks.tagger.read([row for rows in words for row in rows], _in_half)
        states = np.concatenate(glances)
        upos = iter([parts for parts, _ in tags])
        place = 0
        for (key, genre, _), rows, row_spans in zip(batch, words, spans, strict=True):
            size = sum(map(len, rows))
            named = NamedText(key, genre, tuple(rows), (), states[place : place + size])
            place += size
            yield named, row_spans, [next(upos) for _ in rows]


def read_gold(data: Path, networks: Networks) -> list[NamedText]:
    """The texts of ``data/coref`` with the names that their mentions hold."""
    lexicon = load_language(LANGUAGE).mentions
    common = frozenset(_common_nouns(data))
    gold: dict[str, list[GoldMention]] = {}
    texts: list[tuple[str, str, str]] = []
    for genre in _GOLD:
        for path in sorted((data / "coref" / genre).glob("*.json")):
            annotated = json.loads(path.read_text(encoding="utf-8"))
            text = json.loads((data / "quotes" / genre / path.name).read_text(encoding="utf-8"))["text"]
            texts.append((annotated["id"], genre, text))
            gold[annotated["id"]] = [
                GoldMention(mention["start"], mention["end"], mention["entity"], mention["type"])
                for mention in annotated["mentions"]
            ]
    found = []
    for text, spans, upos in _tagged(networks, texts):
        words = [
            Word(form, *span, part, number, index)
            for number, row in enumerate(zip(text.sentences, spans, upos, strict=True))
            for index, (form, span, part) in enumerate(zip(*row, strict=True))
        ]
        names = name_spans(words, gold[text.key], lexicon, load_words().names, common)
        found.append(evolve(text, tags=_tags(words, names, len(text.sentences))))
    return found


def _common_nouns(data: Path) -> Iterator[str]:
    for tree in read_conllu(find(data / "ud", "nl-train.conllu")):
        for row in tree.rows:
            if row.upos == "NOUN" and row.form.islower():
                yield row.form


def _tags(
    words: Sequence[Word], names: Iterable[tuple[int, int, str]], sentences: int
) -> tuple[tuple[str, ...], ...]:
    flat = ["O"] * len(words)
    for first, last, kind in names:
        flat[first : last + 1] = [f"B-{kind}", *[f"I-{kind}"] * (last - first)]
    rows: list[list[str]] = [[] for _ in range(sentences)]
    for word, tag in zip(words, flat, strict=True):
        rows[word.sentence].append(tag)
    return tuple(map(tuple, rows))


def read_running(data: Path, networks: Networks, counts: dict[str, int], seed: int = 5) -> list[NamedText]:
    """Texts of ``data/text`` without annotation, none that shares a paragraph with ``data/quotes``.

    :param counts: how many texts are drawn of ``nl.news.jsonl`` and of its like, by the name before the end.
    """
    taken = frozenset(_paragraphs_of_gold(data))
    order = random.Random(seed)
    texts: list[tuple[str, str, str]] = []
    for name, count in counts.items():
        lines = list(open_text(find(data / "text", f"{name}.jsonl")))
        for line in order.sample(lines, min(count, len(lines))):
            text = json.loads(line)["text"][:_LONGEST_TEXT]
            if taken.isdisjoint(_openings(text)):
                texts.append((f"{name} {len(texts)}", name, text))
    return [text for text in texts_of(networks, texts) if text.sentences]


def _paragraphs_of_gold(data: Path) -> Iterator[str]:
    for genre in _GOLD:
        for path in (data / "quotes" / genre).glob("*.json"):
            yield from _openings(json.loads(path.read_text(encoding="utf-8"))["text"])


def _openings(text: str) -> Set[str]:
    return {line.strip()[:_OPENING] for line in text.split("\n") if len(line) >= _OPENING}
