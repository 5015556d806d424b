"""What the ranker of addressees learns from: the choices in annotated dialogue.

The figures and the weights come from ``python -m quoteattr.training.speakers``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quoteattr.evaluation.gold import Gold
from quoteattr.stages.attribution import (
    Attribution,
    Cast,
    Ranker,
    Turns,
    attribute_addressees,
    speaking_jointly,
)
from quoteattr.stages.attribution.so_far import Listeners
from quoteattr.stages.indices import EntityIndex, PassageIndex
from quoteattr.stages.scene import Scene
from quoteattr.training.choices import Choice, entities_of, match

__all__ = ["addressee_choices"]


def addressee_choices(scene: Scene, gold: Gold, speakers: Sequence[Attribution]) -> tuple[Choice, ...]:
    """The choices among those who are present in a dialogue, with the answers that ``gold`` gives.

    :param speakers: who speaks, as the library finds it: that is what the ranker will have to go by.
    """
    cast = Cast(scene)
    matched = match(scene, gold)
    entities = entities_of(cast, (quote.addressee for quote in matched.values()))
    made: list[Choice] = []

    def choose(passages: Mapping[PassageIndex, Listeners]) -> tuple[EntityIndex | None, float]:
        for index, candidates in passages.items():
            if index in matched:
                wanted = matched[index].addressee
                right = {None} if wanted is None else set(entities[wanted])
                answers = [number for number, candidate in enumerate(candidates) if candidate in right]
                made.append(Choice(gold.id, tuple(candidates.values()), frozenset(answers)))
        return None, 1.0

    joint = speaking_jointly(scene, speakers)
    attribute_addressees(scene, cast, Turns(scene), speakers, joint, Ranker(), choose)
    return tuple(made)
