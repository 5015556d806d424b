"""Word vectors, kept in the precision in which they are stored."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

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

    @classmethod
    def load_fast(cls, package: Path, words: Path) -> WordVectors:
        """The vectors in a file of Stanza of which the words are known, without reading its vocabulary.

        Such a file is a zip file in which the numbers of its only matrix stand in their own record. PyTorch
        would read the vocabulary beside it word by word in Python, which takes longer than all the rest.

        :param package: file of Stanza with vectors in half precision.
        :param words: JSON file with the word of each row.
        :raises ValueError: the two files do not belong together.
        """
        names = tuple(json.loads(words.read_text(encoding="utf-8")))
        with ZipFile(package) as records:
            (matrix,) = (name for name in records.namelist() if "/data/" in name)
            table = torch.frombuffer(bytearray(records.read(matrix)), dtype=torch.float16)
        if not names or len(table) % len(names):
            raise ValueError(f"{package} has {len(table)} numbers for the {len(names)} words of {words}")
        rows = {name: row for row, name in enumerate(names)}
        return cls(Vocabulary(rows, names, lower=False), table.view(len(names), -1))

    def of(self, words: Sequence[str]) -> Tensor:
        """The vectors of these words, row by row; unknown words share one."""
        rows = self.words.look_up(word.lower().replace(" ", "\xa0") for word in words)
        return self.table[torch.tensor(rows)].float()

    @property
    def of_root(self) -> Tensor:
        """The vector of the root of a tree: one row."""
        return self.table[ROOT : ROOT + 1].float()
