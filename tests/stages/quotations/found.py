"""The passages between the marks of texts that nothing but a tokenizer has read."""

from __future__ import annotations

from attrs import evolve

from quoteattr.parsing.surface import SurfaceParser
from quoteattr.parsing.tables import Sentence
from quoteattr.schema import Kind
from quoteattr.stages.layout import Paragraph, read_paragraphs
from quoteattr.stages.marks import Marks, find_marks
from quoteattr.stages.quotations import Passage, select_marked
from quoteattr.stages.quotations.context import Context, contexts
from tests.stages.tables import DUTCH


def tokenized(text: str, **tags: str) -> tuple[tuple[Paragraph, ...], tuple[Sentence, ...], Marks]:
    """What is known of ``text``; ``tags`` are parts of speech for some of its words."""
    paragraphs = read_paragraphs(text)
    sentences = tuple(
        evolve(sentence, upos=tuple(tags.get(text, "") for text in sentence.texts))
        for sentence in SurfaceParser().tokenize(text, paragraphs)
    )
    return paragraphs, sentences, find_marks(text, paragraphs, DUTCH)


def select(text: str, **tags: str) -> tuple[Passage, ...]:
    """The quotations of ``text`` between marks."""
    return select_marked(text, *tokenized(text, **tags), DUTCH)


def found(text: str, **tags: str) -> list[tuple[str, Kind]]:
    return [(text[p.start : p.end], p.kind) for p in select(text, **tags)]


def contexts_of(text: str, **tags: str) -> list[Context]:
    """What stands around and inside each marked span of ``text``."""
    return list(contexts(text, *tokenized(text, **tags), DUTCH))
