"""Who listens in the dialogue of a story: what speaks for each who is near, and for nobody.

The candidates are those who may speak, with what is told of them as such
(:mod:`quoteattr.stages.attribution.features`); nobody is one of them. All passages of a turn are decided
together. What is chosen for one turn tells nothing of another: a wrong one would draw the next after it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from quoteattr.schema import EntityType, Form, Kind
from quoteattr.stages.attribution.model import Ranker
from quoteattr.stages.attribution.so_far import AddresseesSoFar, Choose, Listeners
from quoteattr.stages.attribution.turns import NO_TURN, asks
from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex, SentenceIndex, indices
from quoteattr.stages.mentions import Mention
from quoteattr.stages.quotations import Passage
from quoteattr.stages.scene import Scene

__all__ = ["NOBODY", "listeners", "most_probable", "nobody", "said_together", "speaks_to_you"]

NOBODY = "nobody"
"""The feature of nobody as the one who listens; whoever may speak has none of that name."""

_REACH = 8
"""How many sentences away the other party of a dialogue may speak."""

_MOST_NEIGHBOURS = 20
"""How many quotations away the other party of a dialogue may speak, where sentences hold many."""

_BEFORE = 3
"""How many sentences before a quotation the narrator may mention the other party."""

_AFTER = 2
"""How many sentences after it."""

_LAST_HEARD = 30
"""How many quotations back the speaker's last addressee is looked for."""

_VOICES = 12
"""How many quotations back and on whoever speaks or is spoken to may listen."""

_TOGETHER = 8
"""How many quotations back and on another of the same turn is looked for."""

_LEAST_PROBABLE = 0.001
"""How probable whoever is no candidate for one passage of a turn is at least."""

_PARTIES = frozenset({None, EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})
"""What the other party of a dialogue is; an unusual name may be read as that of an organisation."""

_SHORT = 25
"""Length in code points below which a quotation may be a mere exclamation."""

_NEXT_TURN = 4
"""Greatest distance in sentences of a turn that answers another."""

_Note = Callable[[EntityIndex | None, str, float], None]


def most_probable(ranker: Ranker) -> Choose:
    """Choose who is most probable by all passages together, nobody where that is."""

    def choose(passages: Mapping[PassageIndex, Listeners]) -> tuple[EntityIndex | None, float]:
        odds: dict[EntityIndex | None, float] = dict.fromkeys(chain.from_iterable(passages.values()), 0.0)
        for candidates in passages.values():
            weighed = dict(zip(candidates, ranker.probabilities(list(candidates.values())), strict=True))
            for entity in odds:
                odds[entity] += math.log(max(weighed.get(entity, 0.0), _LEAST_PROBABLE)) / len(passages)
        entity = max(odds, key=odds.__getitem__)
        return entity, math.exp(odds[entity]) / sum(map(math.exp, odds.values()))

    return choose


def said_together(known: AddresseesSoFar, index: PassageIndex) -> Iterator[PassageIndex]:
    """A passage and the others near that its speaker says in the same turn and whose addressee is open."""
    turns, speaker = known.turns.of_passages, known.likely(index)
    around = range(max(0, index - _TOGETHER), min(len(known.found), index + _TOGETHER + 1))
    for other in indices(PassageIndex, around):
        in_turn = turns[other] == turns[index] and known.likely(other) == speaker
        one_utterance = known.passage(other).utterance == known.passage(index).utterance
        is_open = not known.found[other] and not known.is_thought(other)
        if other == index or (is_open and (in_turn or one_utterance)):
            yield other


def nobody(known: AddresseesSoFar, index: PassageIndex) -> dict[str, float]:
    """What speaks for and against that nobody is spoken to."""
    passage = known.passage(index)
    others = len(_others(known, index, -1)) + len(_others(known, index, 1))
    values = {
        "you": speaks_to_you(known.scene, passage),
        "no speaker": known.likely(index) is None,
        "no cue": known.report(index) is None,
        "short": passage.end - passage.start < _SHORT,
        "nobody else speaks": not others,
        "few others speak": 1 / (1 + others),
        "question": asks(known.scene, passage),
        "mixed": passage.kind is Kind.MIXED,
    }
    return {NOBODY: 1.0, **{f"nobody, {name}": float(value) for name, value in values.items() if value}}


