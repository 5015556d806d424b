"""What the ranker of addressees learns from: the choices in annotated dialogue.

The figures and the weights come from ``python -m quoteattr.training.speakers``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from quoteattr.stages.attribution.addressees import attribute_addressees
from quoteattr.stages.attribution.features import Stage
from quoteattr.stages.scene import Attribution, Scene
from quoteattr.training.choices import Choice, gold_entities, match

__all__ = ["DECAY", "addressee_choices"]

DECAY = 2.0
"""How strongly the weights are held small: there are few texts and their dialogues differ."""


def addressee_choices(
    scene: Scene, gold: Mapping[str, Any], speakers: Sequence[Attribution]
) -> tuple[Choice, ...]:
    """The choices among those who are present in a dialogue, with the answers that ``gold`` gives.

    :param speakers: who speaks, as the library finds it: that is what the ranker will have to go by.
    """
    stage = Stage(scene)
    names = gold_entities(stage, gold)
    matched = match(scene, gold)
    found: list[Choice] = []

    def choose(index: int, candidates: Mapping[int | None, Mapping[str, float]]) -> int | None:
        if index not in matched or not scene.passages[index].marked:
            return None
        wanted = matched[index]["addressee"]
        right = {entity for name in wanted for entity in names.get(name, ())} if wanted else {None}
        answers = [number for number, candidate in enumerate(candidates) if candidate in right]
        found.append(Choice(str(gold["id"]), tuple(candidates.values()), frozenset(answers)))
        return list(candidates)[answers[0]] if answers else None

    attribute_addressees(stage, speakers, choose)
    return tuple(found)
