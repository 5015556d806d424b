"""From quotation to addressee: whom the source says it to, when the text tells.

As for the speakers, the rules are tried from the most to the least certain. Those that look at one quotation
come first for all of them; what they find then serves the quotations that go on in the same breath, and in
narrative texts the other party of the dialogue is taken for the rest (van Cranenburgh 2019, see
``quoteattr.stages.speakers``).
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Sequence

import regex
from attrs import define, frozen

from quoteattr.schema import Form, Kind, Medium
from quoteattr.stages.ranking import Stage
from quoteattr.stages.scene import Attribution, Passage, Scene

__all__ = ["ADDRESSEE_RULES", "CONTINUING_RULES", "AddresseeRule", "attribute_addressees"]

_REACH_BACK = 8
"""How many sentences back the other party of a dialogue may have spoken."""

_REACH_AHEAD = 5
"""How many sentences ahead."""

_BEFORE_VOCATIVE = regex.compile(r"(?:^|[\s,.;:!?…\-–—'\"‘“„(])$")
_AFTER_VOCATIVE = regex.compile(r"\s*(?:$|[,.;:!?…\-–—'\"’”])")


@define
class _Talk:
    """A scene, who speaks in it, and the addressees found so far."""

    scene: Scene
    stage: Stage
    speakers: Sequence[Attribution]
    found: list[tuple[int, ...]]

    def passage(self, index: int) -> Passage:
        return self.scene.passages[index]

    def speaker(self, index: int) -> int | None:
        """The entity that speaks."""
        attribution = self.speakers[index]
        return self.scene.entity(attribution.mention) if attribution.entity is None else attribution.entity


@frozen
class AddresseeRule:
    """A way to find whom a quotation is said to.

    :param name: name of the rule.
    :param find: the rule; gives the indices of mentions, none when it does not apply.
    """

    name: str
    find: Callable[[_Talk, int], tuple[int, ...]]


def attribute_addressees(scene: Scene, speakers: Sequence[Attribution]) -> tuple[tuple[int, ...], ...]:
    """For each passage of ``scene`` the mentions that it is said to, often none."""
    talk = _Talk(scene, Stage(scene), speakers, [()] * len(scene.passages))
    for rules in (ADDRESSEE_RULES, CONTINUING_RULES):
        for index in range(len(scene.passages)):
            if not talk.found[index]:
                talk.found[index] = _first(talk, rules, index)
    return tuple(talk.found)


def _first(talk: _Talk, rules: Sequence[AddresseeRule], index: int) -> tuple[int, ...]:
    speaker = talk.speaker(index)
    for rule in rules:
        found = tuple(
            mention
            for mention in rule.find(talk, index)
            if talk.speakers[index].mention != mention
            and (speaker is None or talk.scene.entity(mention) != speaker)
        )
        if found:
            NAMES[index] = rule.name
            return found
    return ()


NAMES = {}


def rule_names(scene, speakers):
    NAMES.clear()
    attribute_addressees(scene, speakers)
    return [NAMES.get(i) for i in range(len(scene.passages))]


# -- rules that look at one quotation ----------------------------------------------------------------


def _named_by_cue(talk: _Talk, index: int) -> tuple[int, ...]:
    """Whom the clause of the cue names.

    *zegt hij tegen de NOS*, *vertelde hem dat* — he says to the NOS, told him that.
    """
    number = talk.speakers[index].report
    if number is None:
        return ()
    scene, report = talk.scene, talk.scene.reports[number]
    sentence = scene.sentences[report.sentence]
    found = (scene.mention_of(report.sentence, sentence.tokens[token]) for token in report.addressees)
    return tuple(mention for mention in found if mention is not None)


def _called_by_name(talk: _Talk, index: int) -> tuple[int, ...]:
    """Who is called by name in the quotation.

    *"Donald, je had gelijk"* — "Donald, you were right".
    """
    names = (m for m in _vocatives(talk, index) if talk.scene.mentions[m].form is Form.NAME)
    return tuple(names)[:1]


def _vocatives(talk: _Talk, index: int) -> Iterator[int]:
    """Mentions in the quotation that are set off from the clause, as a vocative is."""
    scene, passage = talk.scene, talk.passage(index)
    if not passage.marked and passage.kind is not Kind.HEADLINE:
        return
    first = bisect.bisect_left(scene.mentions, passage.start, key=lambda mention: mention.start)
    for number in range(first, len(scene.mentions)):
        mention = scene.mentions[number]
        if mention.start >= passage.end:
            return
        if mention.form is Form.PRONOUN:
            continue
        before = scene.text[passage.start : mention.start]
        after = scene.text[mention.end : passage.end]
        if _AFTER_VOCATIVE.match(after) and _BEFORE_VOCATIVE.search(before.rstrip()[-1:]):
            yield number


# -- rules that look at other quotations -------------------------------------------------------------


def _same_utterance(talk: _Talk, index: int) -> tuple[int, ...]:
    """Whom another piece of the same utterance is said to.

    *"Ja", zei Anna tegen hem, "dat is zo."* — "Yes," said Anna to him, "that is so."
    """
    passage = talk.passage(index)
    for number, other in enumerate(talk.scene.passages):
        if number != index and other.utterance == passage.utterance and talk.found[number]:
            return talk.found[number]
    return ()


def _same_breath(talk: _Talk, index: int) -> tuple[int, ...]:
    """Whom the same speaker talked to just before in the same paragraph.

    *"…", zegt Smits tegen de omroep. "We stoppen."* — "…", says Smits to the broadcaster. "We stop."
    """
    passage = talk.passage(index)
    if index == 0 or not passage.marked:
        return ()
    previous = talk.passage(index - 1)
    if talk.scene.paragraph(previous.end - 1) != talk.scene.paragraph(passage.start):
        return ()
    speaker = talk.speaker(index)
    return talk.found[index - 1] if speaker is not None and talk.speaker(index - 1) == speaker else ()


def _other_party(talk: _Talk, index: int) -> tuple[int, ...]:
    """In a dialogue of a story, who spoke last, or else speaks next.

    *"Wat wilt gij?" vroeg zij. "Anna komt vandaag," sprak hij.* — "What do you want?" she asked. "Anna comes
    today," he said.
    """
    if not _converses(talk, index):
        return ()
    scene, passage, speaker = talk.scene, talk.passage(index), talk.speaker(index)
    here = scene.sentence_at(passage.start)
    for numbers, reach in (
        (range(index - 1, -1, -1), _REACH_BACK),
        (range(index + 1, len(scene.passages)), _REACH_AHEAD),
    ):
        for number in numbers:
            other = scene.passages[number]
            distance = abs(here - scene.sentence_at(other.end - 1 if number < index else other.start))
            if distance > reach:
                break
            entity = talk.speaker(number)
            if not other.marked or entity is None or entity == speaker or _is_thought(talk, number):
                continue
            mention = _mention_of(talk, entity, passage.outer_start)
            if mention is not None:
                return (mention,)
    return ()


def _converses(talk: _Talk, index: int) -> bool:
    return (
        talk.stage.dialogue
        and talk.passage(index).marked
        and talk.speaker(index) is not None
        and not _is_thought(talk, index)
    )


def _is_thought(talk: _Talk, index: int) -> bool:
    number = talk.speakers[index].report
    return number is not None and talk.scene.reports[number].medium is Medium.THOUGHT


def _mention_of(talk: _Talk, entity: int, offset: int) -> int | None:
    """The mention that tells a reader best who an entity is: the nearest name before ``offset``."""
    mentions = talk.scene.mentions
    for form in (Form.NAME, Form.NOMINAL, Form.PRONOUN):
        same = [m for m in talk.stage.by_entity.get(entity, ()) if mentions[m].form is form]
        outside = [m for m in same if talk.stage.outside[m]] or same
        if outside:
            return max((m for m in outside if mentions[m].end <= offset), default=outside[0])
    return None


ADDRESSEE_RULES: tuple[AddresseeRule, ...] = (
    AddresseeRule("named_by_cue", _named_by_cue),
    AddresseeRule("called_by_name", _called_by_name),
)
"""The rules that look at one quotation, in the order in which they are tried."""

CONTINUING_RULES: tuple[AddresseeRule, ...] = (
    AddresseeRule("same_utterance", _same_utterance),
    AddresseeRule("same_breath", _same_breath),
    AddresseeRule("other_party", _other_party),
)
"""The rules that look at the quotations around it."""
