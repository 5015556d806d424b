"""Which labelled lines quote, how far what is said goes, and who says it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

import regex
from attrs import evolve, frozen

from quoteattr.languages import Language
from quoteattr.parsing import Sentence
from quoteattr.schema import EntityType, Form, Kind
from quoteattr.spans import Spans
from quoteattr.stages.indices import SentenceIndex
from quoteattr.stages.layout import Paragraph
from quoteattr.stages.mentions import Mention
from quoteattr.stages.quotations.labels import (
    LabelledLine,
    Shape,
    answering,
    ends_sentence,
    is_name_alone,
    is_speech,
    starts_with_time,
)
from quoteattr.stages.quotations.passages import Passage, spans_of

__all__ = ["SpokenLine", "select_labelled", "spoken_lines", "with_labels"]

_ASIDE = regex.compile(
    r"(?:\s\d{1,3}[a-z]?)?\s{0,9}(?:\([^()\n]{0,60}\)|\[[^\[\]\n]{0,60}\]|,[^:\n]{0,60})?>?\s{0,9}"
)
_IN_BRACKETS = regex.compile(r"[\[(][^\[\]()]*[\])][.]?")
_WORD = regex.compile(r"\p{L}+")

_FEWEST_LINES = 3
"""Lines that begin with a name, at least, in which people take turns."""

_FEWEST_CHATTED = 4
"""Lines, at least, of a chat that has no punctuation."""

_FEWEST_LABELS = 2
"""Different labels, at least, among them."""

_RECORD_SHARE = 0.6
"""Share of the paragraphs from the first to the last label that have one where the others belong to them."""

_NAMELESS = frozenset({Shape.PART, Shape.OFFICE, Shape.TIMED})


@frozen
class SpokenLine:
    """A labelled line that quotes, with what is said behind its label.

    :param line: the line with the label; of a paragraph without one, that in which its speaker is named.
    :param start: first code point of what is said.
    :param end: code point after what is said, which may run over several paragraphs.
    :param labelled: whether it has a label of its own.
    """

    line: LabelledLine
    start: int
    end: int
    labelled: bool = True


def spoken_lines(
    text: str,
    paragraphs: Sequence[Paragraph],
    lines: Sequence[LabelledLine],
    mentions: Sequence[Mention],
    language: Language,
) -> tuple[SpokenLine, ...]:
    """Those of ``lines`` that begin with who speaks, and the paragraphs that go on after them.

    Labels that name somebody have to take turns, so that *Plaats: Utrecht* and *Tijd: acht uur* (place, time)
    are no speakers however often they come. Where the form of labels tells enough, as in *De heer Smit
    (VVD):* and *[00:12:03] Smit:*, two will do. A label that comes back before marks (*Groot: "Kom je?"*) is
    somebody too, if it is known as a name from nowhere else; and so is who answers questions that stand above
    without a label, by name or initials.
    """
    lines = [
        line
        for line in lines
        if line.shape is Shape.TIMED or not is_name_alone(text, line.content, paragraphs[line.first].end)
    ]
    plain = [line for line in lines if line.shape is Shape.PLAIN]
    quoting = Counter(line.label for line in plain if _begins_with_mark(text, line, language))
    named = [
        line
        for line in plain
        if _named(text, line, mentions) or (quoting[line.label] > 1 and _is_title(text, line))
    ]
    chat = _chat(text, paragraphs, plain, named)
    named = chat or named
    formed = _formed(text, paragraphs, lines, named, language)
    initials = [line for line in lines if line.shape is Shape.INITIALS]
    answers = answering(text, paragraphs, [*named, *initials])
    taking_turns = (
        formed
        or answers
        or chat
        or _take_turns(text, paragraphs, named, lines)
        or _exchange(text, paragraphs, named, language)
    )
    if not taking_turns:
        return ()
    counts = Counter(line.label for line in lines)
    known = {line.start for line in (*named, *formed, *answers)}
    nameless = _NAMELESS if formed else frozenset()
    chosen = [
        line
        for line in lines
        if line.start in known
        or line.shape in nameless
        or (formed and line.shape is Shape.PLAIN and counts[line.label] > 1 and _is_title(text, line))
    ]
    if not chosen:
        return ()
    return tuple(_extended(text, paragraphs, chosen, bool(formed), bool(answers), language))


def _is_title(text: str, line: LabelledLine) -> bool:
    """Whether each word of a label has a capital."""
    return text[line.start : line.end].istitle()


def _begins_with_mark(text: str, line: LabelledLine, language: Language) -> bool:
    return text.startswith(language.marks.openings, line.content)


def _formed(
    text: str,
    paragraphs: Sequence[Paragraph],
    lines: Sequence[LabelledLine],
    named: Sequence[LabelledLine],
    language: Language,
) -> list[LabelledLine]:
    """The lines whose labels tell by their form that people speak; none if there are too few."""
    timed = [line for line in lines if line.shape is Shape.TIMED]
    if len(timed) > 1:
        return [line for line in lines if line.shape in _NAMELESS]
    letters = [line for line in lines if line.shape is Shape.LETTER]
    if frozenset(line.label for line in letters) in language.labels.letters:
        return [line for line in lines if line.shape in _NAMELESS or line.shape is Shape.LETTER]
    initials = [line for line in lines if line.shape is Shape.INITIALS]
    if len({line.label for line in letters}) == 1 and _comes_back(letters) and _comes_back(initials):
        return sorted([*letters, *initials], key=lambda line: line.start)
    formed = [line for line in lines if line.shape in _NAMELESS]
    if formed or (_comes_back(initials) and (len({line.label for line in initials}) > 1 or named)):
        formed = sorted([*formed, *initials], key=lambda line: line.start)
    formed = _without_captions(formed)
    everybody = {line.label for line in (*formed, *named)}
    spoken = sum(ends_sentence(text, line.content, paragraphs[line.first].end) for line in formed)
    enough = len(formed) + len(named) > 1 and len(everybody) > 1 and 2 * spoken >= len(formed)
    enough = enough or any(is_speech(paragraphs, line) for line in formed)
    return formed if formed and enough else []


def _without_captions(formed: Sequence[LabelledLine]) -> list[LabelledLine]:
    """The lines; those without a colon, as *Ada Kok (Lyon)*, only where one has a title or comes back."""
    bare = [line for line in formed if not line.colon]
    tell = _comes_back(bare) or any(not line.party for line in bare)
    return [line for line in formed if line.colon or tell]


def _comes_back(lines: Sequence[LabelledLine]) -> bool:
    return len(lines) > 1 and max(Counter(line.label for line in lines).values()) > 1


def _take_turns(
    text: str, paragraphs: Sequence[Paragraph], named: Sequence[LabelledLine], lines: Sequence[LabelledLine]
) -> bool:
    """Whether people come back who say a sentence at times: no list of scores."""
    if not any(ends_sentence(text, line.content, paragraphs[line.first].end) for line in named):
        return False
    counts = Counter(line.label for line in named)
    return (
        counts.total() >= _FEWEST_LINES
        and len(counts) >= _FEWEST_LABELS
        and max(counts.values()) > 1
        and 2 * counts.total() > len(lines)
    )


def _chat(
    text: str, paragraphs: Sequence[Paragraph], plain: list[LabelledLine], named: Sequence[LabelledLine]
) -> list[LabelledLine]:
    """The lines below each other in which a few come back all the time, as in chats without full stops.

    *Anna: hoi / Bas: hoi / Anna: kom je / Bas: ok*. None if nobody among them is known to be anybody, or if a
    figure stands in one of them: that is a list.
    """
    counts = Counter(line.label for line in plain)
    if len(plain) < _FEWEST_CHATTED or len(counts) < _FEWEST_LABELS or min(counts.values()) < 2 or not named:
        return []
    if any(other.paragraph != one.first + 1 for one, other in pairwise(plain)):
        return []
    said = (text[line.content : paragraphs[line.first].end] for line in plain)
    talk = all(any(map(str.isalpha, words)) and not any(map(str.isdigit, words)) for words in said)
    return plain if talk and all(_is_title(text, line) for line in plain) else []


def _exchange(
    text: str, paragraphs: Sequence[Paragraph], named: Sequence[LabelledLine], language: Language
) -> bool:
    """Whether two people talk in lines that follow each other: one asks, or says *you*."""
    for one, other in pairwise(named):
        if other.paragraph != one.first + 1 or one.label == other.label:
            continue
        words = [text[line.content : paragraphs[line.first].end] for line in (one, other)]
        if all(ends_sentence(said, 0, len(said)) for said in words) and any(
            _addresses(said, language) for said in words
        ):
            return True
    return False


def _addresses(said: str, language: Language) -> bool:
    words = {word.casefold() for word in _WORD.findall(said)}
    return said.endswith("?") or not words.isdisjoint(language.marks.address)


def _extended(
    text: str,
    paragraphs: Sequence[Paragraph],
    chosen: Sequence[LabelledLine],
    formed: bool,
    answers: bool,
    language: Language,
) -> Iterator[SpokenLine]:
    """The chosen lines with the paragraphs that go on after them.

    :param formed: whether the form of labels tells that people speak.
    :param answers: whether somebody answers questions that have no label.
    """
    spread = chosen[-1].first + 1 - chosen[0].paragraph
    held = len(chosen) + sum(line.alone for line in chosen)
    record = formed or answers or held >= _RECORD_SHARE * spread
    chair: LabelledLine | None = None
    for line, following in zip(chosen, [*chosen[1:], None], strict=True):
        limit = len(paragraphs) if following is None else following.paragraph
        if line.label in language.labels.chairs:
            chair = line
        last = _last(text, paragraphs, line, limit, record and (formed or following is not None), language)
        yield SpokenLine(line, line.content, paragraphs[last].end)
        returned = last + 1
        if (
            chair is not None
            and returned < limit
            and _begins(text, paragraphs[returned], language.labels.returns)
        ):
            until = _last(text, paragraphs, evolve(chair, first=returned), limit, record, language)
            yield SpokenLine(chair, paragraphs[returned].start, paragraphs[until].end, labelled=False)


def _last(
    text: str,
    paragraphs: Sequence[Paragraph],
    line: LabelledLine,
    limit: int,
    record: bool,
    language: Language,
) -> int:
    """Index of the last paragraph of what is said in a line, before that at ``limit``."""
    last = line.first
    while last + 1 < limit:
        paragraph = paragraphs[last + 1]
        near = text.count("\n", paragraphs[last].end, paragraph.start) < 2
        if not (record or (near and _is_parted(text, paragraphs, limit))):
            break
        if paragraph.heading and not (near and line.shape is Shape.TIMED):
            break
        if (
            starts_with_time(text, paragraph)
            or _IN_BRACKETS.fullmatch(text, paragraph.start, paragraph.end)
            or _begins(text, paragraph, (*language.labels.directions, *language.labels.returns))
        ):
            break
        last += 1
    return last


def _is_parted(text: str, paragraphs: Sequence[Paragraph], limit: int) -> bool:
    """Whether a blank line stands before the label at ``limit``, so that lines without one go on."""
    if limit == len(paragraphs):
        return False
    return text.count("\n", paragraphs[limit - 1].end, paragraphs[limit].start) > 1


def _begins(text: str, paragraph: Paragraph, openings: tuple[str, ...]) -> bool:
    return text[paragraph.start : paragraph.end].casefold().startswith(openings)


def with_labels(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    lines: Sequence[SpokenLine],
    language: Language,
) -> tuple[Mention, ...]:
    """The ``mentions``, and for each of ``lines`` that has none at its label one of these words.

    Initials have the name of the person whose they are: *KH:* where Karin Holt is interviewed.
    """
    added: list[Mention] = []
    starts = [sentence.start for sentence in sentences]
    short = any(spoken.line.shape is Shape.INITIALS for spoken in lines)
    initials = _by_initials(mentions) if short else {}
    for line in (spoken.line for spoken in lines if spoken.labelled):
        whole = initials.get(text[line.start : line.end])
        if whole is not None or _named(text, line, mentions) is None:
            sentence = bisect_left(starts, line.start + 1) - 1
            if sentence >= 0 and (made := _made(text, sentences, sentence, line, mentions, whole, language)):
                added.append(made)
    if not added:
        return tuple(mentions)
    labels = Spans.of((mention.start, mention.end) for mention in added)
    kept = [mention for mention in mentions if not labels.touch(mention.start, mention.end)]
    return tuple(sorted([*kept, *added], key=lambda mention: (mention.start, -mention.end)))


def _made(
    text: str,
    sentences: Sequence[Sentence],
    sentence: int,
    line: LabelledLine,
    mentions: Sequence[Mention],
    whole: Mention | None,
    language: Language,
) -> Mention | None:
    """A mention of the words of a label, that knows what one within it tells.

    :param whole: a mention of the one whose initials they are.
    """
    spans = sentences[sentence].spans
    heads = range(max(0, bisect_left(spans, (line.start + 1,)) - 1), bisect_left(spans, (line.end,)))
    within = [m for m in _mentions_from(mentions, line.start, line.end) if m.end <= line.end]
    name = next((mention for mention in within if mention.form is Form.NAME), None)
    words = text[line.start : line.end]
    if whole is not None and heads:
        place = SentenceIndex(sentence)
        return evolve(whole, sentence=place, head=heads[-1], start=line.start, end=line.end, subject=True)
    if name is not None:
        return evolve(name, start=line.start, end=line.end, subject=True, place=False, type=EntityType.PERSON)
    if not heads:
        return None
    office = line.label in language.labels.offices
    return Mention(
        sentence=SentenceIndex(sentence),
        head=heads[-1],
        start=line.start,
        end=line.end,
        form=Form.NOMINAL if office else Form.NAME,
        name="" if office else words,
        role=line.label.split()[-1] if office else "",
        type=EntityType.PERSON,
        number="sing",
        subject=True,
    )


def _by_initials(mentions: Sequence[Mention]) -> dict[str, Mention]:
    """The first mention of each person by the initials of the name: *KH* for Karin Holt."""
    table: dict[str, Mention] = {}
    for mention in mentions:
        words = mention.name.split()
        if mention.form is Form.NAME and mention.type is EntityType.PERSON and len(words) > 1:
            for letters in ([word[0] for word in words], [word[0] for word in words if word[0].isupper()]):
                table.setdefault("".join(letters), mention)
    return table


def _mentions_from(mentions: Sequence[Mention], start: int, end: int) -> Iterator[Mention]:
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    for mention in islice(mentions, first, None):
        if mention.start >= end:
            return
        yield mention


def select_labelled(
    text: str, lines: Sequence[SpokenLine], mentions: Sequence[Mention], marked: Iterable[Passage]
) -> tuple[Passage, ...]:
    """What the speakers say in ``lines``.

    :param marked: the quotations between marks; a line whose words begin with a mark is quoted by that, and
        so is one from which a quotation runs on into the next.
    """
    elsewhere = Spans.of(spans_of(marked))
    passages: list[Passage] = []
    for spoken in lines:
        source = _named(text, spoken.line, mentions)
        begins = elsewhere.touch(spoken.line.start, spoken.start) if spoken.labelled else False
        if source is None or begins or elsewhere.open_at(spoken.start):
            continue
        if elsewhere.touch(spoken.end, spoken.end + 1):
            continue
        passages.append(
            Passage(
                kind=Kind.DIRECT,
                start=spoken.start,
                end=spoken.end,
                outer_start=spoken.line.outer_start if spoken.labelled else spoken.start,
                outer_end=spoken.end,
                utterance=len(passages),
                source=source,
            )
        )
    return tuple(passages)


def _named(text: str, line: LabelledLine, mentions: Sequence[Mention]) -> Mention | None:
    """The mention of somebody that fills a label, but for an aside: *De heer Smit (VVD)*, *Moeder (boos)*."""
    for mention in _mentions_from(mentions, line.start, line.start + 1):
        if mention.end <= line.outer_start and _ASIDE.fullmatch(text, mention.end, line.outer_start):
            return mention if _is_somebody(mention) else None
    return None


def _is_somebody(mention: Mention) -> bool:
    if mention.form is Form.NAME:
        return not mention.place and mention.type is not EntityType.OUTLET
    return mention.form is Form.NOMINAL and mention.type in {EntityType.PERSON, EntityType.GROUP}
