"""Words and sentences for formats that cannot do without.

A surface split by punctuation and white space: it carries annotations and does not analyse. Every edge that
is asked for falls between two tokens.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence

import regex
from attrs import frozen

from quoteattr.io.characters import LINE_BREAKS
from quoteattr.io.roles import mentions_of
from quoteattr.schema import Extraction

__all__ = ["Token", "edges_of", "paragraphs_of", "sentences_of", "within"]

_TOKEN = regex.compile(r"[^\W_]+(?:[-'’._@/][^\W_]+)*|(?=\S)\X")
_LINE = regex.compile(f"[^{LINE_BREAKS}]+")
_SENTENCE_END = regex.compile(r"[.!?…]+")
_CLOSING = frozenset("\"'”’»)]›")


@frozen
class Token:
    """A word or a punctuation mark.

    :param start: first code point.
    :param end: code point after the last.
    :param spaced: whether a blank or the end of its paragraph follows.
    """

    start: int
    end: int
    spaced: bool


def edges_of(extraction: Extraction) -> list[int]:
    """All offsets, in order, at which a quotation, a cue or a mention begins or ends."""
    edges: set[int] = set()
    for quote in extraction:
        edges |= {quote.start, quote.end}
        edges |= {quote.cue.start, quote.cue.end} if quote.cue else set()
        for mention in mentions_of(quote):
            edges |= {mention.start, mention.end}
    return sorted(edges)


def paragraphs_of(text: str, edges: Sequence[int] = ()) -> list[list[Token]]:
    """The tokens of each line of ``text`` that has any."""
    paragraphs = []
    for line in _LINE.finditer(text):
        spans = [
            piece
            for match in _TOKEN.finditer(text, line.start(), line.end())
            for piece in _cut(match.start(), match.end(), edges)
        ]
        follows = [start for start, _ in spans[1:]] + [-1]
        if spans:
            paragraphs.append(
                [Token(start, end, after != end) for (start, end), after in zip(spans, follows, strict=True)]
            )
    return paragraphs


def sentences_of(text: str, paragraph: Iterable[Token]) -> list[list[Token]]:
    """Cut a paragraph after each full stop, question or exclamation mark that is followed by a blank.

    Closing marks go with the sentence. The word after the blank must not begin in lower case.
    """
    sentences: list[list[Token]] = []
    ended = False
    for token in paragraph:
        if not sentences or (ended and not text[token.start].islower()):
            sentences.append([])
        sentences[-1].append(token)
        ended = token.spaced and _ends(text, sentences[-1])
    return sentences


def within(tokens: Sequence[Token], start: int, end: int) -> range:
    """Indexes of the tokens between two offsets."""
    first = bisect.bisect_left(tokens, start, key=lambda token: token.start)
    return range(first, bisect.bisect_left(tokens, end, key=lambda token: token.start))


def _cut(start: int, end: int, edges: Sequence[int]) -> Iterable[tuple[int, int]]:
    inside = edges[bisect.bisect_right(edges, start) : bisect.bisect_left(edges, end)]
    return zip((start, *inside), (*inside, end), strict=True)


def _ends(text: str, sentence: Sequence[Token]) -> bool:
    for token in reversed(sentence):
        words = text[token.start : token.end]
        if words not in _CLOSING:
            return _SENTENCE_END.fullmatch(words) is not None
    return False
