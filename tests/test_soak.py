"""The quick form of ``python -m tests.programs.soak``."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("options", [(), ("--processes", "2")], ids=["here", "in processes"])
def test_memory_stays_in_its_band(options: tuple[str, ...]) -> None:
    """A stream of 2,000 documents without a model takes no more memory at its end than after its first fifth."""
    command = [sys.executable, "-m", "tests.programs.soak", "--no-model", "--documents", "2000", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240)
    *table, count, memory = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert len(table) == 20
    assert count.startswith("documents 0 to 2000: ")
    assert "growth after warm-up" in memory


def test_a_run_ends_after_its_time() -> None:
    """A run that is given no time ends after a quarter, with where the next goes on."""
    command = [sys.executable, "-m", "tests.programs.soak", "--no-model", "--first", "50", "--seconds", "0"]
    done = subprocess.run([*command, "--documents", "400"], capture_output=True, text=True, timeout=240)
    assert done.stdout.splitlines()[-2].startswith("documents 50 to 150: ")
