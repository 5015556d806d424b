"""Which of several candidates is the right one, by weights that are made up."""

from __future__ import annotations

import json

import pytest

from quoteattr.languages import load_weights
from quoteattr.stages.attribution.features import PRONOUN, STORY
from quoteattr.stages.attribution.model import ALWAYS, Correction, Ranker


def test_probabilities_are_probabilities() -> None:
    """They add up to one, and follow the weights."""
    ranker = Ranker({ALWAYS: {"near": 2.0, "far": -2.0}})
    probabilities = ranker.probabilities([{"near": 1.0}, {"far": 1.0}, {"unknown": 5.0}])
    assert sum(probabilities) == pytest.approx(1.0)
    assert probabilities[0] > probabilities[2] > probabilities[1]
    assert ranker.probabilities([]) == []


def test_a_weight_of_a_setting_is_added() -> None:
    """In a setting the weight of a feature is what it always has and what the setting adds to it."""
    ranker = Ranker({ALWAYS: {"near": 1.0}, STORY: {"near": -1.0, "far": 2.0}})
    candidates = [{"near": 1.0}, {"far": 1.0}]
    assert ranker.probabilities(candidates) == pytest.approx([0.731, 0.269], abs=1e-3)
    assert ranker.probabilities(candidates, (ALWAYS, STORY)) == pytest.approx([0.119, 0.881], abs=1e-3)
    assert ranker.probabilities(candidates, (ALWAYS, "dream")) == ranker.probabilities(candidates)


def test_large_scores_do_not_overflow() -> None:
    """Weights of any size give probabilities."""
    assert Ranker({ALWAYS: {"near": 1e4}}).probabilities([{"near": 1.0}, {}]) == pytest.approx([1.0, 0.0])


def test_written_and_read() -> None:
    """A ranker that is written down as JSON and read again is the same."""
    ranker = Ranker({ALWAYS: {"near": 1.0}}, 0.25, Correction(0.5, 0.1), Correction(2.0, -0.1))
    assert Ranker.from_json(json.loads(json.dumps(ranker.to_json()))) == ranker


def test_the_weights_that_come_with_dutch() -> None:
    """The ranker of speakers knows when to abstain, and every setting has features that are known always."""
    speakers = Ranker.from_json(load_weights("nl", "speaker"))
    assert 0.0 < speakers.threshold < 1.0
    assert list(speakers.weights) == [ALWAYS, STORY, PRONOUN]
    assert speakers.confidence(0.9, in_story=True) < speakers.confidence(0.9, in_story=False)
    assert list(Ranker.from_json(load_weights("nl", "addressee")).weights) == [ALWAYS]
