"""The quotation marks of a text one by one: where they stand, which way they face, which are apostrophes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import regex
from attrs import evolve, frozen

from quoteattr.languages import MarkLexicon
from quoteattr.stages.layout import Paragraph

__all__ = ["Facing", "Sign", "read_signs"]

_LOOK_AROUND = 4
_CLOSING_PUNCTUATION = frozenset(".,;:!?…")
_DASHES = frozenset("-–—―/")
_MAY_PRECEDE = _DASHES | frozenset("([{<:=")
_MAY_FOLLOW = _DASHES | _CLOSING_PUNCTUATION | frozenset(")]}>")
_DECADE = regex.compile(r"\d\d(?!\d)")
_WORD = regex.compile(r"\p{L}+(?:-\p{L}+)*")
_RULER = 4


@frozen
class Facing:
    """Which way a sign faces, as far as the characters around it tell.

    :param opens: it can stand before a passage.
    :param closes: it can stand after a passage.
    """

    opens: bool
    closes: bool


@frozen
class Sign:
    """A quotation mark that is not an apostrophe.

    :param start: first code point.
    :param end: code point after the last.
    :param text: the mark as it stands in the text.
    :param opens: it can only open a passage.
    :param closes: it can only close a passage; a sign that does neither fits where one is missing.
    :param single: it could have been an apostrophe.
    :param doubtful: it may yet be the apostrophe of a genitive: *Hans' boek*.
    :param after_break: only white space or a dash stands before it in its paragraph.
    :param paragraph: index of its paragraph.
    """

    start: int
    end: int
    text: str
    opens: bool
    closes: bool
    single: bool
    doubtful: bool
    after_break: bool
    paragraph: int


def read_signs(text: str, paragraphs: Sequence[Paragraph], lexicon: MarkLexicon) -> tuple[Sign, ...]:
    """The quotation marks of ``text`` in text order, without its apostrophes.

    The characters around a mark decide which way it faces; a mark that faces against the custom of the whole
    text (as when the space stands on its wrong side) is left undecided.
    """
    if _anywhere(lexicon).search(text) is None:
        return ()
    signs = [
        sign
        for number, paragraph in enumerate(paragraphs)
        for sign in _paragraph_signs(text, number, paragraph, lexicon)
    ]
    return tuple(_with_custom(signs, _customs(signs)))


def _texts(lexicon: MarkLexicon) -> set[str]:
    return {mark for pair in (*lexicon.pairs, *lexicon.slips) for mark in pair}


@cache
def _characters(lexicon: MarkLexicon) -> frozenset[str]:
    return frozenset(mark for mark in _texts(lexicon) if len(mark) == 1)


@cache
def _followers(lexicon: MarkLexicon) -> frozenset[str]:
    """What stands second in a row of marks, or in a mark that begins as one of a single character does."""
    characters = _characters(lexicon)
    return characters.union(*[mark[1:] for mark in _texts(lexicon) if mark[0] in characters])


@cache
def _anywhere(lexicon: MarkLexicon) -> re.Pattern[str]:
    """Where any mark begins, found at the pace of the standard library."""
    longer = sorted(mark for mark in _texts(lexicon) if mark[0] not in _characters(lexicon))
    return re.compile(
        "|".join([f"[{re.escape(''.join(sorted(_characters(lexicon))))}]", *map(re.escape, longer)])
    )


@cache
def _pattern(lexicon: MarkLexicon) -> regex.Pattern[str]:
    """Any mark; of three in a row after a word, the first closes an inner passage: *,,Het heet 'ja'''*."""
    texts = _texts(lexicon)
    clitics = "|".join(sorted((clitic.lstrip("'") for clitic in lexicon.clitics), key=len, reverse=True))
    doubled = [mark for mark in texts if len(mark) == 2 and mark[0] == mark[1] and mark[0] in texts]
    alternatives = [rf"(?<=\S){mark[0]}(?={mark}(?!{mark[0]}))" for mark in sorted(doubled)]
    alternatives += [
        regex.escape(mark) + (rf"(?!(?:{clitics})\b)" if mark[0] in lexicon.apostrophes else "")
        for mark in sorted(texts, key=len, reverse=True)
        if len(mark) > 1
    ]
    characters = [regex.escape(mark) for mark in sorted(_characters(lexicon))]
    rulers = "|".join(f"{character}{{{_RULER},}}+" for character in characters)
    return regex.compile(rf"(?P<ruler>{rulers})|{'|'.join(alternatives)}|[{''.join(characters)}]")


def _paragraph_signs(text: str, number: int, paragraph: Paragraph, lexicon: MarkLexicon) -> Iterator[Sign]:
    floor, characters = paragraph.start, _characters(lexicon)
    for match in _marks(text, paragraph, lexicon):
        if match.lastgroup == "ruler" or _is_ditto(text, match.start(), match.end()):
            continue
        mark, start, end = match.group(), match.start(), match.end()
        single = mark in lexicon.apostrophes
        if single and _is_apostrophe(text, start, end, lexicon):
            continue
        facing = _facing(text, start, end, paragraph, characters)
        yield Sign(
            start=start,
            end=end,
            text=mark,
            opens=facing.opens and not facing.closes,
            closes=facing.closes and not facing.opens,
            single=single,
            doubtful=single and _is_doubtful(text, start, end, lexicon),
            after_break=not text[floor:start].strip(" \t\u00a0-–—―") if start - floor < 8 else False,
            paragraph=number,
        )


def _marks(
    text: str, paragraph: Paragraph, lexicon: MarkLexicon
) -> Iterator[re.Match[str] | regex.Match[str]]:
    """All marks of a paragraph, one after the other."""
    anywhere, pattern, position = _anywhere(lexicon), _pattern(lexicon), paragraph.start
    characters, followers = _characters(lexicon), _followers(lexicon)
    while (found := anywhere.search(text, position, paragraph.end)) is not None:
        position = found.end()
        if found.group() in characters and text[position : position + 1] not in followers:
            yield found
            continue
        match = pattern.match(text, found.start(), paragraph.end)
        if match is not None:
            yield match
            position = match.end()


def _is_ditto(text: str, start: int, end: int) -> bool:
    """``,,`` on its own in a table: the same as above."""
    return text[start] == "," and not (text[start - 1 : start].strip() or text[end : end + 1].strip())


def _facing(text: str, start: int, end: int, paragraph: Paragraph, marks: frozenset[str]) -> Facing:
    before, after = _before(text, start, paragraph.start, marks), _after(text, end, paragraph.end, marks)
    free_before = before.isspace() or before in _MAY_PRECEDE
    free_after = after.isspace() or after in _MAY_FOLLOW
    starts_with_dots = text.startswith("..", end)
    return Facing(
        opens=free_before and (starts_with_dots or not free_after or after in _DASHES),
        closes=free_after and (not free_before or before in _DASHES or before in _CLOSING_PUNCTUATION),
    )


def _before(text: str, position: int, floor: int, marks: frozenset[str]) -> str:
    for index in range(position - 1, max(floor, position - _LOOK_AROUND) - 1, -1):
        if text[index] not in marks:
            return text[index]
    return " "


def _after(text: str, position: int, ceiling: int, marks: frozenset[str]) -> str:
    for index in range(position, min(ceiling, position + _LOOK_AROUND)):
        if text[index] not in marks:
            return text[index]
    return " "


def _is_apostrophe(text: str, start: int, end: int, lexicon: MarkLexicon) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum():
        return after.isalnum() or _closes_clitic(text, start, lexicon)
    return _opens_clitic(text, end, lexicon) or _opens_decade(text, start, end)


def _opens_clitic(text: str, end: int, lexicon: MarkLexicon) -> bool:
    """``'s avonds``, ``'t``, ``'n boek``: the sign begins a word that is written with an apostrophe."""
    word = _WORD.match(text, end)
    if word is None:
        return False
    first = word.group().partition("-")[0]
    if first.isupper() and text[word.end() : word.end() + 1] == ".":
        return False
    return f"'{first.lower()}" in lexicon.clitics


