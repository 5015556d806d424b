"""What went wrong, grouped by cause.

=========================  ======================================================================
``missed_span``            a gold quotation that was not found
``spurious``               a quotation that is in no gold
``wrong_boundary``         found, with another trimmed span
``no_speaker:REASON``      found, has a speaker, was given none for the reason
``wrong_speaker:RULE``     found, and attached to somebody else by the rule
``invented_speaker:RULE``  found, has no speaker in the gold, was given one
``missed_addressee``       found, has an addressee, was given none (direct and mixed quotations)
``wrong_addressee``        found, and addressed to somebody else
``invented_addressee``     found, has no addressee in the gold, was given one
=========================  ======================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from quoteattr.evaluation.gold import Party
from quoteattr.evaluation.metrics import OVERLAP, KindGroup, Pair, Scores
from quoteattr.schema import Mention
from quoteattr.spans import iou

__all__ = ["Mistake", "find_mistakes"]


@frozen
class Mistake:
    """One mistake.

    :param cause: see the module.
    :param detail: what was wanted and what was given, in words.
    """

    cause: str
    pair: Pair
    detail: str


def find_mistakes(scores: Scores) -> Mapping[str, tuple[Mistake, ...]]:
    """All mistakes by cause, the most frequent cause first, each in text order."""
    groups: dict[str, list[Mistake]] = {}
    for comparison in scores.comparisons:
        for pair in sorted(comparison.pairs, key=lambda pair: pair.span):
            for mistake in _mistakes(pair, comparison.pairs):
                groups.setdefault(mistake.cause, []).append(mistake)
    return {
        cause: tuple(mistakes)
        for cause, mistakes in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    }


def _mistakes(pair: Pair, others: tuple[Pair, ...]) -> Iterator[Mistake]:
    if pair.found is None:
        yield Mistake("missed_span", pair, _found_as(pair, others))
        return
    if pair.gold is None:
        yield Mistake("spurious", pair, f"{pair.found.kind}; speaker {_given(pair.speaker)}")
        return
    if not pair.exact:
        start, end = pair.found.start, pair.found.end
        yield Mistake("wrong_boundary", pair, f"found {pair.document.text[start:end]!r}")
    yield from _speaker_mistakes(pair)
    if pair.group is KindGroup.DIRECT:
        yield from _addressee_mistakes(pair)


def _speaker_mistakes(pair: Pair) -> Iterator[Mistake]:
    rule = (pair.found and pair.found.rule) or "no rule"
    if pair.gold_speaker is None:
        if pair.speaker is not None:
            yield Mistake(f"invented_speaker:{rule}", pair, f"given {_given(pair.speaker)}")
    elif pair.speaker is None:
        reason = (pair.found and pair.found.reason) or "no reason"
        yield Mistake(f"no_speaker:{reason}", pair, f"wanted {pair.gold_speaker.name!r}")
    elif not pair.speaker_right:
        yield Mistake(f"wrong_speaker:{rule}", pair, _wanted_and_given(pair.gold_speaker, pair.speaker))


def _addressee_mistakes(pair: Pair) -> Iterator[Mistake]:
    if pair.gold_addressee is None:
        if pair.addressee is not None:
            yield Mistake("invented_addressee", pair, f"given {_given(pair.addressee)}")
    elif pair.addressee is None:
        yield Mistake("missed_addressee", pair, f"wanted {pair.gold_addressee.name!r}")
    elif not pair.addressee_right:
        yield Mistake("wrong_addressee", pair, _wanted_and_given(pair.gold_addressee, pair.addressee))


def _found_as(pair: Pair, others: tuple[Pair, ...]) -> str:
    """Says whether the text was found as a quotation of another kind or with quite another span."""
    kind = pair.gold.kind if pair.gold else ""
    best, overlap = None, 0.0
    for other in others:
        if other.found is not None:
            shared = iou(pair.span, (other.found.start, other.found.end))
            if shared > overlap:
                best, overlap = other.found, shared
    if best is None:
        return f"{kind}; nothing found there"
    how = "there is" if overlap >= OVERLAP else "overlaps a little with"
    return f"{kind}; {how} a quotation found as {best.kind}: {best.text!r:.90}"


def _wanted_and_given(party: Party, mention: Mention) -> str:
    return f"wanted {party.name!r}, given {_given(mention)}"


def _given(mention: Mention | None) -> str:
    if mention is None:
        return "nobody"
    return repr(mention.text) if mention.text == mention.name else f"{mention.text!r} = {mention.name!r}"
