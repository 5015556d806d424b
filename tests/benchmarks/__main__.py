"""Measure throughput, start, memory and growth: ``python -m tests.benchmarks [--quick] [--texts FOLDER]``.

Prints a table and writes the same figures as JSON. Ratios are of runs side by side; each figure is the median.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from quoteattr.evaluation import read_gold_files
from tests.benchmarks.growth import growth, plot
from tests.benchmarks.memory import memory
from tests.benchmarks.shares import outside_networks
from tests.benchmarks.stages import by_stage
from tests.benchmarks.start import cold_start
from tests.benchmarks.throughput import throughput, two_processes, without_quotation
from tests.benchmarks.timing import words

MEASURES = ("throughput", "outside", "stages", "processes", "filter", "start", "memory", "growth")
ROOT = Path(__file__).parents[2]


def main() -> int:
    """Run all measurements and write them down."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--texts", type=Path, default=ROOT / "tests" / "gold" / "news", help="folder of gold")
    parser.add_argument(
        "--runs", type=int, default=3, help="runs of each figure, of which the median is taken"
    )
    parser.add_argument("--quick", action="store_true", help="fewer texts and runs, smaller sizes")
    parser.add_argument("--only", nargs="+", choices=MEASURES, help="measure only these")
    parser.add_argument("--memory-words", type=int, default=1_000_000, help="words streamed for the memory")
    parser.add_argument("--largest", type=int, default=10_000_000, help="code points of the largest text")
    parser.add_argument("--plot", type=Path, help="SVG file to draw the growth into")
    parser.add_argument("--output", type=Path, default=Path("benchmarks.json"), help="JSON file to write")
    options = parser.parse_args()
    runs = 1 if options.quick else options.runs
    texts = [document.text for document in read_gold_files([options.texts]).documents]
    texts = texts[:12] if options.quick else texts
    figures: dict[str, Any] = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "words": words(texts),
    }
    quick = options.quick
    measures: dict[str, Callable[[], Mapping[str, Any]]] = {
        "throughput": lambda: throughput(texts, runs),
        "outside": lambda: outside_networks(texts, runs),
        "stages": lambda: by_stage(texts, runs),
        "processes": lambda: two_processes(texts, 10_000 if quick else 200_000, runs),
        "filter": lambda: without_quotation(runs),
        "start": lambda: cold_start(runs),
        "memory": lambda: memory(texts, 50_000 if quick else options.memory_words),
        "growth": lambda: growth(*((100_000, 10_000) if quick else (options.largest, options.largest))),
    }
    for measure in options.only or measures:
        for name, value in measures[measure]().items():
            figures[name] = value
            print(f"{name:58s} {value}", flush=True)
    options.output.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if options.plot:
        plot(figures, options.plot)
    return 0


if __name__ == "__main__":
    sys.exit(main())