def _closes_clitic(text: str, start: int, lexicon: MarkLexicon) -> bool:
    """``rock 'n' roll``: the sign ends a word of one letter that begins with an apostrophe."""
    clitic, before = f"'{text[start - 1].lower()}", text[max(0, start - 3) : start - 1]
    begins = before[-1:] in lexicon.apostrophes and not before[:-1].isalnum()
    return begins and clitic in lexicon.enclosed_clitics


def _opens_decade(text: str, start: int, end: int) -> bool:
    """``de jaren '80``, ``in '68``: two digits, in the middle of a clause."""
    if _DECADE.match(text, end) is None:
        return False
    before = text[max(0, start - 2) : start].rstrip()
    return bool(before) and (before[-1].isalnum() or before[-1] in "-–/(")


def _is_doubtful(text: str, start: int, end: int, lexicon: MarkLexicon) -> bool:
    before, after = text[start - 1 : start].lower(), text[end : end + 2]
    genitive = before in lexicon.genitive_after or before.isdigit()
    return genitive and after[:1].isspace() and after[1:].isalnum()


def _customs(signs: Iterable[Sign]) -> dict[str, str]:
    """For each mark that nearly always faces one way in this text, that way."""
    opening: Counter[str] = Counter(sign.text for sign in signs if sign.opens)
    closing: Counter[str] = Counter(sign.text for sign in signs if sign.closes)
    customs = {}
    for mark in opening | closing:
        if opening[mark] >= 4 * closing[mark]:
            customs[mark] = "opens"
        elif closing[mark] >= 4 * opening[mark]:
            customs[mark] = "closes"
    return customs


def _with_custom(signs: Iterable[Sign], customs: dict[str, str]) -> Iterator[Sign]:
    for sign in signs:
        custom = customs.get(sign.text)
        against = (custom == "opens" and sign.closes) or (custom == "closes" and sign.opens)
        yield evolve(sign, opens=False, closes=False) if against else sign
