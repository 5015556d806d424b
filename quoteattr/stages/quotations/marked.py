"""Which marked passages are quotations, and of what kind."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from quoteattr.languages import Language
from quoteattr.parsing.tables import Sentence
from quoteattr.schema import Kind
from quoteattr.stages.layout import Paragraph
from quoteattr.stages.marks.nesting import MarkedSpan, Marks
from quoteattr.stages.quotations.context import Context, contexts
from quoteattr.stages.quotations.rules import Verdict, judge

__all__ = ["MarkedQuotation", "select_quotations"]


_FEW_WORDS = 3
_MAX_COORDINATOR = 12


@frozen
class MarkedQuotation:
    """A marked passage that quotes somebody.

    :param span: index of the :class:`~quoteattr.stages.marks.nesting.MarkedSpan`.
    :param kind: direct or mixed.
    :param start: first code point of the content.
    :param end: code point after the content.
    :param utterance: number shared by the pieces of one interrupted utterance.
    :param confidence: probability that it is a quotation, 0 to 1.
    :param nested: whether it stands in another of the quotations.
    :param rule: name of the rule that took it for a quotation.
    """

    span: int
    kind: Kind
    start: int
    end: int
    utterance: int
    confidence: float = 1.0
    nested: bool = False
    rule: str = ""


def select_quotations(
    text: str,
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sentence],
    marks: Marks,
    language: Language,
) -> tuple[MarkedQuotation, ...]:
    """The marked spans that are quotations: not scare quotes, titles, nicknames or words as words.

    Sentences without any analysis will do; those with parts of speech and lemmas tell more fragments apart.
    """
    views = list(contexts(text, paragraphs, sentences, marks, language))
    verdicts = _verdicts(views)
    chosen: list[MarkedQuotation] = []
    taken: dict[int, bool] = {}
    last: dict[int | None, MarkedQuotation] = {}
    utterances = 0
    for index, (view, verdict) in enumerate(zip(views, verdicts, strict=True)):
        nested = _stands_in_quotation(marks.spans, index, taken)
        selected = verdict.kind is not None and (not nested or _is_clear_utterance(view, verdict))
        taken[index] = selected
        if selected and verdict.kind is not None:
            start, end = _trimmed(text, view.span)
            previous = last.get(view.span.parent)
            utterance = utterances
            if view.resumes and previous is not None and previous.kind is verdict.kind is Kind.DIRECT:
                utterance = previous.utterance
            else:
                utterances += 1
            quotation = MarkedQuotation(
                span=index,
                kind=verdict.kind,
                start=start,
                end=end,
                utterance=utterance,
                confidence=verdict.confidence,
                nested=nested,
                rule=verdict.rule,
            )
            last[view.span.parent] = quotation
            chosen.append(quotation)
    return tuple(chosen)


def _verdicts(views: Sequence[Context]) -> list[Verdict]:
    verdicts: list[Verdict] = []
    siblings: dict[int | None, int] = {}
    for index, view in enumerate(views):
        verdict = judge(view)
        earlier = siblings.get(view.span.parent)
        if earlier is not None and _is_coordinated(views[earlier], view):
            verdict = _agreed(verdicts[earlier], verdict)
        siblings[view.span.parent] = index
        verdicts.append(verdict)
    return verdicts


def _agreed(first: Verdict, second: Verdict) -> Verdict:
    """The verdict on the second of two: that on the first, unless both are quotations."""
    if first.kind is not None and second.kind is not None:
        return second
    return evolve(first, rule="coordinated")


def _is_coordinated(first: Context, second: Context) -> bool:
    """*de termen "migratie", "immigratie" en "emigratie"*: what holds for one holds for the next."""
    if second.span.outer_start - first.span.outer_end > _MAX_COORDINATOR:
        return False
    between = second.text[first.span.outer_end : second.span.outer_start].strip(" ,/(").casefold()
    joined = not between or between in second.language.marks.coordinators
    return joined and len(second.words) <= _FEW_WORDS


def _stands_in_quotation(spans: Sequence[MarkedSpan], index: int, taken: dict[int, bool]) -> bool:
    parent = spans[index].parent
    while parent is not None:
        if taken[parent]:
            return True
        parent = spans[parent].parent
    return False


def _is_clear_utterance(view: Context, verdict: Verdict) -> bool:
    """Whether a passage in a quotation is itself speech: *"Hij zei: "ik kom eraan", en weg was hij."*"""
    complete = len(view.words) >= _FEW_WORDS or view.text[view.span.end - 1] in ".!?…"
    whole = verdict.kind is Kind.DIRECT and complete
    return whole and (view.before in ":," or view.is_tagged)


def _trimmed(text: str, span: MarkedSpan) -> tuple[int, int]:
    content = text[span.start : span.end]
    start = span.start + len(content) - len(content.lstrip())
    return start, start + len(content.strip())
