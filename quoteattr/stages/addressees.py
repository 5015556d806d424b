"""From quotation to addressee: whom the source says it to, when the text tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from quoteattr.stages.scene import Attribution, Scene

__all__ = ["ADDRESSEE_RULES", "AddresseeRule", "attribute_addressees"]


@frozen
class AddresseeRule:
    """A way to find whom a quotation is said to.

    :param name: name of the rule.
    :param find: the rule; gives the indices of mentions, none when it does not apply.
    """

    name: str
    find: Callable[[Scene, Sequence[Attribution], int], tuple[int, ...]]


def attribute_addressees(scene: Scene, speakers: Sequence[Attribution]) -> tuple[tuple[int, ...], ...]:
    """For each passage of ``scene`` the mentions that it is said to, often none."""
    return tuple(_first(scene, speakers, index) for index in range(len(scene.passages)))


def _first(scene: Scene, speakers: Sequence[Attribution], index: int) -> tuple[int, ...]:
    speaker = scene.entity(speakers[index].mention)
    for rule in ADDRESSEE_RULES:
        found = tuple(
            mention
            for mention in rule.find(scene, speakers, index)
            if speaker is None or scene.entity(mention) != speaker
        )
        if found:
            return found
    return ()


def _named_by_cue(scene: Scene, speakers: Sequence[Attribution], index: int) -> tuple[int, ...]:
    """Whom the clause of the cue names.

    *zegt hij tegen de NOS*, *vertelde hem dat* — he says to the NOS, told him that.
    """
    number = speakers[index].report
    if number is None:
        return ()
    report = scene.reports[number]
    sentence = scene.sentences[report.sentence]
    found = (scene.mention_of(report.sentence, sentence.tokens[token]) for token in report.addressees)
    return tuple(mention for mention in found if mention is not None)


ADDRESSEE_RULES: tuple[AddresseeRule, ...] = (AddresseeRule("named_by_cue", _named_by_cue),)
"""The rules in the order in which they are tried."""
