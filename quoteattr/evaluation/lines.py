"""Where in a JSON text a value stands, for messages about it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

__all__ = ["line_of"]

_BLANKS = re.compile(r"[ \t\r\n]*")
_PIECE = re.compile(r'"(?:[^"\\]|\\.?)*+(?:"|\Z)|[\[{\]}]|[^\s"\[{\]},:]++', re.DOTALL)


def line_of(source: str, keys: Sequence[str | int]) -> int:
    """The line on which a value begins, or what is there of the way to it.

    :param source: a JSON text.
    :param keys: the way to the value: names in objects and numbers in lists.
    """
    position = _beyond_blanks(source, 0)
    for key in keys:
        place = dict(_members(source, position)).get(key)
        if place is None:
            break
        position = place
    return source.count("\n", 0, position) + 1


def _members(source: str, position: int) -> Iterator[tuple[str | int, int]]:
    """What an object or list holds, each with where its value begins."""
    opening = source[position]
    if opening not in "{[":
        return
    position = _beyond_blanks(source, position + 1)
    number = 0
    while source[position] not in "}]":
        name: str | int = number
        if opening == "{":
            end = _end_of_value(source, position)
            name = json.loads(source[position:end])
            position = _beyond_blanks(source, _beyond_blanks(source, end) + 1)
        yield name, position
        number += 1
        position = _beyond_blanks(source, _end_of_value(source, position))
        if source[position] == ",":
            position = _beyond_blanks(source, position + 1)


def _end_of_value(source: str, position: int) -> int:
    """Where a value ends, however deep it is."""
    depth = 0
    for piece in _PIECE.finditer(source, position):
        depth += piece.group() in {"{", "["}
        depth -= piece.group() in {"}", "]"}
        if depth == 0:
            return piece.end()
    return len(source)


def _beyond_blanks(source: str, position: int) -> int:
    match = _BLANKS.match(source, position)
    return position if match is None else match.end()
