"""Word vectors in text, and how much the vector of a noun is like those of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy
import torch

from quoteattr.training.data import open_text
from quoteattr.training.lexica.logistic import Array, logistic_regression
from quoteattr.training.lexica.ngrams import folds

__all__ = ["likeness_to_people", "read_vectors"]

_LENGTH = 3.0
"""Length that all vectors are brought to."""
_IMPORTANCE_OF_PEOPLE = 3.0
"""How much a person counts; there are fewer of them than of other nouns."""


def read_vectors(path: Path) -> dict[str, Array]:
    """Vectors by word, the commonest word first."""
    lines = iter(open_text(path))
    next(lines)
    cells = (line.rstrip().split(" ") for line in lines)
    return {word: numpy.array(values, dtype=float) for word, *values in cells}


def likeness_to_people(
    vectors: Mapping[str, Array], people: set[str], nouns: Sequence[str]
) -> dict[str, float]:
    """Probability of a person by the word vector of a noun; of a compound, the higher of whole and last part.

    The classifier that says so was held from the noun itself. Nouns without a vector are left out.

    :param people: words for people, without the marks between the parts of compounds.
    :param nouns: nouns with ``_`` between the parts of a compound.
    """
    words = [word for word in sorted({_joined(noun) for noun in nouns} | people) if word in vectors]
    matrix = numpy.array([vectors[word] for word in words])
    matrix *= _LENGTH / numpy.linalg.norm(matrix, axis=1, keepdims=True)
    targets = numpy.array([float(word in people) for word in words])
    importance = numpy.where(targets > 0, _IMPORTANCE_OF_PEOPLE, 1.0)
    odds = numpy.zeros(len(words))
    for unseen in folds(len(words)):
        seen = ~unseen
        table = torch.from_numpy(matrix[seen])
        weights, bias = logistic_regression(table, targets[seen], importance[seen], ridge=1.0)
        odds[unseen] = matrix[unseen] @ weights + bias
    found = dict(zip(words, (1 / (1 + numpy.exp(-odds))).tolist(), strict=True))
    likeness = {}
    for noun in nouns:
        scores = [found[part] for part in (_joined(noun), noun.rpartition("_")[2]) if part in found]
        if scores:
            likeness[noun] = max(scores)
    return likeness


def _joined(noun: str) -> str:
    return noun.replace("_", "")
