"""Quotation marks: which marks of a text open and close a passage, and which are apostrophes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from quoteattr.languages import Language
from quoteattr.schema import Convention
from quoteattr.stages.layout import Paragraph
from quoteattr.stages.marks.dialogue import pair_dashes
from quoteattr.stages.marks.pairing import Pair, pair_signs
from quoteattr.stages.marks.signs import read_signs

__all__ = ["MarkedSpan", "Marks", "find_marks"]


@frozen
class MarkedSpan:
    """A passage between quotation marks or after a dialogue dash.

    :param start: first code point of the content.
    :param end: code point after the content; the marks lie outside.
    :param outer_start: first code point of the opening mark.
    :param outer_end: code point after the closing mark, equal to ``end`` when there is none.
    :param opening: the opening mark as it stands in the text; empty when it is missing, and for speech that
        goes on after a tag in a line of dialogue.
    :param closing: the closing mark, empty when there is none (dialogue dashes, missing marks).
    :param parent: index of the marked span that it stands in, or ``None``.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    opening: str
    closing: str
    parent: int | None = None


@frozen
class Marks:
    """All marked spans of a text in text order, and the convention that they follow."""

    spans: tuple[MarkedSpan, ...]
    convention: Convention


def find_marks(text: str, paragraphs: Sequence[Paragraph], language: Language) -> Marks:
    """The passages of ``text`` between marks of ``language``.

    Two spans either nest or lie apart. A passage that goes on over several paragraphs is one span, also when
    its opening mark is repeated at each of them.
    """
    lexicon = language.marks
    signs = read_signs(text, paragraphs, lexicon)
    pairs = [*pair_signs(text, paragraphs, signs, lexicon), *pair_dashes(text, paragraphs, signs, lexicon)]
    if not pairs:
        return Marks((), Convention())
    spans, repaired = _nest(text, pairs)
    return Marks(spans, _convention(spans, repaired))


def _nest(text: str, pairs: Iterable[Pair]) -> tuple[tuple[MarkedSpan, ...], tuple[int, ...]]:
    """The pairs as spans with their parents; a pair that crosses an earlier one is left out."""
    spans: list[MarkedSpan] = []
    around: list[int] = []
    repaired = []
    for pair in sorted(pairs, key=lambda pair: (pair.outer_start, -pair.outer_end)):
        while around and spans[around[-1]].outer_end <= pair.outer_start:
            around.pop()
        if around and not _holds(spans[around[-1]], pair):
            continue
        spans.append(_span(text, pair, around[-1] if around else None))
        around.append(len(spans) - 1)
        if pair.repaired is not None:
            repaired.append(pair.repaired)
    return tuple(spans), tuple(sorted(repaired))


def _holds(span: MarkedSpan, pair: Pair) -> bool:
    return span.start <= pair.outer_start and pair.outer_end <= span.end


def _span(text: str, pair: Pair, parent: int | None) -> MarkedSpan:
    return MarkedSpan(
        start=pair.start,
        end=pair.end,
        outer_start=pair.outer_start,
        outer_end=pair.outer_end,
        opening=text[pair.outer_start : pair.start].strip(),
        closing=text[pair.end : pair.outer_end],
        parent=parent,
    )


def _convention(spans: Sequence[MarkedSpan], repaired: tuple[int, ...]) -> Convention:
    outermost: Counter[tuple[str, str]] = Counter()
    counts: Counter[str] = Counter()
    for span in spans:
        if not span.opening:
            continue
        counts[f"{span.opening}…{span.closing}"] += 1
        if span.parent is None:
            outermost[span.opening, span.closing] += 1
    primary = max(outermost, key=lambda pair: outermost[pair], default=None)
    return Convention(primary=primary, counts=dict(counts), repaired=repaired)
