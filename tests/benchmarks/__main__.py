"""Measure throughput, start, memory and growth: ``python -m tests.benchmarks [--quick] [--texts FOLDER]``.

Prints a table and writes the same figures as JSON. Ratios are of runs side by side; each figure is the median.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from attrs import evolve

import quoteattr.flow as flow
from quoteattr import QuoteExtractor
from quoteattr.evaluation import read_gold_files
from quoteattr.extractor import _open
from quoteattr.models import BUNDLED_MODEL
from quoteattr.networks.package import Networks
from quoteattr.parsing.pipeline import load_pipeline

MEASURES = ("throughput", "outside", "stages", "processes", "filter", "start", "memory", "growth")
NETWORKS = ("tokenizer", "tagger", "lemmatizer", "parser")
OUTSIDE = "outside the networks"
STAGES = (
    "find_marks",
    "sentences_to_parse",
    "select_marked",
    "find_mentions",
    "find_reports",
    "resolve_entities",
    "attribute_speakers",
    "attribute_addressees",
    "assemble",
)
ROOT = Path(__file__).parents[2]
PLAIN = "Het regende de hele dag in de stad en de straten bleven leeg. De winkels waren dicht.\n\n"
QUOTED = '"Dat is een risico", zei Anna de Vries. Het regende de hele dag in de stad.\n\n'
HOSTILE = "\"'“”‘’«»-- ("

MEMORY = """
import sys
from quoteattr import QuoteExtractor
from tests.support.memory import peak_megabytes
text, count = sys.argv[1], int(sys.argv[2])
for done, _ in enumerate(QuoteExtractor().pipe(text for _ in range(count)), start=1):
    if done in (count // 4, count):
        print(round(peak_megabytes()))
"""


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


def words(texts: Sequence[str]) -> int:
    """How many words between white space there are."""
    return sum(len(text.split()) for text in texts)


def seconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes, in seconds on the wall clock, without the rubbish of what ran before."""
    gc.collect()
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def timed(work: Callable[..., Any], name: str, taken: dict[str, float]) -> Callable[..., Any]:
    """``work``, which adds the seconds that each call takes to ``taken[name]``."""

    def run(*arguments: Any, **options: Any) -> Any:
        begin = time.perf_counter()
        outcome = work(*arguments, **options)
        taken[name] += time.perf_counter() - begin
        return outcome

    return run


def throughput(texts: Sequence[str], runs: int) -> dict[str, float]:
    """The whole library beside Stanza's pipeline on the same weights, in words a second; no lemma is known before."""
    plain = load_pipeline(BUNDLED_MODEL)
    plain(texts[0])
    times: dict[str, list[float]] = {"library": [], "one": [], "bulk": []}
    for _ in range(runs):
        extractor = QuoteExtractor()
        extractor(texts[0])
        times["library"].append(seconds(lambda: list(extractor.pipe(texts))))  # noqa: B023
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
    """Shares of the time in each of the four networks and outside them, in percent; lemmas are known before.

    First in a process like those of ``pipe(processes=...)``, with one thread, then with all threads. Last the
    share outside Stanza when its own pipeline on the same weights runs behind the library, with all threads.
    """
    with own_process() as extractor:
        one = shares(extractor, texts, runs)
    return {
        **{f"time {place}, one thread, %": share for place, share in one.items()},
        f"time {OUTSIDE}, all threads, %": shares(QuoteExtractor(), texts, runs)[OUTSIDE],
        "time outside Stanza, on its own pipeline, all threads, %": outside_stanza(texts, runs),
    }


def outside_stanza(texts: Sequence[str], runs: int) -> float:
    """The share of the time that the library takes beside a pipeline of Stanza, in percent."""
    inside = {"stanza": 0.0}
    extractor = QuoteExtractor(pipeline=timed(load_pipeline(BUNDLED_MODEL), "stanza", inside))
    extractor(texts[0])
    return shares_of(inside, extractor, texts, runs)[OUTSIDE]


@contextmanager
def own_process() -> Iterator[QuoteExtractor]:
    """An extractor in a process that is set up like those of ``pipe(processes=...)``, with one thread."""
    import torch

    threads, thresholds = torch.get_num_threads(), gc.get_threshold()
    extractor = QuoteExtractor()
    _open(extractor)
    try:
        yield extractor
    finally:
        gc.unfreeze()
        gc.set_threshold(*thresholds)
        torch.set_num_threads(threads)


def by_stage(texts: Sequence[str], runs: int) -> dict[str, float]:
    """Microseconds a word that the stages of :data:`STAGES` take, with one thread, the median of the runs."""
    taken = dict.fromkeys(STAGES, 0.0)
    measured: dict[str, list[float]] = {}

    with ExitStack() as stack:
        for name in STAGES:
            stage = timed(getattr(flow, name), name, taken)
            stack.enter_context(patch.object(flow, name, stage))
        extractor = stack.enter_context(own_process())
        list(extractor.pipe(texts))
        for _ in range(runs):
            taken.update(dict.fromkeys(STAGES, 0.0))
            list(extractor.pipe(texts))
            for name, passed in taken.items():
                measured.setdefault(name, []).append(1e6 * passed / words(texts))
    return {f"{name}, µs a word": round(median(times), 1) for name, times in measured.items()}


def shares(extractor: QuoteExtractor, texts: Sequence[str], runs: int) -> dict[str, float]:
    """The median of the share of each network, and of all else, in percent of the time."""
    extractor(texts[0])
    parser = extractor.parser._parser()  # type: ignore[attr-defined]
    inside = dict.fromkeys(NETWORKS, 0.0)

    timed_networks: Any = {name: timed(getattr(parser.networks, name), name, inside) for name in NETWORKS}
    with_timers = evolve(parser, networks=Networks(**timed_networks))
    object.__setattr__(extractor.parser, "_parser", lambda: with_timers)
    return shares_of(inside, extractor, texts, runs)


def shares_of(
    inside: dict[str, float], extractor: QuoteExtractor, texts: Sequence[str], runs: int
) -> dict[str, float]:
    """The median of the share of each part that timers count in ``inside``, and of all else, in percent."""
    measured: dict[str, list[float]] = {}
    for _ in range(runs):
        inside.update(dict.fromkeys(inside, 0.0))
        total = seconds(lambda: list(extractor.pipe(texts)))
        outside = total - sum(inside.values())
        for place, taken in {**{f"in the {n}": t for n, t in inside.items()}, OUTSIDE: outside}.items():
            measured.setdefault(place, []).append(100 * taken / total)
    return {place: round(median(taken), 1) for place, taken in measured.items()}


def two_processes(texts: Sequence[str], count: int, runs: int) -> dict[str, float]:
    """Words a second of two processes, their start included, over ``count`` words."""
    stream = list(texts) * round(count / words(texts))
    extractor = QuoteExtractor()
    taken = median(seconds(lambda: list(extractor.pipe(stream, processes=2))) for _ in range(runs))
    return {f"two processes, {words(stream):,} words, words/s": round(words(stream) / taken)}


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
    """Seconds from the command to the first answer, beside the import of PyTorch; byte code is there already."""
    seed = next((ROOT / "seeds").glob("*.txt"))

    def run(environment: Mapping[str, str], *arguments: str) -> float:
        command = [sys.executable, *arguments]
        return seconds(
            lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT, env=environment)
        )

    with TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        answer, torch = ("-m", "quoteattr", str(seed)), ("-c", "import torch")
        for arguments in (answer, torch):
            run(environment, *arguments)
        pairs = [(run(environment, *answer), run(environment, *torch)) for _ in range(runs)]
    return {
        "cold start, s": round(median(whole for whole, _ in pairs), 2),
        "of which import of torch, s": round(median(imported for _, imported in pairs), 2),
        "beside that import, s": round(median(whole - imported for whole, imported in pairs), 2),
    }


