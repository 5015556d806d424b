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

from attrs import define, field, frozen

from quoteattr.schema import EntityType, Form, Kind
from quoteattr.stages.attribution.vocatives import is_vocative
from quoteattr.stages.entities import agrees
from quoteattr.stages.mentions import Mention
from quoteattr.stages.quotations import Passage
from quoteattr.stages.reports import CueClass
from quoteattr.stages.scene import Attributions, Scene

__all__ = ["ALWAYS", "LEAST", "Correction", "Ranker", "Stage", "in_settings", "load_ranker"]

_WINDOW = 14
"""How many sentences before a quotation candidates are taken from."""

_COLLECTIVE = frozenset({EntityType.GROUP, EntityType.ORGANISATION, EntityType.OUTLET})

_WINDOW_AFTER = 2
"""How many sentences after it."""

_TOKENS_A_SOURCE = 800
"""A report names a source with *volgens* or *aldus* at least once in so many tokens."""

_TOLD_IN_PAST = 0.3
"""Least share of the cues of a story that are in the past tense."""


ALWAYS = ""
"""The setting in which every feature has a weight."""

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
    def of(cls, mentions: Sequence[Mention]) -> _Profile:
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
        sources = sum(report.cue_class is CueClass.PREPOSITION for report in scene.reports)
        tokens = sum(len(sentence.texts) for sentence in scene.sentences)
        if sources * _TOKENS_A_SOURCE > tokens:
            return True
        cues = [scene.sentences[r.sentence].tokens[r.cue] for r in scene.reports]
        told = [cue for cue in cues if "Tense=" in cue.feats and not scene.in_direct(cue.start)]
        past = sum("Tense=Past" in cue.feats for cue in told)
        return past < _TOLD_IN_PAST * len(told)

    @cached_property
    def outside(self) -> tuple[bool, ...]:
        """For each mention whether it stands outside direct quotations."""
        hold = self.scene.marked.hold
        return tuple([not hold(mention.start, mention.start + 1) for mention in self.scene.mentions])

    @cached_property
    def by_entity(self) -> dict[int, list[int]]:
        """The mentions of each entity in text order."""
        table: dict[int, list[int]] = {}
        for index, entity in enumerate(self.scene.resolution.entity_of):
            if entity is not None:
                table.setdefault(entity, []).append(index)
        return table

    @property
    def narrator(self) -> int | None:
        """The entity that says *ik* outside quotations."""
        return self.scene.resolution.narrator

    @cached_property
    def frequency(self) -> dict[int, float]:
        """The share of each entity in all mentions outside quotations that are resolved."""
        counts = {
            entity: sum(self.outside[m] for m in mentions) for entity, mentions in self.by_entity.items()
        }
        total = max(1, sum(counts.values()))
        return {entity: count / total for entity, count in counts.items()}

    @cached_property
    def in_heading(self) -> frozenset[int | None]:
        """Entities that a heading names."""
        scene = self.scene
        return frozenset(
            scene.resolution.entity_of[mention]
            for paragraph in scene.paragraphs
            if paragraph.heading
            for mention in range(
                scene.first_mention_from(paragraph.start), scene.first_mention_from(paragraph.end)
            )
        ) - {None}

    @cached_property
    def named(self) -> frozenset[int | None]:
        """Entities that are named, described or speak in the first person outside quotations."""
        rows = zip(self.scene.mentions, self.scene.resolution.entity_of, self.outside, strict=True)
        return frozenset(
            entity
            for mention, entity, outside in rows
            if outside and (mention.form is not Form.PRONOUN or mention.person == 1)
        ) - {None}

    @cached_property
    def told(self) -> Mapping[int, Sequence[int]]:
        """The mentions of each entity outside direct quotations, in text order."""
        return {
            entity: [mention for mention in mentions if self.outside[mention]]
            for entity, mentions in self.by_entity.items()
        }

    def shown(self, entity: int, offset: int) -> int | None:
        """The mention that tells a reader of ``offset`` best who an entity is.

        The nearest name before it, else description, else pronoun.
        """
        clearest = self._clearest.get(entity)
        if clearest is None:
            by_form: dict[Form, list[int]] = {}
            for mention in self.told.get(entity, ()) or self.by_entity.get(entity, ()):
                by_form.setdefault(self.scene.mentions[mention].form, []).append(mention)
            clearest = next((by_form[form] for form in _CLEAREST_FIRST if form in by_form), ())
            self._clearest[entity] = clearest
        return self.scene.last_before(clearest, offset)

    @cached_property
    def _clearest(self) -> dict[int, Sequence[int]]:
        """For each entity that was asked for the mentions that tell best who it is."""
        return {}

    @cached_property
    def _profiles(self) -> dict[int, _Profile]:
        return {}

    def _profile(self, entity: int) -> _Profile:
        profile = self._profiles.get(entity)
        if profile is None:
            mentions = [self.scene.mentions[mention] for mention in self.by_entity.get(entity, ())]
            profile = self._profiles[entity] = _Profile.of(mentions)
        return profile

    def is_plural(self, entity: int) -> bool:
        """Whether one of its mentions is plural."""
        return self._profile(entity).plural

    def candidates(self, index: int, found: Attributions) -> list[int]:
        """Entities that are mentioned near passage number ``index``, or that speak beside it."""
        scene, passage = self.scene, self.scene.passages[index]
        here = scene.sentence_at(passage.outer_start)
        last = scene.sentence_at(max(passage.outer_start, passage.outer_end - 1))
        entities: dict[int, None] = {}
        for sentence in range(max(0, here - _WINDOW), min(len(scene.sentences), last + _WINDOW_AFTER + 1)):
            entities.update(self._present.get(sentence, {}))
        for other in range(max(0, index - 5), min(len(found), index + 3)):
            speaker = found.entity(other)
            if speaker is not None:
                entities[speaker] = None
        return list(entities)

    @cached_property
    def _present(self) -> Mapping[int, Mapping[int, None]]:
        """For each sentence the entities that it mentions outside quotations and that could speak."""
        scene, named = self.scene, self.named
        table: dict[int, dict[int, None]] = {}
        for index, (mention, entity) in enumerate(
            zip(scene.mentions, scene.resolution.entity_of, strict=True)
        ):
            if entity is not None and entity in named and self.outside[index] and scene.can_speak(index):
                table.setdefault(mention.sentence, {})[entity] = None
        return table

    def agrees(self, pronoun: int, entity: int) -> bool:
        """Whether a pronoun can stand for an entity, by gender and number."""
        if entity == self.narrator:
            return False
        known, profile = self.scene.resolution.entities[entity], self._profile(entity)
        return agrees(
            self.scene.mentions[pronoun],
            kind=known.type,
            gender=known.gender,
            named=profile.named,
            plural=profile.plural_by_words,
            collective=profile.plural_by_words or known.type in _COLLECTIVE,
        )

    def features(
        self, index: int, entities: Sequence[int], found: Attributions, pronoun: int | None = None
    ) -> list[dict[str, float]]:
        """What speaks for and against each of ``entities`` as the speaker of passage number ``index``.

        :param found: the attributions of the other passages, ``None`` where there is none yet.
        :param pronoun: the mention that is known to be the speaker, when only its entity is asked.
        """
        scene, passage = self.scene, self.scene.passages[index]
        if pronoun is None:
            anchor = passage.outer_start
            here = scene.sentence_at(max(0, anchor - 1))
        else:
            anchor = scene.mentions[pronoun].start
            here = scene.mentions[pronoun].sentence
        view = _View(
            stage=self,
            index=index,
            passage=passage,
            found=found,
            pronoun=pronoun,
            here=here,
            paragraph=scene.paragraph(anchor),
            following=scene.first_mention_from(anchor),
            within=scene.mentions_within(passage),
        )
        return [view.features(entity) for entity in entities]

    def settings(self, pronoun: int | None = None) -> tuple[str, ...]:
        """Where features have weights of their own besides those that they always have: stories, pronouns."""
        return (
            ALWAYS,
            *(["dialogue "] if self.dialogue else []),
            *(["pronoun "] if pronoun is not None else []),
        )

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

    def speaker_of_turn(self, turn: int, found: Attributions, skip: int = -1) -> int | None:
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
        one, two = (turn, other) if turn < other else (other, turn)
        if one < 0 or two >= len(self._by_turn):
            return 99
        first = self.scene.passages[self._by_turn[one][-1]]
        second = self.scene.passages[self._by_turn[two][0]]
        return self.scene.sentence_at(second.start) - self.scene.sentence_at(first.end - 1)

    @cached_property
    def _natures(self) -> dict[int, dict[str, float]]:
        return {}

    def nature(self, entity: int) -> Mapping[str, float]:
        """The features of an entity that are the same wherever it may speak."""
        nature = self._natures.get(entity)
        if nature is None:
            profile = self._profile(entity)
            frequency = self.frequency.get(entity, 0.0)
            values = {
                _TYPE_FEATURES.get(self.scene.resolution.entities[entity].type, ""): 1.0,
                "has a name" if profile.named else "only described": 1.0,
                "frequency": min(1.0, 3 * frequency),
                "in heading": float(entity in self.in_heading),
                "place": float(profile.place),
                "is a subject": float(profile.subject),
            }
            nature = {name: value for name, value in values.items() if name and value}
            self._natures[entity] = nature
        return nature


