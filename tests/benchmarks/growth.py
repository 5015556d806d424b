"""How the time grows with the size of a text, as figures and drawn."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quoteattr import QuoteExtractor
from tests.benchmarks.timing import seconds

__all__ = ["growth", "plot"]

QUOTED = '"Dat is een risico", zei Anna de Vries. Het regende de hele dag in de stad.\n\n'
HOSTILE = "\"'“”‘’«»-- ("


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
