"""Headlines and subheadings that are quotations without marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import regex

from quoteattr.languages import Language
from quoteattr.parsing import Sentence
from quoteattr.schema import Kind
from quoteattr.spans import Spans
from quoteattr.stages.layout import Paragraph
from quoteattr.stages.mentions import Mention
from quoteattr.stages.quotations.passages import Passage, spans_of

__all__ = ["select_headlines"]

_NOUN_TAGS = frozenset({"NOUN", "PROPN", "ADJ"})

_COLON = regex.compile(r":\s")

_MOST_BEFORE_COLON = 4
"""Words, at most, between who speaks in a heading and its colon."""


def select_headlines(
    text: str,
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    spoken: Iterable[Passage],
    language: Language,
) -> tuple[Passage, ...]:
    """The headings that are quotations: ``Naam: bewering``, or words in the first or second person.

    The questions of an interview are the reporter's: *Bent u bang? "Nee."* — Are you afraid? "No."

    :param spoken: the quotations between marks and after labels, which are none of these.
    """
    passages: list[Passage] = []
    elsewhere = Spans.of(spans_of(spoken))
    for index, paragraph in enumerate(paragraphs):
        if not paragraph.heading or elsewhere.touch(paragraph.start, paragraph.end):
            continue
        start, source = _after_colon(text, paragraph, sentences, mentions, language)
        if source is not None and _is_among_fields(text, paragraphs, index):
            continue
        if source is not None or (
            index > 0
            and _addresses(paragraph, sentences, language)
            and not _is_answered(text, paragraphs, index, elsewhere)
        ):
            passages.append(
                Passage(
                    kind=Kind.HEADLINE,
                    start=start,
                    end=paragraph.end,
                    outer_start=start,
                    outer_end=paragraph.end,
                    utterance=len(passages),
                    source=source,
                )
            )
    return tuple(passages)


def _after_colon(
    text: str,
    paragraph: Paragraph,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    language: Language,
) -> tuple[int, Mention | None]:
    """Where a heading begins to quote and whom it names before a colon; its start where it names nobody."""
    colon = text.find(":", paragraph.start, paragraph.end)
    if colon < 0 or not text[colon + 1 : colon + 2].isspace():
        return paragraph.start, None
    if text[paragraph.start : colon].casefold() in language.labels.captions:
        return paragraph.start, None
    start = colon + 1
    while start < paragraph.end and text[start].isspace():
        start += 1
    first = bisect_left(mentions, paragraph.start, key=_start)
    end = bisect_right(mentions, paragraph.start, key=_start)
    opening = mentions[first:end]
    source = next((mention for mention in opening if mention.end == colon), None)
    asked = text.endswith("?", start, paragraph.end)
    if source is None and not asked and opening and _names_alone(opening[-1], colon, sentences, language):
        source = opening[-1]
    return paragraph.start if source is None else start, source


def _is_among_fields(text: str, paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether the line before or after a heading has a colon too: fields of a form, *Voorzitter: Anna Smit*.

    Chair: Anna Smit.
    """
    beside = (paragraphs[place] for place in (index - 1, index + 1) if 0 <= place < len(paragraphs))
    return any(one.heading and _COLON.search(text, one.start, one.end) for one in beside)


def _names_alone(source: Mention, colon: int, sentences: Sequence[Sentence], language: Language) -> bool:
    """Whether nothing but nouns follows a mention up to the colon, or whom it speaks to.

    *Personeel ziekenhuis Noord: zorg in gevaar* (staff of hospital North: care in danger), *Trump tegen
    bedrijven: kom terug* (Trump to companies: come back).
    """
    sentence = sentences[source.sentence]
    tokens = [token for token in sentence.tokens if source.end <= token.start < colon]
    if not tokens or len(tokens) > _MOST_BEFORE_COLON or sentence.end < colon:
        return False
    if tokens[0].lower in language.cues.addressee_prepositions:
        return not any(token.is_finite for token in tokens)
    return all(token.upos in _NOUN_TAGS or "VerbForm=Part" in token.feats for token in tokens)


def _start(mention: Mention) -> int:
    return mention.start


def _is_answered(text: str, paragraphs: Sequence[Paragraph], index: int, quoted: Spans) -> bool:
    """Whether it is the question of an interview, with the answer between marks in the next paragraph."""
    if not text[paragraphs[index].start : paragraphs[index].end].endswith("?"):
        return False
    return index + 1 < len(paragraphs) and quoted.open_at(paragraphs[index + 1].start)


def _addresses(paragraph: Paragraph, sentences: Sequence[Sentence], language: Language) -> bool:
    """Whether a heading has a pronoun of the first or second person."""
    first = bisect_right(sentences, paragraph.start, key=lambda sentence: sentence.end)
    end = bisect_left(sentences, paragraph.end, key=lambda sentence: sentence.start)
    pronouns = language.mentions.addressing
    return any(not pronouns.isdisjoint(sentence.lowers) for sentence in sentences[first:end])
