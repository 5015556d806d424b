"""What a verb reports in another sentence, or announces."""

from __future__ import annotations

import pytest

from tests.stages.reports.found import BRIDGE, OPEN, reports_of, told


def test_tag_before_a_colon() -> None:
    """*Op de vraag …, zei X: …* announces what follows and does not report what precedes it."""
    text = "Omdat de brug dicht is, zei Jansen: ga fietsen."
    table = (
        "Omdat/SCONJ/mark>dicht de/DET/det>brug brug/NOUN/nsubj>dicht dicht/ADJ/ccomp>zei is=zijn/AUX+Fin/cop>dicht , "
        "zei=zeggen/VERB+Past+Fin/root Jansen/PROPN/nsubj>zei : ga=gaan/VERB/parataxis>zei fietsen/VERB+Inf/xcomp>ga ."
    )
    assert BRIDGE not in [content for _, _, content in told(text, table)]


BEFORE = "De/DET/det>brug brug/NOUN/nsubj>blijft blijft=blijven/VERB+Fin/root dicht/ADJ/xcomp>blijft ."


def test_that_is_what_the_council_reports() -> None:
    """*Dat meldt X* reports the sentence before it."""
    text = "De brug blijft dicht. Dat meldt de gemeente."
    table = "Dat/PRON/obj>meldt meldt=melden/VERB+Fin/root de/DET/det>gemeente gemeente/NOUN/nsubj>meldt ."
    (report,) = reports_of(text, BEFORE, table)
    assert (report.previous, report.source) == (True, 3)


def test_that_with_a_light_verb() -> None:
    """*Dat laat X weten* reports the sentence before it."""
    text = "De brug blijft dicht. Dat laat de gemeente weten."
    table = (
        "Dat/PRON/obj>weten laat=laten/VERB+Fin/root de/DET/det>gemeente gemeente/NOUN/nsubj>laat "
        "weten/VERB+Inf/xcomp>laat ."
    )
    (report,) = reports_of(text, BEFORE, table)
    assert (report.previous, report.lemma) == (True, "laten weten")


def test_that_without_a_cue() -> None:
    """*Dat is jammer* reports nothing."""
    text = "De brug blijft dicht. Dat is jammer."
    assert (
        reports_of(text, BEFORE, "Dat/PRON/nsubj>jammer is=zijn/AUX+Fin/cop>jammer jammer/ADJ/root .") == ()
    )


def test_sentence_that_points_back_with_two_subjects() -> None:
    """In *Dat meldt X* the source is X, also where the parser takes both for the subject."""
    (report,) = reports_of(
        "Dat meldt de politie.",
        "Dat/PRON/nsubj>meldt meldt=melden/VERB+Fin/root de/DET/det>politie politie/NOUN/nsubj>meldt .",
    )
    assert report.previous
    assert report.source == 3


@pytest.mark.parametrize(("opening", "previous"), [("Dat", True), ('" Dit', True), ("Hier", False)])
def test_that_is_a_reaction(opening: str, previous: bool) -> None:
    """*Dat is de reactie van X* reports the sentence before it, behind a mark too; *Hier is …* does not."""
    text = f"De brug blijft dicht. {opening} is de reactie van Smit."
    table = (
        f"{opening}/PRON/nsubj>reactie is=zijn/AUX+Fin/cop>reactie de/DET/det>reactie reactie/NOUN/root "
        "van/ADP/case>Smit Smit/PROPN/nmod>reactie ."
    )
    (report,) = reports_of(text, BEFORE, table)
    assert (report.lemma, report.previous) == ("reactie", previous)


def test_clause_behind_a_colon_without_marks() -> None:
    """*Smit dacht: Q* reports Q wherever the parser hung the cue; a noun behind the colon is no clause."""
    text = "Smit dacht: De brug is dicht."
    table = (
        "Smit/PROPN/nsubj>dacht dacht=denken/VERB+Past+Fin/parataxis>dicht : "
        + OPEN.format(tie="root")
        + " ."
    )
    assert told(text, table) == [("Smit", "denken", "De brug is dicht")]
    table = "Smit/PROPN/nsubj>dacht dacht=denken/VERB+Past+Fin/root : vakantie/NOUN/obj>dacht ."
    assert told("Smit dacht: vakantie.", table) == []


def test_tag_with_a_colon() -> None:
    """In *Q, zegt Smit: "R"* the tag reports Q as well."""
    text = "De brug is dicht, zegt Smit: Au."
    table = (
        OPEN.format(tie="root")
        + " , zegt=zeggen/VERB+Fin/parataxis>dicht Smit/PROPN/nsubj>zegt : Au/INTJ/parataxis>zegt ."
    )
    assert told(text, table) == [("Smit", "zeggen", "De brug is dicht")]


def test_a_tag_is_no_clause_of_the_verb_before() -> None:
    """In *Zij vindt dat raar, zegt Smit* the tag is not what she finds."""
    text = "Zij vindt dat raar, zegt Smit."
    table = (
        "Zij/PRON+Prs/nsubj>vindt vindt=vinden/VERB+Fin/root dat/PRON/obj>vindt raar/ADJ/xcomp>vindt , "
        "zegt=zeggen/VERB+Fin/parataxis>vindt Smit/PROPN/nsubj>zegt ."
    )
    assert told(text, table) == [("Smit", "zeggen", "Zij vindt dat raar")]


