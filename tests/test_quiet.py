"""A normal call prints nothing that nobody asked for: no warning and no log line, of any package."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ARTICLE = (
    'Wij gaan door\n\n"De brug gaat dicht", zei Anna de Wit tegen Karel Bos. Zij vond dat het te lang duurde.\n\n'
    "Volgens Bos is dat ‘onzin’. 🚲 \ud800 \x00 " + "woord " * 300 + "w" * 500 + ".\n"
)
SCRIPTS = {
    "one text": f"quotes = quoteattr.extract_quotes({ARTICLE!r})",
    "a stream": f"quotes = list(quoteattr.QuoteExtractor().pipe([{ARTICLE!r}, ''] * 5, batch_size=3))[0]",
    "threads": (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "with ThreadPoolExecutor(4) as pool:\n"
        f"    quotes = list(pool.map(quoteattr.extract_quotes, [{ARTICLE!r}] * 4))[0]"
    ),
    "every format": (
        "from quoteattr.io import FORMATS, dumps\n"
        f"quotes = quoteattr.extract_quotes({ARTICLE!r})\n"
        "for name in FORMATS:\n    dumps(quotes, name)"
    ),
    "tables and graphs": (
        f"quotes = quoteattr.extract_quotes({ARTICLE!r})\nquotes.to_pandas(), quotes.to_networkx(), quotes.to_html()"
    ),
}


@pytest.mark.parametrize("warnings", ["default", "error"])
def test_a_script_prints_nothing(warnings: str) -> None:
    """With all warnings shown, or turned into errors, a script that does it all prints what it prints itself."""
    for package in ("cassis", "pandas", "networkx"):
        pytest.importorskip(package, reason="an extra is not installed")
    parts = (f"{script}\nprint({name!r}, quotes[1].speaker.name)" for name, script in SCRIPTS.items())
    code = "\n".join(["import quoteattr", *parts])
    done = subprocess.run(
        [sys.executable, "-W", warnings, "-c", code], capture_output=True, text=True, timeout=240
    )
    said = [f"{name} Anna de Wit" for name in SCRIPTS]
    assert (done.returncode, done.stdout.splitlines(), done.stderr) == (0, said, "")


@pytest.mark.parametrize("options", [[], ["--processes", "2"]], ids=["here", "in processes"])
def test_the_command_line_prints_results_only(tmp_path: Path, options: list[str]) -> None:
    """With all warnings shown the command line prints its results, and nothing where errors go."""
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(ARTICLE.partition(" 🚲")[0], encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "quoteattr", str(tmp_path), "--format", "jsonl", *options],
        capture_output=True,
        text=True,
        timeout=240,
        env={**os.environ, "PYTHONWARNINGS": "default"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 2
