"""Word vectors in text."""

from __future__ import annotations

from pathlib import Path

import numpy

from quoteattr.training.data import open_text
from quoteattr.training.lexica.logistic import Array

__all__ = ["read_vectors"]


def read_vectors(path: Path) -> dict[str, Array]:
    """Vectors by word, the commonest word first."""
    lines = iter(open_text(path))
    next(lines)
    cells = (line.rstrip().split(" ") for line in lines)
    return {word: numpy.array(values, dtype=float) for word, *values in cells}