def test_object_that_points_back() -> None:
    """*De bond heeft dat gemeld* reports the sentence before; *Ik zeg dat* and *de bond zegt dat, maar …* do not."""
    text = "Smit heeft dat gemeld."
    table = "Smit/PROPN/nsubj>gemeld heeft=hebben/AUX+Fin/aux>gemeld dat/PRON/obj>gemeld gemeld=melden/VERB+Part/root ."
    assert [report.previous for report in reports_of(text, table)] == [True]
    mine = table.replace("Smit/PROPN", "Ik/PRON+First")
    assert [report.previous for report in reports_of(text.replace("Smit", "Ik"), mine)] == [False]


def test_verb_of_an_act_is_no_tag_of_a_clause() -> None:
    """*Bos komt, besluit Smit* tells what he does; *Bos komt, meldt Smit* what he says."""
    text = "De bakker komt morgen, meldt Smit."
    table = (
        "De/DET/det>bakker bakker/NOUN/nsubj>komt komt=komen/VERB+Fin/root morgen/ADV/advmod>komt , "
        "meldt=melden/VERB+Fin/parataxis>komt Smit/PROPN/nsubj>meldt ."
    )
    assert told(text, table) == [("Smit", "melden", "De bakker komt morgen")]
    act = table.replace("meldt=melden", "lacht=lachen").replace("meldt", "lacht")
    assert told(text.replace("meldt", "lacht"), act) == []


def test_object_in_front_of_an_infinitive() -> None:
    """*Spijt zegt hij niet te hebben* reports all of it; *Gisteren zegt hij te komen* the infinitive."""
    text = "Spijt zegt hij niet te hebben."
    table = (
        "Spijt/NOUN/{tie} zegt=zeggen/VERB+Fin/root hij/PRON+Prs+Third/nsubj>zegt niet/ADV/advmod>hebben te/ADP/mark>hebben "
        "hebben/VERB+Inf/xcomp>zegt ."
    )
    for tie in ("obj>hebben", "obj>zegt", "nsubj>zegt"):
        found = told(text, table.format(tie=tie).replace("Prs+Third", "Prs+Third+Nom"))
        assert found == [("hij", "zeggen", "Spijt zegt hij niet te hebben")]
    assert told(text, table.format(tie="obl>zegt")) == [("hij", "zeggen", "niet te hebben")]


def test_finding_is_no_judgement() -> None:
    """*Smit vond een uitweg: Q* judges nothing; *Smit vond: Q* does."""
    text = "Smit vond een uitweg: De brug is dicht."
    table = (
        "Smit/PROPN/nsubj>vond vond=vinden/VERB+Past+Fin/root een/DET/det>uitweg uitweg/NOUN/obj>vond : "
        + OPEN.format(tie="parataxis>vond").replace("parataxis>vond", "conj>vond")
        + " ."
    )
    assert told(text, table) == []
    judged = table.replace("een/DET/det>uitweg uitweg/NOUN/obj>vond ", "")
    assert [content for *_, content in told("Smit vond: De brug is dicht.", judged)] == ["De brug is dicht"]


def test_object_in_front_of_a_second_infinitive() -> None:
    """*… en die lijn hoopt Smit te volgen* reports the infinitive with its object, which no one says."""
    text = "De club wint en die lijn hoopt Smit te volgen."
    table = (
        "De/DET/det>club club/NOUN/nsubj>wint wint=winnen/VERB+Fin/root en/CCONJ/cc>hoopt die/DET/det>lijn "
        "lijn/NOUN/nsubj>hoopt hoopt=hopen/VERB+Fin/conj>wint Smit/PROPN/nsubj>hoopt te/ADP/mark>volgen "
        "volgen/VERB+Inf/xcomp>hoopt ."
    )
    assert told(text, table) == [("Smit", "hopen", "die lijn hoopt Smit te volgen")]
    text = "De club wint en gisteren hoopte Smit te volgen."
    table = (
        "De/DET/det>club club/NOUN/nsubj>wint wint=winnen/VERB+Fin/root en/CCONJ/cc>hoopte gisteren/ADV/advmod>hoopte "
        "hoopte=hopen/VERB+Past+Fin/conj>wint Smit/PROPN/nsubj>hoopte te/ADP/mark>volgen volgen/VERB+Inf/xcomp>hoopte ."
    )
    assert told(text, table) == [("Smit", "hopen", "te volgen")]


@pytest.mark.parametrize(("rest", "previous"), [("", True), ("nieuws/NOUN/obj>meldt ", False)])
def test_sentence_that_is_no_more_than_a_tag(rest: str, previous: bool) -> None:
    """*Q. Zo meldt de politie.* reports Q; *Zo meldt de politie nieuws* says something else."""
    text = f"De brug blijft dicht. Zo meldt de politie {rest.partition('/')[0]}".rstrip() + "."
    table = (
        f"Zo/ADV/advmod>meldt meldt=melden/VERB+Fin/root de/DET/det>politie politie/NOUN/nsubj>meldt {rest}."
    )
    assert [report.previous for report in reports_of(text, BEFORE, table)] == [previous]
