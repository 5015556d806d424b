"""Tags beside a passage, by their surface: where *zei hij* or *aldus de minister* begins.

Only what holds without a model: repairs and dialogue dashes need it before anything is parsed.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex
from attrs import frozen

from quoteattr.languages import MarkLexicon

__all__ = ["Break", "find_break", "starts_tag"]

_FUNCTION = r"\p{Ll}[\p{Ll}-]{4,29}"
"""A word before a name that may tell what somebody is: *zegt* **wethouder** *Bos*."""

_FIRST_WORD = regex.compile(r"\G\s{0,9}[,.]?\s{0,9}(?P<word>\p{Ll}++)")


@frozen
class Break:
    """The place where a passage yields to the reporter's words.

    :param end: code point after the passage, its own ``?``, ``!`` or ``…`` included.
    :param tag: first code point of the reporter's words.
    :param within: whether the passage was broken off at a comma, in the middle of its sentence.
    """

    end: int
    tag: int
    within: bool


def find_break(text: str, start: int, end: int, lexicon: MarkLexicon) -> Break | None:
    """The first tag between ``start`` and ``end``: *Kom! riep ze*, *Ik ga, zei hij, naar huis*."""
    match = _breaks(lexicon).search(text, start, end)
    if match is None:
        return None
    within = match["comma"] is not None
    return Break(match.start() if within else match.end("final"), match.end("gap"), within)


def starts_tag(text: str, position: int, end: int, lexicon: MarkLexicon, *, strict: bool = False) -> bool:
    """Whether a tag follows at ``position``, perhaps after a comma: *, zegt Jansen*.

    :param strict: whether the verb must have its subject right after it.
    """
    first = _FIRST_WORD.match(text, position, end)
    if first is None:
        return False
    words, endings = _openings(lexicon)
    if first["word"] not in words and not first["word"].endswith(endings):
        return False
    return _follows(lexicon, strict).match(text, position, end) is not None


def _any_of(words: Iterable[str]) -> str:
    return "|".join(regex.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _openings(lexicon: MarkLexicon) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words that a tag can begin with, and the endings of others, for a first look."""
    words = (
        *lexicon.tag_prepositions,
        *lexicon.light_tag_verbs,
        *lexicon.tag_linkers,
        *lexicon.tag_verbs,
    )
    first = (_FIRST_WORD.match(word) for word in words)
    return frozenset(match["word"] for match in first if match is not None), tuple(lexicon.past_endings)


@cache
def _heads(lexicon: MarkLexicon) -> tuple[str, str]:
    """Patterns of how a tag begins: one that takes any past tense, and one of known verbs with a subject."""
    subject = rf"(?:(?:{_any_of(lexicon.tag_subjects)})\b|(?:{_FUNCTION}\s{{1,9}}){{0,2}}\p{{Lu}})"
    verb = rf"(?:{_any_of(lexicon.tag_verbs)})\b"
    light = rf"(?:{_any_of(lexicon.light_tag_verbs)})\s{{1,9}}{subject}"
    alone = rf"(?:{_any_of(lexicon.tag_prepositions)})\b"
    linked = rf"(?:(?:{_any_of(lexicon.tag_linkers)})\s{{1,9}})?"
    past = rf"\p{{Ll}}{{2,30}}(?:{_any_of(lexicon.past_endings)})\s{{1,9}}{subject}"
    known = rf"{alone}|{light}|{linked}{verb}\s{{1,9}}{subject}"
    return rf"(?:{known}|{linked}{verb}|{past})", rf"(?:{known})"


@cache
def _breaks(lexicon: MarkLexicon) -> regex.Pattern[str]:
    loose, known = _heads(lexicon)
    tale = rf"(?:{_any_of(lexicon.tale_linkers)})\s{{1,9}}(?:{_any_of(lexicon.tale_subjects)})\b"
    return regex.compile(
        rf"(?P<final>[?!…]|\.{{2,4}}[?!]?)(?P<gap>\s{{1,9}})(?={loose}|{tale})|(?P<comma>,)(?P<gap>\s{{1,9}})(?={known})"
    )


@cache
def _follows(lexicon: MarkLexicon, strict: bool) -> regex.Pattern[str]:
    loose, known = _heads(lexicon)
    return regex.compile(rf"\G\s{{0,9}}[,.]?\s{{0,9}}{known if strict else loose}")
