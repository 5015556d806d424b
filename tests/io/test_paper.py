"""What a real browser prints of the HTML view."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from quoteattr.io.html import to_html
from quoteattr.schema import Extraction
from tests.support.browser import CHROMIUM

pypdf = pytest.importorskip("pypdf", reason="the extra 'files' is not installed")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium to print with"),
]


def printed(page: str, folder: Path) -> str:
    """The words on paper."""
    (folder / "page.html").write_text(page, encoding="utf-8")
    command = [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder / 'profile'}",
    ]
    target = [f"--print-to-pdf={folder / 'page.pdf'}", (folder / "page.html").as_uri()]
    done = subprocess.run([*command, *target], capture_output=True, text=True, timeout=120)
    assert (folder / "page.pdf").is_file(), done.stderr
    return " ".join(
        " ".join(sheet.extract_text().split()) for sheet in pypdf.PdfReader(folder / "page.pdf").pages
    )


def rows(paper: str, article: Extraction) -> list[str]:
    """The quotations whose rows of the table are on paper."""
    return [quote.id for quote in article if re.search(rf"\b{quote.id} {quote.kind}\b", paper)]


def test_the_folded_table_is_on_paper(article: Extraction, tmp_path: Path) -> None:
    """The table, which is folded on the screen, is printed with all its rows; boxes and hints are not."""
    page = to_html(article)
    assert "<details><summary>10 quotations as a table" in page
    paper = printed(page, tmp_path)
    assert rows(paper, article) == [quote.id for quote in article]
    assert "hover" not in paper


def test_what_is_picked_is_on_paper(article: Extraction, tmp_path: Path) -> None:
    """With a speaker picked only the rows of that speaker are left, and the article as it is."""
    page = to_html(article).replace('value="1" autocomplete', 'value="1" checked autocomplete')
    paper = printed(page, tmp_path)
    assert rows(paper, article) == ["q1", "q2", "q3"]
    assert "Wat moest ik doen?" in paper
