"""Phrases that say whose view something is."""

from __future__ import annotations

from tests.stages.reports.found import reports_of, told


def test_as_far_as_somebody_is_concerned() -> None:
    """*wat hem betreft* makes the clause his; at the start of a sentence *wat … betreft* names a topic."""
    text = "De brug is wat hem betreft dicht."
    table = (
        "De/DET/det>brug brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht wat/PRON/nsubj>betreft "
        "hem/PRON+Prs+Third/obj>betreft betreft=betreffen/VERB+Fin/advcl>dicht dicht/ADJ/root ."
    )
    assert told(text, table) == [("hem", "betreffen", "De brug is wat hem betreft dicht")]
    text = "Wat Delft betreft is de brug dicht."
    table = (
        "Wat/PRON/nsubj>betreft Delft/PROPN/obj>betreft betreft=betreffen/VERB+Fin/advcl>dicht is=zijn/AUX+Fin/cop>dicht "
        "de/DET/det>brug brug/NOUN/nsubj>dicht dicht/ADJ/root ."
    )
    assert reports_of(text, table) == ()


def test_in_the_eyes_of_somebody() -> None:
    """*in de ogen van X* makes the clause that of X; *de ogen van X* alone does not."""
    text = "De brug is in de ogen van Smit dicht."
    table = (
        "De/DET/det>brug brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht in/ADP/case>ogen de/DET/det>ogen "
        "ogen=oog/NOUN+Plur/obl>dicht van/ADP/case>Smit Smit/PROPN/nmod>ogen dicht/ADJ/root ."
    )
    assert told(text, table) == [("Smit", "oog", "De brug is in de ogen van Smit dicht")]
    text = "Zij zag de ogen van Smit."
    table = (
        "Zij/PRON+Prs/nsubj>zag zag=zien/VERB+Past+Fin/root de/DET/det>ogen ogen=oog/NOUN+Plur/obj>zag van/ADP/case>Smit "
        "Smit/PROPN/nmod>ogen ."
    )
    assert [report.lemma for report in reports_of(text, table)] == ["zien"]


def test_so_it_is_said() -> None:
    """*naar verluidt* names nobody."""
    text = "De brug is naar verluidt dicht."
    table = (
        "De/DET/det>brug brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht naar/ADP/mark>verluidt "
        "verluidt=verluiden/VERB+Fin/advcl>dicht dicht/ADJ/root ."
    )
    (report,) = reports_of(text, table)
    assert (report.source, report.content is not None) == (None, True)


def test_judgement_of_somebody() -> None:
    """*naar het oordeel van X* makes the clause that of X; *naar het oordeel* alone does not."""
    text = "Naar het oordeel van Smit is de brug dicht."
    table = (
        "Naar/ADP/case>oordeel het/DET/det>oordeel oordeel/NOUN/obl>dicht van/ADP/case>Smit Smit/PROPN/nmod>oordeel "
        "is=zijn/AUX+Fin/cop>dicht de/DET/det>brug brug/NOUN/nsubj>dicht dicht/ADJ/root ."
    )
    assert told(text, table) == [("Smit", "oordeel", "is de brug dicht")]
    text = "Zij keek naar het oordeel."
    table = "Zij/PRON+Prs/nsubj>keek keek=kijken/VERB+Past+Fin/root naar/ADP/case>oordeel het/DET/det>oordeel oordeel/NOUN/obl>keek ."
    assert reports_of(text, table) == ()


def test_as_far_as_a_council_is_concerned() -> None:
    """*wat de gemeente betreft* within a sentence makes the clause hers; *wat de brug betreft* names a topic."""
    table = (
        "De/DET/det>straat straat/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht wat/PRON/nsubj>betreft de/DET/det>{0} "
        "{0}/NOUN/obj>betreft betreft=betreffen/VERB+Fin/advcl>dicht dicht/ADJ/root ."
    )
    text = "De straat is wat de gemeente betreft dicht."
    assert told(text, table.format("gemeente")) == [("gemeente", "betreffen", text[:-1])]
    assert reports_of(text.replace("gemeente", "brug"), table.format("brug")) == ()
