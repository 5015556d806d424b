"""Strings and the rows of a network's tables."""

from __future__ import annotations

import pytest

from quoteattr.networks.vocabulary import EMPTY, UNKNOWN, Vocabulary, simple_punctuation


@pytest.mark.parametrize(
    ("word", "simple"),
    [("?!", "?"), ("!!!", "!"), ("?", "?"), ("...", "..."), ("wat?!", "wat?!"), ("", "")],
)
def test_simple_punctuation(word: str, simple: str) -> None:
    """A row of question and exclamation marks is its first; all else stays."""
    assert simple_punctuation(word) == simple


def test_vocabulary() -> None:
    """Strings are looked up as the vocabulary wants them, unknown and empty ones in rows of their own."""
    units = ["<PAD>", "<UNK>", "<EMPTY>", "<ROOT>", "de"]
    state = {"_unit2id": {unit: n for n, unit in enumerate(units)}, "_id2unit": units, "lower": True}
    vocabulary = Vocabulary.load({**state, "ignore": ["_"]})
    assert vocabulary.look_up(["De", "het", "_"]) == [4, UNKNOWN, EMPTY]
    assert vocabulary.names[EMPTY] == "_"
    assert Vocabulary.load({**state, "lower": False}).look_up(["De"]) == [UNKNOWN]
