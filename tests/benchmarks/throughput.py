"""Words a second beside Stanza's pipeline, and of text that quotes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from quoteattr import QuoteExtractor
from quoteattr.models import BUNDLED_MODEL
from quoteattr.parsing.pipeline import load_pipeline
from tests.benchmarks.timing import seconds, words

__all__ = ["throughput", "without_quotation"]

PLAIN = "Het regende de hele dag in de stad en de straten bleven leeg. De winkels waren dicht.\n\n"


def throughput(texts: Sequence[str], runs: int) -> dict[str, float]:
    """The whole library beside Stanza's pipeline on the same weights, in words a second; no lemma is known before.

    The pipeline has the threads that PyTorch takes by default.
    """
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
