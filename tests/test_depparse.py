"""The variant of the parser finds the trees that Stanza finds."""

from __future__ import annotations

import lzma
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.syntax import BUNDLED_MODEL, load_pipeline
from tests.plain import plain_pipeline

TREEBANK = Path(__file__).parents[2] / "shared" / "data" / "ud" / "nl-dev.conllu.xz"


@pytest.fixture(scope="module")
def pipelines() -> tuple[Any, Any]:
    """The pipeline of quoteattr and one of Stanza on the same model."""
    if not (BUNDLED_MODEL / "resources.json").is_file():
        pytest.skip("the bundled model is not installed")
    stock = plain_pipeline()
    return load_pipeline(BUNDLED_MODEL), stock


def arcs(document: Any) -> list[tuple[str, int, str]]:
    return [(word.text, word.head, word.deprel) for s in document.sentences for word in s.words]


def test_trees_of_an_article(pipelines: tuple[Any, Any], seed: str) -> None:
    """Every head and relation of an article is the one that Stanza gives."""
    fast, stock = pipelines
    assert arcs(fast(seed)) == arcs(stock(seed))


def test_trees_of_a_treebank(pipelines: tuple[Any, Any]) -> None:
    """That holds for a whole treebank, where the best heads are now and then no tree."""
    if not TREEBANK.is_file():
        pytest.skip(f"the development treebank is not at {TREEBANK}")
    from stanza.utils.conll import CoNLL

    fast, stock = pipelines
    raw = lzma.decompress(TREEBANK.read_bytes()).decode("utf-8")
    first, second = (
        pipeline.processors["depparse"].process(CoNLL.conll2doc(input_str=raw)) for pipeline in (fast, stock)
    )
    assert arcs(first) == arcs(second)


@given(st.integers(1, 12), st.integers(0, 10_000))
@settings(max_examples=200, deadline=None)
def test_trees_of_any_scores(size: int, seed: int) -> None:
    """The tree of any log-probabilities is the best of those with one root, as Stanza's own search finds it."""
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

    from quoteattr.depparse import best_tree

    scores = np.random.default_rng(seed).normal(size=(size + 1, size + 1)).astype(np.float32)
    np.fill_diagonal(scores, -np.inf)
    scores -= np.logaddexp.reduce(scores, axis=1, keepdims=True)
    expected = chuliu_edmonds_one_root(scores)[1:].tolist()
    assert best_tree(scores) == expected
    assert expected.count(0) == 1
