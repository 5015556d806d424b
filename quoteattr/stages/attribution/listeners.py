"""Who listens in the dialogue of a story: what speaks for each who is near, and for nobody.

The candidates are compared by a conditional logistic model like that of the speakers, see
``quoteattr.stages.attribution.features``; nobody is one of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from statistics import median

from attrs import define, field

from quoteattr.languages import CueLexicon
from quoteattr.parsing.tables import Token
from quoteattr.schema import EntityType, Form, Kind, Medium
from quoteattr.stages.attribution.features import Ranker, Stage
from quoteattr.stages.mentions import Mention
from quoteattr.stages.quotations import Passage
from quoteattr.stages.reports import Report
from quoteattr.stages.scene import Attribution, Attributions, Scene

__all__ = [
    "Choose",
    "Talk",
    "is_message",
    "is_thought",
    "listeners",
    "load_addressee_ranker",
    "most_probable",
    "nobody",
    "speaks_to_you",
]


_REACH = 8
"""How many sentences away the other party of a dialogue may speak."""

_USUAL_TURN = 70
"""Greatest median length of the turns of a dialogue, in code points; what news quotes is longer."""

_BEFORE = 3
"""How many sentences before a quotation the narrator may mention the other party."""

_AFTER = 2
"""How many sentences after it."""

_LAST_HEARD = 30
"""How many quotations back the speaker's last addressee is looked for."""

_SHORT = 25
"""Length in code points below which a quotation may be a mere exclamation."""

_KEPT_NOUNS = 20_000

_NEXT_TURN = 4
"""Greatest distance in sentences of a turn that answers another."""

Choose = Callable[[int, Mapping[int | None, Mapping[str, float]]], int | None]
"""Chooses the entity that listens to a passage, ``None`` for nobody, by the features of all candidates."""

_Note = Callable[[int | None, str, float], None]


def is_message(token: Token, cues: CueLexicon) -> bool:
    """Whether it is a noun for something that is written to somebody: *brief*, *open_brief*."""
    return token.upos == "NOUN" and _names_message(token.lemma, cues)


@lru_cache(_KEPT_NOUNS)
def _names_message(lemma: str, cues: CueLexicon) -> bool:
    return lemma.lower().replace("_", "").endswith(cues.message_nouns)


@define
class Talk:
    """A scene, who speaks in it, and the addressees found so far."""

    stage: Stage
    speakers: Sequence[Attribution]
    found: list[tuple[int, ...]]
    choose: Choose
    scene: Scene = field(init=False)

    @scene.default
    def _scene(self) -> Scene:
        return self.stage.scene

    @cached_property
    def meetings(self) -> Mapping[int, Sequence[int]]:
        """For each sentence where phrases like *in gesprek met* (in a talk with) end, outside quotations."""
        scene, phrases = self.scene, self.scene.language.cues.meeting_phrases
        openings = {phrase.partition(" ")[0] for phrase in phrases}
        table: dict[int, list[int]] = {}
        for number, sentence in enumerate(scene.sentences):
            if openings.isdisjoint(sentence.lowers):
                continue
            for token in sentence.tokens[:-2]:
                if token.lower in openings:
                    follower = sentence.tokens[token.index + 1]
                    if f"{token.lower} {follower.lower}" in phrases and not scene.in_direct(token.start):
                        table.setdefault(number, []).append(follower.end)
        return table

    @cached_property
    def messages(self) -> Mapping[int, Sequence[Token]]:
        """For each sentence the nouns for letters and the like, outside quotations."""
        scene, cues = self.scene, self.scene.language.cues
        table: dict[int, list[Token]] = {}
        for number, sentence in enumerate(scene.sentences):
            for token in sentence.tokens:
                if token.upos == "NOUN" and is_message(token, cues) and not scene.in_direct(token.start):
                    table.setdefault(number, []).append(token)
        return table

    @cached_property
    def answers(self) -> Attributions:
        """The speakers as the features of turns read them."""
        return Attributions(self.speakers)

    @cached_property
    def dialogue(self) -> bool:
        """Whether it is a story in which people talk to each other, in turns that are short."""
        lengths = [p.end - p.start for p in self.scene.passages if p.kind is Kind.DIRECT]
        return self.stage.dialogue and median(lengths) <= _USUAL_TURN

    def passage(self, index: int) -> Passage:
        return self.scene.passages[index]

    def speaker(self, index: int) -> int | None:
        """The entity that speaks."""
        attribution = self.speakers[index]
        return self.scene.entity(attribution.mention) if attribution.entity is None else attribution.entity

    def report(self, index: int) -> Report | None:
        number = self.speakers[index].report
        return None if number is None else self.scene.reports[number]

    def addressee(self, index: int) -> int | None:
        """The entity that it is said to, as far as found."""
        return self.scene.entity(self.found[index][0]) if self.found[index] else None


