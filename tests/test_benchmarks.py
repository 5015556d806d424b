"""The benchmarks measure every stage of the flow, and whatever the documentation gives figures for."""

from __future__ import annotations

import os
import time
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import Any

import pytest

from quoteattr import QuoteExtractor
from tests.benchmarks.against import in_turn
from tests.benchmarks.fresh import ROOT, beside_busy_processes
from tests.benchmarks.measures import MEASURES, Sizes
from tests.benchmarks.shares import NETWORKS, shares
from tests.benchmarks.speed import in_several_processes
from tests.benchmarks.stages import by_stage
from tests.support.composed import document
from tests.support.wiring import calls, stages

pytestmark = pytest.mark.slow

SMALL = Sizes(runs=1, stream=1, memory=1, largest=10_000, largest_with_model=0)


@pytest.fixture(scope="module")
def rows() -> dict[str, Any]:
    """All rows of the benchmarks, measured on a text of some hundred words."""
    return {
        name: value for measure in MEASURES.values() for name, value in measure([document(0)], SMALL).items()
    }


def test_every_row_has_a_figure(rows: dict[str, Any]) -> None:
    """All measures work, and the import of the package loads nothing heavy."""
    assert rows.pop("numpy, stanza and torch loaded by that import") == "none"
    assert [name for name, value in rows.items() if value < 0] == []
    assert rows["peak memory, one article, MB"] > 20
    assert rows["first answer after that import, s"] > rows["import of quoteattr, s"] > 0


def test_every_figure_of_the_documentation_has_a_row(rows: dict[str, Any]) -> None:
    """The first table of the page on performance names its figures as the benchmarks do, notes in brackets apart."""
    named = figures_of((ROOT / "docs" / "performance.md").read_text(encoding="utf-8"))
    assert named
    assert [name for name in named if name not in rows] == []


def figures_of(page: str) -> list[str]:
    """The first cells of the first table whose head begins with "figure", without what they add in brackets."""
    lines = dropwhile(lambda line: not line.startswith("| figure |"), page.splitlines())
    table = list(takewhile(lambda line: line.startswith("|"), lines))[2:]
    return [line.split("|")[1].split(" (")[0].strip() for line in table]


def test_the_figures_of_a_page_are_read() -> None:
    """The rows of the first table of figures count, and what stands in brackets does not."""
    page = "| stage | µs |\n|---|--:|\n| marks | 1 |\n\n| figure | news |\n|---|--:|\n| a, s (seven runs) | 1 |\n| b | 2 |\n\n"
    assert figures_of(page + "| figure | x |\n|---|--:|\n| c | 1 |\n") == ["a, s", "b"]


def test_another_checkout_is_measured_in_turn(tmp_path: Path) -> None:
    """The other library is the one that is read, who comes first alternates, and ratios are of neighbours."""
    (tmp_path / "quoteattr").symlink_to(ROOT / "quoteattr")
    assert in_several_processes([document(0)], 0, 2, tmp_path) > 0
    speeds = {ROOT: iter([6.0, 4.0, 90.0]), tmp_path: iter([3.0, 4.0, 30.0])}
    asked: list[Path] = []

    def measure(checkout: Path) -> float:
        asked.append(checkout)
        return next(speeds[checkout])

    found = in_turn(measure, ROOT, tmp_path, 3)
    assert asked == [ROOT, tmp_path, tmp_path, ROOT, ROOT, tmp_path]
    assert list(found.values()) == [6, 4, 2]


def test_a_folder_without_the_library_is_refused(tmp_path: Path) -> None:
    """Figures of the installed library are never taken for those of another checkout."""
    with pytest.raises(ValueError, match="give the root of a checkout"):
        in_several_processes([document(0)], 0, 2, tmp_path)


def test_busy_processes_take_time_and_go() -> None:
    """They take processor time, of which the system tells once a process has ended and was waited for."""
    before = os.times().children_user
    with beside_busy_processes(2):
        time.sleep(0.5)
    assert os.times().children_user - before > 0.1


def test_every_stage_has_a_row() -> None:
    """Each function of the stages that the flow calls has its time, in the order of the flow."""
    measured = {name.removesuffix(", µs a word"): time for name, time in by_stage([document(0)], 1).items()}
    called = dict.fromkeys(name for name in calls() if not name.startswith("parser."))
    assert list(measured) == [name for name in called if name in stages()]
    assert set(measured) == set(stages())
    assert measured["find_marks"] > 0 < measured["assemble"]


def test_every_network_has_its_share() -> None:
    """The shares of the networks and of all else make up the whole."""
    found = shares(QuoteExtractor(), [document(0)], 1)
    assert len(found) == len(NETWORKS) + 1
    assert all(share > 0 for share in found.values())
    assert 99 < sum(found.values()) < 101
