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
from quoteattr.stages.scene import Attribution, Passage, Scene

__all__ = ["Ranker", "Stage", "load_ranker"]

_WINDOW = 14
"""How many sentences before a quotation candidates are taken from."""

_COLLECTIVE = frozenset({EntityType.GROUP, EntityType.ORGANISATION, EntityType.OUTLET})

_WINDOW_AFTER = 2
"""How many sentences after it."""


@frozen(slots=False)
class Stage:
    """A scene with the tables that the features are read from."""

    scene: Scene

    @cached_property
    def dialogue(self) -> bool:
        """Whether the text is narrative with dialogue, as in fiction: many questions and exclamations."""
        direct = [p for p in self.scene.passages if p.kind is Kind.DIRECT]
        if len(direct) < 6:
            return False
        ends = sum(self.scene.text[p.start : p.end].rstrip(" ,\"'”’").endswith(("?", "!")) for p in direct)
        return ends >= 0.15 * len(direct)

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
        headings = [p for p in self.scene.paragraphs if p.heading]
        return frozenset(
            entity
            for mention, entity in zip(self.scene.mentions, self.scene.resolution.entities, strict=True)
            if entity is not None and any(h.start <= mention.start < h.end for h in headings)
        )

    def candidates(self, passage: Passage, found: Sequence[Attribution | None]) -> list[int]:
        """Entities that are mentioned near ``passage``, or that speak before it."""
        scene = self.scene
        here = scene.sentence_at(passage.outer_start)
        last = scene.sentence_at(max(passage.outer_start, passage.outer_end - 1))
        entities: dict[int, None] = {}
        for sentence in range(max(0, here - _WINDOW), min(len(scene.sentences), last + _WINDOW_AFTER + 1)):
            for index in scene.mentions_in(sentence):
                entity = scene.entity(index)
                if entity is not None and self.outside[index] and scene.can_speak(index):
                    entities[entity] = None
        for attribution in found:
            if attribution is not None and attribution.entity is not None:
                entities[attribution.entity] = None
        return list(entities)

    def agrees(self, pronoun: int, entity: int) -> bool:
        """Whether a pronoun can stand for an entity, by gender and number."""
        scene = self.scene
        candidate, gender = scene.mentions[pronoun], scene.resolution.genders[entity]
        if candidate.gender and gender and candidate.gender != gender:
            return False
        plural = any(
            scene.mentions[m].number == "plur" and scene.mentions[m].form is not Form.PRONOUN
            for m in self.by_entity.get(entity, ())
        )
        if candidate.number == "sing":
            return not plural and scene.resolution.types[entity] in {None, EntityType.PERSON}
        return candidate.number != "plur" or plural or scene.resolution.types[entity] in _COLLECTIVE

    def features(
        self, index: int, entity: int, found: Sequence[Attribution | None], pronoun: int | None = None
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
        mentions = [m for m in self.by_entity.get(entity, ()) if self.outside[m] and m != pronoun]
        split = bisect.bisect_left(mentions, anchor, key=lambda m: scene.mentions[m].start)
        before, after = mentions[:split], mentions[split:]
        values: dict[str, float] = {}
        if before:
            last = scene.mentions[before[-1]]
            gap = here - last.sentence
            same = scene.paragraph(last.start) == paragraph
            values["recency"] = 1 / (1 + gap)
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

    def _turns(self, index: int, entity: int, found: Sequence[Attribution | None]) -> dict[str, float]:
        scene, passage = self.scene, self.scene.passages[index]
        before = [n for n in range(max(0, index - 12), index) if _speaker(found[n]) is not None]
        values: dict[str, float] = {}
        if before:
            previous = scene.passages[before[-1]]
            gap = scene.text[previous.outer_end : passage.outer_start]
            bare = not any(c.isalnum() for c in gap)
            same_paragraph = scene.paragraph(previous.start) == scene.paragraph(passage.start)
            distance = scene.paragraph(passage.start) - scene.paragraph(previous.end - 1)
            spoke = _speaker(found[before[-1]]) == entity
            values["spoke last"] = float(spoke)
            values["spoke last in paragraph"] = float(spoke and same_paragraph)
            values["spoke last, nothing between, one paragraph"] = float(spoke and bare and same_paragraph)
            values["spoke last, next paragraph"] = float(spoke and distance == 1)
            values["spoke last, next paragraph, nothing between"] = float(spoke and distance == 1 and bare)
            values["spoke last, far"] = float(spoke and distance > 2)
            marked = [n for n in before if scene.passages[n].marked]
            others = [n for n in marked if _speaker(found[n]) != _speaker(found[before[-1]])]
            if others:
                turn = _speaker(found[others[-1]]) == entity
                values["spoke before last"] = float(turn)
                values["spoke before last, next paragraph"] = float(turn and distance == 1)
                values["spoke before last, nothing between"] = float(turn and bare)
                values["spoke before last, nothing between, one paragraph"] = float(
                    turn and bare and same_paragraph
                )
        following = next((n for n in range(index + 1, min(len(found), index + 3)) if found[n] is not None), None)
        if following is not None and _speaker(found[following]) == entity:
            values["speaks next"] = 1.0
            other = scene.passages[following]
            values["speaks next in paragraph"] = float(
                scene.paragraph(other.start) == scene.paragraph(passage.start)
            )
        return values

    def _nature(self, index: int, entity: int, pronoun: int | None) -> dict[str, float]:
        scene, passage = self.scene, self.scene.passages[index]
        kind = scene.resolution.types[entity]
        mentions = self.by_entity.get(entity, ())
        forms = {scene.mentions[m].form for m in mentions}
        inside = [m for m in mentions if passage.start <= scene.mentions[m].start < passage.end]
        first_person = any(
            scene.mentions[m].person == 1 and scene.mentions[m].number == "sing"
            for s in range(scene.sentence_at(passage.start), scene.sentence_at(passage.end - 1) + 1)
            for m in scene.mentions_in(s)
            if passage.start <= scene.mentions[m].start < passage.end
        )
        values = {
            "person": float(kind is EntityType.PERSON),
            "unknown type": float(kind is None),
            "organisation": float(kind is EntityType.ORGANISATION),
            "group": float(kind is EntityType.GROUP),
            "organisation says I": float(first_person and kind not in {EntityType.PERSON, None}),
            "has a name": float(Form.NAME in forms),
            "only described": float(Form.NAME not in forms),
            "frequency": min(1.0, 3 * self.frequency.get(entity, 0.0)),
            "in heading": float(entity in self.in_heading),
            "named in quotation": float(any(scene.mentions[m].form is not Form.PRONOUN for m in inside)),
            "place": float(sum(scene.mentions[m].place for m in mentions) * 2 > len(mentions)),
            "is a subject": float(any(scene.mentions[m].subject for m in mentions)),
        }
        if pronoun is not None:
            candidate = scene.mentions[pronoun]
            gender = scene.resolution.genders[entity]
            values["gender agrees"] = float(bool(gender) and gender == candidate.gender)
            values["gender differs"] = float(
                bool(gender) and bool(candidate.gender) and gender != candidate.gender
            )
            plural = any(scene.mentions[m].number == "plur" for m in mentions)
            values["number differs"] = float(candidate.number == "sing" and plural)
            values["resolved so"] = float(scene.entity(pronoun) == entity)
        return values


def _speaker(attribution: Attribution | None) -> int | None:
    return attribution.entity if attribution is not None else None


@frozen
class Ranker:
    """Weights of features, and how sure the best candidate must be.

    :param weights: weight of each feature.
    :param threshold: least probability of the best candidate; below it the ranker abstains.
    """

    weights: Mapping[str, float]
    threshold: float = 0.0

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
    return Ranker(data["weights"], data["threshold"])
