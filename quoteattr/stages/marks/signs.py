"""Signs: the quotation marks of a text one by one, which way they face, and which are apostrophes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from functools import cache

import regex
from attrs import evolve, frozen

from quoteattr.languages import MarkLexicon
from quoteattr.languages.typography import DASHES, SENTENCE_FINAL
from quoteattr.stages.layout import Paragraph

__all__ = ["Facing", "Sign", "read_signs"]

_LOOK_AROUND = 4
"""Code points, at most, from a mark to the character that tells which way it faces, other marks between."""

_RULER = 4
"""Marks of a kind in a row, at least, that are a line across a page and no quotation marks."""

_INDENT = 7
"""Code points, at most, of white space and dashes before a sign that opens its paragraph."""

_CUSTOM = 4
"""How many times as many signs of a mark face one way as the other where that is the custom of a text."""

_PUNCTUATION = SENTENCE_FINAL | frozenset(",;:")
_STROKES = DASHES | {"/"}
_MAY_PRECEDE = _STROKES | frozenset("([{<:=")
_MAY_FOLLOW = _STROKES | _PUNCTUATION | frozenset(")]}>")
_BREAKS = " \t\u00a0" + "".join(sorted(DASHES))
_DECADE = regex.compile(r"\d\d(?!\d)")
_WORD = regex.compile(r"\p{L}+(?:-\p{L}+)*")
_NEXT_WORD = regex.compile(r"\s(?P<word>\p{L}++)")
_SINGLE = regex.compile(r"['’‘\n]")

_CAPITALS = 4
"""Letters, at least, of a place behind a clitic in capitals: ``'S-HERTOGENBOSCH``, and not ``'N-VA``."""

_LONGEST_FRAGMENT = 200
"""Code points, at most, in which the mark is looked for that closes what an unclear one opens."""


class Facing(Enum):
    """Which way a sign faces, as far as the characters around it tell."""

    OPENING = auto()
    """It can only open a passage."""

    CLOSING = auto()
    """It can only close one."""

    UNDECIDED = auto()
    """It can do both or neither, and fits where a mark is missing."""


@frozen
class Sign:
    """A quotation mark that is not an apostrophe.

    :param start: first code point.
    :param end: code point after the last.
    :param text: the mark as it stands in the text.
    :param facing: whether it opens or closes a passage.
    :param single: it could have been an apostrophe.
    :param doubtful: it may yet be the apostrophe of a genitive, or inches: *Hans' boek*, *55" breed*.
    :param after_break: only white space or a dash stands before it in its paragraph.
    :param paragraph: index of its paragraph.
    """

    start: int
    end: int
    text: str
    facing: Facing
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
        for index, paragraph in enumerate(paragraphs)
        for sign in _paragraph_signs(text, index, paragraph, lexicon)
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


def _paragraph_signs(text: str, index: int, paragraph: Paragraph, lexicon: MarkLexicon) -> Iterator[Sign]:
    characters = _characters(lexicon)
    for match in _marks(text, paragraph, lexicon):
        if match.lastgroup == "ruler" or _is_ditto(text, match.start(), match.end()):
            continue
        mark, start, end = match.group(), match.start(), match.end()
        single = mark in lexicon.apostrophes
        if single and _is_apostrophe(text, start, end, lexicon):
            continue
        yield Sign(
            start=start,
            end=end,
            text=mark,
            facing=_facing(text, start, end, paragraph, characters),
            single=single,
            doubtful=_is_doubtful(text, start, end, lexicon) if single else _may_be_inches(text, start, end),
            after_break=start - paragraph.start <= _INDENT
            and not text[paragraph.start : start].strip(_BREAKS),
            paragraph=index,
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
    may_open = free_before and (starts_with_dots or not free_after or after in _STROKES)
    may_close = free_after and (not free_before or before in _STROKES or before in _PUNCTUATION)
    if may_open == may_close:
        return Facing.UNDECIDED
    return Facing.OPENING if may_open else Facing.CLOSING


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
    """``'s avonds``, ``'t``, ``'n boek``: the sign begins a word that is written with an apostrophe.

    In running text such a word has a small letter, so that ``'Er`` and ``'N-VA`` begin a passage; among
    capitals (``'T GOOI``, ``'S-HERTOGENBOSCH``) it has a capital. Those that are words without an apostrophe
    too (``'er is niets'``) begin one where it ends in the same line.
    """
    word = _WORD.match(text, end)
    if word is None:
        return False
    first, _, rest = word.group().partition("-")
    if f"'{first.lower()}" not in lexicon.clitics:
        return False
    if first[0].isupper():
        return first.isupper() and _among_capitals(text, word.end(), rest)
    return f"'{first}" not in lexicon.words_as_clitics or not _is_closed(text, word.end())


def _among_capitals(text: str, position: int, rest: str) -> bool:
    """Whether the word behind a clitic in capitals is in capitals too."""
    if rest:
        return rest.isupper() and len(rest) >= _CAPITALS
    following = _NEXT_WORD.match(text, position)
    return following is not None and len(following["word"]) > 1 and following["word"].isupper()


def _is_closed(text: str, position: int) -> bool:
    """Whether the next single mark behind ``position`` closes a passage in the same line."""
    for match in _SINGLE.finditer(text, position, position + _LONGEST_FRAGMENT):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if not (before.isalpha() and after.isalpha()):
            closes = match.group() in {"'", "’"} and (before.isalpha() or before in _PUNCTUATION)
            return closes and not after.isalnum()
    return False


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


def _may_be_inches(text: str, start: int, end: int) -> bool:
    """``een tv van 55" voor weinig``: a digit before, and a word with a small letter behind."""
    return (
        text[start - 1 : start].isdigit()
        and text[end : end + 1].isspace()
        and text[end + 1 : end + 2].islower()
    )


def _customs(signs: Sequence[Sign]) -> dict[str, Facing]:
    """For each mark that nearly always faces one way in this text, that way."""
    opening = Counter(sign.text for sign in signs if sign.facing is Facing.OPENING)
    closing = Counter(sign.text for sign in signs if sign.facing is Facing.CLOSING)
    customs = {}
    for mark in opening | closing:
        if opening[mark] >= _CUSTOM * closing[mark]:
            customs[mark] = Facing.OPENING
        elif closing[mark] >= _CUSTOM * opening[mark]:
            customs[mark] = Facing.CLOSING
    return customs


def _with_custom(signs: Iterable[Sign], customs: Mapping[str, Facing]) -> Iterator[Sign]:
    """The signs, those undecided that face against the custom of their mark."""
    for sign in signs:
        custom = customs.get(sign.text, sign.facing)
        yield sign if custom is sign.facing else evolve(sign, facing=Facing.UNDECIDED)
