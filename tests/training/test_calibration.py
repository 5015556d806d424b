"""How far the confidence of a ranker is to be trusted."""

from __future__ import annotations

import pytest

from quoteattr.stages.attribution.model import Correction, Ranker
from quoteattr.training.calibration import fit


def outcomes(stated: float, right: int, wrong: int) -> list[tuple[float, bool]]:
    return [(stated, True)] * right + [(stated, False)] * wrong


def test_what_is_right_as_often_as_stated_stays() -> None:
    """Probabilities that are right as often as they say are not corrected."""
    correction = fit([*outcomes(0.6, 60, 40), *outcomes(0.9, 90, 10)])
    assert correction(0.6) == pytest.approx(0.6, abs=0.01)
    assert correction(0.9) == pytest.approx(0.9, abs=0.01)


def test_too_sure() -> None:
    """What is stated as 0.9 and right half of the time comes down."""
    correction = fit([*outcomes(0.6, 500, 500), *outcomes(0.9, 500, 500)])
    assert correction(0.9) == pytest.approx(0.5, abs=0.05)


def test_too_modest() -> None:
    """What is stated as 0.6 and nearly always right goes up, and order stays."""
    correction = fit([*outcomes(0.6, 900, 100), *outcomes(0.8, 980, 20)])
    assert correction(0.6) == pytest.approx(0.9, abs=0.03)
    assert correction(0.6) < correction(0.8)


def test_few_outcomes_say_little() -> None:
    """Two outcomes move hardly anything, none nothing."""
    assert fit(outcomes(0.6, 0, 2))(0.6) > 0.5
    assert fit([]) == Correction()


def test_outcomes_far_out_do_not_derail() -> None:
    """Probabilities of nearly 1 that are often wrong give a finite correction between 0 and 1."""
    correction = fit([*outcomes(0.9999999, 40, 40), *outcomes(0.5, 25, 25), *outcomes(0.999, 30, 10)])
    assert 0.4 < correction(0.9999999) < 0.8


def test_stories_and_other_texts_apart() -> None:
    """A ranker may be less sure in stories than elsewhere."""
    ranker = Ranker(in_stories=Correction(0.3, 0.0), elsewhere=Correction(1.2, 0.5))
    assert ranker.confidence(0.9, in_story=True) < 0.9 < ranker.confidence(0.9, in_story=False)
    assert ranker.confidence(0.5, in_story=True) == pytest.approx(0.5)
