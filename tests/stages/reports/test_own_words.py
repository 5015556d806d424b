"""What somebody says of himself."""

from __future__ import annotations

from quoteattr.stages.reports import CueClass
from tests.stages.reports.found import reports_of, told

SEEN = "gezien=zien/VERB/root"
OWN = "naar/ADP/case>zeggen eigen/ADJ/amod>zeggen zeggen/VERB+Inf/obl>gezien"


def test_by_own_account_first() -> None:
    """*Naar eigen zeggen* at the start reports its clause, whose subject is the source."""
    text = "Naar eigen zeggen heeft Jansen niets gezien."
    table = (
        f"N{OWN[1:]} heeft=hebben/AUX+Fin/aux>gezien Jansen/PROPN/nsubj>gezien niets/PRON/obj>gezien {SEEN} ."
    )
    assert told(text, table) == [("Jansen", "naar eigen zeggen", "heeft Jansen niets gezien")]


def test_by_own_account_in_the_middle() -> None:
    """*naar eigen zeggen* in the middle has the subject of the clause as its source."""
    text = "Jansen heeft naar eigen zeggen niets gezien."
    table = f"Jansen/PROPN/nsubj>gezien heeft=hebben/AUX+Fin/aux>gezien {OWN} niets/PRON/obj>gezien {SEEN} ."
    (report,) = (report for report in reports_of(text, table) if report.cue_class is CueClass.OWN_WORDS)
    assert report.source == 0
    assert text[report.start : report.end] == "naar eigen zeggen"


def test_to_own_idea_alone_is_no_report() -> None:
    """*naar zijn idee* without *eigen* or *zeggen* names no source."""
    text = "Jansen ging naar een mooi idee luisteren."
    table = (
        "Jansen/PROPN/nsubj>ging ging=gaan/VERB+Past+Fin/root naar/ADP/case>idee een/DET/det>idee "
        "mooi/ADJ/amod>idee idee/NOUN/obl>luisteren luisteren/VERB+Inf/xcomp>ging ."
    )
    assert told(text, table) == []


def test_own_words_with_another_preposition() -> None:
    """*volgens eigen zeggen* names no saying as the source."""
    text = "Smit is volgens eigen zeggen ziek."
    table = "Smit/PROPN/nsubj>ziek is=zijn/AUX+Fin/cop>ziek volgens/ADP/case>zeggen eigen/ADJ/amod>zeggen zeggen/NOUN/obl>ziek ziek/ADJ/root ."
    assert [source for source, _, _ in told(text, table)] == ["Smit"]
