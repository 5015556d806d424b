"""From scores of arcs to the best tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

__all__ = ["best_tree"]

_FORBIDDEN = -1e30
_ROOT_PENALTY = 1e6


def best_tree(scores: np.ndarray[Any, Any]) -> list[int]:
    """The head of each word, from 1, in the best tree with one root; 0 is the root.

    The best head of each word is taken first; the maximum spanning tree (Chu and Liu 1965, Edmonds 1967) is
    searched only where these heads are no tree with one root.

    :param scores: row by row for each word, the root first, how good each column is as its head.
    """
    heads: list[int] = scores[1:].argmax(axis=1).tolist()
    if heads.count(0) == 1 and not _cycle([0, *heads]):
        return heads
    allowed = np.maximum(scores.astype(np.float64), _FORBIDDEN)
    np.fill_diagonal(allowed, _FORBIDDEN)
    allowed[1:, 0] -= _ROOT_PENALTY
    return _spanning_tree(allowed)[1:]


def _cycle(heads: Sequence[int]) -> list[int]:
    """The nodes of a cycle that does not go through the root; none when there is no cycle."""
    seen_from = [0] * len(heads)
    for start in range(1, len(heads)):
        node = start
        while node and not seen_from[node]:
            seen_from[node] = start
            node = heads[node]
        if node and seen_from[node] == start:
            cycle = [node]
            while heads[cycle[-1]] != node:
                cycle.append(heads[cycle[-1]])
            return cycle
    return []


def _spanning_tree(scores: np.ndarray[Any, Any]) -> list[int]:
    """The head of each node in the maximum spanning tree; that of the root is itself.

    A cycle of best heads is contracted to one node, behind the others, and broken where the tree of the
    smaller graph enters it.
    """
    heads: list[int] = [0, *scores[1:].argmax(axis=1).tolist()]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.delete(np.arange(len(heads)), inside)
    entering = scores[inside][:, outside] - scores[inside, [heads[node] for node in cycle]][:, None]
    leaving = scores[outside][:, inside]
    last = len(outside)
    smaller = np.full((last + 1, last + 1), _FORBIDDEN)
    smaller[:last, :last] = scores[outside][:, outside]
    smaller[:last, last] = leaving.max(axis=1)
    smaller[last, :last] = entering.max(axis=0)
    *found, above = _spanning_tree(smaller)
    best_inside = inside[leaving.argmax(axis=1)]
    for place, head in enumerate(found[1:], start=1):
        heads[outside[place]] = int(best_inside[place] if head == last else outside[head])
    heads[inside[entering[:, above].argmax()]] = int(outside[above])
    return heads
