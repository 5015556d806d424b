"""Word vectors, kept in the precision in which they are stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from attrs import frozen
from torch import Tensor

from quoteattr.networks.vocabulary import ROOT, Vocabulary

__all__ = ["WordVectors"]


@frozen(eq=False)
class WordVectors:
    """The vectors of a model package, one for each word in lower case."""

    words: Vocabulary
    table: Tensor

    @classmethod
    def load(cls, package: Mapping[str, Any]) -> WordVectors:
        """The vectors in a file of Stanza."""
        return cls(Vocabulary.load(package["vocab"]), package["emb"])

    def of(self, words: Sequence[str]) -> Tensor:
        """The vectors of these words, row by row; unknown words share one."""
        rows = [self.words[word.lower().replace(" ", "\xa0")] for word in words]
        return self.table[torch.tensor(rows)].float()

    @property
    def of_root(self) -> Tensor:
        """The vector of the root of a tree: one row."""
        return self.table[ROOT : ROOT + 1].float()
