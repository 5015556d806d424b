"""Word vectors, kept as they are stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from attrs import frozen

from quoteattr.networks.products import Array
from quoteattr.networks.vocabulary import ROOT, Vocabulary

__all__ = ["WordVectors"]


@frozen(eq=False)
class WordVectors:
    """The vectors of a model package, one for each word in lower case."""

    words: Vocabulary
    table: Array

    @classmethod
    def load(cls, package: Mapping[str, Any]) -> WordVectors:
        """The vectors in a file of Stanza."""
        return cls(Vocabulary.load(package["vocab"]), package["emb"])

    def of(self, words: Sequence[str]) -> Array:
        """The vectors of these words, row by row; unknown words share one."""
        rows = self.words.look_up(word.lower().replace(" ", "\xa0") for word in words)
        return self.table[rows].astype(np.float32)

    @property
    def of_root(self) -> Array:
        """The vector of the root of a tree: one row."""
        return self.table[ROOT : ROOT + 1].astype(np.float32)
