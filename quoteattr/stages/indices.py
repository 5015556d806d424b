"""Numbers that stand for something, each a type of its own, so that nobody takes a mention for an entity.

A number is the place of what it stands for in the tuple of a text that holds all of its kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NewType, TypeVar, cast

__all__ = [
    "EntityIndex",
    "MentionIndex",
    "PassageIndex",
    "ReportIndex",
    "SentenceIndex",
    "indices",
    "numbered",
]

SentenceIndex = NewType("SentenceIndex", int)
MentionIndex = NewType("MentionIndex", int)
EntityIndex = NewType("EntityIndex", int)
ReportIndex = NewType("ReportIndex", int)
PassageIndex = NewType("PassageIndex", int)

_Index = TypeVar("_Index")
_Value = TypeVar("_Value")


def numbered(
    index: Callable[[int], _Index],  # noqa: ARG001  (its type is what matters)
    values: Iterable[_Value],
) -> Iterator[tuple[_Index, _Value]]:
    """``values`` with their numbers of the type ``index``: ``numbered(MentionIndex, mentions)``."""
    return cast("Iterator[tuple[_Index, _Value]]", enumerate(values))


def indices(
    index: Callable[[int], _Index],  # noqa: ARG001  (its type is what matters)
    numbers: range,
) -> Sequence[_Index]:
    """``numbers`` as numbers of the type ``index``: ``indices(MentionIndex, range(3, 5))``."""
    return cast("Sequence[_Index]", numbers)
