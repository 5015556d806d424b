"""Shares of the time: in each network and outside them, and outside a pipeline of Stanza."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

from attrs import evolve, frozen

from quoteattr import QuoteExtractor
from quoteattr.models import BUNDLED_MODEL
from quoteattr.networks.package import Networks
from quoteattr.parsing.pipeline import load_pipeline
from tests.benchmarks.timing import own_process, seconds, timed

__all__ = ["outside_networks"]

NETWORKS = ("tokenizer", "tagger", "names", "lemmatizer", "parser")
OUTSIDE = "outside the networks"


def outside_networks(texts: Sequence[str], runs: int) -> dict[str, float]:
    """Shares of the time in each of the networks and outside them, in percent; lemmas are known before.

    In a process like those of ``pipe(processes=...)``. Last the share outside Stanza when its own pipeline on the
    same weights runs behind the library, with the threads that PyTorch takes by default.
    """
    with own_process() as extractor:
        found = shares(extractor, texts, runs)
    return {
        **{f"time {place}, %": share for place, share in found.items()},
        "time outside Stanza, on its own pipeline, %": outside_stanza(texts, runs),
    }


def outside_stanza(texts: Sequence[str], runs: int) -> float:
    """The share of the time that the library takes beside a pipeline of Stanza, in percent."""
    inside = {"stanza": 0.0}
    extractor = QuoteExtractor(pipeline=_Timed(load_pipeline(BUNDLED_MODEL), "stanza", inside))
    extractor(texts[0])
    return shares_of(inside, extractor, texts, runs)[OUTSIDE]


@frozen
class _Timed:
    """A network that counts the seconds that it works; what else it has is its own."""

    network: Any
    name: str
    taken: dict[str, float]

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        return timed(self.network, self.name, self.taken)(*arguments, **options)

    def read(self, *arguments: Any) -> Any:
        """What the tagger does where names are looked for too."""
        return timed(self.network.read, self.name, self.taken)(*arguments)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.network, name)


def shares(extractor: QuoteExtractor, texts: Sequence[str], runs: int) -> dict[str, float]:
    """The median of the share of each network, and of all else, in percent of the time."""
    extractor(texts[0])
    parser = extractor.parser._parser()  # type: ignore[attr-defined]
    inside = dict.fromkeys(NETWORKS, 0.0)

    timed_networks: Any = {name: _Timed(getattr(parser.networks, name), name, inside) for name in NETWORKS}
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
