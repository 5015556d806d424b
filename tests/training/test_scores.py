from __future__ import annotations

import json
from pathlib import Path

from quoteattr.training.pack import write_scores
from quoteattr.training.score import METRICS, table


def test_scores_are_written_with_two_decimals(tmp_path: Path) -> None:
    """A program reads them by test and metric, in the order in which they were given."""
    path = write_scores({"Alpino test": {"Words": 99.8951, "LAS": 90.0}}, tmp_path)
    assert path == tmp_path / "scores.json"
    assert path.read_text(encoding="utf-8").endswith("}\n")
    assert json.loads(path.read_text(encoding="utf-8")) == {"Alpino test": {"Words": 99.9, "LAS": 90.0}}


def test_the_table_has_a_row_for_each_test() -> None:
    """Metrics stand in columns, in per cent with two decimals."""
    head, _, row = table({"Alpino test": dict.fromkeys(METRICS, 90.126)}).splitlines()
    assert [cell.strip() for cell in head.split("|")][2:-1] == list(METRICS)
    assert [cell.strip() for cell in row.split("|")][1:-1] == ["Alpino test", *["90.13"] * len(METRICS)]
