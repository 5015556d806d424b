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
