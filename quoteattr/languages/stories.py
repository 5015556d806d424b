"""Words that tell a story with dialogue from a report, and how much each sign of one weighs.

The words stand in ``stories.toml``; the weights in ``stories.json`` beside it were learned by
``python -m quoteattr.training stories``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any

from attrs import frozen

__all__ = ["StoryLexicon", "StoryWeights"]


@frozen(eq=False)
class StoryWeights:
    """The numbers of ``stories.json``.

    :param weights: for each sign how much it speaks for a story, in natural log-odds.
    :param bias: the log-odds of a story where there is no sign of anything.
    """

    weights: Mapping[str, float]
    bias: float

    def odds(self, signs: Mapping[str, float]) -> float:
        """The log-odds that a text with these signs is a story."""
        return self.bias + sum(self.weights.get(name, 0.0) * value for name, value in signs.items())


@frozen(eq=False)
class StoryLexicon:
    """What tells a story with dialogue from a report.

    :param kinds: for each word, in lower case, what it shows: ``past``, ``report``, …
    :param folder: folder of the language. Its weights are read at the first question.
    """

    kinds: Mapping[str, str]
    folder: Traversable

    @classmethod
    def from_toml(cls, data: Mapping[str, Any], folder: Traversable) -> StoryLexicon:
        """The lexicon that ``stories.toml`` describes."""
        return cls({word: kind for kind, words in data["kinds"].items() for word in words}, folder)

    @cached_property
    def weights(self) -> StoryWeights:
        """How much each sign weighs."""
        return StoryWeights(**json.loads((self.folder / "stories.json").read_text(encoding="utf-8")))
