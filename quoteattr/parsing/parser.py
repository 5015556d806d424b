"""What the flow needs of a parser, and what every parser does to the text that it reads.

A parser reads a copy of each paragraph that has the same number of code points, in which characters that a
tokenizer cannot take are blanks; token texts and offsets come from the text itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import regex

from quoteattr.languages.letters import INVISIBLE
from quoteattr.parsing.tables import Sentence
from quoteattr.stages.layout import Paragraph

__all__ = [
    "MAX_SENTENCE_TOKENS",
    "MAX_WORD_CHARS",
    "Parser",
    "cut_spans",
    "readable",
    "untagged",
]

MAX_SENTENCE_TOKENS = 200
"""Sentences that are longer, in tokens, are cut before they are tagged and parsed."""

MAX_WORD_CHARS = 200
"""Words that are longer, in code points, are cut for the model: its time grows with their square."""

_WITHIN_WORDS = regex.compile(rf"(?<=[\p{{L}}\p{{M}}])[{INVISIBLE}](?=\p{{L}})")
_SECTION_NUMBER = regex.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s{1,9}[\p{Lu}\[])")
_MASKED_NAME = regex.compile(r"\[(\p{L}[\p{L}\d]{0,24}(?:[ -]\d{1,2})?)\](?=\s)")
_GLUED_DASHES = regex.compile(r"(?<![-\w])--(?=\w)")


class Parser(Protocol):
    """What the flow needs of a parser."""

    def load(self, threads: int | None = None) -> None:
        """Load what it needs now instead of on first use.

        :param threads: how many threads it may use in this process; ``None`` leaves that as it is.
        """

    def read_all(self, documents: Sequence[tuple[str, Sequence[Paragraph]]]) -> list[tuple[Sentence, ...]]:
        """Split each text into sentences that do not cross its paragraphs, and tag them.

        Their tokens have parts of speech, features and lemmas, as far as the parser knows any.
        """

    def parse(self, sentences: Sequence[Sentence], wanted: Iterable[int]) -> tuple[Sentence, ...]:
        """The same sentences, some of them with their trees.

        :param sentences: those of one text or of several, one text behind the other.
        :param wanted: places in ``sentences`` of those to parse, in any order.
        """


def readable(piece: str) -> str:
    """A piece of text as a tokenizer takes it, with the same number of code points.

    White space and what cannot be printed are blanks; a soft hyphen or its like within a word is a hyphen, so
    that the word stays one; dashes that open dialogue are set apart from its first word. The number of a
    section before its first sentence is blank, and so are the brackets around a name that was masked:
    *2.5. [eiser] stelt* (the claimant submits).
    """
    if not piece.isprintable():
        piece = _WITHIN_WORDS.sub("-", piece)
        piece = "".join(c if c.isprintable() else " " for c in piece)
    if (number := _SECTION_NUMBER.match(piece)) is not None:
        piece = " " * number.end() + piece[number.end() :]
    if "[" in piece:
        piece = _MASKED_NAME.sub(r" \1 ", piece)
    return _GLUED_DASHES.sub("- ", piece)


def untagged(
    text: str, spans: Sequence[tuple[int, int]], paragraph: int, broken: bool = False
) -> Iterator[Sentence]:
    """The sentence of these tokens, or its pieces when it is too long; nothing without tokens.

    :param spans: for each token its first code point and the one after its last.
    :param paragraph: index of the paragraph it stands in.
    :param broken: whether one of the tokens is a piece of a word.
    """
    for piece, cut in cut_spans(spans, broken):
        blank = ("",) * len(piece)
        texts = [text[start:end] for start, end in piece]
        yield Sentence.tagged(texts, piece, blank, blank, blank, paragraph, cut=cut)


def cut_spans(
    spans: Sequence[tuple[int, int]], broken: bool
) -> Iterator[tuple[Sequence[tuple[int, int]], bool]]:
    """The tokens of a sentence in pieces that are not too long, each with whether something was cut.

    :param broken: whether one of the tokens is a piece of a word.
    """
    if len(spans) <= MAX_SENTENCE_TOKENS:
        if spans:
            yield spans, broken
        return
    for first in range(0, len(spans), MAX_SENTENCE_TOKENS):
        yield spans[first : first + MAX_SENTENCE_TOKENS], True
