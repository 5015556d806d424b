"""The figures on the development gold do not fall below what they were.

The gold holds news texts that cannot be redistributed: these tests run where the environment variable
``QUOTEATTR_GOLD`` names its folder.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quoteattr import QuoteExtractor
from quoteattr.evaluation import Scores, read_gold_files, score

pytestmark = [pytest.mark.gold, pytest.mark.timeout(1800)]

FLOORS: dict[str, dict[str, float]] = {
    "news": {
        "direct.exact": 98,
        "indirect.overlap": 83,
        "speaker": 90,
        "speaker.indirect": 83,
        "name": 84,
        "addressee": 60,
    },
    "novel": {"direct.exact": 94, "speaker": 76, "name": 61, "addressee": 60},
}


def _scores(genre: str) -> Scores:
    folder = os.environ.get("QUOTEATTR_GOLD")
    if not folder:
        pytest.skip(
            "needs the development gold, which is not in the repository: set QUOTEATTR_GOLD to its folder"
        )
    return score(read_gold_files([Path(folder) / genre]).documents, QuoteExtractor())


@pytest.mark.parametrize("genre", FLOORS)
def test_figures_hold(genre: str) -> None:
    """F1 of each figure is at least its floor."""
    figures = _scores(genre).figures
    fallen = {
        name: round(figures[name].f, 1) for name, floor in FLOORS[genre].items() if figures[name].f < floor
    }
    assert fallen == {}
