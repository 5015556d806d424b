"""Nouns that report."""

from __future__ import annotations

import pytest

from tests.stages.reports.found import BRIDGE, CLOSED, OPEN, reports_of, told


def test_noun_with_a_clause() -> None:
    """*de conclusie van X dat Q* reports Q with X as its source."""
    text = "De conclusie van Jansen dat de brug dicht is, verraste iedereen."
    table = (
        "De/DET/det>conclusie conclusie/NOUN/nsubj>verraste van/ADP/case>Jansen Jansen/PROPN/nmod>conclusie "
        + CLOSED.format(tie="acl>conclusie")
        + " , verraste=verrassen/VERB+Past+Fin/root iedereen/PRON/obj>verraste ."
    )
    assert told(text, table) == [("Jansen", "conclusie", BRIDGE)]


def test_noun_without_a_source() -> None:
    """*de conclusie dat Q* names nobody, so nothing is reported."""
    text = "De conclusie dat de brug dicht is, verraste iedereen."
    table = (
        "De/DET/det>conclusie conclusie/NOUN/nsubj>verraste "
        + CLOSED.format(tie="acl>conclusie")
        + " , verraste=verrassen/VERB+Past+Fin/root iedereen/PRON/obj>verraste ."
    )
    assert reports_of(text, table) == ()


def test_giver_of_a_statement() -> None:
    """*X kwam met een verklaring dat Q* reports Q of X; *X las een verklaring dat Q* does not."""
    text = "Smit kwam met een verklaring dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>kwam kwam=komen/VERB+Past+Fin/root met/ADP/case>verklaring een/DET/det>verklaring "
        "verklaring/NOUN/obl>kwam " + CLOSED.format(tie="acl>verklaring") + " ."
    )
    assert told(text, table) == [("Smit", "verklaring", BRIDGE)]
    read = table.replace("kwam=komen", "las=lezen").replace("kwam", "las")
    read = read.replace(" met/ADP/case>verklaring", "").replace("obl>las", "obj>las")
    assert told("Smit las een verklaring dat de brug dicht is.", read) == []


def test_clause_of_a_noun_hung_elsewhere() -> None:
    """*een oproep van X aan Y om te Q* reports Q wherever the parser hung it, but not across another verb."""
    text = "Een oproep van Smit aan bedrijven om te betalen hielp."
    table = (
        "Een/DET/det>oproep oproep/NOUN/nsubj>hielp van/ADP/case>Smit Smit/PROPN/nmod>oproep aan/ADP/case>bedrijven "
        "bedrijven=bedrijf/NOUN+Plur/obl>betalen om/ADP/mark>betalen te/ADP/mark>betalen betalen/VERB+Inf/advcl>hielp "
        "hielp=helpen/VERB+Past+Fin/root ."
    )
    assert told(text, table) == [("Smit", "oproep", "te betalen")]
    text = "Een oproep van Smit hielp om te betalen."
    table = (
        "Een/DET/det>oproep oproep/NOUN/nsubj>hielp van/ADP/case>Smit Smit/PROPN/nmod>oproep hielp=helpen/VERB+Past+Fin/root "
        "om/ADP/mark>betalen te/ADP/mark>betalen betalen/VERB+Inf/advcl>hielp ."
    )
    assert told(text, table) == []


def test_noun_that_needs_no_source() -> None:
    """*de bewering dat Q* reports Q whoever claims it; *de verklaring dat Q* of nobody does not."""
    text = "Smit kent de bewering dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>kent kent=kennen/VERB+Fin/root de/DET/det>bewering bewering/NOUN/obj>kent "
        + CLOSED.format(tie="acl>bewering")
        + " ."
    )
    contents = [r.content and text[r.content.start : r.content.end] for r in reports_of(text, table)]
    assert contents == [BRIDGE]
    other = table.replace("bewering", "verklaring")
    assert reports_of(text.replace("bewering", "verklaring"), other) == ()


