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

SIZE, SECONDS = 10_000, 0.25
"""Characters of a hostile string, and what a pattern may take for it; one whose time grows with the square takes several times that."""


@pytest.mark.parametrize("source", [r"[.!?…]+(?=\s)", r"\s+(?=\d)", r"(?:\w+\s?)*$"])
def test_a_slow_pattern_is_found(source: str) -> None:
    """Patterns of which the time grows with the square of the text, or worse, use up what they are given."""
    assert slowest(regex.compile(source), SIZE, SECONDS)[0] == SECONDS


def test_a_pattern_in_proportion_is_not() -> None:
    """One that reads each character once does not."""
    assert slowest(regex.compile(r"(?<![.!?…])[.!?…]++(?=\s)"), SIZE, SECONDS)[0] < SECONDS


@pytest.mark.slow
def test_all_patterns_are_in_proportion() -> None:
    """All patterns of the package, those of the TOML files too, read 10,000 hostile characters at once.

    That is little enough for the gates; :func:`test_a_slow_pattern_is_found` holds that it is enough.
    """
    command = [
        sys.executable,
        "-m",
        "tests.programs.patterns",
        "--size",
        str(SIZE),
        "--seconds",
        str(SECONDS),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stdout + done.stderr
