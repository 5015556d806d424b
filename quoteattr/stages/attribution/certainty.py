"""What tells how sure an attribution is: which rule made it, in what kind of text, of whom.

The two questions, whether the words are the right ones and whether the name is, are answered by trees that
are trained on what rules and rankers make of documents that they did not see
(:mod:`quoteattr.training.certainty`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import evolve

from quoteattr.schema import EntityType, Form, Kind
from quoteattr.stages.attribution.attributions import Attribution
from quoteattr.stages.attribution.cast import Cast
from quoteattr.stages.attribution.model import LEAST, Certainty
from quoteattr.stages.attribution.turns import Turns
from quoteattr.stages.indices import EntityIndex, PassageIndex

__all__ = ["certainty_features", "with_certainty"]

_MANY_WORDS = 4
"""Words of a name that are more than usual."""


def with_certainty(
    certainty: Certainty,
    cast: Cast,
    turns: Turns,
    attributions: Sequence[tuple[PassageIndex, Attribution]],
) -> list[Attribution]:
    """The same attributions to passages, as sure as such are right on other documents."""
    told = [(index, one) for index, one in attributions if one.mention is not None]
    if not certainty.is_trained or not told:
        return [one for _, one in attributions]
    sure = iter(certainty.of([certainty_features(cast, turns, index, one) for index, one in told]))
    found = []
    for _, one in attributions:
        if one.mention is not None:
            words, name = next(sure)
            found.append(evolve(one, confidence=words, name_confidence=name))
        else:
            found.append(one)
    return found


def certainty_features(
    cast: Cast, turns: Turns, index: PassageIndex, attribution: Attribution
) -> dict[str, float]:
    """What an attribution of somebody to a passage is judged by."""
    scene, passage = cast.scene, cast.scene.passages[index]
    assert attribution.mention is not None
    mention = scene.mentions[attribution.mention]
    entity = scene.entity(attribution.mention) if attribution.entity is None else attribution.entity
    stated = attribution.confidence if attribution.name_confidence is None else attribution.name_confidence
    values = {
        f"rule {attribution.rule}": True,
        "story": turns.in_story,
        "dialogue": turns.in_dialogue,
        "mixed": passage.kind is Kind.MIXED,
        "headline": passage.kind is Kind.HEADLINE,
        "indirect": passage.kind is Kind.INDIRECT,
        "heading": turns.in_heading(passage),
        "quotation in quotation": scene.marked_around(index) is not None,
        "pronoun": mention.form is Form.PRONOUN,
        "name": mention.form is Form.NAME,
        "first person": mention.person == 1,
        "plural": mention.number == "plur",
        "generic": mention.generic,
        "place": mention.place,
        "subject": mention.subject,
        "speaks by its noun": mention.speaks,
        "stated": _log_odds(attribution.confidence),
        "stated of the entity": _log_odds(stated),
        "tied": attribution.report is not None,
        "same entity as its words": entity == scene.entity(attribution.mention),
        **_of_entity(cast, entity),
    }
    return {name: float(value) for name, value in values.items() if value}


def _of_entity(cast: Cast, entity: EntityIndex | None) -> dict[str, float]:
    """What its entity and its name tell."""
    if entity is None:
        return {"unresolved": 1.0}
    known, profile = cast.scene.resolution.entities[entity], cast.profile(entity)
    words = known.name.split()
    return {
        "person": known.type is EntityType.PERSON,
        "organisation": known.type is EntityType.ORGANISATION,
        "group": known.type is EntityType.GROUP,
        "unknown type": known.type is None,
        "gender known": bool(known.gender),
        "named": profile.named,
        "mentions": math.log1p(len(cast.mentions_of.get(entity, ()))),
        "words of the name": float(len(words)),
        "long name": len(words) > _MANY_WORDS,
        "name begins small": known.name[:1].islower(),
        "name in capitals": known.name.isupper(),
    }


def _log_odds(probability: float) -> float:
    inside = min(max(probability, LEAST), 1 - LEAST)
    return math.log(inside / (1 - inside))
