"""What a first name tells by its spelling alone, if it stands in no list, and the n-grams of names and nouns.

The linear classifier over character n-grams was learned by ``python -m quoteattr.training.lexica``. Its
weights lie in ``first_names.json`` beside the lexicons of the language, for Dutch from lists of first names
with their gender (published under the MIT licence). Only n-grams that several names share have a weight and
none spans a whole name, so the list itself is not in it.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Mapping
from functools import cached_property, lru_cache
from importlib.resources.abc import Traversable

from attrs import frozen

__all__ = [
    "COMMONEST_LENGTH",
    "LearnedSpelling",
    "NgramClassifier",
    "name_grams",
    "name_parts",
    "noun_grams",
]

EDGE = "^"
"""Stands for the beginning of a word, or of the last part of a compound, in an n-gram."""
END = "$"
"""Stands for the end of a word in an n-gram."""
COMMONEST_LENGTH = 3
"""Characters of the n-grams by which a word is known to be like those of the training."""

_UNDECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i"})
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_BREAKS = re.compile(r"[\s\-‐‑]+")
_PARTS = re.compile(r"[_\-\s]+")
_REMEMBERED = 20_000
"""First names whose gender is kept at hand."""
_LONGEST_IN_NAME = 5
"""Characters, at most, of an n-gram of a first name."""
_LONGEST_OF_NOUN = 6
"""Letters, at most, of the ending or the short last part of a noun."""


@frozen
class NgramClassifier:
    """A linear classifier over the n-grams of a word.

    :param bias: log-odds of a word without any known n-gram.
    :param scale: log-odds for each unit of a weight.
    :param threshold: smallest probability, 0.5 to 1, at which there is an answer.
    :param known: smallest share, 0 to 1, of the n-grams of three characters that must have a weight.
    :param weights: whole numbers by n-gram; above zero for masculine.
    """

    bias: float
    scale: float
    threshold: float
    known: float
    weights: Mapping[str, int]

    @classmethod
    def read(cls, path: Traversable) -> NgramClassifier:
        """The classifier in a JSON file of its fields."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    def log_odds(self, grams: frozenset[str]) -> float | None:
        """Natural log-odds of the class above zero; ``None`` for a word unlike those it was trained on."""
        three = [gram for gram in grams if len(gram) == COMMONEST_LENGTH]
        if three and sum(gram in self.weights for gram in three) < self.known * len(three):
            return None
        return self.bias + self.scale * sum(self.weights.get(gram, 0) for gram in grams)

    def is_sure(self, odds: float) -> bool:
        """Whether log-odds are large enough for an answer."""
        return _probability(odds) >= self.threshold


@frozen(eq=False)
class LearnedSpelling:
    """What first names of one language tell by their spelling.

    :param folder: folder of the language. Its weights are read at the first question.
    """

    folder: Traversable

    @cached_property
    def first_names(self) -> NgramClassifier:
        """Masculine against feminine first names."""
        return NgramClassifier.read(self.folder / "first_names.json")

    def gender(self, name: str) -> str:
        """The gender that people with this first name mostly have: ``masc``, ``fem``, or empty.

        Case and accents do not count. Of a name of several parts, *Jan-Willem*, each part has a vote, and
        sure ones must agree. Nothing is said where the spelling does not tell well enough, of initials and of
        what looks like no name.

        :param name: first names, without the family name.

        >>> from quoteattr.languages import load_language
        >>> spelling = load_language("nl").mentions.spelling
        >>> spelling.gender("Hélène"), spelling.gender("PIETER"), spelling.gender("J.P.")
        ('fem', 'masc', '')
        """
        return _gender(self, name)


@lru_cache(_REMEMBERED)
def _gender(spelling: LearnedSpelling, name: str) -> str:
    classifier = spelling.first_names
    votes = [classifier.log_odds(name_grams(part)) for part in name_parts(name)]
    known = [vote for vote in votes if vote is not None]
    if not known or len(known) < len(votes):
        return ""
    mean = sum(known) / len(known)
    contradicted = any(vote * mean < 0 and classifier.is_sure(abs(vote)) for vote in known)
    if contradicted or not classifier.is_sure(abs(mean)):
        return ""
    return "masc" if mean > 0 else "fem"


def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a first name, folded; none for initials, single letters and what is no word.

    >>> name_parts("Jan-Willem J."), name_parts("R2D2")
    (('jan', 'willem'), ())
    """
    parts = [_fold(part) for part in _BREAKS.split(name.strip()) if not part.endswith(".")]
    if not all(part.isalpha() for part in parts):
        return ()
    return tuple(part for part in parts if len(part) > 1)


def name_grams(part: str) -> frozenset[str]:
    """The n-grams of a folded name: two to five characters with the edges; first and last five letters.

    None spans the whole name.

    >>> sorted(name_grams("bo"))
    ['^b', '^bo', 'bo', 'bo$', 'o$']
    """
    text = f"{EDGE}{part}{END}"
    grams = {
        text[start : start + length]
        for length in range(2, _LONGEST_IN_NAME + 1)
        for start in range(len(text) - length + 1)
    }
    grams |= {text[: _LONGEST_IN_NAME + 1], text[-_LONGEST_IN_NAME - 1 :]}
    return frozenset(grams - {text})


def noun_grams(noun: str) -> frozenset[str]:
    """The endings of a noun up to six letters, and its short last part where a compound is marked.

    >>> sorted(noun_grams("huis_arts"))
    ['^arts$', 'arts$', 'isarts$', 'rts$', 's$', 'sarts$', 'ts$']
    """
    whole = _fold(noun)
    parts = _PARTS.split(whole)
    head, joined = parts[-1], "".join(parts)
    if not joined.isalpha() or len(joined) < 2:
        return frozenset()
    grams = {f"{joined[-length:]}{END}" for length in range(1, min(len(joined), _LONGEST_OF_NOUN) + 1)}
    if head and len(head) <= _LONGEST_OF_NOUN:
        grams.add(f"{EDGE}{head}{END}")
    return frozenset(grams)


def _fold(word: str) -> str:
    """The word in lower case without accents and apostrophes."""
    folded = word.casefold()
    if not folded.isascii():
        plain = unicodedata.normalize("NFKD", folded)
        folded = "".join([letter for letter in plain if not unicodedata.combining(letter)])
        folded = folded.translate(_UNDECOMPOSED)
    return _APOSTROPHES.sub("", folded)


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, odds))))
