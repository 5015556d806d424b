"""Prepositions that name a source."""

from __future__ import annotations

import pytest

from tests.stages.reports.found import OPEN, reports_of, told

DROVE = "reed=rijden/VERB+Past+Fin/root"
MAN = "de/DET/det>man man/NOUN/nsubj>reed"
POLICE = "volgens/ADP/case>politie de/DET/det>politie politie/NOUN/obl>reed"
TOO_FAST = "te/ADV/advmod>hard hard/ADJ/advmod>reed"


def test_aldus() -> None:
    """*Q, aldus X* reports the clause before *aldus*."""
    text = "De brug is te smal, aldus de minister."
    for relation in ("parataxis", "obl"):
        table = (
            "De/DET/det>brug brug/NOUN/nsubj>smal is=zijn/AUX+Fin/cop>smal te/ADV/advmod>smal smal/ADJ/root , "
            f"aldus/ADP/case>minister de/DET/det>minister minister/NOUN/{relation}>smal ."
        )
        assert told(text, table) == [("minister", "aldus", "De brug is te smal")]


def test_aldus_as_an_adverb() -> None:
    """*Aldus geschiedde* (thus it happened) names no source."""
    table = "Aldus/ADV/advmod>geschiedde geschiedde=geschieden/VERB+Past+Fin/root ."
    assert told("Aldus geschiedde.", table) == []


def test_volgens_first() -> None:
    """*Volgens X Q* reports what follows the phrase."""
    text = "Volgens de politie reed de man te hard."
    table = f"V{POLICE[1:]} {DROVE} {MAN} {TOO_FAST} ."
    assert told(text, table) == [("politie", "volgens", "reed de man te hard")]


def test_volgens_in_the_middle() -> None:
    """With *volgens X* in the middle the whole clause is the content."""
    text = "De man reed volgens de politie te hard."
    table = f"D{MAN[1:]} {DROVE} {POLICE} {TOO_FAST} ."
    assert told(text, table) == [("politie", "volgens", "De man reed volgens de politie te hard")]


def test_volgens_last() -> None:
    """*Q, volgens X* reports what precedes the phrase."""
    text = "De man reed te hard, volgens de politie."
    table = f"D{MAN[1:]} {DROVE} {TOO_FAST} , {POLICE} ."
    assert told(text, table) == [("politie", "volgens", "De man reed te hard")]


@pytest.mark.parametrize("noun", ["plan", "schema", "afspraak"])
def test_volgens_something_that_says_nothing(noun: str) -> None:
    """*volgens plan* names no source."""
    text = f"Volgens {noun} vertrekt de trein morgen."
    table = (
        f"Volgens/ADP/case>{noun} {noun}/NOUN/obl>vertrekt vertrekt=vertrekken/VERB+Fin/root de/DET/det>trein "
        "trein/NOUN/nsubj>vertrekt morgen/ADV/advmod>vertrekt ."
    )
    assert reports_of(text, table) == ()


def test_source_of_the_second_clause() -> None:
    """*A, maar B volgens X* reports B only."""
    text = "De brug is dicht, maar hij is volgens Smit nodig."
    table = OPEN.format(tie="root") + (
        " , maar/CCONJ/cc>nodig hij/PRON+Prs/nsubj>nodig is=zijn/AUX+Fin/cop>nodig volgens/ADP/case>Smit "
        "Smit/PROPN/obl>nodig nodig/ADJ/conj>dicht ."
    )
    assert told(text, table) == [("Smit", "volgens", "hij is volgens Smit nodig")]


@pytest.mark.parametrize(
    ("mark", "content"),
    [(",", "Of Bos komt, is volgens Smit de vraag"), ("–", "is volgens Smit de vraag")],
)
def test_a_clause_in_first_place_belongs_to_what_is_so(mark: str, content: str) -> None:
    """*Of Q, is volgens X onzeker* is one clause; behind a dash a verb may open a clause of its own."""
    text = f"Of Bos komt{mark} is volgens Smit de vraag."
    table = (
        "Of/SCONJ/mark>komt Bos/PROPN/nsubj>komt komt=komen/VERB+Fin/root "
        f"{mark} is=zijn/AUX+Fin/cop>vraag volgens/ADP/case>Smit Smit/PROPN/obl>vraag de/DET/det>vraag "
        "vraag/NOUN/conj>komt ."
    )
    assert [said for *_, said in told(text, table)] == [content]
