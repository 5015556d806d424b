"""What many tests read, and the examples of README and docstrings, which run beside the tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.doctest import DocTestParser
from sybil.parsers.markdown import SkipParser
from sybil.parsers.myst import PythonCodeBlockParser

from quoteattr import QuoteExtractor

ROOT = Path(__file__).parents[1]

_SYBIL = Sybil(
    path=str(ROOT), parsers=[PythonCodeBlockParser(), SkipParser()], patterns=["README.md"]
) + Sybil(
    path=str(ROOT),
    parsers=[DocTestParser()],
    patterns=["quoteattr/*.py", "quoteattr/**/*.py"],
    document_types={".py": PythonDocStringDocument},
)


class _Examples:
    """A plugin, since what a conftest collects stays in its folder."""

    pytest_collect_file = staticmethod(_SYBIL.pytest())


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(_Examples(), "quoteattr-examples")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Slow tests go first where several processes share the tests, so that none is left alone at the end."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: item.get_closest_marker("slow") is None)


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
