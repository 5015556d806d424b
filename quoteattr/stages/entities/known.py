"""Which entities of a text the user knows, by their names and by what the text says of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from attrs import evolve

from quoteattr.known import KnownEntities, KnownEntity, words_as_compared
from quoteattr.languages import Language
from quoteattr.schema import Form
from quoteattr.stages.entities.likeness import NamedEntity
from quoteattr.stages.entities.resolution import Resolution, ResolvedEntity
from quoteattr.stages.indices import EntityIndex, MentionIndex, numbered
from quoteattr.stages.mentions import Mention

__all__ = ["tie_known"]

_Read: TypeAlias = Callable[[EntityIndex, Sequence[MentionIndex]], NamedEntity]
"""What the text says of an entity by some of its mentions."""


def tie_known(text: str, resolution: Resolution, known: KnownEntities, language: Language) -> Resolution:
    """The ``resolution`` with the names, types, genders and ids of those whom the user knows.

    A whole name or an alias is whoever has it. A family name alone, or with initials, is the known person who
    has it, unless the text says otherwise: by a first name, a title, a party in brackets. Of several it is
    the one who is named in full elsewhere in the text, else the one of whom the text tells the function or
    the party; else it stays open. Entities that turn out to be one are one afterwards, and one whose names
    are those of two is two.
    """

    def read(entity: EntityIndex, mentions: Sequence[MentionIndex]) -> NamedEntity:
        own = [resolution.mentions[index] for index in mentions]
        return NamedEntity(text, resolution.entities[entity].type, own, known, language.mentions)

    resolution = _with_namesakes_apart(resolution, read)
    named = {entity: read(entity, mentions) for entity, mentions in _named(resolution).items()}
    ties = {entity: own.whole[0] for entity, own in named.items() if len(own.whole) == 1}
    elsewhere: dict[str, list[KnownEntity]] = {}
    for tied in {tied.id: tied for tied in ties.values()}.values():
        for word in {words_as_compared(name)[-1] for name in (tied.name, *tied.aliases)}:
            elsewhere.setdefault(word, []).append(tied)
    for entity, own in named.items():
        likely = None if entity in ties else own.most_like(elsewhere)
        if likely is not None:
            ties[entity] = likely
    return _with_ties(resolution, ties) if ties else resolution


def _named(resolution: Resolution) -> dict[EntityIndex, list[MentionIndex]]:
    """The mentions of each entity that has a name, in text order."""
    members: dict[EntityIndex, list[MentionIndex]] = {}
    for index, entity in numbered(MentionIndex, resolution.entity_of):
        if entity is not None:
            members.setdefault(entity, []).append(index)
    return {
        entity: mentions
        for entity, mentions in sorted(members.items())
        if any(resolution.mentions[index].form is Form.NAME for index in mentions)
    }


def _with_ties(resolution: Resolution, ties: Mapping[EntityIndex, KnownEntity]) -> Resolution:
    """The resolution in which each known entity is one, under the index of its first."""
    first: dict[str, EntityIndex] = {}
    moved = {index: first.setdefault(ties[index].id, index) for index in sorted(ties)}
    entities = list(resolution.entities)
    for index, tied in ties.items():
        entities[index] = ResolvedEntity(
            name=tied.name,
            type=tied.type or entities[index].type,
            gender=tied.gender or entities[index].gender,
            known=tied.id,
            guessed=entities[index].guessed and not tied.gender,
        )
    return evolve(
        resolution,
        entity_of=tuple(
            [None if index is None else moved.get(index, index) for index in resolution.entity_of]
        ),
        entities=tuple(entities),
        narrator=None if resolution.narrator is None else moved.get(resolution.narrator, resolution.narrator),
    )


# -- two who have one name -------------------------------------------------------------------------------


def _with_namesakes_apart(resolution: Resolution, read: _Read) -> Resolution:
    """The resolution in which no entity is two people of the list: *mevrouw Kok (ABC)* and *de heer Kok*."""
    entity_of, entities = list(resolution.entity_of), list(resolution.entities)
    for entity, mentions in _named(resolution).items():
        if read(entity, mentions).has_namesakes:
            told = {index: read(entity, [index]).told for index in mentions}
            owners = _owners([(resolution.mentions[index], told[index]) for index in mentions])
            new = dict.fromkeys(owner.id for owner in owners)
            places = {
                owner: EntityIndex(len(entities) + number - 1) if number else entity
                for number, owner in enumerate(new)
            }
            entities += [entities[entity]] * (len(places) - 1)
            for index, owner in zip(mentions, owners, strict=bool(owners)):
                entity_of[index] = places[owner.id]
    return evolve(resolution, entity_of=tuple(entity_of), entities=tuple(entities))


def _owners(mentions: Sequence[tuple[Mention, KnownEntity | None]]) -> list[KnownEntity]:
    """Whose each mention of an entity is that is more than one; empty where it is not.

    A mention that does not tell is whose the last before it is, as far as its gender agrees.

    :param mentions: in text order, each with the known one that its own words tell.
    """
    told = [known for _, known in mentions if known is not None]
    if len({known.id for known in told}) < 2:
        return []
    owners: list[KnownEntity] = []
    recent = [*told[:1]]
    for mention, known in mentions:
        if known is not None:
            recent.append(known)
        agreeing = (
            one for one in reversed(recent) if not mention.gender or one.gender in {"", mention.gender}
        )
        owners.append(known or next(agreeing, recent[-1]))
    return owners
