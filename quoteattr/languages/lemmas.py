"""Lemmas: the parts of a compound, or a particle and its verb, are joined by underscores: ``uit_leggen``."""

from __future__ import annotations

__all__ = ["last_part"]


def last_part(lemma: str) -> str:
    """The last part of a lemma: ``leider`` of ``partij_leider``, ``leggen`` of ``uit_leggen``."""
    return lemma.rpartition("_")[2]
