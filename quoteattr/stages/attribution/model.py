"""Which of several candidates is the right one: boosted trees over their features.

It knows nothing of language: a candidate is what its features are (after He, Barbosa and Kondrak 2013,
"Identification of speakers in novels", ACL).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import asdict, field, frozen

from quoteattr.trees import Trees

__all__ = ["LEAST", "Correction", "Ranker"]

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
    """Trees that score candidates, and how sure the best of them must be.

    :param trees: their scores are on the scale of log odds.
    :param threshold: least confidence in the best candidate; below it the ranker abstains.
    :param in_stories: corrects its probabilities in stories with dialogue.
    :param elsewhere: corrects them in other texts.
    """

    trees: Trees = field(factory=Trees)
    threshold: float = 0.0
    in_stories: Correction = Correction()
    elsewhere: Correction = Correction()

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Ranker:
        """The ranker that :meth:`to_json` wrote down.

        :raises ValueError: its trees are no table of trees.
        """
        corrections = {text: Correction(**line) for text, line in data.get("confidence", {}).items()}
        return cls(Trees.from_json(data), data.get("threshold", 0.0), **corrections)

    def to_json(self) -> dict[str, Any]:
        """The ranker in values of JSON, as it lies in the folder of a language."""
        return {
            "threshold": self.threshold,
            "confidence": {"in_stories": asdict(self.in_stories), "elsewhere": asdict(self.elsewhere)},
            **self.trees.to_json(),
        }

    def confidence(self, probability: float, *, in_story: bool) -> float:
        """How often the best candidate is right that has this probability, 0 to 1."""
        return (self.in_stories if in_story else self.elsewhere)(probability)

    def probabilities(self, candidates: Sequence[Mapping[str, float]]) -> list[float]:
        """The probability of each candidate, given the features of all; one that stands alone has 1."""
        scores = self.trees.scores(candidates)
        top = max(scores, default=0.0)
        exponentials = [math.exp(score - top) for score in scores]
        total = sum(exponentials)
        return [value / total for value in exponentials]
