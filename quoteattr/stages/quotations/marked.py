"""Which marked spans are quotations, and of what kind."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.languages import Language
from quoteattr.languages.typography import SENTENCE_FINAL
from quoteattr.parsing import Sentence
from quoteattr.schema import Kind
from quoteattr.spans import without_blanks
from quoteattr.stages.layout import Paragraph
from quoteattr.stages.marks import Marks
from quoteattr.stages.quotations.context import Context, contexts
from quoteattr.stages.quotations.passages import Passage
from quoteattr.stages.quotations.rules import judge

__all__ = ["select_marked"]

_COORDINATED_WORDS = 3
"""Words, at most, of the second of two coordinated spans: longer ones are judged by themselves."""

_CLEAR_WORDS = 3
"""Words, at least, of a clear utterance that does not end in a full stop."""

_COORDINATOR_REACH = 12
"""Code points between the marks of two coordinated spans: a coordinator with commas and spaces around it."""


def select_marked(
    text: str,
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sentence],
    marks: Marks,
    language: Language,
) -> tuple[Passage, ...]:
    """The marked spans that are quotations: not scare quotes, titles, nicknames or words as words.

    Sentences without any analysis will do; those with parts of speech and lemmas tell more fragments apart.
    """
    found = list(contexts(text, paragraphs, sentences, marks, language))
    passages: list[Passage] = []
    quoted: list[bool] = []
    last: dict[int | None, Passage] = {}
    utterances = 0
    for context, kind in zip(found, _kinds(found), strict=True):
        parent = context.span.parent
        nested = parent is not None and quoted[parent]
        if kind is None or (nested and not (kind is Kind.DIRECT and _is_clear_utterance(context))):
            quoted.append(nested)
            continue
        quoted.append(True)
        start, end = without_blanks(text, context.span.start, context.span.end)
        previous = last.get(parent)
        if context.resumes and previous is not None and previous.kind is kind is Kind.DIRECT:
            utterance = previous.utterance
        else:
            utterance, utterances = utterances, utterances + 1
        last[parent] = Passage(kind, start, end, context.span.outer_start, context.span.outer_end, utterance)
        passages.append(last[parent])
    return tuple(passages)


def _kinds(found: Sequence[Context]) -> list[Kind | None]:
    """The kind of each marked span by itself and its neighbour, ``None`` where it is no quotation."""
    kinds: list[Kind | None] = []
    siblings: dict[int | None, int] = {}
    for index, context in enumerate(found):
        rule = judge(context)
        kind = None if rule is None else rule.kind
        earlier = siblings.get(context.span.parent)
        if earlier is not None and _is_coordinated(found[earlier], context):
            kind = _agreed(kinds[earlier], kind)
        siblings[context.span.parent] = index
        kinds.append(kind)
    return kinds


def _agreed(first: Kind | None, second: Kind | None) -> Kind | None:
    """The kind of the second of two: that of the first, unless both are quotations."""
    return second if first is not None and second is not None else first


def _is_coordinated(first: Context, second: Context) -> bool:
    """*de termen "migratie", "immigratie" en "emigratie"*: what holds for one holds for the next."""
    if second.span.outer_start - first.span.outer_end > _COORDINATOR_REACH:
        return False
    between = second.text[first.span.outer_end : second.span.outer_start].strip(" ,/(").casefold()
    joined = not between or between in second.language.marks.coordinators
    return joined and len(second.words) <= _COORDINATED_WORDS


def _is_clear_utterance(context: Context) -> bool:
    """Whether a passage in a quotation is itself speech: *"Hij zei: "ik kom eraan", en weg was hij."*"""
    complete = len(context.words) >= _CLEAR_WORDS or context.text[context.span.end - 1] in SENTENCE_FINAL
    return complete and (context.before in {"", ":", ","} or context.is_tagged)