def listeners(known: AddresseesSoFar, index: PassageIndex) -> dict[EntityIndex | None, dict[str, float]]:
    """What speaks for and against each other person near as the one who listens."""
    before, after = _others(known, index, -1), _others(known, index, 1)
    last = _last_heard(known, index)
    nearness = _nearness(known, index)
    table: dict[EntityIndex | None, dict[str, float]] = {}
    told = known.features.of(list(nearness), index, known.attributions)
    for (entity, near), row in zip(nearness.items(), told, strict=True):
        values = {
            **row,
            **near,
            **_turns(known, index, entity),
            "heard the speaker last": entity == last,
            "spoke last": before[:1] == [entity],
            "spoke earlier": entity in before[1:],
            "only other who speaks": {*before, *after} == {entity},
            "speaks before and after": before[:1] == after[:1] == [entity],
        }
        table[entity] = {name: float(value) for name, value in values.items() if value}
    return table


def _others(known: AddresseesSoFar, index: PassageIndex, step: int) -> list[EntityIndex]:
    """The others who speak near before or after the quotation, the nearest first."""
    speakers = [known.likely(other) for other, _ in _neighbours(known, index, step)]
    own = known.likely(index)
    return list(dict.fromkeys(entity for entity in speakers if entity is not None and entity != own))


def _last_heard(known: AddresseesSoFar, index: PassageIndex) -> EntityIndex | None:
    """To whom the speaker talked last."""
    speaker = known.likely(index)
    for other in indices(PassageIndex, range(index - 1, max(-1, index - _LAST_HEARD), -1)):
        heard = known.told.get(other)
        if known.likely(other) == speaker and heard is not None:
            return heard
    return None


def _turns(known: AddresseesSoFar, index: PassageIndex, entity: EntityIndex) -> dict[str, bool]:
    """Who speaks in the turns before and after, and whom these call by name."""
    turns, turn, speaker = known.turns, known.turns.of_passages[index], known.likely(index)
    values: dict[str, bool] = {}
    for side, other in (("before", turn - 1), ("after", turn + 1)):
        if turn == NO_TURN or turns.narration_between(turn, other) > _NEXT_TURN:
            continue
        speaks = turns.speaker(other, known.attributions)
        called = turns.called.get(other, frozenset())
        asked = turns.asks(other) if side == "before" else asks(known.scene, known.passage(index))
        values[f"called by the speaker in the turn {side}"] = entity in called and speaks == speaker
        values[f"calls the speaker in the turn {side}"] = speaker in called and speaks == entity
        values[f"speaks in the turn {side}"] = speaks == entity
        values[f"asks or answers in the turn {side}"] = asked and speaks == entity
    return values


def speaks_to_you(scene: Scene, passage: Passage) -> bool:
    """Whether the quotation has a pronoun of the second person."""
    return any(scene.mentions[mention].person == 2 for mention in scene.mentions_within(passage))


def _nearness(known: AddresseesSoFar, index: PassageIndex) -> dict[EntityIndex, dict[str, float]]:
    """What speaks for each other person near as the one who listens."""
    table: dict[EntityIndex, dict[str, float]] = {}
    speaker = known.likely(index)

    def note(entity: EntityIndex | None, feature: str, value: float) -> None:
        if entity is not None and entity != speaker:
            row = table.setdefault(entity, {"present": 1.0})
            row[feature] = max(row.get(feature, 0.0), value)

    for step in (-1, 1):
        _note_turns(known, index, step, note)
    _note_narration(known, index, note)
    for entity in (*known.cast.candidates(index, known.attributions), *_involved(known, index)):
        if entity is not None and known.scene.resolution.entities[entity].type in _PARTIES:
            note(entity, "present", 1.0)
    return table


