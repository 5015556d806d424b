"""The article with its quotations coloured by speaker, as HTML without scripts.

Everything that comes from the text is escaped. The page loads nothing: a policy in its head forbids it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

from attrs import frozen

from quoteattr.io.cast import Member, cast_of
from quoteattr.io.characters import replace_forbidden
from quoteattr.io.graph import to_svg
from quoteattr.io.layers import Layer, write_nested
from quoteattr.io.roles import roles
from quoteattr.schema import Extraction, Factuality, Medium, Mention, Polarity, Quote

__all__ = ["GENERATOR", "PAGE_STYLE", "POLICY", "SUMMARY", "dumps", "to_html", "to_html_fragment", "write"]

_STYLE = """
.quoteattr{color:inherit;font:inherit;line-height:1.45;overflow-wrap:anywhere}
.quoteattr ul{display:flex;flex-wrap:wrap;gap:.3em 1.2em;list-style:none;margin:.6em 0;padding:0}
.quoteattr li{margin:0;padding:0;max-width:100%}
.quoteattr .small{font-size:.85em;opacity:.85}
.quoteattr label,.quoteattr .pick{cursor:pointer}
.quoteattr .pick{margin:0 .4em 0 0;vertical-align:-.1em}
.quoteattr .chip,.quoteattr .quote.first::before{background:rgb(var(--c));color:var(--ink);border-radius:.7em;
font:bold .68em/1.5 system-ui,sans-serif;padding:.05em .5em;margin-right:.35em;vertical-align:.15em;
white-space:nowrap}
.quoteattr .quote.first::before{content:attr(data-n);display:var(--shown,inline)}
.quoteattr .text{line-height:2.15;white-space:pre-wrap;unicode-bidi:isolate;margin:1em 0}
.quoteattr .quote{background:rgb(var(--c) / var(--tint,.2));
border-bottom:2px solid rgb(var(--c) / var(--line,1));border-radius:.2em;box-decoration-break:clone;
-webkit-box-decoration-break:clone;
padding:.1em .1em calc(.1em + var(--under,0) * .22em)}
.quoteattr .indirect{border-bottom-style:dashed}
.quoteattr .mixed{border-bottom-style:double;border-bottom-width:3px}
.quoteattr .headline{border-bottom-style:dotted;border-bottom-width:3px}
.quoteattr .speaker{font-weight:var(--weight,bold);
text-decoration:underline 2px rgb(var(--c) / var(--line,1));
text-underline-offset:.2em}
.quoteattr .via{text-decoration:underline double 1px rgb(var(--c) / var(--line,1));text-underline-offset:.2em}
.quoteattr .addressee{outline:1.5px solid rgb(var(--c) / var(--line,1));outline-offset:1px;border-radius:.2em;
padding:0 .1em;margin:0 .1em}
.quoteattr .addressee.first::before{content:"\\2192\\202f";display:var(--shown,inline)}
.quoteattr .cue{font-style:var(--slant,italic);
text-decoration:underline dotted 2px rgb(var(--c) / var(--line,1));
text-underline-offset:.2em}
.quoteattr:has(.pick:checked) .of{--tint:0;--line:0;--shown:none;--weight:normal;--slant:normal;--row:none}
.quoteattr .scroll{overflow-x:auto}
.quoteattr table{border-collapse:collapse;font-size:.85em;margin:.5em 0}
.quoteattr th,.quoteattr td{text-align:left;vertical-align:top;padding:.25em .5em .25em 0;
border-bottom:1px solid rgb(128 128 128 / .4);background:none;color:inherit}
.quoteattr tr.of{display:var(--row,table-row)}
.quoteattr table{overflow-wrap:normal}
.quoteattr td.said{min-width:14em;overflow-wrap:anywhere}
.quoteattr summary{cursor:pointer}
.quoteattr svg.graph{display:block;margin:0 auto;min-width:420px;max-width:100%;height:auto;
font-family:inherit}
@media print{
.quoteattr .pick,.quoteattr .hint{display:none}
.quoteattr:has(.pick:checked) li:not(:has(.pick:checked)){display:none}
.quoteattr .quote,.quoteattr .chip,.quoteattr svg.graph{print-color-adjust:exact;
-webkit-print-color-adjust:exact}
.quoteattr details::details-content{content-visibility:visible;display:block;height:auto}
.quoteattr summary{list-style:none}
.quoteattr .scroll{overflow:visible}
.quoteattr table{font-size:.72em}
.quoteattr td.said{min-width:0}
.quoteattr tr,.quoteattr svg.graph{break-inside:avoid}
.quoteattr summary{break-after:avoid}
}
"""

_OF_PICKED = "--tint:.2;--line:1;--shown:inline;--weight:bold;--slant:italic;--row:table-row"
"""How what belongs to a speaker looks who was picked in the legend."""

PAGE_STYLE = """
:root{color-scheme:light dark}
body{font:17px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;background:Canvas;
color:CanvasText}
@page{margin:2cm}
@media print{:root{color-scheme:light}body{font-size:11pt;max-width:none;margin:0;padding:0}}
"""

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
SUMMARY = "quoteattr-summary"
"""Name of what says in the head of a page what it holds: title, quotations, and speakers with theirs."""

_MOST_IN_SUMMARY = 50
"""Speakers in a summary."""

_LANGUAGE = "nl"
"""Language of articles and of the names in them; that of the page around them is English."""

GENERATOR = '<meta name="generator" content="quoteattr">'
"""What tells a page of quoteattr from others."""

_NOBODY = "128 128 128"
"""Colour of what belongs to no speaker."""

_NOBODYS_NUMBER = 0
"""What stands for no speaker where those who speak have their numbers."""

_PARTS = {"speaker": "speaker of", "addressee": "addressee of", "via": "passes on"}

_MOST_LEVELS = 3
"""Levels of quotations inside one another that the height of a line can show."""


@frozen
class _Element:
    """What the start tag of words in the article says.

    :param colour: channels, see :attr:`quoteattr.io.cast.Colour.css`.
    :param number: of the speaker, as in the legend.
    :param ink: colour of the number.
    :param levels_inside: how many quotations are stacked in it.
    """

    classes: str
    title: str
    colour: str
    number: str = ""
    ink: str = "#000"
    levels_inside: int = 0


def to_html(extraction: Extraction) -> str:
    """One self-contained page that shows the article, who speaks, who speaks to whom, and every quotation.

    It follows the reader's light or dark setting and needs neither scripts nor a network.
    """
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"{GENERATOR}\n{_summary(extraction)}\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_title(extraction)}</title>\n<style>{PAGE_STYLE}</style>\n</head>\n<body>\n"
        f"{to_html_fragment(extraction)}\n</body>\n</html>\n"
    )


dumps = to_html


def to_html_fragment(extraction: Extraction) -> str:
    """The same as :func:`to_html` as one ``div`` to put into a page or a notebook.

    Its style applies to nothing outside it. It takes text and background, light or dark, from the page.
    """
    cast = cast_of(extraction)
    parts = (
        _legend(extraction, cast),
        _article(extraction, cast),
        _notes(extraction),
        _graph(extraction),
        _table(extraction, cast),
    )
    return f'<div class="quoteattr"><style>{_STYLE}{_picking(cast)}</style>{"".join(parts)}</div>'


def write(extraction: Extraction, path: str | Path) -> None:
    """Write :func:`to_html` to the file ``path``, in UTF-8."""
    Path(path).write_text(to_html(extraction), encoding="utf-8", newline="")


def _summary(extraction: Extraction) -> str:
    """What the page holds, for :mod:`quoteattr.io.overview`."""
    names = {entity.id: entity.name for entity in extraction.entities}
    said = Counter(
        names.get(speaker.entity, speaker.name) for quote in extraction for speaker in quote.speakers
    )
    content = {
        "title": _first_line(extraction),
        "quotations": len(extraction),
        "speakers": said.most_common(_MOST_IN_SUMMARY),
    }
    return f'<meta name="{SUMMARY}" content="{_escape(json.dumps(content, ensure_ascii=False))}">'


def _title(extraction: Extraction) -> str:
    shown = _first_line(extraction)
    return _escape(shown if extraction.source is None else f"{shown} · {extraction.source}")


def _first_line(extraction: Extraction) -> str:
    """The first line of the text that is not blank, cut where it is long."""
    first = next((line.strip() for line in extraction.text.splitlines() if line.strip()), "Quotations")
    return first if len(first) <= 80 else first[:79] + "…"


def _picking(cast: Mapping[str, Member]) -> str:
    """Rules that show what belongs to a speaker who is picked, whoever else is not."""
    numbers = [_NOBODYS_NUMBER, *(member.number for member in cast.values() if member.said)]
    return "".join(
        f'.quoteattr:has(.pick[value="{number}"]:checked) .s{number}{{{_OF_PICKED}}}\n' for number in numbers
    )


def _pick(number: int) -> str:
    return f'<input type="checkbox" class="pick" value="{number}" autocomplete="off">'


def _of(quotes: Iterable[Quote], cast: Mapping[str, Member]) -> str:
    """The classes of what belongs to the speakers of some quotations."""
    numbers = {
        number
        for quote in quotes
        for number in [cast[one.entity].number for one in quote.speakers] or [_NOBODYS_NUMBER]
    }
    return " ".join(["of", *(f"s{number}" for number in sorted(numbers))])


def _legend(extraction: Extraction, cast: Mapping[str, Member]) -> str:
    items = []
    for member in cast.values():
        named = f"{_chip(member)}{_name(member.name)} "
        part = f'<span class="small">{_part_in_text(member)}</span>'
        pick = f"<label>{_pick(member.number)}{named}{part}</label>" if member.said else f"{named}{part}"
        items.append(f"<li>{pick}</li>")
    unattributed = sum(quote.speaker is None for quote in extraction)
    if unattributed:
        items.append(
            f"<li><label>{_pick(_NOBODYS_NUMBER)}"
            f'<span class="chip" style="--c:{_NOBODY};--ink:#000">?</span>no speaker found '
            f'<span class="small">{_times(unattributed, "quotation")}</span></label></li>'
        )
    return (
        f'<ul class="who" aria-label="Speakers and addressees">{"".join(items)}</ul>'
        f'<p class="small" style="--c:{_NOBODY}">'
        '<span class="quote">direct</span> <span class="quote mixed">mixed</span> '
        '<span class="quote indirect">indirect</span> <span class="quote headline">headline</span> · '
        '<span class="speaker">speaker</span> · <span class="cue">cue</span> · '
        '<span class="addressee first">addressee</span> · <span class="via">passed on by</span>'
        '<span class="hint"> · hover for rule and confidence, '
        "tick speakers to see only theirs</span></p>"
    )


def _part_in_text(member: Member) -> str:
    parts = [
        _times(member.said, "quotation") if member.said else "",
        f"addressed {_times(member.heard, 'time')}" if member.heard else "",
        f"passes on {_times(member.passed_on, 'quotation')}" if member.passed_on else "",
        member.type.value if member.type else "",
    ]
    return " · ".join(filter(None, parts))


def _times(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _article(extraction: Extraction, cast: Mapping[str, Member]) -> str:
    inner = write_nested(
        extraction.text,
        [*_quotes(extraction, cast), *_mentions(extraction, cast), *_cues(extraction, cast)],
        opening=_opening,
        closing=lambda _: "</span>",
        escape=_escape,
    )
    return f'<div class="text" lang="{_LANGUAGE}" dir="auto">{inner}</div>'


def _quotes(extraction: Extraction, cast: Mapping[str, Member]) -> Iterable[Layer[_Element]]:
    for quote, levels in zip(extraction, _levels_inside(extraction.quotes), strict=True):
        speaker = cast[quote.speaker.entity] if quote.speaker else None
        element = _Element(
            classes=f"quote {quote.kind} {_of([quote], cast)}",
            title=_describe(quote),
            colour=speaker.colour.css if speaker else _NOBODY,
            number="+".join(str(cast[one.entity].number) for one in quote.speakers) or "?",
            ink=speaker.colour.ink if speaker else "#000",
            levels_inside=levels,
        )
        yield Layer(quote.start, quote.end, element)


def _levels_inside(quotes: Sequence[Quote]) -> list[int]:
    """For each quotation, how many others are stacked in it, :data:`_MOST_LEVELS` at most."""
    levels = [0] * len(quotes)
    around: list[int] = []
    for index in sorted(range(len(quotes)), key=lambda index: (quotes[index].start, -quotes[index].end)):
        place, height = len(around), 0
        while place > 0 and height < _MOST_LEVELS:
            place -= 1
            outer = around[place]
            if quotes[outer].end > quotes[index].start:
                height += 1
                levels[outer] = max(levels[outer], height)
            else:
                del around[place]
        around.append(index)
    return levels


def _mentions(extraction: Extraction, cast: Mapping[str, Member]) -> Iterable[Layer[_Element]]:
    used: dict[tuple[int, int, str, str], list[Quote]] = {}
    for quote in extraction:
        for role, mention in roles(quote):
            used.setdefault((mention.start, mention.end, role, mention.entity), []).append(quote)
    for (start, end, role, entity), quotes in used.items():
        member = cast[entity]
        title = f"{member.name}: {_PARTS[role]} {', '.join(quote.id for quote in quotes)}"
        yield Layer(start, end, _Element(f"{role} {_of(quotes, cast)}", title, member.colour.css))


def _cues(extraction: Extraction, cast: Mapping[str, Member]) -> Iterable[Layer[_Element]]:
    cues: dict[tuple[int, int, str], list[Quote]] = {}
    for quote in extraction:
        if quote.cue:
            cues.setdefault((quote.cue.start, quote.cue.end, quote.cue.lemma), []).append(quote)
    for (start, end, lemma), quotes in cues.items():
        title = f"{lemma}: cue of {', '.join(quote.id for quote in quotes)}"
        yield Layer(start, end, _Element(f"cue {_of(quotes, cast)}", title, _NOBODY))


def _opening(element: _Element, part: int) -> str:
    classes = element.classes if part else f"{element.classes} first"
    style = f"--c:{element.colour}"
    if element.number:
        style += f";--ink:{element.ink}"
    if element.levels_inside:
        style += f";--under:{element.levels_inside}"
    number = f' data-n="{element.number}"' if element.number else ""
    return f'<span class="{classes}" style="{style}" title="{_escape(element.title)}"{number}>'


def _describe(quote: Quote) -> str:
    names = ", ".join(speaker.name for speaker in quote.speakers)
    said_by = f"speaker: {names}" if names else "no speaker"
    if quote.reason:
        said_by += f" ({quote.reason})"
    parts = [
        f"{quote.id}: {quote.kind}",
        said_by,
        f"to: {', '.join(mention.name for mention in quote.addressees)}" if quote.addressees else "",
        f"passed on by: {', '.join(mention.name for mention in quote.via)}" if quote.via else "",
        f"cue: {quote.cue.text} ({quote.cue.lemma})" if quote.cue else "",
        f"rule: {quote.rule}" if quote.rule else "",
        _confidence(quote),
        *_qualities(quote),
        f"in {quote.parent}" if quote.parent else "",
    ]
    return "\n".join(filter(None, parts))


def _confidence(quote: Quote) -> str:
    if quote.speaker is None:
        return ""
    return f"confidence: {quote.confidence:.2f}, of the name {quote.speaker.name_confidence:.2f}"


def _qualities(quote: Quote) -> list[str]:
    usual = (Polarity.POSITIVE, Factuality.ASSERTED, Medium.SPEECH)
    return [value.value for value in (quote.polarity, quote.factuality, quote.medium) if value not in usual]


def _notes(extraction: Extraction) -> str:
    return "".join(f'<p class="small">Note: {_escape(note)}</p>' for note in extraction.notes)


def _graph(extraction: Extraction) -> str:
    drawing = to_svg(extraction)
    if not drawing:
        return ""
    return f'<details open><summary>Who speaks to whom</summary><div class="scroll">{drawing}</div></details>'


def _table(extraction: Extraction, cast: Mapping[str, Member]) -> str:
    if not extraction.quotes:
        return "<p>No quotations.</p>"
    rows = "".join(_row(quote, cast) for quote in extraction)
    head = "".join(
        f'<th scope="col">{name}</th>'
        for name in ("", "kind", "speaker", "to", "passed on by", "cue", "quotation", "rule", "confidence")
    )
    return (
        f"<details><summary>{_times(len(extraction), 'quotation')} as a table</summary>"
        f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
        "</details>"
    )


def _row(quote: Quote, cast: Mapping[str, Member]) -> str:
    speakers = "<br>".join(
        f"{_chip(cast[speaker.entity])}{_name(speaker.name)}" for speaker in quote.speakers
    )
    cells = (
        _escape(quote.id),
        _escape(quote.kind.value),
        speakers or (f"({_escape(quote.reason.value)})" if quote.reason else ""),
        _names(quote.addressees),
        _names(quote.via),
        _escape(quote.cue.text) if quote.cue else "",
    )
    return (
        f'<tr class="{_of([quote], cast)}">{"".join(f"<td>{cell}</td>" for cell in cells)}'
        f'<td class="said" lang="{_LANGUAGE}" dir="auto">{_escape(quote.text)}</td>'
        f"<td>{_escape(quote.rule or '')}</td><td>{_figure(quote)}</td></tr>"
    )


def _names(mentions: Iterable[Mention]) -> str:
    return ", ".join(_name(mention.name) for mention in mentions)


def _name(name: str) -> str:
    return f'<bdi lang="{_LANGUAGE}">{_escape(name)}</bdi>'


def _figure(quote: Quote) -> str:
    return f"{quote.confidence:.2f}" if quote.speaker else ""


def _chip(member: Member) -> str:
    colours = f"--c:{member.colour.css};--ink:{member.colour.ink}"
    return f'<span class="chip" style="{colours}">{member.number}</span>'


def _escape(text: str) -> str:
    return escape(replace_forbidden(text), quote=True)
