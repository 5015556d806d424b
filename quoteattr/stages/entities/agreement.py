"""Agreement: whether a pronoun can stand for an entity, by gender, number and type."""

from __future__ import annotations

from quoteattr.schema import EntityType
from quoteattr.stages.mentions import Mention

__all__ = ["agrees"]


def agrees(
    pronoun: Mention, *, kind: EntityType | None, gender: str, named: bool, plural: bool, collective: bool
) -> bool:
    """Whether ``pronoun`` can stand for an entity of which this is known.

    A pronoun in the singular stands for one person, one in the plural for what counts as several, and one
    that tells no number (*deze*, this one) for anything of its gender.

    :param kind: what the entity is, ``None`` where nothing tells.
    :param gender: ``masc``, ``fem`` or empty.
    :param named: whether it has a name that may be a person's.
    :param plural: whether its words are in the plural, which is nobody whom *hij* (he) stands for.
    :param collective: whether *zij* (they) can stand for it.
    """
    if pronoun.gender and gender and pronoun.gender != gender:
        return False
    if pronoun.number == "sing":
        return not plural and (kind is EntityType.PERSON or (kind is None and named))
    return pronoun.number != "plur" or collective
