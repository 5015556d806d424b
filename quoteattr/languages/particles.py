"""The particles of separable verbs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

__all__ = ["ParticleLexicon"]


@frozen(eq=False)
class ParticleLexicon:
    """Which words are joined with the verb that they are detached from, see ``particles.toml``.

    :param prepositions: prepositions in lower case that are no particles, so that no sentence ends in them.
    :param never: words in lower case that no verb is joined with, whatever a tree says.
    :param read_as: for abbreviations that are another word in small letters one that is none: *OM*, *CDA*.
    :param openings: words in lower case that may open a sentence behind one that ends without a mark.
    :param nouns: nouns in lower case that a verb is joined with: *deel* of *deelnemen*.
    """

    prepositions: frozenset[str]
    never: frozenset[str]
    nouns: frozenset[str]
    read_as: Mapping[str, str]
    openings: frozenset[str]

    @classmethod
    def from_toml(cls, data: Mapping[str, Any]) -> ParticleLexicon:
        """The lexicon that ``particles.toml`` describes."""
        prepositions = frozenset(data["prepositions"])
        return cls(
            prepositions,
            prepositions.union(data["never"]),
            frozenset(data["nouns"]),
            dict(data["read_as"]),
            frozenset(data["openings"]),
        )
