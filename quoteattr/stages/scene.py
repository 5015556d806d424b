"""The scene: all that is found in a text before its passages get their speakers."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from attrs import field, frozen

from quoteattr.languages import Language
from quoteattr.parsing import Sentence, Token
from quoteattr.schema import EntityType, Form, Kind, Reason
from quoteattr.spans import Spans, narrowest_around
from quoteattr.stages.entities import Resolution
from quoteattr.stages.indices import (
    EntityIndex,
    MentionIndex,
    PassageIndex,
    ReportIndex,
    SentenceIndex,
    indices,
    numbered,
)
from quoteattr.stages.layout import Paragraph, paragraph_at
from quoteattr.stages.mentions import Mention
from quoteattr.stages.quotations import Passage
from quoteattr.stages.reports import Report

__all__ = ["Identity", "Scene", "Unresolved"]

_SPEAKING = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})


@frozen
class Unresolved:
    """A mention that is an entity of its own, since it is not known for whom it stands."""

    mention: MentionIndex


Identity = EntityIndex | Unresolved
"""What is the same for all mentions of an entity."""


@frozen
class Scene:
    """A text with all that the earlier stages found in it, looked up by place.

    Each table is made when it is first asked for.

    :param text: the copy of the text that the stages read.
    :param passages: what quotes, in text order, the wider first.
    :param reports: the cues in text order.
    :param resolution: the mentions in text order, with their entities.
    :param given: the text as it was given, of the same length; ``text`` itself by default.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    reports: tuple[Report, ...]
    resolution: Resolution
    language: Language
    given: str = field()
    mentions: tuple[Mention, ...] = field(init=False, eq=False, repr=False)

    @given.default
    def _given(self) -> str:
        return self.text

    @mentions.default
    def _mentions(self) -> tuple[Mention, ...]:
        return self.resolution.mentions

    # -- paragraphs and sentences --------------------------------------------------------------------

    def paragraph(self, offset: int) -> int:
        """Index of the paragraph that holds ``offset`` or begins last before it; -1 before the first."""
        return paragraph_at(self.paragraphs, offset)

    def is_heading(self, passage: Passage) -> bool:
        """Whether a passage stands in a heading."""
        paragraph = self.paragraph(passage.start)
        return paragraph >= 0 and self.paragraphs[paragraph].heading

    def sentence_at(self, offset: int) -> SentenceIndex:
        """Index of the sentence that holds ``offset`` or ends last before it; -1 before the first."""
        return SentenceIndex(bisect.bisect_right(self._sentence_starts, offset) - 1)

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.sentences)

    # -- mentions and entities -----------------------------------------------------------------------

    def entity(self, mention: MentionIndex | None) -> EntityIndex | None:
        """The entity of a mention."""
        return None if mention is None else self.resolution.entity_of[mention]

    def identity(self, mention: MentionIndex, entity: EntityIndex | None = None) -> Identity:
        """What is the same for all mentions of an entity; one that is not resolved is an entity of its own.

        :param entity: the entity of the mention where that is known better than from the mention.
        """
        resolved = self.entity(mention) if entity is None else entity
        return Unresolved(mention) if resolved is None else resolved

    def can_speak(self, index: MentionIndex) -> bool:
        """Whether a mention is one of a person, group or organisation, as far as can be told."""
        mention = self.mentions[index]
        if mention.generic:
            return False
        if mention.form is Form.NOMINAL:
            return mention.type in _SPEAKING
        return mention.type is not EntityType.OUTLET

    def mentions_in(self, sentence: SentenceIndex) -> Sequence[MentionIndex]:
        """The mentions of a sentence."""
        return self._mentions_of_sentence.get(sentence, ())

    @cached_property
    def _mentions_of_sentence(self) -> Mapping[SentenceIndex, Sequence[MentionIndex]]:
        table: dict[SentenceIndex, list[MentionIndex]] = {}
        for index, mention in numbered(MentionIndex, self.mentions):
            table.setdefault(mention.sentence, []).append(index)
        return table

    def mentions_within(self, passage: Passage) -> Sequence[MentionIndex]:
        """The mentions that begin in the content of a passage."""
        return self.mentions_between(passage.start, passage.end)

    def mentions_between(self, start: int, end: int) -> Sequence[MentionIndex]:
        """The mentions that begin from ``start`` on and before ``end``."""
        return indices(MentionIndex, range(self.first_mention_from(start), self.first_mention_from(end)))

    def first_mention_from(self, offset: int) -> MentionIndex:
        """Index of the first mention that does not begin before ``offset``, or how many there are."""
        return MentionIndex(bisect.bisect_left(self._mention_starts, offset))

    @cached_property
    def _mention_starts(self) -> tuple[int, ...]:
        return tuple([mention.start for mention in self.mentions])

    def index_of(self, mention: Mention) -> MentionIndex:
        """The index of one of the mentions."""
        return MentionIndex(self.mentions.index(mention, self.first_mention_from(mention.start)))

    def mention_of(self, sentence: SentenceIndex, token: Token) -> MentionIndex | None:
        """The mention that ``token`` heads or is part of."""
        best: MentionIndex | None = None
        for index in self.mentions_in(sentence):
            mention = self.mentions[index]
            if mention.head == token.index:
                return index
            if mention.start <= token.start < mention.end and (
                best is None or (mention.form is Form.NAME and self.mentions[best].form is not Form.NAME)
            ):
                best = index
        return self._name_behind(sentence, token) if best is None else best

    def _name_behind(self, sentence: SentenceIndex, token: Token) -> MentionIndex | None:
        """The name that the tree takes to go on from a word that is no part of it: **Oh** *Kees zei*.

        Oh, said Kees; likewise *VVD’er Kees*, Kees of the VVD.
        """
        for index in self.mentions_in(sentence):
            mention = self.mentions[index]
            head = self.sentences[sentence].tokens[mention.head]
            if mention.form is Form.NAME and head.relation == "flat" and head.head == token.index:
                return index
        return None

    # -- reports -------------------------------------------------------------------------------------

    def source_of(self, report: Report) -> MentionIndex | None:
        """The mention that a report names as its source."""
        if report.source is None:
            return None
        token = self.sentences[report.sentence].tokens[report.source]
        return self.mention_of(report.sentence, token)

    def why_nobody(self, report: Report) -> Reason | None:
        """Why a report has no source, where it says so: a passive without an agent, or *men*."""
        if report.source is None:
            return Reason.PASSIVE_WITHOUT_AGENT if report.passive else None
        word = self.sentences[report.sentence].tokens[report.source].lower
        return Reason.GENERIC_SOURCE if word in self.language.cues.unnamed_subjects else None

    def reports_in(self, sentence: SentenceIndex) -> Sequence[ReportIndex]:
        """The reports of a sentence."""
        return self._reports_of_sentence.get(sentence, ())

    @cached_property
    def _reports_of_sentence(self) -> Mapping[SentenceIndex, Sequence[ReportIndex]]:
        table: dict[SentenceIndex, list[ReportIndex]] = {}
        for index, report in numbered(ReportIndex, self.reports):
            table.setdefault(report.sentence, []).append(index)
        return table

    def reports_between(self, start: int, end: int) -> Sequence[ReportIndex]:
        """The reports whose cues begin from ``start`` on and before ``end``."""
        starts = self._report_starts
        between = range(bisect.bisect_left(starts, start), bisect.bisect_left(starts, end))
        return indices(ReportIndex, between)

    @cached_property
    def _report_starts(self) -> tuple[int, ...]:
        return tuple([report.start for report in self.reports])

    # -- passages in passages ------------------------------------------------------------------------

    @cached_property
    def pieces(self) -> Mapping[int, Sequence[PassageIndex]]:
        """For each utterance its passages."""
        table: dict[int, list[PassageIndex]] = {}
        for index, passage in numbered(PassageIndex, self.passages):
            table.setdefault(passage.utterance, []).append(index)
        return table

    @cached_property
    def parents(self) -> tuple[PassageIndex | None, ...]:
        """For each passage the narrowest that it stands in."""
        return self._narrowest_around(indices(PassageIndex, range(len(self.passages))))

    def marked_around(self, index: PassageIndex) -> PassageIndex | None:
        """The narrowest direct or mixed quotation that a passage stands in."""
        return self._marked_around[index]

    @cached_property
    def _marked_around(self) -> tuple[PassageIndex | None, ...]:
        return self._narrowest_around(self._marked)

    def _narrowest_around(self, holders: Sequence[PassageIndex]) -> tuple[PassageIndex | None, ...]:
        return narrowest_around([(passage.start, passage.end) for passage in self.passages], holders)

    @cached_property
    def _marked(self) -> tuple[PassageIndex, ...]:
        return tuple(index for index, passage in numbered(PassageIndex, self.passages) if passage.marked)

    @cached_property
    def marked(self) -> Spans:
        """Where the direct and mixed quotations stand."""
        return Spans.of((passage.start, passage.end) for passage in self.passages if passage.marked)

    def in_marked(self, offset: int, seen_from: PassageIndex | None = None) -> bool:
        """Whether ``offset`` lies in a direct or mixed quotation.

        :param seen_from: a passage; the quotations in which it stands do not count: what they say of it is
            told by their speakers.
        """
        if seen_from is None:
            return self.marked.hold(offset, offset + 1)
        holding = self.marked_at(offset)
        return holding is not None and holding not in self._all_around(seen_from)

    def _all_around(self, index: PassageIndex) -> Iterator[PassageIndex]:
        outer = self._marked_around[index]
        while outer is not None:
            yield outer
            outer = self._marked_around[outer]

    def marked_at(self, offset: int) -> PassageIndex | None:
        """The narrowest direct or mixed quotation that holds ``offset``."""
        last = bisect.bisect_right(self._marked, offset, key=lambda index: self.passages[index].start) - 1
        index = self._marked[last] if last >= 0 else None
        while index is not None and self.passages[index].end <= offset:
            index = self._marked_around[index]
        return index

    def indirect_around(self, passage: Passage) -> list[PassageIndex]:
        """The indirect quotations that ``passage`` stands in, in text order."""
        around = []
        last = (
            bisect.bisect_right(self._indirect, passage.start, key=lambda index: self.passages[index].start)
            - 1
        )
        while last >= 0 and self._indirect_reach[last] >= passage.end:
            if self.passages[self._indirect[last]].end >= passage.end:
                around.append(self._indirect[last])
            last -= 1
        return around[::-1]

    @cached_property
    def _indirect(self) -> tuple[PassageIndex, ...]:
        rows = numbered(PassageIndex, self.passages)
        return tuple(index for index, passage in rows if passage.kind is Kind.INDIRECT)

    @cached_property
    def _indirect_reach(self) -> tuple[int, ...]:
        """For each indirect quotation the furthest end of it and those before it."""
        return tuple(accumulate((self.passages[index].end for index in self._indirect), max))
