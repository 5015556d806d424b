"""Memory over a long run: ``python -m tests.programs.soak`` streams 20,000 documents through pipe.

Prints the resident memory twenty times, that of worker processes too, and fails where it leaves the band of 5 %
after the first fifth. ``--seconds`` ends a run after some time and judges what was read until then; with ``--first``
another run goes on where that one ended.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time

import psutil

from quoteattr import QuoteExtractor
from tests.support.composed import document

_BAND = 0.05


def _megabytes() -> float:
    """The resident memory of this process and those that it started."""
    own = psutil.Process()
    return float(sum(process.memory_info().rss for process in (own, *own.children(recursive=True))) / 2**20)


def main() -> int:
    """Stream the documents and judge the memory."""
    parser = argparse.ArgumentParser(prog="python -m tests.programs.soak", description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first document; default: 0")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="end after so many")
    parser.add_argument("--words", type=int, default=40, help="about how many of each document are kept")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--no-model", action="store_true")
    options = parser.parse_args()
    extractor = QuoteExtractor(model=None) if options.no_model else QuoteExtractor()
    numbers = range(options.first, options.first + options.documents)
    texts = (" ".join(document(n).split(" ")[: options.words]) for n in numbers)
    step = max(1, options.documents // 20)
    sizes: list[float] = []
    done = quotes = 0
    begin = time.monotonic()
    for extraction in extractor.pipe(texts, batch_size=32, processes=options.processes):
        done += 1
        quotes += len(extraction)
        if done % step == 0:
            gc.collect()
            sizes.append(_megabytes())
            print(f"{done:7d} documents {sizes[-1]:8.1f} MB {time.monotonic() - begin:8.1f} s", flush=True)
        if time.monotonic() - begin > options.seconds and len(sizes) >= 5:
            break
    warm = sizes[len(sizes) // 5 :]
    growth = max(warm) / warm[0] - 1
    rate = done / (time.monotonic() - begin)
    print(
        f"documents {options.first} to {options.first + done}: {quotes} quotations, {rate:.1f} documents a second"
    )
    print(f"at most {max(sizes):.0f} MB; growth after warm-up {100 * growth:.1f} %")
    return 0 if growth <= _BAND else 1


if __name__ == "__main__":
    sys.exit(main())
