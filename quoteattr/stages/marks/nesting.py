"""All marked spans of a text: which stands in which, and the convention that they follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from quoteattr.languages import Language
from quoteattr.schema import Convention
from quoteattr.stages.layout import Paragraph
from quoteattr.stages.marks.dialogue import read_dialogue
from quoteattr.stages.marks.marked_span import MarkedSpan
from quoteattr.stages.marks.pairing import pair_signs
from quoteattr.stages.marks.signs import read_signs

__all__ = ["Marks", "find_marks"]


@frozen
class Marks:
    """All marked spans of a text in text order, and the convention that they follow."""

    spans: tuple[MarkedSpan, ...]
    convention: Convention


def find_marks(text: str, paragraphs: Sequence[Paragraph], language: Language) -> Marks:
    """The spans of ``text`` between marks of ``language``.

    Two spans either nest or lie apart. A passage that goes on over several paragraphs is one span, also when
    its opening mark is repeated at each of them.
    """
    lexicon = language.marks
    signs = read_signs(text, paragraphs, lexicon)
    paired = pair_signs(text, paragraphs, signs, lexicon)
    spans = _nested([*paired, *read_dialogue(text, paragraphs, signs, lexicon)])
    return Marks(spans, _convention(spans))


def _nested(spans: Iterable[MarkedSpan]) -> tuple[MarkedSpan, ...]:
    """The spans in text order with their parents; one that crosses an earlier one is left out."""
    nested: list[MarkedSpan] = []
    around: list[int] = []
    for span in sorted(spans, key=lambda span: (span.outer_start, -span.outer_end)):
        while around and nested[around[-1]].outer_end <= span.outer_start:
            around.pop()
        if around and not _holds(nested[around[-1]], span):
            continue
        nested.append(evolve(span, parent=around[-1]) if around else span)
        around.append(len(nested) - 1)
    return tuple(nested)


def _holds(outer: MarkedSpan, inner: MarkedSpan) -> bool:
    return outer.start <= inner.outer_start and inner.outer_end <= outer.end


def _convention(spans: Sequence[MarkedSpan]) -> Convention:
    outermost: Counter[tuple[str, str]] = Counter()
    counts: Counter[str] = Counter()
    for span in spans:
        if not span.opening:
            continue
        counts[f"{span.opening}…{span.closing}"] += 1
        if span.parent is None:
            outermost[span.opening, span.closing] += 1
    primary = max(outermost, key=lambda pair: outermost[pair], default=None)
    repaired = sorted(span.repaired for span in spans if span.repaired is not None)
    return Convention(primary=primary, counts=dict(counts), repaired=tuple(repaired))
