"""Lines that begin with who speaks: interviews, plays, minutes.

Such lines quote without marks: *Smit: We gaan door.* — Smit: We go on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import regex
from attrs import frozen

from quoteattr.schema import EntityType, Form, Kind
from quoteattr.spans import Spans
from quoteattr.stages.layout import Paragraph
from quoteattr.stages.mentions import Mention
from quoteattr.stages.quotations.passages import Passage, spans_of

__all__ = ["LabelledLine", "labelled_lines", "select_labelled"]

_LABEL = regex.compile(r"(?=\p{Lu})(?P<label>[^:\n]{1,60}+):[^\S\n]+(?=\S)")
_ASIDE = regex.compile(r"\s{0,9}(?:\([^()\n]{0,60}\))?\s{0,9}")

_FEWEST_LINES = 3
"""Labelled lines, at least, in which people take turns."""

_FEWEST_LABELS = 2
"""Different labels, at least, among them."""


@frozen
class LabelledLine:
    """A paragraph with a few words and a colon before the rest of it.

    :param paragraph: the paragraph that is the line.
    :param label: the words before the colon, in lower case.
    :param colon: offset of the colon.
    :param start: first code point of what follows it.
    """

    paragraph: Paragraph
    label: str
    colon: int
    start: int


def labelled_lines(text: str, paragraphs: Sequence[Paragraph]) -> tuple[LabelledLine, ...]:
    """The lines that begin with a label, if labels take turns in ``text``; none if they do not.

    They do where there are three such lines or more, of two labels or more of which one comes back. A single
    *Baudet: antifa moet verboden worden* (Baudet: antifa must be banned) is left to the headings.
    """
    lines = tuple(_lines(text, paragraphs))
    counts = Counter(line.label for line in lines)
    return lines if _take_turns(counts) else ()


def select_labelled(
    text: str,
    lines: Sequence[LabelledLine],
    mentions: Sequence[Mention],
    marked: Iterable[Passage],
) -> tuple[Passage, ...]:
    """What the speakers say in those of the ``lines`` of ``text`` that begin with their names.

    The labels that name somebody have to take turns, so that *Plaats: Utrecht* and *Tijd: acht uur* (place,
    time) are no speakers however often they come.

    :param marked: the quotations between marks; a line whose words begin with a mark is quoted by that, and
        so is one from which a quotation runs on into the next.
    """
    elsewhere = Spans.of(spans_of(marked))
    passages: list[Passage] = []
    counts: Counter[str] = Counter()
    for line in lines:
        paragraph = line.paragraph
        source = _named(text, paragraph.start, line.colon, mentions)
        if source is None:
            continue
        counts[line.label] += 1
        begins = elsewhere.touch(paragraph.start, line.start) or elsewhere.open_at(line.start)
        if not begins and not elsewhere.touch(paragraph.end, paragraph.end + 1):
            passages.append(
                Passage(
                    kind=Kind.DIRECT,
                    start=line.start,
                    end=paragraph.end,
                    outer_start=line.colon,
                    outer_end=paragraph.end,
                    utterance=len(passages),
                    source=source,
                )
            )
    return tuple(passages) if _take_turns(counts) and 2 * counts.total() > len(lines) else ()


def _take_turns(counts: Counter[str]) -> bool:
    return counts.total() >= _FEWEST_LINES and len(counts) >= _FEWEST_LABELS and max(counts.values()) > 1


def _lines(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[LabelledLine]:
    for paragraph in paragraphs:
        match = _LABEL.match(text, paragraph.start, paragraph.end)
        if match is not None:
            yield LabelledLine(paragraph, match["label"].casefold(), match.end("label"), match.end())


def _named(text: str, start: int, colon: int, mentions: Sequence[Mention]) -> Mention | None:
    """The mention of somebody that fills a label, but for an aside: *De heer Smit (VVD)*, *Moeder (boos)*."""
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    for mention in islice(mentions, first, None):
        if mention.start != start or mention.end > colon:
            return None
        if _ASIDE.fullmatch(text, mention.end, colon) and _is_somebody(mention):
            return mention
    return None


def _is_somebody(mention: Mention) -> bool:
    if mention.form is Form.NAME:
        return not mention.place and mention.type is not EntityType.OUTLET
    return mention.form is Form.NOMINAL and mention.type in {EntityType.PERSON, EntityType.GROUP}
