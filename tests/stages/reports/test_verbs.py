"""Verbs that report, alone or as light verbs with their partners."""

from __future__ import annotations

import pytest

from quoteattr.schema import Medium
from tests.stages.reports.found import BRIDGE, CLOSED, clause_of, reports_of, told


def test_wish_to_do_is_no_report() -> None:
    """*wil* with a plain infinitive tells what somebody wants to do, not what is said."""
    text = "Smit wil de brug herstellen."
    table = (
        "Smit/PROPN/nsubj>herstellen wil=willen/AUX+Fin/aux>herstellen de/DET/det>brug brug/NOUN/obj>herstellen "
        "herstellen/VERB+Inf/root ."
    )
    assert told(text, table) == []


def test_separable_verb() -> None:
    """*legt … uit* is the cue *uit_leggen*, whose clause is reported."""
    text = "De dokter legt uit dat de brug dicht is."
    table = (
        "De/DET/det>dokter dokter/NOUN/nsubj>legt legt=uit_leggen/VERB+Fin/root uit/ADP/compound:prt>legt "
        + CLOSED.format(tie="ccomp>legt")
        + " ."
    )
    assert told(text, table) == [("dokter", "uit_leggen", BRIDGE)]


def test_light_verb() -> None:
    """*laat weten dat Q* is one cue with the lemma *laten weten*."""
    text = "De gemeente laat weten dat de brug dicht is."
    for tie in ("ccomp>weten", "ccomp>laat"):
        table = (
            "De/DET/det>gemeente gemeente/NOUN/nsubj>laat laat=laten/VERB+Fin/root weten/VERB+Inf/xcomp>laat "
            + CLOSED.format(tie=tie)
            + " ."
        )
        assert told(text, table) == [("gemeente", "laten weten", BRIDGE)]


def test_light_verb_alone_is_no_cue() -> None:
    """*laten* without *weten* reports nothing."""
    text = "De gemeente laat de brug sluiten."
    table = (
        "De/DET/det>gemeente gemeente/NOUN/nsubj>laat laat=laten/VERB+Fin/root de/DET/det>brug "
        "brug/NOUN/obj>sluiten sluiten/VERB+Inf/xcomp>laat ."
    )
    assert reports_of(text, table) == ()


@pytest.mark.parametrize(
    ("subject", "verb"),
    [
        ("Jansen/PROPN", "weet=weten"),
        ("Jansen/PROPN", "ziet=zien"),
        ("Jansen/PROPN", "ontdekt=ontdekken"),
        ("Het/PRON", "blijkt=blijken"),
    ],
)
def test_plain_facts_are_not_reported(subject: str, verb: str) -> None:
    """What somebody knows, sees or finds out, and what turns out, is told as a fact."""
    text = f"{subject.partition('/')[0]} {verb.partition('=')[0]} dat de brug dicht is."
    form = verb.partition("=")[0]
    table = f"{subject}/nsubj>{form} {verb}/VERB+Fin/root {CLOSED.format(tie='ccomp>' + form)} ."
    assert told(text, table) == []


def test_verb_by_its_form() -> None:
    """A cue whose lemma was misread is known by its form; the verb of a separable one is not."""
    table = (
        "Smit/PROPN/nsubj>tweette tweette=tweten/VERB+Past+Fin/root "
        + CLOSED.format(tie="ccomp>tweette")
        + " ."
    )
    assert told("Smit tweette dat de brug dicht is.", table) == [("Smit", "tweeten", BRIDGE)]
    table = (
        "Smit/PROPN/nsubj>wacht wacht=wachten/VERB+Fin/root om/ADP/mark>stellen het/PRON/obj>stellen uit/ADP/compound:prt>stellen "
        "te/ADP/mark>stellen stellen=uit_stellen/VERB+Inf/advcl>wacht om/ADP/mark>winnen tijd/NOUN/obj>winnen te/ADP/mark>winnen "
        "winnen/VERB+Inf/advcl>stellen ."
    )
    assert told("Smit wacht om het uit te stellen om tijd te winnen.", table) == []


def test_light_verb_with_a_pronominal_adverb() -> None:
    """*wijst erop dat Q* is a cue; *wijst op iets* is none."""
    text = "Smit wijst erop dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>wijst wijst=wijzen/VERB+Fin/root erop/ADV/advmod>wijst "
        + CLOSED.format(tie="ccomp>wijst")
        + " ."
    )
    assert told(text, table) == [("Smit", "wijzen erop", BRIDGE)]
    table = "Smit/PROPN/nsubj>wijst wijst=wijzen/VERB+Fin/root op/ADP/case>brug de/DET/det>brug brug/NOUN/obl>wijst ."
    assert reports_of("Smit wijst op de brug.", table) == ()


