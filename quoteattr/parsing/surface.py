"""A parser without a model: tokens by pattern."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex
from attrs import frozen

from quoteattr.languages.typography import SENTENCE_FINAL
from quoteattr.parsing.parser import untagged
from quoteattr.parsing.tables import Sentence
from quoteattr.stages.layout import Paragraph

__all__ = ["SurfaceParser"]

_SURFACE_TOKEN = regex.compile(
    r"""
      \d+(?:[.,:]\d+)*
    | \p{L}\.(?:\p{L}\.)*
    | ['’]\p{L}+(?=\s)
    | [\p{L}\p{M}\p{N}]+(?:['’\-–/][\p{L}\p{M}\p{N}]+)*
    | \.{2,} | -{2,}
    | \S
    """,
    regex.VERBOSE,
)
_CLOSERS = frozenset("\"'’”»›)]")


@frozen
class SurfaceParser:
    """Tokens by pattern, without a model: no parts of speech, no lemmas, no trees."""

    def load(self, threads: int | None = None) -> None:
        """There is nothing to load."""

    def read_all(self, documents: Sequence[tuple[str, Sequence[Paragraph]]]) -> list[tuple[Sentence, ...]]:
        """The sentences of each text, not tagged."""
        return [self.tokenize(text, paragraphs) for text, paragraphs in documents]

    def tokenize(self, text: str, paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
        """The sentences of one text, not tagged."""
        sentences: list[Sentence] = []
        for index, paragraph in enumerate(paragraphs):
            spans: list[tuple[int, int]] = []
            final = False
            for match in _SURFACE_TOKEN.finditer(text, paragraph.start, paragraph.end):
                piece = match.group()
                if final and piece not in _CLOSERS and not piece[0].islower():
                    sentences.extend(untagged(text, spans, index))
                    spans, final = [], False
                spans.append(match.span())
                final = piece[0] in SENTENCE_FINAL or (final and piece in _CLOSERS)
            sentences.extend(untagged(text, spans, index))
        return tuple(sentences)

    def parse(self, sentences: Sequence[Sentence], wanted: Iterable[int]) -> tuple[Sentence, ...]:
        """The sentences as they are: without a model there are no trees."""
        del wanted
        return tuple(sentences)
