"""Whom the narrator mentions before a place in a paragraph, told from tables that are made once."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from functools import cached_property

from attrs import frozen

from quoteattr.stages.attribution.cast import Cast
from quoteattr.stages.indices import EntityIndex, MentionIndex, SentenceIndex, numbered
from quoteattr.stages.scene import Scene

__all__ = ["Narration", "Stretch"]


@frozen
class Narration:
    """The mentions outside quotations that could speak, in text order.

    Each table is made when it is first asked for; a place in one is the place of a mention among these.
    """

    scene: Scene
    cast: Cast

    def stretch(self, start: int, following: MentionIndex) -> Stretch:
        """Those that begin from ``start`` on and stand before the mention ``following``."""
        first = bisect.bisect_left(self.mentions, self.scene.first_mention_from(start))
        return Stretch(self, first, bisect.bisect_left(self.mentions, following))

    @cached_property
    def mentions(self) -> Sequence[MentionIndex]:
        """Their indices."""
        outside, can_speak = self.cast.outside, self.scene.can_speak
        rows = numbered(MentionIndex, self.scene.mentions)
        return [index for index, _ in rows if outside[index] and can_speak(index)]

    @cached_property
    def subjects(self) -> Sequence[int]:
        """The places of subjects."""
        table = self.scene.mentions
        return [place for place, index in enumerate(self.mentions) if table[index].subject]

    @cached_property
    def alone_since(self) -> Sequence[int]:
        """For each place the first from which on all mentions up to it are of the same entity."""
        entities = [self.scene.entity(index) for index in self.mentions]
        since: list[int] = []
        for place, entity in enumerate(entities):
            since.append(since[-1] if place and entities[place - 1] == entity else place)
        return since


@frozen
class Stretch:
    """A stretch of the narration, from the place ``first`` on and before the place ``end``."""

    narration: Narration
    first: int
    end: int

    @cached_property
    def nearest(self) -> EntityIndex | None:
        """The entity of the last mention."""
        return self._entity(self.end - 1) if self.first < self.end else None

    @cached_property
    def closest(self) -> EntityIndex | None:
        """The entity of the last subject."""
        subject = self._last_subject
        return None if subject < 0 else self._entity(self.narration.subjects[subject])

    @cached_property
    def opening(self) -> EntityIndex | None:
        """The first subject of the last sentence that has one."""
        subject, subjects = self._last_subject, self.narration.subjects
        if subject < 0:
            return None
        sentence = self._sentence(subjects[subject])
        while (
            subject
            and subjects[subject - 1] >= self.first
            and self._sentence(subjects[subject - 1]) == sentence
        ):
            subject -= 1
        return self._entity(subjects[subject])

    @cached_property
    def only(self) -> EntityIndex | None:
        """The entity of all mentions, where it is one."""
        if self.first < self.end and self.narration.alone_since[self.end - 1] <= self.first:
            return self._entity(self.first)
        return None

    def since(self, sentence: SentenceIndex) -> frozenset[EntityIndex | None]:
        """The entities of the mentions from a sentence on."""
        place = self.end
        while place > self.first and self._sentence(place - 1) >= sentence:
            place -= 1
        return frozenset(self._entity(between) for between in range(place, self.end))

    @cached_property
    def _last_subject(self) -> int:
        """The place of the last subject among the subjects, -1 if there is none."""
        subjects = self.narration.subjects
        last = bisect.bisect_left(subjects, self.end) - 1
        return last if last >= 0 and subjects[last] >= self.first else -1

    def _entity(self, place: int) -> EntityIndex | None:
        return self.narration.scene.entity(self.narration.mentions[place])

    def _sentence(self, place: int) -> SentenceIndex:
        return self.narration.scene.mentions[self.narration.mentions[place]].sentence
