"""Headlines and subheadings that are quotations without marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import regex

from quoteattr.languages import Language
from quoteattr.parsing import Sentence
from quoteattr.schema import Form, Kind
from quoteattr.spans import Spans
from quoteattr.stages.layout import Paragraph
from quoteattr.stages.mentions import Mention
from quoteattr.stages.quotations.passages import Passage, spans_of

__all__ = ["select_headlines"]

_NOUN_TAGS = frozenset({"NOUN", "PROPN", "ADJ"})

_COLON = regex.compile(r":\s")

_ASIDE = regex.compile(r"(?:\s\([^()\n]{1,40}\))?")
_WORD = regex.compile(r"\w+")

_MOST_BEFORE_COLON = 4
"""Words, at most, between who speaks in a heading and its colon."""

_LONG = 5
"""Paragraphs, at least, of a text that comes back to whom its heading quotes."""

_OFTEN = 2
"""Times that a name stands in a text, at most, that may be no more than a rubric."""


def select_headlines(
    text: str,
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    spoken: Iterable[Passage],
    language: Language,
) -> tuple[Passage, ...]:
    """The headings that are quotations: ``Naam: bewering``, or words in the first or second person.

    A question is the reporter's: *Bent u bang?* (Are you afraid?)

    :param spoken: the quotations between marks and after labels, which are none of these.
    """
    passages: list[Passage] = []
    elsewhere = Spans.of(spans_of(spoken))
    for index, paragraph in enumerate(paragraphs):
        if not paragraph.heading or elsewhere.touch(paragraph.start, paragraph.end):
            continue
        begin = _behind_link(text, paragraph, language)
        start, source = _after_colon(text, begin, paragraph, sentences, mentions, language)
        if source is not None:
            known = begin > paragraph.start or len(paragraphs) < _LONG or _is_known(source, mentions)
            quotes = known and not _is_among_fields(text, paragraphs, index)
            quotes = quotes or _own_words(text, paragraph, language) > paragraph.start
        else:
            start = _own_words(text, paragraph, language)
            quotes = start > paragraph.start or (
                index > 0
                and begin == paragraph.start
                and not text[begin].isdigit()
                and not text.endswith("?", start, paragraph.end)
                and _addresses(paragraph, sentences, language)
            )
        if quotes:
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


def _behind_link(text: str, paragraph: Paragraph, language: Language) -> int:
    """Where a heading begins behind words that lead to another page: *Lees ook: Smit: brug moet open*."""
    colon = text.find(":", paragraph.start, paragraph.end)
    opens = text[paragraph.start : colon].casefold() in language.marks.link_openings
    return _behind(text, colon, paragraph) if colon >= 0 and opens else paragraph.start


def _behind(text: str, colon: int, paragraph: Paragraph) -> int:
    """Where the words behind a colon begin."""
    start = colon + 1
    while start < paragraph.end and text[start].isspace():
        start += 1
    return start


def _own_words(text: str, paragraph: Paragraph, language: Language) -> int:
    """Where somebody says *I* behind the last colon of a heading; its start where nobody does.

    *Noodweer aan de kust: ik kon geen kant op* — Storm at the coast: I could not go anywhere.
    """
    colon = text.rfind(": ", paragraph.start, paragraph.end)
    if colon < 0:
        return paragraph.start
    start = _behind(text, colon, paragraph)
    words = _WORD.findall(text[start : paragraph.end].casefold())
    return paragraph.start if language.mentions.speaking.isdisjoint(words) else start


def _is_known(source: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a name comes back in the text: the rubric of *Hockey: Urk wint* does not.

    Hockey: Urk wins. A description tells by itself that it is of somebody.
    """
    if source.form is not Form.NAME:
        return True
    last = source.name.split()[-1]
    same = [one for one in mentions if one.form is Form.NAME and last in one.name.split()]
    return len(same) > _OFTEN or any(one.subject for one in same if one is not source)


def _after_colon(
    text: str,
    begin: int,
    paragraph: Paragraph,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    language: Language,
) -> tuple[int, Mention | None]:
    """Where a heading begins to quote and whom it names before a colon; its start where it names nobody.

    :param begin: where it begins, behind the words of a link.
    """
    colon = text.find(":", begin, paragraph.end)
    if colon < 0 or not (text[colon + 1 : colon + 2].isspace() or text[colon + 1 : colon + 3].isupper()):
        return paragraph.start, None
    asked = text.endswith("?", colon, paragraph.end)
    if asked or text[begin:colon].casefold() in language.labels.captions:
        return paragraph.start, None
    start = _behind(text, colon, paragraph)
    first = bisect_left(mentions, begin, key=_start)
    end = bisect_right(mentions, begin, key=_start)
    opening = mentions[first:end]
    source = next((mention for mention in opening if _ASIDE.fullmatch(text, mention.end, colon)), None)
    if source is None and opening and _names_alone(opening[-1], colon, sentences, language):
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


def _addresses(paragraph: Paragraph, sentences: Sequence[Sentence], language: Language) -> bool:
    """Whether a heading has a pronoun of the first or second person."""
    first = bisect_right(sentences, paragraph.start, key=lambda sentence: sentence.end)
    end = bisect_left(sentences, paragraph.end, key=lambda sentence: sentence.start)
    pronouns = language.mentions.addressing
    return any(not pronouns.isdisjoint(sentence.lowers) for sentence in sentences[first:end])
