"""No pattern of the package takes more than its share of time on any string."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest
import regex

from tests.programs.patterns import slowest

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="this system has no timer of that kind"
)


@pytest.mark.parametrize("source", [r"[.!?…]+(?=\s)", r"\s+(?=\d)", r"(?:\w+\s?)*$"])
def test_a_slow_pattern_is_found(source: str) -> None:
    """Patterns of which the time grows with the square of the text, or worse, use up what they are given."""
    assert slowest(regex.compile(source), 100_000, 1.0)[0] == 1.0


def test_a_pattern_in_proportion_is_not() -> None:
    """One that reads each character once does not."""
    assert slowest(regex.compile(r"(?<![.!?…])[.!?…]++(?=\s)"), 100_000, 1.0)[0] < 1.0


def test_all_patterns_are_in_proportion() -> None:
    """All patterns of the package, those of the TOML files too, read 100,000 hostile characters at once."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.programs.patterns"], capture_output=True, text=True, timeout=280
    )
    assert done.returncode == 0, done.stdout + done.stderr
