"""What an entity is called, and what it is, once all its mentions are linked."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.languages import MentionLexicon
from quoteattr.schema import EntityType
from quoteattr.stages.entities.clusters import Cluster

__all__ = ["name_of", "type_of"]

_USUAL = 3
"""How many times a description must stand in a text to name an entity before a fuller one."""


def type_of(cluster: Cluster) -> EntityType | None:
    """What an entity is, ``None`` if nothing tells."""
    return EntityType.PERSON if cluster.is_person else cluster.type


def name_of(cluster: Cluster, lexicon: MentionLexicon) -> str:
    """The fullest proper name, else the usual or the fullest description."""
    if cluster.names:
        return _fullest_name(cluster.names, lexicon)
    if len(cluster.descriptions) == 1:
        return next(iter(cluster.descriptions))
    usual, count = max(cluster.descriptions.items(), key=lambda item: item[1], default=("", 0))
    return usual if count >= _USUAL else max(cluster.descriptions, key=len, default="")


def _fullest_name(names: Sequence[str], lexicon: MentionLexicon) -> str:
    """The name of most words, of these the longest; none in the genitive of another: *Smits*."""
    known = {name.casefold() for name in names}
    nominative = [name for name in names if lexicon.nominative(name).casefold() not in known]
    return max(nominative, key=lambda name: (len(name.split()), len(name)))
