"""A table for people to read, as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from textwrap import wrap

from quoteattr.schema import Extraction, Mention, Quote

__all__ = ["dumps", "to_table"]

_GAP = "  "
_KIND_WIDTH = 8
_NARROWEST = 60
_MOST_FOR_SPEAKER = 32

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def dumps(extraction: Extraction) -> str:
    """The table at its usual width, with the source of the text, where it has one, as its heading."""
    heading = f"{_printable(extraction.source)}\n" if extraction.source is not None else ""
    return f"{heading}{to_table(extraction)}\n"


def to_table(extraction: Extraction, *, width: int = 100, color: bool = False) -> str:
    """One row a quotation: its id, its kind, who says it and to whom, and its text in full.

    A speaker is shown by name, with the words of the text in brackets where those are others; who speaks
    together with the first follows after a plus sign, an addressee after an arrow; where there is no speaker,
    the reason stands in brackets.

    :param width: characters a line, at least 60.
    :param color: whether to set off names with the control sequences of a terminal.
    """
    if not extraction.quotes:
        return "no quotations"
    people = [_people(quote) for quote in extraction.quotes]
    id_width = max(2, *(len(quote.id) for quote in extraction.quotes))
    longest = max(len("speaker"), *(len(line) for lines in people for line in lines))
    rest = max(width, _NARROWEST) - id_width - _KIND_WIDTH - 3 * len(_GAP)
    speaker_width = min(longest, _MOST_FOR_SPEAKER, rest * 2 // 5)
    widths = (id_width, _KIND_WIDTH, speaker_width, rest - speaker_width)
    lines = [_line(("", "kind", "speaker", "quotation"), widths)]
    for quote, who in zip(extraction.quotes, people, strict=True):
        lines += _row(quote, who, widths, color)
    return "\n".join(lines)


def _row(quote: Quote, who: list[str], widths: tuple[int, int, int, int], color: bool) -> Iterator[str]:
    names = [
        piece
        for line in who
        for piece in wrap(line, widths[2], subsequent_indent="  ", break_on_hyphens=False)
    ]
    text = wrap(_printable(quote.text), widths[3], break_on_hyphens=False)
    for place, (name, words) in enumerate(zip_longest(names, text, fillvalue="")):
        first = (quote.id, str(quote.kind)) if place == 0 else ("", "")
        yield _line((*first, name, words), widths, color=color)


def _line(cells: tuple[str, str, str, str], widths: tuple[int, int, int, int], *, color: bool = False) -> str:
    padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
    padded[-1] = cells[-1]
    for place, style in ((0, _DIM), (2, _BOLD)) if color else ():
        if cells[place]:
            padded[place] = f"{style}{padded[place]}{_PLAIN}"
    return _GAP.join(padded).rstrip()


def _people(quote: Quote) -> list[str]:
    first = _who(quote.speaker) if quote.speaker else f"({quote.reason or 'unknown'})".replace("_", " ")
    others = [f"+ {_who(speaker)}" for speaker in quote.speakers[1:]]
    return [first, *others, *(f"→ {_who(addressee)}" for addressee in quote.addressees)]


def _who(mention: Mention) -> str:
    name, words = _printable(mention.name), _printable(mention.text)
    return name if name == words else f"{name} ({words})"


def _printable(text: str) -> str:
    """On one line, and without characters that would steer a terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(text.split()))
