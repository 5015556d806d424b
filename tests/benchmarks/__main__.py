"""Measure throughput, start, memory and growth: ``python -m tests.benchmarks [--quick] [--texts FOLDER]``.

Prints a table and writes the same figures as JSON. Ratios are of runs side by side; each figure is the median.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from quoteattr import QuoteExtractor
from quoteattr.evaluation import read_gold_files
from tests.plain import plain_pipeline

ROOT = Path(__file__).parents[2]
PLAIN = "Het regende de hele dag in de stad en de straten bleven leeg. De winkels waren dicht.\n\n"
QUOTED = '"Dat is een risico", zei Anna de Vries. Het regende de hele dag in de stad.\n\n'
HOSTILE = "\"'“”‘’«»-- ("

MEMORY = """
import resource, sys
from quoteattr import QuoteExtractor
text, count = sys.argv[1], int(sys.argv[2])
for done, _ in enumerate(QuoteExtractor().pipe(text for _ in range(count)), start=1):
    if done in (count // 4, count):
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def main() -> int:
    """Run all measurements and write them down."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--texts", type=Path, default=ROOT / "tests" / "gold" / "news", help="folder of gold")
    parser.add_argument(
        "--runs", type=int, default=3, help="runs of each figure, of which the median is taken"
    )
    parser.add_argument("--quick", action="store_true", help="fewer texts and runs, smaller sizes")
    parser.add_argument("--memory-words", type=int, default=1_000_000, help="words streamed for the memory")
    parser.add_argument("--largest", type=int, default=10_000_000, help="code points of the largest text")
    parser.add_argument("--output", type=Path, default=Path("benchmarks.json"), help="JSON file to write")
    options = parser.parse_args()
    runs = 1 if options.quick else options.runs
    texts = [document.text for document in read_gold_files([options.texts]).documents]
    texts = texts[:12] if options.quick else texts
    figures: dict[str, Any] = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "words": words(texts),
    }
    for measure in (
        lambda: throughput(texts, runs),
        lambda: outside_networks(texts, runs),
        lambda: two_processes(texts * (2 if options.quick else 6), runs),
        lambda: without_quotation(runs),
        lambda: cold_start(runs),
        lambda: memory(texts, 50_000 if options.quick else options.memory_words),
        lambda: growth(100_000 if options.quick else options.largest),
    ):
        for name, value in measure().items():
            figures[name] = value
            print(f"{name:58s} {value}", flush=True)
    options.output.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def words(texts: Sequence[str]) -> int:
    """How many words between white space there are."""
    return sum(len(text.split()) for text in texts)


def seconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes, in seconds on the wall clock."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def throughput(texts: Sequence[str], runs: int) -> dict[str, float]:
    """The whole library beside Stanza's pipeline on the same weights, in words a second."""
    extractor = QuoteExtractor()
    plain = plain_pipeline()
    extractor(texts[0])
    plain(texts[0])
    times: dict[str, list[float]] = {"library": [], "one": [], "bulk": []}
    for _ in range(runs):
        times["library"].append(seconds(lambda: list(extractor.pipe(texts))))
        times["one"].append(seconds(lambda: [plain(text) for text in texts]))
        times["bulk"].append(seconds(lambda: plain.bulk_process(list(texts))))
    count = words(texts)
    library, one, bulk = (median(times[name]) for name in ("library", "one", "bulk"))
    return {
        "library, words/s": round(count / library),
        "plain pipeline one by one, words/s": round(count / one),
        "plain pipeline bulk_process, words/s": round(count / bulk),
        "library against one by one, times": round(one / library, 2),
        "library against bulk_process, times": round(bulk / library, 2),
    }


def outside_networks(texts: Sequence[str], runs: int) -> dict[str, float]:
    """Share of the time that is not spent in Stanza's pipeline, in percent."""
    extractor = QuoteExtractor()
    extractor(texts[0])
    parser: Any = extractor.parser
    pipeline = parser.pipeline
    inside = 0.0

    def timed(*arguments: Any, **options: Any) -> Any:
        nonlocal inside
        begin = time.perf_counter()
        document = pipeline(*arguments, **options)
        inside += time.perf_counter() - begin
        return document

    parser.pipeline = timed
    shares = []
    for _ in range(runs):
        inside = 0.0
        total = seconds(lambda: list(extractor.pipe(texts)))
        shares.append(100 * (total - inside) / total)
    return {"time outside Stanza's pipeline, %": round(median(shares), 1)}


def two_processes(texts: Sequence[str], runs: int) -> dict[str, float]:
    """Words a second of two processes, their start included."""
    extractor = QuoteExtractor()
    time_taken = median(seconds(lambda: list(extractor.pipe(texts, processes=2))) for _ in range(runs))
    return {"two processes, start included, words/s": round(words(texts) / time_taken)}


def without_quotation(runs: int) -> dict[str, float]:
    """Words a second of text without quotation or cue."""
    extractor = QuoteExtractor()
    extractor(PLAIN)
    texts = [PLAIN * 20] * 20
    return {
        "no quotation or cue, words/s": round(
            words(texts) / median(seconds(lambda: list(extractor.pipe(texts))) for _ in range(runs))
        )
    }


def cold_start(runs: int) -> dict[str, float]:
    """Seconds from the command to the first answer, and of that the import of PyTorch and Stanza."""
    seed = next((ROOT / "seeds").glob("*.txt"))

    def run(*arguments: str) -> float:
        command = [sys.executable, *arguments]
        return seconds(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT))

    return {
        "cold start, s": round(median(run("-m", "quoteattr", str(seed)) for _ in range(runs)), 2),
        "of which import of stanza, s": round(median(run("-c", "import stanza") for _ in range(runs)), 2),
    }


def memory(texts: Sequence[str], count: int) -> dict[str, int]:
    """Largest resident memory of a process that streams ``count`` words, in MB."""
    text = "\n\n".join(texts[:3])
    command = [sys.executable, "-c", MEMORY, text, str(max(4, count // len(text.split())))]
    answer = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.split()
    return {f"peak memory, {count:,} words, MB": int(answer[-1]), "after a quarter, MB": int(answer[0])}


def growth(largest: int) -> dict[str, float]:
    """Microseconds a code point of texts from 10 kB to ``largest``, without a model; one kind is hostile."""
    extractor = QuoteExtractor(model=None)
    sizes = [size for size in (10_000, 100_000, 1_000_000, 10_000_000) if size <= largest]

    def cases() -> Iterator[tuple[str, str]]:
        for size in sizes:
            yield f"prose of {size:,} code points, µs each", (QUOTED * (size // len(QUOTED) + 1))[:size]
        for size in sizes[:-1]:
            yield f"hostile, {size:,} code points, µs each", (HOSTILE * (size // len(HOSTILE) + 1))[:size]

    return {name: round(1e6 * seconds(lambda: extractor(text)) / len(text), 2) for name, text in cases()}  # noqa: B023


if __name__ == "__main__":
    sys.exit(main())
