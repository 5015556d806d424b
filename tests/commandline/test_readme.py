"""The commands of the README, run by a shell as they stand."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quoteattr.io import jsonl
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

BIN = Path(sys.executable).parent


@pytest.mark.skipif(not (BIN / "quoteattr").exists(), reason="quoteattr is not installed in this environment")
def test_the_commands_work_as_they_stand(tmp_path: Path) -> None:
    """All commands of the section run one after the other, and what they are said to write is there."""
    readme = (ROOT / "README.md").read_text("utf-8")
    section = readme.partition("\n## On the command line\n")[2]
    activate, *commands = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)[0].splitlines()
    assert activate == ". .venv/bin/activate"
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    shown = []
    for command in commands:
        done = subprocess.run(
            ["sh", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, (command, done.stderr)
        shown.append(done.stdout)
    table, marked, *_, meaning = shown
    assert table.count("\n") > marked.count("\n") > 1
    with (tmp_path / "quotes.jsonl").open(encoding="utf-8") as lines:
        (extraction,) = jsonl.read(lines)
    assert len(extraction) == 15
    assert {path.name for path in (tmp_path / "views").iterdir()} == {
        "000_cd89547b125a8459.html",
        "index.html",
    }
    assert len((tmp_path / "quotes.csv").read_text("utf-8-sig").splitlines()) > 15
    assert meaning.startswith("The subject of the cue right after the quotation.")