def test_clause_behind_the_colon_of_a_noun() -> None:
    """*Haar boodschap: Q* reports Q; a phrase behind the colon is no clause."""
    text = "Haar boodschap: De brug is dicht."
    table = "Haar/PRON+Poss/nmod>boodschap boodschap/NOUN/parataxis>dicht : " + OPEN.format(tie="root") + " ."
    assert told(text, table) == [("Haar", "boodschap", "De brug is dicht")]
    text = "Haar boodschap: vrede."
    table = "Haar/PRON+Poss/nmod>boodschap boodschap/NOUN/root : vrede/NOUN/appos>boodschap ."
    assert told(text, table) == []


def test_thought_that_exists() -> None:
    """*Bij boeren leeft de vrees dat Q* reports Q of the farmers; *Er zijn zorgen dat Q* of nobody."""
    text = "Bij boeren leeft de vrees dat de brug dicht is."
    table = (
        "Bij/ADP/case>boeren boeren=boer/NOUN+Plur/obl>leeft leeft=leven/VERB+Fin/root de/DET/det>vrees "
        "vrees/NOUN/nsubj>leeft " + CLOSED.format(tie="acl>vrees") + " ."
    )
    assert told(text, table) == [("boeren", "vrees", BRIDGE)]
    text = "Er bestaat een vrees dat de brug dicht is."
    table = (
        "Er/ADV/expl>bestaat bestaat=bestaan/VERB+Fin/root een/DET/det>vrees vrees/NOUN/nsubj>bestaat "
        + CLOSED.format(tie="acl>vrees")
        + " ."
    )
    (report,) = reports_of(text, table)
    assert report.source is None
    assert report.content is not None
    text = "Na de storm verdween de vrees dat de brug dicht is."
    table = (
        "Na/ADP/case>storm de/DET/det>storm storm/NOUN/obl>verdween verdween=verdwijnen/VERB+Fin/root de/DET/det>vrees "
        "vrees/NOUN/nsubj>verdween " + CLOSED.format(tie="acl>vrees") + " ."
    )
    assert reports_of(text, table) == ()


def test_deed_with_a_thought() -> None:
    """*Smit wacht in de hoop dat Q* reports Q of Smit; *de wet geldt in de hoop dat Q*, a thing, does not."""
    text = "Smit wacht in de hoop dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>wacht wacht=wachten/VERB+Fin/root in/ADP/case>hoop de/DET/det>hoop hoop/NOUN/obl>wacht "
        + CLOSED.format(tie="acl>hoop")
        + " ."
    )
    assert told(text, table) == [("Smit", "hoop", BRIDGE)]
    thing = table.replace("Smit/PROPN/nsubj>wacht", "Het/DET/det>verbod verbod/NOUN/nsubj>wacht")
    assert told(text.replace("Smit", "Het verbod"), thing) == []


def test_clause_behind_the_verb_of_a_noun() -> None:
    """*Smit is tot de conclusie gekomen dat Q* reports Q; *de conclusie viel op, zodat Q* does not."""
    text = "Smit is tot de conclusie gekomen dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>gekomen is=zijn/AUX+Fin/aux>gekomen tot/ADP/case>conclusie de/DET/det>conclusie "
        "conclusie/NOUN/obl>gekomen gekomen=komen/VERB+Part/root " + CLOSED.format(tie="csubj>gekomen") + " ."
    )
    assert told(text, table) == [("Smit", "conclusie", BRIDGE)]
    other = table.replace("gekomen=komen", "gelopen=lopen").replace("gekomen", "gelopen")
    assert told(text.replace("gekomen", "gelopen"), other) == []


