from __future__ import annotations

import math

import numpy
import pytest
import torch

from quoteattr.training.lexica.logistic import FeatureSets, logistic_regression
from quoteattr.training.lexica.ngrams import Examples, Settings, folds, held_out, threshold_for, train


def _examples(words: dict[str, float], free: frozenset[str] = frozenset()) -> Examples:
    count = len(words)
    return Examples(
        grams=[frozenset({word[-3:], word}) for word in words],
        targets=numpy.array(list(words.values())),
        weights=numpy.ones(count),
        groups=numpy.arange(count),
        lemmas=numpy.ones(count, dtype=bool),
        free=numpy.array([word in free for word in words]),
    )


WORDS = {f"{start}man": 1.0 for start in "abcdefghij"} | {f"{start}ing": 0.0 for start in "abcdefghij"}


def test_the_bias_is_the_log_odds_of_what_is_common() -> None:
    """Where no feature tells, three of four give log 3."""
    table = torch.zeros((4, 1), dtype=torch.float64)
    weights, bias = logistic_regression(table, numpy.array([1.0, 1, 1, 0]), numpy.ones(4), ridge=1.0)
    assert weights.tolist() == [0]
    assert bias == pytest.approx(math.log(3), abs=1e-3)


def test_the_slope_is_zero_at_the_weights() -> None:
    """The penalty on a weight balances the errors of the examples that have the feature."""
    sets = FeatureSets.of([[0], [0], [0, 1], [1], []], 2)
    targets, importance = numpy.array([1.0, 1, 0, 0, 1]), numpy.array([1.0, 2, 1, 1, 0.5])
    weights, bias = logistic_regression(sets, targets, importance, ridge=0.5)
    odds = (sets @ torch.from_numpy(weights)).numpy() + bias
    error = importance * (1 / (1 + numpy.exp(-odds)) - targets)
    assert error.sum() == pytest.approx(0, abs=1e-3)
    assert error[[0, 1, 2]].sum() + 0.5 * weights[0] == pytest.approx(0, abs=1e-3)
    assert error[[2, 3]].sum() + 0.5 * weights[1] == pytest.approx(0, abs=1e-3)


def test_feature_sets_multiply_like_the_table_that_they_stand_for() -> None:
    """A row is the sum of the weights of its features; an empty one is zero."""
    sums = FeatureSets.of([[0, 2], [], [1]], 3) @ torch.tensor([1.0, 2.0, 4.0])
    assert sums.tolist() == [5, 0, 2]


def test_only_shared_grams_have_a_weight() -> None:
    """A whole word is no n-gram of two lemmas, so that no word can be read off the weights."""
    spelling = train(_examples(WORDS), Settings(least=2, ridge=1.0, known=0.0))
    assert set(spelling.weights) == {"man", "ing"}
    assert spelling.weights["man"] > 0 > spelling.weights["ing"]


def test_grams_of_free_words_may_have_a_weight_of_their_own() -> None:
    """What is not to be kept secret need not be shared."""
    words = WORDS | {"koning": 1.0}
    spelling = train(_examples(words, frozenset({"koning"})), Settings(least=2, ridge=0.1, known=0.0))
    assert spelling.weights["koning"] > 0


def test_words_are_judged_by_what_the_others_tell() -> None:
    """Held-out probabilities follow the endings that other words share."""
    chance = held_out(_examples(WORDS), Settings(least=2, ridge=0.1, known=0.0))
    assert (chance[:10] > 0.5).all()
    assert (chance[10:] < 0.5).all()


def test_each_number_is_in_one_fold() -> None:
    """The folds are disjoint, cover everything and are as good as equal in size."""
    parts = numpy.array(folds(12))
    assert (parts.sum(axis=0) == 1).all()
    assert set(parts.sum(axis=1).tolist()) == {2, 3}


def test_the_threshold_leaves_out_the_unsure_answers() -> None:
    """Two of three right is less than 0.9; the two surest alone are right."""
    sureness, credit = numpy.array([0.99, 0.6, 0.8]), numpy.array([1.0, 0.0, 1.0])
    assert threshold_for(0.9, sureness, credit) == 0.8
    assert threshold_for(0.6, sureness, credit) == 0.6
