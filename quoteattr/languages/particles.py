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
    :param nouns: nouns in lower case that a verb is joined with: *deel* of *deelnemen*.
    """

    prepositions: frozenset[str]
    never: frozenset[str]
    nouns: frozenset[str]

    @classmethod
    def from_toml(cls, data: Mapping[str, Any]) -> ParticleLexicon:
        """The lexicon that ``particles.toml`` describes."""
        lists = {name: frozenset(words) for name, words in data.items()}
        return cls(lists["prepositions"], lists["never"] | lists["prepositions"], lists["nouns"])
