"""A classifier of words by their n-grams: examples, training, and how sure it must be to answer."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence

import numpy
from attrs import frozen

from quoteattr.languages.ngrams import COMMONEST_LENGTH, NgramClassifier
from quoteattr.training.lexica.logistic import Array, FeatureSets, logistic_regression

__all__ = [
    "Examples",
    "Settings",
    "folds",
    "held_out",
    "probabilities",
    "threshold_for",
    "train",
]

_SEED = 1
_FOLDS = 5
"""Parts that words are held out in, one at a time."""
_SCALE = 0.02
"""Log-odds for each unit of a weight; weights are whole numbers in the file."""
_SMALLEST = 3
"""Smallest weight, in units, that is written down."""


@frozen(kw_only=True)
class Settings:
    """How a classifier is trained.

    :param least: number of lemmas that must share an n-gram for it to have a weight.
    :param ridge: twice the penalty on the squared weights.
    :param known: smallest share, 0 to 1, of the n-grams of three characters of a word that must have a weight
        for an answer.
    """

    least: int
    ridge: float
    known: float


@frozen(kw_only=True)
class Examples:
    """Words with what is known of them.

    :param grams: n-grams of each word.
    :param targets: probability, 0 to 1, that a word is of the class above zero; 0.5 for a word of both.
    :param weights: how much a word counts, 1 for an ordinary one.
    :param groups: number of the family of a word; forms of one lemma are held out together.
    :param lemmas: whether a word counts in the figures; its other forms do not.
    :param free: whether the n-grams of a word may have a weight though no other word shares them.
    """

    grams: Sequence[frozenset[str]]
    targets: Array
    weights: Array
    groups: Array
    lemmas: Array
    free: Array

    def where(self, chosen: Array) -> Examples:
        """The examples for which ``chosen`` is true."""
        return Examples(
            grams=list(itertools.compress(self.grams, chosen)),
            targets=self.targets[chosen],
            weights=self.weights[chosen],
            groups=self.groups[chosen],
            lemmas=self.lemmas[chosen],
            free=self.free[chosen],
        )


def train(examples: Examples, settings: Settings) -> NgramClassifier:
    """A classifier without a threshold of use; :func:`threshold_for` finds one.

    N-grams that fewer lemmas share than ``settings.least`` have no weight.
    """
    shared: dict[str, set[int]] = defaultdict(set)
    for grams, group in zip(examples.grams, examples.groups.tolist(), strict=True):
        for gram in grams:
            shared[gram].add(group)
    free = {gram for grams in itertools.compress(examples.grams, examples.free) for gram in grams}
    features = sorted(
        gram for gram, groups in shared.items() if len(groups) >= settings.least or gram in free
    )
    number = {gram: place for place, gram in enumerate(features)}
    sets = [sorted(number[gram] for gram in grams if gram in number) for grams in examples.grams]
    table = FeatureSets.of(sets, len(features))
    weights, bias = logistic_regression(table, examples.targets, examples.weights, ridge=settings.ridge)
    whole = numpy.rint(weights / _SCALE).astype(int).tolist()
    return NgramClassifier(
        bias=round(bias, 4),
        scale=_SCALE,
        threshold=1.0,
        known=settings.known,
        weights={
            gram: weight
            for gram, weight in zip(features, whole, strict=True)
            if abs(weight) >= _SMALLEST or len(gram) == COMMONEST_LENGTH
        },
    )


def probabilities(spelling: NgramClassifier, grams: Sequence[frozenset[str]]) -> Array:
    """Probability of the class above zero for each word, as the library computes it; 0.5 for none."""
    odds = numpy.array([spelling.log_odds(word) or 0.0 for word in grams])
    return 1 / (1 + numpy.exp(-odds))


def folds(count: int) -> list[Array]:
    """The numbers below ``count`` in five random parts of one size; for each part, which are in it."""
    part = numpy.random.default_rng(_SEED).permutation(count) % _FOLDS
    return [part == number for number in range(_FOLDS)]


def held_out(examples: Examples, settings: Settings) -> Array:
    """Probability of each word by a classifier that saw neither the word nor its forms."""
    result = numpy.zeros(len(examples.grams))
    for families in folds(int(examples.groups.max()) + 1):
        unseen = families[examples.groups]
        spelling = train(examples.where(~unseen), settings)
        result[unseen] = probabilities(spelling, examples.where(unseen).grams)
    return result


def threshold_for(precision: float, sureness: Array, credit: Array) -> float:
    """The smallest probability at which the surest answers reach this precision together.

    :param credit: 1 for a right answer, 0 for a wrong one, 0.5 for a word of both classes.
    """
    order = numpy.argsort(-sureness, kind="stable")
    running = numpy.cumsum(credit[order]) / numpy.arange(1, len(order) + 1)
    last = numpy.flatnonzero(running >= precision).max()
    return float(numpy.ceil(sureness[order][last] * 1000) / 1000)
