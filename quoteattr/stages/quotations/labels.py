"""Lines that begin with who speaks, by their surface: minutes, interviews, transcripts, chats, plays.

*De heer Smit (VVD): …*, *De heer Smit (VVD). – …*, *[00:12:03] Spreker 1: …*, *V: …*, *JV: …*, or a line with
the label alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import cache
from itertools import pairwise

import regex
from attrs import frozen

from quoteattr.languages import Language
from quoteattr.languages.labels import LabelLexicon
from quoteattr.spans import without_blanks
from quoteattr.stages.layout import Paragraph

__all__ = [
    "LabelledLine",
    "Shape",
    "answering",
    "ends_sentence",
    "is_name_alone",
    "is_speech",
    "labelled_lines",
    "split_at_labels",
    "starts_with_time",
]

_FEWEST_LINES = 2
"""Labelled lines, at least, in which people talk."""

_FEWEST_BREAKS = 3
"""Labels within paragraphs, at least, that show that the breaks before them were lost."""

_LONG_TURN = 300
"""Code points, at least, of a turn behind the one label of a text."""

_LONGEST_LONE_LABEL = 80
"""Code points, at most, of a line with a label alone."""

_MOST_WORDS = 8
"""Words, at most, of a label."""

_DATE = r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}"
_TIME = r"(?:\d{1,2}:)?\d{1,2}[:.]\d{2}(?:[.,]\d{1,3})?(?![\d:])(?:\s?(?:AM|PM))?"
_PART_OF_DAY = rf"(?:{_DATE}(?:,?\s{{1,3}}|T){_TIME}|{_TIME},?\s{{1,3}}{_DATE}|{_DATE}|{_TIME})"
_SURE_STAMP = rf"(?:[\[(]\s?{_PART_OF_DAY}\s?[\])]|{_DATE}(?:,?\s{{1,3}}|T){_TIME})"
_STAMP = rf"(?:(?P<sure>{_SURE_STAMP})|{_TIME})"
_LATE_STAMP = rf"(?P<late>(?P<surely>{_SURE_STAMP})|{_TIME})"
_LEAD = r"(?:[-–—•·▪*]\s{0,3})?(?P<number>\d{1,2}\.\d{2}\s{1,3}(?=\p{Lu}))?"
_WORDS = r"(?P<label>[\p{L}@](?:[^:\n.!?;…\"“”„«»<>\[\](){}]|(?<=\b\p{L}{1,5})\.){0,60}?)"
_ASIDE = r"(?P<aside>(?:\s{0,9}(?:\([^()\n]{0,60}\)|\[[^\[\]\n]{0,60}\])){0,3})"
_LABEL = regex.compile(
    rf"{_LEAD}(?:{_STAMP}[\s,|–—-]{{0,4}})?{_WORDS}{_ASIDE}\s{{0,9}}:(?:[^\S\n]{{1,9}}(?=\S)|\s{{0,9}}$)"
)
_MINUTED = regex.compile(rf"{_LEAD}{_WORDS}{_ASIDE}\.\s{{1,3}}[–—―−-]\s{{1,3}}(?=\S)")
_INNER_LABEL = regex.compile(
    r"(?<=[.!?…][\"”’)]?[^\S\n])(?P<label>\p{Lu}[\p{L}\p{M}.’' -]{1,50}?)"
    r"(?P<aside>(?:\s\([^()\n]{1,40}\))?)\s?:[^\S\n]+(?=[\p{Lu}\p{N}])"
)
_NICK = regex.compile(
    rf"(?:{_STAMP}[\s,|–—-]{{0,4}})?<(?:v(?:\.\w{{1,20}})?\s)?[@+%~]?(?P<label>[\p{{L}}][^<>\n]{{0,40}})>"
    r"(?P<aside>):?[^\S\n]{0,9}(?=\S)"
)
_LONE = regex.compile(
    rf"{_LEAD}(?:{_STAMP}[\s,|–—-]{{0,4}})?{_WORDS}{_ASIDE}[\s,|–—-]{{0,4}}{_LATE_STAMP}?\s{{0,9}}"
)
_STARTS_WITH_TIME = regex.compile(_STAMP)
_STAMPED = regex.compile(rf"\s{{0,9}}{_SURE_STAMP}")
_PARTY = regex.compile(r"\s{0,9}\(\p{Lu}[^()\d]{0,40}\)")
_NUMBERED = regex.compile(r"(?P<part>\p{L}[\p{L}’'-]{0,30}?)[\s_#-]{0,2}(?:\d{1,3}|[a-z])?")
_QUESTION = regex.compile(r"(?P<part>\p{L}{4,20})\s\d{1,3}[a-z]?")
_INITIALS = regex.compile(r"\p{Lu}(?:\p{Ll}{0,2}\p{Lu}){1,3}|\p{Lu}[\p{Lu} .'’-]{2,30}")
_SENTENCE_END = regex.compile(r"[.!?…][\s\p{Pf}\p{Pi}\p{Pe}\"'´`”’]{0,6}$")


class Shape(Enum):
    """What the form of a label tells."""

    PLAIN = auto()
    """Some words: *Smit:*. Who knows whether it is anybody."""
    INITIALS = auto()
    """*JV:*, *MOEDER:*."""
    LETTER = auto()
    """*V:* and *A:*."""
    PART = auto()
    """*Interviewer:*, *Spreker 2:*, *@kim:*."""
    OFFICE = auto()
    """*De voorzitter:*, *De heer Smit (VVD):*."""
    TIMED = auto()
    """*[00:12:03] Smit:*, *<kim>*."""


@frozen
class LabelledLine:
    """A paragraph that begins with a label, or is a label for the next.

    :param paragraph: index of the paragraph.
    :param start: first code point of the words of the label.
    :param end: code point after them; an aside and a colon may follow.
    :param label: these words in lower case.
    :param shape: what their form tells.
    :param outer_start: code point behind them, or behind an aside.
    :param content: first code point of what is said.
    :param first: index of the paragraph in which what is said begins.
    :param colon: whether a colon or a sign of its own follows the label.
    :param party: whether a party or the number of a turn stands beside it.
    """

    paragraph: int
    start: int
    end: int
    label: str
    shape: Shape
    outer_start: int
    content: int
    first: int
    colon: bool = True
    party: bool = False

    @property
    def alone(self) -> bool:
        """Whether the label stands on a line of its own."""
        return self.first > self.paragraph


def labelled_lines(
    text: str, paragraphs: Sequence[Paragraph], language: Language
) -> tuple[LabelledLine, ...]:
    """The lines that begin with a label, if people may take turns in ``text``; none if they do not.

    There have to be two labels, times before them, or questions above them. A single *Baudet: antifa moet
    verboden worden* (Baudet: antifa must be banned) is left to the headings.
    """
    lines = tuple(_lines(text, paragraphs, language))
    if len(lines) < _FEWEST_LINES:
        return lines if any(is_speech(paragraphs, line) for line in lines) else ()
    timed = sum(line.shape is Shape.TIMED for line in lines)
    several = len({line.label for line in lines}) > 1
    return lines if timed >= _FEWEST_LINES or several or answering(text, paragraphs, lines) else ()


def answering(
    text: str, paragraphs: Sequence[Paragraph], lines: Sequence[LabelledLine]
) -> list[LabelledLine]:
    """Those of ``lines`` whose label stands twice, at least, right below a question without one."""
    places = {line.paragraph for line in lines} | {line.first for line in lines}
    questions = [
        line.label
        for line in lines
        if line.paragraph > 0
        and line.paragraph - 1 not in places
        and _asks(text, paragraphs[line.paragraph - 1])
    ]
    counts = Counter(questions)
    return [line for line in lines if counts[line.label] >= _FEWEST_LINES]


def _asks(text: str, paragraph: Paragraph) -> bool:
    return text.endswith("?", paragraph.start, paragraph.end)


def split_at_labels(text: str, paragraphs: Sequence[Paragraph], language: Language) -> tuple[Paragraph, ...]:
    """The ``paragraphs``, those of minutes without line breaks parted before each label with an office.

    *De voorzitter: Wie? De heer Smit (VVD): Ik. Minister Kok: Goed.* is one paragraph where line breaks were
    lost.
    """
    if text.count(": ") < _FEWEST_BREAKS:
        return tuple(paragraphs)
    starts = {
        paragraph: [
            match.start("label")
            for match in _INNER_LABEL.finditer(text, paragraph.start, paragraph.end)
            if _is_office(match, language)
        ]
        for paragraph in paragraphs
    }
    if sum(map(len, starts.values())) < _FEWEST_BREAKS:
        return tuple(paragraphs)
    return tuple(
        Paragraph(*without_blanks(text, start, end), heading=False) if starts[paragraph] else paragraph
        for paragraph in paragraphs
        for start, end in pairwise([paragraph.start, *starts[paragraph], paragraph.end])
        if start < end
    )


def _is_office(match: regex.Match[str], language: Language) -> bool:
    lexicon, label = language.labels, match["label"].strip()
    lower = " ".join(label.casefold().split())
    if lower in lexicon.offices or _is_titled(label, lower, language):
        return True
    return _is_party(match["aside"], lexicon) and _is_name(label.split(), language)


def is_speech(paragraphs: Sequence[Paragraph], line: LabelledLine) -> bool:
    """Whether a line with an office is so long that it needs no other to be a turn of somebody's."""
    long = paragraphs[line.first].end - line.content >= _LONG_TURN
    return line.shape is Shape.OFFICE and line.party and line.colon and long


