"""From passage to addressee: the rules, tried sweep by sweep."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.stages.attribution.addressee_rules import ADDRESSEE_RULES, AddresseeRule, AddresseeSweep
from quoteattr.stages.attribution.attributions import Attribution
from quoteattr.stages.attribution.cast import Cast
from quoteattr.stages.attribution.certainty import with_certainty
from quoteattr.stages.attribution.listeners import most_probable
from quoteattr.stages.attribution.model import Ranker
from quoteattr.stages.attribution.so_far import AddresseesSoFar, Choose
from quoteattr.stages.attribution.turns import Turns
from quoteattr.stages.indices import PassageIndex, indices, numbered
from quoteattr.stages.scene import Scene

__all__ = ["attribute_addressees"]

_RULES = {sweep: [rule for rule in ADDRESSEE_RULES if rule.sweep is sweep] for sweep in AddresseeSweep}


def attribute_addressees(
    scene: Scene,
    cast: Cast,
    turns: Turns,
    speakers: Sequence[Attribution],
    joint: Sequence[Sequence[Attribution]],
    ranker: Ranker,
    choose: Choose | None = None,
) -> tuple[tuple[Attribution, ...], ...]:
    """For each passage of a scene whom it is said to, often nobody.

    :param cast: its entities.
    :param turns: its turns.
    :param speakers: who speaks each passage.
    :param joint: for each passage those who speak it together with its speaker.
    :param ranker: weighs who of those present in a dialogue listens.
    :param choose: chooses in place of the ranker, see
        :func:`quoteattr.stages.attribution.listeners.most_probable`.
    """
    choose = choose or most_probable(ranker)
    known = AddresseesSoFar(scene, cast, turns, speakers, [()] * len(scene.passages), choose)
    found: list[tuple[Attribution, ...]] = [()] * len(scene.passages)
    for sweep in AddresseeSweep:
        words = {index: mentions[0] for index, mentions in numbered(PassageIndex, known.found) if mentions}
        known.told.update({index: scene.entity(mention) for index, mention in words.items()})
        for index in indices(PassageIndex, range(len(known.found))):
            if not known.found[index]:
                found[index] = _first(known, _RULES[sweep], index, joint[index])
                known.found[index] = tuple(one.mention for one in found[index] if one.mention is not None)
    return _sure_enough(found, cast, turns, ranker)


def _sure_enough(
    found: Sequence[Sequence[Attribution]], cast: Cast, turns: Turns, ranker: Ranker
) -> tuple[tuple[Attribution, ...], ...]:
    """Those who were found and are probable enough, for each passage, with how sure that is."""
    flat = [(index, one) for index, several in numbered(PassageIndex, found) for one in several]
    kept: list[list[Attribution]] = [[] for _ in found]
    for (index, _), one in zip(flat, with_certainty(ranker.certainty, cast, turns, flat), strict=True):
        if one.confidence >= ranker.threshold:
            kept[index].append(one)
    return tuple(map(tuple, kept))


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
            Attribution(rule.name, mention, confidence=known.stated.get(index, rule.confidence))
            for mention in rule.find(known, index)
            if mention not in words and known.scene.entity(mention) not in speaking
        )
        if others:
            return others
    return ()
