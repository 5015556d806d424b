"""Lines of dialogue after a dash: where speech ends and the narrator's words begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from quoteattr.languages import MarkLexicon
from quoteattr.stages.layout import Paragraph
from quoteattr.stages.marks.marked_span import MarkedSpan, marked_span
from quoteattr.stages.marks.signs import Sign
from quoteattr.stages.marks.tags import Break, find_break

__all__ = ["read_dialogue"]

_SENTENCE_END = r"(?<!\b\p{Lu}|[.!?…])[.!?…]++\s+"
_RESUMES_WITHIN = regex.compile(rf"(?:[,;:]|--|—)\s*|{_SENTENCE_END}")
_RESUMES_AFTER = regex.compile(rf";\s*|{_SENTENCE_END}")
_EXCLAIMS = regex.compile(r"[!?]")
_LABEL = regex.compile(r"(?P<label>\p{Lu}[\p{L}.’'-]{0,20}+(?:\s\p{Lu}[\p{L}.’'-]{0,20}+){0,3}+):\s")
_WORD = regex.compile(r"\p{L}+")


def read_dialogue(
    text: str, paragraphs: Sequence[Paragraph], signs: Sequence[Sign], lexicon: MarkLexicon
) -> tuple[MarkedSpan, ...]:
    """What is spoken in the paragraphs that open with a dialogue dash.

    A list with dashes is no dialogue: half of the lines must sound spoken, and one of them must have a tag, a
    question or an exclamation.
    """
    quoted = {sign.start for sign in signs}
    lines = [
        (paragraph, content)
        for paragraph in paragraphs
        if (content := _after_dash(text, paragraph, lexicon)) is not None
    ]
    if not _is_dialogue(text, lines, lexicon) or _are_labelled(text, lines):
        return ()
    return tuple(
        span
        for paragraph, content in lines
        if content not in quoted
        for span in _line(text, paragraph.start, content, paragraph.end, lexicon)
    )


def _after_dash(text: str, paragraph: Paragraph, lexicon: MarkLexicon) -> int | None:
    match = _dash(lexicon).match(text, paragraph.start, paragraph.end)
    return None if match is None else match.end()


@cache
def _dash(lexicon: MarkLexicon) -> regex.Pattern[str]:
    dashes = "|".join(regex.escape(dash) for dash in sorted(lexicon.dashes, key=len, reverse=True))
    return regex.compile(rf"(?:{dashes})\s{{0,9}}(?=[^\s\d\-–—―])")


def _is_dialogue(text: str, lines: Sequence[tuple[Paragraph, int]], lexicon: MarkLexicon) -> bool:
    spoken = lively = 0
    for paragraph, content in lines:
        exclaims = _EXCLAIMS.search(text, content, paragraph.end) is not None
        tagged = find_break(text, content, paragraph.end, lexicon) is not None
        spoken += exclaims or tagged or _sounds_spoken(text, content, paragraph.end, lexicon, own=False)
        lively += exclaims or tagged
    return lively > 0 and 2 * spoken >= len(lines)


def _are_labelled(text: str, lines: Sequence[tuple[Paragraph, int]]) -> bool:
    """Whether most lines begin with who speaks, and somebody comes back: *- Kim: Wie? - Bas: Ik.*"""
    labels = Counter(
        match["label"]
        for paragraph, content in lines
        if (match := _LABEL.match(text, content, paragraph.end)) is not None
    )
    return 2 * labels.total() > len(lines) and max(labels.values()) > 1


def _line(text: str, outer_start: int, start: int, end: int, lexicon: MarkLexicon) -> Iterator[MarkedSpan]:
    """*--Ga mee! riep Paul; je bent laat. Hij lachte.*: the pieces that are spoken."""
    while True:
        broken = find_break(text, start, end, lexicon)
        piece_end = end if broken is None else broken.end
        if piece_end > start:
            yield marked_span(text, outer_start, start, piece_end, piece_end)
        if broken is None:
            return
        resumed = _resumption(text, broken, end, lexicon)
        if resumed is None:
            return
        outer_start = start = resumed


def _resumption(text: str, broken: Break, end: int, lexicon: MarkLexicon) -> int | None:
    """Where the speaker goes on after the tag, or ``None`` when the rest is the narrator's."""
    pattern = _RESUMES_WITHIN if broken.within else _RESUMES_AFTER
    match = pattern.search(text, broken.tag, end)
    if match is None:
        return None
    start = match.end()
    own = lexicon.narrators.isdisjoint(word.lower() for word in _WORD.findall(text, broken.tag, start))
    following = find_break(text, start, end, lexicon)
    limit = end if following is None else following.end
    return start if start < end and _sounds_spoken(text, start, limit, lexicon, own=own) else None


def _sounds_spoken(text: str, start: int, end: int, lexicon: MarkLexicon, *, own: bool) -> bool:
    """Whether a passage exclaims, asks, has words to an addressee or (``own``) is in the first person."""
    if _EXCLAIMS.search(text, start, end):
        return True
    words = {word.lower() for word in _WORD.findall(text, start, end)}
    return not words.isdisjoint(lexicon.address) or (own and not words.isdisjoint(lexicon.first_person))