def test_the_clause_of_a_light_verb_may_hang_on_its_first_word() -> None:
    """*gaf te kennen dat Q* reports Q, not the infinitive that belongs to the cue."""
    text = "Smit gaf te kennen dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>gaf gaf=geven/VERB+Past+Fin/root te/ADP/mark>kennen kennen/VERB+Inf/xcomp>gaf "
        + CLOSED.format(tie="ccomp>gaf")
        + " ."
    )
    assert [content for *_, content in told(text, table)] == [BRIDGE]


@pytest.mark.parametrize(
    ("verb", "medium"),
    [
        ("schrijft=schrijven", Medium.WRITING),
        ("denkt=denken", Medium.THOUGHT),
        ("zegt=zeggen", Medium.SPEECH),
    ],
)
def test_medium(verb: str, medium: Medium) -> None:
    """The verb tells whether it was said, thought or written."""
    form = verb.partition("=")[0]
    table = clause_of(f"Smit/PROPN/nsubj>{form}", f"{verb}/VERB+Fin/root", f"ccomp>{form}")
    assert [report.medium for report in reports_of(f"Smit {form} dat de brug dicht is.", table)] == [medium]


def test_the_halves_of_a_pronominal_adverb() -> None:
    """*wijst er nog op dat Q* is a cue as *wijst erop dat Q* is; without *er* it is none."""
    text = "Smit wijst er nog op dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>wijst wijst=wijzen/VERB+Fin/root er/PRON/expl>dicht nog/ADV/advmod>wijst op/ADP/case>dicht "
        + CLOSED.format(tie="ccomp>wijst")
        + " ."
    )
    assert told(text, table) == [("Smit", "wijzen op", BRIDGE)]
    assert told(text.replace(" er", " ook"), table.replace("er/PRON", "ook/ADV")) == []


def test_what_is_no_particle() -> None:
    """*vindt het terecht dat Q* is a cue whatever the parser takes *terecht* for; *vindt de fout terug* is none."""
    text = "Smit vindt het terecht dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>vindt vindt=terecht_vinden/VERB+Fin/root het/PRON/expl>vindt terecht/ADJ/compound:prt>vindt "
        + CLOSED.format(tie="ccomp>vindt")
        + " ."
    )
    assert [content for *_, content in told(text, table)] == ["het terecht dat " + BRIDGE]
    found = table.replace("terecht_vinden", "terug_vinden").replace("terecht/ADJ", "terug/ADP")
    assert told(text.replace("terecht", "terug"), found) == []


def test_verb_of_wanting_that_helps_another() -> None:
    """*wil dat Q* reports Q; *wilde weten of Q* (wanted to know whether) asks it; *wil weten of* is neither."""
    table = f"Smit/PROPN/nsubj>wil wil=willen/VERB+Fin/root {CLOSED.format(tie='ccomp>wil')} ."
    assert told("Smit wil dat de brug dicht is.", table) == [("Smit", "willen", BRIDGE)]
    helping = table.replace("dat/SCONJ", "weten/VERB+Inf/xcomp>wil of/SCONJ")
    assert told("Smit wil weten of de brug dicht is.", helping) == []
    past = helping.replace("wil=willen/VERB", "wilde=willen/VERB+Past").replace(">wil ", ">wilde ")
    assert told("Smit wilde weten of de brug dicht is.", past) == [("Smit", "willen weten", BRIDGE)]


@pytest.mark.parametrize(
    ("verb", "partner", "tie"),
    [
        ("houdt=houden", "rekening/NOUN", "obj"),
        ("toont=tonen", "bezorgd/ADJ", "xcomp"),
        ("ziet=zien", "graag/ADV", "advmod"),
        ("koestert=koesteren", "hoop/NOUN", "obj"),
        ("gaat=gaan", "vanuit/ADV", "advmod"),
    ],
)
def test_light_verb_of_thought(verb: str, partner: str, tie: str) -> None:
    """*houdt rekening …*, *ziet graag dat Q* report Q as their partner makes them do; without it they do not."""
    form, word = verb.partition("=")[0], partner.partition("/")[0]
    table = (
        f"Smit/PROPN/nsubj>{form} {verb}/VERB+Fin/root {partner}/{tie}>{form} "
        f"{CLOSED.format(tie='ccomp>' + form)} ."
    )
    assert [content for *_, content in told(f"Smit {form} {word} dat de brug dicht is.", table)] == [BRIDGE]
    assert told(f"Smit {form} dat de brug dicht is.", table.replace(f"{partner}/{tie}>{form} ", "")) == []


