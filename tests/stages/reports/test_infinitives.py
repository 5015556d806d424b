"""Infinitive clauses, from their first word to their last."""

from __future__ import annotations

import pytest

from tests.stages.reports.found import CLOSED, frames_of, told


def test_infinitive_clause() -> None:
    """*X belooft te Q* reports the infinitive with all that depends on it."""
    text = "Smit belooft de brug te herstellen."
    table = (
        "Smit/PROPN/nsubj>belooft belooft=beloven/VERB+Fin/root de/DET/det>brug brug/NOUN/obj>herstellen "
        "te/ADP/mark>herstellen herstellen/VERB+Inf/xcomp>belooft ."
    )
    assert told(text, table) == [("Smit", "beloven", "de brug te herstellen")]
    assert frames_of(text, table) == ["infinitive"]


def test_infinitive_clause_with_om() -> None:
    """The content of *X adviseert om te Q* starts after *om*."""
    text = "De wethouder adviseert om de brug te sluiten."
    table = (
        "De/DET/det>wethouder wethouder/NOUN/nsubj>adviseert adviseert=adviseren/VERB+Fin/root "
        "om/SCONJ/mark>sluiten de/DET/det>brug brug/NOUN/obj>sluiten te/ADP/mark>sluiten "
        "sluiten/VERB+Inf/xcomp>adviseert ."
    )
    assert told(text, table) == [("wethouder", "adviseren", "de brug te sluiten")]


def test_infinitive_of_a_light_verb() -> None:
    """*X maakte bekend te Q* reports the infinitive that hangs on *bekend*."""
    text = "Smit maakte bekend zich terug te trekken."
    table = (
        "Smit/PROPN/nsubj>maakte maakte=maken/VERB+Past+Fin/root bekend/ADJ/xcomp>maakte zich/PRON/obj>trekken "
        "terug/ADV/compound:prt>trekken te/ADP/mark>trekken trekken=terug_trekken/VERB+Inf/xcomp>bekend ."
    )
    assert told(text, table) == [("Smit", "maken bekend", "zich terug te trekken")]


def test_infinitive_cut_short_by_the_parser() -> None:
    """The words before an infinitive belong to it, but the object of the cue does not."""
    text = "Smit hoopt voor de winter klaar te zijn."
    table = (
        "Smit/PROPN/nsubj>hoopt hoopt=hopen/VERB+Fin/root voor/ADP/case>winter de/DET/det>winter winter/NOUN/obl>hoopt "
        "klaar/ADJ/xcomp>hoopt te/ADP/mark>klaar zijn/AUX+Inf/cop>klaar ."
    )
    assert told(text, table) == [("Smit", "hopen", "voor de winter klaar te zijn")]
    text = "Smit vroeg iedereen de vrede te bewaren."
    table = (
        "Smit/PROPN/nsubj>vroeg vroeg=vragen/VERB+Past+Fin/root iedereen/PRON/obj>vroeg de/DET/det>vrede "
        "vrede/NOUN/obj>bewaren te/ADP/mark>bewaren bewaren/VERB+Inf/xcomp>vroeg ."
    )
    assert told(text, table) == [("Smit", "vragen", "de vrede te bewaren")]


@pytest.mark.parametrize(
    ("clause", "content"),
    [("dat", "te negeren dat de brug dicht is"), ("omdat", "te negeren")],
)
def test_an_infinitive_takes_its_clause_along(clause: str, content: str) -> None:
    """*zegt te negeren dat Q* reports *te negeren dat Q*; a reason behind it is the reporter's."""
    text = f"Smit zegt te negeren {clause} de brug dicht is."
    tie = "ccomp>zegt" if clause == "dat" else "advcl>zegt"
    table = (
        "Smit/PROPN/nsubj>zegt zegt=zeggen/VERB+Fin/root te/ADP/mark>negeren negeren/VERB+Inf/xcomp>zegt "
        + CLOSED.format(tie=tie).replace("dat/", f"{clause}/", 1)
        + " ."
    )
    assert [said for *_, said in told(text, table)] == [content]


def test_all_words_behind_a_participle_are_the_infinitives() -> None:
    """*heeft aangegeven weer met Bos te praten* reports from *weer* on."""
    text = "Smit heeft aangegeven weer met Bos te praten."
    table = (
        "Smit/PROPN/nsubj>aangegeven heeft=hebben/AUX+Fin/aux>aangegeven aangegeven=aan_geven/VERB+Part/root "
        "weer/ADV/advmod>aangegeven met/ADP/case>Bos Bos/PROPN/obl>praten te/ADP/mark>praten praten/VERB+Inf/xcomp>aangegeven ."
    )
    assert told(text, table)[0][2] == "weer met Bos te praten"


def test_infinitive_of_a_copula_elsewhere() -> None:
    """*laat weten tegen Y te zijn*: the copula hangs on a noun, which hangs on the cue."""
    text = "De club laat weten tegen een verbod te zijn."
    table = (
        "De/DET/det>club club/NOUN/nsubj>laat laat=laten/VERB+Fin/root weten/VERB+Inf/xcomp>laat tegen/ADP/case>verbod "
        "een/DET/det>verbod verbod/NOUN/obl>laat te/ADP/mark>zijn zijn/AUX+Inf/cop>verbod ."
    )
    assert told(text, table) == [("club", "laten weten", "tegen een verbod te zijn")]


@pytest.mark.parametrize(
    ("text", "table", "found"),
    [
        (
            "Smit zegt orde te stellen.",
            "zegt=zeggen/VERB+Fin/root orde/NOUN/obj>stellen te/ADP/mark>stellen stellen/VERB+Inf/xcomp>zegt .",
            [("Smit", "zeggen", "orde te stellen")],
        ),
        (
            "Smit stelt als doel te winnen.",
            "stelt=stellen/VERB+Fin/root als/ADP/case>doel doel/NOUN/obl>stelt te/ADP/mark>winnen winnen/VERB+Inf/xcomp>stelt .",
            [],
        ),
        (
            "Smit denkt erover te gaan.",
            "denkt=denken/VERB+Fin/root erover/ADV/advmod>denkt te/ADP/mark>gaan gaan/VERB+Inf/xcomp>denkt .",
            [],
        ),
        (
            "Smit denkt te gaan.",
            "denkt=denken/VERB+Fin/root te/ADP/mark>gaan gaan/VERB+Inf/xcomp>denkt .",
            [("Smit", "denken", "te gaan")],
        ),
    ],
)
def test_acts_and_plans(text: str, table: str, found: list[tuple[str, str, str]]) -> None:
    """Who aims to do something, or thinks about it, says nothing; who says or expects to do it does."""
    assert told(text, f"Smit/PROPN/nsubj>{table.partition('=')[0]} {table}") == found


@pytest.mark.parametrize(
    ("verb", "lemma", "found"), [("vertelt", "vertellen", []), ("vraagt", "vragen", ["te komen"])]
)
def test_infinitive_of_a_noun_behind_a_preposition(verb: str, lemma: str, found: list[str]) -> None:
    """*vertelt over de regel om te komen* tells of a rule; *vraagt in een brief om te komen* asks for it."""
    text = f"Smit {verb} in de brief om te komen."
    table = (
        f"Smit/PROPN/nsubj>{verb} {verb}={lemma}/VERB+Fin/root in/ADP/case>brief de/DET/det>brief brief/NOUN/obl>{verb} "
        f"om/SCONJ/mark>komen te/ADP/mark>komen komen/VERB+Inf/xcomp>{verb} ."
    )
    assert [content for *_, content in told(text, table)] == found
