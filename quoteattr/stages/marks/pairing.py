"""Which quotation marks belong together: passages over several paragraphs, missing marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex
from attrs import define, field

from quoteattr.languages import MarkLexicon
from quoteattr.languages.typography import SENTENCE_FINAL
from quoteattr.stages.layout import Paragraph
from quoteattr.stages.marks.marked_span import MarkedSpan, marked_span
from quoteattr.stages.marks.signs import Facing, Sign
from quoteattr.stages.marks.tags import find_break, starts_tag

__all__ = ["pair_signs"]

_MAX_DEPTH = 8
"""Opening marks, at most, that wait at a time: no writer nests as deep, and it bounds the work of a sign."""

_MAX_SILENT_PARAGRAPHS = 4
"""Paragraphs, at most, from the one in which a passage begins to the next sign, where that may close it."""

_MAX_REPAIRED = 600
"""Code points, at most, of a passage whose opening mark is missing: some sentences, not a whole paragraph."""

_SENTENCE_START = regex.compile(r"(?:[.!?…][\"'”’]?\s+|:\s+)(?=\S)")
_SENTENCE_END = regex.compile(r"[.!?…](?=\s+\p{Lu}|--|—)")


@define
class _Waiting:
    """An opening sign that waits for its partner.

    :param since: first code point of the part of the passage that stands in the current paragraph.
    :param inside: the first complete span between the same marks inside, or ``None``.
    :param told: whether a tag follows a span inside, so that a narrator speaks and not the one quoted.
    :param repeats: whether the next paragraph opens with the mark once more.
    :param repeated: the last sign that did so.
    """

    sign: Sign
    since: int
    inside: MarkedSpan | None = None
    told: bool = False
    repeats: bool = False
    repeated: Sign | None = None


def pair_signs(
    text: str, paragraphs: Sequence[Paragraph], signs: Sequence[Sign], lexicon: MarkLexicon
) -> tuple[MarkedSpan, ...]:
    """The spans between ``signs``, in the order in which they close."""
    pairing = _Pairing(text, paragraphs, signs, lexicon)
    pairing.run()
    return tuple(pairing.spans)


@define
class _Pairing:
    """The signs of a text, read one after the other.

    :param spans: the spans that are complete.
    :param waiting: the opening signs that are not closed yet, the outermost first.
    :param monologues: where the signs stand that open a passage of several paragraphs.
    """

    text: str
    paragraphs: Sequence[Paragraph]
    signs: Sequence[Sign]
    lexicon: MarkLexicon
    spans: list[MarkedSpan] = field(factory=list)
    waiting: list[_Waiting] = field(factory=list)
    monologues: frozenset[int] = field(init=False)

    def run(self) -> None:
        paragraph = -1
        self.monologues = frozenset(_monologues(self.paragraphs, self.signs, self.lexicon))
        decisive = self._decisive()
        for index, sign in enumerate(self.signs):
            if sign.paragraph != paragraph:
                self._end_paragraph(paragraph, sign)
                paragraph = sign.paragraph
            self._read(sign, decisive[index])
        self._end_paragraph(paragraph, None)

    def _decisive(self) -> Sequence[Sign | None]:
        """For each sign the next one that cannot be the apostrophe of a genitive."""
        following: Sign | None = None
        table: list[Sign | None] = []
        for sign in reversed(self.signs):
            table.append(following)
            following = following if sign.doubtful else sign
        return table[::-1]

    def _read(self, sign: Sign, following: Sign | None) -> None:
        if self._is_repeated_opening(sign):
            return
        partner = None if sign.facing is Facing.OPENING else self._partner(sign)
        if partner is not None and not _is_genitive(sign, following):
            self._close(partner, sign)
        elif sign.facing is not Facing.CLOSING:
            self._open(sign)
        elif partner is None:
            self._repair_opening(sign)

    def _is_repeated_opening(self, sign: Sign) -> bool:
        if not self.waiting or not self.waiting[-1].repeats:
            return False
        innermost = self.waiting[-1]
        innermost.repeats = False
        innermost.since = sign.end
        innermost.repeated = sign if sign.text == innermost.sign.text else innermost.repeated
        return sign.text == innermost.sign.text

    def _partner(self, sign: Sign) -> int | None:
        """Index of the waiting sign that ``sign`` closes; a single mark does not reach past a double one."""
        slip = None
        for index in range(len(self.waiting) - 1, -1, -1):
            opening = self.waiting[index].sign
            if (opening.text, sign.text) in self.lexicon.pairs:
                return index
            if slip is None and (opening.text, sign.text) in self.lexicon.slips:
                slip = index
            if sign.single and not opening.single:
                break
        return slip

    def _open(self, sign: Sign) -> None:
        if len(self.waiting) < _MAX_DEPTH:
            self.waiting.append(_Waiting(sign, sign.end))

    def _close(self, partner: int, sign: Sign) -> None:
        opened = self.waiting[partner]
        opening = opened.sign
        for abandoned in self.waiting[partner + 1 :]:
            if not abandoned.sign.single:
                self._repair_closing(abandoned, sign.start)
        del self.waiting[partner:]
        if opened.repeated is not None and self._has_two_tags(opening, sign):
            end = self.paragraphs[opened.repeated.paragraph - 1].end
            self._add(opening.start, opening.end, end, end, repaired=end)
            opening = opened.repeated
        if self.text[opening.end : sign.start].strip():
            span = self._add(opening.start, opening.end, sign.start, sign.end)
            self._note_inside(span, opening.text)

    def _has_two_tags(self, opening: Sign, closing: Sign) -> bool:
        """*Hij zei: „Het brandt.* and *„Kom mee”, voegde hij toe*: two utterances, and no longer one."""
        introduced = self.text.endswith(":", 0, _rstrip(self.text, 0, opening.start))
        return introduced and starts_tag(self.text, closing.end, len(self.text), self.lexicon)

    def _add(
        self, outer_start: int, start: int, end: int, outer_end: int, repaired: int | None = None
    ) -> MarkedSpan:
        self.spans.append(marked_span(self.text, outer_start, start, end, outer_end, repaired))
        return self.spans[-1]

    def _note_inside(self, span: MarkedSpan, mark: str) -> None:
        """Let the signs of the same ``mark`` that still wait know of a complete span inside."""
        for outer in self.waiting:
            if outer.sign.text == mark:
                outer.inside = outer.inside or span
                outer.told = outer.told or starts_tag(self.text, span.outer_end, len(self.text), self.lexicon)

    def _end_paragraph(self, paragraph: int, following: Sign | None) -> None:
        """Keep what goes on after ``paragraph``, where ``following`` is the next sign, and end the rest."""
        if not self.waiting:
            return
        kept: list[_Waiting] = []
        for opened in self.waiting:
            if not kept and following is not None and self._goes_on(opened, paragraph, following):
                kept.append(opened)
            elif (
                not opened.sign.single or opened.sign.after_break or self._opens_utterance(opened, paragraph)
            ):
                self._repair_closing(opened, self.paragraphs[paragraph].end)
        self.waiting = kept

    def _opens_utterance(self, opened: _Waiting, paragraph: int) -> bool:
        """Whether a single mark opens sentences with a span inside, and is no apostrophe.

        *Ze lacht. ‘Het plan voor ‘de Punt’ is af.* (She laughs. "The plan for 'the Point' is ready.)
        """
        end = self.paragraphs[paragraph].end
        whole = self.text[_rstrip(self.text, 0, end) - 1] in SENTENCE_FINAL and opened.inside is not None
        return whole and self._starts_sentence(opened.sign) and self._goes_past(opened, end)

    def _goes_past(self, opened: _Waiting, end: int) -> bool:
        """Whether the sentence of a span inside goes on behind it, with no tag."""
        if opened.inside is None or opened.told:
            return False
        behind = self.text[opened.inside.outer_end : end].lstrip(" )")
        return behind[:1].islower()

    def _goes_on(self, opened: _Waiting, paragraph: int, following: Sign) -> bool:
        """Whether the passage runs on into a later paragraph, with or without a repeated opening mark."""
        repeats = following.text == opened.sign.text and following.facing is Facing.OPENING
        opens_again = repeats and following.after_break
        within = opened.sign.single and not opened.sign.after_break
        if within and not (opens_again and self._starts_sentence(opened.sign)):
            return False
        if opens_again:
            opened.repeats = following.paragraph == paragraph + 1 and self._is_monologue(opened, paragraph)
            return opened.repeats
        if opened.sign.start in self.monologues:
            return True
        return (
            opened.inside is None
            and following.facing is Facing.CLOSING
            and not following.doubtful
            and following.paragraph - paragraph <= _MAX_SILENT_PARAGRAPHS
            and self._belong_together(opened.sign, following)
        )

    def _starts_sentence(self, sign: Sign) -> bool:
        """Whether a sentence of the reporter's is over before ``sign``, or a colon stands there."""
        before = self.text[_rstrip(self.text, 0, sign.start) - 1 : sign.start][:1]
        return before in SENTENCE_FINAL or before == ":"

    def _belong_together(self, opening: Sign, closing: Sign) -> bool:
        pair = (opening.text, closing.text)
        return pair in self.lexicon.pairs or pair in self.lexicon.slips

    def _is_monologue(self, opened: _Waiting, paragraph: int) -> bool:
        """Whether the same speaker goes on in the next paragraph: there was no tag, and nothing was asked."""
        end = self.paragraphs[paragraph].end
        asked = self.text.endswith("?", 0, end)
        return not opened.told and not asked and self._break(opened.since, end) is None

    def _break(self, start: int, end: int) -> int | None:
        found = find_break(self.text, start, end, self.lexicon)
        return None if found is None else found.end

    def _repair_closing(self, opened: _Waiting, limit: int) -> None:
        """End a passage that is never closed: before a tag, before the next passage, or at ``limit``.

        A closing mark that stands for two, as in *"Ik zei: "kom mee."*, ends both.
        """
        sign, inside = opened.sign, opened.inside
        end = limit if inside is None else min(limit, inside.outer_start)
        broken = self._break(opened.since, end)
        if broken is None and self._goes_past(opened, limit):
            inside = None
            end = limit
        if inside is not None and broken is None and self._leads_to(inside.outer_start):
            self._add(sign.start, sign.end, inside.end, inside.outer_end, repaired=inside.end)
            return
        if inside is not None:
            end = self._before_introduction(sign.end, end)
        end = _rstrip(self.text, sign.end, end if broken is None else min(end, broken))
        if end > sign.end:
            self._add(sign.start, sign.end, end, end, repaired=end)

    def _leads_to(self, position: int) -> bool:
        """Whether the sentence before ``position`` goes on there: no full stop, question or exclamation."""
        return self.text[_rstrip(self.text, 0, position) - 1] not in SENTENCE_FINAL

    def _before_introduction(self, start: int, end: int) -> int:
        """Leave out the sentence that introduces the next passage: *Zoo is het. Hij zeide: "…"*."""
        if not self.text.endswith(":", start, _rstrip(self.text, start, end)):
            return end
        ends = [match.start() + 1 for match in _SENTENCE_END.finditer(self.text, start, end)]
        return ends[-1] if ends else end

    def _repair_opening(self, sign: Sign) -> None:
        """Begin a passage that is never opened at the sentence that the closing mark ends.

        *Ik ga weg", zei hij.*: only where a tag or the passage's own punctuation shows that speech ends here.
        At the end of a paragraph in which somebody was quoted before, all sentences since then are speech.
        """
        paragraph = self.paragraphs[sign.paragraph]
        if not self._closes_speech(sign, paragraph):
            return
        floor = max(paragraph.start, sign.start - _MAX_REPAIRED)
        resumes = bool(self.spans) and self.spans[-1].outer_end > floor
        if resumes:
            floor = self.spans[-1].outer_end
        starts = [match.end() for match in _SENTENCE_START.finditer(self.text, floor, sign.start)]
        ends = sign.end == paragraph.end and self.text[sign.start - 1] in SENTENCE_FINAL
        start = (starts[0] if resumes and ends else starts[-1]) if starts else floor
        if start == floor and floor != paragraph.start:
            return
        if start < sign.start:
            self._add(start, start, sign.start, sign.end, repaired=start)

    def _closes_speech(self, sign: Sign, paragraph: Paragraph) -> bool:
        """Whether a sign without a partner is a closing mark behind speech, and not inches or a genitive."""
        before = self.text[sign.start - 1]
        if sign.text not in self.lexicon.closings or before.isdigit() or sign.doubtful:
            return False
        punctuated = before in SENTENCE_FINAL or before == ","
        return (punctuated and not sign.single) or starts_tag(
            self.text, sign.end, paragraph.end, self.lexicon
        )


def _monologues(
    paragraphs: Sequence[Paragraph], signs: Sequence[Sign], lexicon: MarkLexicon
) -> Iterator[int]:
    """Where the double marks stand that open a paragraph and are closed at the end of one further on.

    Somebody tells a long story there, with headings between. No mark like it opens anything within.
    """
    waiting: list[Sign] = []
    for sign in signs:
        if sign.single or sign.doubtful:
            continue
        if sign.facing is Facing.OPENING:
            waiting = [one for one in waiting[1 - _MAX_DEPTH :] if one.text != sign.text]
            waiting.append(sign)
            continue
        while sign.facing is Facing.CLOSING and waiting:
            opening = waiting.pop()
            if (opening.text, sign.text) in lexicon.pairs or (opening.text, sign.text) in lexicon.slips:
                parted = opening.paragraph + 1 < sign.paragraph
                if opening.after_break and parted and sign.end == paragraphs[sign.paragraph].end:
                    yield opening.start
                break
        if sign.facing is Facing.UNDECIDED:
            waiting.clear()


def _is_genitive(sign: Sign, following: Sign | None) -> bool:
    """*'Dat is Hans' boek', zei ze*: a better closing mark follows before anything opens; so for inches."""
    if not sign.doubtful or following is None:
        return False
    return (
        following.paragraph == sign.paragraph
        and (following.text == sign.text or not sign.single)
        and following.facing is Facing.CLOSING
        and not following.doubtful
    )


def _rstrip(text: str, start: int, end: int) -> int:
    """Where the stretch from ``start`` to ``end`` ends without the white space behind it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
