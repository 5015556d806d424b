"""Posts of social media that stand in a text with the name of who wrote them.

*Weer een jaar om! pic.example/x — Anna Smit (@anna) December 12, 2019* — Another year over!
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import islice

import regex

from quoteattr.languages import Language
from quoteattr.schema import Form, Kind
from quoteattr.spans import Spans, without_blanks
from quoteattr.stages.layout import Paragraph
from quoteattr.stages.mentions import Mention
from quoteattr.stages.quotations.passages import Passage, spans_of

__all__ = ["may_hold_posts", "select_posts"]

_SIGNATURE = regex.compile(
    r"\s{0,3}[—–-]{1,2}\s{0,3}(?P<name>[^()\n@—–]{2,50}?)\s\(@\w{1,30}\)\s{1,3}"
    r"(?:\p{L}{3,10}\.?\s\d{1,2},\s\d{4}|\d{1,2}\s\p{L}{3,10}\.?\s\d{4})"
)
_LINK = regex.compile(r"(?:pic\.\w{2,20}\.com/|https?://)\S{1,60}")
_BREAK = regex.compile(r"(?:(?<=[.!?…:])[\"'”’»]?|\d{4})\s+")
_WORD = regex.compile(r"\p{L}+")

_LONGEST = 600
"""Code points, at most, of a post."""


def may_hold_posts(text: str) -> bool:
    """Whether a name with a handle stands in ``text``."""
    return "(@" in text


def select_posts(
    text: str,
    paragraphs: Sequence[Paragraph],
    mentions: Sequence[Mention],
    marked: Iterable[Passage],
    language: Language,
) -> tuple[Passage, ...]:
    """The posts that are signed with a name, a handle and a date, said by who signs.

    A post begins its paragraph, or where the sentences in another language begin that it consists of; one
    whose beginning cannot be seen is left out.

    :param marked: the quotations between marks; a post has none.
    """
    if not may_hold_posts(text):
        return ()
    elsewhere = Spans.of(spans_of(marked))
    passages: list[Passage] = []
    for paragraph in paragraphs:
        floor = paragraph.start
        for match in _SIGNATURE.finditer(text, paragraph.start, paragraph.end):
            alone = floor == paragraph.start and match.end() == paragraph.end
            start = (
                floor
                if alone
                else _beginning(text, max(floor, match.start() - _LONGEST), match.start(), language)
            )
            floor = match.end()
            start, end = without_blanks(text, start, _end(text, start, match.start()))
            source = _signer(mentions, match.start("name"), match.end("name"))
            if source is None or start >= end or elsewhere.touch(start, end):
                continue
            passages.append(
                Passage(Kind.DIRECT, start, end, start, match.start("name"), len(passages), source=source)
            )
    return tuple(passages)


def _beginning(text: str, floor: int, end: int, language: Language) -> int:
    """Where the sentences begin that stand before ``end`` and have none of the words of the language."""
    start = end
    breaks = [floor, *(match.end() for match in _BREAK.finditer(text, floor, end))]
    for place in reversed(breaks):
        words = {word.casefold() for word in _WORD.findall(_LINK.sub(" ", text[place:start]))}
        if not words.isdisjoint(language.neighbours.own):
            break
        start = place
    return start


def _end(text: str, start: int, end: int) -> int:
    """Where a post ends before the links behind it."""
    links = list(_LINK.finditer(text, start, end))
    while links and not text[links[-1].end() : end].strip():
        end = links.pop().start()
    return end


def _signer(mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    for mention in islice(mentions, first, None):
        if mention.start >= end:
            return None
        if mention.form is Form.NAME:
            return mention
    return None
