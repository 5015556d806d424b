"""A page that leads to the HTML views of a folder: documents, quotations, speakers, links.

Each view says in its head what it holds, so that the page can be made from the views that lie there, whenever
they were written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote as percent

from attrs import frozen

from quoteattr.io.html import PAGE_STYLE, POLICY, SUMMARY

__all__ = ["OVERVIEW", "overview_of", "write_overview"]

OVERVIEW = "index.html"
"""Name of the page in its folder."""

_MOST_SPEAKERS = 8
"""Speakers that a row of the page names."""

_HEAD = 20_000
"""Characters at the beginning of a view that hold its summary."""

_SUMMARY = re.compile(f'<meta name="{SUMMARY}" content="([^"]*)">')

_STYLE = """
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.3em .8em .3em 0;
border-bottom:1px solid rgb(128 128 128 / .4)}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
"""


@frozen
class _View:
    """What a view holds.

    :param link: from the page to the view.
    :param quotations: their number.
    :param speakers: how many of them each speaker has, the most first.
    """

    link: str
    title: str
    quotations: int
    speakers: tuple[tuple[str, int], ...]


def overview_of(folder: str | Path) -> str:
    """The page for all views of quoteattr in ``folder`` and below, in the order of their paths."""
    root = Path(folder)
    views = [view for path in sorted(root.rglob("*.html")) if (view := _read(root, path)) is not None]
    rows = "".join(map(_row, views))
    total = sum(view.quotations for view in views)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="generator" content="quoteattr">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Quotations</title>\n<style>{PAGE_STYLE}{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>Quotations</h1>\n<p>{len(views)} documents, {total} quotations.</p>\n"
        '<table>\n<thead><tr><th>document</th><th class="number">quotations</th><th>speakers</th></tr>'
        "</thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n</body>\n</html>\n"
    )


def write_overview(folder: str | Path) -> None:
    """Write :func:`overview_of` to :data:`OVERVIEW` in ``folder``."""
    Path(folder, OVERVIEW).write_text(overview_of(folder), encoding="utf-8", newline="")


def _read(root: Path, path: Path) -> _View | None:
    with path.open(encoding="utf-8", errors="replace") as opened:
        found = _SUMMARY.search(opened.read(_HEAD))
    if found is None:
        return None
    summary = json.loads(unescape(found[1]))
    link = "/".join(percent(part) for part in path.relative_to(root).parts)
    speakers = tuple((str(name), int(count)) for name, count in summary["speakers"])
    return _View(link, str(summary["title"]), int(summary["quotations"]), speakers)


def _row(view: _View) -> str:
    return (
        f'<tr><td><a href="{escape(view.link)}"><bdi>{escape(view.title)}</bdi></a></td>'
        f'<td class="number">{view.quotations}</td><td>{_speakers(view.speakers)}</td></tr>\n'
    )


def _speakers(speakers: Iterable[tuple[str, int]]) -> str:
    named = list(speakers)
    shown = [f"<bdi>{escape(name)}</bdi> ({count})" for name, count in named[:_MOST_SPEAKERS]]
    more = len(named) - len(shown)
    return ", ".join([*shown, f"and {more} more"] if more else shown)
