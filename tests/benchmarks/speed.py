"""Words a second of one and of several processes, and beside processes that take the processors for themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import truediv
from pathlib import Path
from statistics import median

from tests.benchmarks.fresh import CORES, DEFAULT, ONE_THREAD, ROOT, answer, beside_busy_processes
from tests.benchmarks.timing import words

__all__ = ["beside_others", "by_processes", "in_one_process", "in_several_processes"]

READING = """
import gc, json, sys, time
import quoteattr

processes, times, texts = int(sys.argv[1]), int(sys.argv[2]), json.load(sys.stdin)
extractor = quoteattr.QuoteExtractor()
if processes == 1:
    extractor('"Dat is een risico", zei Anna de Vries.')
gc.collect()
begin = time.perf_counter()
for _ in extractor.pipe((text for _ in range(times) for text in texts), processes=processes):
    pass
print(json.dumps([time.perf_counter() - begin, quoteattr.__file__]))
"""
"""Uses public names only, so that it also measures the library as it was."""


def by_processes(texts: Sequence[str], stream: int, runs: int) -> dict[str, float]:
    """Words a second of one process with one thread, and of two and four processes in turn.

    :param stream: about how many words two and four processes read, their start included.
    """
    one, two, four = [], [], []
    for _ in range(runs):
        one.append(in_one_process(texts, ONE_THREAD))
        two.append(in_several_processes(texts, stream, 2))
        four.append(in_several_processes(texts, stream, 4))
    return {
        "one process, one thread, words/s": round(median(one)),
        "two processes, start included, words/s": round(median(two)),
        "four processes, start included, words/s": round(median(four)),
        "four processes against two, times": round(median(map(truediv, four, two)), 2),
    }


def beside_others(texts: Sequence[str], runs: int) -> dict[str, float]:
    """Words a second of a process with default settings, alone and beside a busy process for each core, in turn."""
    alone, beside = [], []
    for _ in range(runs):
        alone.append(in_one_process(texts, DEFAULT))
        with beside_busy_processes(CORES):
            beside.append(in_one_process(texts, DEFAULT))
    return {
        "alone, default settings, words/s": round(median(alone)),
        "beside as many busy processes as cores, words/s": round(median(beside)),
        "beside busy processes, share of the speed alone": round(median(map(truediv, beside, alone)), 2),
    }


def in_one_process(texts: Sequence[str], threads: Mapping[str, str], checkout: Path = ROOT) -> float:
    """Words a second of a new process that has loaded the model and knows no lemma."""
    return words(texts) / _seconds(texts, 1, 1, threads, checkout)


def in_several_processes(texts: Sequence[str], stream: int, processes: int, checkout: Path = ROOT) -> float:
    """Words a second over about ``stream`` words of a new process that starts others, their start included."""
    times = max(1, round(stream / words(texts)))
    return times * words(texts) / _seconds(texts, processes, times, DEFAULT, checkout)


def _seconds(
    texts: Sequence[str], processes: int, times: int, threads: Mapping[str, str], checkout: Path
) -> float:
    """How long a new process takes to read the texts so many times."""
    taken, package = answer(READING, processes, times, texts=texts, threads=threads, checkout=checkout)
    if not Path(package).is_relative_to(checkout):
        raise ValueError(f"expected quoteattr from {checkout}, got {package}; give the root of a checkout")
    return float(taken)
