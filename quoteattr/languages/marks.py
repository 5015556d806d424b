"""The quotation marks of a language, and the apostrophes that look like them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

__all__ = ["MarkLexicon"]


@frozen
class MarkLexicon:
    """Quotation marks, dialogue dashes and apostrophe words.

    :param pairs: opening and closing marks that belong together.
    :param dashes: marks that open a line of dialogue at the start of a paragraph.
    :param clitics: words that begin with an apostrophe, lower case, with a straight apostrophe: ``'s``.
    """

    pairs: tuple[tuple[str, str], ...]
    dashes: tuple[str, ...]
    clitics: frozenset[str]

    @classmethod
    def from_toml(cls, data: Mapping[str, Any]) -> MarkLexicon:
        """The lexicon that ``marks.toml`` describes."""
        return cls(
            pairs=tuple((opening, closing) for opening, closing in data["pairs"]),
            dashes=tuple(data["dashes"]),
            clitics=frozenset(data["clitics"]),
        )
