"""Cues that are understood with a second source."""

from __future__ import annotations

import pytest

from tests.stages.reports.found import told


@pytest.mark.parametrize(
    ("between", "second"),
    [(", ,", "Bos/PROPN/nsubj>blijft"), ("en en/CCONJ/cc>blijft", "Bos/PROPN/nsubj>blijft")],
)
def test_second_source_without_a_cue(between: str, second: str) -> None:
    """*Smit wil dat het gaat, Bos dat het blijft* reports a clause of each."""
    form, cell = between.split(" ")
    text = f"Smit wil dat het gaat{'' if form == ',' else ' '}{form} Bos dat het blijft."
    table = (
        "Smit/PROPN/nsubj>wil wil=willen/VERB+Fin/root dat/SCONJ/mark>gaat het/PRON/nsubj>gaat gaat=gaan/VERB+Fin/ccomp>wil "
        f"{cell} {second} dat/SCONJ/mark>blijft het/PRON/nsubj>blijft blijft=blijven/VERB+Fin/conj>gaat ."
    )
    assert told(text, table) == [("Smit", "willen", "het gaat"), ("Bos", "willen", "het blijft")]


def test_second_clause_of_one_source() -> None:
    """*Smit wil dat het gaat en dat het blijft* has one source and one clause."""
    text = "Smit wil dat het gaat en dat het blijft."
    table = (
        "Smit/PROPN/nsubj>wil wil=willen/VERB+Fin/root dat/SCONJ/mark>gaat het/PRON/nsubj>gaat gaat=gaan/VERB+Fin/ccomp>wil "
        "en/CCONJ/cc>blijft dat/SCONJ/mark>blijft het/PRON/nsubj>blijft blijft=blijven/VERB+Fin/conj>gaat ."
    )
    assert told(text, table) == [("Smit", "willen", "het gaat en dat het blijft")]


def test_name_before_a_relative_clause() -> None:
    """*Smit wil dat Urk of Ens dat blijft gaat* names no second source, for nothing is said yet before it."""
    text = "Smit wil dat Urk of Ens dat blijft gaat."
    table = (
        "Smit/PROPN/nsubj>wil wil=willen/VERB+Fin/root dat/SCONJ/mark>gaat Urk/PROPN/nsubj>gaat of/CCONJ/cc>Ens "
        "Ens/PROPN/conj>Urk dat/PRON/nsubj>blijft blijft=blijven/VERB+Fin/acl:relcl>Ens gaat=gaan/VERB+Fin/ccomp>wil ."
    )
    assert [source for source, *_ in told(text, table)] == ["Smit"]
