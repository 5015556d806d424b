"""Letters: the same word however its characters are stored."""

from __future__ import annotations

import unicodedata
from collections.abc import Set

__all__ = ["INVISIBLE", "composed", "familiar"]

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters that a reader does not see: soft hyphen, blanks and joiners without width."""

_UNSEEN = str.maketrans("", "", INVISIBLE)

_PLAIN = {
    "Ø": "O",
    "ø": "o",
    "Ł": "L",
    "ł": "l",
    "Đ": "D",
    "đ": "d",
    "Ħ": "H",
    "ħ": "h",
    "ı": "i",
    "Æ": "Ae",
    "æ": "ae",
    "Œ": "Oe",
    "œ": "oe",
    "Þ": "Th",
    "þ": "th",
    "Ð": "D",
    "ð": "d",
    "ß": "ss",
    "Ə": "E",
    "ə": "e",
}
"""Latin letters that no mark can be taken off, by those that stand in their place."""


def composed(word: str) -> str:
    """The word with each letter and its marks as one character, and without what nobody sees.

    >>> composed("Z\\u030celjko"), composed("burge\\u00admeester")
    ('Željko', 'burgemeester')
    """
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word.translate(_UNSEEN)) or word


def familiar(word: str, known: Set[str]) -> str:
    """The word with letters that a model knows in the place of those that it does not: *Şenol* as *Senol*.

    :param known: the characters that the model knows. A character without a plain form stays as it is.
    """
    if word.isascii():
        return word
    word = composed(word)
    if all(letter in known for letter in word):
        return word
    return "".join(letter if letter in known else _plain(letter) for letter in word)


def _plain(letter: str) -> str:
    bare = unicodedata.normalize("NFD", letter)[0]
    return _PLAIN.get(bare, bare)
