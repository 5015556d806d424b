"""Boosted regression trees, read from a small table and run in plain Python.

Each tree asks of a row one feature after the other and gives a number at its leaf; the score of a row is the
sum over all trees (Friedman 2001, "Greedy function approximation: a gradient boosting machine", Annals of
Statistics 29). They are trained by :mod:`quoteattr.training.trees`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from attrs import frozen

__all__ = ["Node", "Trees"]

Node: TypeAlias = "float | tuple[int, float, Node, Node]"
"""A leaf, which is its value; or the column of a feature, a threshold, the node for values up to that and the
node for greater ones."""


@frozen
class Trees:
    """Trees over named features.

    :param features: the names of the columns that nodes refer to.
    :param roots: the root of each tree.
    """

    features: tuple[str, ...] = ()
    roots: tuple[Node, ...] = ()

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Trees:
        """The trees that :meth:`to_json` wrote down.

        :raises ValueError: the table is no table of trees.
        """
        try:
            features = tuple(map(str, data["features"]))
            return cls(features, tuple([_node(root, len(features)) for root in data["trees"]]))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(
                f'expected a table of trees, {{"features": [NAME...], "trees": [NODE...]}}: {error!r}'
            ) from error

    def to_json(self) -> dict[str, Any]:
        """The trees in values of JSON: a leaf is a number, another node a list of four."""
        return {"features": list(self.features), "trees": [_plain(root) for root in self.roots]}

    def scores(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """The score of each row.

        :param rows: for each row the values of its features by name; one that is missing is 0, one that no
            tree asks for is passed over.
        """
        found = []
        for row in rows:
            values = [row.get(feature, 0.0) for feature in self.features]
            score = 0.0
            for node in self.roots:
                while isinstance(node, tuple):
                    column, threshold, low, high = node
                    node = low if values[column] <= threshold else high
                score += node
            found.append(score)
        return found


def _node(data: Any, columns: int) -> Node:
    if isinstance(data, int | float):
        return float(data)
    column, threshold, low, high = data
    if not isinstance(column, int) or not 0 <= column < columns:
        raise ValueError(f"expected the number of one of {columns} features, got {column!r}")
    return column, float(threshold), _node(low, columns), _node(high, columns)


def _plain(node: Node) -> Any:
    if not isinstance(node, tuple):
        return node
    column, threshold, low, high = node
    return [column, threshold, _plain(low), _plain(high)]
