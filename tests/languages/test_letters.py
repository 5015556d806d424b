"""Letters of all ways to store them."""

from __future__ import annotations

import unicodedata

import pytest

from quoteattr.languages.letters import composed, familiar

KNOWN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéö-")


@pytest.mark.parametrize("word", ["Željko", "Güneş", "Ångström", "café"])
def test_letters_in_pieces(word: str) -> None:
    """A letter and its mark are one character."""
    assert composed(unicodedata.normalize("NFD", word)) == word


def test_what_nobody_sees() -> None:
    """Soft hyphens and blanks without width are left out; a word of nothing else stays."""
    assert composed("burge\xadmeester") == composed("burge\u200bmeester") == "burgemeester"
    assert composed("\xad") == "\xad"


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("Şenol", "Senol"),
        ("Øresund", "Oresund"),
        ("Łódź", "Lodz"),
        ("Żaneta", "Zaneta"),
        ("Čolić", "Colic"),
        ("Ör", "Or"),
        ("één", "één"),
        ("Ængel", "Aengel"),
        ("Лев", "Лев"),
    ],
)
def test_letters_that_a_model_does_not_know(word: str, read: str) -> None:
    """Only letters that are not known are read as plain ones; other scripts stay."""
    assert familiar(word, KNOWN) == read
