"""Cues in sentences without trees."""

from __future__ import annotations

import pytest
from attrs import evolve

from quoteattr.parsing.surface import SurfaceParser
from quoteattr.stages.layout import read_paragraphs
from quoteattr.stages.reports import find_reports
from tests.stages.reports.found import CLOSED
from tests.stages.tables import DUTCH, sentences_of


def test_sentences_that_are_only_tagged_report_nothing() -> None:
    """A sentence that nobody asked a tree of is passed over."""
    text = "Smit zei dat de brug dicht is."
    table = "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root " + CLOSED.format(tie="ccomp>zei") + " ."
    sentences = [evolve(sentence, parsed=False) for sentence in sentences_of(text, [table])]
    assert find_reports(sentences, (), DUTCH) == ()


def on_the_surface(text: str) -> list[tuple[str, str]]:
    sentences = SurfaceParser().tokenize(text, read_paragraphs(text))
    found = find_reports(sentences, (), DUTCH)
    assert all(report.content is None for report in found)
    return [
        (report.lemma, sentences[report.sentence].tokens[report.source].text)
        for report in found
        if report.source is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zei Jan gisteren.", [("zeggen", "Jan")]),
        ("Jan zegt: kom.", [("zeggen", "Jan")]),
        ("vroeg ze.", [("vragen", "ze")]),
        ("aldus wethouder Smit.", [("aldus", "Smit")]),
        ("De brug zegt niets.", []),
        ("zei iets, Jan.", []),
        ("Jan aldus.", []),
    ],
)
def test_cues_without_a_model(text: str, expected: list[tuple[str, str]]) -> None:
    """Without any analysis the forms of cues report with the name or pronoun right beside them, and no clause."""
    assert on_the_surface(text) == expected
