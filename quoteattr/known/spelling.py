"""The words of a name, however it is spelled: composed or not, with apostrophes, dots and soft hyphens."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

__all__ = ["has_capitals_of", "words_as_compared", "words_as_written"]

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Signs that show nothing within a word, such as soft hyphens."""

_KEPT = 20_000
"""How many names are kept with their words."""

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")


def words_as_written(name: str) -> list[str]:
    """The stretches of letters and figures of a name, composed and without invisible signs.

    *O’Brien-Smit* has three: *O*, *Brien* and *Smit*.
    """
    if name.isascii() and name.replace(" ", "").isalnum():
        return name.split()
    return _WORD.findall(unicodedata.normalize("NFC", name.translate(_INVISIBLE)))


@lru_cache(_KEPT)
def words_as_compared(name: str) -> tuple[str, ...]:
    """The same without capitals, as names are compared."""
    return tuple([word.lower() for word in words_as_written(name)])


def has_capitals_of(known: str, text: str) -> bool:
    """Whether words of a text have each capital of a known name that they are spelled like.

    *RUTTE* has those of *Rutte*, and *rutte* has not.
    """
    return known == text or len(known) != len(text) or not any(map(_lacks_capital, known, text))


def _lacks_capital(known: str, letter: str) -> bool:
    return known != letter and known.isupper()
