"""Words of names and descriptions as they are compared."""

from __future__ import annotations

from functools import lru_cache

from quoteattr.languages import MentionLexicon

__all__ = ["phrases", "with_nickname", "words_of_name"]

_AROUND = "()'\"‘’“”„"
"""Brackets and marks around a nickname."""

_KEPT = 20_000
"""How many names and descriptions are kept with their words."""


@lru_cache(_KEPT)
def words_of_name(name: str, lexicon: MentionLexicon) -> tuple[str, ...]:
    """The words of a name without capitals and without the mark of a genitive: *Anna's*."""
    return tuple([lexicon.without_genitive_mark(word.casefold()) for word in name.split()])


def with_nickname(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name with the nickname in it in the place of the first name: *wim de boer*.

    Of *Willem (‘Wim’) de Boer*; empty where there is none.
    """
    for place, word in enumerate(words[1:-1], 1):
        nickname = word.strip(_AROUND)
        if nickname and word[0] in _AROUND and word[-1] in _AROUND:
            return nickname, *words[place + 1 :]
    return ()


@lru_cache(_KEPT)
def phrases(description: str, articles: frozenset[str]) -> tuple[str, str]:
    """A description with single blanks; and without its article and capitals, for comparison."""
    words = description.split()
    first = words[0].casefold() if words else ""
    return " ".join(words), " ".join(words[1:] if first in articles else words).casefold()
