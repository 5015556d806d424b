"""The benchmarks measure every stage of the flow."""

from __future__ import annotations

from quoteattr import QuoteExtractor
from tests.benchmarks.shares import NETWORKS, shares
from tests.benchmarks.stages import by_stage
from tests.support.composed import document
from tests.support.wiring import calls, stages


def test_every_stage_has_a_row() -> None:
    """Each function of the stages that the flow calls has its time, in the order of the flow."""
    measured = {name.removesuffix(", µs a word"): time for name, time in by_stage([document(0)], 1).items()}
    called = dict.fromkeys(name for name in calls() if not name.startswith("parser."))
    assert list(measured) == [name for name in called if name in stages()]
    assert set(measured) == set(stages())
    assert measured["find_marks"] > 0 < measured["assemble"]


def test_every_network_has_its_share() -> None:
    """The shares of the networks and of all else make up the whole."""
    found = shares(QuoteExtractor(), [document(0)], 1)
    assert len(found) == len(NETWORKS) + 1
    assert all(share > 0 for share in found.values())
    assert 99 < sum(found.values()) < 101
