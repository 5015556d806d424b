"""Which of several candidates is the right one: a conditional logistic model over their features.

It knows nothing of language: a candidate is what its features are (after He, Barbosa and Kondrak 2013,
"Identification of speakers in novels", ACL).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import asdict, field, frozen

__all__ = ["ALWAYS", "LEAST", "Correction", "Ranker"]

ALWAYS = "always"
"""The setting in which every feature has a weight."""

LEAST = 0.01
"""A ranker that is surer than this that a candidate is wrong, or right, is taken to be so sure only."""


@frozen
class Correction:
    """From the probability that a ranker gives its best candidate to how often that is right.

    A line on the scale of log odds (Platt 1999, "Probabilistic outputs for support vector machines").

    :param slope: below 1 the ranker is too sure, above it too modest.
    :param offset: added to the log odds.
    """

    slope: float = 1.0
    offset: float = 0.0

    def __call__(self, probability: float) -> float:
        """How often a candidate of this probability is right, 0 to 1."""
        inside = min(max(probability, LEAST), 1 - LEAST)
        odds = self.slope * math.log(inside / (1 - inside)) + self.offset
        return 1 / (1 + math.exp(-odds))


@frozen
class Ranker:
    """Weights of features, and how sure the best candidate must be.

    :param weights: for each setting the weight of each feature; what a setting other than :data:`ALWAYS` has
        is added to what the feature weighs always.
    :param threshold: least probability of the best candidate; below it the ranker abstains.
    :param in_stories: corrects its probabilities in stories with dialogue.
    :param elsewhere: corrects them in other texts.
    """

    weights: Mapping[str, Mapping[str, float]]
    threshold: float = 0.0
    in_stories: Correction = Correction()
    elsewhere: Correction = Correction()
    _sums: dict[tuple[str, ...], dict[str, float]] = field(factory=dict, init=False, eq=False, repr=False)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Ranker:
        """The ranker that :meth:`to_json` wrote down."""
        corrections = {text: Correction(**line) for text, line in data.get("confidence", {}).items()}
        return cls(data["weights"], data.get("threshold", 0.0), **corrections)

    def to_json(self) -> dict[str, Any]:
        """The ranker in values of JSON, as it lies in the folder of a language."""
        return {
            "threshold": self.threshold,
            "confidence": {"in_stories": asdict(self.in_stories), "elsewhere": asdict(self.elsewhere)},
            "weights": self.weights,
        }

    def confidence(self, probability: float, *, in_story: bool) -> float:
        """How often the best candidate is right that has this probability, 0 to 1."""
        return (self.in_stories if in_story else self.elsewhere)(probability)

    def probabilities(
        self, candidates: Sequence[Mapping[str, float]], settings: tuple[str, ...] = (ALWAYS,)
    ) -> list[float]:
        """The probability of each candidate, given the features of all in these ``settings``."""
        weights = self._weights_in(settings)
        scores = [
            sum([weights.get(name, 0.0) * value for name, value in features.items()])
            for features in candidates
        ]
        top = max(scores, default=0.0)
        exponentials = [math.exp(score - top) for score in scores]
        total = sum(exponentials)
        return [value / total for value in exponentials]

    def _weights_in(self, settings: tuple[str, ...]) -> Mapping[str, float]:
        """The weight of each feature where all its weights in these ``settings`` are added up."""
        if settings not in self._sums:
            sums: dict[str, float] = {}
            for setting in settings:
                for name, weight in self.weights.get(setting, {}).items():
                    sums[name] = sums.get(name, 0.0) + weight
            self._sums[settings] = sums
        return self._sums[settings]
