"""Owners: names in the genitive before a description or a function."""

from __future__ import annotations

import pytest

from tests.stages.mentions.found import SLEEPS, mentions_of


@pytest.mark.parametrize(
    ("text", "table", "expected"),
    [
        (
            "Jans moeder slaapt.",
            "Jans/PROPN/nsubj>slaapt moeder/NOUN/nsubj>slaapt ",
            [("Jans moeder", "", True), ("Jans", "Jans", False)],
        ),
        (
            "Anna's zus slaapt.",
            "Anna's/PROPN/nmod:poss>zus zus/NOUN/nsubj>slaapt ",
            [("Anna's zus", "", True), ("Anna's", "Anna's", False)],
        ),
        (
            "Hans’ broer Wim slaapt.",
            "Hans/PROPN/nsubj>slaapt ’ broer/NOUN/nsubj>slaapt Wim/PROPN/appos>broer ",
            [("Hans", "Hans", False), ("broer Wim", "Wim", True)],
        ),
        (
            "Kees vrouwen slaapt.",
            "Kees/PROPN/nsubj>slaapt vrouwen/NOUN+Plur/obj>slaapt ",
            [("Kees", "Kees", True)],
        ),
        (
            "Jan moeder slaapt.",
            "Jan/PROPN/nsubj>slaapt moeder/NOUN/nsubj>slaapt ",
            [("Jan", "Jan", True), ("moeder", "", True)],
        ),
    ],
)
def test_owner(text: str, table: str, expected: list[tuple[str, str, bool]]) -> None:
    """A description holds its owner, who is no subject; whom a name tells is named by it."""
    found = mentions_of(text, table + SLEEPS)
    assert [(text[m.start : m.end], m.name, m.subject) for m in found] == expected
