"""A cue that is understood with a second source: *Jan wil dat wij gaan,* **Piet dat wij blijven**."""

from __future__ import annotations

from attrs import evolve

from quoteattr.parsing import Token
from quoteattr.stages.reports.clauses import content_of
from quoteattr.stages.reports.report import Frame, Report
from quoteattr.stages.reports.sentence import CueSentence

__all__ = ["with_gapped"]

_BEFORE = frozenset({"DET", "ADJ", "PROPN"})
"""Parts of speech before the head of the second source."""

_LONGEST_SOURCE = 4
"""Words, at most, of the second source."""


def with_gapped(sentence: CueSentence, report: Report) -> tuple[Report, ...]:
    """The report of a clause, and that of a second one with its own source and without a verb of saying.

    Jan wants us to go, Piet wants us to stay; *Jan zegt dat Urk of het land dat …* has one source.
    """
    content = report.content
    if content is None or content.frame is not Frame.THAT_CLAUSE or report.source is None:
        return (report,)
    tokens = sentence.tokens
    opening = next((t.lower for t in reversed(tokens) if t.end <= content.start), "")
    if opening not in sentence.cues.finite_markers:
        return (report,)
    for marker in tokens:
        again = marker.start > content.start and marker.lower == opening
        source = _source_before(sentence, marker) if again else None
        if source is None:
            continue
        first = _first_word(sentence, source)
        told = [t for t in tokens[: first - 1] if t.start >= content.start]
        end = content.end if content.end > marker.end else tokens[-1].end
        rest = [t for t in tokens[marker.index + 1 :] if t.start < end]
        before, behind = (content_of(sentence, words, Frame.THAT_CLAUSE) for words in (told, rest))
        clauses = any(t.is_finite for t in told) and any(t.is_finite for t in rest)
        if before is not None and behind is not None and clauses:
            second = evolve(report, source=source.index, addressees=(), content=behind)
            return evolve(report, content=before), second
    return (report,)


def _source_before(sentence: CueSentence, marker: Token) -> Token | None:
    """Somebody right before a marker and right behind a comma or conjunction."""
    noun = sentence.tokens[marker.index - 1]
    person = noun.upos == "PROPN" or (
        noun.upos == "NOUN" and sentence.people.noun_type(noun.lemma, noun.text) is not None
    )
    first = _first_word(sentence, noun)
    if not person or first < 1 or marker.index - first > _LONGEST_SOURCE:
        return None
    before = sentence.tokens[first - 1]
    if before.text != "," and before.upos != "CCONJ":
        return None
    return sentence.tokens[first] if noun.upos == "PROPN" else noun


def _first_word(sentence: CueSentence, noun: Token) -> int:
    """Index of the first word of the phrase that ends in a noun or name."""
    first = noun.index
    while first > 0 and sentence.tokens[first - 1].upos in _BEFORE:
        first -= 1
    return first
