"""Train boosted trees with LightGBM; what comes out runs without it.

Ke et al. 2017, "LightGBM: a highly efficient gradient boosting decision tree", NeurIPS. Whatever is trained
twice on the same rows comes out the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import lightgbm
import numpy as np
from attrs import frozen

from quoteattr.trees import Node, Trees

__all__ = ["Growth", "train_trees"]

_DIGITS = 5
"""Decimals that a leaf keeps."""

_LEAST_CURVATURE = 1e-6

_FEWEST_LEAVES = 10
"""How many leaves there is room for even where rows are few."""


@frozen
class Growth:
    """How trees are grown.

    :param trees: how many.
    :param leaves: of each, at most.
    :param rate: by how much each tree counts.
    :param rows_a_leaf: least number of rows in a leaf.
    :param smoothing: how strongly the values of leaves are held small.
    :param rows: share of the rows that each tree is grown on.
    :param columns: share of the features that each tree may ask for.
    :param seed: of the choice of rows and features.
    """

    trees: int = 180
    leaves: int = 7
    rate: float = 0.06
    rows_a_leaf: int = 20
    smoothing: float = 5.0
    rows: float = 0.8
    columns: float = 0.6
    seed: int = 1


def train_trees(
    rows: Sequence[Mapping[str, float]],
    right: Sequence[bool],
    groups: Sequence[int] = (),
    *,
    objective: Literal["choice", "yes_no"] = "choice",
    weights: Sequence[float] = (),
    base: Trees | None = None,
    growth: Growth | None = None,
) -> Trees:
    """Trees that give the right rows of each group a higher score than its others.

    With ``objective="choice"`` the exponentials of the scores of a group, divided by their sum, are the
    probabilities of its rows (conditional logit, McFadden 1974); with ``"yes_no"`` each row stands alone and
    its score is on the scale of log odds, from the share of the right ones on.

    :param rows: for each row the values of its features by name; one that is missing is 0.
    :param right: for each row whether it is right.
    :param groups: the sizes of the groups that follow one another; for ``"choice"`` only.
    :param weights: how much each row counts; nothing for all the same.
    :param base: trees whose scores are added to and that come first in the result.
    :param growth: how the trees are grown.
    """
    growth = growth or Growth()
    base = base or (Trees((), (_log_odds(right),)) if objective == "yes_no" else Trees())
    features = tuple(sorted({name for row in rows for name in row}))
    if not features or not any(right) or all(right):
        return base
    columns = {name: column for column, name in enumerate(features)}
    table = np.zeros((len(rows), len(features)))
    for number, row in enumerate(rows):
        for name, value in row.items():
            table[number, columns[name]] = value
    if (table == table[0]).all():
        return base
    truth = np.array(right, dtype=float)
    data = lightgbm.Dataset(
        table,
        truth,
        weight=np.array(weights, dtype=float) if len(weights) else None,
        init_score=np.array(base.scores(rows)) if base.roots else None,
        params={"verbose": -1, "max_bin": 63, "min_data_in_bin": 1, "feature_pre_filter": False},
        free_raw_data=True,
    )
    sizes = np.array(groups or [len(rows)])
    booster = lightgbm.train(
        {
            **_settings(growth, len(rows)),
            "objective": _choice(sizes, truth) if objective == "choice" else "binary",
        },
        data,
        num_boost_round=growth.trees,
    )
    own = Trees(features, tuple(_node(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]))
    return _joined(base, own)


def _log_odds(right: Sequence[bool]) -> float:
    """The log odds of the share of right rows, as if there were one more of either kind."""
    wrong = len(right) - sum(right)
    return round(math.log((sum(right) + 1) / (wrong + 1)), _DIGITS)


def _settings(growth: Growth, rows: int) -> dict[str, Any]:
    return {
        "num_leaves": growth.leaves,
        "learning_rate": growth.rate,
        "min_data_in_leaf": min(growth.rows_a_leaf, max(1, rows // _FEWEST_LEAVES)),
        "min_sum_hessian_in_leaf": 1e-3,
        "lambda_l2": growth.smoothing,
        "bagging_fraction": growth.rows,
        "bagging_freq": 1,
        "feature_fraction": growth.columns,
        "boost_from_average": False,
        "use_missing": False,
        "seed": growth.seed,
        "num_threads": 1,
        "deterministic": True,
        "force_row_wise": True,
        "verbose": -1,
    }


def _choice(sizes: np.ndarray, truth: np.ndarray) -> Callable[..., tuple[np.ndarray, np.ndarray]]:
    """The slope and curvature of the loss of choices, as LightGBM asks for them."""
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    answered = np.repeat(np.add.reduceat(truth, starts) > 0, sizes)

    def shares(scores: np.ndarray, among: np.ndarray) -> np.ndarray:
        tops = np.repeat(np.maximum.reduceat(scores, starts), sizes)
        exponentials = np.exp(scores - tops) * among
        sums = np.repeat(np.add.reduceat(exponentials, starts), sizes)
        divided: np.ndarray = exponentials / np.maximum(sums, np.finfo(float).tiny)
        return divided

    def slope(scores: np.ndarray, data: lightgbm.Dataset) -> tuple[np.ndarray, np.ndarray]:
        probable, wanted = shares(scores, np.ones_like(truth)), shares(scores, truth)
        counts = answered if data.get_weight() is None else answered * np.asarray(data.get_weight())
        curvature = np.maximum(probable * (1 - probable), _LEAST_CURVATURE)
        return counts * (probable - wanted), counts * curvature

    return slope


def _node(data: Mapping[str, Any]) -> Node:
    if "leaf_value" in data:
        return round(float(data["leaf_value"]), _DIGITS)
    low, high = _node(data["left_child"]), _node(data["right_child"])
    return int(data["split_feature"]), float(f"{data['threshold']:.6g}"), low, high


def _joined(first: Trees, second: Trees) -> Trees:
    """The trees of both, whose scores are added; features that neither asks for are left out."""
    used = sorted({first.features[c] for c in _asked(first)} | {second.features[c] for c in _asked(second)})
    columns = {name: column for column, name in enumerate(used)}
    roots = tuple(
        _renumbered(root, trees.features, columns) for trees in (first, second) for root in trees.roots
    )
    return Trees(tuple(used), roots)


def _asked(trees: Trees) -> set[int]:
    """The columns that any tree asks for."""
    asked, waiting = set(), list(trees.roots)
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            asked.add(node[0])
            waiting += node[2:]
    return asked


def _renumbered(node: Node, features: Sequence[str], columns: Mapping[str, int]) -> Node:
    if not isinstance(node, tuple):
        return node
    column, threshold, low, high = node
    return (
        columns[features[column]],
        threshold,
        _renumbered(low, features, columns),
        _renumbered(high, features, columns),
    )
