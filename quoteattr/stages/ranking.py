"""Who of several candidates speaks: a linear model over what a reader would look at.

Where no rule about the quotation's own sentence applies, every entity near the quotation is a candidate. The
candidates are compared by features of distance, syntax and turn taking, weighted by a conditional logistic
model that was trained on annotated news and novels (after He, Barbosa and Kondrak 2013, "Identification of
speakers in novels", ACL; Muzny et al. 2017).
"""

from __future__ import annotations

import bisect
import json
import math
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files

from attrs import frozen

from quoteattr.schema import EntityType, Form, Kind
from quoteattr.stages.mentions import Candidate
from quoteattr.stages.scene import Answers, Passage, Scene
from quoteattr.stages.vocatives import is_vocative

__all__ = ["LEAST", "Correction", "Ranker", "Stage", "load_ranker"]

_WINDOW = 14
"""How many sentences before a quotation candidates are taken from."""

_COLLECTIVE = frozenset({EntityType.GROUP, EntityType.ORGANISATION, EntityType.OUTLET})

_WINDOW_AFTER = 2
"""How many sentences after it."""

_TOKENS_A_SOURCE = 800
"""A report names a source with *volgens* or *aldus* at least once in so many tokens."""

_TOLD_IN_PAST = 0.3
"""Least share of the cues of a story that are in the past tense."""


LEAST = 0.01
"""A ranker that is surer than this that somebody does not speak, or does, is taken to be so sure only."""

_CLEAREST_FIRST = (Form.NAME, Form.NOMINAL, Form.PRONOUN)


@frozen
class _Profile:
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
    def of(cls, mentions: Sequence[Candidate]) -> _Profile:
        """The profile of an entity with these mentions."""
        plural = [mention for mention in mentions if mention.number == "plur"]
        return cls(
            named=any(mention.form is Form.NAME for mention in mentions),
            place=2 * sum(mention.place for mention in mentions) > len(mentions),
            subject=any(mention.subject for mention in mentions),
            plural=bool(plural),
            plural_by_words=any(mention.form is not Form.PRONOUN for mention in plural),
        )


_UNMENTIONED = _Profile.of(())


