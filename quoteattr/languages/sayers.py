"""Which nouns say things, and what they stand for, as running text shows it.

``sayers.json`` beside the lexicons of a language was learned from parsed text by
``python -m quoteattr.training.lexica sayers``: how often a noun is the source of a saying, and how like the
nouns of each type its places and its neighbours are. It holds single nouns and numbers, no passages and no
names.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from importlib.resources.abc import Traversable

from attrs import frozen

from quoteattr.languages.lemmas import last_part
from quoteattr.languages.ngrams import noun_grams

__all__ = ["LearnedSayers", "Sayer", "SayerTable"]

_SHORTEST_END = 5
"""Letters, at least, of a noun by whose entry a longer one is known that ends in it."""
_REMEMBERED = 20_000
"""Nouns of which it is kept at hand who they are."""


@frozen
class Sayer:
    """What is known of a noun.

    :param speaks: natural log-odds that a phrase with this noun is the source of a saying, less those of
        nouns on average: 0 for an average noun, 3 for *woordvoerster* (spokeswoman), -3 for *nacht* (night).
    :param types: probability, 0 to 1, of what it stands for: ``person``, ``group``, ``organisation``,
        ``document``, ``outlet``, ``animal`` or ``thing``.
    :param known: whether it, or the last part of the compound that it is, was seen often enough; else its end
        tells.
    """

    speaks: float
    types: Mapping[str, float]
    known: bool

    @property
    def type(self) -> str:
        """What it stands for most probably."""
        return max(self.types, key=self.types.__getitem__)


@frozen(eq=False)
class SayerTable:
    """The numbers of ``sayers.json``.

    :param types: names of the types.
    :param words: for each noun its log-odds of speaking in tenths, then in turn the place of a type and its
        probability in hundredths.
    :param scale: log-odds for each unit of a weight.
    :param bias: for each type its weight in all nouns that are not among the words.
    :param grams: for each n-gram of a noun its weight for each type, see :func:`~.ngrams.noun_grams`.
    :param speaks: for each type its mean log-odds of speaking.
    """

    types: Sequence[str]
    words: Mapping[str, Sequence[int]]
    scale: float
    bias: Sequence[int]
    grams: Mapping[str, Sequence[int]]
    speaks: Sequence[float]

    @classmethod
    def read(cls, path: Traversable) -> SayerTable:
        """The table in a JSON file of its fields."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    def of(self, lemma: str) -> Sayer:
        """What is known of a noun: by itself, by the last part of a compound, by its end, or by its spelling.

        :param lemma: in any case, the parts of a compound joined by ``_`` or not marked.
        """
        whole = lemma.replace("_", "").lower()
        for word in (whole, last_part(lemma).lower(), whole.rpartition("-")[2]):
            if word in self.words:
                return self._entry(word, known=True)
        for first in range(2, len(whole) - _SHORTEST_END + 1):
            if whole[first:] in self.words:
                return self._entry(whole[first:], known=False)
        return self._by_spelling(lemma)

    def _entry(self, word: str, *, known: bool) -> Sayer:
        speaks, *pairs = self.words[word]
        places, shares = pairs[::2], pairs[1::2]
        types = {self.types[place]: share / 100 for place, share in zip(places, shares, strict=True)}
        return Sayer(speaks / 10, types, known)

    def _by_spelling(self, lemma: str) -> Sayer:
        """What the endings of a noun tell."""
        sums = list(self.bias)
        for gram in noun_grams(lemma):
            for place, weight in enumerate(self.grams.get(gram, ())):
                sums[place] += weight
        powers = [math.exp(self.scale * (weight - max(sums))) for weight in sums]
        total = sum(powers)
        shares = [power / total for power in powers]
        speaks = sum(share * odds for share, odds in zip(shares, self.speaks, strict=True))
        return Sayer(speaks, dict(zip(self.types, shares, strict=True)), known=False)


@frozen(eq=False)
class LearnedSayers:
    """The nouns of one language that say things.

    :param folder: folder of the language. Its table is read at the first question.
    """

    folder: Traversable

    @cached_property
    def table(self) -> SayerTable:
        """The numbers behind the answers."""
        return SayerTable.read(self.folder / "sayers.json")

    def of(self, lemma: str) -> Sayer:
        """What is known of a noun.

        :param lemma: a lemma, or a form where there is none.

        >>> from quoteattr.languages import load_language
        >>> sayers = load_language("nl").mentions.sayers
        >>> sayers.of("bond_voorzitter").type, sayers.of("nacht").type
        ('person', 'thing')
        """
        return _of(self, lemma)


@lru_cache(_REMEMBERED)
def _of(sayers: LearnedSayers, lemma: str) -> Sayer:
    return sayers.table.of(lemma)
