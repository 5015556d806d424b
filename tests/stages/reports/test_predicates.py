"""Predicates that report."""

from __future__ import annotations

import pytest

from quoteattr.schema import Medium
from tests.stages.reports.found import BRIDGE, CLOSED, reports_of, told

BRIDGE_OPEN = "de brug is dicht"


def test_convinced() -> None:
    """*is ervan overtuigd dat Q* reports Q as a thought."""
    text = "Smit is ervan overtuigd dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>overtuigd is=zijn/AUX+Fin/cop>overtuigd ervan/ADV/advmod>overtuigd overtuigd/ADJ/root "
        + CLOSED.format(tie="ccomp>overtuigd")
        + " ."
    )
    assert told(text, table) == [("Smit", "overtuigd", BRIDGE)]
    assert reports_of(text, table)[0].medium is Medium.THOUGHT


def test_afraid() -> None:
    """*is bang dat Q* reports Q."""
    text = "De boeren zijn bang dat de brug dicht is."
    table = (
        "De/DET/det>boeren boeren=boer/NOUN+Plur/nsubj>bang zijn/AUX+Fin/cop>bang bang/ADJ/root "
        + CLOSED.format(tie="ccomp>bang")
        + " ."
    )
    assert told(text, table) == [("boeren", "bang", BRIDGE)]


def test_afraid_of_something() -> None:
    """*is bang voor Y* has no clause and reports nothing."""
    text = "De boeren zijn bang voor de droogte."
    table = (
        "De/DET/det>boeren boeren=boer/NOUN+Plur/nsubj>bang zijn/AUX+Fin/cop>bang bang/ADJ/root "
        "voor/ADP/case>droogte de/DET/det>droogte droogte/NOUN/obl>bang ."
    )
    assert reports_of(text, table) == ()


def test_opinion_with_a_preposition() -> None:
    """*is van mening dat* is a cue; *verandert van mening* is none."""
    clause = CLOSED.format(tie="ccomp>is")
    table = f"Smit/PROPN/nsubj>is is=zijn/VERB+Fin/root van/ADP/case>mening mening/NOUN/obl>is {clause} ."
    assert told("Smit is van mening dat de brug dicht is.", table.replace("ccomp>is", "ccomp>#1")) == [
        ("Smit", "mening", BRIDGE)
    ]
    table = "Smit/PROPN/nsubj>verandert verandert=veranderen/VERB+Fin/root van/ADP/case>mening mening/NOUN/obl>verandert ."
    assert reports_of("Smit verandert van mening.", table) == ()


def test_predicate_that_was_read_as_a_fixed_phrase() -> None:
    """*is van mening dat Q* reports Q, also where *van mening* hangs on the verb as one phrase."""
    text = "Smit is van mening dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>is is=zijn/AUX+Fin/root van/ADP/compound:prt>#1 mening/NOUN/fixed>van "
        "dat/SCONJ/mark>dicht de/DET/det>brug brug/NOUN/nsubj>dicht dicht/ADJ/ccomp>#1 is=zijn/AUX+Fin/cop>dicht ."
    )
    assert told(text, table.replace("nsubj>is is", "nsubj>#1 is", 1)) == [
        ("Smit", "mening", "de brug dicht is")
    ]


def test_what_follows_from_a_feeling() -> None:
    """*is zo blij dat Q* tells what follows from it."""
    text = "Smit is zo blij dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>blij is=zijn/AUX+Fin/cop>blij zo/ADV/advmod>blij blij/ADJ/root "
        + CLOSED.format(tie="advcl>zo")
        + " ."
    )
    assert reports_of(text, table) == ()
    plain = table.replace("zo/ADV/advmod>blij ", "").replace("advcl>zo", "advcl>blij")
    assert told(text.replace("zo ", ""), plain) == [("Smit", "blij", BRIDGE)]


def test_participle() -> None:
    """*is verbaasd dat Q* reports Q, as *is blij dat Q* does; *verbaasde de boeren dat Q* is no predicate."""
    text = "De boeren zijn verbaasd dat de brug dicht is."
    table = (
        "De/DET/det>boeren boeren=boer/NOUN+Plur/nsubj>verbaasd zijn/AUX+Fin/cop>verbaasd "
        "verbaasd=verbazen/VERB+Part/root " + CLOSED.format(tie="csubj>verbaasd") + " ."
    )
    assert told(text, table) == [("boeren", "verbazen", BRIDGE)]
    text = "Smit verbaasde de boeren dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>verbaasde verbaasde=verbazen/VERB+Past+Fin/root de/DET/det>boeren "
        "boeren=boer/NOUN+Plur/obj>verbaasde " + CLOSED.format(tie="csubj>verbaasde") + " ."
    )
    assert told(text, table) == []


@pytest.mark.parametrize(("subject", "found"), [("kenners", [BRIDGE_OPEN]), ("dingen", [])])
def test_predicate_before_a_colon(subject: str, found: list[str]) -> None:
    """Experts who are sure tell what follows the colon; things that are sure are nobody's words."""
    text = f"De {subject} zijn zeker: de brug is dicht."
    table = (
        f"De/DET/det>{subject} {subject}={subject[:-1] if subject == 'kenners' else 'ding'}/NOUN+Plur/nsubj>zeker "
        "zijn/AUX+Fin/cop>zeker zeker/ADJ/root : de/DET/det>brug brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht "
        "dicht/ADJ/parataxis>zeker ."
    )
    assert [content for *_, content in told(text, table)] == found
