"""The same answer however the documents come: ``python -m tests.programs.determinism`` compares 200 of them.

Answers are compared whole, with places, cues, speakers, addressees, names and confidences.
``--first`` and ``--documents`` cut a long comparison into parts.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from random import Random
from typing import Any

from quoteattr import Extraction, QuoteExtractor
from tests.support.composed import document

__all__ = ["differences"]


SETTINGS = {
    "OpenBLAS with four threads": {"OPENBLAS_NUM_THREADS": "4", "OMP_NUM_THREADS": "4"},
    "narrower vectors": {
        "OPENBLAS_CORETYPE": "SANDYBRIDGE",
        "NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512_ICL",
    },
}
"""What processes are set to that read the documents anew."""

_READ = """
import json, sys
from quoteattr import QuoteExtractor
for extraction in QuoteExtractor().pipe(json.load(sys.stdin)):
    print(extraction.to_json())
"""


def _ways(extractor: QuoteExtractor, texts: Sequence[str]) -> Iterator[tuple[str, Iterable[Extraction]]]:
    yield "alone", [extractor(text) for text in texts]
    for size in (1, 7, 64):
        yield f"in pipe, batch size {size}", extractor.pipe(texts, batch_size=size)
    order = list(range(len(texts)))
    Random(1).shuffle(order)
    shuffled = dict(zip(order, extractor.pipe([texts[i] for i in order]), strict=True))
    yield "in another order", [shuffled[i] for i in range(len(texts))]


def _slow_ways(extractor: QuoteExtractor, texts: Sequence[str]) -> Iterator[tuple[str, Iterable[Extraction]]]:
    for count in (2, 4):
        with ThreadPoolExecutor(count) as pool:
            yield f"in {count} threads", pool.map(extractor, texts)
    for way, settings in SETTINGS.items():
        yield way, _read_elsewhere(texts, settings)
    yield "in two processes", extractor.pipe(texts, processes=2)


def _read_elsewhere(texts: Sequence[str], settings: Mapping[str, str]) -> list[Extraction]:
    """What a process with these settings of its environment makes of the texts."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _READ],
        input=json.dumps(list(texts)),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **settings},
    )
    return [Extraction.from_dict(json.loads(line)) for line in done.stdout.splitlines()]


def differences(
    extractor: QuoteExtractor, texts: Sequence[str], *, quick: bool
) -> Iterator[tuple[str, list[int]]]:
    """Each way to read ``texts``, with the indices of those whose answer differs from that of the first way.

    :param quick: leave out threads, settings and processes.
    """
    expected: list[Any] = []
    slow = () if quick else _slow_ways(extractor, texts)
    for way, extractions in chain(_ways(extractor, texts), slow):
        answers = [extraction.to_dict() for extraction in extractions]
        expected = expected or answers
        yield way, [i for i, (one, other) in enumerate(zip(expected, answers, strict=True)) if one != other]


def main() -> int:
    """Print for each way how many documents differ."""
    parser = argparse.ArgumentParser(prog="python -m tests.programs.determinism", description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--first", type=int, default=0, help="number of the first document; default: 0")
    options = parser.parse_args()
    texts = [document(options.first + number) for number in range(options.documents)]
    begin = time.monotonic()
    ways = different = 0
    for way, numbers in differences(QuoteExtractor(), texts, quick=False):
        named = ", ".join(str(options.first + number) for number in numbers[:5])
        print(f"{way:28s} {len(numbers)} of {len(texts)} differ {named}".rstrip(), flush=True)
        ways += 1
        different += len(numbers)
    seconds = time.monotonic() - begin
    print(f"documents {options.first} to {options.first + len(texts)}, {ways} ways, {seconds:.0f} seconds")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
