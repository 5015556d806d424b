"""The command line of the training."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoteattr.training.__main__ import main


def test_gold_that_cannot_be_used_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It gives status 2 and a line that names the file."""
    (tmp_path / "fout.json").write_text('{"quotes": 5}', encoding="utf-8")
    assert main(["speakers", str(tmp_path)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("quoteattr.training: ")
    assert "fout.json" in line
