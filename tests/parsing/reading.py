"""What the tests of all parsers share: a text with traps, and offsets that are true to it."""

from __future__ import annotations

from quoteattr.parsing import Parser, Sentence
from quoteattr.stages.layout import read_paragraphs

TEXT = 'Anna\'s boot  ligt stil.\r\n\r\n"Kom \u2028 je?" vroeg ze (\U0001f600) aan café-eigenaar H.J. de Boer…\nJa!'
"""Two blanks, line breaks of three kinds, a character of two UTF-16 units, initials and an ellipsis."""


def read(parser: Parser, text: str) -> tuple[Sentence, ...]:
    """The sentences of one text."""
    return parser.read_all([(text, read_paragraphs(text))])[0]


def check_offsets(sentences: tuple[Sentence, ...], text: str) -> None:
    """Check that every token is the slice of the text at its offsets, and that no character is lost."""
    position = 0
    for sentence in sentences:
        for index, token in enumerate(sentence.tokens):
            assert token.index == index
            assert token.text == text[token.start : token.end] != ""
            assert not text[position : token.start].strip()
            position = token.end
    assert not text[position:].strip()
