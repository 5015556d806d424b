"""Who listens in the dialogue of a story: what speaks for each who is near, and for nobody.

The candidates are compared like those who may speak, see :mod:`quoteattr.stages.attribution.features`; nobody
is one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from quoteattr.schema import EntityType, Form, Kind
from quoteattr.stages.attribution.model import Ranker
from quoteattr.stages.attribution.so_far import AddresseesSoFar, Choose
from quoteattr.stages.attribution.turns import NO_TURN, asks
from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex, SentenceIndex, indices
from quoteattr.stages.mentions import Mention
from quoteattr.stages.quotations import Passage
from quoteattr.stages.scene import Scene

__all__ = ["listeners", "most_probable", "nobody", "speaks_to_you"]

_REACH = 8
"""How many sentences away the other party of a dialogue may speak."""

_BEFORE = 3
"""How many sentences before a quotation the narrator may mention the other party."""

_AFTER = 2
"""How many sentences after it."""

_LAST_HEARD = 30
"""How many quotations back the speaker's last addressee is looked for."""

_SHORT = 25
"""Length in code points below which a quotation may be a mere exclamation."""

_NEXT_TURN = 4
"""Greatest distance in sentences of a turn that answers another."""

_Note = Callable[[EntityIndex | None, str, float], None]


def most_probable(ranker: Ranker) -> Choose:
    """Choose who is most probable, nobody where that is."""

    def choose(
        _: PassageIndex, candidates: Mapping[EntityIndex | None, Mapping[str, float]]
    ) -> tuple[EntityIndex | None, float]:
        probabilities = ranker.probabilities(list(candidates.values()))
        best, entity = max(zip(probabilities, candidates, strict=True), key=lambda pair: pair[0])
        return entity, best

    return choose


def nobody(known: AddresseesSoFar, index: PassageIndex) -> dict[str, float]:
    """What speaks for and against that nobody is spoken to."""
    passage = known.passage(index)
    others = len(_others(known, index, -1)) + len(_others(known, index, 1))
    values = {
        "you": speaks_to_you(known.scene, passage),
        "no speaker": known.speaker(index) is None,
        "no cue": known.report(index) is None,
        "short": passage.end - passage.start < _SHORT,
        "nobody else speaks": not others,
        "few others speak": 1 / (1 + others),
        "question": asks(known.scene, passage),
        "mixed": passage.kind is Kind.MIXED,
    }
    return {"nobody": 1.0, **{f"nobody, {name}": float(value) for name, value in values.items() if value}}


def listeners(known: AddresseesSoFar, index: PassageIndex) -> dict[EntityIndex | None, dict[str, float]]:
    """What speaks for and against each other person near as the one who listens."""
    quoted = _quoted(known, index)
    before, after = _others(known, index, -1), _others(known, index, 1)
    last = _last_heard(known, index)
    table: dict[EntityIndex | None, dict[str, float]] = {}
    for entity, near in _nearness(known, index).items():
        values = {
            **near,
            **_turns(known, index, entity),
            **_nature(known, index, entity),
            "named in quotation": (entity, False) in quoted,
            "pronoun in quotation": (entity, True) in quoted,
            "heard the speaker last": entity == last,
            "spoke last": before[:1] == [entity],
            "spoke earlier": entity in before[1:],
            "only other who speaks": {*before, *after} == {entity},
            "speaks before and after": before[:1] == after[:1] == [entity],
        }
        table[entity] = {name: float(value) for name, value in values.items() if value}
    return table


def _quoted(known: AddresseesSoFar, index: PassageIndex) -> set[tuple[EntityIndex | None, bool]]:
    """The entities that a quotation names or has a pronoun of the third person for, and whether a pronoun."""
    scene = known.scene
    within = ((mention, scene.mentions[mention]) for mention in scene.mentions_within(known.passage(index)))
    return {
        (scene.entity(named), mention.form is Form.PRONOUN)
        for named, mention in within
        if mention.form is not Form.PRONOUN or mention.person == 3
    }