_TYPE_FEATURES = {
    EntityType.PERSON: "person",
    None: "unknown type",
    EntityType.ORGANISATION: "organisation",
    EntityType.GROUP: "group",
}


@define
class _View:
    """A quotation whose speaker is asked, with what is the same whoever of the candidates it is.

    :param stage: where it is spoken.
    :param index: its number.
    :param passage: where it stands.
    :param found: the attributions of the other passages.
    :param pronoun: the mention that is known to be the speaker, when only its entity is asked.
    :param here: index of the sentence of the pronoun, or that before the quotation.
    :param paragraph: index of the paragraph of the pronoun or the quotation.
    :param following: the first mention that does not begin before the pronoun or the quotation.
    :param within: the mentions in the quotation.
    """

    stage: Stage
    index: int
    passage: Passage
    found: Attributions
    pronoun: int | None
    here: int
    paragraph: int
    following: int
    within: range

    def features(self, entity: int) -> dict[str, float]:
        """What speaks for and against an entity, without what is nothing."""
        values = self._nearness(entity)
        values.update(self._turns(entity))
        values.update(self.stage.nature(entity))
        values.update(self._agreement(entity))
        return values

    # -- where it is mentioned -----------------------------------------------------------------------

    def _nearness(self, entity: int) -> dict[str, float]:
        told = self.stage.told.get(entity, ())
        split = bisect.bisect_left(told, self.following)
        values = self._mentioned_before(entity, told[max(0, split - 9) : split])
        if split < len(told):
            after = [mention for mention in told[split : split + 3] if mention != self.pronoun][:2]
            values.update(self._mentioned_after(after))
        return values

    def _mentioned_before(self, entity: int, mentions: Sequence[int]) -> dict[str, float]:
        if not mentions:
            return {"not mentioned before": 1.0}
        scene = self.stage.scene
        last = scene.mentions[mentions[-1]]
        gap = self.here - last.sentence
        in_paragraph = scene.sentences[last.sentence].paragraph == self.paragraph
        after_here = 1 + self.here
        values = {
            "recency": 1 / (1 + gap),
            "recent mentions": math.log1p(
                sum([1 / (after_here - scene.mentions[m].sentence) for m in mentions[-8:]])
            ),
        }
        if gap > 3:
            values["not in three sentences"] = 1.0
        if gap > 8:
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

    def _mentioned_after(self, mentions: Sequence[int]) -> dict[str, float]:
        scene, end = self.stage.scene, self.passage.outer_end
        values: dict[str, float] = {}
        for mention in [scene.mentions[m] for m in mentions]:
            if mention.start >= end and scene.paragraph(mention.start) == scene.paragraph(end - 1):
                values["mentioned after"] = 1.0
                if mention.subject and mention.sentence - scene.sentence_at(end - 1) <= 1:
                    values["subject after"] = 1.0
        return values

    @cached_property
    def _closest(self) -> int | None:
        """The entity of the last subject before the anchor in its paragraph, outside quotations."""
        scene = self.stage.scene
        start = scene.paragraphs[self.paragraph].start if self.paragraph >= 0 else 0
        for m in range(self.following - 1, -1, -1):
            mention = scene.mentions[m]
            if mention.start < start:
                return None
            if mention.subject and self.stage.outside[m] and scene.can_speak(m):
                return scene.entity(m)
        return None

    # -- who speaks before and after -----------------------------------------------------------------

    def _turns(self, entity: int) -> dict[str, float]:
        values: dict[str, float] = {}
        if self._spoke_last is not None and self._spoke_last[0] == entity:
            values.update(self._spoke_last[1])
        spoken, known = self.found.spoken(entity, self.index)
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
        return self.stage.turns[self.index]

    @cached_property
    def _own_turn(self) -> int | None:
        """Who speaks the rest of the turn."""
        if self._turn < 0:
            return None
        return self.stage.speaker_of_turn(self._turn, self.found, self.index)

    @cached_property
    def _called(self) -> Sequence[tuple[str, frozenset[int]]]:
        """Who is called by name in the turn and in those beside it."""
        stage, turn = self.stage, self._turn
        if turn < 0:
            return ()
        calling = [("called in the turn", stage.called.get(turn, frozenset()))]
        for side, other in (("before", turn - 1), ("after", turn + 1)):
            if other in stage.called and stage.narration_between(turn, other) <= 4:
                calling.append((f"called in the turn {side}", stage.called[other]))
        return calling

    @cached_property
    def _other_turns(self) -> Sequence[tuple[str, int]]:
        """Who speaks the turns before and after."""
        stage, turn = self.stage, self._turn
        if turn < 0:
            return ()
        speakers = []
        for step in (1, 2, 3, 4):
            for side, other in (("before", turn - step), ("after", turn + step)):
                near = stage.narration_between(turn, other)
                speaker = stage.speaker_of_turn(other, self.found) if near <= 3 + 4 * step else None
                if speaker is not None:
                    speakers.append((f"speaker {step} turns {side}", speaker))
                    if near <= 1 + 2 * step:
                        speakers.append((f"speaker {step} turns {side}, near", speaker))
        return speakers

    @cached_property
    def _spoke_last(self) -> tuple[int, Mapping[str, float]] | None:
        """Who speaks the last quotation of any kind before, and what that tells."""
        scene, passage, index = self.stage.scene, self.passage, self.index
        for number in range(index - 1, max(-1, index - 8), -1):
            speaker = self.found.entity(number)
            if speaker is None:
                continue
            previous = scene.passages[number]
            distance = scene.paragraph(passage.start) - scene.paragraph(previous.end - 1)
            between = scene.text[previous.outer_end : passage.outer_start].rstrip(" ,\"'„“”‘’\n-–—")
            told = {
                "spoke last": True,
                "spoke last in paragraph": distance == 0,
                "spoke last, next paragraph": distance == 1,
                "spoke last, far": distance > 2,
                "spoke last, before a question": between.endswith("?") and len(between) > 8,
            }
            return speaker, {name: 1.0 for name, holds in told.items() if holds}
        return None

    @cached_property
    def _speaks_next(self) -> tuple[int, Mapping[str, float]] | None:
        """Who speaks the next quotation of any kind, and what that tells."""
        scene, index = self.stage.scene, self.index
        for number in range(index + 1, min(len(self.found), index + 3)):
            speaker = self.found.entity(number)
            if speaker is None:
                continue
            values = {"speaks next": 1.0}
            if scene.paragraph(scene.passages[number].start) == scene.paragraph(self.passage.start):
                values["speaks next in paragraph"] = 1.0
            return speaker, values
        return None

    # -- whether it fits the quotation ---------------------------------------------------------------

    @cached_property
    def _says_i(self) -> bool:
        mentions = self.stage.scene.mentions
        return any(mentions[m].person == 1 and mentions[m].number == "sing" for m in self.within)

    def _agreement(self, entity: int) -> dict[str, float]:
        stage, scene, within = self.stage, self.stage.scene, self.within
        values: dict[str, float] = {}
        if self._says_i and scene.resolution.entities[entity].type not in {EntityType.PERSON, None}:
            values["organisation says I"] = 1.0
        mentions = stage.by_entity.get(entity, ())
        for place in range(bisect.bisect_left(mentions, within.start), len(mentions)):
            if mentions[place] >= within.stop:
                break
            if scene.mentions[mentions[place]].form is not Form.PRONOUN:
                values["named in quotation"] = 1.0
                break
        if self.pronoun is not None:
            candidate, gender = scene.mentions[self.pronoun], scene.resolution.entities[entity].gender
            if gender and gender == candidate.gender:
                values["gender agrees"] = 1.0
            elif gender and candidate.gender:
                values["gender differs"] = 1.0
            if candidate.number == "sing" and stage.is_plural(entity):
                values["number differs"] = 1.0
            if scene.entity(self.pronoun) == entity:
                values["resolved so"] = 1.0
        return values


