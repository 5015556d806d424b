"""What is known so far while passages get their speakers, and then their addressees: what rules are given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice

from attrs import field, frozen

from quoteattr.languages import CueLexicon
from quoteattr.parsing import Token
from quoteattr.schema import Medium
from quoteattr.stages.attribution.attributions import Attribution, Attributions
from quoteattr.stages.attribution.cast import Cast
from quoteattr.stages.attribution.features import SpeakerFeatures
from quoteattr.stages.attribution.model import Ranker
from quoteattr.stages.attribution.turns import Turns
from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex, SentenceIndex, numbered
from quoteattr.stages.quotations import Passage
from quoteattr.stages.reports import Report
from quoteattr.stages.scene import Scene

__all__ = ["AddresseesSoFar", "Choose", "Listeners", "SpeakersSoFar", "is_message"]

_MOST_SPEAKERS = 40
"""Entities that speak, at most, among which that of a heading is looked for."""

_KEPT_NOUNS = 20_000
"""How many lemmas are remembered with whether they name a message."""

Listeners = Mapping[EntityIndex | None, Mapping[str, float]]
"""The features of all who may listen to a passage; ``None`` stands for nobody."""

Choose = Callable[[Mapping[PassageIndex, Listeners]], tuple[EntityIndex | None, float]]
"""Chooses the entity that listens to passages said in one turn, ``None`` for nobody.

