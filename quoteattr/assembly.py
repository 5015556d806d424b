"""From what the stages found to the values that users hold."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from quoteattr import schema
from quoteattr.parsing.tables import Sentence
from quoteattr.schema import (
    Cue,
    Entity,
    EntityType,
    Extraction,
    Factuality,
    Form,
    Medium,
    Polarity,
    Quote,
)
from quoteattr.stages.attribution import Attribution
from quoteattr.stages.indices import EntityIndex, MentionIndex, numbered
from quoteattr.stages.marks import Marks
from quoteattr.stages.scene import Identity, Scene, Unresolved

__all__ = ["assemble"]


def assemble(
    scene: Scene,
    marks: Marks,
    speakers: Sequence[Attribution],
    addressees: Sequence[Sequence[MentionIndex]],
    chains: Sequence[Sequence[MentionIndex]],
) -> Extraction:
    """The extraction of a scene whose quotations have their speakers.

    :param addressees: for each passage the mentions that it is said to.
    :param chains: for each passage the mentions of those who pass it on.
    """
    parties = _Parties(scene)
    for attribution in speakers:
        if attribution.mention is not None:
            parties.add(attribution.mention, attribution.entity)
    for mentions in addressees:
        for mention in mentions:
            parties.add(mention)

    utterances = parties.utterances(speakers)
    parents = scene.parents
    for mentions in chains:
        for mention in mentions:
            parties.add(mention)
    quotes = []
    for index, (passage, speaker) in enumerate(zip(scene.passages, speakers, strict=True)):
        report = scene.reports[speaker.report] if speaker.report is not None else None
        parent = parents[index]
        quotes.append(
            Quote(
                kind=passage.kind,
                text=scene.text[passage.start : passage.end],
                start=passage.start,
                end=passage.end,
                id=f"q{index + 1}",
                utterance=utterances[index],
                parent=f"q{parent + 1}" if parent is not None else None,
                cue=Cue(
                    text=scene.text[report.start : report.end],
                    start=report.start,
                    end=report.end,
                    lemma=report.lemma,
                )
                if report is not None
                else None,
                speaker=parties.mention(speaker.mention, speaker.entity)
                if speaker.mention is not None
                else None,
                addressees=tuple(parties.mention(mention) for mention in addressees[index]),
                via=tuple(parties.mention(mention) for mention in chains[index]),
                rule=speaker.rule,
                confidence=speaker.confidence,
                reason=speaker.reason,
                polarity=report.polarity if report is not None else Polarity.POSITIVE,
                factuality=report.factuality if report is not None else Factuality.ASSERTED,
                medium=report.medium if report is not None else Medium.SPEECH,
            )
        )
    return Extraction(
        text=scene.text,
        quotes=tuple(quotes),
        entities=parties.entities(),
        convention=marks.convention,
        notes=_notes(scene.sentences),
    )


@define
class _Parties:
    """Everybody who speaks or is spoken to, numbered in the order in which they come up."""

    scene: Scene
    ids: dict[Identity, str] = field(factory=dict)
    own: dict[Identity, set[MentionIndex]] = field(factory=dict)

    def add(self, mention: MentionIndex, entity: EntityIndex | None = None) -> None:
        identity = self.scene.identity(mention, entity)
        self.ids.setdefault(identity, f"e{len(self.ids) + 1}")
        self.own.setdefault(identity, set()).add(mention)

    def utterances(self, speakers: Sequence[Attribution]) -> list[str]:
        """The id of the utterance of each passage; pieces that two people say are two utterances."""
        ids: dict[tuple[int, Identity | None], str] = {}
        last: dict[int, Identity] = {}
        said = []
        for passage, speaker in zip(self.scene.passages, speakers, strict=True):
            if speaker.mention is not None:
                last[passage.utterance] = self.scene.identity(speaker.mention, speaker.entity)
            utterance = (passage.utterance, last.get(passage.utterance))
            said.append(ids.setdefault(utterance, f"u{len(ids) + 1}"))
        return said

    def mention(self, mention: MentionIndex, entity: EntityIndex | None = None) -> schema.Mention:
        candidate = self.scene.mentions[mention]
        identity = self.scene.identity(mention, entity)
        return schema.Mention(
            text=self.scene.text[candidate.start : candidate.end],
            start=candidate.start,
            end=candidate.end,
            name=self._name(identity),
            entity=self.ids[identity],
            form=candidate.form,
            type=self._type(identity) or candidate.type,
        )

    def _name(self, identity: Identity) -> str:
        if isinstance(identity, Unresolved):
            return self._words(identity.mention)
        return self.scene.resolution.entities[identity].name

    def _type(self, identity: Identity) -> EntityType | None:
        if isinstance(identity, Unresolved):
            return self.scene.mentions[identity.mention].type
        return self.scene.resolution.entities[identity].type

    def _words(self, mention: MentionIndex) -> str:
        candidate = self.scene.mentions[mention]
        return " ".join(self.scene.text[candidate.start : candidate.end].split())

    def entities(self) -> tuple[Entity, ...]:
        members = {identity: set(mentions) for identity, mentions in self.own.items()}
        chosen = {m for mentions in self.own.values() for m in mentions}
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
        words = (self._words(m) for m in mentions if table[m].form is not Form.PRONOUN)
        return Entity(
            id=identifier,
            name=name,
            type=self._type(identity),
            aliases=tuple(dict.fromkeys(word for word in words if word != name)),
            mentions=tuple(sorted((table[m].start, table[m].end) for m in mentions)),
        )


def _notes(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    cut = [sentence for sentence in sentences if sentence.cut]
    if not cut:
        return ()
    return (
        f"a sentence or word at code point {cut[0].start} was too long to parse and was cut; "
        f"{len(cut)} such pieces in all",
    )
