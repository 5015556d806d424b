"""Which of several candidates is the right one, by trees that are made up."""

from __future__ import annotations

import json

import pytest

from quoteattr.languages import load_weights
from quoteattr.stages.attribution.model import Correction, Ranker
from quoteattr.trees import Trees

NEAR = Ranker(Trees(("near", "far"), ((0, 0.5, 0.0, 2.0), (1, 0.5, 0.0, -2.0))))


def test_probabilities_are_probabilities() -> None:
    """They add up to one, and follow the scores of the trees."""
    probabilities = NEAR.probabilities([{"near": 1.0}, {"far": 1.0}, {"unknown": 5.0}])
    assert sum(probabilities) == pytest.approx(1.0)
    assert probabilities[0] > probabilities[2] > probabilities[1]
    assert NEAR.probabilities([]) == []


def test_large_scores_do_not_overflow() -> None:
    """Scores of any size give probabilities."""
    ranker = Ranker(Trees(("near",), ((0, 0.5, 0.0, 1e4),)))
    assert ranker.probabilities([{"near": 1.0}, {}]) == pytest.approx([1.0, 0.0])


def test_written_and_read() -> None:
    """A ranker that is written down as JSON and read again is the same."""
    ranker = Ranker(NEAR.trees, 0.25, Correction(0.5, 0.1), Correction(2.0, -0.1))
    assert Ranker.from_json(json.loads(json.dumps(ranker.to_json()))) == ranker


def test_the_weights_that_come_with_dutch() -> None:
    """The rankers of Dutch know how sure they may be in stories and elsewhere."""
    speakers = Ranker.from_json(load_weights("nl", "speaker"))
    assert speakers.confidence(0.9, in_story=True) < speakers.confidence(0.9, in_story=False)
    assert "gap" in speakers.trees.features
    assert "speaks in the turn before" in Ranker.from_json(load_weights("nl", "addressee")).trees.features
