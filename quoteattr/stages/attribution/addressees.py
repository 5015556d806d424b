"""From passage to addressee: the rules, tried sweep by sweep."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.stages.attribution.addressee_rules import ADDRESSEE_RULES, AddresseeRule, AddresseeSweep
from quoteattr.stages.attribution.attributions import Attribution
from quoteattr.stages.attribution.cast import Cast
from quoteattr.stages.attribution.so_far import AddresseesSoFar, Choose
from quoteattr.stages.attribution.turns import Turns
from quoteattr.stages.indices import MentionIndex, PassageIndex, indices
from quoteattr.stages.scene import Scene

__all__ = ["attribute_addressees"]

_RULES = {sweep: [rule for rule in ADDRESSEE_RULES if rule.sweep is sweep] for sweep in AddresseeSweep}


def attribute_addressees(
    scene: Scene, cast: Cast, turns: Turns, speakers: Sequence[Attribution], choose: Choose
) -> tuple[tuple[MentionIndex, ...], ...]:
    """For each passage of a scene the mentions that it is said to, often none.

    :param cast: its entities.
    :param turns: its turns.
    :param speakers: who speaks each passage.
    :param choose: who of those present in a dialogue listens, see
        :func:`quoteattr.stages.attribution.listeners.most_probable`.
    """
    known = AddresseesSoFar(scene, cast, turns, speakers, [()] * len(scene.passages), choose)
    for sweep in AddresseeSweep:
        for index in indices(PassageIndex, range(len(known.found))):
            if not known.found[index]:
                known.found[index] = _first(known, _RULES[sweep], index)
    return tuple(known.found)


def _first(
    known: AddresseesSoFar, rules: Sequence[AddresseeRule], index: PassageIndex
) -> tuple[MentionIndex, ...]:
    """Whom the first rule names that names anybody but the speaker."""
    speaker, speaks = known.speaker(index), known.speakers[index].mention
    for rule in rules:
        others = tuple(
            mention
            for mention in rule.find(known, index)
            if mention != speaks and (speaker is None or known.scene.entity(mention) != speaker)
        )
        if others:
            return others
    return ()
