"""Passages: the quotations of a text, whatever shows them, in one order."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, frozen

from quoteattr.schema import Kind
from quoteattr.stages.indices import ReportIndex
from quoteattr.stages.mentions import Mention

__all__ = ["Passage", "gather_passages", "spans_of"]

_MARKED = frozenset({Kind.DIRECT, Kind.MIXED})


@frozen
class Passage:
    """A stretch of a text that quotes, before it has its speaker.

    :param kind: direct, mixed, indirect or headline.
    :param start: first code point of the content.
    :param end: code point after the content.
    :param outer_start: first code point of the mark or the colon before it; ``start`` where there is none.
    :param outer_end: code point after the mark behind it; ``end`` where there is none.
    :param utterance: number that the pieces of one utterance share; each selection numbers its own from 0,
        :func:`gather_passages` makes one count of them.
    :param report: index of the report whose content it is, for indirect quotations.
    :param source: the mention that a heading or a line has before its colon, or that signs a post.
    """

    kind: Kind
    start: int
    end: int
    outer_start: int
    outer_end: int
    utterance: int
    report: ReportIndex | None = None
    source: Mention | None = None

    @property
    def marked(self) -> bool:
        """Whether it stands between marks, after a dash or after the name of who speaks."""
        return self.kind in _MARKED

    @property
    def labelled(self) -> bool:
        """Whether it is what somebody says in a line that begins with who speaks."""
        return self.kind is Kind.DIRECT and self.source is not None and self.outer_end == self.end

    @property
    def signed(self) -> bool:
        """Whether the name of who wrote it follows."""
        return self.kind is Kind.DIRECT and self.source is not None and self.outer_end > self.end


def gather_passages(*selections: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages of all ``selections`` in text order, the wider first, with one count of utterances."""
    gathered: list[Passage] = []
    utterances = 0
    for selection in selections:
        found = [evolve(passage, utterance=utterances + passage.utterance) for passage in selection]
        utterances = max((passage.utterance + 1 for passage in found), default=utterances)
        gathered.extend(found)
    return tuple(sorted(gathered, key=lambda passage: (passage.start, -passage.end)))


def spans_of(passages: Iterable[Passage], kind: Kind | None = None) -> list[tuple[int, int]]:
    """Where the content of the passages begins and ends, in text order; only those of ``kind`` if given."""
    return sorted(
        [(passage.start, passage.end) for passage in passages if kind is None or passage.kind is kind]
    )
