"""Whose words stand in a heading: what it repeats of the text below, whom it names, who speaks there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import regex
from attrs import frozen

from quoteattr.stages.attribution.attributions import Attributions
from quoteattr.stages.attribution.cast import Cast
from quoteattr.stages.indices import EntityIndex, PassageIndex, SentenceIndex, indices, numbered
from quoteattr.stages.quotations import Passage
from quoteattr.stages.scene import Scene

__all__ = ["Heading", "Headings"]

_CONTENT_WORD = 4
"""Least characters of a word that tells what a passage is about."""

_STEM = 6
"""Characters at the beginning of a word that tell it from others, whatever its ending."""

_COMMON = 50
"""Passages or sentences, at least, that share a word which tells nothing."""

_WORD = regex.compile(r"\w+")

_Place = TypeVar("_Place", PassageIndex, SentenceIndex)


@frozen
class Headings:
    """The words of a scene, looked up by where they stand below its headings.

    Each table is made when it is first asked for.
    """

    scene: Scene
    cast: Cast

    def of(self, index: PassageIndex, speakers: Attributions) -> Heading:
        """A passage in a heading.

        :param speakers: who speaks the other passages, as far as is known.
        """
        return Heading(self, index, self.scene.passages[index], speakers)

    def in_passages(self, passage: Passage) -> Mapping[PassageIndex, float]:
        """For each passage below the share of the words that it has; what stands in few weighs more."""
        return _shares(self.words(passage), self._passages_with)

    def in_sentences(self, passage: Passage) -> Mapping[SentenceIndex, float]:
        """The same for each sentence below."""
        return _shares(self.words(passage), self._sentences_with)

    def words(self, passage: Passage) -> set[str]:
        """How the words begin that tell what a passage is about, in lower case."""
        return _words(self.scene.text, passage.start, passage.end)

    @cached_property
    def _passages_with(self) -> Mapping[str, Sequence[PassageIndex]]:
        rows = numbered(PassageIndex, self.scene.passages)
        return _table(
            (index, self.words(passage)) for index, passage in rows if not self.scene.is_heading(passage)
        )

    @cached_property
    def _sentences_with(self) -> Mapping[str, Sequence[SentenceIndex]]:
        scene = self.scene
        return _table(
            (index, _words(scene.text, sentence.start, sentence.end))
            for index, sentence in numbered(SentenceIndex, scene.sentences)
            if not scene.paragraphs[sentence.paragraph].heading
        )


@frozen
class Heading:
    """A passage in a heading, with what is the same whoever speaks it.

    :param headings: the words of its text.
    :param index: its index.
    :param speakers: who speaks the other passages, as far as is known.
    """

    headings: Headings
    index: PassageIndex
    passage: Passage
    speakers: Attributions

    def features(self, entity: EntityIndex) -> dict[str, float]:
        """What the heading repeats of an entity, how it names it, and what the entity says below.

        *Bond 'verrast' door plan* above *"Verrast", zegt Smit* — Union 'surprised' by plan, above:
        "Surprised", says Smit.
        """
        own = self._echoes.get(entity, 0.0)
        others = max((share for other, share in self._echoes.items() if other != entity), default=0.0)
        values = {
            "echo": own,
            "echo beside others": own - others,
            "echo in a sentence": self._echoes_in_sentences.get(entity, 0.0),
            "subject of the heading": float(entity in self._subjects),
            "before the colon": float(entity in self._before_colon),
            "first below": float(entity in self._below[:1]),
            "share below": self._below.count(entity) / max(1, len(self._below)),
        }
        return {name: value for name, value in values.items() if value}

    @cached_property
    def _echoes(self) -> Mapping[EntityIndex, float]:
        """For each entity the greatest share of the words of the heading in one of its quotations."""
        shares: dict[EntityIndex, float] = {}
        for other, share in self.headings.in_passages(self.passage).items():
            entity = self.speakers.entity(other)
            if entity is not None:
                shares[entity] = max(share, shares.get(entity, 0.0))
        return shares

    @cached_property
    def _echoes_in_sentences(self) -> Mapping[EntityIndex, float]:
        """For each entity the greatest share of the words of the heading in a sentence that tells of it."""
        scene, outside = self.headings.scene, self.headings.cast.outside
        shares: dict[EntityIndex, float] = {}
        for sentence, share in self.headings.in_sentences(self.passage).items():
            for mention in scene.mentions_in(sentence):
                entity = scene.entity(mention)
                if entity is not None and outside[mention]:
                    shares[entity] = max(share, shares.get(entity, 0.0))
        return shares

    @cached_property
    def _number(self) -> int:
        """The index of its paragraph."""
        return self.headings.scene.paragraph(self.passage.start)

    @cached_property
    def _subjects(self) -> frozenset[EntityIndex | None]:
        """Who is a subject in the heading, outside the passage."""
        scene, bounds = self.headings.scene, self.headings.scene.paragraphs[self._number]
        around = (
            *scene.mentions_between(bounds.start, self.passage.outer_start),
            *scene.mentions_between(self.passage.outer_end, bounds.end),
        )
        return frozenset(scene.entity(index) for index in around if scene.mentions[index].subject)

    @cached_property
    def _before_colon(self) -> frozenset[EntityIndex | None]:
        """Whom the heading names before the colon in front of the passage."""
        scene, start = self.headings.scene, self.headings.scene.paragraphs[self._number].start
        if not scene.text[start : self.passage.outer_start].rstrip().endswith(":"):
            return frozenset()
        return frozenset(map(scene.entity, scene.mentions_between(start, self.passage.outer_start)))

    @cached_property
    def _below(self) -> Sequence[EntityIndex]:
        """Who speaks below, up to the next heading that quotes; to the end, below the title."""
        scene, speakers = self.headings.scene, []
        for index in indices(PassageIndex, range(self.index + 1, len(self.speakers))):
            if not scene.is_heading(scene.passages[index]):
                speakers.append(self.speakers.entity(index))
            elif self._number and scene.paragraph(scene.passages[index].start) != self._number:
                break
        return [speaker for speaker in speakers if speaker is not None]


def _words(text: str, start: int, end: int) -> set[str]:
    words = _WORD.findall(text[start:end].casefold())
    return {word[:_STEM] for word in words if len(word) >= _CONTENT_WORD} or set(words)


def _table(rows: Iterable[tuple[_Place, set[str]]]) -> dict[str, list[_Place]]:
    table: dict[str, list[_Place]] = {}
    for index, words in rows:
        for word in words:
            table.setdefault(word, []).append(index)
    return {word: places for word, places in table.items() if len(places) < _COMMON}


def _shares(words: Iterable[str], places: Mapping[str, Sequence[_Place]]) -> dict[_Place, float]:
    weights = {word: 1 / max(1, len(places.get(word, ()))) for word in sorted(words)}
    shares: dict[_Place, float] = {}
    for word, weight in weights.items():
        for place in places.get(word, ()):
            shares[place] = shares.get(place, 0.0) + weight
    total = sum(weights.values())
    return {place: share / total for place, share in shares.items()}
