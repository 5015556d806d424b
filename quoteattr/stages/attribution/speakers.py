"""From passage to speaker: the rules, tried sweep by sweep, and the entities that pronouns stand for."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.schema import Form, Reason
from quoteattr.stages.attribution.attributions import Attribution, Attributions
from quoteattr.stages.attribution.cast import Cast
from quoteattr.stages.attribution.model import Ranker
from quoteattr.stages.attribution.so_far import SpeakersSoFar
from quoteattr.stages.attribution.speaker_rules import SPEAKER_RULES, SpeakerSweep
from quoteattr.stages.attribution.turns import Turns
from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex, indices, numbered
from quoteattr.stages.quotations import Passage
from quoteattr.stages.scene import Scene

__all__ = ["attribute_speakers", "candidates_for_pronoun", "local_attributions"]

_RULES = {sweep: [rule for rule in SPEAKER_RULES if rule.sweep is sweep] for sweep in SpeakerSweep}

_UNTRAINED = Ranker({})


def attribute_speakers(scene: Scene, cast: Cast, turns: Turns, ranker: Ranker) -> tuple[Attribution, ...]:
    """One attribution for each passage of a scene, in their order.

    :param cast: its entities.
    :param turns: its turns.
    """
    known = _local(SpeakersSoFar(scene, cast, turns, ranker, _open(scene)))
    for index in _headings_last(known):
        attribution = known.found[index]
        if attribution is None:
            known.found[index] = _first(known, SpeakerSweep.TEXT, index)
        else:
            known.found[index] = _with_entity(known, index, attribution)
    return tuple(
        attribution or Attribution(None, None, reason=_reason(scene, passage))
        for attribution, passage in zip(known.found, scene.passages, strict=True)
    )


def local_attributions(scene: Scene, cast: Cast, turns: Turns) -> Attributions:
    """What the rules find without weighing anybody near; ``None`` where they leave the choice open."""
    return _local(SpeakersSoFar(scene, cast, turns, _UNTRAINED, _open(scene))).found


def candidates_for_pronoun(
    known: SpeakersSoFar, index: PassageIndex, pronoun: MentionIndex
) -> list[EntityIndex]:
    """Entities near a passage that the pronoun which speaks it may stand for."""
    near = known.cast.candidates(index, known.found)
    return [candidate for candidate in near if known.cast.agrees(pronoun, candidate)]


def _open(scene: Scene) -> Attributions:
    return Attributions([None] * len(scene.passages))


def _local(known: SpeakersSoFar) -> SpeakersSoFar:
    for sweep in (SpeakerSweep.SENTENCE, SpeakerSweep.UTTERANCE):
        for index in indices(PassageIndex, range(len(known.found))):
            if known.found[index] is None:
                known.found[index] = _first(known, sweep, index)
    return known


def _headings_last(known: SpeakersSoFar) -> Sequence[PassageIndex]:
    """The passages in text order, but headings that are no part of a story behind all others."""
    rows = list(numbered(PassageIndex, known.scene.passages))
    if known.turns.in_story:
        return [index for index, _ in rows]
    headings = [index for index, passage in rows if known.scene.is_heading(passage)]
    return [*sorted({index for index, _ in rows}.difference(headings)), *headings]


def _first(known: SpeakersSoFar, sweep: SpeakerSweep, index: PassageIndex) -> Attribution | None:
    """What the first rule of a sweep says that applies."""
    for rule in _RULES[sweep]:
        answer = rule.find(known, index)
        if answer is not None:
            confidence = rule.confidence if answer.confidence is None else answer.confidence
            assert confidence is not None, f"{rule.name} has to tell how sure it is"
            return Attribution(
                rule.name, answer.mention, answer.report, answer.entity, confidence, answer.reason
            )
    return None


def _with_entity(known: SpeakersSoFar, index: PassageIndex, attribution: Attribution) -> Attribution:
    """The same attribution with the entity that its pronoun most probably stands for.

    *"Ik riep: 'Kom!'", zei Piet* — "I shouted: 'Come!'", said Piet: in a quotation, *ik* is who speaks that.
    """
    mention = attribution.mention
    if mention is None or known.scene.mentions[mention].form is not Form.PRONOUN:
        return attribution
    pronoun, outer = known.scene.mentions[mention], known.scene.marked_around(index)
    outer_speaker = None if outer is None else known.found.entity(outer)
    if pronoun.is_i and outer is not None:
        return attribution.of(outer_speaker)
    if pronoun.person != 3:
        return attribution
    candidates = [
        candidate for candidate in candidates_for_pronoun(known, index, mention) if candidate != outer_speaker
    ]
    if not candidates:
        return attribution
    return attribution.of(known.most_probable(candidates, index, mention)[0])


def _reason(scene: Scene, passage: Passage) -> Reason:
    """Why a passage has no speaker where no rule applies."""
    if passage.report is not None:
        report = scene.reports[passage.report]
        if report.passive:
            return Reason.PASSIVE_WITHOUT_AGENT
        source = scene.source_of(report)
        if source is not None and scene.mentions[source].generic:
            return Reason.GENERIC_SOURCE
    return Reason.NO_CANDIDATE
