"""What is left in a text of the page that it came from: tags, entities, Markdown, invisible characters.

All later stages read a copy without it. The copy has the same number of code points, so that its offsets are
those of the text.
"""

from __future__ import annotations

import html
from itertools import islice

import regex

from quoteattr.languages.typography import QUOTATION_MARKS

__all__ = ["without_markup"]

_LONGEST_RULE = 80
"""Code points, at most, of a line across the page."""

_WORN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
_RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_START = regex.compile(rf"[<>*_&\[\]#`~â{_WORN}{_RAISED}]")

_TAG_NAMES = (
    "a|abbr|b|big|center|cite|code|del|em|font|i|ins|img|mark|q|s|small|span|strike|strong|sub|sup|time|tt|u"
)
_BLOCK_NAMES = (
    "article|aside|blockquote|body|br|caption|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|html|li|"
    "main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|title|tr|ul"
)
_ATTRIBUTES = r"(?:\s[^<>]{0,300}+)?/?"
_TAG = regex.compile(
    rf"</?(?:{_TAG_NAMES}|{_BLOCK_NAMES}){_ATTRIBUTES}>|<!--[^<>]{{0,300}}+-->", regex.IGNORECASE
)
_BLOCK = regex.compile(rf"</?(?:{_BLOCK_NAMES})\b", regex.IGNORECASE)
_QUOTED = regex.compile(r"<(?P<end>/)?(?:blockquote|q)\b", regex.IGNORECASE)

_TITLE = r"""(?:"[^"\n]{0,300}+"|'[^'\n]{0,300}+'|[“„”][^“„”\n]{0,300}+”|\([^()\n]{0,300}+\))"""
_ADDRESS = rf"\]\((?:https?:|www\.|mailto:|/|\#)[^()\s]{{0,300}}+(?:[ \t]{{1,9}}+{_TITLE}[ \t]{{0,9}}+)?+\)"
_FENCE = regex.compile(
    r"(?<=^[ \t]{0,3})(?:`{3,80}+|~{3,80}+)[ \t]{0,9}+[\w+#.-]{0,30}+[ \t]{0,9}+(?=\r?$)", regex.MULTILINE
)
_PIECES = {
    "<": _TAG,
    "*": regex.compile(
        r"(?<![\w*])\*{1,3}+(?=[^\s*][^*\n]{0,200}+\*)"
        r"|(?<=(?<![\w*])\*{1,3}[^\s*][^*\n]{0,200})\*{1,3}+(?![\w*])"
    ),
    "_": regex.compile(
        r"(?<!\w)_{1,3}+(?=[^\s_][^_\n]{0,200}+_)|(?<=(?<!\w)_{1,3}[^\s_][^_\n]{0,200})_{1,3}+(?!\w)"
    ),
    "[": regex.compile(rf"\[(?=[^\[\]\n]{{1,200}}+{_ADDRESS})|(?<=\S)\[\d{{1,3}}\](?![\w(])"),
    "]": regex.compile(_ADDRESS),
    "`": _FENCE,
    "~": _FENCE,
    ">": regex.compile(r"(?<=^[ \t]{0,3})(?:>[ \t]?){1,5}+", regex.MULTILINE),
    "#": regex.compile(r"(?<=^[ \t]{0,3})#{1,6}+(?=[ \t])", regex.MULTILINE),
    **dict.fromkeys(_RAISED, regex.compile(rf"(?<=[\"'“”’».,!?…])[{_RAISED}]{{1,3}}+(?!\w)")),
}
_INVISIBLE = regex.compile(rf"(?<!\w)[{_WORN}]++|[{_WORN}]++(?!\w)")
_ENTITY = regex.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
_MISREAD = regex.compile("â€(?:[œ\x9d˜™“”¦\x9c\x93\x94])?")
_RULE = regex.compile(rf"^[\W_]{{0,{_LONGEST_RULE}}}$", regex.MULTILINE)

_NUMBERED = regex.compile(
    r"^[ \t]*(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]|\d{1,3}(?:\.\d{1,3}){1,3}|[a-z][.)])[ \t]+"
    r"(?=\p{Lu}\p{Ll}|[\"'“”„‘’»«])",
    regex.MULTILINE,
)

_LEAST_NUMBERED = 2
"""Lines of a list with numbers, at least: *1. Bundesliga* alone is none."""


