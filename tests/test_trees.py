"""Boosted trees: what they score, and the table that they are kept in."""

from __future__ import annotations

import json

import pytest

from quoteattr.trees import Trees

WIDE: object = 0.0
for _ in range(70):
    WIDE = [0, 0.5, WIDE, 1.0]

TABLE = {
    "features": ["near", "speaks"],
    "trees": [[0, 0.5, -1.0, [1, 0.0, 0.25, 2.0]], 0.5],
}


def test_a_score_is_the_sum_of_the_leaves_that_a_row_falls_into():
    trees = Trees.from_json(TABLE)
    assert trees.scores([{"near": 1.0, "speaks": 1.0}, {"near": 1.0}, {"speaks": 1.0}]) == [2.5, 0.75, -0.5]


def test_a_feature_that_no_tree_knows_changes_nothing():
    assert Trees.from_json(TABLE).scores([{"near": 1.0, "loud": 9.0}]) == [0.75]


def test_a_value_at_the_threshold_goes_with_the_smaller_ones():
    assert Trees.from_json(TABLE).scores([{"near": 0.5}]) == [-0.5]


def test_no_trees_score_nothing():
    assert Trees().scores([{"near": 1.0}]) == [0.0]


def test_many_rows_score_like_one():
    trees = Trees.from_json(TABLE)
    rows = [{"near": number % 3 / 2, "speaks": number % 2} for number in range(1000)]
    assert trees.scores(rows) == [trees.scores([row])[0] for row in rows]
    assert trees.scores([]) == []


def test_a_deep_tree():
    """Each of sixty leaves is found."""
    node: object = 0.0
    for leaf in range(1, 60):
        node = [0, leaf + 0.5, node, float(leaf)]
    trees = Trees.from_json({"features": ["size"], "trees": [node]})
    assert trees.scores([{"size": float(size)} for size in range(1, 61)]) == [*map(float, range(60))]


def test_trees_survive_json():
    trees = Trees.from_json(TABLE)
    assert Trees.from_json(json.loads(json.dumps(trees.to_json()))) == trees


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"features": ["near"]},
        {"features": ["near"], "trees": [[1, 0.5, 0.0, 1.0]]},
        {"features": ["near"], "trees": [[0, 0.5, 0.0]]},
        {"features": ["near"], "trees": ["near"]},
        {"features": ["near"], "trees": [WIDE]},
    ],
)
def test_what_is_no_table_of_trees_is_an_error_that_says_so(table):
    with pytest.raises(ValueError, match="expected a table of trees"):
        Trees.from_json(table)
