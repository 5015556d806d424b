"""Memory over a long run: ``python -m tests.soak`` streams 20,000 documents through pipe.

Prints the resident memory twenty times, and fails where it leaves the band of 5 % after the first fifth.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time

import psutil

from quoteattr import QuoteExtractor
from tests.composed import document


def main() -> int:
    """Stream the documents and judge the memory."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=40, help="about how many of each document are kept")
    parser.add_argument("--no-model", action="store_true")
    options = parser.parse_args()
    extractor = QuoteExtractor(model=None) if options.no_model else QuoteExtractor()
    texts = (" ".join(document(n).split(" ")[: options.words]) for n in range(options.documents))
    process = psutil.Process()
    step = max(1, options.documents // 20)
    sizes: list[float] = []
    quotes = 0
    begin = time.monotonic()
    for number, extraction in enumerate(extractor.pipe(texts, batch_size=32), start=1):
        quotes += len(extraction)
        if number % step == 0:
            gc.collect()
            sizes.append(process.memory_info().rss / 2**20)
            print(f"{number:7d} documents {sizes[-1]:8.1f} MB {time.monotonic() - begin:8.1f} s", flush=True)
    warm = sizes[len(sizes) // 5 :]
    growth = max(warm) / warm[0] - 1
    print(f"{quotes} quotations; growth after warm-up {100 * growth:.1f} %")
    return 0 if growth <= 0.05 else 1


if __name__ == "__main__":
    sys.exit(main())
