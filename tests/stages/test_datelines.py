"""Datelines as sentences of their own."""

from __future__ import annotations

import pytest
from attrs import evolve

from quoteattr import QuoteExtractor
from quoteattr.stages.datelines import end_of_dateline, with_datelines_apart
from tests.stages.tables import sentences_of

REST = "De/DET/det>brug brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht dicht/ADJ/root ."


@pytest.mark.parametrize(
    ("before", "table", "size"),
    [
        ("UTRECHT –", "UTRECHT/PROPN/obl>dicht –", 2),
        ("UTRECHT ( ANP ) -", "UTRECHT/PROPN/obl>dicht ( ANP/PROPN/appos>UTRECHT ) -", 5),
        ("Utrecht ( ANP ) -", "Utrecht/PROPN/obl>dicht ( ANP/PROPN/appos>Utrecht ) -", 5),
        ("( ANP )", "( ANP/PROPN/obl>dicht )", 3),
        ("Utrecht -", "Utrecht/PROPN/obl>dicht -", 2),
        (
            "Den Haag , 3 mei 2026 –",
            "Den/PROPN/obl>dicht Haag/PROPN/flat>Den , 3/NUM/nmod>Den mei/NOUN/flat>3 2026/NUM/flat>3 –",
            7,
        ),
        ("GENT / BRUGGE —", "GENT/PROPN/obl>dicht / BRUGGE/PROPN/conj>GENT —", 4),
        ("Mooi –", "Mooi/ADJ/advmod>dicht –", 0),
        ("Utrecht , mooi –", "Utrecht/PROPN/obl>dicht , mooi/ADJ/advmod>dicht –", 0),
        ("Utrecht ( mooi ) –", "Utrecht/PROPN/obl>dicht ( mooi/ADJ/advmod>dicht ) –", 0),
    ],
)
def test_dateline(before: str, table: str, size: int) -> None:
    """Places and a dash, with an agency or a date between, or an agency in brackets; other words are none."""
    (sentence,) = sentences_of(f"{before} De brug is dicht.", [f"{table} {REST}"])
    assert end_of_dateline(sentence, opens=True) == size


def test_dash_that_encloses() -> None:
    """What stands between two dashes is an aside, and no text opens with a small letter."""
    text = "Jan – De bakker – is dicht."
    table = "Jan/PROPN/nsubj>dicht – De/DET/det>bakker bakker/NOUN/appos>Jan – is=zijn/AUX+Fin/cop>dicht dicht/ADJ/root ."
    assert end_of_dateline(*sentences_of(text, [table]), opens=True) == 0
    lower = "UTRECHT/PROPN/nsubj>dicht – de/DET/det>stad stad/NOUN/appos>UTRECHT – is=zijn/AUX+Fin/cop>dicht dicht/ADJ/root ."
    assert end_of_dateline(*sentences_of("UTRECHT – de stad – is dicht.", [lower]), opens=True) == 0


def test_place_in_small_letters() -> None:
    """It is known by its name, and opens a paragraph; in capitals it does so anywhere, but is no person."""
    (small,) = sentences_of("Utrecht - De brug is dicht.", [f"Utrecht/PROPN/obl>dicht - {REST}"])
    place, person = (evolve(small, names=(name, *["O"] * 6)) for name in ("B-place", "B-person"))
    assert [end_of_dateline(each, opens=True) for each in (place, person)] == [2, 0]
    assert end_of_dateline(place, opens=False) == 0
    (loud,) = sentences_of("ANNA – De brug is dicht.", [f"ANNA/PROPN/obl>dicht – {REST}"])
    assert end_of_dateline(loud, opens=False) == 2
    assert end_of_dateline(evolve(loud, names=("B-person", *["O"] * 6)), opens=True) == 0


def test_tree_without_its_dateline() -> None:
    """Who was read as a part of the dateline takes its place: *GENT –* **Minister Smit** *zegt*."""
    text = "GENT – Minister Smit zegt niets."
    table = (
        "GENT/PROPN/nsubj>zegt – Minister=minister/NOUN/appos>GENT Smit/PROPN/appos>Minister "
        "zegt=zeggen/VERB+Fin/root niets/PRON/obj>zegt ."
    )
    dateline, rest = with_datelines_apart(sentences_of(text, [table]))
    assert (dateline.texts, dateline.deprels, dateline.heads) == (("GENT", "–"), ("root", "punct"), (-1, 0))
    assert rest.texts == ("Minister", "Smit", "zegt", "niets", ".")
    assert rest.deprels == ("nsubj", "appos", "root", "obj", "punct")
    assert rest.heads == (2, 0, -1, 2, 2)
    assert text[rest.start : rest.end] == "Minister Smit zegt niets."


@pytest.mark.parametrize(
    "before",
    ["DEN HAAG – ", "DEN HAAG (ANP) - ", "Den Haag - ", "Den Haag, 3 mei – ", "NEW YORK (AFP) – ", "GENT — "],
)
def test_dateline_reports_nothing(before: str, bundled: QuoteExtractor) -> None:
    """A minister speaks, and not the place from where that is told."""
    (quote,) = bundled(f"{before}Minister Van Loon zegt dat de wet verdwijnt.").quotes
    assert [speaker.name for speaker in quote.speakers] == ["Van Loon"]
    assert quote.text == "de wet verdwijnt"
