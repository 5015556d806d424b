"""What speaks for and against each candidate as the speaker of a passage.

Free-standing quotations are attributed by their surroundings: where an entity is mentioned, whether it is a
subject there, who speaks before and after (He, Barbosa and Kondrak 2013; O'Keefe, Pareti, Curran, Koprinska
and Honnibal 2012, "A sequence labelling approach to quote attribution", EMNLP). A feature that is missing
is 0.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from quoteattr.schema import EntityType, Form, Kind
from quoteattr.stages.attribution.attributions import Attributions
from quoteattr.stages.attribution.cast import Cast
from quoteattr.stages.attribution.headings import Heading, Headings
from quoteattr.stages.attribution.narration import Narration, Stretch
from quoteattr.stages.attribution.turns import NO_TURN, Turns, asks
from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex, SentenceIndex
from quoteattr.stages.quotations import Passage
from quoteattr.stages.scene import Scene

__all__ = ["Features", "SpeakerFeatures"]

Features = dict[str, float]
"""The values of features by name."""

_FAR = 30
"""Greatest distance in sentences that is told from a greater one."""

_RECENT = 8
"""How many mentions before a passage count as recent."""

_CALL_REACH = 4
"""Greatest distance in sentences of a turn that answers one in which somebody is called."""

_QUOTATIONS_AROUND = 7
"""How many passages back and on who speaks is looked for."""

_TURNS_AROUND = 4
"""How many turns back and on who speaks is looked for."""

_TWO = 2
"""How many people talk in most dialogues."""

_SHORT_ASIDE = 8
"""Code points between two quotations that are too few for a question."""

_TYPE_FEATURES = {
    EntityType.PERSON: "person",
    EntityType.ORGANISATION: "organisation",
    EntityType.GROUP: "group",
    EntityType.DOCUMENT: "document",
    EntityType.OUTLET: "outlet",
    None: "unknown type",
}

_SEVERAL = frozenset({EntityType.GROUP, EntityType.ORGANISATION, EntityType.OUTLET})


@frozen
class SpeakerFeatures:
    """The features of candidates in one text."""

    scene: Scene
    cast: Cast
    turns: Turns
    _natures: dict[EntityIndex, Mapping[str, float]] = field(factory=dict, init=False, eq=False, repr=False)
    _places: dict[tuple[PassageIndex, MentionIndex | None, EntityIndex], Features] = field(
        factory=dict, init=False, eq=False, repr=False
    )

    def of(
        self,
        candidates: Sequence[EntityIndex],
        index: PassageIndex,
        speakers: Attributions,
        pronoun: MentionIndex | None = None,
    ) -> list[Features]:
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
        repeats = self.turns.in_heading(passage)
        place = _Place(
            scene=scene,
            cast=self.cast,
            turns=self.turns,
            narration=self._narration,
            index=index,
            passage=passage,
            speakers=speakers,
            pronoun=pronoun,
            here=here,
            paragraph=scene.paragraph(anchor),
            following=scene.first_mention_from(anchor),
            heading=self._headings.of(index, speakers) if pronoun is None and repeats else None,
        )
        shared = {**place.surroundings(), "candidates": float(len(candidates))}
        rows = [self._features(place, shared, candidate) for candidate in candidates]
        _rank(rows)
        return rows

    @cached_property
    def _narration(self) -> Narration:
        return Narration(self.scene, self.cast)

    @cached_property
    def _headings(self) -> Headings:
        return Headings(self.scene, self.cast)

    def _features(self, place: _Place, shared: Features, entity: EntityIndex) -> Features:
        return {
            **shared,
            **self._told(place, entity),
            **place.turn_taking(entity),
            **place.speech(entity),
            **({} if place.heading is None else place.heading.features(entity)),
        }

    def _told(self, place: _Place, entity: EntityIndex) -> Features:
        """The features that are the same whoever speaks the other passages."""
        key = place.index, place.pronoun, entity
        told = self._places.get(key)
        if told is None:
            told = self._places[key] = {
                **self._nature(entity),
                **place.before(entity),
                **place.after(entity),
                **place.agreement(entity),
            }
        return told

    def _nature(self, entity: EntityIndex) -> Mapping[str, float]:
        """The features of an entity that are the same wherever it may speak."""
        nature = self._natures.get(entity)
        if nature is None:
            cast, profile = self.cast, self.cast.profile(entity)
            known = self.scene.resolution.entities[entity]
            told = cast.told.get(entity, ())
            values = {
                _TYPE_FEATURES.get(known.type, "other type"): 1.0,
                "named": float(profile.named),
                "place": float(profile.place),
                "is a subject": float(profile.subject),
                "several": float(profile.plural),
                "gender known": float(bool(known.gender)),
                "narrator": float(entity == self.scene.resolution.narrator),
                "in heading": float(entity in cast.in_heading),
                "frequency": cast.frequency.get(entity, 0.0),
                "mentions": float(len(told)),
                "subject share": cast.subject_share(entity),
                "source elsewhere": float(cast.sources.get(entity, 0)),
                "speaks by its noun": cast.saying(entity),
            }
            nature = {name: value for name, value in values.items() if value}
            self._natures[entity] = nature
        return nature


def _rank(rows: Sequence[Features]) -> None:
    """Add to each row the place of its candidate among all, the nearest and the most frequent first."""
    for name, key, least in (("nearest", "gap", True), ("most frequent", "frequency", False)):
        values = sorted({row.get(key, 0.0) for row in rows}, reverse=not least)
        places = {value: float(place) for place, value in enumerate(values)}
        for row in rows:
            row[name] = places[row.get(key, 0.0)]


@frozen
class _Place:
    """A passage whose speaker is asked, with what is the same whoever of the candidates it is.

    :param narration: whom the narrator mentions.
    :param index: its index.
    :param speakers: who speaks the other passages, as far as is known.
    :param pronoun: the mention that is known to be the speaker, when only its entity is asked.
    :param here: index of the sentence of the pronoun, or that before the passage.
    :param paragraph: index of the paragraph of the pronoun or the passage.
    :param following: the first mention that does not begin before the pronoun or the passage.
    :param heading: the passage as one in a heading, if it is.
    """

    scene: Scene
    cast: Cast
    turns: Turns
    narration: Narration
    index: PassageIndex
    passage: Passage
    speakers: Attributions
    pronoun: MentionIndex | None
    here: SentenceIndex
    paragraph: int
    following: MentionIndex
    heading: Heading | None

    # -- what is the same for all candidates ---------------------------------------------------------

    def surroundings(self) -> Features:
        """What kind of place it is."""
        scene, passage = self.scene, self.passage
        bounds = scene.paragraphs[self.paragraph] if self.paragraph >= 0 else None
        values = {
            "story": self.turns.in_story,
            "dialogue": self.turns.in_dialogue,
            "asks for a pronoun": self.pronoun is not None,
            "mixed": passage.kind is Kind.MIXED,
            "headline": passage.kind is Kind.HEADLINE,
            "heading": bounds is not None and bounds.heading,
            "length": math.log1p(passage.end - passage.start),
            "says I": self._says[0],
            "says we": self._says[1],
            "says you": self._says[2],
            "asks": asks(scene, passage),
            "opens paragraph": bounds is not None and passage.outer_start <= bounds.start + 1,
            "ends paragraph": bounds is not None and passage.outer_end >= bounds.end - 1,
            "first quotation": self.index == 0,
            "quotations": math.log1p(len(self.speakers)),
            "after a colon": scene.text[max(0, passage.outer_start - 2) : passage.outer_start].strip() == ":",
            "voices": float(self.speakers.voices),
            "passages known": self.speakers.known / len(self.speakers),
        }
        return {name: float(value) for name, value in values.items() if value}

    @cached_property
    def _says(self) -> tuple[bool, bool, bool]:
        """Whether the passage has a pronoun of the first person singular or plural, or of the second."""
        mentions = [self.scene.mentions[index] for index in self.scene.mentions_within(self.passage)]
        return (
            any(mention.is_i for mention in mentions),
            any(mention.person == 1 and mention.number == "plur" for mention in mentions),
            any(mention.person == 2 for mention in mentions),
        )

    # -- where it is mentioned -----------------------------------------------------------------------

    def before(self, entity: EntityIndex) -> Features:
        """Where it is mentioned before."""
        scene, told = self.scene, self.cast.told.get(entity, ())
        split = bisect.bisect_left(told, self.following)
        if not split:
            return {"gap": float(_FAR), "not mentioned before": 1.0}
        mentions = told[max(0, split - _RECENT) : split]
        last = scene.mentions[mentions[-1]]
        gap = max(0, self.here - last.sentence)
        in_paragraph = scene.sentences[last.sentence].paragraph == self.paragraph
        values = {
            "gap": float(min(gap, _FAR)),
            "paragraphs back": float(min(self.paragraph - scene.paragraph(last.start), _FAR)),
            "recent mentions": math.log1p(
                sum([1 / (1 + self.here - scene.mentions[index].sentence) for index in mentions])
            ),
            "mentions before": float(split),
            "mentioned in paragraph": in_paragraph,
            "subject before": in_paragraph and last.subject,
            "subject just before": last.subject and gap <= 0,
            "closest subject": self._told_before.closest == entity,
            "first of sentence before": self._told_before.opening == entity,
            "closest of all": self._told_before.nearest == entity,
            "told in paragraph": float(sum(scene.mentions[i].start >= self._start for i in mentions)),
            "last is pronoun": last.form is Form.PRONOUN,
            "last is name": last.form is Form.NAME,
            "last in a question": scene.sentences[last.sentence].texts[-1:] == ("?",),
            "last is new": last.form is Form.NOMINAL and not last.definite,
            "source in sentence before": entity in self._sources_before,
            "alone in sentence before": self._in_sentence_before == {entity},
            "alone in paragraph before": self._told_before.only == entity,
        }
        return {name: float(value) for name, value in values.items() if value}

    @cached_property
    def _start(self) -> int:
        """Where the paragraph begins."""
        return self.scene.paragraphs[self.paragraph].start if self.paragraph >= 0 else 0

    @cached_property
    def _told_before(self) -> Stretch:
        """Whom the narrator mentions before in the paragraph."""
        return self.narration.stretch(self._start, self.following)

    @cached_property
    def _in_sentence_before(self) -> frozenset[EntityIndex | None]:
        """Who is mentioned before in the sentence of the passage, or in the one before it."""
        return self._told_before.since(self.here)

    @cached_property
    def _sources_before(self) -> frozenset[EntityIndex | None]:
        """Who is a source in the sentence before."""
        return self._sources(self.here)

    def _sources(self, sentence: SentenceIndex) -> frozenset[EntityIndex | None]:
        scene = self.scene
        return frozenset(
            scene.entity(scene.source_of(scene.reports[place])) for place in scene.reports_in(sentence)
        )

    def after(self, entity: EntityIndex) -> Features:
        """Where it is mentioned after."""
        scene, told, end = self.scene, self.cast.told.get(entity, ()), self.passage.outer_end
        place = bisect.bisect_left(told, self._behind)
        if place == len(told):
            return {}
        mention = scene.mentions[told[place]]
        gap = mention.sentence - scene.sentence_at(end - 1)
        same = scene.paragraph(mention.start) == scene.paragraph(end - 1)
        values = {
            "gap after": 1 / (1 + max(0, gap)),
            "paragraphs after": 1 / (1 + scene.paragraph(mention.start) - scene.paragraph(end - 1)),
            "mentioned after": same,
            "subject after": same and mention.subject and gap <= 1,
            "beat after": self._beat == entity,
            "subject of next paragraph": self._next_opening == entity,
            "first mention after": place == 0,
            "source after": gap <= 1 and entity in self._sources(mention.sentence),
        }
        return {name: float(value) for name, value in values.items() if value}

    @cached_property
    def _behind(self) -> MentionIndex:
        return self.scene.first_mention_from(self.passage.outer_end)

    @cached_property
    def _beat(self) -> EntityIndex | None:
        """The first subject behind in the paragraph, before another quotation: *"Ja." Anna lachte.*"""
        scene, end = self.scene, self.passage.outer_end
        limit = scene.paragraphs[scene.paragraph(end - 1)].end if scene.paragraphs else end
        if self.index + 1 < len(scene.passages):
            limit = min(limit, max(end, scene.passages[self.index + 1].outer_start))
        return self._first_subject(end, limit)

    @cached_property
    def _next_opening(self) -> EntityIndex | None:
        """The first subject of the first sentence of the next paragraph."""
        scene = self.scene
        number = scene.paragraph(self.passage.outer_end - 1) + 1
        if number >= len(scene.paragraphs):
            return None
        start = scene.paragraphs[number].start
        return self._first_subject(start, scene.sentences[scene.sentence_at(start)].end)

    def _first_subject(self, start: int, end: int) -> EntityIndex | None:
        for index in self.scene.mentions_between(start, end):
            mention = self.scene.mentions[index]
            if mention.subject and self.cast.outside[index] and not mention.generic:
                return self.scene.entity(index)
        return None

    # -- who speaks before and after -----------------------------------------------------------------

    def speech(self, entity: EntityIndex) -> Features:
        """What it speaks elsewhere."""
        spoken, known = self.speakers.spoken(entity, self.index)
        values: Features = {}
        if spoken:
            values = {"speaks": float(spoken), "share of speech": spoken / max(1, known)}
        if len(self._talking) == _TWO and entity in self._talking:
            values["one of two who talk"] = 1.0
            if entity != next(iter(self._speakers_back), None):
                values["the other of two who talk"] = 1.0
        for name, speakers in (("back", self._speakers_back), ("on", self._speakers_on)):
            if entity in speakers:
                steps, paragraphs, sentences = speakers[entity]
                values[f"spoke {name}"] = 1 / steps
                values[f"spoke {name}, paragraphs"] = 1 / (1 + paragraphs)
                values[f"spoke {name}, sentences"] = 1 / (1 + sentences)
                if steps == 1 and name == "back" and self._asked_between:
                    values["spoke last, before a question"] = 1.0
        return values

    @cached_property
    def _talking(self) -> frozenset[EntityIndex]:
        """Who speaks near before and after."""
        return frozenset(self._speakers_back) | frozenset(self._speakers_on)

    @cached_property
    def _speakers_back(self) -> Mapping[EntityIndex, tuple[int, int, int]]:
        return self._speakers(-1)

    @cached_property
    def _speakers_on(self) -> Mapping[EntityIndex, tuple[int, int, int]]:
        return self._speakers(1)

    def _speakers(self, step: int) -> Mapping[EntityIndex, tuple[int, int, int]]:
        """How many quotations, paragraphs and sentences away each speaks who speaks near."""
        scene, passage = self.scene, self.passage
        table: dict[EntityIndex, tuple[int, int, int]] = {}
        steps = 0
        for distance in range(1, _QUOTATIONS_AROUND + 1):
            other = self.index + step * distance
            if not 0 <= other < len(self.speakers):
                break
            index = PassageIndex(other)
            if scene.marked_around(index) is not None and scene.passages[index].marked:
                continue
            steps += 1
            speaker = self.speakers.entity(index)
            if speaker is not None and speaker not in table:
                first, second = (scene.passages[index], passage)[::-step]
                table[speaker] = (
                    steps,
                    max(0, scene.paragraph(second.start) - scene.paragraph(first.end - 1)),
                    max(0, scene.sentence_at(second.start) - scene.sentence_at(first.end - 1)),
                )
        return table

    @cached_property
    def _asked_between(self) -> bool:
        """Whether the text asks something between the quotation before and this."""
        if self.index == 0:
            return False
        start = self.scene.passages[PassageIndex(self.index - 1)].outer_end
        between = self.scene.text[start : self.passage.outer_start].rstrip(" ,\"'„“”‘’\n-–—")
        return between.endswith("?") and len(between) > _SHORT_ASIDE

    def turn_taking(self, entity: EntityIndex) -> Features:
        """Which turns it speaks, and who is called."""
        values: Features = {}
        if self._own_turn is not None:
            values["speaker of the turn" if self._own_turn == entity else "other speaker in the turn"] = 1.0
        for name, called in self._called:
            if entity in called:
                values[name] = 1.0
        for name, heard in self._told:
            if heard == entity:
                values[name] = 1.0
        for name, speaker, near in self._other_turns:
            if speaker == entity:
                values[name] = near
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
    def _told(self) -> Sequence[tuple[str, EntityIndex | None]]:
        """To whom the cue says that the passage, the one before and the one after are said."""
        scene, found = self.scene, []
        for name, step in (("told", 0), ("told before", -1), ("told after", 1)):
            index = self.index + step
            if 0 <= index < len(self.speakers):
                attribution = self.speakers[PassageIndex(index)]
                if attribution is not None and attribution.report is not None:
                    report = scene.reports[attribution.report]
                    tokens = scene.sentences[report.sentence].tokens
                    for head in report.addressees:
                        found.append((name, scene.entity(scene.mention_of(report.sentence, tokens[head]))))
        return found

    @cached_property
    def _other_turns(self) -> Sequence[tuple[str, EntityIndex, float]]:
        """Who speaks the turns before and after, and how near."""
        turns, turn = self.turns, self._turn
        if turn == NO_TURN:
            return ()
        speakers = []
        for step in range(1, _TURNS_AROUND + 1):
            for side, other in (("before", turn - step), ("after", turn + step)):
                between = turns.narration_between(turn, other)
                speaker = turns.speaker(other, self.speakers) if between <= 3 + 4 * step else None
                if speaker is not None:
                    near = 1 / (1 + max(0, between - step))
                    speakers.append((f"speaks {step} turns {side}", speaker, near))
        return speakers

    # -- whether it fits the quotation ---------------------------------------------------------------

    @cached_property
    def _bounds(self) -> tuple[MentionIndex, MentionIndex]:
        """The first mention in the passage, and the first behind it."""
        scene, passage = self.scene, self.passage
        return scene.first_mention_from(passage.start), scene.first_mention_from(passage.end)

    def agreement(self, entity: EntityIndex) -> Features:
        """Whether it fits the words of the passage, and the pronoun."""
        scene, known = self.scene, self.scene.resolution.entities[entity]
        one, several, _ = self._says
        many = known.type in _SEVERAL or self.cast.profile(entity).plural_by_words
        named, pronouns = self._within(entity)
        values = {
            "many says I": one and many,
            "many says we": several and not one and many,
            "one says we": several and not one and not many,
            "named in quotation": named,
            "pronoun in quotation": pronouns,
        }
        if self.pronoun is not None:
            pronoun = scene.mentions[self.pronoun]
            values["gender agrees"] = bool(known.gender) and known.gender == pronoun.gender
            values["gender differs"] = (
                bool(known.gender and pronoun.gender) and known.gender != pronoun.gender
            )
            values["number differs"] = pronoun.number == "sing" and self.cast.profile(entity).plural
            values["agrees"] = self.cast.agrees(self.pronoun, entity)
            values["resolved so"] = scene.entity(self.pronoun) == entity
        return {name: 1.0 for name, holds in values.items() if holds}

    def _within(self, entity: EntityIndex) -> tuple[bool, bool]:
        """Whether the passage has a name or description of it, and a pronoun of the third person."""
        mentions = self.cast.mentions_of.get(entity, ())
        first, last = (bisect.bisect_left(mentions, bound) for bound in self._bounds)
        within = [self.scene.mentions[index] for index in mentions[first:last]]
        return (
            any(mention.form is not Form.PRONOUN for mention in within),
            any(mention.form is Form.PRONOUN and mention.person == 3 for mention in within),
        )
