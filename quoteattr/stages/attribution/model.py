"""Which of several candidates is the right one: boosted trees over their features.

It knows nothing of language: a candidate is what its features are (after He, Barbosa and Kondrak 2013,
"Identification of speakers in novels", ACL).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import field, frozen

from quoteattr.trees import Trees

__all__ = ["LEAST", "Certainty", "GenreRankers", "Ranker"]

LEAST = 0.01
"""Nobody is surer than this that something is wrong, or right."""


@frozen
class Certainty:
    """How often an attribution is right, by its features.

    :param words: trees whose scores are the log odds that the words are the right ones.
    :param names: trees whose scores are the log odds that the name is.
    """

    words: Trees = field(factory=Trees)
    names: Trees = field(factory=Trees)

    @property
    def is_trained(self) -> bool:
        """Whether there are any trees."""
        return bool(self.words.roots)

    def of(self, rows: Sequence[Mapping[str, float]]) -> list[tuple[float, float]]:
        """For each row of features the probabilities that the words and the name are right, 0 to 1.

        The name is never surer than the words.
        """
        words, names = (map(_share, trees.scores(rows)) for trees in (self.words, self.names))
        return [(word, min(word, name)) for word, name in zip(words, names, strict=True)]


def _share(odds: float) -> float:
    """The probability of log odds, to three decimals."""
    return min(max(round(1 / (1 + math.exp(-odds)), 3), LEAST), 1 - LEAST)


@frozen
class Ranker:
    """Trees that score candidates, and how sure an attribution must be.

    :param trees: their scores are on the scale of log odds.
    :param certainty: how often attributions are right, by rules as well.
    :param threshold: least confidence; below it nobody is named.
    """

    trees: Trees = field(factory=Trees)
    certainty: Certainty = field(factory=Certainty)
    threshold: float = 0.0

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Ranker:
        """The ranker that :meth:`to_json` wrote down.

        :raises ValueError: the table lacks something, or its trees are no table of trees.
        """
        _check_table(data, "a ranker", ("threshold", "ranker", "words", "names"))
        threshold = data["threshold"]
        if not isinstance(threshold, int | float):
            raise ValueError(f"expected a number as the threshold of a ranker, got {threshold!r:.40}")
        certainty = Certainty(Trees.from_json(data["words"]), Trees.from_json(data["names"]))
        return cls(Trees.from_json(data["ranker"]), certainty, float(threshold))

    def to_json(self) -> dict[str, Any]:
        """The ranker in values of JSON."""
        return {
            "threshold": self.threshold,
            "ranker": self.trees.to_json(),
            "words": self.certainty.words.to_json(),
            "names": self.certainty.names.to_json(),
        }

    def probabilities(self, candidates: Sequence[Mapping[str, float]]) -> list[float]:
        """The probability of each candidate, given the features of all; one that stands alone has 1."""
        scores = self.trees.scores(candidates)
        top = max(scores, default=0.0)
        exponentials = [math.exp(score - top) for score in scores]
        total = sum(exponentials)
        return [value / total for value in exponentials]


@frozen
class GenreRankers:
    """The rankers for texts of two kinds, in which who speaks is told in other ways.

    :param reports: for news, minutes, interviews and all else.
    :param stories: for stories with dialogue.
    """

    reports: Ranker = field(factory=Ranker)
    stories: Ranker = field(factory=Ranker)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> GenreRankers:
        """The rankers that :meth:`to_json` wrote down.

        :raises ValueError: the table lacks something, or its trees are no table of trees.
        """
        _check_table(data, "two rankers", ("reports", "stories"))
        return cls(Ranker.from_json(data["reports"]), Ranker.from_json(data["stories"]))

    def to_json(self) -> dict[str, Any]:
        """The rankers in values of JSON, as they lie in the folder of a language."""
        return {"reports": self.reports.to_json(), "stories": self.stories.to_json()}

    @property
    def features(self) -> frozenset[str]:
        """What is asked of candidates."""
        return frozenset(self.reports.trees.features) | frozenset(self.stories.trees.features)

    def of(self, *, in_story: bool) -> Ranker:
        """The ranker for a text of this kind."""
        return self.stories if in_story else self.reports


def _check_table(data: object, what: str, keys: Sequence[str]) -> None:
    """Whether something is a table that has these keys.

    :raises ValueError: it is not; the message says what was expected.
    """
    expected = f"expected {what}, a table with {', '.join(map(repr, keys))}"
    if not isinstance(data, Mapping):
        raise ValueError(f"{expected}, got {type(data).__name__}")
    missing = [repr(key) for key in keys if key not in data]
    if missing:
        raise ValueError(f"{expected}; it lacks {', '.join(missing)}")
