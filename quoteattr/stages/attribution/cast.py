"""The cast of a text: what all mentions of an entity tell together, and who is present where."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from quoteattr.schema import EntityType, Form
from quoteattr.stages.attribution.attributions import Attributions
from quoteattr.stages.entities import agrees
from quoteattr.stages.indices import (
    EntityIndex,
    MentionIndex,
    PassageIndex,
    SentenceIndex,
    indices,
    numbered,
)
from quoteattr.stages.mentions import Mention
from quoteattr.stages.scene import Scene

__all__ = ["Cast", "Profile"]

_BEFORE = 14
"""How many sentences before a quotation candidates are taken from."""

_AFTER = 2
"""How many sentences after it."""

_SPEAKERS_BEFORE = 5
"""How many passages back who speaks is a candidate."""

_SPEAKERS_AFTER = 2
"""How many passages on."""

_WRITTEN = frozenset({EntityType.DOCUMENT, EntityType.OUTLET})

_COLLECTIVE = frozenset({EntityType.GROUP, EntityType.ORGANISATION, EntityType.OUTLET})

_CLEAREST_FIRST = (Form.NAME, Form.NOMINAL, Form.PRONOUN)


@frozen
class Profile:
    """What all mentions of an entity tell together.

    :param named: one of them is a name.
    :param place: most of them are places.
    :param subject: one of them is a subject.
    :param plural: one of them is plural.
    :param plural_by_words: one that is no pronoun is plural.
    """

    named: bool
    place: bool
    subject: bool
    plural: bool
    plural_by_words: bool

    @classmethod
    def of(cls, mentions: Sequence[Mention]) -> Profile:
        """The profile of an entity with these mentions."""
        named = subject = plural = plural_by_words = False
        places = 0
        for mention in mentions:
            named = named or mention.form is Form.NAME
            subject = subject or mention.subject
            places += mention.place
            if mention.number == "plur":
                plural = True
                plural_by_words = plural_by_words or mention.form is not Form.PRONOUN
        return cls(named, 2 * places > len(mentions), subject, plural, plural_by_words)


@frozen
class Cast:
    """The entities of a scene, looked up by what their mentions tell.

    Each table is made when it is first asked for.
    """

    scene: Scene
    _profiles: dict[EntityIndex, Profile] = field(factory=dict, init=False, eq=False, repr=False)
    _clearest: dict[EntityIndex, Sequence[MentionIndex]] = field(
        factory=dict, init=False, eq=False, repr=False
    )

    @cached_property
    def outside(self) -> tuple[bool, ...]:
        """For each mention whether it stands outside direct and mixed quotations."""
        hold = self.scene.marked.hold
        return tuple([not hold(mention.start, mention.start + 1) for mention in self.scene.mentions])

    @cached_property
    def mentions_of(self) -> Mapping[EntityIndex, Sequence[MentionIndex]]:
        """The mentions of each entity in text order."""
        table: dict[EntityIndex, list[MentionIndex]] = {}
        for index, entity in numbered(MentionIndex, self.scene.resolution.entity_of):
            if entity is not None:
                table.setdefault(entity, []).append(index)
        return table

    @cached_property
    def told(self) -> Mapping[EntityIndex, Sequence[MentionIndex]]:
        """The mentions of each entity outside direct and mixed quotations, in text order."""
        return {
            entity: [mention for mention in mentions if self.outside[mention]]
            for entity, mentions in self.mentions_of.items()
        }

    @cached_property
    def frequency(self) -> Mapping[EntityIndex, float]:
        """The share of each entity in all mentions outside quotations that are resolved."""
        counts = {entity: len(mentions) for entity, mentions in self.told.items()}
        total = max(1, sum(counts.values()))
        return {entity: count / total for entity, count in counts.items()}

    @cached_property
    def in_heading(self) -> frozenset[EntityIndex | None]:
        """Entities that a heading names."""
        scene = self.scene
        return frozenset(
            scene.entity(mention)
            for paragraph in scene.paragraphs
            if paragraph.heading
            for mention in scene.mentions_between(paragraph.start, paragraph.end)
        ) - {None}

    @cached_property
    def named(self) -> frozenset[EntityIndex | None]:
        """Entities that are named, described or speak in the first person outside quotations."""
        rows = zip(self.scene.mentions, self.scene.resolution.entity_of, self.outside, strict=True)
        return frozenset(
            entity
            for mention, entity, outside in rows
            if outside and (mention.form is not Form.PRONOUN or mention.person == 1)
        ) - {None}

    @cached_property
    def sources(self) -> Mapping[EntityIndex, int]:
        """How many reports name each entity as their source."""
        scene = self.scene
        found = (scene.entity(scene.source_of(report)) for report in scene.reports)
        return Counter(entity for entity in found if entity is not None)

    def saying(self, entity: EntityIndex) -> float:
        """How well the nouns of an entity go with saying, on average in natural log-odds; 0 without any."""
        told = [self.scene.mentions[index].speaks for index in self.mentions_of.get(entity, ())]
        known = [value for value in told if value]
        return sum(known) / len(known) if known else 0.0

    def subject_share(self, entity: EntityIndex) -> float:
        """The share of the mentions of an entity outside quotations that are subjects."""
        told = self.told.get(entity, ())
        return sum(self.scene.mentions[index].subject for index in told) / max(1, len(told))

    def profile(self, entity: EntityIndex) -> Profile:
        """What the mentions of an entity tell together."""
        profile = self._profiles.get(entity)
        if profile is None:
            mentions = self.mentions_of.get(entity, ())
            profile = Profile.of([self.scene.mentions[mention] for mention in mentions])
            self._profiles[entity] = profile
        return profile

    # -- how it is shown -----------------------------------------------------------------------------

    def shown(self, entity: EntityIndex, offset: int) -> MentionIndex | None:
        """The mention that tells a reader of ``offset`` best who an entity is.

        The nearest name before it, else description, else pronoun.
        """
        clearest = self._clearest.get(entity)
        if clearest is None:
            clearest = self._clearest[entity] = self._clearest_of(entity)
        return self._last_before(clearest, offset)

    def _clearest_of(self, entity: EntityIndex) -> Sequence[MentionIndex]:
        by_form: dict[Form, list[MentionIndex]] = {}
        for mention in self.told.get(entity, ()) or self.mentions_of.get(entity, ()):
            by_form.setdefault(self.scene.mentions[mention].form, []).append(mention)
        return next((by_form[form] for form in _CLEAREST_FIRST if form in by_form), ())

    def best_known(self, mention: MentionIndex, offset: int) -> MentionIndex:
        """The nearest name of the same entity before ``offset``: it tells a reader more than a pronoun."""
        entity = self.scene.entity(mention)
        if entity is None or self.scene.mentions[mention].form is Form.NAME:
            return mention
        name = self._last_before(self._names_of.get(entity, ()), offset)
        return mention if name is None else name

    @cached_property
    def _names_of(self) -> Mapping[EntityIndex, Sequence[MentionIndex]]:
        """The mentions that name each entity, in text order."""
        table: dict[EntityIndex, list[MentionIndex]] = {}
        for index, entity in numbered(MentionIndex, self.scene.resolution.entity_of):
            if entity is not None and self.scene.mentions[index].form is Form.NAME:
                table.setdefault(entity, []).append(index)
        return table

    def _last_before(self, mentions: Sequence[MentionIndex], offset: int) -> MentionIndex | None:
        """The last of ``mentions`` that ends before ``offset``, or else the first of all."""
        table = self.scene.mentions
        place = bisect.bisect_right(mentions, offset, key=lambda index: table[index].start)
        while place > 0 and table[mentions[place - 1]].end > offset:
            place -= 1
        return mentions[max(0, place - 1)] if mentions else None

    # -- who may be meant ----------------------------------------------------------------------------

    def candidates(self, index: PassageIndex, speakers: Attributions) -> list[EntityIndex]:
        """Entities that are mentioned near a passage, or that speak beside it.

        :param speakers: who speaks the passages, as far as is known.
        """
        scene, passage = self.scene, self.scene.passages[index]
        here = scene.sentence_at(passage.outer_start)
        last = scene.sentence_at(max(passage.outer_start, passage.outer_end - 1))
        entities: dict[EntityIndex, None] = {}
        around = range(max(0, here - _BEFORE), min(len(scene.sentences), last + _AFTER + 1))
        for sentence in indices(SentenceIndex, around):
            entities.update(self._present.get(sentence, {}))
        near = range(max(0, index - _SPEAKERS_BEFORE), min(len(speakers), index + _SPEAKERS_AFTER + 1))
        for other in indices(PassageIndex, near):
            speaker = speakers.entity(other)
            if speaker is not None and speaker in self.named:
                entities[speaker] = None
        return list(entities)

    @cached_property
    def _present(self) -> Mapping[SentenceIndex, Mapping[EntityIndex, None]]:
        """For each sentence the entities that it mentions outside quotations and that could speak."""
        scene, named = self.scene, self.named
        table: dict[SentenceIndex, dict[EntityIndex, None]] = {}
        for index, mention in numbered(MentionIndex, scene.mentions):
            entity = scene.entity(index)
            if entity is not None and entity in named and self.outside[index] and self._may_speak(index):
                table.setdefault(mention.sentence, {})[entity] = None
        return table

    def _may_speak(self, index: MentionIndex) -> bool:
        """Whether a mention may be of somebody who speaks: also a letter, or a noun that goes with saying."""
        mention = self.scene.mentions[index]
        if mention.form is Form.NOMINAL and not mention.generic:
            return self.scene.can_speak(index) or mention.type in _WRITTEN or mention.speaks > 0
        return self.scene.can_speak(index)

    def agrees(self, pronoun: MentionIndex, entity: EntityIndex) -> bool:
        """Whether a pronoun can stand for an entity, by gender and number."""
        resolution = self.scene.resolution
        if entity == resolution.narrator:
            return False
        known, profile = resolution.entities[entity], self.profile(entity)
        return agrees(
            self.scene.mentions[pronoun],
            kind=known.type,
            gender=known.gender,
            named=profile.named,
            plural=profile.plural_by_words,
            collective=profile.plural_by_words or known.type in _COLLECTIVE,
        )
