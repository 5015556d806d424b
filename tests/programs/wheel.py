"""Run tests against the wheel, with the source out of the way: ``python -m tests.programs.wheel``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTED = (
    "tests/stages",
    "tests/io",
    "tests/test_extractor.py",
    "tests/languages",
    "tests/test_seed.py",
)
CARRIED = ("tests", "seeds", "pyproject.toml", "README.md")


def main() -> int:
    """Build the wheel, install it into a folder of its own, and test that; the exit status of pytest."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site, away = folder / "site", folder / "away"
        run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", name, str(ROOT))
        wheel = str(next(folder.glob("*.whl")))
        run(sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(site), wheel)
        away.mkdir()
        for item in CARRIED:
            copy = shutil.copytree if (ROOT / item).is_dir() else shutil.copy
            copy(ROOT / item, away / item)
        environment = {**os.environ, "PYTHONPATH": str(site)}
        where = [sys.executable, "-c", "import quoteattr; print(quoteattr.__file__)"]
        found = subprocess.run(where, cwd=away, env=environment, capture_output=True, text=True, check=True)
        if not found.stdout.startswith(str(site)):
            print(f"expected quoteattr in {site}, found {found.stdout.strip()}", file=sys.stderr)
            return 1
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTED]
        return subprocess.run(command, cwd=away, env=environment).returncode


def run(*command: str) -> None:
    """Run a command; its output is shown if it fails."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout, done.stderr, file=sys.stderr)
        done.check_returncode()


if __name__ == "__main__":
    sys.exit(main())
