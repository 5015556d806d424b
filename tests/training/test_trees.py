"""Boosted trees learn from rows, and come out the same each time."""

from __future__ import annotations

import random

import pytest

from quoteattr.training.trees import Growth, train_trees
from quoteattr.trees import Trees

GROWTH = Growth(trees=30, leaves=4, rate=0.3, rows_a_leaf=5)


def _groups(number: int) -> tuple[list[dict[str, float]], list[bool], list[int]]:
    """Groups of three rows; right is who is near and can speak, which neither tells alone."""
    chance = random.Random(7)
    rows, right, sizes = [], [], []
    for _ in range(number):
        answer = chance.randrange(3)
        for place in range(3):
            only = chance.choice(["near", "speaks"])
            rows.append({"near": 1.0, "speaks": 1.0} if place == answer else {only: 1.0})
            right.append(place == answer)
        sizes.append(3)
    return rows, right, sizes


def test_a_choice_goes_by_features_that_tell_together():
    rows, right, sizes = _groups(200)
    trees = train_trees(rows, right, sizes, growth=GROWTH)
    both, near, speaks = trees.scores([{"near": 1.0, "speaks": 1.0}, {"near": 1.0}, {"speaks": 1.0}])
    assert both > max(near, speaks) + 2


def test_rows_that_stand_alone_have_log_odds():
    rows = [{"near": float(number % 2)} for number in range(400)]
    trees = train_trees(rows, [row["near"] > 0 for row in rows], objective="yes_no", growth=GROWTH)
    far, near = trees.scores([{}, {"near": 1.0}])
    assert far < -1
    assert near > 1


def test_the_same_rows_give_the_same_trees():
    assert train_trees(*_groups(100), growth=GROWTH) == train_trees(*_groups(100), growth=GROWTH)


def test_trees_are_added_to_those_that_were_there():
    rows, right, sizes = _groups(100)
    base = Trees(("loud", "never asked"), ((0, 0.5, 0.0, 3.0),))
    trees = train_trees(rows, right, sizes, base=base, growth=GROWTH)
    assert trees.roots[0][1:] == (0.5, 0.0, 3.0)
    assert len(trees.roots) > 1
    assert set(trees.features) == {"loud", "near", "speaks"}
    quiet, loud = trees.scores([{}, {"loud": 1.0}])
    assert loud == pytest.approx(quiet + 3)


def test_groups_without_an_answer_teach_nothing():
    rows, right, sizes = _groups(100)
    strange = [{"near": 1.0}] * 3
    with_strange = train_trees(rows + strange, right + [False] * 3, [*sizes, 3], growth=GROWTH)
    near, speaks = with_strange.scores([{"near": 1.0}, {"speaks": 1.0}])
    assert abs(near - speaks) < 1


def test_where_nothing_is_right_there_is_nothing_to_learn():
    assert train_trees([{"near": 1.0}, {}], [False, False], [2], growth=GROWTH) == Trees()
    assert train_trees([], [], growth=GROWTH) == Trees()


def test_a_handful_of_rows_is_enough():
    trees = train_trees([{"near": 1.0}, {}, {}, {"near": 1.0}], [True, False, False, True], [2, 2])
    far, near = trees.scores([{}, {"near": 1.0}])
    assert near > far


def test_features_that_never_differ_teach_nothing():
    assert train_trees([{"near": 1.0}] * 4, [True, False, False, True], [2, 2]) == Trees()