def memory(texts: Sequence[str], count: int) -> dict[str, int]:
    """Largest resident memory of a process that streams ``count`` words, in MB."""
    text = "\n\n".join(texts[:3])
    command = [sys.executable, "-c", MEMORY, text, str(max(4, count // len(text.split())))]
    answer = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.split()
    return {f"peak memory, {count:,} words, MB": int(answer[-1]), "after a quarter, MB": int(answer[0])}


def growth(largest: int, largest_with_model: int) -> dict[str, float]:
    """Microseconds a code point of texts from 10 kB to the largest, without and with the model."""
    without, with_model = QuoteExtractor(model=None), QuoteExtractor()
    with_model(QUOTED)
    figures = {}
    for name, extractor, pattern, limit in (
        ("prose", without, QUOTED, largest),
        ("marks", without, HOSTILE, largest // 10),
        ("prose with the model", with_model, QUOTED, largest_with_model),
    ):
        for size in (10_000, 100_000, 1_000_000, 10_000_000):
            if size <= limit:
                text = (pattern * (size // len(pattern) + 1))[:size]
                taken = seconds(lambda: extractor(text))  # noqa: B023
                figures[f"{name}, {size:,} code points, µs each"] = round(1e6 * taken / size, 2)
    return figures


def plot(figures: Mapping[str, Any], path: Path) -> None:
    """Draw how the time grows with the size of a text."""
    from matplotlib import pyplot

    pyplot.rcParams["svg.hashsalt"] = "quoteattr"
    figure, axes = pyplot.subplots(figsize=(6, 4))
    for kind in ("prose", "marks", "prose with the model"):
        points = [
            (int(name.split(", ")[1].removesuffix(" code points").replace(",", "")), value)
            for name, value in figures.items()
            if name.startswith(f"{kind}, ")
        ]
        axes.plot(
            [size for size, _ in points], [size * each / 1e6 for size, each in points], "o-", label=kind
        )
    axes.set(xscale="log", yscale="log", xlabel="code points in one text", ylabel="seconds")
    axes.grid(visible=True, alpha=0.3)
    axes.legend()
    figure.savefig(path, metadata={"Date": None})


if __name__ == "__main__":
    sys.exit(main())
