"""Passages: the quotations of a text, whatever shows them, in one order."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from quoteattr.schema import Kind
from quoteattr.stages.marks.nesting import Marks
from quoteattr.stages.mentions import Mention
from quoteattr.stages.quotations.headlines import HeadlineQuotation
from quoteattr.stages.quotations.indirect import IndirectQuotation
from quoteattr.stages.quotations.labels import LabelledQuotation
from quoteattr.stages.quotations.marked import MarkedQuotation

__all__ = ["Passage", "gather_passages"]

_MARKED = frozenset({Kind.DIRECT, Kind.MIXED})


@frozen
class Passage:
    """A quotation that is to get its speaker.

    :param kind: direct, mixed, indirect or headline.
    :param start: first code point of the content.
    :param end: code point after the content.
    :param outer_start: first code point with its mark.
    :param outer_end: code point after its closing mark.
    :param utterance: number shared by the pieces of one utterance.
    :param report: index of the report whose content it is, for indirect quotations.
    :param source: index of the mention that a heading or a line names before its colon.
    """

    kind: Kind
    start: int
    end: int
    outer_start: int
    outer_end: int
    utterance: int
    report: int | None = None
    source: int | None = None

    @property
    def marked(self) -> bool:
        """Whether it stands between marks, after a dash or after the name of who speaks."""
        return self.kind in _MARKED


def gather_passages(
    marks: Marks,
    mentions: Sequence[Mention],
    marked: Sequence[MarkedQuotation],
    labelled: Sequence[LabelledQuotation],
    indirect: Sequence[IndirectQuotation],
    headlines: Sequence[HeadlineQuotation],
) -> tuple[Passage, ...]:
    passages = [
        Passage(
            kind=quotation.kind,
            start=quotation.start,
            end=quotation.end,
            outer_start=marks.spans[quotation.span].outer_start,
            outer_end=max(marks.spans[quotation.span].outer_end, quotation.end),
            utterance=quotation.utterance,
        )
        for quotation in marked
    ]
    utterance = max((passage.utterance for passage in passages), default=-1)
    places = {(m.start, m.end): number for number, m in enumerate(mentions)} if labelled else {}
    for line in labelled:
        utterance += 1
        source = places[line.source.start, line.source.end]
        passages.append(
            Passage(Kind.DIRECT, line.start, line.end, line.colon, line.end, utterance, source=source)
        )
    for reported in indirect:
        utterance += 1
        passages.append(
            Passage(Kind.INDIRECT, reported.start, reported.end, reported.start, reported.end, utterance,
                    report=reported.report)
        )  # fmt: skip
    for headline in headlines:
        utterance += 1
        passages.append(
            Passage(Kind.HEADLINE, headline.start, headline.end, headline.start, headline.end, utterance,
                    source=headline.source)
        )  # fmt: skip
    passages.sort(key=lambda passage: (passage.start, -passage.end))
    return tuple(passages)
