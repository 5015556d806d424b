"""This checkout beside another one: ``python -m tests.benchmarks.against OTHER_CHECKOUT [--runs N] [--quick]``.

The other one is a clone of another commit, which the same Python runs; it has to have the public names
``quoteattr.QuoteExtractor`` and its ``pipe(texts, processes=...)``. Both are measured in turn, and who comes first
alternates. Prints the medians and the median of the ratios of neighbours, and writes the same as JSON on demand.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

from quoteattr.evaluation import read_gold_files
from tests.benchmarks.fresh import ONE_THREAD, ROOT
from tests.benchmarks.speed import in_one_process, in_several_processes

__all__ = ["in_turn", "main"]


def in_turn(measure: Callable[[Path], float], this: Path, other: Path, runs: int) -> dict[str, float]:
    """The median of what is measured of both checkouts, and of the ratio of this one to the other."""
    pairs = []
    for run in range(runs):
        order = (this, other) if run % 2 == 0 else (other, this)
        found = {checkout: measure(checkout) for checkout in order}
        pairs.append((found[this], found[other]))
    return {
        "this, words/s": round(median(mine for mine, _ in pairs)),
        "other, words/s": round(median(theirs for _, theirs in pairs)),
        "this against the other, times": round(median(mine / theirs for mine, theirs in pairs), 3),
    }


def main() -> int:
    """Measure both checkouts and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.against", description=__doc__)
    parser.add_argument("other", type=Path, help="folder of the other checkout")
    parser.add_argument("--texts", type=Path, default=ROOT / "tests" / "gold" / "news", help="folder of gold")
    parser.add_argument("--runs", type=int, default=7, help="how often each figure is measured of each")
    parser.add_argument("--words", type=int, default=200_000, help="words that two processes read")
    parser.add_argument("--quick", action="store_true", help="one run of few words")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to FILE")
    options = parser.parse_args()
    other = options.other.resolve()
    if not (other / "quoteattr" / "__init__.py").is_file():
        parser.error(f"expected the root of a checkout of quoteattr, got {options.other}")
    texts = [document.text for document in read_gold_files([options.texts]).documents]
    runs, count = (1, 5_000) if options.quick else (options.runs, options.words)
    texts = texts[:12] if options.quick else texts
    measures: Mapping[str, Callable[[Path], float]] = {
        "one process, one thread": lambda checkout: in_one_process(texts, ONE_THREAD, checkout),
        "two processes, start included": lambda checkout: in_several_processes(texts, count, 2, checkout),
    }
    for checkout in (ROOT, other):
        in_several_processes(texts[:1], 0, 2, checkout)  # byte code and files are in their caches now
    figures = {}
    print(f"{'figure':32s} {'this, words/s':>14s} {'other, words/s':>14s} {'ratio':>7s}")
    for name, measure in measures.items():
        figures[name] = in_turn(measure, ROOT, other, runs)
        this, theirs, ratio = figures[name].values()
        print(f"{name:32s} {this:14,.0f} {theirs:14,.0f} {ratio:7.3f}", flush=True)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
