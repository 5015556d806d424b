"""Measure start, memory, speed and growth: ``python -m tests.benchmarks [--quick] [--texts FOLDER] [--only NAME...]``.

Prints a table and writes the same figures as JSON. Ratios are of runs side by side; each figure is the median.
``python -m tests.benchmarks.against OTHER_CHECKOUT`` compares with another commit.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from pathlib import Path
from typing import Any

from quoteattr.evaluation import read_gold_files
from tests.benchmarks.fresh import CORES, ROOT
from tests.benchmarks.growth import plot
from tests.benchmarks.measures import MEASURES, QUICK, Sizes
from tests.benchmarks.timing import words


def main() -> int:
    """Run all measurements and write them down."""
    default = Sizes()
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--texts", type=Path, default=ROOT / "tests" / "gold" / "news", help="folder of gold")
    parser.add_argument(
        "--runs", type=int, default=default.runs, help="runs of each figure, of which the median is taken"
    )
    parser.add_argument("--quick", action="store_true", help="fewer texts and runs, smaller sizes")
    parser.add_argument("--only", nargs="+", choices=MEASURES, help="measure only these")
    parser.add_argument(
        "--memory-words", type=int, default=default.memory, help="words streamed for the memory"
    )
    parser.add_argument(
        "--largest", type=int, default=default.largest, help="code points of the largest text"
    )
    parser.add_argument("--plot", type=Path, help="SVG file to draw the growth into")
    parser.add_argument("--output", type=Path, default=Path("benchmarks.json"), help="JSON file to write")
    options = parser.parse_args()
    sizes = QUICK
    if not options.quick:
        sizes = Sizes(
            runs=options.runs,
            memory=options.memory_words,
            largest=options.largest,
            largest_with_model=options.largest,
        )
    texts = [document.text for document in read_gold_files([options.texts]).documents]
    texts = texts[:12] if options.quick else texts
    figures: dict[str, Any] = {
        "machine": f"{platform.machine()}, {CORES} cores, Python {platform.python_version()}",
        "words": words(texts),
        "words read by several processes": sizes.stream,
        "words streamed for the memory": sizes.memory,
    }
    for measure in options.only or MEASURES:
        for name, value in MEASURES[measure](texts, sizes).items():
            figures[name] = value
            print(f"{name:58s} {value}", flush=True)
    options.output.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if options.plot:
        plot(figures, options.plot)
    return 0


if __name__ == "__main__":
    sys.exit(main())
