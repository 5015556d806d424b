"""The time that each stage of the flow takes."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from statistics import median
from unittest.mock import patch

from quoteattr import flow
from tests.benchmarks.timing import own_process, timed, words
from tests.support.wiring import stages

__all__ = ["by_stage"]


def by_stage(texts: Sequence[str], runs: int) -> dict[str, float]:
    """Microseconds a word that each stage of the flow takes, the median of the runs."""
    known = stages()
    taken = dict.fromkeys(known, 0.0)
    measured: dict[str, list[float]] = {}

    with ExitStack() as stack:
        for name, stage in known.items():
            stack.enter_context(patch.object(flow, name, timed(stage, name, taken)))
        extractor = stack.enter_context(own_process())
        list(extractor.pipe(texts))
        for _ in range(runs):
            taken.update(dict.fromkeys(known, 0.0))
            list(extractor.pipe(texts))
            for name, passed in taken.items():
                measured.setdefault(name, []).append(1e6 * passed / words(texts))
    return {f"{name}, µs a word": round(median(times), 1) for name, times in measured.items()}
