"""Which of several candidates is the right one, by trees that are made up."""

from __future__ import annotations

import json

import pytest

from quoteattr.languages import load_weights
from quoteattr.stages.attribution.model import Certainty, GenreRankers, Ranker
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
    ranker = Ranker(NEAR.trees, Certainty(NEAR.trees, Trees((), (0.5,))), 0.25)
    assert Ranker.from_json(json.loads(json.dumps(ranker.to_json()))) == ranker
    both = GenreRankers(ranker, NEAR)
    assert GenreRankers.from_json(json.loads(json.dumps(both.to_json()))) == both
    assert both.of(in_story=True) == NEAR


def test_what_is_no_ranker() -> None:
    """A table that lacks something is an error that names it."""
    with pytest.raises(ValueError, match="names"):
        Ranker.from_json({"ranker": {"features": [], "trees": []}, "words": {"features": [], "trees": []}})


def test_a_name_is_no_surer_than_its_words() -> None:
    """Log odds become probabilities, and that of the name is at most that of the words."""
    certainty = Certainty(Trees((), (0.0,)), Trees(("named",), ((0, 0.5, -1.0, 1.0),)))
    assert certainty.of([{}, {"named": 1.0}]) == [(0.5, 0.269), (0.5, 0.5)]
    assert certainty.is_trained
    assert not Certainty().is_trained


def test_the_weights_that_come_with_dutch() -> None:
    """The rankers of Dutch know their features and how sure they may be."""
    speakers = GenreRankers.from_json(load_weights("nl", "speaker"))
    assert 0 < speakers.stories.threshold < speakers.reports.threshold < 1
    addressees = GenreRankers.from_json(load_weights("nl", "addressee"))
    assert "speaks in the turn before" in addressees.stories.trees.features
    for ranker in (speakers.reports, speakers.stories):
        assert "gap" in ranker.trees.features
    for ranker in (speakers.reports, speakers.stories, addressees.reports, addressees.stories):
        assert ranker.certainty.is_trained