@frozen(slots=False)
class Stage:
    """A scene with the tables that the features are read from."""

    scene: Scene

    @cached_property
    def dialogue(self) -> bool:
        """Whether the text is a story with dialogue: many questions and exclamations, told in the past.

        A report gives itself away by its sources (*volgens de politie*, according to the police).
        """
        direct = [p for p in self.scene.passages if p.kind is Kind.DIRECT]
        if len(direct) < 6 or self._is_report:
            return False
        ends = sum(self.scene.text[p.start : p.end].rstrip(" ,\"'”’").endswith(("?", "!")) for p in direct)
        return ends >= 0.15 * len(direct)

    @property
    def _is_report(self) -> bool:
        scene = self.scene
        sources = sum(report.frame == "according_to" for report in scene.reports)
        tokens = sum(len(sentence.tokens) for sentence in scene.sentences)
        if sources * _TOKENS_A_SOURCE > tokens:
            return True
        cues = [scene.sentences[r.sentence].tokens[r.cue] for r in scene.reports]
        told = [cue for cue in cues if "Tense=" in cue.feats and not scene.in_direct(cue.start)]
        past = sum("Tense=Past" in cue.feats for cue in told)
        return past < _TOLD_IN_PAST * len(told)

    @cached_property
    def outside(self) -> tuple[bool, ...]:
        """For each mention whether it stands outside direct quotations."""
        return tuple(not self.scene.in_direct(mention.start) for mention in self.scene.mentions)

    @cached_property
    def by_entity(self) -> dict[int, list[int]]:
        """The mentions of each entity in text order."""
        table: dict[int, list[int]] = {}
        for index, entity in enumerate(self.scene.resolution.entities):
            if entity is not None:
                table.setdefault(entity, []).append(index)
        return table

    @cached_property
    def narrator(self) -> int | None:
        """The entity that says *ik* outside quotations."""
        for index, mention in enumerate(self.scene.mentions):
            if mention.person == 1 and self.scene.entity(index) is not None:
                return self.scene.entity(index)
        return None

    @cached_property
    def frequency(self) -> dict[int, float]:
        """The share of each entity in all mentions outside quotations that are resolved."""
        counts = {
            entity: sum(self.outside[m] for m in mentions) for entity, mentions in self.by_entity.items()
        }
        total = max(1, sum(counts.values()))
        return {entity: count / total for entity, count in counts.items()}

    @cached_property
    def in_heading(self) -> frozenset[int]:
        """Entities that a heading names."""
        scene = self.scene
        return frozenset(
            entity
            for mention, entity in zip(scene.mentions, scene.resolution.entities, strict=True)
            if entity is not None
            and (number := scene.paragraph(mention.start)) >= 0
            and scene.paragraphs[number].heading
        )

    @cached_property
    def named(self) -> frozenset[int | None]:
        """Entities that are named, described or speak in the first person outside quotations."""
        return frozenset(
            self.scene.entity(index)
            for index, mention in enumerate(self.scene.mentions)
            if self.outside[index] and (mention.form is not Form.PRONOUN or mention.person == 1)
        ) - {None}

    @cached_property
    def told(self) -> Mapping[int, Sequence[int]]:
        """The mentions of each entity outside direct quotations, in text order."""
        return {
            entity: [mention for mention in mentions if self.outside[mention]]
            for entity, mentions in self.by_entity.items()
        }

    @cached_property
    def clearest(self) -> Mapping[int, Sequence[int]]:
        """The mentions that tell best who each entity is: its names, else descriptions, else pronouns."""
        table: dict[int, list[int]] = {}
        for entity, mentions in self.by_entity.items():
            by_form: dict[Form, list[int]] = {}
            for mention in self.told[entity] or mentions:
                by_form.setdefault(self.scene.mentions[mention].form, []).append(mention)
            table[entity] = next(by_form[form] for form in _CLEAREST_FIRST if form in by_form)
        return table

    @cached_property
    def _profiles(self) -> Mapping[int, _Profile]:
        return {
            entity: _Profile.of([self.scene.mentions[mention] for mention in mentions])
            for entity, mentions in self.by_entity.items()
        }

    def _profile(self, entity: int) -> _Profile:
        return self._profiles.get(entity, _UNMENTIONED)

    def candidates(self, passage: Passage, found: Answers) -> list[int]:
        """Entities that are mentioned near ``passage``, or that speak before it."""
        scene = self.scene
        here = scene.sentence_at(passage.outer_start)
        last = scene.sentence_at(max(passage.outer_start, passage.outer_end - 1))
        entities: dict[int, None] = {}
        for sentence in range(max(0, here - _WINDOW), min(len(scene.sentences), last + _WINDOW_AFTER + 1)):
            for index in scene.mentions_in(sentence):
                entity = scene.entity(index)
                if (
                    entity is not None
                    and entity in self.named
                    and self.outside[index]
                    and scene.can_speak(index)
                ):
                    entities[entity] = None
        number = scene.numbers[passage]
        for other in range(max(0, number - 5), min(len(found), number + 3)):
            speaker = found.entity(other)
            if speaker is not None:
                entities[speaker] = None
        return list(entities)

    def agrees(self, pronoun: int, entity: int) -> bool:
        """Whether a pronoun can stand for an entity, by gender and number."""
        scene = self.scene
        candidate, gender = scene.mentions[pronoun], scene.resolution.genders[entity]
        if entity == self.narrator:
            return False
        if candidate.gender and gender and candidate.gender != gender:
            return False
        plural = self._profile(entity).plural_by_words
        if candidate.number == "sing":
            kind = scene.resolution.types[entity]
            return not plural and (
                kind is EntityType.PERSON or (kind is None and self._profile(entity).named)
            )
        return candidate.number != "plur" or plural or scene.resolution.types[entity] in _COLLECTIVE

    def features(
        self, index: int, entity: int, found: Answers, pronoun: int | None = None
    ) -> dict[str, float]:
        """What speaks for and against ``entity`` as the speaker of passage number ``index``.

        :param found: the attributions of the other passages, ``None`` where there is none yet.
        :param pronoun: the mention that is known to be the speaker, when only its entity is asked.
        """
        values = {
            **self._nearness(index, entity, pronoun),
            **self._turns(index, entity, found),
            **self._nature(index, entity, pronoun),
        }
        prefixes = [""]
        if self.dialogue:
            prefixes.append("dialogue ")
        if pronoun is not None:
            prefixes.append("pronoun ")
        return {prefix + name: value for prefix in prefixes for name, value in values.items() if value}

    def _nearness(self, index: int, entity: int, pronoun: int | None) -> dict[str, float]:
        scene, passage = self.scene, self.scene.passages[index]
        anchor = scene.mentions[pronoun].start if pronoun is not None else passage.outer_start
        here = scene.sentence_at(max(0, anchor - 1)) if pronoun is None else scene.mentions[pronoun].sentence
        paragraph = scene.paragraph(anchor)
        mentions = self._told_near(entity, anchor, pronoun)
        split = bisect.bisect_left(mentions, anchor, key=lambda m: scene.mentions[m].start)
        before, after = mentions[:split], mentions[split:]
        values: dict[str, float] = {}
        if before:
            last = scene.mentions[before[-1]]
            gap = here - last.sentence
            same = scene.paragraph(last.start) == paragraph
            values["recency"] = 1 / (1 + gap)
            values["not in three sentences"] = float(gap > 3)
            values["not in eight sentences"] = float(gap > 8)
            values["mentioned in paragraph"] = float(same)
            values["subject just before"] = float(last.subject and gap <= 0 and same)
            values["subject before"] = float(last.subject and same)
            values["last is pronoun"] = float(last.form is Form.PRONOUN)
            values["last is name"] = float(last.form is Form.NAME)
            values["recent mentions"] = math.log1p(
                sum(1 / (1 + here - scene.mentions[m].sentence) for m in before[-8:])
            )
            closest = self._closest(anchor, paragraph, pronoun)
            values["closest subject"] = float(closest == entity)
        else:
            values["not mentioned before"] = 1.0
        for m in after[:2]:
            mention = scene.mentions[m]
            if mention.start >= passage.outer_end and scene.paragraph(mention.start) == scene.paragraph(
                passage.outer_end - 1
            ):
                distance = mention.sentence - scene.sentence_at(passage.outer_end - 1)
                values["subject after"] = max(
                    values.get("subject after", 0.0), float(mention.subject and distance <= 1)
                )
                values["mentioned after"] = 1.0
        return values

    def _told_near(self, entity: int, anchor: int, pronoun: int | None) -> list[int]:
        """Eight or nine mentions of an entity before ``anchor`` and the next two, outside quotations."""
        told = self.told.get(entity, ())
        split = bisect.bisect_left(told, anchor, key=lambda m: self.scene.mentions[m].start)
        return [m for m in told[max(0, split - 9) : split + 3] if m != pronoun]

    def _closest(self, anchor: int, paragraph: int, pronoun: int | None) -> int | None:
        """The entity of the last subject before ``anchor`` in its paragraph, outside quotations."""
        scene = self.scene
        start = scene.paragraphs[paragraph].start if paragraph >= 0 else 0
        last = bisect.bisect_left(scene.mentions, anchor, key=lambda mention: mention.start)
        for m in range(last - 1, -1, -1):
            mention = scene.mentions[m]
            if mention.start < start:
                return None
            if mention.subject and self.outside[m] and m != pronoun and scene.can_speak(m):
                return scene.entity(m)
        return None

    @cached_property
    def turns(self) -> tuple[int, ...]:
        """For each passage the number of its turn: quotations that a reader takes to be one speaker's.

        A new paragraph is a new turn, and so is a quotation right after the closing mark of another. A
        quotation in a quotation belongs to no turn.
        """
        turns: list[int] = []
        turn = -1
        previous: Passage | None = None
        for index, passage in enumerate(self.scene.passages):
            if not passage.marked or self.scene.quotation_around(index) is not None:
                turns.append(-1)
                continue
            if previous is None or self._changes(previous, passage):
                turn += 1
            turns.append(turn)
            previous = passage
        return tuple(turns)

    def _changes(self, previous: Passage, passage: Passage) -> bool:
        if passage.utterance == previous.utterance:
            return False
        gap = self.scene.text[previous.outer_end : passage.outer_start]
        if self.scene.paragraph(previous.end - 1) != self.scene.paragraph(passage.start):
            return True
        return not any(character.isalnum() for character in gap)

    def speaker_of_turn(self, turn: int, found: Answers, skip: int = -1) -> int | None:
        """Who speaks a turn, as far as its quotations other than number ``skip`` tell."""
        for number in self._by_turn.get(turn, ()):
            speaker = found.entity(number)
            if number != skip and speaker is not None:
                return speaker
        return None

    @cached_property
    def _by_turn(self) -> dict[int, list[int]]:
        table: dict[int, list[int]] = {}
        for number, turn in enumerate(self.turns):
            if turn >= 0:
                table.setdefault(turn, []).append(number)
        return table

    @cached_property
    def called(self) -> Mapping[int, frozenset[int]]:
        """For each turn the entities that it calls by name."""
        table: dict[int, set[int]] = {}
        for turn, passages in self._by_turn.items():
            for passage in (self.scene.passages[number] for number in passages):
                for mention in self.scene.mentions_within(passage):
                    entity = self.scene.entity(mention)
                    if entity is not None and is_vocative(self.scene, passage, mention):
                        table.setdefault(turn, set()).add(entity)
        return {turn: frozenset(entities) for turn, entities in table.items()}

    def asks(self, turn: int) -> bool:
        """Whether a turn ends in a question."""
        passage = self.scene.passages[self._by_turn[turn][-1]]
        return self.scene.text[passage.start : passage.end].rstrip(" ,\"'”’.…").endswith("?")

    def narration_between(self, turn: int, other: int) -> int:
        """How many sentences of narration separate two turns."""
        one, two = sorted((turn, other))
        if one < 0 or two >= len(self._by_turn):
            return 99
        first = self.scene.passages[self._by_turn[one][-1]]
        second = self.scene.passages[self._by_turn[two][0]]
        return self.scene.sentence_at(second.start) - self.scene.sentence_at(first.end - 1)

    def _turns(self, index: int, entity: int, found: Answers) -> dict[str, float]:
        values = self._neighbours(index, entity, found)
        turn = self.turns[index]
        if turn < 0:
            return values
        own = self.speaker_of_turn(turn, found, index)
        values["speaker of the turn"] = float(own == entity)
        values["other speaker in the turn"] = float(own is not None and own != entity)
        values["called in the turn"] = float(entity in self.called.get(turn, ()))
        for side, other in (("before", turn - 1), ("after", turn + 1)):
            if self.narration_between(turn, other) <= 4:
                values[f"called in the turn {side}"] = float(entity in self.called.get(other, ()))
        for step in (1, 2, 3, 4):
            for side, other in (("before", turn - step), ("after", turn + step)):
                near = self.narration_between(turn, other)
                if near > 3 + 4 * step:
                    continue
                speaker = self.speaker_of_turn(other, found)
                if speaker is None:
                    continue
                values[f"speaker {step} turns {side}"] = float(speaker == entity)
                if near <= 1 + 2 * step:
                    values[f"speaker {step} turns {side}, near"] = float(speaker == entity)
        return values

    def _neighbours(self, index: int, entity: int, found: Answers) -> dict[str, float]:
        """Who speaks in the quotations of any kind just before and after."""
        scene, passage = self.scene, self.scene.passages[index]
        values: dict[str, float] = {}
        before = next(
            (n for n in range(index - 1, max(-1, index - 8), -1) if found.entity(n) is not None), None
        )
        if before is not None and found.entity(before) == entity:
            previous = scene.passages[before]
            distance = scene.paragraph(passage.start) - scene.paragraph(previous.end - 1)
            values["spoke last"] = 1.0
            values["spoke last in paragraph"] = float(distance == 0)
            values["spoke last, next paragraph"] = float(distance == 1)
            values["spoke last, far"] = float(distance > 2)
            between = scene.text[previous.outer_end : passage.outer_start].rstrip(" ,\"'„“”‘’\n-–—")
            values["spoke last, before a question"] = float(between.endswith("?") and len(between) > 8)
        spoken, known = found.spoken(entity, index)
        values["speaks elsewhere"] = float(spoken > 0)
        values["share of speech"] = spoken / max(1, known)
        after = next(
            (n for n in range(index + 1, min(len(found), index + 3)) if found.entity(n) is not None), None
        )
        if after is not None and found.entity(after) == entity:
            other = scene.passages[after]
            values["speaks next"] = 1.0
            values["speaks next in paragraph"] = float(
                scene.paragraph(other.start) == scene.paragraph(passage.start)
            )
        return values

    def _nature(self, index: int, entity: int, pronoun: int | None) -> dict[str, float]:
        scene, passage = self.scene, self.scene.passages[index]
        kind = scene.resolution.types[entity]
        mentions, profile = self.by_entity.get(entity, ()), self._profile(entity)
        first, last = (
            bisect.bisect_left(mentions, offset, key=lambda m: scene.mentions[m].start)
            for offset in (passage.start, passage.end)
        )
        first_person = any(
            scene.mentions[m].person == 1 and scene.mentions[m].number == "sing"
            for m in scene.mentions_within(passage)
        )
        values = {
            "person": float(kind is EntityType.PERSON),
            "unknown type": float(kind is None),
            "organisation": float(kind is EntityType.ORGANISATION),
            "group": float(kind is EntityType.GROUP),
            "organisation says I": float(first_person and kind not in {EntityType.PERSON, None}),
            "has a name": float(profile.named),
            "only described": float(not profile.named),
            "frequency": min(1.0, 3 * self.frequency.get(entity, 0.0)),
            "in heading": float(entity in self.in_heading),
            "named in quotation": float(
                any(scene.mentions[m].form is not Form.PRONOUN for m in mentions[first:last])
            ),
            "place": float(profile.place),
            "is a subject": float(profile.subject),
        }
        if pronoun is not None:
            candidate = scene.mentions[pronoun]
            gender = scene.resolution.genders[entity]
            values["gender agrees"] = float(bool(gender) and gender == candidate.gender)
            values["gender differs"] = float(
                bool(gender) and bool(candidate.gender) and gender != candidate.gender
            )
            values["number differs"] = float(candidate.number == "sing" and profile.plural)
            values["resolved so"] = float(scene.entity(pronoun) == entity)
        return values