def is_name_alone(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text is a name or two and no sentence: *Voorzitter: Jan Smit*."""
    words = text[start:end].split()
    return (
        len(words) <= _MOST_WORDS
        and all(word[0].isupper() for word in words)
        and not _SENTENCE_END.search(text, start, end)
    )


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text ends like a sentence."""
    return _SENTENCE_END.search(text, start, end) is not None


def starts_with_time(text: str, paragraph: Paragraph) -> bool:
    """Whether a time stands at the beginning of a paragraph."""
    return _STARTS_WITH_TIME.match(text, paragraph.start, paragraph.end) is not None


def _lines(text: str, paragraphs: Sequence[Paragraph], language: Language) -> Iterator[LabelledLine]:
    """All labels; behind one alone stands what is said, also where a colon tells nothing: *Hij zei: "Ja."*"""
    waiting: LabelledLine | None = None
    for index in range(len(paragraphs)):
        line = _line(text, paragraphs, index, language)
        if waiting is not None and line is not None and line.shape is Shape.PLAIN:
            line = None
        if waiting is not None and line is None:
            yield waiting
        waiting = line if line is not None and line.alone else None
        if line is not None and not line.alone:
            yield line


def _line(text: str, paragraphs: Sequence[Paragraph], index: int, language: Language) -> LabelledLine | None:
    """The label that a paragraph begins with or consists of; one alone needs a paragraph behind it."""
    start, end = paragraphs[index].start, paragraphs[index].end
    match = _LABEL.match(text, start, end) or _NICK.match(text, start, end)
    minuted = None if match is not None else _MINUTED.match(text, start, end)
    match = match or minuted
    colon = match is not None
    if match is None and end - start <= _LONGEST_LONE_LABEL:
        match = _LONE.fullmatch(text, start, end)
    if match is None:
        return None
    alone = match.end() == end
    first = index + alone
    shape = _shape(match, language)
    if minuted is not None and shape is not Shape.OFFICE:
        return None
    if shape is None or first == len(paragraphs) or not (colon or _is_sure_alone(match, shape, language)):
        return None
    label = match["label"].rstrip(" ,")
    if _is_question(label, language):
        label = label.split()[0]
    return LabelledLine(
        paragraph=index,
        start=match.start("label"),
        end=match.start("label") + len(label),
        label=" ".join(label.casefold().split()),
        shape=shape,
        outer_start=match.end("aside"),
        content=paragraphs[first].start if alone else match.end(),
        first=first,
        colon=colon,
        party=bool(match.groupdict().get("number")) or _is_party(match["aside"], language.labels),
    )


def _is_sure_alone(match: regex.Match[str], shape: Shape, language: Language) -> bool:
    """Whether a line without a colon is a label: it has a time, an office, a party or a number."""
    if shape is Shape.TIMED or match["late"] is not None or shape is Shape.OFFICE:
        return True
    return _is_question(match["label"].strip(" ,"), language)


def _is_question(label: str, language: Language) -> bool:
    """Whether it numbers what is asked or answered in writing: *Vraag 3*, *Antwoord 3*."""
    numbered = _QUESTION.fullmatch(label)
    return numbered is not None and numbered["part"].casefold() in language.labels.questions


def _shape(match: regex.Match[str], language: Language) -> Shape | None:
    """What the form of a label tells; ``None`` where it can be none."""
    lexicon, label = language.labels, match["label"].strip(" ,")
    lower = " ".join(label.casefold().split())
    words = label.split()
    if len(words) > _MOST_WORDS or lower in lexicon.nobody or not words:
        return None
    groups = match.groupdict()
    if groups.get("sure") or groups.get("surely") or match.re is _NICK or _STAMPED.match(match["aside"]):
        return Shape.TIMED
    if groups.get("late") and _is_name(words, language):
        return Shape.TIMED
    if label.startswith("@"):
        return Shape.PART if len(words) == 1 else None
    if not label[0].isupper():
        return None
    if lower in lexicon.offices or _is_titled(label, lower, language):
        return Shape.OFFICE
    if groups.get("number") or (_is_party(match["aside"], lexicon) and _is_name(words, language)):
        return Shape.OFFICE
    if len(label) == 1:
        return Shape.LETTER
    numbered = _NUMBERED.fullmatch(lower)
    if lower in lexicon.parts or (numbered is not None and numbered["part"] in lexicon.parts):
        return Shape.PART
    return Shape.INITIALS if _INITIALS.fullmatch(label) else Shape.PLAIN


def _is_party(aside: str, lexicon: LabelLexicon) -> bool:
    """Whether an aside names a party: *(Groen)*, *(cd&v)*."""
    words = aside.strip(" ()").casefold()
    if words in lexicon.agencies:
        return False
    return _PARTY.fullmatch(aside) is not None or words in lexicon.parties


def _is_titled(label: str, lower: str, language: Language) -> bool:
    """Whether it is a name behind a title: *Minister Van der Steen*, *De heer Smit*."""
    title = _titles(language.labels).match(lower)
    return title is not None and _is_name(label[title.end() :].split(), language)


@cache
def _titles(lexicon: LabelLexicon) -> regex.Pattern[str]:
    return regex.compile(rf"(?:(?:{'|'.join(map(regex.escape, lexicon.titles))})\s)+")


def _is_name(words: Sequence[str], language: Language) -> bool:
    """Whether all words are capitalised or particles of names."""
    particles = language.mentions.name_particles
    capitals = sum(word[0].isupper() for word in words)
    return capitals > 0 and all(
        word[0].isupper() or word.casefold().replace("’", "'") in particles for word in words
    )
