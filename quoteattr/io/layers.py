"""Spans that overlap, written as elements that nest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Generic, TypeVar

from attrs import frozen

__all__ = ["Layer", "write_nested"]

T = TypeVar("T")


@frozen(eq=False)
class Layer(Generic[T]):
    """A span with what is to be said of it.

    :param start: first code point.
    :param end: code point after the last.
    :param value: what is to be said of it.
    """

    start: int
    end: int
    value: T


def write_nested(
    text: str,
    layers: Iterable[Layer[T]],
    *,
    opening: Callable[[T, int], str],
    closing: Callable[[T], str],
    escape: Callable[[str], str],
) -> str:
    """Write ``text`` with one element a layer; a layer that another one crosses becomes several elements.

    The outermost element is the layer that starts first, then the longest, then the one that was given first.
    Layers without text are left out.

    :param opening: the start tag of a layer's value and of which of its elements, counted from 0.
    :param closing: the end tag.
    :param escape: the text of an element as the format writes it.
    """
    waiting = sorted(layers, key=lambda layer: (layer.start, -layer.end))[::-1]
    edges = {0, len(text), *(layer.start for layer in waiting), *(layer.end for layer in waiting)}
    written: list[str] = []
    parts: Counter[Layer[T]] = Counter()
    ending: Counter[int] = Counter()
    stack: list[Layer[T]] = []
    for start, end in pairwise(sorted(edge for edge in edges if 0 <= edge <= len(text))):
        crossed: list[Layer[T]] = []
        while ending[start]:
            layer = stack.pop()
            written.append(closing(layer.value))
            if layer.end == start:
                ending[start] -= 1
            else:
                crossed.append(layer)
        opened = crossed[::-1]
        while waiting and waiting[-1].start <= start:
            layer = waiting.pop()
            if layer.end > start:
                ending[layer.end] += 1
                opened.append(layer)
        for layer in opened:
            written.append(opening(layer.value, parts[layer]))
            parts[layer] += 1
        stack += opened
        written.append(escape(text[start:end]))
    written += (closing(layer.value) for layer in reversed(stack))
    return "".join(written)
