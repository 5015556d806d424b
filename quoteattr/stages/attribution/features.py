"""What speaks for and against each candidate as the speaker of a passage.

Where no rule about the passage's own sentence applies, every entity near it is a candidate. The candidates
are compared by features of distance, syntax and turn taking, which
:mod:`quoteattr.stages.attribution.model` weighs (after He, Barbosa and Kondrak 2013, "Identification of
speakers in novels", ACL; Muzny et al. 2017). The same features tell for whom a pronoun stands that is known
to be the speaker.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from quoteattr.schema import EntityType, Form
from quoteattr.stages.attribution.attributions import Attributions
from quoteattr.stages.attribution.cast import Cast
from quoteattr.stages.attribution.model import ALWAYS
from quoteattr.stages.attribution.turns import NO_TURN, Turns
from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex, SentenceIndex, indices
from quoteattr.stages.quotations import Passage
from quoteattr.stages.scene import Scene

__all__ = ["PRONOUN", "STORY", "SpeakerFeatures"]

STORY = "story"
"""The setting of a story with dialogue."""

PRONOUN = "pronoun"
"""The setting in which the speaker is a pronoun and only its entity is asked."""

_LONG_AGO = 3
"""Sentences since the last mention that are many."""

_VERY_LONG_AGO = 8
"""Sentences since the last mention that are very many."""

_RECENT = 8
"""How many mentions before a passage count as recent."""

_CALL_REACH = 4
"""Greatest distance in sentences of a turn that answers one in which somebody is called."""

_QUOTATIONS_BACK = 7
"""How many passages back the last speaker is looked for."""

_QUOTATIONS_ON = 2
"""How many passages on the next speaker is looked for."""

_SHORT_ASIDE = 8
"""Code points between two quotations that are too few for a question."""

_TYPE_FEATURES = {
    EntityType.PERSON: "person",
    None: "unknown type",
    EntityType.ORGANISATION: "organisation",
    EntityType.GROUP: "group",
}


@frozen
class SpeakerFeatures:
    """The features of candidates in one text."""

    scene: Scene
    cast: Cast
    turns: Turns
    _natures: dict[EntityIndex, Mapping[str, float]] = field(factory=dict, init=False, eq=False, repr=False)

    def of(
        self,
        candidates: Sequence[EntityIndex],
        index: PassageIndex,
        speakers: Attributions,
        pronoun: MentionIndex | None = None,
    ) -> list[dict[str, float]]:
        """What speaks for and against each of the ``candidates`` as the speaker of a passage.

        :param speakers: who speaks the other passages, as far as is known.
        :param pronoun: the mention that is known to be the speaker, when only its entity is asked.
        """
        scene, passage = self.scene, self.scene.passages[index]
        if pronoun is None:
            anchor = passage.outer_start
            here = scene.sentence_at(max(0, anchor - 1))
        else:
            anchor = scene.mentions[pronoun].start
            here = scene.mentions[pronoun].sentence
        place = _Place(
            scene=scene,
            cast=self.cast,
            turns=self.turns,
            index=index,
            passage=passage,
            speakers=speakers,
            pronoun=pronoun,
            here=here,
            paragraph=scene.paragraph(anchor),
            following=scene.first_mention_from(anchor),
        )
        return [self._features(place, candidate) for candidate in candidates]

    def settings(self, pronoun: MentionIndex | None = None) -> tuple[str, ...]:
        """Where features have weights of their own besides those that they always have."""
        return (
            ALWAYS,
            *([STORY] if self.turns.in_story else []),
            *([PRONOUN] if pronoun is not None else []),
        )

    def _features(self, place: _Place, entity: EntityIndex) -> dict[str, float]:
        """What speaks for and against an entity, without what is nothing."""
        values = place.nearness(entity)
        values.update(place.turn_taking(entity))
        values.update(self._nature(entity))
        values.update(place.agreement(entity))
        return values

    def _nature(self, entity: EntityIndex) -> Mapping[str, float]:
        """The features of an entity that are the same wherever it may speak."""
        nature = self._natures.get(entity)
        if nature is None:
            profile = self.cast.profile(entity)
            frequency = self.cast.frequency.get(entity, 0.0)
            values = {
                _TYPE_FEATURES.get(self.scene.resolution.entities[entity].type, ""): 1.0,
                "has a name" if profile.named else "only described": 1.0,
                "frequency": min(1.0, 3 * frequency),
                "in heading": float(entity in self.cast.in_heading),
                "place": float(profile.place),
                "is a subject": float(profile.subject),
            }
            nature = {name: value for name, value in values.items() if name and value}
            self._natures[entity] = nature
        return nature


@frozen
class _Place:
    """A passage whose speaker is asked, with what is the same whoever of the candidates it is.

    :param index: its index.
    :param speakers: who speaks the other passages, as far as is known.
    :param pronoun: the mention that is known to be the speaker, when only its entity is asked.
    :param here: index of the sentence of the pronoun, or that before the passage.
    :param paragraph: index of the paragraph of the pronoun or the passage.
    :param following: the first mention that does not begin before the pronoun or the passage.
    """

    scene: Scene
    cast: Cast
    turns: Turns
    index: PassageIndex
    passage: Passage
    speakers: Attributions
    pronoun: MentionIndex | None
    here: SentenceIndex
    paragraph: int
    following: MentionIndex

    # -- where it is mentioned -----------------------------------------------------------------------

    def nearness(self, entity: EntityIndex) -> dict[str, float]:
        """Where it is mentioned before and after."""
        told = self.cast.told.get(entity, ())
        split = bisect.bisect_left(told, self.following)
        values = self._mentioned_before(entity, told[max(0, split - _RECENT) : split])
        if split < len(told):
            after = [mention for mention in told[split : split + 3] if mention != self.pronoun][:2]
            values.update(self._mentioned_after(after))
        return values

    def _mentioned_before(self, entity: EntityIndex, mentions: Sequence[MentionIndex]) -> dict[str, float]:
        if not mentions:
            return {"not mentioned before": 1.0}
        scene = self.scene
        last = scene.mentions[mentions[-1]]
        gap = self.here - last.sentence
        in_paragraph = scene.sentences[last.sentence].paragraph == self.paragraph
        after_here = 1 + self.here
        values = {
            "recency": 1 / (1 + gap),
            "recent mentions": math.log1p(
                sum([1 / (after_here - scene.mentions[index].sentence) for index in mentions])
            ),
        }
        if gap > _LONG_AGO:
            values["not in three sentences"] = 1.0
        if gap > _VERY_LONG_AGO:
            values["not in eight sentences"] = 1.0
        if in_paragraph:
            values["mentioned in paragraph"] = 1.0
        if in_paragraph and last.subject:
            values["subject before"] = 1.0
            if gap <= 0:
                values["subject just before"] = 1.0
        if last.form is not Form.NOMINAL:
            values["last is pronoun" if last.form is Form.PRONOUN else "last is name"] = 1.0
        if self._closest == entity:
            values["closest subject"] = 1.0
        return values

    def _mentioned_after(self, mentions: Sequence[MentionIndex]) -> dict[str, float]:
        scene, end = self.scene, self.passage.outer_end
        values: dict[str, float] = {}
        for mention in [scene.mentions[index] for index in mentions]:
            if mention.start >= end and scene.paragraph(mention.start) == scene.paragraph(end - 1):
                values["mentioned after"] = 1.0
                if mention.subject and mention.sentence - scene.sentence_at(end - 1) <= 1:
                    values["subject after"] = 1.0
        return values

    @cached_property
    def _closest(self) -> EntityIndex | None:
        """The entity of the last subject before the anchor in its paragraph, outside quotations."""
        scene = self.scene
        start = scene.paragraphs[self.paragraph].start if self.paragraph >= 0 else 0
        for index in indices(MentionIndex, range(self.following - 1, -1, -1)):
            mention = scene.mentions[index]
            if mention.start < start:
                return None
            if mention.subject and self.cast.outside[index] and scene.can_speak(index):
                return scene.entity(index)
        return None

    # -- who speaks before and after -----------------------------------------------------------------

    def turn_taking(self, entity: EntityIndex) -> dict[str, float]:
        """What it speaks elsewhere, and who is called."""
        values: dict[str, float] = {}
        if self._spoke_last is not None and self._spoke_last[0] == entity:
            values.update(self._spoke_last[1])
        spoken, known = self.speakers.spoken(entity, self.index)
        if spoken:
            values["speaks elsewhere"] = 1.0
            values["share of speech"] = spoken / max(1, known)
        if self._speaks_next is not None and self._speaks_next[0] == entity:
            values.update(self._speaks_next[1])
        if self._own_turn is not None:
            values["speaker of the turn" if self._own_turn == entity else "other speaker in the turn"] = 1.0
        for name, called in self._called:
            if entity in called:
                values[name] = 1.0
        for name, speaker in self._other_turns:
            if speaker == entity:
                values[name] = 1.0
        return values

    @cached_property
    def _turn(self) -> int:
        return self.turns.of_passages[self.index]

    @cached_property
    def _own_turn(self) -> EntityIndex | None:
        """Who speaks the rest of the turn."""
        if self._turn == NO_TURN:
            return None
        return self.turns.speaker(self._turn, self.speakers, self.index)

    @cached_property
    def _called(self) -> Sequence[tuple[str, frozenset[EntityIndex]]]:
        """Who is called by name in the turn and in those beside it."""
        turns, turn = self.turns, self._turn
        if turn == NO_TURN:
            return ()
        calling = [("called in the turn", turns.called.get(turn, frozenset()))]
        for side, other in (("before", turn - 1), ("after", turn + 1)):
            if other in turns.called and turns.narration_between(turn, other) <= _CALL_REACH:
                calling.append((f"called in the turn {side}", turns.called[other]))
        return calling

    @cached_property
    def _other_turns(self) -> Sequence[tuple[str, EntityIndex]]:
        """Who speaks the turns before and after."""
        turns, turn = self.turns, self._turn
        if turn == NO_TURN:
            return ()
        speakers = []
        for step in (1, 2, 3, 4):
            for side, other in (("before", turn - step), ("after", turn + step)):
                near = turns.narration_between(turn, other)
                speaker = turns.speaker(other, self.speakers) if near <= 3 + 4 * step else None
                if speaker is not None:
                    speakers.append((f"speaker {step} turns {side}", speaker))
                    if near <= 1 + 2 * step:
                        speakers.append((f"speaker {step} turns {side}, near", speaker))
        return speakers

    @cached_property
    def _spoke_last(self) -> tuple[EntityIndex, Mapping[str, float]] | None:
        """Who speaks the last quotation of any kind before, and what that tells."""
        scene, passage, index = self.scene, self.passage, self.index
        back = range(index - 1, max(-1, index - 1 - _QUOTATIONS_BACK), -1)
        for other in indices(PassageIndex, back):
            speaker = self.speakers.entity(other)
            if speaker is None:
                continue
            previous = scene.passages[other]
            distance = scene.paragraph(passage.start) - scene.paragraph(previous.end - 1)
            between = scene.text[previous.outer_end : passage.outer_start].rstrip(" ,\"'„“”‘’\n-–—")
            told = {
                "spoke last": True,
                "spoke last in paragraph": distance == 0,
                "spoke last, next paragraph": distance == 1,
                "spoke last, far": distance > 2,
                "spoke last, before a question": between.endswith("?") and len(between) > _SHORT_ASIDE,
            }
            return speaker, {name: 1.0 for name, holds in told.items() if holds}
        return None

    @cached_property
    def _speaks_next(self) -> tuple[EntityIndex, Mapping[str, float]] | None:
        """Who speaks the next quotation of any kind, and what that tells."""
        scene, index = self.scene, self.index
        on = range(index + 1, min(len(self.speakers), index + 1 + _QUOTATIONS_ON))
        for other in indices(PassageIndex, on):
            speaker = self.speakers.entity(other)
            if speaker is None:
                continue
            values = {"speaks next": 1.0}
            if scene.paragraph(scene.passages[other].start) == scene.paragraph(self.passage.start):
                values["speaks next in paragraph"] = 1.0
            return speaker, values
        return None

    # -- whether it fits the quotation ---------------------------------------------------------------

    @cached_property
    def _says_i(self) -> bool:
        """Whether the passage has a pronoun of the first person in the singular."""
        mentions = [self.scene.mentions[index] for index in self.scene.mentions_within(self.passage)]
        return any(mention.is_i for mention in mentions)

    @cached_property
    def _bounds(self) -> tuple[MentionIndex, MentionIndex]:
        """The first mention in the passage, and the first behind it."""
        scene, passage = self.scene, self.passage
        return scene.first_mention_from(passage.start), scene.first_mention_from(passage.end)

    def agreement(self, entity: EntityIndex) -> dict[str, float]:
        """Whether it fits the words of the passage, and the pronoun."""
        scene, known = self.scene, self.scene.resolution.entities[entity]
        values: dict[str, float] = {}
        if self._says_i and known.type not in {EntityType.PERSON, None}:
            values["organisation says I"] = 1.0
        if self._is_named_within(entity):
            values["named in quotation"] = 1.0
        if self.pronoun is not None:
            pronoun = scene.mentions[self.pronoun]
            if known.gender and known.gender == pronoun.gender:
                values["gender agrees"] = 1.0
            elif known.gender and pronoun.gender:
                values["gender differs"] = 1.0
            if pronoun.number == "sing" and self.cast.profile(entity).plural:
                values["number differs"] = 1.0
            if scene.entity(self.pronoun) == entity:
                values["resolved so"] = 1.0
        return values

    def _is_named_within(self, entity: EntityIndex) -> bool:
        """Whether the passage has a name or description of it."""
        mentions = self.cast.mentions_of.get(entity, ())
        first, last = (bisect.bisect_left(mentions, bound) for bound in self._bounds)
        return any(self.scene.mentions[index].form is not Form.PRONOUN for index in mentions[first:last])
