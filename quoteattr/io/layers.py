"""Stretches of text that overlap, written as elements that nest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise, takewhile
from typing import Generic, TypeVar

from attrs import frozen

__all__ = ["Layer", "segments", "write_nested"]

T = TypeVar("T")


@frozen(eq=False)
class Layer(Generic[T]):
    """A stretch of text with what is to be said of it.

    :param start: first code point.
    :param end: code point after the last.
    :param value: what is to be said of it.
    """

    start: int
    end: int
    value: T


def segments(length: int, layers: Iterable[Layer[T]]) -> Iterator[tuple[int, int, tuple[Layer[T], ...]]]:
    """Cut ``0..length`` at the edges of all layers.

    Each piece comes with the layers that cover it, the outermost first: the one that starts first, then
    the longest, then the one that was given first. Layers without text are left out.
    """
    waiting = sorted(layers, key=lambda layer: (layer.start, -layer.end))[::-1]
    edges = {0, length, *(layer.start for layer in waiting), *(layer.end for layer in waiting)}
    active: list[Layer[T]] = []
    for start, end in pairwise(sorted(edge for edge in edges if 0 <= edge <= length)):
        active = [layer for layer in active if layer.end > start]
        while waiting and waiting[-1].start <= start:
            layer = waiting.pop()
            if layer.end > start:
                active.append(layer)
        yield start, end, tuple(active)


def write_nested(
    text: str,
    layers: Iterable[Layer[T]],
    *,
    opening: Callable[[T, int], str],
    closing: Callable[[T], str],
    escape: Callable[[str], str],
) -> str:
    """Write ``text`` with one element a layer; a layer that another one crosses becomes several elements.

    :param opening: the start tag of a layer's value and of which of its elements, counted from 0.
    :param closing: the end tag.
    :param escape: the text of an element as the format writes it.
    """
    written: list[str] = []
    parts: Counter[Layer[T]] = Counter()
    stack: tuple[Layer[T], ...] = ()
    for start, end, active in segments(len(text), layers):
        kept = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], zip(stack, active, strict=False)))
        written += (closing(layer.value) for layer in reversed(stack[kept:]))
        for layer in active[kept:]:
            written.append(opening(layer.value, parts[layer]))
            parts[layer] += 1
        written.append(escape(text[start:end]))
        stack = active
    written += (closing(layer.value) for layer in reversed(stack))
    return "".join(written)
