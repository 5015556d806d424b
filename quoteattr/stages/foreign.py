"""Whether a text is plainly in another language than the one it is read as.

Frequent words tell, as in Cavnar and Trenkle 1994 ("N-gram-based text categorization", SDAIR) the frequent
n-grams do; short texts and texts in two languages are left in peace.
"""

from __future__ import annotations

import regex

from quoteattr.languages.neighbours import NeighbourLexicon

__all__ = ["foreign_note"]

_SAMPLE = 6000
"""Code points at the beginning of a text by which it is judged."""

_FEWEST_WORDS = 25
"""Words, at least, by which a text is judged."""

_FEWEST_UNKNOWN = 60
"""Words, at least, by which a text is judged that is in none of the languages that are known."""

_LEAST_SHARE = 0.15
"""Share of the words of a text, at least, that are frequent words of the other language."""

_TIMES_OWN = 1.4
"""How many times as many there have to be of them as of the own words."""

_LEAST_OWN = 0.01
"""Share of the own words below which a text may be in a language that is not known."""

_LEAST_SHARED = 0.06
"""The same for all words of the language."""

_WORD = regex.compile(r"['’]?[\p{L}\p{M}]+")


def foreign_note(text: str, lexicon: NeighbourLexicon) -> str | None:
    """What to say of a text that is plainly in another language; ``None`` for all others."""
    words = [word.replace("'", "’") for word in _WORD.findall(text[:_SAMPLE].casefold())]
    total = len(words)
    if total < _FEWEST_WORDS:
        return None
    own = sum(word in lexicon.own for word in words) / total
    share, name = max(
        (sum(word in frequent for word in words) / total, name) for name, frequent in lexicon.others.items()
    )
    if share >= _LEAST_SHARE and share >= _TIMES_OWN * own:
        return f"the text looks like {name}, not like Dutch; its quotations cannot be relied upon"
    shared = sum(word in lexicon.shared for word in words) / total
    if total >= _FEWEST_UNKNOWN and own < _LEAST_OWN and shared < _LEAST_SHARED:
        return "the text does not look like Dutch; its quotations cannot be relied upon"
    return None