def without_markup(text: str) -> str:
    """A copy of ``text`` of the same length in which markup is blank and entities are what they stand for.

    *&quot;Ja&quot;, zei <b>Anna</b>* becomes *"Ja", zei Anna* with blanks between. A mark that markup parts
    from its passage stands beside it in the copy, and a block quotation has marks there. A letter that is
    written as an entity stays as it is, and so do signs within a word. The numbers of a list are
    blank too: *4.2 Eiser stelt dat …* (4.2 Claimant holds that …).
    """
    text = _without_numbers(text)
    start = _START.search(text)
    if start is None:
        return text
    copy: list[str] = []
    position = 0
    while start is not None:
        copy.append(text[position : start.start()])
        position = start.start()
        character = _ENTITY.match(text, position) or _MISREAD.match(text, position)
        if character is not None:
            copy.append(_as_character(text, character, copy[-1][-1:]))
            position = character.end()
        elif (end := _end_of_pieces(text, position)) > position:
            position = end + _blank(text, position, end, copy)
        else:
            copy.append(start.group())
            position = start.end()
        start = _START.search(text, position)
    copy.append(text[position:])
    return "".join(copy)


def _without_numbers(text: str) -> str:
    """The text with blanks for the numbers of lists."""
    numbers = list(islice(_NUMBERED.finditer(text), _LEAST_NUMBERED))
    if len(numbers) < _LEAST_NUMBERED:
        return text
    return _NUMBERED.sub(lambda match: " " * len(match.group()), text)


def _end_of_pieces(text: str, position: int) -> int:
    """Where the pieces of markup end that stand at ``position``, one behind the other."""
    while (character := text[position : position + 1]) and not _is_rule(text, position):
        match = _PIECES.get(character, _INVISIBLE).match(text, position)
        if match is None:
            break
        position = match.end()
    return position


def _is_rule(text: str, position: int) -> bool:
    """Whether a line across the page stands there: ``* * *``."""
    if text[position] not in "*_#":
        return False
    start = text.rfind("\n", max(0, position - _LONGEST_RULE), position) + 1
    return _RULE.match(text, start) is not None


def _as_character(text: str, match: regex.Match[str], before: str) -> str:
    """What an entity stands for, beside its neighbour ``before`` or behind it, in as many code points."""
    written = match.group()
    character = html.unescape(written) if written[0] == "&" else _repaired(written)
    width = len(written)
    if len(character) != 1 or character == "&":
        return written if character != "&" else character.ljust(width)
    if character.isspace() or not character.isprintable():
        return " " * width
    after = text[match.end() : match.end() + 1]
    if character.isalnum():
        return written if after.isalnum() else character.ljust(width)
    if before.isalnum() and after.isalnum() and character in "'’‘":
        return " " * width
    opens = not before or before.isspace() or before in "([{" or before in QUOTATION_MARKS
    return character.rjust(width) if opens and after.strip() else character.ljust(width)


def _repaired(written: str) -> str:
    """The character whose bytes were read in a wrong encoding: ``â€œ`` is ``“``."""
    try:
        return written.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return "”" if written in {"â€", "â€\x9d"} else written


def _blank(text: str, start: int, end: int, copy: list[str]) -> int:
    """Put blanks for pieces of markup at the end of ``copy``; how many code points behind it they take in."""
    width = end - start
    before, after, behind = copy[-1][-1:], text[end : end + 1], text[end + 1 : end + 2]
    quoted = _QUOTED.search(text, start, end)
    if quoted is not None:
        copy.append(_marks_around(quoted["end"] is None, width, before, text[end : end + 8].lstrip()[:1]))
        return 0
    block = _BLOCK.search(text, start, end)
    if before and before in QUOTATION_MARKS and after.strip() and _is_free(copy):
        copy[-1] = copy[-1][:-1]
        copy.append(" " * width + before)
        return 0
    if block is None and before.strip() and after and after in QUOTATION_MARKS and not behind.isalnum():
        copy.append(after.ljust(width + 1))
        return 1
    copy.append(" " * width if block is None else "\n".ljust(width))
    return 0


def _marks_around(opens: bool, width: int, before: str, after: str) -> str:
    """What stands where a block quotation begins or ends: a mark, unless it has marks of its own."""
    if opens:
        return " " * width if after and after in QUOTATION_MARKS else "“".rjust(width)
    return " " * width if before and before in QUOTATION_MARKS else "”".ljust(width)


def _is_free(copy: list[str]) -> bool:
    """Whether nothing or white space stands before the mark that ``copy`` ends in."""
    near = "".join(copy[-3:])[-2:-1]
    return not near or near.isspace() or near in "([{"
