"""The quick form of ``python -m tests.programs.determinism``."""

from __future__ import annotations

import subprocess
import sys

import pytest

from quoteattr import QuoteExtractor
from tests.programs.determinism import differences
from tests.support.composed import document

pytestmark = pytest.mark.slow


def test_the_same_however_the_documents_come(bundled: QuoteExtractor) -> None:
    """Alone, in batches of any size or in another order, articles are read alike."""
    found = dict(differences(bundled, [document(number) for number in range(5)], quick=True))
    assert len(found) == 5
    assert {way: numbers for way, numbers in found.items() if numbers} == {}


def test_the_program_compares() -> None:
    """The program compares a part of the documents in every way and sums up."""
    command = [sys.executable, "-m", "tests.programs.determinism", "--first", "5", "--documents", "2"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240)
    *ways, last = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.endswith("0 of 2 differ") for line in ways] == [True] * 10
    assert last.startswith("documents 5 to 7, 10 ways, ")