def most_probable(ranker: Ranker) -> Choose:
    """Choose who is most probable, nobody where that is."""

    def choose(_: int, candidates: Mapping[int | None, Mapping[str, float]]) -> int | None:
        probabilities = ranker.probabilities(list(candidates.values()))
        return max(zip(probabilities, candidates, strict=True), key=lambda pair: pair[0])[1]

    return choose


@cache
def load_addressee_ranker(code: str) -> Ranker:
    """The ranker of addressees in dialogue that comes with the language ``code``."""
    path = files("quoteattr.languages").joinpath(code, "addressee_weights.json")
    return Ranker(json.loads(path.read_text("utf-8"))["weights"])


def nobody(talk: Talk, index: int) -> dict[str, float]:
    """What speaks for and against that nobody is spoken to."""
    passage = talk.passage(index)
    others = len(_others(talk, index, -1)) + len(_others(talk, index, 1))
    values = {
        "you": speaks_to_you(talk.scene, passage),
        "no speaker": talk.speaker(index) is None,
        "no cue": talk.report(index) is None,
        "short": passage.end - passage.start < _SHORT,
        "nobody else speaks": not others,
        "few others speak": 1 / (1 + others),
        "question": _asks(talk.scene, passage),
        "mixed": passage.kind is Kind.MIXED,
    }
    return {"nobody": 1.0, **{f"nobody, {name}": float(value) for name, value in values.items() if value}}


