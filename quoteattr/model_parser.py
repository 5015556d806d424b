"""A model package as a parser. PyTorch and the models are loaded on first use, once."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from quoteattr.layout import Paragraph
from quoteattr.stanza_parser import StanzaParser, load_pipeline
from quoteattr.syntax import (
    MAX_WORD_CHARS,
    Parser,
    Sentence,
    Token,
    cut_sentence,
    readable,
    with_tags,
    with_tree,
)
from quoteattr.threads import mind_forks, use_threads

if TYPE_CHECKING:
    from quoteattr.networks.package import Networks
    from quoteattr.networks.tokenizer import Span

__all__ = ["ModelParser"]


@define(slots=False)
class ModelParser:
    """The models of a package behind the tables.

    They run without Stanza where :mod:`quoteattr.networks` knows how they are built, and in a Stanza pipeline
    otherwise.

    :param folder: folder with ``resources.json``.
    """

    folder: Path
    _lock: threading.Lock = field(factory=threading.Lock, init=False, repr=False, eq=False)
    _parser: list[Parser] = field(factory=list, init=False, repr=False, eq=False)

    def load(self, threads: int | None = None) -> None:
        if threads is not None:
            use_threads(threads)
        self._loaded()

    def tokenize_all(
        self, documents: Sequence[tuple[str, Sequence[Paragraph]]]
    ) -> list[tuple[Sentence, ...]]:
        return self._loaded().tokenize_all(documents)

    def tag(self, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        return self._loaded().tag(sentences)

    def parse(self, sentences: Sequence[Sentence], wanted: Iterable[int]) -> tuple[Sentence, ...]:
        return self._loaded().parse(sentences, wanted)

    def _loaded(self) -> Parser:
        mind_forks()
        with self._lock:
            if not self._parser:
                self._parser.append(_load(self.folder))
            return self._parser[0]


def _load(folder: Path) -> Parser:
    from quoteattr.networks.package import load_networks

    try:
        return _NetworkParser(load_networks(folder))
    except NotImplementedError:
        return StanzaParser(load_pipeline(folder))


@frozen
class _NetworkParser:
    networks: Networks

    def load(self, threads: int | None = None) -> None:
        pass

    def tokenize_all(
        self, documents: Sequence[tuple[str, Sequence[Paragraph]]]
    ) -> list[tuple[Sentence, ...]]:
        pieces = [
            readable(text[paragraph.start : paragraph.end])
            for text, paragraphs in documents
            for paragraph in paragraphs
        ]
        found = iter(self.networks.tokenizer(pieces))
        return [
            tuple(
                sentence
                for number, (paragraph, spans) in enumerate(
                    zip(paragraphs, islice(found, len(paragraphs)), strict=True)
                )
                for tokens in spans
                for sentence in _sentence(text, paragraph.start, number, tokens)
            )
            for text, paragraphs in documents
        ]

    def tag(self, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        texts = [[token.text for token in sentence.tokens] for sentence in sentences]
        tags = self.networks.tagger(texts)
        lemmas = iter(
            self.networks.lemmatizer(
                [
                    (text, upos)
                    for words, row in zip(texts, tags, strict=True)
                    for text, (upos, _) in zip(words, row, strict=True)
                ]
            )
        )
        return tuple(
            with_tags(sentence, [(next(lemmas), upos, feats) for upos, feats in row])
            for sentence, row in zip(sentences, tags, strict=True)
        )

    def parse(self, sentences: Sequence[Sentence], wanted: Iterable[int]) -> tuple[Sentence, ...]:
        chosen = sorted(set(wanted))
        arcs = self.networks.parser(
            [[(t.text, t.lemma, t.upos) for t in sentences[i].tokens] for i in chosen]
        )
        parsed = list(sentences)
        for index, tree in zip(chosen, arcs, strict=True):
            parsed[index] = with_tree(
                sentences[index], [head for head, _ in tree], [relation for _, relation in tree]
            )
        return tuple(parsed)


def _sentence(text: str, shift: int, number: int, spans: Sequence[Span]) -> Iterable[Sentence]:
    broken = any(end - start > MAX_WORD_CHARS for start, end in spans)
    if broken:
        spans = [
            (first, min(first + MAX_WORD_CHARS, end))
            for start, end in spans
            for first in range(start, end, MAX_WORD_CHARS)
        ]
    tokens = [
        Token(index, text[shift + start : shift + end], shift + start, shift + end)
        for index, (start, end) in enumerate(spans)
    ]
    return cut_sentence(tokens, number, broken)
