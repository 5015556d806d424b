"""Tokens and sentences by pattern, without a model."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.parsing import SurfaceParser
from quoteattr.parsing.parser import MAX_SENTENCE_TOKENS
from tests.parsing.reading import TEXT, check_offsets, read


def test_offsets() -> None:
    """Every token is the slice of the text at its offsets, and no character is lost."""
    check_offsets(read(SurfaceParser(), TEXT), TEXT)


@given(st.text(alphabet="aZé1 .,!?…\"'’-–()\n\r\u2028\u0301\U0001f600", max_size=80))
@settings(max_examples=80, deadline=None)
def test_offsets_of_anything(text: str) -> None:
    """That holds for any text."""
    check_offsets(read(SurfaceParser(), text), text)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Hij kwam. Zij ging.", 2),
        ('"Kom!" riep hij.', 1),
        ('"Kom." Hij ging.', 2),
        ("Hij won met 3.50 euro.", 1),
        ("Dat zei H.J. de Boer.", 1),
        ("Een kop\n\nEen zin.", 2),
    ],
)
def test_sentences(text: str, sentences: int) -> None:
    """A full stop ends a sentence before a capital, and a paragraph always does."""
    assert len(read(SurfaceParser(), text)) == sentences


def test_parser_analyses_nothing() -> None:
    """Without a model nothing is tagged, and parsing changes nothing."""
    parser = SurfaceParser()
    sentences = read(parser, TEXT)
    assert parser.parse(sentences, [0]) == sentences
    assert not any(sentence.parsed for sentence in sentences)


def test_long_sentences_are_cut() -> None:
    """A sentence that is too long is cut into pieces that say so, and loses nothing."""
    text = "woord " * (MAX_SENTENCE_TOKENS + 5)
    sentences = read(SurfaceParser(), text)
    assert [len(sentence.tokens) for sentence in sentences] == [MAX_SENTENCE_TOKENS, 5]
    assert all(sentence.cut for sentence in sentences)
    check_offsets(sentences, text)


def test_longest_sentence_is_not_cut() -> None:
    """A sentence of just the largest length stays whole."""
    (sentence,) = read(SurfaceParser(), "woord " * MAX_SENTENCE_TOKENS)
    assert not sentence.cut
