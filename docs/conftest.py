"""The examples of these pages run as tests, also alone: ``python -m pytest docs/howto/stanza.md``."""

from __future__ import annotations

from pathlib import Path

from sybil import Sybil
from sybil.parsers.markdown import SkipParser
from sybil.parsers.myst import PythonCodeBlockParser

pytest_collect_file = Sybil(
    path=str(Path(__file__).parent),
    parsers=[PythonCodeBlockParser(), SkipParser()],
    patterns=["*.md", "**/*.md"],
    excludes=["_build/**"],
).pytest()