@frozen
class Correction:
    """From the probability that a ranker gives its best candidate to how often that is right.

    A line on the scale of log odds (Platt 1999, "Probabilistic outputs for support vector machines").

    :param slope: below 1 the ranker is too sure, above it too modest.
    :param offset: added to the log odds.
    """

    slope: float = 1.0
    offset: float = 0.0

    def __call__(self, probability: float) -> float:
        """How often a candidate of this probability is right, 0 to 1."""
        inside = min(max(probability, LEAST), 1 - LEAST)
        odds = self.slope * math.log(inside / (1 - inside)) + self.offset
        return 1 / (1 + math.exp(-odds))


@frozen
class Ranker:
    """Weights of features, and how sure the best candidate must be.

    :param weights: weight of each feature.
    :param threshold: least probability of the best candidate; below it the ranker abstains.
    :param story: corrects its probabilities in stories with dialogue.
    :param report: corrects them in other texts.
    """

    weights: Mapping[str, float]
    threshold: float = 0.0
    story: Correction = Correction()
    report: Correction = Correction()

    def confidence(self, probability: float, *, dialogue: bool) -> float:
        """How often the best candidate is right that has this probability, 0 to 1."""
        return (self.story if dialogue else self.report)(probability)

    def probabilities(self, candidates: Sequence[Mapping[str, float]]) -> list[float]:
        """The probability of each candidate, given the features of all."""
        scores = [sum(self.weights.get(name, 0.0) * value for name, value in c.items()) for c in candidates]
        top = max(scores, default=0.0)
        exponentials = [math.exp(score - top) for score in scores]
        total = sum(exponentials)
        return [value / total for value in exponentials]


@cache
def load_ranker(code: str) -> Ranker:
    """The ranker of speakers that comes with the language ``code``."""
    data = json.loads(files("quoteattr.languages").joinpath(code, "speaker_weights.json").read_text("utf-8"))
    story, report = (Correction(**data["confidence"][kind]) for kind in ("story", "report"))
    return Ranker(data["weights"], data["threshold"], story, report)
