"""How time is taken: on the wall clock, around a call, and in a process like those of ``pipe``."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from quoteattr import QuoteExtractor
from quoteattr.extractor import _start_worker

__all__ = ["own_process", "seconds", "timed", "words"]


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


@contextmanager
def own_process() -> Iterator[QuoteExtractor]:
    """An extractor in a process that is set up like those of ``pipe(processes=...)``."""
    thresholds = gc.get_threshold()
    extractor = QuoteExtractor()
    _start_worker(extractor)
    try:
        yield extractor
    finally:
        gc.unfreeze()
        gc.set_threshold(*thresholds)
