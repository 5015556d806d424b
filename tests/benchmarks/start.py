"""The time from the command to the first answer."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.timing import seconds

__all__ = ["cold_start"]

ROOT = Path(__file__).parents[2]


def cold_start(runs: int) -> dict[str, float]:
    """Seconds from the command to the first answer, beside the import of PyTorch; byte code is there already."""
    seed = next((ROOT / "seeds").glob("*.txt"))

    def run(environment: Mapping[str, str], *arguments: str) -> float:
        command = [sys.executable, *arguments]
        return seconds(
            lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT, env=environment)
        )

    with TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        answer, torch = ("-m", "quoteattr", str(seed)), ("-c", "import torch")
        for arguments in (answer, torch):
            run(environment, *arguments)
        pairs = [(run(environment, *answer), run(environment, *torch)) for _ in range(runs)]
    return {
        "cold start, s": round(median(whole for whole, _ in pairs), 2),
        "of which import of torch, s": round(median(imported for _, imported in pairs), 2),
        "beside that import, s": round(median(whole - imported for whole, imported in pairs), 2),
    }
