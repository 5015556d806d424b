"""What reports find in sentences that are written out by hand, and clauses for them."""

from __future__ import annotations

from quoteattr.stages.reports import Report, find_reports
from tests.stages.tables import DUTCH, sentences_of

CLOSED = (
    "dat/SCONJ/mark>dicht de/DET/det>brug brug/NOUN/nsubj>dicht dicht/ADJ/{tie} is=zijn/AUX+Fin/cop>dicht"
)
"""*dat de brug dicht is*: a clause for any cue."""
BRIDGE = "de brug dicht is"
OPEN = "De/DET/det>brug brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht dicht/ADJ/{tie}"


def reports_of(text: str, *tables: str) -> tuple[Report, ...]:
    return find_reports(sentences_of(text, tables), (), DUTCH)


def told(text: str, *tables: str) -> list[tuple[str, str, str]]:
    """Source, lemma of the cue and content of each report that has both a source and a content."""
    sentences = sentences_of(text, tables)
    return [
        (
            sentences[report.sentence].tokens[report.source].text,
            report.lemma,
            text[report.content.start : report.content.end],
        )
        for report in find_reports(sentences, (), DUTCH)
        if report.source is not None and report.content is not None
    ]


def frames_of(text: str, *tables: str) -> list[str]:
    return [report.content.frame for report in reports_of(text, *tables) if report.content is not None]


def clause_of(subject: str, rest: str, tie: str) -> str:
    return f"{subject} {rest} {CLOSED.format(tie=tie)} ."
