"""The turns of a text: quotations that a reader takes to be one speaker's, and whether a story tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from statistics import median

from attrs import frozen

from quoteattr.schema import Kind
from quoteattr.stages.attribution.attributions import Attributions
from quoteattr.stages.attribution.stories import ending, is_story
from quoteattr.stages.attribution.vocatives import is_vocative
from quoteattr.stages.indices import EntityIndex, PassageIndex, numbered
from quoteattr.stages.quotations import Passage
from quoteattr.stages.scene import Scene

__all__ = ["NO_TURN", "Turns", "asks"]

NO_TURN = -1
"""Stands for the turn of a passage that belongs to none."""

_FAR = 99
"""Sentences between a turn and one that there is not: more than anybody asks for."""

_USUAL_TURN = 100
"""Greatest median length of the turns of a dialogue, in code points; what news quotes is longer."""


@frozen
class Turns:
    """The turns of a scene, numbered in text order.

    Each table is made when it is first asked for.
    """

    scene: Scene

    @cached_property
    def in_story(self) -> bool:
        """Whether the text is a story with dialogue."""
        return is_story(self.scene)

    @cached_property
    def in_dialogue(self) -> bool:
        """Whether it is a story in which people talk to each other, in turns that are short."""
        lengths = [p.end - p.start for p in self.scene.passages if p.kind is Kind.DIRECT]
        return self.in_story and median(lengths) <= _USUAL_TURN

    def in_heading(self, passage: Passage) -> bool:
        """Whether a passage stands in a heading, and not in a story, where a short line is none."""
        return not self.in_story and self.scene.is_heading(passage)

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
    def called_by(self) -> Mapping[PassageIndex, frozenset[EntityIndex]]:
        """For each passage of a turn that calls somebody by name the entities that it calls."""
        scene, table = self.scene, {}
        for index in (index for passages in self._passages.values() for index in passages):
            passage = scene.passages[index]
            called = frozenset(
                entity
                for mention in scene.mentions_within(passage)
                if (entity := scene.entity(mention)) is not None and is_vocative(scene, passage, mention)
            )
            if called:
                table[index] = called
        return table

    @cached_property
    def called(self) -> Mapping[int, frozenset[EntityIndex]]:
        """For each turn the entities that it calls by name."""
        table: dict[int, frozenset[EntityIndex]] = {}
        for index, called in self.called_by.items():
            turn = self.of_passages[index]
            table[turn] = table.get(turn, frozenset()) | called
        return table

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
    return ending(scene, passage) == "?"
