"""What a report of a wrong result should state: the versions, and how good the bundled model is."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator
from importlib import metadata

from quoteattr import __version__
from quoteattr.models import BUNDLED_MODEL

__all__ = ["model_scores", "versions"]


def versions() -> str:
    """The versions of quoteattr and of what it stands on."""
    names = {"NumPy": "numpy", "Stanza": "stanza", "PyTorch": "torch"}
    below = ", ".join(f"{name} {metadata.version(package)}" for name, package in names.items())
    return f"quoteattr {__version__} ({below}, Python {platform.python_version()})"


def model_scores() -> Iterator[str]:
    """The name of the bundled model, then a line for each test file that it was scored on."""
    resources = json.loads((BUNDLED_MODEL / "resources.json").read_text("utf-8"))
    for language, package in resources.items():
        name = next(iter(package["packages"]))
        yield f"model {name} ({package['lang_name']}, {language}), F1:"
    scores = json.loads((BUNDLED_MODEL / "scores.json").read_text("utf-8"))
    for test, figures in scores.items():
        yield f"  {test}: {', '.join(f'{metric} {figure:.2f}' for metric, figure in figures.items())}"
