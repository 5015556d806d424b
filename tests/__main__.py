"""Everything that a change has to pass: ``python -m tests``, or ``python -m tests GATE...`` for a part."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent

GATES = {
    "lint": [str(BIN / "ruff"), "check", "."],
    "format": [str(BIN / "ruff"), "format", "--check", "."],
    "types": [sys.executable, "-m", "mypy"],
    "security": [sys.executable, "-m", "bandit", "-q", "-c", "pyproject.toml", "-r", "quoteattr"],
    "contracts": [str(BIN / "lint-imports"), "--no-logo"],
    "tests": [sys.executable, "-m", "pytest", "-q"],
    "wheel": [sys.executable, "-m", "tests.programs.wheel"],
    "docs": [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-n",
        "-W",
        "-E",
        "--keep-going",
        "docs",
        "docs/_build/html",
    ],
}


def main(names: list[str]) -> int:
    """Run the gates called ``names``, all by default, and say which failed."""
    unknown = set(names) - set(GATES)
    if unknown:
        print(f"no gate {', '.join(sorted(unknown))}; there are: {', '.join(GATES)}", file=sys.stderr)
        return 2
    results: list[tuple[str, bool, float]] = []
    for name in names or GATES:
        print(f"== {name}", flush=True)
        begin = time.monotonic()
        passed = subprocess.run(GATES[name], cwd=ROOT).returncode == 0
        results.append((name, passed, time.monotonic() - begin))
    print("\ngate       result  seconds")
    for name, passed, seconds in results:
        print(f"{name:10s} {'passed' if passed else 'FAILED'}  {seconds:7.1f}")
    return 0 if all(passed for _, passed, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
