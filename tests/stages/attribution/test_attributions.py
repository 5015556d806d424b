"""Who speaks each passage, as far as is known."""

from __future__ import annotations

from quoteattr.stages.attribution.attributions import Attribution, Attributions
from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex

ANNA, SMIT = EntityIndex(0), EntityIndex(1)


def by(entity: EntityIndex | None) -> Attribution:
    return Attribution("tag_after", MentionIndex(0), entity=entity)


def test_spoken() -> None:
    """What an entity speaks is counted without the passage that is asked about, also after a change."""
    first, second = PassageIndex(0), PassageIndex(1)
    speakers = Attributions([by(ANNA), None, by(ANNA), by(None)])
    assert speakers.spoken(ANNA, first) == (1, 1)
    assert speakers.spoken(ANNA, second) == (2, 2)
    assert speakers.spoken(SMIT, second) == (0, 2)
    speakers[first] = by(SMIT)
    assert speakers.entity(first) == SMIT
    assert speakers.spoken(ANNA, second) == (1, 2)
    speakers[first] = None
    assert speakers.spoken(SMIT, second) == (0, 1)


def test_of_another_entity() -> None:
    """The same mention, rule and confidence, for another entity."""
    attribution = Attribution("tag_after", MentionIndex(3), None, ANNA, 0.9)
    assert attribution.of(SMIT) == Attribution("tag_after", MentionIndex(3), None, SMIT, 0.9)
