"""Which names are one entity."""

from __future__ import annotations

import pytest

from tests.stages.entities.resolved import ANNA, JAN, called, resolve, subject


def test_short_name() -> None:
    """A family name alone is the person whose full name the text gives, before or after."""
    short = subject("Smit/PROPN/nsubj>droomt", "droomt=dromen")
    assert called("Anna Smit slaapt. Smit droomt.", ANNA, short)[1] == ("Smit", "Anna Smit")
    assert called("Smit droomt. Anna Smit slaapt.", short, ANNA)[0] == ("Smit", "Anna Smit")


def test_other_name() -> None:
    """Two names without a common part are two entities."""
    resolution = resolve("Anna Smit slaapt. Jan Kok slaapt.", ANNA, JAN)
    assert [entity.name for entity in resolution.entities] == ["Anna Smit", "Jan Kok"]


def test_relatives_are_two() -> None:
    """Two full names with one family name are two people."""
    resolution = resolve(
        "Anna Smit slaapt. Piet Smit slaapt.", ANNA, subject("Piet/PROPN/nsubj>slaapt Smit/PROPN/flat>Piet")
    )
    assert len(resolution.entities) == 2


def test_genitive() -> None:
    """*Smits* as a genitive is the same entity as Smit."""
    text = "Smit slaapt. Smits hond droomt."
    tables = (
        subject("Smit/PROPN/nsubj>slaapt"),
        subject("Smits/PROPN/nmod:poss>hond hond/NOUN/nsubj>droomt", "droomt=dromen"),
    )
    assert resolve(text, *tables).entity_of[:2] == (0, 0)


def test_names_that_stand_side_by_side_once() -> None:
    """Two names that mostly stand alone are no name together."""
    alone = [subject(f"{name}/PROPN/nsubj>slaapt") for name in ("Anna", "Jan") * 3]
    text = "Anna slaapt. Jan slaapt. " * 3 + "Anna Jan slaapt."
    resolution = resolve(text, *alone, subject("Anna/PROPN/nsubj>slaapt Jan/PROPN/flat>Anna"))
    assert {entity.name for entity in resolution.entities} == {"Anna", "Jan"}


def test_preposition_before_a_name() -> None:
    """*Van Smit* at the start of one sentence is Smit, who is named without it everywhere else."""
    text = "Smit slaapt. Smit slaapt. Smit slaapt. Van Smit slaapt."
    behind = subject("Van/PROPN/nsubj>slaapt Smit/PROPN/flat>Van")
    assert called(text, *[subject("Smit/PROPN/nsubj>slaapt")] * 3, behind)[-1] == ("Van Smit", "Smit")


def test_name_with_its_particle() -> None:
    """*Van Smit* is the name where the text has it as often as *Smit*."""
    behind = subject("Van/PROPN/nsubj>slaapt Smit/PROPN/flat>Van")
    short = subject("Smit/PROPN/nsubj>slaapt")
    assert called("Van Smit slaapt. Smit slaapt.", behind, short)[-1] == ("Smit", "Van Smit")


def test_first_word_of_another_body() -> None:
    """*Mark* is short for Mark Smit, but *Telecom* is not short for Telecom Noord."""
    long = subject("Telecom/PROPN/nsubj>slaapt Noord/PROPN/flat>Telecom")
    assert called(
        "Telecom Noord slaapt. Telecom droomt.", long, subject("Telecom/PROPN/nsubj>droomt", "droomt=dromen")
    )[1] == (
        "Telecom",
        "Telecom",
    )
    long = subject("Mark/PROPN/nsubj>slaapt Smit/PROPN/flat>Mark")
    assert called(
        "Mark Smit slaapt. Mark droomt.", long, subject("Mark/PROPN/nsubj>droomt", "droomt=dromen")
    )[1] == ("Mark", "Mark Smit")


def test_abbreviation_in_brackets() -> None:
    """*Bruggen Bond (BB)* is one body; a person's party in brackets is another."""
    text = "De Bruggen Bond (BB) slaapt. BB droomt."
    table = (
        "De/DET/det>Bruggen Bruggen/PROPN/nsubj>slaapt Bond/PROPN/flat>Bruggen ( BB/PROPN/appos>Bruggen ) "
        + "slaapt=slapen/VERB+Fin/root ."
    )
    short = subject("BB/PROPN/nsubj>droomt", "droomt=dromen")
    assert called(text, table, short)[-1] == ("BB", "Bruggen Bond")
    text = "Lid Piet Vos (PV) slaapt."
    table = "Lid/NOUN/nsubj>slaapt Piet/PROPN/appos>Lid Vos/PROPN/flat>Piet ( PV/PROPN/appos>Piet ) slaapt=slapen/VERB+Fin/root ."
    assert dict(called(text, table))["PV"] == "PV"


@pytest.mark.parametrize(
    ("whole", "table", "short"),
    [
        ("Nick & Simon", "Nick/PROPN/nsubj>slaapt &/PROPN/flat>Nick Simon/PROPN/flat>Nick", "Simon"),
        ("Familie Smit", "Familie/NOUN/nsubj>slaapt Smit/PROPN/appos>Familie", "Smit"),
    ],
)
def test_several_under_one_name(whole: str, table: str, short: str) -> None:
    """*Simon* is one of *Nick & Simon*, and *Smit* one of *de familie Smit*, but not all of them."""
    text = f"{whole} slaapt. {short} slaapt."
    names = called(text, subject(table), subject(f"{short}/PROPN/nsubj>slaapt"))
    assert len({name for _, name in names}) == 2


@pytest.mark.parametrize("short", ["Wim", "Willem", "Kok", "Wim Kok"])
def test_nickname(short: str) -> None:
    """Who has a nickname in the name is called by it too: *Willem (‘Wim’) Kok*, *Wim*, *Wim Kok*."""
    text = f"Willem (‘Wim’) Kok slaapt. {short} slaapt."
    whole = "Willem/PROPN/nsubj>slaapt (‘Wim’)/PROPN/flat>Willem Kok/PROPN/flat>Willem"
    first, *rest = short.split()
    table = " ".join([f"{first}/PROPN/nsubj>slaapt", *[f"{word}/PROPN/flat>{first}" for word in rest]])
    assert called(text, subject(whole), subject(table))[-1] == (short, "Willem (‘Wim’) Kok")