With it comes how probable that is, 0 to 1."""


@frozen
class SpeakersSoFar:
    """A scene and who speaks its passages, as far as is known.

    :param ranker: weighs candidates.
    :param found: the speakers so far, one for each passage.
    """

    scene: Scene
    cast: Cast
    turns: Turns
    ranker: Ranker
    found: Attributions

    def passage(self, index: PassageIndex) -> Passage:
        """A passage by its index."""
        return self.scene.passages[index]

    @cached_property
    def features(self) -> SpeakerFeatures:
        """The features of candidates."""
        return SpeakerFeatures(self.scene, self.cast, self.turns)

    def candidates(self, index: PassageIndex) -> list[EntityIndex]:
        """The entities that may speak a passage: those near, and for a heading all who speak.

        Not whom it calls by name: *"Kijk uit, Daan!" Daan sprong op.* — "Look out, Daan!" Daan jumped up.
        """
        near = self.cast.candidates(index, self.found)
        if self.turns.in_heading(self.passage(index)):
            speaking = (entity for entity in self.found.entities() if entity in self.cast.named)
            near = list(dict.fromkeys([*near, *islice(speaking, _MOST_SPEAKERS)]))
        called = self.turns.called_by.get(index, ())
        return [one for one in near if one not in called]

    def most_probable(
        self, candidates: Sequence[EntityIndex], index: PassageIndex, pronoun: MentionIndex | None = None
    ) -> tuple[EntityIndex, float]:
        """Which of the candidates speaks a passage, and how probable that is, 0 to 1; there is at least one.

        :param pronoun: the mention that is known to be the speaker, when only its entity is asked.
        """
        if len(candidates) == 1:
            return candidates[0], 1.0
        features = self.features.of(candidates, index, self.found, pronoun)
        probabilities = self.ranker.probabilities(features)
        best = max(range(len(candidates)), key=probabilities.__getitem__)
        return candidates[best], probabilities[best]


@frozen
class AddresseesSoFar:
    """A scene whose passages have their speakers, and to whom they are said, as far as is known.

    :param speakers: who speaks each passage.
    :param found: for each passage the mentions that it is said to, so far.
    :param choose: who of those present in a dialogue listens.
    :param told: whom words name as the addressee of a passage, once all passages were asked.
    :param chosen: who was chosen to listen to a passage, ``None`` for nobody.
    :param stated: how probable those are who were chosen, by passage.
    """

    scene: Scene
    cast: Cast
    turns: Turns
    speakers: Sequence[Attribution]
    found: list[tuple[MentionIndex, ...]]
    choose: Choose
    told: dict[PassageIndex, EntityIndex | None] = field(factory=dict, init=False, eq=False, repr=False)
    chosen: dict[PassageIndex, EntityIndex | None] = field(factory=dict, init=False, eq=False, repr=False)
    stated: dict[PassageIndex, float] = field(factory=dict, init=False, eq=False, repr=False)

    def passage(self, index: PassageIndex) -> Passage:
        """A passage by its index."""
        return self.scene.passages[index]

    def speaker(self, index: PassageIndex) -> EntityIndex | None:
        """The entity that speaks a passage."""
        attribution = self.speakers[index]
        return self.scene.entity(attribution.mention) if attribution.entity is None else attribution.entity

    def likely(self, index: PassageIndex) -> EntityIndex | None:
        """The entity that speaks a passage, also where it is not sure enough to be named."""
        likely = self.speakers[index].likely
        return self.speaker(index) if likely is None else likely

    @cached_property
    def attributions(self) -> Attributions:
        """The speakers as the tables of turns read them, also those who are not sure enough to be named."""
        return Attributions(one if one.likely is None else one.of(one.likely) for one in self.speakers)

    @cached_property
    def features(self) -> SpeakerFeatures:
        """What is told of those who may speak, and so may listen."""
        return SpeakerFeatures(self.scene, self.cast, self.turns)

    def report(self, index: PassageIndex) -> Report | None:
        """The report that ties the speaker of a passage."""
        report = self.speakers[index].report
        return None if report is None else self.scene.reports[report]

    def is_thought(self, index: PassageIndex) -> bool:
        """Whether a passage is thought, not said."""
        report = self.report(index)
        return report is not None and report.medium is Medium.THOUGHT

    @cached_property
    def labelled(self) -> Sequence[PassageIndex]:
        """The passages of lines that begin with who speaks, in text order."""
        return [index for index, passage in numbered(PassageIndex, self.scene.passages) if passage.labelled]

    @cached_property
    def labelled_speakers(self) -> frozenset[EntityIndex | None]:
        """Who speaks in lines that begin with that."""
        return frozenset(map(self.speaker, self.labelled))

    @cached_property
    def meetings(self) -> Mapping[SentenceIndex, Sequence[int]]:
        """For each sentence where phrases like *in gesprek met* (in a talk with) end, outside quotations."""
        scene, phrases = self.scene, self.scene.language.cues.meeting_phrases
        openings = {phrase.partition(" ")[0] for phrase in phrases}
        table: dict[SentenceIndex, list[int]] = {}
        for index, sentence in numbered(SentenceIndex, scene.sentences):
            if openings.isdisjoint(sentence.lowers):
                continue
            for token in sentence.tokens[:-2]:
                if token.lower in openings:
                    follower = sentence.tokens[token.index + 1]
                    if f"{token.lower} {follower.lower}" in phrases and not scene.in_marked(token.start):
                        table.setdefault(index, []).append(follower.end)
        return table

    @cached_property
    def messages(self) -> Mapping[SentenceIndex, Sequence[Token]]:
        """For each sentence the nouns for letters and the like, outside quotations."""
        scene, cues = self.scene, self.scene.language.cues
        table: dict[SentenceIndex, list[Token]] = {}
        for index, sentence in numbered(SentenceIndex, scene.sentences):
            for token in sentence.tokens:
                if is_message(token, cues) and not scene.in_marked(token.start):
                    table.setdefault(index, []).append(token)
        return table


def is_message(token: Token, cues: CueLexicon) -> bool:
    """Whether it is a noun for something that is written to somebody: *brief*, *open_brief*."""
    return token.upos == "NOUN" and _names_message(token.lemma, cues)


@lru_cache(_KEPT_NOUNS)
def _names_message(lemma: str, cues: CueLexicon) -> bool:
    return lemma.lower().replace("_", "").endswith(cues.message_nouns)
