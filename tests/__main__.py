"""Everything that a change has to pass: ``python -m tests``, or ``python -m tests GATE...`` for a part.

``python -m tests quick`` is the part that a change is tried with while it is made. Tests are spread over the
cores, those of one file in one process, so that what a file prepares is prepared once; slow files go first.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent

PYTEST = [
    sys.executable, "-m", "pytest", "-q", "-n", "logical", "--dist", "loadfile", "--no-loadscope-reorder",
]  # fmt: skip

GATES = {
    "lint": [str(BIN / "ruff"), "check", "."],
    "format": [str(BIN / "ruff"), "format", "--check", "."],
    "types": [sys.executable, "-m", "mypy"],
    "security": [sys.executable, "-m", "bandit", "-q", "-c", "pyproject.toml", "-r", "quoteattr"],
    "contracts": [str(BIN / "lint-imports"), "--no-logo"],
    "tests": PYTEST,
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
    "fast": [*PYTEST, "-m", "not slow"],
}
GROUPS = {
    "all": [name for name in GATES if name != "fast"],
    "quick": ["lint", "format", "types", "contracts", "fast"],
}


def main(names: list[str]) -> int:
    """Run the gates and groups of gates called ``names``, all by default, and say which failed."""
    unknown = set(names) - GATES.keys() - GROUPS.keys()
    if unknown:
        known = ", ".join([*GATES, *GROUPS])
        print(f"no gate {', '.join(sorted(unknown))}; there are: {known}", file=sys.stderr)
        return 2
    gates = [gate for name in names or ["all"] for gate in GROUPS.get(name, [name])]
    results: list[tuple[str, bool, float]] = []
    for name in gates:
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