@pytest.mark.parametrize(("verb", "found"), [("verwijt=verwijten", True), ("roemt=roemen", False)])
def test_infinitive_of_a_reproach(verb: str, found: bool) -> None:
    """*verwijt Bos te slapen* reports the infinitive; a verb of naming does not take one."""
    form = verb.partition("=")[0]
    table = (
        f"Smit/PROPN/nsubj>{form} {verb}/VERB+Fin/root Bos/PROPN/iobj>{form} te/ADP/mark>slapen "
        f"slapen/VERB+Inf/xcomp>{form} ."
    )
    assert [content for *_, content in told(f"Smit {form} Bos te slapen.", table)] == ["te slapen"] * found


def test_half_of_a_light_verb_read_as_a_particle() -> None:
    """*wijst er … op dat Q* reports Q where *op* was joined to the verb; *wijst … op dat Q* without *er* does not."""
    text = "Smit wijst er nu op dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>wijst wijst=op_wijzen/VERB+Fin/root er/PRON/expl>dicht nu/ADV/advmod>wijst "
        "op/ADP/compound:prt>wijst " + CLOSED.format(tie="ccomp>wijst") + " ."
    )
    assert told(text, table) == [("Smit", "wijzen op", BRIDGE)]
    assert told(text.replace(" er", ""), table.replace("er/PRON/expl>dicht ", "")) == []


def test_partner_before_a_participle() -> None:
    """*heeft erop gewezen dat Q* is a cue as *wijst erop dat Q* is; *heeft gewezen dat* is none."""
    text = "Smit heeft erop gewezen dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>gewezen heeft=hebben/AUX+Fin/aux>gewezen erop/ADV/advmod>dicht "
        "gewezen=wijzen/VERB+Part/root " + CLOSED.format(tie="ccomp>gewezen") + " ."
    )
    assert told(text, table) == [("Smit", "wijzen erop", BRIDGE)]
    assert told(text.replace("erop ", ""), table.replace("erop/ADV/advmod>dicht ", "")) == []


def test_partner_in_a_fixed_phrase() -> None:
    """*legt daaraan ten grondslag dat Q* reports Q; *legt neer dat Q* nothing."""
    text = "Smit legt daaraan ten grondslag dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>legt legt=leggen/VERB+Fin/root daaraan/ADV/advmod>legt ten=te/ADP/obl>legt "
        "grondslag/NOUN/fixed>ten " + CLOSED.format(tie="ccomp>legt") + " ."
    )
    assert told(text, table) == [("Smit", "leggen grondslag", BRIDGE)]
    other = table.replace("ten=te", "bij").replace("fixed>ten", "fixed>bij").replace("grondslag", "zaak")
    assert told(text.replace("ten grondslag", "bij zaak"), other) == []


@pytest.mark.parametrize(
    ("text", "reports"), [("Kort gezegd: hij komt.", []), ("Smit zegt: hij komt.", ["hij komt"])]
)
def test_participle_that_says_how_it_is_put(text: str, reports: list[str]) -> None:
    """*Kort gezegd: …* (in short) is the reporter's own; *Smit zegt: …* is not."""
    tables = {
        "Kort": "Kort/ADJ/advmod>gezegd gezegd=zeggen/VERB+Part/advcl>komt : hij/PRON+Prs/nsubj>komt komt=komen/VERB+Fin/root .",
        "Smit": (
            "Smit/PROPN/nsubj>zegt zegt=zeggen/VERB+Fin/root : hij/PRON+Prs/nsubj>komt komt=komen/VERB+Fin/parataxis>zegt ."
        ),
    }
    assert [content for *_, content in told(text, tables[text[:4]])] == reports


@pytest.mark.parametrize(
    ("verb", "lemma", "found"), [("gevonden", "vinden", []), ("gemeld", "melden", ["een man zag"])]
)
def test_passive_of_finding(verb: str, lemma: str, found: list[str]) -> None:
    """*werd gevonden door een paar dat Q* found something; *werd gemeld dat Q* says Q."""
    text = f"Het werd {verb} door Smit dat een man zag."
    table = (
        f"Het/PRON/nsubj:pass>{verb} werd=worden/AUX+Past+Fin/aux:pass>{verb} {verb}={lemma}/VERB+Part/root "
        f"door/ADP/case>Smit Smit/PROPN/obl:agent>{verb} dat/SCONJ/mark>zag een/DET/det>man man/NOUN/nsubj>zag "
        f"zag=zien/VERB+Past+Fin/ccomp>{verb} ."
    )
    assert [content for *_, content in told(text, table)] == found
