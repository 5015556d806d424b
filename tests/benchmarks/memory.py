"""The memory that a process takes over a long stream."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

__all__ = ["memory"]

ROOT = Path(__file__).parents[2]
MEMORY = """
import sys
from quoteattr import QuoteExtractor
from tests.support.memory import peak_megabytes
text, count = sys.argv[1], int(sys.argv[2])
for done, _ in enumerate(QuoteExtractor().pipe(text for _ in range(count)), start=1):
    if done in (count // 4, count):
        print(round(peak_megabytes()))
"""


def memory(texts: Sequence[str], count: int) -> dict[str, int]:
    """Largest resident memory of a process that streams ``count`` words, in MB."""
    text = "\n\n".join(texts[:3])
    command = [sys.executable, "-c", MEMORY, text, str(max(4, count // len(text.split())))]
    answer = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.split()
    return {f"peak memory, {count:,} words, MB": int(answer[-1]), "after a quarter, MB": int(answer[0])}
