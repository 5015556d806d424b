"""The memory that a process takes for one article and over a long stream."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from tests.benchmarks.fresh import ROOT, answer

__all__ = ["memory"]

PEAKS = """
import json, sys
from quoteattr import QuoteExtractor
from tests.support.memory import peak_megabytes

(text,), count = json.load(sys.stdin), int(sys.argv[1])
peaks = []
for done, _ in enumerate(QuoteExtractor().pipe((text for _ in range(count))), start=1):
    if done in (-(-count // 4), count):
        peaks.append(peak_megabytes())
print(json.dumps([peaks[0], peaks[-1]]))
"""


def memory(texts: Sequence[str], count: int, runs: int) -> dict[str, int]:
    """Largest resident memory of a process that reads the seed article, and of one that streams, in MB.

    :param count: how many words are streamed, once.
    """
    seed = next((ROOT / "seeds").glob("*.txt")).read_text(encoding="utf-8")
    article = median(answer(PEAKS, 1, texts=[seed])[-1] for _ in range(runs))
    text = "\n\n".join(texts[:3])
    quarter, whole = answer(PEAKS, max(4, count // len(text.split())), texts=[text])
    return {
        "peak memory, one article, MB": round(article),
        "peak memory, stream, MB": round(whole),
        "peak memory, a quarter of the stream, MB": round(quarter),
    }
