"""Scores in words and tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quoteattr.evaluation import Scores, read_gold, score
from quoteattr.evaluation.tables import calibration_report, markdown_report, mistakes_report, text_report

from .conftest import found_quotes, gold_data


@pytest.fixture
def scores(gold_file: Callable[[dict[str, Any]], Path]) -> Scores:
    return score([read_gold(gold_file(gold_data()))], lambda _: found_quotes())


def test_text_says_all_figures_with_their_counts(scores: Scores) -> None:
    """Rates stand with right, given and wanted; then speed, kinds, abstentions and rules."""
    text = text_report(scores, 2.0)
    for line in (
        "direct.overlap     P  66.7 R 100.0 F  80.0  (2/3/2)",
        "words_per_second   16.0",
        "  mixed       0.0  100.0          0/1         1/1",
        "wrong speakers of those given: 33.3 %, all kinds",
        "  ambiguous        1         0",
        "  nearest             1      0      1    0.0",
    ):
        assert line in text.splitlines()


def test_calibration_is_a_table(scores: Scores) -> None:
    """Each bin has its limits, the mean confidence, the share of right answers and their number."""
    assert calibration_report(scores).splitlines() == [
        "calibration: speaker",
        "  confidence  mean  right  given",
        "  0.4-0.5     0.42   0.00      1",
        "  0.9-1.0     0.93   1.00      2",
        "",
        "calibration: name",
        "  confidence  mean  right  given",
        "  0.3-0.4     0.30   0.00      1",
        "  0.8-0.9     0.81   1.00      2",
        "",
        "calibration: addressee",
        "  confidence  mean  right  given",
        "  0.0-0.1     0.00   0.50      2",
    ]


def test_mistakes_stand_with_their_sentence(scores: Scores) -> None:
    """Each cause is counted, and each mistake shows where it is, what was wanted and what was given."""
    lines = mistakes_report(scores).splitlines()
    assert lines[:2] == ["mistakes: 6", "     1  invented_addressee"]
    place = lines.index("wrong_speaker:nearest (1)")
    assert lines[place + 1] == "  nieuws_1@86  wanted 'Jansen', given 'De partij'  (rule nearest)"
    assert "Volgens hem ⟦komt er een plan⟧. De partij" in lines[place + 2]


def test_markdown_is_one_table(scores: Scores) -> None:
    """Every figure is a row with three cells, and below stands what was measured on."""
    lines = markdown_report(scores).splitlines()
    assert lines[0] == "| in per cent | news: precision | recall | F1 |"
    assert "| indirect quotations | 100.0 | 50.0 | 66.7 |" in lines
    assert {line.count("|") for line in lines[:-2]} == {5}
    assert lines[-1] == "Measured on news: 1 texts, 32 words, 5 quotations."