def _involved(known: AddresseesSoFar, index: PassageIndex) -> Iterator[EntityIndex | None]:
    """Who speaks or is spoken to near, also where the narrator does not mention them any more."""
    around = range(max(0, index - _VOICES), min(len(known.found), index + _VOICES + 1))
    for other in indices(PassageIndex, around):
        yield known.likely(other)
        yield known.told.get(other)
    turn = known.turns.of_passages[index]
    if turn != NO_TURN:
        for beside in (turn - 1, turn, turn + 1):
            yield from known.turns.called.get(beside, ())


def _note_turns(known: AddresseesSoFar, index: PassageIndex, step: int, note: _Note) -> None:
    """Who speaks next to the quotation, and whom its speaker talked to there."""
    speaker = known.likely(index)
    side = "before" if step < 0 else "after"
    heard = False
    for other, distance in _neighbours(known, index, step):
        entity = known.likely(other)
        if entity is not None and entity != speaker:
            note(entity, f"next to speak {side}", 1.0)
            note(entity, f"next to speak {side}, near", 1 / (1 + distance))
            if speaker is not None and known.told.get(other) == speaker:
                note(entity, f"spoke to the speaker {side}", 1.0)
            return
        listening = known.told.get(other)
        if entity is not None and not heard and listening is not None:
            note(listening, f"heard the speaker {side}", 1 / (1 + distance))
            heard = True


def _neighbours(known: AddresseesSoFar, index: PassageIndex, step: int) -> Iterator[tuple[PassageIndex, int]]:
    """The spoken quotations before or after, the nearest first, with their distance in sentences."""
    scene, passage = known.scene, known.passage(index)
    here = scene.sentence_at(passage.start if step < 0 else passage.end - 1)
    reach = index + step * (_MOST_NEIGHBOURS + 1)
    beyond = max(-1, reach) if step < 0 else min(len(known.found), reach)
    for other in indices(PassageIndex, range(index + step, beyond, step)):
        beside = known.passage(other)
        distance = abs(here - scene.sentence_at(beside.end - 1 if step < 0 else beside.start))
        if distance > _REACH:
            return
        nested = scene.marked_around(other) is not None
        if beside.marked and not nested and not known.is_thought(other):
            yield other, distance


def _note_narration(known: AddresseesSoFar, index: PassageIndex, note: _Note) -> None:
    """Whom the narrator names around the quotation."""
    scene, passage, report = known.scene, known.passage(index), known.report(index)
    first, last = scene.sentence_at(passage.outer_start), scene.sentence_at(passage.outer_end - 1)
    paragraph = scene.paragraph(passage.start)
    around = range(max(0, first - _BEFORE), min(len(scene.sentences), last + _AFTER + 1))
    for sentence in indices(SentenceIndex, around):
        for named in scene.mentions_in(sentence):
            mention, entity = scene.mentions[named], scene.entity(named)
            if not known.cast.outside[named] or not _can_be_party(known, named):
                continue
            side = "before" if mention.start < passage.start else "after"
            near = 1 / (1 + max(0, first - sentence, sentence - last))
            form = _form(mention)
            note(entity, f"{form} {side}", near)
            if scene.paragraph(mention.start) == paragraph:
                note(entity, f"{form} {side}, same paragraph", near)
            if report is not None and report.sentence == sentence:
                note(entity, f"{form} in the sentence of the cue", 1.0)


def _form(mention: Mention) -> str:
    """How the narrator refers to somebody, as the names of features say it."""
    if mention.person == 1:
        return "narrator"
    return "pronoun" if mention.form is Form.PRONOUN else "noun"


def _can_be_party(known: AddresseesSoFar, mention: MentionIndex) -> bool:
    """Whether a mention is of somebody who can be the other party of a dialogue."""
    scene, entity = known.scene, known.scene.entity(mention)
    if entity is None or entity not in known.cast.named or not scene.can_speak(mention):
        return False
    return scene.resolution.entities[entity].type in {None, EntityType.PERSON, EntityType.GROUP}
