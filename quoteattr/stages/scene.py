"""The scene: everything the rules look at to find who speaks and who is spoken to."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from attrs import field, frozen

from quoteattr.languages import Language
from quoteattr.parsing.tables import Sentence, Token
from quoteattr.schema import EntityType, Form, Kind, Reason
from quoteattr.spans import Span, narrowest_around
from quoteattr.stages.entities import Resolution
from quoteattr.stages.indices import MentionIndex
from quoteattr.stages.layout import Paragraph
from quoteattr.stages.mentions import Mention
from quoteattr.stages.quotations import Passage
from quoteattr.stages.reports import Report
from quoteattr.stages.spans import Spans

__all__ = ["Attribution", "Attributions", "Passage", "Scene"]

_SPEAKING = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})


@frozen
class Attribution:
    """What a rule found.

    :param rule: name of the rule.
    :param mention: index of the mention that speaks, ``None`` for an abstention.
    :param report: index of the report that ties it, if one does.
    :param entity: number of the entity that speaks.
    :param confidence: probability that the mention is right, 0 to 1.
    :param reason: why there is no speaker.
    """

    rule: str | None
    mention: int | None
    report: int | None = None
    entity: int | None = None
    confidence: float = 0.0
    reason: Reason | None = None

    def of(self, entity: int | None) -> Attribution:
        """The same, spoken by another entity."""
        return Attribution(self.rule, self.mention, self.report, entity, self.confidence, self.reason)

    def by(self, rule: str) -> Attribution:
        """The same, found by another rule."""
        return Attribution(rule, self.mention, self.report, self.entity, self.confidence, self.reason)


class Attributions:
    """Who speaks each passage, as far as is known; ``None`` where that is open."""

    def __init__(self, attributions: Iterable[Attribution | None]) -> None:
        self._attributions = list(attributions)
        self._spoken: dict[int | None, int] = {None: 0}
        for attribution in self._attributions:
            self._count(attribution, 1)

    def __len__(self) -> int:
        return len(self._attributions)

    def __iter__(self) -> Iterator[Attribution | None]:
        return iter(self._attributions)

    def __getitem__(self, index: int) -> Attribution | None:
        return self._attributions[index]

    def __setitem__(self, index: int, attribution: Attribution | None) -> None:
        self._count(self._attributions[index], -1)
        self._attributions[index] = attribution
        self._count(attribution, 1)

    def _count(self, attribution: Attribution | None, step: int) -> None:
        entity = None if attribution is None else attribution.entity
        self._spoken[entity] = self._spoken.get(entity, 0) + step

    def entity(self, index: int) -> int | None:
        """The entity that speaks a passage."""
        attribution = self._attributions[index]
        return None if attribution is None else attribution.entity

    def spoken(self, entity: int, index: int) -> tuple[int, int]:
        """How many passages other than number ``index`` an entity speaks, and how many anybody does."""
        own = self.entity(index)
        known = len(self) - self._spoken[None]
        return self._spoken.get(entity, 0) - (own == entity), known - (own is not None)


@frozen
class Scene:
    """A text with all that the earlier stages found in it.

    :param mentions: all mentions in text order.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    reports: tuple[Report, ...]
    resolution: Resolution
    language: Language
    mentions: tuple[Mention, ...] = field(init=False, eq=False, repr=False)

    @mentions.default
    def _mentions(self) -> tuple[Mention, ...]:
        return self.resolution.mentions

    def entity(self, mention: int | None) -> int | None:
        """The number of the entity of a mention."""
        return None if mention is None else self.resolution.entity_of[mention]

    def paragraph(self, offset: int) -> int:
        """Index of the paragraph that holds ``offset`` or begins last before it; -1 before the first."""
        return bisect.bisect_right(self._paragraph_starts, offset) - 1

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds ``offset`` or ends last before it; -1 before the first."""
        return bisect.bisect_right(self._sentence_starts, offset) - 1

    @cached_property
    def _paragraph_starts(self) -> tuple[int, ...]:
        return tuple(paragraph.start for paragraph in self.paragraphs)

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.sentences)

    @cached_property
    def _mention_starts(self) -> tuple[int, ...]:
        return tuple([mention.start for mention in self.mentions])

    @cached_property
    def _mentions_of_sentence(self) -> dict[int, list[int]]:
        table: dict[int, list[int]] = {}
        for index, mention in enumerate(self.mentions):
            table.setdefault(mention.sentence, []).append(index)
        return table

    @cached_property
    def names_of(self) -> Mapping[int, Sequence[int]]:
        """The mentions that name each entity, in text order."""
        table: dict[int, list[int]] = {}
        for index, entity in enumerate(self.resolution.entity_of):
            if entity is not None and self.mentions[index].form is Form.NAME:
                table.setdefault(entity, []).append(index)
        return table

    def last_before(self, mentions: Sequence[int], offset: int) -> int | None:
        """The last of ``mentions`` that ends before ``offset``, or else the first of all."""
        place = bisect.bisect_right(mentions, offset, key=lambda index: self.mentions[index].start)
        while place > 0 and self.mentions[mentions[place - 1]].end > offset:
            place -= 1
        return mentions[max(0, place - 1)] if mentions else None

    def index_of(self, mention: Mention) -> MentionIndex:
        """The index of one of the mentions."""
        return MentionIndex(self.mentions.index(mention, self.first_mention_from(mention.start)))

    def mentions_in(self, sentence: int) -> Sequence[int]:
        """Indices of the mentions of a sentence."""
        return self._mentions_of_sentence.get(sentence, ())

    def mentions_within(self, passage: Passage) -> range:
        """Indices of the mentions that begin in the content of a passage."""
        return range(self.first_mention_from(passage.start), self.first_mention_from(passage.end))

    def first_mention_from(self, offset: int) -> int:
        """Index of the first mention that does not begin before ``offset``, or how many there are."""
        return bisect.bisect_left(self._mention_starts, offset)

    def mention_of(self, sentence: int, token: Token) -> int | None:
        """The mention that ``token`` heads or is part of."""
        best: int | None = None
        for index in self.mentions_in(sentence):
            mention = self.mentions[index]
            if mention.head == token.index:
                return index
            if mention.start <= token.start < mention.end and (
                best is None or (mention.form is Form.NAME and self.mentions[best].form is not Form.NAME)
            ):
                best = index
        return best

    def source_of(self, report: Report) -> int | None:
        """The mention that a report names as its source."""
        if report.source is None:
            return None
        token = self.sentences[report.sentence].tokens[report.source]
        return self.mention_of(report.sentence, token)

    @cached_property
    def reports_by_sentence(self) -> dict[int, list[int]]:
        """Indices of the reports of each sentence."""
        table: dict[int, list[int]] = {}
        for index, report in enumerate(self.reports):
            table.setdefault(report.sentence, []).append(index)
        return table

    @cached_property
    def _report_starts(self) -> tuple[int, ...]:
        return tuple([report.start for report in self.reports])

    def reports_between(self, start: int, end: int) -> range:
        """Indices of the reports whose cues begin from ``start`` on and before ``end``."""
        starts = self._report_starts
        return range(bisect.bisect_left(starts, start), bisect.bisect_left(starts, end))

    def in_direct(self, offset: int, around: int | None = None) -> bool:
        """Whether ``offset`` lies in a direct or mixed quotation.

        :param around: quotations in which the passage of this number stands do not count: what they say of it
            is told by their speakers.
        """
        if around is None:
            return self.marked.hold(offset, offset + 1)
        holding = self._quotation_at(offset)
        return holding is not None and holding not in self._all_around(around)

    def quotation_around(self, index: int) -> int | None:
        """The narrowest direct or mixed quotation that passage number ``index`` stands in."""
        return self._around[index]

    @cached_property
    def _spans(self) -> tuple[Span, ...]:
        return tuple((passage.start, passage.end) for passage in self.passages)

    @cached_property
    def parents(self) -> tuple[int | None, ...]:
        """For each passage the number of the narrowest that it stands in."""
        return narrowest_around(self._spans)

    @cached_property
    def _around(self) -> tuple[int | None, ...]:
        return narrowest_around(self._spans, self._marked)

    def _all_around(self, index: int) -> Iterator[int]:
        number = self._around[index]
        while number is not None:
            yield number
            number = self._around[number]

    def _quotation_at(self, offset: int) -> int | None:
        """The narrowest direct or mixed quotation that holds ``offset``."""
        last = bisect.bisect_right(self._marked, offset, key=lambda number: self.passages[number].start) - 1
        number = self._marked[last] if last >= 0 else None
        while number is not None and self.passages[number].end <= offset:
            number = self._around[number]
        return number

    def identity(self, mention: int, entity: int | None = None) -> tuple[str, int]:
        """What is the same for all mentions of an entity; one that is not resolved is an entity of its own.

        :param entity: the entity of the mention where that is known better than from the mention.
        """
        resolved = self.entity(mention) if entity is None else entity
        return ("mention", mention) if resolved is None else ("entity", resolved)

    @cached_property
    def _marked(self) -> tuple[int, ...]:
        return tuple(number for number, passage in enumerate(self.passages) if passage.marked)

    @cached_property
    def marked(self) -> Spans:
        """Where the passages between marks or after dashes stand."""
        return Spans.of((p.start, p.end) for p in self.passages if p.marked)

    @cached_property
    def _indirect(self) -> tuple[int, ...]:
        return tuple(n for n, passage in enumerate(self.passages) if passage.kind is Kind.INDIRECT)

    @cached_property
    def _indirect_reach(self) -> tuple[int, ...]:
        """For each indirect quotation the furthest end of it and those before it."""
        return tuple(accumulate((self.passages[number].end for number in self._indirect), max))

    def indirect_around(self, passage: Passage) -> list[int]:
        """Indices of the indirect quotations that ``passage`` stands in, in text order."""
        around = []
        last = bisect.bisect_right(self._indirect, passage.start, key=lambda n: self.passages[n].start) - 1
        while last >= 0 and self._indirect_reach[last] >= passage.end:
            if self.passages[self._indirect[last]].end >= passage.end:
                around.append(self._indirect[last])
            last -= 1
        return around[::-1]

    @cached_property
    def pieces(self) -> Mapping[int, Sequence[int]]:
        """For each utterance the indices of its passages."""
        table: dict[int, list[int]] = {}
        for index, passage in enumerate(self.passages):
            table.setdefault(passage.utterance, []).append(index)
        return table

    def can_speak(self, mention: int) -> bool:
        """Whether a mention is one of a person, group or organisation, as far as can be told."""
        candidate = self.mentions[mention]
        if candidate.generic:
            return False
        if candidate.form is Form.NOMINAL:
            return candidate.type in _SPEAKING
        return candidate.type is not EntityType.OUTLET
