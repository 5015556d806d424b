"""Boosted regression trees, read from a small table and run with NumPy.

Each tree asks of a row one feature after the other and gives a number at its leaf; the score of a row is the
sum over all trees (Friedman 2001, "Greedy function approximation: a gradient boosting machine", Annals of
Statistics 29). They are trained by :mod:`quoteattr.training.trees`.

All questions of all trees are answered at once. Each answer rules out the leaves on its other side; the leaf
that is left in each tree is the one that the row falls into (Lucchese et al. 2015, "QuickScorer: a fast
algorithm to rank documents with additive ensembles of regression trees", SIGIR). NumPy is imported at the
first score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, TypeAlias

from attrs import frozen

__all__ = ["Node", "Trees"]

Node: TypeAlias = "float | tuple[int, float, Node, Node]"
"""A leaf, which is its value; or the column of a feature, a threshold, the node for values up to that and the
node for greater ones."""

_AT_ONCE = 256
"""How many rows are scored at once, so that they take little memory."""

_MOST_LEAVES = 60
"""Leaves of a tree at most."""


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
            roots = tuple([_node(root, len(features)) for root in data["trees"]])
            if any(len(_leaves(root)) > _MOST_LEAVES for root in roots):
                raise ValueError(f"a tree has more than {_MOST_LEAVES} leaves")
            return cls(features, roots)
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(
                "expected a table of trees, {'features': [NAME...], 'trees': [NODE...]}, where a node is a "
                f"number or [FEATURE, THRESHOLD, NODE, NODE] and a tree has at most {_MOST_LEAVES} leaves"
            ) from error

    def to_json(self) -> dict[str, Any]:
        """The trees in values of JSON: a leaf is a number, another node a list of four."""
        return {"features": list(self.features), "trees": [_plain(root) for root in self.roots]}

    def scores(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """The score of each row.

        :param rows: for each row the values of its features by name; one that is missing is 0, one that no
            tree asks for is passed over.
        """
        fixed, names = self._table.fixed, self.features
        if not self._table.columns or not rows:
            return [fixed] * len(rows)
        values = [[row.get(name, 0.0) for name in names] for row in rows]
        return [
            score
            for start in range(0, len(values), _AT_ONCE)
            for score in self._scored(values[start:][:_AT_ONCE])
        ]

    def _scored(self, values: Sequence[Sequence[float]]) -> list[float]:
        import numpy as np

        table = self._table
        asked = np.array(values)[:, table.columns]
        left = np.where(asked > table.thresholds, table.high, table.low)
        leaves = np.frexp(np.bitwise_and.reduceat(left, table.starts, axis=1).astype(float))[1] - 1
        scores: list[float] = (table.values[table.numbers, leaves].sum(axis=1) + table.fixed).tolist()
        return scores

    @cached_property
    def _table(self) -> _Table:
        return _Table.of(self.roots)


@frozen(eq=False)
class _Table:
    """The questions of all trees that ask any, one after the other.

    :param columns: for each question the column of its feature.
    :param thresholds: for each the threshold.
    :param high: for each the leaves of its tree, as bits, that a value above the threshold leaves.
    :param low: those that any other value leaves.
    :param starts: for each tree its first question.
    :param numbers: the numbers of the trees.
    :param values: for each tree the values of its leaves.
    :param fixed: the sum of the trees that ask nothing.
    """

    columns: Any
    thresholds: Any
    high: Any
    low: Any
    starts: Any
    numbers: Any
    values: Any
    fixed: float

    @classmethod
    def of(cls, roots: Sequence[Node]) -> _Table:
        import numpy as np

        questions: list[tuple[int, float, int, int]] = []
        starts, values = [], []
        for root in roots:
            if isinstance(root, tuple):
                starts.append(len(questions))
                values.append(_leaves(root))
                _ask(root, 0, (1 << len(values[-1])) - 1, questions)
        columns, thresholds, high, low = zip(*questions, strict=True) if questions else ((), (), (), ())
        widest = max(map(len, values), default=0)
        return cls(
            list(columns),
            np.array(thresholds),
            np.array(high, dtype=np.int64),
            np.array(low, dtype=np.int64),
            np.array(starts, dtype=np.int64),
            np.arange(len(starts)),
            np.array([own + [0.0] * (widest - len(own)) for own in values]),
            sum(root for root in roots if not isinstance(root, tuple)),
        )


def _leaves(node: Node) -> list[float]:
    """The values of the leaves below a node, those for smaller values first."""
    return [*_leaves(node[2]), *_leaves(node[3])] if isinstance(node, tuple) else [node]


def _ask(node: Node, first: int, every: int, questions: list[tuple[int, float, int, int]]) -> int:
    """Add the questions below a node, whose leaves begin with the number ``first``; how many leaves it has.

    :param every: the bits of all leaves of the tree.
    """
    if not isinstance(node, tuple):
        return 1
    place = len(questions)
    column, threshold, low, high = node
    questions.append((column, threshold, 0, 0))
    lows = _ask(low, first, every, questions)
    highs = _ask(high, first + lows, every, questions)
    low_bits, high_bits = ((1 << lows) - 1) << first, ((1 << highs) - 1) << (first + lows)
    questions[place] = (column, threshold, every & ~low_bits, every & ~high_bits)
    return lows + highs


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
