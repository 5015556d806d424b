"""``python -m quoteattr.evaluation``, run as a program."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import gold_data

pytestmark = pytest.mark.slow


def _run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "quoteattr.evaluation", "--no-model", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture
def gold(gold_file: Callable[[dict[str, Any]], Path]) -> Path:
    return gold_file(gold_data())


def test_report_for_people(gold: Path) -> None:
    """The report has the figures, the kinds, the abstentions and the rules."""
    done = _run(gold)
    assert done.returncode == 0
    for words in (
        "direct.exact",
        "words_per_second",
        "spans by kind",
        "given no speaker",
        "speakers by rule",
    ):
        assert words in done.stdout


def test_json_for_machines(gold: Path) -> None:
    """``--json`` prints one object with each figure's rates and counts."""
    figures = json.loads(_run(gold, "--json").stdout)
    assert set(figures["direct.overlap"]) == {"p", "r", "f", "tp", "pred", "gold"}
    assert figures["direct.overlap"]["gold"] == 2
    assert figures["kinds"]["mixed"]["gold"] == 1


def test_mistakes_and_calibration(gold: Path) -> None:
    """``--errors`` lists mistakes with their sentence, ``--calibration`` adds its table."""
    shown = _run(gold, "--errors", "--calibration").stdout
    assert "mistakes: " in shown
    assert "nieuws_1@" in shown
    assert "⟦" in shown
    assert "confidence" in shown


def test_markdown_for_documents(gold: Path) -> None:
    """``--markdown`` prints a table whose rows have as many cells as its header."""
    lines = [line for line in _run(gold, "--markdown").stdout.splitlines() if line.startswith("|")]
    assert len(lines) > 4
    assert len({line.count("|") for line in lines}) == 1


def test_bars(gold: Path) -> None:
    """A bar that does not hold gives status 1 and is named; one that holds gives 0."""
    assert _run(gold, "--min", "direct.overlap.p=0").returncode == 0
    broken = _run(gold, "--min", "headline.overlap.f=101", "speaker.f=0")
    assert broken.returncode == 1
    assert "headline.overlap.f" in broken.stderr
    assert "speaker.f" not in broken.stderr


@pytest.mark.parametrize("bar", ["speaker.f", "speaker.f=high", "nothing.f=1", "speaker.z=1", "nothing=80"])
def test_bar_that_means_nothing(gold: Path, bar: str) -> None:
    """A bar on a figure that does not exist gives status 2."""
    done = _run(gold, "--min", bar)
    assert done.returncode == 2
    assert f"--min {bar.rpartition('=')[0] or bar}" in done.stderr


def test_bad_gold_is_one_line(tmp_path: Path) -> None:
    """A gold file that cannot be used gives status 2 and one line."""
    done = _run(tmp_path / "weg.json")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_who_is_who(gold: Path) -> None:
    """``--coref`` scores entities instead of quotations."""
    done = _run("--coref", gold)
    assert done.returncode == 0
    assert "LEA" in done.stdout
