"""Which words are cues, and in what order their reports come."""

from __future__ import annotations

from quoteattr.stages.reports import CueClass
from tests.stages.reports.found import CLOSED, reports_of


def test_cues_of_one_sentence_stand_in_text_order() -> None:
    """Each cue of a sentence is read as what it is, and the reports come in the order of the text."""
    text = "Volgens Bos zei Smit dat Anna bang is dat de brug dicht is."
    table = (
        "Volgens/ADP/case>Bos Bos/PROPN/obl>zei zei=zeggen/VERB+Past+Fin/root Smit/PROPN/nsubj>zei dat/SCONJ/mark>bang "
        "Anna/PROPN/nsubj>bang bang/ADJ/ccomp>zei is=zijn/AUX+Fin/cop>bang " + CLOSED.format(tie="ccomp>#6")
    )
    reports = reports_of(text, table + " .")
    assert [report.cue_class for report in reports] == [
        CueClass.PREPOSITION,
        CueClass.VERB,
        CueClass.PREDICATE,
    ]
    assert [text[report.start : report.end] for report in reports] == ["Volgens", "zei", "bang"]


def test_a_word_is_one_cue_at_most() -> None:
    """*naar eigen zeggen* is no verb of saying besides, though *zeggen* may be tagged as one."""
    text = "Smit is naar eigen zeggen ziek."
    table = (
        "Smit/PROPN/nsubj>ziek is=zijn/AUX+Fin/cop>ziek naar/ADP/case>zeggen eigen/ADJ/amod>zeggen "
        "zeggen/VERB+Inf/obl>ziek ziek/ADJ/root ."
    )
    assert [report.cue_class for report in reports_of(text, table)] == [CueClass.OWN_WORDS]
    assert [report.lemma for report in reports_of(text, table)] == ["naar eigen zeggen"]


def test_a_cue_as_another_part_of_speech_is_none() -> None:
    """A form of a cue that is tagged as a name reports nothing: the town of *Zeggen*."""
    table = "Gemeente/NOUN/nsubj>slaapt Zeggen=zeggen/PROPN/flat>Gemeente slaapt=slapen/VERB+Fin/root ."
    assert reports_of("Gemeente Zeggen slaapt.", table) == ()