def test_question_that_somebody_gets() -> None:
    """*Smit krijgt de vraag of Q* and *de vraag rijst of Q* are nobody's; *Smit krijgt het idee dat Q* is Smit's."""
    text = "Smit krijgt de vraag of de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>krijgt krijgt=krijgen/VERB+Fin/root de/DET/det>vraag vraag/NOUN/obj>krijgt "
        + CLOSED.format(tie="acl>vraag").replace("dat/", "of/")
        + " ."
    )
    assert told(text, table) == []
    idea = table.replace("vraag", "idee").replace("of/SCONJ", "dat/SCONJ")
    assert told("Smit krijgt de idee dat de brug dicht is.", idea) == [("Smit", "krijgen idee", BRIDGE)]
    arises = (
        "De/DET/det>vraag vraag/NOUN/nsubj>rijst rijst=rijzen/VERB+Fin/root "
        + CLOSED.format(tie="acl>vraag").replace("dat/", "of/")
        + " ."
    )
    assert reports_of("De vraag rijst of de brug dicht is.", arises) == ()


@pytest.mark.parametrize(("noun", "reports"), [("boodschap", 1), ("vraag", 0)])
def test_noun_before_a_colon_without_a_source(noun: str, reports: int) -> None:
    """*Dan is er de boodschap: Q* is somebody's; *Dan is er de vraag: Q?* is the reporter's own question."""
    text = f"De {noun}: is de brug dicht?"
    table = (
        f"De/DET/det>{noun} {noun}/NOUN/root : is=zijn/AUX+Fin/cop>dicht de/DET/det>brug brug/NOUN/nsubj>dicht "
        f"dicht/ADJ/parataxis>{noun} ?"
    )
    assert len(reports_of(text, table)) == reports


def test_clause_of_another_noun() -> None:
    """*Door de reactie rijst de vraag of Q* does not report Q by the reaction; *De vrees rijst dat Q* does."""
    text = "Door Smits reactie rijst angst dat de brug dicht is."
    table = (
        "Door/ADP/case>reactie Smits=Smit/PROPN/nmod:poss>reactie reactie/NOUN/obl>rijst rijst=rijzen/VERB+Fin/root "
        "angst/NOUN/nsubj>rijst " + CLOSED.format(tie="acl>angst") + " ."
    )
    assert "reactie" not in [lemma for _, lemma, _ in told(text, table)]
    text = "Smits vrees rijst dat de brug dicht is."
    table = (
        "Smits=Smit/PROPN/nmod:poss>vrees vrees/NOUN/nsubj>rijst rijst=rijzen/VERB+Fin/root "
        + CLOSED.format(tie="ccomp>rijst")
        + " ."
    )
    assert told(text, table) == [("Smits", "vrees", BRIDGE)]


@pytest.mark.parametrize(("noun", "found"), [("boodschap", ["de brug is dicht"]), ("lucht", [])])
def test_noun_that_is_said_to_be_something_before_a_colon(noun: str, found: list[str]) -> None:
    """*De boodschap is duidelijk: Q* reports Q; *De lucht is helder: Q* tells of the sky."""
    text = f"De {noun} is erg duidelijk: de brug is dicht."
    table = (
        f"De/DET/det>{noun} {noun}/NOUN/nsubj>duidelijk is=zijn/AUX+Fin/cop>duidelijk erg/ADV/advmod>duidelijk "
        "duidelijk/ADJ/root : de/DET/det>brug brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht dicht/ADJ/parataxis>duidelijk ."
    )
    contents = [r.content for r in reports_of(text, table) if r.content is not None]
    assert [text[content.start : content.end] for content in contents] == found


@pytest.mark.parametrize(("noun", "found"), [("verwachting", ["De brug is dicht"]), ("oorzaak", [])])
def test_clause_that_is_said_to_be_a_noun(noun: str, found: list[str]) -> None:
    """*Q, is de verwachting* reports Q; *Q, is de oorzaak* tells a cause."""
    text = f"De brug is dicht, is de {noun}."
    table = (
        "De/DET/det>brug brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht dicht/ADJ/root , "
        f"is=zijn/AUX+Fin/cop>{noun} de/DET/det>{noun} {noun}/NOUN/parataxis>dicht ."
    )
    contents = [r.content for r in reports_of(text, table) if r.content is not None]
    assert [text[content.start : content.end] for content in contents] == found
