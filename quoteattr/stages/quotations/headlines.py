"""Headlines and subheadings that are quotations without marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import frozen

from quoteattr.languages import Language
from quoteattr.parsing.tables import Sentence
from quoteattr.stages.layout import Paragraph
from quoteattr.stages.mentions import Mention
from quoteattr.stages.spans import Spans

__all__ = ["HeadlineQuotation", "select_headlines"]


@frozen
class HeadlineQuotation:
    """A heading, or the part of it after a colon, that quotes somebody.

    :param start: first code point.
    :param end: code point after the last.
    :param paragraph: index of the paragraph.
    :param source: index of the mention before the colon, ``None`` when the heading names nobody.
    """

    start: int
    end: int
    paragraph: int
    source: int | None


def select_headlines(
    text: str,
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    quoted: Sequence[tuple[int, int]],
    language: Language,
) -> tuple[HeadlineQuotation, ...]:
    """The headings that are quotations: ``Naam: bewering``, or words in the first or second person.

    The questions of an interview are the reporter's: *Bent u bang? "Nee."* — Are you afraid? "No."
    """
    found = []
    elsewhere = Spans.of(quoted)
    for number, paragraph in enumerate(paragraphs):
        if not paragraph.heading or elsewhere.touch(paragraph.start, paragraph.end):
            continue
        quotation = _after_colon(text, number, paragraph, mentions)
        if quotation is None and not _is_answered(text, paragraphs, number, elsewhere):
            quotation = _addressing(number, paragraph, sentences, language)
        if quotation is not None:
            found.append(quotation)
    return tuple(found)


def _after_colon(
    text: str, number: int, paragraph: Paragraph, mentions: Sequence[Mention]
) -> HeadlineQuotation | None:
    colon = text.find(":", paragraph.start, paragraph.end)
    if colon < 0 or not text[colon + 1 : colon + 2].isspace():
        return None
    start = colon + 1
    while start < paragraph.end and text[start].isspace():
        start += 1
    first, end = (
        bisect(mentions, paragraph.start, key=lambda mention: mention.start)
        for bisect in (bisect_left, bisect_right)
    )
    for index in range(first, end):
        if mentions[index].end == colon:
            return HeadlineQuotation(start, paragraph.end, number, index)
    return None


def _is_answered(text: str, paragraphs: Sequence[Paragraph], number: int, quoted: Spans) -> bool:
    """Whether it is the question of an interview, with the answer between marks in the next paragraph."""
    if not text[paragraphs[number].start : paragraphs[number].end].endswith("?"):
        return False
    return number + 1 < len(paragraphs) and quoted.open_at(paragraphs[number + 1].start)


def _addressing(
    number: int, paragraph: Paragraph, sentences: Sequence[Sentence], language: Language
) -> HeadlineQuotation | None:
    if number == 0:
        return None
    first = bisect_right(sentences, paragraph.start, key=lambda sentence: sentence.end)
    end = bisect_left(sentences, paragraph.end, key=lambda sentence: sentence.start)
    for sentence in sentences[first:end]:
        for token in sentence.tokens:
            pronoun = language.mentions.pronouns.get(token.lower)
            if pronoun is not None and pronoun.person in {1, 2}:
                return HeadlineQuotation(paragraph.start, paragraph.end, number, None)
    return None