def _others(known: AddresseesSoFar, index: PassageIndex, step: int) -> list[EntityIndex]:
    """The others who speak near before or after the quotation, the nearest first."""
    speakers = [known.speaker(other) for other, _ in _neighbours(known, index, step)]
    own = known.speaker(index)
    return list(dict.fromkeys(entity for entity in speakers if entity is not None and entity != own))


def _last_heard(known: AddresseesSoFar, index: PassageIndex) -> EntityIndex | None:
    """To whom the speaker talked last."""
    speaker = known.speaker(index)
    for other in indices(PassageIndex, range(index - 1, max(-1, index - _LAST_HEARD), -1)):
        if known.speaker(other) == speaker and known.addressee(other) is not None:
            return known.addressee(other)
    return None


def _turns(known: AddresseesSoFar, index: PassageIndex, entity: EntityIndex) -> dict[str, bool]:
    """Who speaks in the turns before and after, and whom these call by name."""
    turns, turn, speaker = known.turns, known.turns.of_passages[index], known.speaker(index)
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


def _nature(known: AddresseesSoFar, index: PassageIndex, entity: EntityIndex) -> dict[str, float]:
    """What an entity is and how much it speaks."""
    spoken, by_anybody = known.attributions.spoken(entity, index)
    return {
        "you": float(speaks_to_you(known.scene, known.passage(index))),
        "frequency": min(1.0, 3 * known.cast.frequency.get(entity, 0.0)),
        "share of speech": spoken / max(1, by_anybody),
        "speaks elsewhere": float(spoken > 0),
        "narrator": float(entity == known.scene.resolution.narrator),
        "group": float(known.scene.resolution.entities[entity].type is EntityType.GROUP),
    }


def speaks_to_you(scene: Scene, passage: Passage) -> bool:
    """Whether the quotation has a pronoun of the second person."""
    return any(scene.mentions[mention].person == 2 for mention in scene.mentions_within(passage))


def _nearness(known: AddresseesSoFar, index: PassageIndex) -> dict[EntityIndex, dict[str, float]]:
    """What speaks for each other person near as the one who listens."""
    table: dict[EntityIndex, dict[str, float]] = {}
    speaker = known.speaker(index)

    def note(entity: EntityIndex | None, feature: str, value: float) -> None:
        if entity is not None and entity != speaker:
            row = table.setdefault(entity, {"present": 1.0})
            row[feature] = max(row.get(feature, 0.0), value)

    for step in (-1, 1):
        _note_turns(known, index, step, note)
    _note_narration(known, index, note)
    return table


def _note_turns(known: AddresseesSoFar, index: PassageIndex, step: int, note: _Note) -> None:
    """Who speaks next to the quotation, and whom its speaker talked to there."""
    speaker = known.speaker(index)
    side = "before" if step < 0 else "after"
    heard = False
    for other, distance in _neighbours(known, index, step):
        entity = known.speaker(other)
        if entity is not None and entity != speaker:
            note(entity, f"next to speak {side}", 1.0)
            note(entity, f"next to speak {side}, near", 1 / (1 + distance))
            if speaker is not None and known.addressee(other) == speaker:
                note(entity, f"spoke to the speaker {side}", 1.0)
            return
        if entity is not None and not heard and known.addressee(other) is not None:
            note(known.addressee(other), f"heard the speaker {side}", 1 / (1 + distance))
            heard = True


def _neighbours(known: AddresseesSoFar, index: PassageIndex, step: int) -> Iterator[tuple[PassageIndex, int]]:
    """The spoken quotations before or after, the nearest first, with their distance in sentences."""
    scene, passage = known.scene, known.passage(index)
    here = scene.sentence_at(passage.start if step < 0 else passage.end - 1)
    beyond = -1 if step < 0 else len(known.found)
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
