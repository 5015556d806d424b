"""From passage to speaker: the rules, tried sweep by sweep, and what they leave open decided together.

What the rules leave open is decided from the surest choice to the least sure, so that each can go by who
speaks before and after (Goldberg and Elhadad 2010, "An efficient algorithm for easy-first non-directional
dependency parsing", NAACL); then each is asked once more in the light of all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from quoteattr.schema import Form, Kind, Reason
from quoteattr.stages.attribution.attributions import Attribution, Attributions
from quoteattr.stages.attribution.cast import Cast
from quoteattr.stages.attribution.certainty import with_certainty
from quoteattr.stages.attribution.model import Ranker
from quoteattr.stages.attribution.so_far import SpeakersSoFar
from quoteattr.stages.attribution.speaker_rules import SPEAKER_RULES, SpeakerSweep
from quoteattr.stages.attribution.tag_pronouns import surely_meant
from quoteattr.stages.attribution.turns import Turns
from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex, indices, numbered
from quoteattr.stages.quotations import Passage
from quoteattr.stages.scene import Scene

__all__ = ["OpenChoice", "attribute_speakers", "decide", "local_attributions", "open_choices"]

_RULES = {sweep: [rule for rule in SPEAKER_RULES if rule.sweep is sweep] for sweep in SpeakerSweep}

_SURE = (0.9, 0.75, 0.6, 0.45, 0.0)
"""How sure a choice must be in each round, the first first."""

_UNTRAINED = Ranker()


@frozen
class OpenChoice:
    """A passage of which the rules do not tell which entity speaks it.

    :param index: index of the passage.
    :param pronoun: the pronoun of the third person that speaks it, when only its entity is asked.
    """

    index: PassageIndex
    pronoun: MentionIndex | None

    def candidates(self, known: SpeakersSoFar) -> list[EntityIndex]:
        """The entities near, by who speaks the passages as far as is known."""
        near = known.candidates(self.index)
        if self.pronoun is None:
            return near
        outer = known.scene.marked_around(self.index)
        never = {known.scene.resolution.narrator, None if outer is None else known.found.entity(outer)}
        never.update(_spoken_to(known, self.index))
        others = [candidate for candidate in near if candidate not in never]
        meant = surely_meant(known, self.index, self.pronoun)
        if meant in others:
            return [meant]
        return [] if all(_has_other_gender(known, self.pronoun, one) for one in others) else others


def _has_other_gender(known: SpeakersSoFar, pronoun: MentionIndex, candidate: EntityIndex) -> bool:
    """Whether a pronoun tells another gender than a candidate has: *zei ze* (she said) beside *Bert*."""
    own, other = known.scene.mentions[pronoun].gender, known.scene.resolution.entities[candidate].gender
    return bool(own and other and own != other)


def _spoken_to(known: SpeakersSoFar, index: PassageIndex) -> Iterator[EntityIndex | None]:
    """Those whom the tag of a passage names as its addressees: *zei hij tegen* **Anna** (he said to Anna)."""
    scene, attribution = known.scene, known.found[index]
    report = None if attribution is None else attribution.report
    if report is not None:
        tag = scene.reports[report]
        tokens = scene.sentences[tag.sentence].tokens
        for head in tag.addressees:
            yield scene.entity(scene.mention_of(tag.sentence, tokens[head]))


def attribute_speakers(scene: Scene, cast: Cast, turns: Turns, ranker: Ranker) -> tuple[Attribution, ...]:
    """One attribution for each passage of a scene, in their order.

    :param cast: its entities.
    :param turns: its turns.
    """
    known = _local(SpeakersSoFar(scene, cast, turns, ranker, _open(scene)))
    running, headings = _headings_last(known)
    answers = decide(known, running)
    for choice, answer in zip(running, answers, strict=True):
        known.found[choice.index] = answer
    for choice in headings:
        known.found[choice.index] = _first(known, SpeakerSweep.TEXT, choice.index)
    for index, attribution in numbered(PassageIndex, tuple(known.found)):
        if attribution is not None:
            known.found[index] = _said_by_outer_speaker(known, index, attribution)
    attributions = [
        (index, attribution or Attribution(None, None, reason=_reason(scene, scene.passages[index])))
        for index, attribution in numbered(PassageIndex, tuple(known.found))
    ]
    sure = with_certainty(ranker.certainty, cast, turns, attributions)
    return tuple(_unless_unsure(scene, one, ranker.threshold) for one in sure)


def _unless_unsure(scene: Scene, attribution: Attribution, threshold: float) -> Attribution:
    """The same attribution; of nobody where it is less sure than that."""
    if attribution.mention is None or attribution.confidence >= threshold:
        return attribution
    likely = attribution.entity if attribution.entity is not None else scene.entity(attribution.mention)
    return Attribution(
        attribution.rule,
        None,
        confidence=attribution.confidence,
        reason=Reason.AMBIGUOUS,
        likely=likely,
    )


def local_attributions(scene: Scene, cast: Cast, turns: Turns) -> Attributions:
    """What the rules find without weighing anybody near; ``None`` where they leave the choice open."""
    return _local(SpeakersSoFar(scene, cast, turns, _UNTRAINED, _open(scene))).found


def open_choices(known: SpeakersSoFar) -> list[OpenChoice]:
    """The choices that the rules leave open, in text order.

    Nothing near tells who speaks a quotation in a quotation, or an indirect one without a source.
    """
    choices = []
    for index, passage in numbered(PassageIndex, known.scene.passages):
        attribution = known.found[index]
        if attribution is None:
            if passage.kind is not Kind.INDIRECT and known.scene.marked_around(index) is None:
                choices.append(OpenChoice(index, None))
        elif attribution.mention is not None:
            mention = known.scene.mentions[attribution.mention]
            if mention.form is Form.PRONOUN and mention.person == 3 and not mention.generic:
                choices.append(OpenChoice(index, attribution.mention))
    return choices


def decide(known: SpeakersSoFar, choices: Sequence[OpenChoice]) -> list[Attribution | None]:
    """Who speaks where the choice is open, all choices seen together; ``None`` where nobody is near.

    Afterwards ``known`` holds the most probable entities, also of those who are not probable enough.
    """
    rules = [known.found[choice.index] for choice in choices]
    for choice, rule in zip(choices, rules, strict=True):
        known.found[choice.index] = None if rule is None else rule.of(None)
    waiting = list(zip(choices, rules, strict=True))
    for sure in _SURE:
        waiting = [(choice, rule) for choice, rule in waiting if not _decided(known, choice, rule, sure)]
    return [_answer(known, choice, rule) for choice, rule in zip(choices, rules, strict=True)]


def _decided(known: SpeakersSoFar, choice: OpenChoice, rule: Attribution | None, sure: float) -> bool:
    """Take the best candidate if it is sure enough; whether that is so."""
    candidates = choice.candidates(known)
    if not candidates:
        return False
    entity, probability = known.most_probable(candidates, choice.index, choice.pronoun)
    if probability < sure:
        return False
    known.found[choice.index] = evolve(
        rule or Attribution("ranked", None), entity=entity, name_confidence=probability
    )
    return True


def _answer(known: SpeakersSoFar, choice: OpenChoice, rule: Attribution | None) -> Attribution | None:
    """What becomes of a choice once all others are decided."""
    if rule is None:
        answer = _first(known, SpeakerSweep.TEXT, choice.index)
        if answer is not None and answer.entity is not None:
            known.found[choice.index] = answer
        return answer
    found = known.found[choice.index]
    known.found[choice.index] = None if found is None else found.of(None)
    if not _decided(known, choice, rule, 0.0):
        known.found[choice.index] = rule
    return known.found[choice.index]


def _open(scene: Scene) -> Attributions:
    return Attributions([None] * len(scene.passages))


def _local(known: SpeakersSoFar) -> SpeakersSoFar:
    for sweep in (SpeakerSweep.SENTENCE, SpeakerSweep.UTTERANCE):
        for index in indices(PassageIndex, range(len(known.found))):
            if known.found[index] is None:
                known.found[index] = _first(known, sweep, index)
    return known


def _headings_last(known: SpeakersSoFar) -> tuple[list[OpenChoice], list[OpenChoice]]:
    """The open choices of running text, and those of headings that are no part of a story."""
    choices = open_choices(known)
    headings = [
        choice
        for choice in choices
        if choice.pronoun is None and known.turns.in_heading(known.passage(choice.index))
    ]
    return [choice for choice in choices if choice not in headings], headings


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


def _said_by_outer_speaker(
    known: SpeakersSoFar, index: PassageIndex, attribution: Attribution
) -> Attribution:
    """The same attribution, spoken by the speaker of the quotation around it where that says *ik*.

    *"Ik riep: 'Kom!'", zei Piet* — "I shouted: 'Come!'", said Piet.
    """
    mention, outer = attribution.mention, known.scene.marked_around(index)
    if mention is None or outer is None or not known.scene.mentions[mention].is_i:
        return attribution
    return attribution.of(known.found.entity(outer))


def _reason(scene: Scene, passage: Passage) -> Reason:
    """Why a passage has no speaker where no rule applies."""
    told = None if passage.report is None else scene.why_nobody(scene.reports[passage.report])
    return told or Reason.NO_CANDIDATE
