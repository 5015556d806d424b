"""Capitals: what the whole text tells about words that begin with one."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import compress

from attrs import frozen

from quoteattr.languages import MentionLexicon
from quoteattr.parsing import Sentence

__all__ = ["Capitals", "lends_capital"]

_LONG_TEXT = 200
"""From so many sentences on, who matters in a text is named more than once."""


@frozen
class Capitals:
    """Words of a text by what their capitals mean, each as it stands in the text.

    :param written: all words, so that a word with a capital can be looked up in lower case.
    :param names: words with a capital that are tagged as names, and not as the first of a sentence.
    :param by_chance: words that have a capital only where the place lends one; none in a short text.
    """

    written: Set[str]
    names: Set[str]
    by_chance: Set[str]

    @classmethod
    def of(cls, sentences: Sequence[Sentence], lexicon: MentionLexicon) -> Capitals:
        """The words of ``sentences``, which are those of a whole text."""
        return cls(
            written=set().union(*[sentence.texts for sentence in sentences]),
            names={
                text
                for sentence in sentences
                if "PROPN" in sentence.upos
                for text in compress(sentence.texts[1:], map("PROPN".__eq__, sentence.upos[1:]))
                if text[:1].isupper()
            },
            by_chance=_by_chance(sentences, lexicon) if len(sentences) >= _LONG_TEXT else frozenset(),
        )


def lends_capital(before: str) -> bool:
    """Whether a word may have its capital from its place, at the start of a sentence or a quotation.

    :param before: the token before it, empty at the start of a sentence.
    """
    return not before[:1].isalnum()


def _by_chance(sentences: Sequence[Sentence], lexicon: MentionLexicon) -> frozenset[str]:
    """Words that have a capital only because they open a sentence or a quotation.

    *Zoolang hij sprak* — as long as he spoke: whoever matters in a long text is also named within a sentence.
    """
    opening: set[str] = set()
    within: set[str] = set()
    for sentence in sentences:
        for before, text in zip(("", *sentence.texts), sentence.texts, strict=False):
            if text[:1].isupper():
                words = opening if lends_capital(before) else within
                words.add(lexicon.without_genitive_mark(text))
    return frozenset(opening - within)
