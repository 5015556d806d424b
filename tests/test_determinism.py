"""The quick form of ``python -m tests.determinism``."""

from __future__ import annotations

import pytest

from quoteattr import QuoteExtractor
from quoteattr.syntax import BUNDLED_MODEL
from tests.composed import document
from tests.determinism import differences


def test_the_same_however_the_documents_come() -> None:
    """Alone, in batches of any size or in another order, articles are read alike."""
    if not (BUNDLED_MODEL / "resources.json").is_file():
        pytest.skip("the bundled model is not installed")
    found = differences(QuoteExtractor(), [document(number) for number in range(5)], quick=True)
    assert len(found) == 5
    assert {way: numbers for way, numbers in found.items() if numbers} == {}
