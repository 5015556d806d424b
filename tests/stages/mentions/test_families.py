"""Family names that other names of the text help to delimit."""

from __future__ import annotations

import pytest

from tests.stages.mentions.found import SLEEPS, names_of


@pytest.mark.parametrize(
    ("known", "names"),
    [("minister Smit", ["Smit", "Smit"]), ("de heer", ["Smit van Onderwijs"])],
)
def test_body_behind_a_family_name(known: str, names: list[str]) -> None:
    """*minister Smit van Onderwijs* is Smit, where a function stands before that name alone elsewhere."""
    text = f"Minister Smit van Onderwijs slaapt. Toen sliep {known}."
    table = (
        "Minister/NOUN/nsubj>slaapt Smit/PROPN/appos>Minister van/PROPN/flat>Smit Onderwijs/PROPN/flat>Smit "
        + SLEEPS
    )
    first, last = known.split()
    tie = "appos>minister" if last == "Smit" else "nsubj>sliep"
    other = (
        f"Toen/ADV/advmod>sliep sliep=slapen/VERB+Fin/root {first}/{'NOUN' if last == 'Smit' else 'DET'}/"
        f"{'nsubj>sliep' if last == 'Smit' else 'det>heer'} {last}/{'PROPN' if last == 'Smit' else 'NOUN'}/{tie} ."
    )
    assert names_of(text, table, other) == names


def test_particle_that_only_the_full_name_shows() -> None:
    """A family name gets the particle that it has elsewhere in the text."""
    text = "Ria de Mos slaapt. Toen sliep De Mos."
    table = "Ria/PROPN/nsubj>slaapt de/PROPN/flat>Ria Mos/PROPN/flat>Ria " + SLEEPS
    other = "Toen/ADV/advmod>sliep sliep=slapen/VERB+Fin/root De/DET/det>Mos Mos/PROPN/nsubj>sliep ."
    assert names_of(text, table, other) == ["Ria de Mos", "De Mos"]


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("Anna van der Berg van Zeedorp", "Piet", "Anna van der Berg"),
        ("Anna Smit van Zeedorp", "Smit", "Anna Smit"),
        ("Anna Sofie van Zeedorp", "Piet", "Anna Sofie van Zeedorp"),
        ("Anna Sofie van Zeedorp", "Anna", "Anna Sofie van Zeedorp"),
    ],
)
def test_body_behind_a_full_name(name: str, known: str, expected: str) -> None:
    """Nobody has two families with *van*; a name with one loses it where the text names the rest alone."""
    first, *others = name.split()
    table = f"{first}/PROPN/nsubj>slaapt " + "".join(f"{word}/PROPN/flat>{first} " for word in others)
    other = f"Toen/ADV/advmod>sliep sliep=slapen/VERB+Fin/root {known}/PROPN/nsubj>sliep ."
    assert names_of(f"{name} slaapt. Toen sliep {known}.", table + SLEEPS, other) == [expected, known]