def listeners(talk: Talk, index: int) -> dict[int | None, dict[str, float]]:
    """What speaks for and against each other person near as the one who listens."""
    quoted = _quoted(talk, index)
    before, after = _others(talk, index, -1), _others(talk, index, 1)
    last = _last_heard(talk, index)
    table: dict[int | None, dict[str, float]] = {}
    for entity, near in _nearness(talk, index).items():
        values = {
            **near,
            **_turns(talk, index, entity),
            **_nature(talk, index, entity),
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


def _quoted(talk: Talk, index: int) -> set[tuple[int | None, bool]]:
    """The entities that a quotation names or has a pronoun of the third person for, and whether a pronoun."""
    scene = talk.scene
    mentions = [(m, scene.mentions[m]) for m in scene.mentions_within(talk.passage(index))]
    return {
        (scene.entity(number), mention.form is Form.PRONOUN)
        for number, mention in mentions
        if mention.form is not Form.PRONOUN or mention.person == 3
    }


def _others(talk: Talk, index: int, step: int) -> list[int]:
    """The others who speak near before or after the quotation, the nearest first."""
    speakers = [talk.speaker(number) for number, _ in _neighbours(talk, index, step)]
    own = talk.speaker(index)
    return list(dict.fromkeys(entity for entity in speakers if entity is not None and entity != own))


def _last_heard(talk: Talk, index: int) -> int | None:
    """To whom the speaker talked last."""
    speaker = talk.speaker(index)
    for number in range(index - 1, max(-1, index - _LAST_HEARD), -1):
        if talk.speaker(number) == speaker and talk.addressee(number) is not None:
            return talk.addressee(number)
    return None


def _asks(scene: Scene, passage: Passage) -> bool:
    return scene.text[passage.start : passage.end].rstrip(" ,'\"").endswith("?")


def _turns(talk: Talk, index: int, entity: int) -> dict[str, bool]:
    """Who speaks in the turns before and after, and whom these call by name."""
    stage, turn, speaker = talk.stage, talk.stage.turns[index], talk.speaker(index)
    values: dict[str, bool] = {}
    for side, other in (("before", turn - 1), ("after", turn + 1)):
        if turn < 0 or stage.narration_between(turn, other) > _NEXT_TURN:
            continue
        speaks = stage.speaker_of_turn(other, talk.answers)
        called = stage.called.get(other, frozenset())
        asked = stage.asks(other) if side == "before" else _asks(talk.scene, talk.passage(index))
        values[f"called by the speaker in the turn {side}"] = entity in called and speaks == speaker
        values[f"calls the speaker in the turn {side}"] = speaker in called and speaks == entity
        values[f"speaks in the turn {side}"] = speaks == entity
        values[f"asks or answers in the turn {side}"] = asked and speaks == entity
    return values


def _nature(talk: Talk, index: int, entity: int) -> dict[str, float]:
    spoken, known = talk.answers.spoken(entity, index)
    return {
        "you": float(speaks_to_you(talk.scene, talk.passage(index))),
        "frequency": min(1.0, 3 * talk.stage.frequency.get(entity, 0.0)),
        "share of speech": spoken / max(1, known),
        "speaks elsewhere": float(spoken > 0),
        "narrator": float(entity == talk.stage.narrator),
        "group": float(talk.scene.resolution.entities[entity].type is EntityType.GROUP),
    }


def speaks_to_you(scene: Scene, passage: Passage) -> bool:
    """Whether the quotation has a pronoun of the second person."""
    return any(scene.mentions[m].person == 2 for m in scene.mentions_within(passage))


def is_thought(talk: Talk, index: int) -> bool:
    report = talk.report(index)
    return report is not None and report.medium is Medium.THOUGHT


def _nearness(talk: Talk, index: int) -> dict[int, dict[str, float]]:
    """What speaks for each other person near as the one who listens."""
    table: dict[int, dict[str, float]] = {}
    speaker = talk.speaker(index)

    def note(entity: int | None, feature: str, value: float) -> None:
        if entity is not None and entity != speaker:
            row = table.setdefault(entity, {"present": 1.0})
            row[feature] = max(row.get(feature, 0.0), value)

    for step in (-1, 1):
        _note_turns(talk, index, step, note)
    _note_narration(talk, index, note)
    return table


def _note_turns(talk: Talk, index: int, step: int, note: _Note) -> None:
    """Who speaks next to the quotation, and whom its speaker talked to there."""
    speaker = talk.speaker(index)
    side = "before" if step < 0 else "after"
    heard = False
    for number, distance in _neighbours(talk, index, step):
        entity = talk.speaker(number)
        if entity is not None and entity != speaker:
            note(entity, f"next to speak {side}", 1.0)
            note(entity, f"next to speak {side}, near", 1 / (1 + distance))
            if speaker is not None and talk.addressee(number) == speaker:
                note(entity, f"spoke to the speaker {side}", 1.0)
            return
        if entity is not None and not heard and talk.addressee(number) is not None:
            note(talk.addressee(number), f"heard the speaker {side}", 1 / (1 + distance))
            heard = True


def _neighbours(talk: Talk, index: int, step: int) -> Iterator[tuple[int, int]]:
    """The spoken quotations before or after, the nearest first, with their distance in sentences."""
    scene, passage = talk.scene, talk.passage(index)
    here = scene.sentence_at(passage.start if step < 0 else passage.end - 1)
    number = index + step
    while 0 <= number < len(talk.found):
        other = talk.passage(number)
        distance = abs(here - scene.sentence_at(other.end - 1 if step < 0 else other.start))
        if distance > _REACH:
            return
        nested = scene.quotation_around(number) is not None
        if other.marked and not nested and not is_thought(talk, number):
            yield number, distance
        number += step


def _note_narration(talk: Talk, index: int, note: _Note) -> None:
    """Whom the narrator names around the quotation."""
    scene, passage, report = talk.scene, talk.passage(index), talk.report(index)
    first, last = scene.sentence_at(passage.outer_start), scene.sentence_at(passage.outer_end - 1)
    paragraph = scene.paragraph(passage.start)
    for number in range(max(0, first - _BEFORE), min(len(scene.sentences), last + _AFTER + 1)):
        for m in scene.mentions_in(number):
            mention = scene.mentions[m]
            if not talk.stage.outside[m] or not _can_be_party(talk, m):
                continue
            side = "before" if mention.start < passage.start else "after"
            near = 1 / (1 + max(0, first - number, number - last))
            form = _form(mention)
            note(scene.entity(m), f"{form} {side}", near)
            if scene.paragraph(mention.start) == paragraph:
                note(scene.entity(m), f"{form} {side}, same paragraph", near)
            if report is not None and report.sentence == number:
                note(scene.entity(m), f"{form} in the sentence of the cue", 1.0)


def _form(mention: Mention) -> str:
    if mention.person == 1:
        return "narrator"
    return "pronoun" if mention.form is Form.PRONOUN else "noun"


def _can_be_party(talk: Talk, mention: int) -> bool:
    scene, entity = talk.scene, talk.scene.entity(mention)
    if entity is None or entity not in talk.stage.named or not scene.can_speak(mention):
        return False
    return scene.resolution.entities[entity].type in {None, EntityType.PERSON, EntityType.GROUP}
