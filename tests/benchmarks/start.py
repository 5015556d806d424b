"""The time from the command, the import and the first call to an answer."""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from typing import Any

from tests.benchmarks.fresh import ROOT, answer, surroundings
from tests.benchmarks.timing import seconds

__all__ = ["start"]

FIRST_ANSWER = """
import sys, time

begin = time.perf_counter()
import quoteattr

imported = time.perf_counter()
heavy = sorted({"numpy", "stanza", "torch"} & sys.modules.keys())
import json

(text,) = json.load(sys.stdin)
asked = time.perf_counter()
quoteattr.extract_quotes(text)
print(json.dumps([imported - begin, time.perf_counter() - asked, heavy]))
"""


def start(runs: int) -> dict[str, Any]:
    """Seconds of the command, of the import and of the first answer, on the seed article; files are in the cache.

    The command stands beside the import of NumPy in a process that does nothing else.
    """
    seed = next((ROOT / "seeds").glob("*.txt"))
    texts = [seed.read_text(encoding="utf-8")]

    def run(*arguments: str) -> float:
        command = [sys.executable, *arguments]
        return seconds(
            lambda: subprocess.run(
                command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT, env=surroundings()
            )
        )

    command, numpy = ("-m", "quoteattr", str(seed)), ("-c", "import numpy")
    for arguments in (command, numpy):
        run(*arguments)
    pairs = [(run(*command), run(*numpy)) for _ in range(runs)]
    imports, answers, heavy = zip(*(answer(FIRST_ANSWER, texts=texts) for _ in range(runs)), strict=True)
    loaded = sorted({name for names in heavy for name in names})
    return {
        "command on one article, s": round(median(whole for whole, _ in pairs), 2),
        "import of numpy alone, s": round(median(imported for _, imported in pairs), 2),
        "command beside that import, s": round(median(whole - imported for whole, imported in pairs), 2),
        "import of quoteattr, s": round(median(imports), 3),
        "numpy, stanza and torch loaded by that import": ", ".join(loaded) or "none",
        "first answer after that import, s": round(median(answers), 2),
    }
