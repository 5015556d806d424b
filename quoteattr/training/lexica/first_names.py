"""The gender of first names by their spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy
from attrs import evolve

from quoteattr.languages.ngrams import NgramClassifier, name_grams, name_parts
from quoteattr.training.data import find, open_text
from quoteattr.training.lexica.ngrams import Examples, Settings, held_out, probabilities, threshold_for, train

__all__ = ["read_first_names", "train_first_names"]

_SETTINGS = Settings(least=3, ridge=1.0, known=0.5)
_PRECISION = 0.95
"""Share of right answers among the names held out that the threshold leaves an answer."""
_COMMON = 4
"""Names that count for more than this are common ones in the report."""


def read_first_names(folder: Path, ranks: Mapping[str, int]) -> Examples:
    """First names of one part; common ones count more, names given to both genders less.

    :param folder: folder with ``names/firstnames-gender.tsv``.
    :param ranks: place of each word in a list that begins with the commonest.
    """
    genders: dict[str, set[str]] = defaultdict(set)
    for line in open_text(find(folder / "names", "firstnames-gender.tsv")):
        name, gender = line.rstrip("\n").split("\t")
        parts = name_parts(name)
        if len(parts) == 1:
            genders[parts[0]].add(gender)
    names = sorted(genders)
    both = numpy.array([len(genders[name]) == 2 for name in names])
    common = 1 - numpy.array([ranks.get(name, len(ranks)) for name in names]) / len(ranks)
    every = numpy.ones(len(names), dtype=bool)
    return Examples(
        grams=[name_grams(name) for name in names],
        targets=numpy.where(both, 0.5, [float("M" in genders[name]) for name in names]),
        weights=numpy.where(both, 0.2, 1 + 15 * common**2),
        groups=numpy.arange(len(names)),
        lemmas=every,
        free=~every,
    )


def train_first_names(folder: Path, ranks: Mapping[str, int], say: Callable[[str], None]) -> NgramClassifier:
    """The classifier of first names, above zero for masculine; ``say`` hears its figures."""
    names = read_first_names(folder, ranks)
    threshold = _held_out_threshold(names, say)
    spelling = train(names, _SETTINGS)
    chance = probabilities(spelling, names.grams)
    answered = numpy.maximum(chance, 1 - chance) >= threshold
    common = names.weights > _COMMON
    say(
        f"  as shipped, on the same names: coverage {answered.mean():.3f}, "
        f"{answered[common].mean():.3f} of {common.sum()} common ones"
    )
    return evolve(spelling, threshold=threshold)


def _held_out_threshold(names: Examples, say: Callable[[str], None]) -> float:
    """The threshold that gives names held out their precision; a name given to both is half right."""
    chance = held_out(names, _SETTINGS)
    both = names.targets == 0.5
    credit = numpy.where(both, 0.5, (chance > 0.5) == (names.targets > 0.5))
    sureness = numpy.maximum(chance, 1 - chance)
    threshold = threshold_for(_PRECISION, sureness, credit)
    answered = sureness >= threshold
    say(
        f"first names: {len(names.grams)}, {both.sum()} of them given to both; threshold {threshold}\n"
        f"  held out: precision {credit[answered].mean():.3f} (a name given to both is half right), "
        f"{credit[answered & ~both].mean():.3f} without those; coverage {answered.mean():.3f}"
    )
    return threshold
