"""What the stage finds: the entities of a text, and which of them each mention stands for."""

from __future__ import annotations

from attrs import frozen

from quoteattr.schema import EntityType
from quoteattr.stages.indices import EntityIndex
from quoteattr.stages.mentions import Mention

__all__ = ["Resolution", "ResolvedEntity"]


@frozen
class ResolvedEntity:
    """What all mentions of an entity tell together.

    :param name: the fullest proper name, else the fullest description.
    :param type: what it is, ``None`` if nothing tells.
    :param gender: ``masc``, ``fem`` or empty.
    :param known: the id by which the user knows it, empty if there is none.
    :param guessed: whether nothing but the spelling of a name alone, which may be a family name, tells its
        gender.
    """

    name: str
    type: EntityType | None
    gender: str
    known: str = ""
    guessed: bool = False


@frozen
class Resolution:
    """Mentions with their entities.

    :param mentions: all mentions in text order.
    :param entity_of: for each mention its entity, or ``None`` where that could not be told.
    :param entities: all entities; one has no mention when it turned out to be another under a short name.
    :param narrator: the entity that says *ik* outside quotations, if there is one.
    """

    mentions: tuple[Mention, ...]
    entity_of: tuple[EntityIndex | None, ...]
    entities: tuple[ResolvedEntity, ...]
    narrator: EntityIndex | None
