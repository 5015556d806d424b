"""Words by which a text is told from one in another language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

__all__ = ["NeighbourLexicon"]


@frozen(eq=False)
class NeighbourLexicon:
    """Frequent words of the language and of its neighbours, see ``neighbours.toml``; all in lower case.

    :param own: words that none of the others has.
    :param shared: words of the language that others have too.
    :param others: for the name of each other language its words.
    """

    own: frozenset[str]
    shared: frozenset[str]
    others: Mapping[str, frozenset[str]]

    @classmethod
    def from_toml(cls, data: Mapping[str, Any]) -> NeighbourLexicon:
        """The lexicon that ``neighbours.toml`` describes."""
        others = {name: frozenset(words) for name, words in data["others"].items()}
        return cls(frozenset(data["own"]), frozenset(data["shared"]), others)
