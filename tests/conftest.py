"""What many tests read: the first article, and an extractor on the bundled model."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoteattr import QuoteExtractor

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def seed() -> str:
    """The article that the project started from."""
    return (ROOT / "seeds" / "000_cd89547b125a8459.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def bundled() -> QuoteExtractor:
    """An extractor on the bundled model, which all tests that only read with it share.

    Where the model is missing these tests fail: a package without its model is broken.
    """
    return QuoteExtractor()
