"""Whether it was said: polarity and factuality."""

from __future__ import annotations

import pytest

from quoteattr.schema import Factuality, Polarity
from tests.stages.reports.found import CLOSED, clause_of, reports_of


@pytest.mark.parametrize(
    ("text", "table", "polarity"),
    [
        ("Smit zei niet dat", "zei=zeggen/VERB+Past+Fin/root niet/ADV/advmod>zei", Polarity.NEGATIVE),
        ("Smit zei nooit dat", "zei=zeggen/VERB+Past+Fin/root nooit/ADV/advmod>zei", Polarity.NEGATIVE),
        ("Smit ontkent dat", "ontkent=ontkennen/VERB+Fin/root", Polarity.NEGATIVE),
        ("Smit zei gisteren dat", "zei=zeggen/VERB+Past+Fin/root gisteren/ADV/advmod>zei", Polarity.POSITIVE),
    ],
)
def test_polarity(text: str, table: str, polarity: Polarity) -> None:
    """A cue that is negated, or that denies, is negative."""
    verb = table.partition("=")[0]
    whole = clause_of(f"Smit/PROPN/nsubj>{verb}", table, f"ccomp>{verb}")
    (report,) = reports_of(text.removesuffix("dat") + "dat de brug dicht is.", whole)
    assert report.polarity is polarity


@pytest.mark.parametrize(
    ("auxiliary", "factuality"),
    [
        ("zou=zullen/AUX+Past+Fin", Factuality.HYPOTHETICAL),
        ("zal=zullen/AUX+Fin", Factuality.FUTURE),
        ("gaat=gaan/AUX+Fin", Factuality.FUTURE),
        ("kan=kunnen/AUX+Fin", Factuality.HYPOTHETICAL),
    ],
)
def test_auxiliaries_tell_whether_it_was_said(auxiliary: str, factuality: Factuality) -> None:
    """*zou*, *kan*, *zal* and *gaat zeggen* are not assertions that it was said."""
    text = f"Smit {auxiliary.partition('=')[0]} zeggen dat de brug dicht is."
    table = clause_of(
        "Smit/PROPN/nsubj>zeggen", f"{auxiliary}/aux>zeggen zeggen/VERB+Inf/root", "ccomp>zeggen"
    )
    assert [report.factuality for report in reports_of(text, table)] == [factuality]


def test_a_condition_is_hypothetical() -> None:
    """*Als X zegt dat Q* does not tell that X said it."""
    text = "Als Smit zegt dat de brug dicht is, lacht hij."
    table = (
        "Als/SCONJ/mark>zegt Smit/PROPN/nsubj>zegt zegt=zeggen/VERB+Fin/advcl>lacht "
        + CLOSED.format(tie="ccomp>zegt")
        + " , lacht=lachen/VERB+Fin/root hij/PRON+Prs/nsubj>lacht ."
    )
    assert reports_of(text, table)[0].factuality is Factuality.HYPOTHETICAL


def test_a_question_is_questioned() -> None:
    """*Zegt X dat Q?* asks whether it was said."""
    text = "Zegt Smit dat de brug dicht is?"
    table = "Zegt=zeggen/VERB+Fin/root Smit/PROPN/nsubj>Zegt " + CLOSED.format(tie="ccomp>Zegt") + " ?"
    assert [report.factuality for report in reports_of(text, table)] == [Factuality.QUESTIONED]


def test_nobody_in_particular_is_generic() -> None:
    """*Men zegt dat Q* is said by nobody in particular."""
    text = "Men zegt dat de brug dicht is."
    table = "Men/PRON/nsubj>zegt zegt=zeggen/VERB+Fin/root " + CLOSED.format(tie="ccomp>zegt") + " ."
    assert [report.factuality for report in reports_of(text, table)] == [Factuality.GENERIC]


@pytest.mark.parametrize(
    ("text", "polarity", "content"),
    [
        ("Smit zegt nooit boos te zijn.", Polarity.POSITIVE, "nooit boos te zijn"),
        ("Smit vraagt niet om te gaan.", Polarity.NEGATIVE, "te gaan"),
    ],
)
def test_negation_in_an_infinitive(text: str, polarity: Polarity, content: str) -> None:
    """*zegt nooit … te zijn* says so; *vraagt niet om te gaan* (does not ask to go) does not."""
    tables = {
        "boos": "nooit/ADV/advmod>zegt boos/ADJ/xcomp>zegt te/ADP/mark>boos zijn/AUX+Inf/cop>boos .",
        "gaan": "niet/ADV/advmod>vraagt om/SCONJ/mark>gaan te/ADP/mark>gaan gaan/VERB+Inf/xcomp>vraagt .",
    }
    verb, lemma = ("zegt", "zeggen") if "boos" in text else ("vraagt", "vragen")
    rest = next(rest for word, rest in tables.items() if word in text)
    (report,) = reports_of(text, f"Smit/PROPN/nsubj>{verb} {verb}={lemma}/VERB+Fin/root {rest}")
    assert report.polarity is polarity
    assert report.content is not None
    assert text[report.content.start : report.content.end] == content
