"""The turns of a text: quotations that a reader takes to be one speaker's, and whether a story tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from statistics import median

from attrs import frozen

from quoteattr.schema import Form, Kind
from quoteattr.stages.attribution.attributions import Attributions
from quoteattr.stages.attribution.vocatives import is_vocative
from quoteattr.stages.indices import EntityIndex, PassageIndex, numbered
from quoteattr.stages.quotations import Passage
from quoteattr.stages.reports import CueClass
from quoteattr.stages.scene import Scene

__all__ = ["NO_TURN", "Turns", "asks"]

NO_TURN = -1
"""Stands for the turn of a passage that belongs to none."""

_FAR = 99
"""Sentences between a turn and one that there is not: more than anybody asks for."""

_LEAST_QUOTATIONS = 6
"""A story with dialogue has at least so many direct quotations."""

_LIVELY = 0.15
"""Least share of the direct quotations of a story that ask or exclaim."""

_TOKENS_A_SOURCE = 800
"""A news text names a source with *volgens* or *aldus* at least once in so many tokens."""

_SEVERAL_NAMES = 5
"""From how many names on it tells something that most of them are of several words."""

_TOLD_IN_PAST = 0.3
"""Least share of the cues of a story that are in the past tense."""

_USUAL_TURN = 100
"""Greatest median length of the turns of a dialogue, in code points; what news quotes is longer."""

_CLOSING = " ,\"'”’.…"
"""What may stand behind the question mark or the exclamation mark of a quotation."""


@frozen
class Turns:
    """The turns of a scene, numbered in text order.

    Each table is made when it is first asked for.
    """

    scene: Scene

    @cached_property
    def in_story(self) -> bool:
        """Whether the text is a story with dialogue: many questions and exclamations, told in the past.

        A news text gives itself away by its sources (*volgens de politie*, according to the police) and by
        full names, where a story calls people by one.
        """
        direct = [passage for passage in self.scene.passages if passage.kind is Kind.DIRECT]
        if len(direct) < _LEAST_QUOTATIONS or self._cites_sources or not self._is_told_in_past:
            return False
        if self._gives_full_names:
            return False
        lively = sum(_ending(self.scene, passage) in {"?", "!"} for passage in direct)
        return lively >= _LIVELY * len(direct)

    @property
    def _cites_sources(self) -> bool:
        sources = sum(report.cue_class is CueClass.PREPOSITION for report in self.scene.reports)
        tokens = sum(len(sentence.texts) for sentence in self.scene.sentences)
        return sources * _TOKENS_A_SOURCE > tokens

    @property
    def _gives_full_names(self) -> bool:
        names = [mention.name for mention in self.scene.mentions if mention.form is Form.NAME]
        return len(names) >= _SEVERAL_NAMES and 2 * sum(" " in name for name in names) > len(names)

    @property
    def _is_told_in_past(self) -> bool:
        scene = self.scene
        cues = [scene.sentences[report.sentence].tokens[report.cue] for report in scene.reports]
        told = [cue for cue in cues if "Tense=" in cue.feats and not scene.in_marked(cue.start)]
        past = sum("Tense=Past" in cue.feats for cue in told)
        return past >= _TOLD_IN_PAST * len(told)

    @cached_property
    def in_dialogue(self) -> bool:
        """Whether it is a story in which people talk to each other, in turns that are short."""
        lengths = [p.end - p.start for p in self.scene.passages if p.kind is Kind.DIRECT]
        return self.in_story and median(lengths) <= _USUAL_TURN

    @cached_property
    def of_passages(self) -> tuple[int, ...]:
        """For each passage the number of its turn, :data:`NO_TURN` where it belongs to none.

        A new paragraph is a new turn, and so is a quotation right after the closing mark of another. A
        quotation in a quotation belongs to no turn.
        """
        turns: list[int] = []
        turn = NO_TURN
        previous: Passage | None = None
        for index, passage in numbered(PassageIndex, self.scene.passages):
            if not passage.marked or self.scene.marked_around(index) is not None:
                turns.append(NO_TURN)
                continue
            if previous is None or self._changes(previous, passage):
                turn += 1
            turns.append(turn)
            previous = passage
        return tuple(turns)

    def _changes(self, previous: Passage, passage: Passage) -> bool:
        if passage.utterance == previous.utterance:
            return False
        if self.scene.paragraph(previous.end - 1) != self.scene.paragraph(passage.start):
            return True
        between = self.scene.text[previous.outer_end : passage.outer_start]
        return not any(character.isalnum() for character in between)

    @cached_property
    def _passages(self) -> Mapping[int, Sequence[PassageIndex]]:
        """The passages of each turn."""
        table: dict[int, list[PassageIndex]] = {}
        for index, turn in numbered(PassageIndex, self.of_passages):
            if turn != NO_TURN:
                table.setdefault(turn, []).append(index)
        return table

    def speaker(
        self, turn: int, speakers: Attributions, skip: PassageIndex | None = None
    ) -> EntityIndex | None:
        """Who speaks a turn, as far as its passages other than ``skip`` tell."""
        for index in self._passages.get(turn, ()):
            speaker = speakers.entity(index)
            if index != skip and speaker is not None:
                return speaker
        return None

    @cached_property
    def called(self) -> Mapping[int, frozenset[EntityIndex]]:
        """For each turn the entities that it calls by name."""
        table: dict[int, set[EntityIndex]] = {}
        for turn, passages in self._passages.items():
            for passage in (self.scene.passages[index] for index in passages):
                for mention in self.scene.mentions_within(passage):
                    entity = self.scene.entity(mention)
                    if entity is not None and is_vocative(self.scene, passage, mention):
                        table.setdefault(turn, set()).add(entity)
        return {turn: frozenset(entities) for turn, entities in table.items()}

    def asks(self, turn: int) -> bool:
        """Whether a turn ends in a question."""
        return asks(self.scene, self.scene.passages[self._passages[turn][-1]])

    def narration_between(self, turn: int, other: int) -> int:
        """How many sentences of narration separate two turns."""
        one, two = (turn, other) if turn < other else (other, turn)
        if one < 0 or two >= len(self._passages):
            return _FAR
        first = self.scene.passages[self._passages[one][-1]]
        second = self.scene.passages[self._passages[two][0]]
        return self.scene.sentence_at(second.start) - self.scene.sentence_at(first.end - 1)


def asks(scene: Scene, passage: Passage) -> bool:
    """Whether a passage ends in a question."""
    return _ending(scene, passage) == "?"


def _ending(scene: Scene, passage: Passage) -> str:
    """The last character of a passage that may tell its tone."""
    return scene.text[passage.start : passage.end].rstrip(_CLOSING)[-1:]
