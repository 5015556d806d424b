"""From passage to addressee: the rules, tried sweep by sweep."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.stages.attribution.addressee_rules import ADDRESSEE_RULES, AddresseeRule, AddresseeSweep
from quoteattr.stages.attribution.attributions import Attribution
from quoteattr.stages.attribution.cast import Cast
from quoteattr.stages.attribution.so_far import AddresseesSoFar, Choose
from quoteattr.stages.attribution.turns import Turns
from quoteattr.stages.indices import PassageIndex, indices
from quoteattr.stages.scene import Scene

__all__ = ["attribute_addressees"]

_RULES = {sweep: [rule for rule in ADDRESSEE_RULES if rule.sweep is sweep] for sweep in AddresseeSweep}


def attribute_addressees(
    scene: Scene,
    cast: Cast,
    turns: Turns,
    speakers: Sequence[Attribution],
    joint: Sequence[Sequence[Attribution]],
    choose: Choose,
) -> tuple[tuple[Attribution, ...], ...]:
    """For each passage of a scene whom it is said to, often nobody.

    :param cast: its entities.
    :param turns: its turns.
    :param speakers: who speaks each passage.
    :param joint: for each passage those who speak it together with its speaker.
    :param choose: who of those present in a dialogue listens, see
        :func:`quoteattr.stages.attribution.listeners.most_probable`.
    """
    known = AddresseesSoFar(scene, cast, turns, speakers, [()] * len(scene.passages), choose)
    found: list[tuple[Attribution, ...]] = [()] * len(scene.passages)
    for sweep in AddresseeSweep:
        for index in indices(PassageIndex, range(len(known.found))):
            if not known.found[index]:
                found[index] = _first(known, _RULES[sweep], index, joint[index])
                known.found[index] = tuple(one.mention for one in found[index] if one.mention is not None)
    return tuple(found)


def _first(
    known: AddresseesSoFar,
    rules: Sequence[AddresseeRule],
    index: PassageIndex,
    joint: Sequence[Attribution],
) -> tuple[Attribution, ...]:
    """Whom the first rule names that names anybody but those who speak."""
    speaking = {known.speaker(index), *(one.entity for one in joint)} - {None}
    words = {known.speakers[index].mention, *(one.mention for one in joint)}
    for rule in rules:
        others = tuple(
            Attribution(rule.name, mention, confidence=rule.confidence)
            for mention in rule.find(known, index)
            if mention not in words and known.scene.entity(mention) not in speaking
        )
        if others:
            return others
    return ()
