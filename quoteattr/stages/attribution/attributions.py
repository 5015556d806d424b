"""Who speaks each passage, as far as is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from quoteattr.schema import Reason
from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex, ReportIndex

__all__ = ["Attribution", "Attributions"]


@frozen
class Attribution:
    """Who speaks a passage or is spoken to, or why nobody is said to speak it.

    A passage that has a speaker has a mention and no reason; one that has none has a reason and no mention.

    :param rule: name of the rule that decided, ``None`` where no rule applied.
    :param mention: the mention that speaks.
    :param report: the report that ties it, if one does.
    :param entity: the entity that speaks, ``None`` where the mention could not be resolved.
    :param confidence: probability that the speaker is right, or that the best candidate would be, 0 to 1.
    :param reason: why there is no speaker.
    :param likely: the entity that would speak it if less sure ones were named.
    :param name_confidence: probability that the entity and its name are right, 0 to 1; ``None`` where it is
        no other than ``confidence``.
    """

    rule: str | None
    mention: MentionIndex | None
    report: ReportIndex | None = None
    entity: EntityIndex | None = None
    confidence: float = 0.0
    reason: Reason | None = None
    name_confidence: float | None = None
    likely: EntityIndex | None = None

    def of(self, entity: EntityIndex | None) -> Attribution:
        """The same, spoken by another entity."""
        return evolve(self, entity=entity)


class Attributions:
    """Who speaks each passage of a text, as far as is known; ``None`` where that is open."""

    def __init__(self, attributions: Iterable[Attribution | None]) -> None:
        self._attributions = list(attributions)
        self._spoken: dict[EntityIndex | None, int] = {None: 0}
        self._voices = 0
        for attribution in self._attributions:
            self._count(attribution, 1)

    def __len__(self) -> int:
        return len(self._attributions)

    def __iter__(self) -> Iterator[Attribution | None]:
        return iter(self._attributions)

    def __getitem__(self, index: PassageIndex) -> Attribution | None:
        return self._attributions[index]

    def __setitem__(self, index: PassageIndex, attribution: Attribution | None) -> None:
        self._count(self._attributions[index], -1)
        self._attributions[index] = attribution
        self._count(attribution, 1)

    def _count(self, attribution: Attribution | None, step: int) -> None:
        entity = None if attribution is None else attribution.entity
        before = self._spoken.get(entity, 0)
        self._spoken[entity] = before + step
        if entity is not None:
            self._voices += (before + step > 0) - (before > 0)

    @property
    def known(self) -> int:
        """How many passages have an entity that speaks them."""
        return len(self) - self._spoken[None]

    @property
    def voices(self) -> int:
        """How many entities speak."""
        return self._voices

    def entity(self, index: PassageIndex) -> EntityIndex | None:
        """The entity that speaks a passage."""
        attribution = self._attributions[index]
        return None if attribution is None else attribution.entity

    def entities(self) -> Iterator[EntityIndex]:
        """Who speaks, in the order in which that was found."""
        return (entity for entity, times in self._spoken.items() if entity is not None and times > 0)

    def spoken(self, entity: EntityIndex, index: PassageIndex) -> tuple[int, int]:
        """How many passages other than that at ``index`` an entity speaks, and how many anybody does."""
        own = self.entity(index)
        known = len(self) - self._spoken[None]
        return self._spoken.get(entity, 0) - (own == entity), known - (own is not None)
