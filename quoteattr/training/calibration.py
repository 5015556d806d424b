"""How far the confidence of a ranker is to be trusted, learned from texts that it did not see."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from quoteattr.stages.attribution.model import LEAST, Correction

__all__ = ["fit"]

_STEPS = 25
_SMALL = 1e-9
_PRIOR = 10.0
"""How strongly a correction is held near none."""


def fit(outcomes: Sequence[tuple[float, bool]]) -> Correction:
    """The correction under which the outcomes are most likely, by Newton's method; none without outcomes.

    :param outcomes: the probability that was stated, 0 to 1, and whether the answer was right.
    """
    if not outcomes:
        return Correction()
    stated = np.clip(np.array([probability for probability, _ in outcomes]), LEAST, 1 - LEAST)
    right = np.array([float(is_right) for _, is_right in outcomes])
    table = np.stack([np.log(stated / (1 - stated)), np.ones_like(stated)], axis=1)
    identity = np.array([1.0, 0.0])

    def likelihood(line: np.ndarray) -> float:
        odds = table @ line
        return float(
            np.sum(right * odds - np.logaddexp(0, odds)) - _PRIOR / 2 * np.sum((line - identity) ** 2)
        )

    line = identity
    for _ in range(_STEPS):
        expected = 1 / (1 + np.exp(-table @ line))
        gradient = table.T @ (right - expected) - _PRIOR * (line - identity)
        curvature = (table * (expected * (1 - expected))[:, None]).T @ table + _PRIOR * np.eye(2)
        step = np.linalg.solve(curvature, gradient)
        while likelihood(line + step) < likelihood(line) and np.abs(step).max() > _SMALL:
            step = step / 2
        line = line + step
    return Correction(round(float(line[0]), 3), round(float(line[1]), 3))
