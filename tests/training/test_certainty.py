"""How sure attributions may be is learned from what became of others."""

from __future__ import annotations

import pytest

from quoteattr.stages.attribution.model import Certainty
from quoteattr.training.certainty import Outcome, fit


def many(rule: str, words: int, names: int) -> list[Outcome]:
    """A hundred outcomes of a rule, so many of which are right."""
    return [Outcome("text", {rule: 1.0}, number < words, number < names) for number in range(100)]


def test_each_rule_is_as_sure_as_it_is_right() -> None:
    """What is often right is surer than what is often wrong, in its words and in its name."""
    certainty = fit([*many("tag", 96, 80), *many("near", 60, 30)])
    (tag, tag_name), (near, near_name) = certainty.of([{"tag": 1.0}, {"near": 1.0}])
    assert tag == pytest.approx(0.96, abs=0.05)
    assert tag_name == pytest.approx(0.80, abs=0.08)
    assert near == pytest.approx(0.60, abs=0.08)
    assert near_name == pytest.approx(0.30, abs=0.08)


def test_few_outcomes_say_little() -> None:
    """Two outcomes move hardly anything, none nothing."""
    ((words, _),) = fit(many("tag", 1, 1)[:2]).of([{"tag": 1.0}])
    assert 0.2 < words < 0.8
    assert fit([]) == Certainty()
