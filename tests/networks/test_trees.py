"""The best tree is the one that Stanza's own search finds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.networks.trees import best_tree


@given(st.integers(1, 14), st.integers(0, 100_000))
@settings(max_examples=300, deadline=None)
def test_any_scores(size: int, seed: int) -> None:
    """The tree of any log-probabilities is the best of those with one root."""
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

    scores = np.random.default_rng(seed).normal(size=(size + 1, size + 1)).astype(np.float32)
    np.fill_diagonal(scores, -np.inf)
    scores -= np.logaddexp.reduce(scores, axis=1, keepdims=True)
    expected = chuliu_edmonds_one_root(scores)[1:].tolist()
    assert best_tree(scores) == expected
    assert expected.count(0) == 1


@pytest.mark.parametrize(
    ("best", "tree"),
    [
        ({1: 0, 2: 1, 3: 1}, [0, 1, 1]),
        ({1: 2, 2: 1, 3: 1}, None),
        ({1: 0, 2: 0, 3: 0}, None),
        ({1: 2, 2: 3, 3: 1}, None),
    ],
    ids=["a tree", "a cycle of two", "three roots", "a cycle of all"],
)
def test_shapes(best: dict[int, int], tree: list[int] | None) -> None:
    """Best heads that are a tree are taken; cycles and further roots are broken up."""
    scores = np.full((4, 4), -3.0)
    for word, head in best.items():
        scores[word, head] = -0.1
    found = best_tree(scores)
    assert found.count(0) == 1
    for word in (1, 2, 3):
        seen = {word}
        while word:
            word = found[word - 1]
            assert word not in seen
            seen.add(word)
    assert tree is None or found == tree
