"""The loop of the how-to page: extract, correct, measure, convert, train, use what was trained."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from quoteattr.evaluation import read_gold_files
from quoteattr.io import jsonl
from tests.conftest import ROOT
from tests.support.composed import document

pytestmark = pytest.mark.slow

BIN = Path(sys.executable).parent
TEXTS = 5


def correct(annotations: Path) -> None:
    """Take the first speaker of a brat file away, as an annotator does."""
    lines = annotations.read_text("utf-8").splitlines(keepends=True)
    lines.remove(next(line for line in lines if "\tHasSpeaker " in line))
    annotations.write_text("".join(lines), "utf-8")


@pytest.mark.skipif(not (BIN / "quoteattr").exists(), reason="quoteattr is not installed in this environment")
def test_the_commands_of_the_page(tmp_path: Path) -> None:
    """The commands run one after the other as they stand, with five texts, of which one is corrected."""
    pytest.importorskip("lightgbm", reason="the extra 'training' is not installed")
    page = (ROOT / "docs" / "howto" / "evaluate.md").read_text("utf-8")
    extract, *commands = re.findall(r"```sh\n(.*?)\n```", page, re.DOTALL)
    assert len(commands) == 4
    (tmp_path / "articles").mkdir()
    for number in range(TEXTS):
        (tmp_path / "articles" / f"{number}.txt").write_text(document(number), "utf-8")
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"

    def run(command: str) -> str:
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, (command, done.stderr)
        return done.stdout

    run(extract)
    correct(tmp_path / "correct" / "0.ann")
    measured, _, trained, _ = map(run, commands)
    assert re.search(r"^speaker +P ", measured, re.MULTILINE)
    gold = read_gold_files([tmp_path / "gold"]).documents
    assert [one.text for one in gold] == [document(number) for number in range(TEXTS)]
    assert any(quote.speaker is None for quote in gold[0].quotes)
    assert "with the weights that come with quoteattr" in trained
    with (tmp_path / "quotes.jsonl").open(encoding="utf-8") as lines:
        assert [found.source for found in jsonl.read(lines)] == [
            f"articles/{number}.txt" for number in range(TEXTS)
        ]
