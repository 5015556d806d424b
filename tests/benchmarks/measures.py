"""What is measured, by name, and with how many runs and how large."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import frozen

from tests.benchmarks.growth import growth
from tests.benchmarks.memory import memory
from tests.benchmarks.shares import outside_networks
from tests.benchmarks.speed import beside_others, by_processes
from tests.benchmarks.stages import by_stage
from tests.benchmarks.start import start
from tests.benchmarks.throughput import throughput, without_quotation

__all__ = ["MEASURES", "QUICK", "Sizes"]


@frozen
class Sizes:
    """How much is measured.

    :param runs: of each figure, of which the median is taken.
    :param stream: words that several processes read.
    :param memory: words that are streamed for the memory.
    :param largest: code points of the largest text without the model, a tenth of it when it is nothing but marks.
    :param largest_with_model: code points of the largest text with the model.
    """

    runs: int = 3
    stream: int = 200_000
    memory: int = 1_000_000
    largest: int = 10_000_000
    largest_with_model: int = 10_000_000


QUICK = Sizes(runs=1, stream=10_000, memory=50_000, largest=100_000, largest_with_model=10_000)
"""Says whether the measures work."""

MEASURES: Mapping[str, Callable[[Sequence[str], Sizes], Mapping[str, Any]]] = {
    "start": lambda _, sizes: start(sizes.runs),
    "memory": lambda texts, sizes: memory(texts, sizes.memory, sizes.runs),
    "processes": lambda texts, sizes: by_processes(texts, sizes.stream, sizes.runs),
    "busy": lambda texts, sizes: beside_others(texts, sizes.runs),
    "throughput": lambda texts, sizes: throughput(texts, sizes.runs),
    "outside": lambda texts, sizes: outside_networks(texts, sizes.runs),
    "stages": lambda texts, sizes: by_stage(texts, sizes.runs),
    "filter": lambda _, sizes: without_quotation(sizes.runs),
    "growth": lambda _, sizes: growth(sizes.largest, sizes.largest_with_model),
}
"""Each takes texts and sizes, and gives figures by the names of their rows."""
