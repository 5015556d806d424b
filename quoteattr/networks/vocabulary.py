"""From strings to the rows of a network's tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

__all__ = ["EMPTY", "PREFIX", "ROOT", "UNKNOWN", "Vocabulary", "simple_punctuation"]

UNKNOWN, EMPTY, ROOT = 1, 2, 3
"""Rows that Stanza's vocabularies have: of unknown strings, of no value, and of the root of a tree."""

PREFIX = 4
"""How many rows come before the first real string."""


@frozen
class Vocabulary:
    """Strings with their rows.

    :param lower: whether strings are looked up in lower case.
    """

    rows: Mapping[str, int]
    names: tuple[str, ...]
    lower: bool

    @classmethod
    def load(cls, state: Mapping[str, Any]) -> Vocabulary:
        """A vocabulary as Stanza stores it."""
        names = list(state["_id2unit"])
        rows = {name: row for row, name in enumerate(names)}
        for string in state.get("ignore") or ():
            rows[string] = EMPTY
            names[EMPTY] = "_"
        return cls(rows, tuple(names), state["lower"])

    def look_up(self, strings: Iterable[str]) -> list[int]:
        """The row of each string."""
        rows = self.rows
        if self.lower:
            strings = map(str.lower, strings)
        return [rows.get(string, UNKNOWN) for string in strings]


_QUESTIONS = frozenset("?？︖﹖⁇")
_MARKS = _QUESTIONS | frozenset("!！︕﹗‼")


def simple_punctuation(word: str) -> str:
    """The word as the networks take it: ``?`` or ``!`` for a row of such marks (*?!* is ``?``)."""
    if len(word) < 2 or word[0] not in _MARKS or not _MARKS.issuperset(word):
        return word
    return "?" if word[0] in _QUESTIONS else "!"
