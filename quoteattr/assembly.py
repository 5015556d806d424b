"""From what the stages found to the values that users hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from attrs import define, field

from quoteattr import schema
from quoteattr.parsing import Sentence
from quoteattr.schema import (
    Cue,
    Entity,
    EntityType,
    Extraction,
    Factuality,
    Form,
    Gender,
    Medium,
    Participant,
    Polarity,
    Quote,
)
from quoteattr.stages.attribution import Attribution, saying_i
from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex, numbered
from quoteattr.stages.marks import Marks
from quoteattr.stages.reports import Report
from quoteattr.stages.scene import Identity, Scene, Unresolved

__all__ = ["assemble"]

_GENDERS = {"masc": Gender.MASCULINE, "fem": Gender.FEMININE}

_WITH_GENDER = frozenset({EntityType.PERSON, EntityType.GROUP, None})
"""What has a gender of its own, and not that of the noun that names it."""


def assemble(
    scene: Scene,
    marks: Marks,
    speakers: Sequence[Attribution],
    joint: Sequence[Sequence[Attribution]],
    addressees: Sequence[Sequence[Attribution]],
    chains: Sequence[Sequence[MentionIndex]],
) -> Extraction:
    """The extraction of a scene whose quotations have their speakers.

    :param joint: for each passage those who speak it together with its speaker.
    :param addressees: for each passage those whom it is said to.
    :param chains: for each passage the mentions of those who pass it on.
    """
    parties = _Parties(scene)
    for attribution in chain(speakers, *joint, *addressees):
        if attribution.mention is not None:
            parties.add(attribution.mention, attribution.entity)
    for mention in chain.from_iterable(chains):
        parties.add(mention)
    for mention, passage in saying_i(scene, speakers):
        parties.add_to(speakers[passage], mention)
    utterances = _utterances(scene, speakers)
    rows = zip(utterances, speakers, joint, addressees, chains, strict=True)
    return Extraction(
        text=scene.given,
        quotes=tuple(
            _quote(scene, parties, index, *row) for index, row in numbered(PassageIndex, list(rows))
        ),
        entities=parties.entities(),
        convention=marks.convention,
        notes=_notes(scene.sentences),
    )


def _quote(
    scene: Scene,
    parties: _Parties,
    index: PassageIndex,
    utterance: str,
    speaker: Attribution,
    joint: Sequence[Attribution],
    addressees: Sequence[Attribution],
    via: Sequence[MentionIndex],
) -> Quote:
    passage, parent = scene.passages[index], scene.parents[index]
    report = scene.reports[speaker.report] if speaker.report is not None else None
    return Quote(
        kind=passage.kind,
        text=scene.given[passage.start : passage.end],
        start=passage.start,
        end=passage.end,
        id=_quote_id(index),
        utterance=utterance,
        parent=_quote_id(parent) if parent is not None else None,
        cue=_cue(scene.given, report) if report is not None else None,
        speakers=parties.participants((speaker, *joint)),
        addressees=parties.participants(addressees),
        via=tuple(map(parties.mention, via)),
        reason=speaker.reason,
        polarity=report.polarity if report is not None else Polarity.POSITIVE,
        factuality=report.factuality if report is not None else Factuality.ASSERTED,
        medium=report.medium if report is not None else Medium.SPEECH,
    )


def _quote_id(index: PassageIndex) -> str:
    return f"q{index + 1}"


def _cue(text: str, report: Report) -> Cue:
    return Cue(text=text[report.start : report.end], start=report.start, end=report.end, lemma=report.lemma)


def _utterances(scene: Scene, speakers: Sequence[Attribution]) -> list[str]:
    """The id of the utterance of each passage; pieces that two people say are two utterances."""
    ids: dict[tuple[int, Identity | None], str] = {}
    last: dict[int, Identity] = {}
    said = []
    for passage, speaker in zip(scene.passages, speakers, strict=True):
        if speaker.mention is not None:
            last[passage.utterance] = scene.identity(speaker.mention, speaker.entity)
        utterance = (passage.utterance, last.get(passage.utterance))
        said.append(ids.setdefault(utterance, f"u{len(ids) + 1}"))
    return said


@define
class _Parties:
    """Everybody who speaks, is spoken to or passes on, numbered in the order in which they come up.

    :param ids: the id of each.
    :param own: the mentions by which they do so.
    """

    scene: Scene
    ids: dict[Identity, str] = field(factory=dict)
    own: dict[Identity, set[MentionIndex]] = field(factory=dict)

    def add_to(self, party: Attribution, mention: MentionIndex) -> None:
        """Add a mention of somebody who is there."""
        assert party.mention is not None
        self.own[self.scene.identity(party.mention, party.entity)].add(mention)

    def add(self, mention: MentionIndex, entity: EntityIndex | None = None) -> None:
        identity = self.scene.identity(mention, entity)
        self.ids.setdefault(identity, f"e{len(self.ids) + 1}")
        self.own.setdefault(identity, set()).add(mention)

    def mention(self, index: MentionIndex) -> schema.Mention:
        return schema.Mention(**self._values(index, None))

    def participants(self, attributions: Iterable[Attribution]) -> tuple[Participant, ...]:
        """Those of the attributions that have a mention."""
        return tuple(
            Participant(
                **self._values(one.mention, one.entity),
                rule=one.rule,
                confidence=one.confidence,
                name_confidence=one.confidence if one.name_confidence is None else one.name_confidence,
            )
            for one in attributions
            if one.mention is not None
        )

    def _values(self, index: MentionIndex, entity: EntityIndex | None) -> dict[str, Any]:
        """What a mention tells of itself and of its entity."""
        mention = self.scene.mentions[index]
        identity = self.scene.identity(index, entity)
        return {
            "text": self.scene.given[mention.start : mention.end],
            "start": mention.start,
            "end": mention.end,
            "name": self._name(identity),
            "entity": self.ids[identity],
            "form": mention.form,
            "type": self._type(identity) or mention.type,
        }

    def _name(self, identity: Identity) -> str:
        if isinstance(identity, Unresolved):
            return self._words(identity.mention)
        return self.scene.resolution.entities[identity].name

    def _type(self, identity: Identity) -> EntityType | None:
        if isinstance(identity, Unresolved):
            return self.scene.mentions[identity.mention].type
        return self.scene.resolution.entities[identity].type

    def _gender(self, identity: Identity) -> Gender | None:
        if self._type(identity) not in _WITH_GENDER:
            return None
        if isinstance(identity, Unresolved):
            return _GENDERS.get(self.scene.mentions[identity.mention].gender)
        entity = self.scene.resolution.entities[identity]
        return None if entity.guessed else _GENDERS.get(entity.gender)

    def _known(self, identity: Identity) -> str | None:
        if isinstance(identity, Unresolved):
            return None
        return self.scene.resolution.entities[identity].known or None

    def _words(self, index: MentionIndex) -> str:
        mention = self.scene.mentions[index]
        return " ".join(self.scene.text[mention.start : mention.end].split())

    def entities(self) -> tuple[Entity, ...]:
        members = {identity: set(mentions) for identity, mentions in self.own.items()}
        chosen = set().union(*self.own.values())
        for mention, entity in numbered(MentionIndex, self.scene.resolution.entity_of):
            if entity is not None and entity in members and mention not in chosen:
                members[entity].add(mention)
        return tuple(
            self._entity(identity, identifier, sorted(members[identity]))
            for identity, identifier in self.ids.items()
        )

    def _entity(self, identity: Identity, identifier: str, mentions: Sequence[MentionIndex]) -> Entity:
        table = self.scene.mentions
        name = self._name(identity)
        words = (self._words(index) for index in mentions if table[index].form is not Form.PRONOUN)
        return Entity(
            id=identifier,
            name=name,
            type=self._type(identity),
            aliases=tuple(dict.fromkeys(word for word in words if word != name)),
            mentions=tuple(sorted((table[index].start, table[index].end) for index in mentions)),
            gender=self._gender(identity),
            known=self._known(identity),
        )


def _notes(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    cut = [sentence for sentence in sentences if sentence.cut]
    if not cut:
        return ()
    return (
        f"a sentence or word at code point {cut[0].start} was too long to parse and was cut; "
        f"{len(cut)} such pieces in all",
    )
