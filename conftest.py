"""The examples of README, documentation and docstrings run beside the tests, or alone: ``pytest docs``."""

from __future__ import annotations

from pathlib import Path

from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.doctest import DocTestParser
from sybil.parsers.markdown import SkipParser
from sybil.parsers.myst import PythonCodeBlockParser

_ROOT = str(Path(__file__).parent)

pytest_collect_file = (
    Sybil(
        path=_ROOT,
        parsers=[PythonCodeBlockParser(), SkipParser()],
        patterns=["README.md", "docs/*.md", "docs/**/*.md"],
        excludes=["docs/_build/**"],
    )
    + Sybil(
        path=_ROOT,
        parsers=[DocTestParser()],
        patterns=["quoteattr/*.py", "quoteattr/**/*.py"],
        document_types={".py": PythonDocStringDocument},
    )
).pytest()
