"""Indirect quotations: the clauses that reports with a source tell in the reporter's words."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from quoteattr.languages import Language
from quoteattr.parsing.tables import Sentence
from quoteattr.schema import Factuality, Polarity
from quoteattr.stages.reports import CueClass, Frame, Report
from quoteattr.stages.spans import Spans

__all__ = ["IndirectQuotation", "select_indirect"]


_MOST_QUOTED = 0.9
"""Share of a clause between marks from which on it is a marked quotation and not an indirect one."""


_TAG_FRAMES = frozenset({Frame.INVERTED_TAG, Frame.MEDIAL_TAG})
"""Frames of a tag: beside an utterance between marks they are its tag and nothing more."""

_SOME_DIRECT = 0.3
"""Share of a clause in whole utterances between marks from which on its cue is their tag."""


@frozen
class IndirectQuotation:
    """A clause that is an indirect quotation.

    :param start: first code point.
    :param end: code point after the last.
    :param report: index of the report that it is the content of.
    :param frame: construction that ties the clause to its cue.
    """

    start: int
    end: int
    report: int
    frame: str


def select_indirect(
    text: str,
    sentences: Sequence[Sentence],
    reports: Sequence[Report],
    quoted: Sequence[tuple[int, int]],
    direct: Sequence[tuple[int, int]],
    language: Language,
) -> tuple[IndirectQuotation, ...]:
    """The reports whose content is an indirect quotation.

    :param quoted: spans between marks that are quotations, fragments included.
    :param direct: those of them that are whole utterances; what they report is on another level.
    """
    chosen: list[IndirectQuotation] = []
    marked, utterances = Spans.of(quoted), Spans.of(direct)
    pointing = {report.sentence for report in reports if report.previous}
    for number, report in enumerate(reports):
        content = _content(text, sentences, report)
        if content is None or not _reportable(sentences, report, language):
            continue
        if report.sentence in pointing and not report.previous:
            continue
        start, end, frame = content
        most = 0.0 if frame in _TAG_FRAMES else _SOME_DIRECT
        if utterances.hold(report.start, report.start + 1) or _covered(start, end, utterances) > most:
            continue
        if _covered(start, end, marked) >= _MOST_QUOTED:
            continue
        chosen.append(IndirectQuotation(start, end, number, frame))
    return tuple(_without_doubles(chosen))


def _content(text: str, sentences: Sequence[Sentence], report: Report) -> tuple[int, int, str] | None:
    if report.previous and report.sentence > 0:
        before = sentences[report.sentence - 1]
        if before.paragraph < sentences[report.sentence].paragraph - 1:
            return None
        end = before.end - 1 if text[before.end - 1] in ".!?" else before.end
        return before.start, end, "previous_sentence"
    if report.content is not None:
        return report.content.start, report.content.end, report.content.frame
    return None


def _reportable(sentences: Sequence[Sentence], report: Report, language: Language) -> bool:
    if report.source is None:
        return False
    source = sentences[report.sentence].tokens[report.source]
    word = source.lower
    if word in language.cues.generic_subjects or word in language.cues.reported_pronouns:
        return False
    pronoun = language.mentions.pronouns.get(word)
    if pronoun is not None and (pronoun.person != 3 or pronoun.generic):
        return False
    if _in_passing(sentences[report.sentence], report, language):
        return False
    if report.cue_class is CueClass.VERB and report.factuality in {Factuality.FUTURE, Factuality.QUESTIONED}:
        return False
    return not (
        report.polarity is Polarity.NEGATIVE
        and report.lemma not in language.cues.denying_verbs
        and report.medium == "speech"
    )


def _in_passing(sentence: Sentence, report: Report, language: Language) -> bool:
    """Whether a request only tells when something happened: *Hij was dertig toen ze hem vroegen om …*."""
    if report.content is None or report.content.frame is not Frame.INFINITIVE:
        return False
    markers = sentence.children(sentence.tokens[report.cue], "mark")
    return any(marker.lower in language.cues.temporal_markers for marker in markers)


def _covered(start: int, end: int, spans: Spans) -> float:
    return spans.shared(start, end) / max(1, end - start)


def _without_doubles(quotations: Sequence[IndirectQuotation]) -> list[IndirectQuotation]:
    """One quotation a clause: where two cues report the same words, the one nearer to them stays."""
    kept: list[IndirectQuotation] = []
    recent: list[IndirectQuotation] = []
    reach = 0
    for quotation in sorted(quotations, key=lambda q: (q.start, q.end)):
        if quotation.start >= reach:
            recent = []
        if not any(_alike(known, quotation) for known in recent):
            kept.append(quotation)
            recent.append(quotation)
            reach = max(reach, quotation.end)
    return kept


def _alike(one: IndirectQuotation, other: IndirectQuotation) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0.7 * (max(one.end, other.end) - min(one.start, other.start))
