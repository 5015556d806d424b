"""Descriptions that hold a name: that of their owner, or that of whom they tell."""

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
            [("Hans’ broer Wim", "Wim", True), ("Hans", "Hans", False)],
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


def test_description_ends_in_its_name() -> None:
    """*Hoogleraar staatsrecht Anna Smit* is Anna Smit, and *de moeder van Anna Smit* is not."""
    text = "Hoogleraar staatsrecht Anna Smit slaapt."
    table = (
        "Hoogleraar/NOUN/nsubj>slaapt staatsrecht/NOUN/appos>Hoogleraar Anna/PROPN/appos>Hoogleraar "
        "Smit/PROPN/flat>Anna "
    )
    (professor,) = mentions_of(text, table + SLEEPS)
    assert (professor.start, professor.name, professor.role) == (0, "Anna Smit", "hoogleraar")
    text = "De moeder van Anna Smit slaapt."
    table = (
        "De/DET/det>moeder moeder/NOUN/nsubj>slaapt van/ADP/case>Anna Anna/PROPN/nmod>moeder "
        "Smit/PROPN/flat>Anna "
    )
    assert [mention.name for mention in mentions_of(text, table + SLEEPS)] == ["", "Anna Smit"]
