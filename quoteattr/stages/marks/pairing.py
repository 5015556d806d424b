"""Which quotation marks belong together: nesting, passages over several paragraphs, missing marks."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from attrs import define, field, frozen

from quoteattr.languages import MarkLexicon
from quoteattr.stages.layout import Paragraph
from quoteattr.stages.marks.signs import Sign
from quoteattr.stages.marks.tags import find_break, starts_tag

__all__ = ["Pair", "pair_signs"]

_MAX_DEPTH = 8
_MAX_SILENT_PARAGRAPHS = 4
_SENTENCE_START = regex.compile(r"(?:[.!?…][\"'”’]?\s+|:\s+)(?=\S)")
_SENTENCE_END = regex.compile(r"[.!?…](?=\s+\p{Lu}|--|—)")
_MAX_REPAIRED_OPENING = 600


@frozen
class Pair:
    """A passage and its marks.

    :param outer_start: first code point of the opening mark.
    :param start: first code point of the content.
    :param end: code point after the content.
    :param outer_end: code point after the closing mark.
    :param repaired: code point where a mark had to be supposed, or ``None``.
    """

    outer_start: int
    start: int
    end: int
    outer_end: int
    repaired: int | None = None


@define
class _Open:
    """An opening mark that waits for its partner.

    :param since: first code point of the part of the passage that stands in the current paragraph.
    :param inside: the first complete pair of the same mark inside, or ``None``.
    :param told: whether a tag follows a pair inside, so that a narrator speaks and not the one quoted.
    :param repeats: whether the next paragraph opens with the mark once more.
    """

    sign: Sign
    since: int
    inside: Pair | None = None
    told: bool = False
    repeats: bool = False


def pair_signs(
    text: str, paragraphs: Sequence[Paragraph], signs: Sequence[Sign], lexicon: MarkLexicon
) -> tuple[Pair, ...]:
    """The pairs among ``signs``, in the order in which they close."""
    if not signs:
        return ()
    pairing = _Pairing(text, paragraphs, signs, lexicon)
    pairing.run()
    return tuple(pairing.pairs)


@define
class _Pairing:
    text: str
    paragraphs: Sequence[Paragraph]
    signs: Sequence[Sign]
    lexicon: MarkLexicon
    pairs: list[Pair] = field(factory=list)
    waiting: list[_Open] = field(factory=list)
    _exact: frozenset[tuple[str, str]] = field(init=False)
    _slips: frozenset[tuple[str, str]] = field(init=False)
    _closings: frozenset[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._exact = frozenset(self.lexicon.pairs)
        self._slips = frozenset(self.lexicon.slips)
        self._closings = frozenset(closing for _, closing in self.lexicon.pairs)

    def run(self) -> None:
        paragraph = -1
        for index, sign in enumerate(self.signs):
            if sign.paragraph != paragraph:
                self._end_paragraph(paragraph, index)
                paragraph = sign.paragraph
            self._read(index, sign)
        self._end_paragraph(paragraph, len(self.signs))

    def _read(self, index: int, sign: Sign) -> None:
        if self._is_repeated_opening(sign):
            return
        match = None if sign.opens else self._partner(sign)
        if match is not None and not self._is_genitive(index, sign):
            self._close(match, sign)
        elif not sign.closes:
            self._open(sign)
        elif match is None:
            self._repair_opening(sign)

    def _is_repeated_opening(self, sign: Sign) -> bool:
        if not self.waiting or not self.waiting[-1].repeats:
            return False
        entry = self.waiting[-1]
        entry.repeats = False
        entry.since = sign.end
        return sign.text == entry.sign.text

    def _partner(self, sign: Sign) -> int | None:
        """Index of the waiting mark that ``sign`` closes; a single mark does not reach past a double one."""
        slip = None
        for index in range(len(self.waiting) - 1, -1, -1):
            opening = self.waiting[index].sign
            if (opening.text, sign.text) in self._exact:
                return index
            if slip is None and (opening.text, sign.text) in self._slips:
                slip = index
            if sign.single and not opening.single:
                break
        return slip

    def _is_genitive(self, index: int, sign: Sign) -> bool:
        """*'Dat is Hans' boek', zei ze*: a better closing mark follows before anything opens."""
        if not sign.doubtful or index + 1 == len(self.signs):
            return False
        following = self.signs[index + 1]
        return (
            following.paragraph == sign.paragraph
            and following.text == sign.text
            and following.closes
            and not following.doubtful
        )

    def _close(self, match: int, sign: Sign) -> None:
        opening = self.waiting[match].sign
        for abandoned in self.waiting[match + 1 :]:
            if not abandoned.sign.single:
                self._repair_closing(abandoned, sign.start)
        del self.waiting[match:]
        self._add(Pair(opening.start, opening.end, sign.start, sign.end), opening.text)

    def _add(self, pair: Pair, mark: str) -> None:
        if not self.text[pair.start : pair.end].strip():
            return
        self.pairs.append(pair)
        for entry in self.waiting:
            if entry.sign.text == mark:
                entry.inside = entry.inside or pair
                entry.told = entry.told or starts_tag(self.text, pair.outer_end, len(self.text), self.lexicon)

    def _open(self, sign: Sign) -> None:
        if len(self.waiting) < _MAX_DEPTH:
            self.waiting.append(_Open(sign, sign.end))

    def _end_paragraph(self, paragraph: int, index: int) -> None:
        if not self.waiting:
            return
        following = self.signs[index] if index < len(self.signs) else None
        kept: list[_Open] = []
        for entry in self.waiting:
            if not kept and following is not None and self._goes_on(entry, paragraph, following):
                kept.append(entry)
            elif not entry.sign.single or entry.sign.after_break:
                self._repair_closing(entry, self.paragraphs[paragraph].end)
        self.waiting = kept

    def _goes_on(self, entry: _Open, paragraph: int, following: Sign) -> bool:
        """Whether the passage runs on into a later paragraph, with or without a repeated opening mark."""
        if entry.sign.single and not entry.sign.after_break:
            return False
        if following.text == entry.sign.text and following.after_break and following.opens:
            entry.repeats = following.paragraph == paragraph + 1 and self._is_monologue(entry, paragraph)
            return entry.repeats
        return (
            entry.inside is None
            and following.closes
            and not following.doubtful
            and following.paragraph - paragraph <= _MAX_SILENT_PARAGRAPHS
            and self._belong_together(entry.sign, following)
        )

    def _belong_together(self, opening: Sign, closing: Sign) -> bool:
        pair = (opening.text, closing.text)
        return pair in self._exact or pair in self._slips

    def _is_monologue(self, entry: _Open, paragraph: int) -> bool:
        """Whether the same speaker goes on in the next paragraph: there was no tag, and nothing was asked."""
        end = self.paragraphs[paragraph].end
        asked = self.text.endswith("?", 0, end)
        return not entry.told and not asked and self._break(entry.since, end) is None

    def _break(self, start: int, end: int) -> int | None:
        found = find_break(self.text, start, end, self.lexicon)
        return None if found is None else found.end

    def _repair_closing(self, entry: _Open, limit: int) -> None:
        """End a passage that is never closed: before a tag, before the next passage, or at ``limit``.

        A closing mark that stands for two, as in *"Ik zei: "kom mee."*, ends both.
        """
        sign, inside = entry.sign, entry.inside
        end = limit if inside is None else min(limit, inside.outer_start)
        broken = self._break(entry.since, end)
        if inside is not None and broken is None and self._leads_to(inside.outer_start):
            self.pairs.append(Pair(sign.start, sign.end, inside.end, inside.outer_end, inside.end))
            return
        if inside is not None:
            end = self._before_introduction(sign.end, end)
        end = _rstrip(self.text, sign.end, end if broken is None else min(end, broken))
        if end > sign.end:
            self.pairs.append(Pair(sign.start, sign.end, end, end, end))

    def _leads_to(self, position: int) -> bool:
        """Whether the sentence before ``position`` goes on there: no full stop, question or exclamation."""
        return self.text[_rstrip(self.text, 0, position) - 1] not in ".!?…"

    def _before_introduction(self, start: int, end: int) -> int:
        """Leave out the sentence that introduces the next passage: *Zoo is het. Hij zeide: "…"*."""
        if not self.text.endswith(":", start, _rstrip(self.text, start, end)):
            return end
        ends = [match.start() + 1 for match in _SENTENCE_END.finditer(self.text, start, end)]
        return ends[-1] if ends else end

    def _repair_opening(self, sign: Sign) -> None:
        """Begin a passage that is never opened at the sentence that the closing mark ends.

        *Ik ga weg", zei hij.*: only where a tag or the passage's own punctuation shows that speech ends here.
        """
        paragraph = self.paragraphs[sign.paragraph]
        before = self.text[sign.start - 1]
        if (
            sign.text not in self._closings
            or before.isdigit()
            or sign.doubtful
            or not (
                (before in ".,!?…" and not sign.single)
                or starts_tag(self.text, sign.end, paragraph.end, self.lexicon)
            )
        ):
            return
        floor = max(paragraph.start, sign.start - _MAX_REPAIRED_OPENING)
        if self.pairs and self.pairs[-1].outer_end > floor:
            floor = self.pairs[-1].outer_end
        starts = [match.end() for match in _SENTENCE_START.finditer(self.text, floor, sign.start)]
        start = starts[-1] if starts else floor
        if start == floor and floor != paragraph.start:
            return
        if start < sign.start:
            self.pairs.append(Pair(start, start, sign.start, sign.end, start))


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