def in_settings(values: Mapping[str, float], settings: Sequence[str]) -> dict[str, float]:
    """Each feature under the names of all its weights in these ``settings``."""
    return {setting + name: value for setting in settings for name, value in values.items()}


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

    :param weights: weight of each feature; behind the name of a setting, what is added to it there.
    :param threshold: least probability of the best candidate; below it the ranker abstains.
    :param story: corrects its probabilities in stories with dialogue.
    :param report: corrects them in other texts.
    """

    weights: Mapping[str, float]
    threshold: float = 0.0
    story: Correction = Correction()
    report: Correction = Correction()
    _sums: dict[tuple[str, ...], dict[str, float]] = field(factory=dict, init=False, eq=False, repr=False)

    def confidence(self, probability: float, *, dialogue: bool) -> float:
        """How often the best candidate is right that has this probability, 0 to 1."""
        return (self.story if dialogue else self.report)(probability)

    def probabilities(
        self, candidates: Sequence[Mapping[str, float]], settings: tuple[str, ...] = (ALWAYS,)
    ) -> list[float]:
        """The probability of each candidate, given the features of all in these ``settings``."""
        weights = self._weights_in(settings)
        scores = [
            sum([weights.get(name, 0.0) * value for name, value in features.items()])
            for features in candidates
        ]
        top = max(scores, default=0.0)
        exponentials = [math.exp(score - top) for score in scores]
        total = sum(exponentials)
        return [value / total for value in exponentials]

    def _weights_in(self, settings: tuple[str, ...]) -> Mapping[str, float]:
        """The weight of each feature where all its weights in these ``settings`` are added up."""
        if settings not in self._sums:
            sums: dict[str, float] = {}
            for setting in settings:
                for name, weight in self.weights.items():
                    if name.startswith(setting):
                        feature = name.removeprefix(setting)
                        sums[feature] = sums.get(feature, 0.0) + weight
            self._sums[settings] = sums
        return self._sums[settings]


@cache
def load_ranker(code: str) -> Ranker:
    """The ranker of speakers that comes with the language ``code``."""
    data = json.loads(files("quoteattr.languages").joinpath(code, "speaker_weights.json").read_text("utf-8"))
    story, report = (Correction(**data["confidence"][kind]) for kind in ("story", "report"))
    return Ranker(data["weights"], data["threshold"], story, report)
