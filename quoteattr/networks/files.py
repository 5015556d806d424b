"""Where the files of a package of models stand, as Stanza lays them out."""

from __future__ import annotations

import json
from pathlib import Path

from quoteattr.errors import ModelError

__all__ = ["NAMES", "PACKAGE", "VECTORS", "index_file", "language_of", "model_file", "place", "vectors_file"]

PACKAGE = "quoteattr"
"""Name of the package within Stanza."""

VECTORS = "pretrain"
"""Stanza's name of what has the word vectors."""


NAMES = "names"
"""What has the model of names; Stanza knows nothing of it."""


def language_of(folder: Path) -> str:
    """ISO 639-1 code of the language that a package is for, the only one in its ``resources.json``.

    :raises ModelError: the file cannot be read, or describes no language or several.
    """
    try:
        resources = json.loads((folder / "resources.json").read_text(encoding="utf-8"))
        (language,) = (code for code, described in resources.items() if "packages" in described)
    except OSError as error:
        raise ModelError(f"{folder / 'resources.json'} cannot be read: {error.strerror or error}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise ModelError(
            f"the model package in {folder} cannot be loaded: resources.json does not describe one language; "
            "reinstall quoteattr"
        ) from error
    return str(language)


def model_file(folder: Path, processor: str) -> Path:
    """The model of one of Stanza's processors in a package.

    :raises ModelError: see :func:`language_of`.
    """
    return place(folder, language_of(folder), processor)


def place(folder: Path, language: str, processor: str) -> Path:
    """Where the model of a processor stands in a package for a language, be it there already or not."""
    return folder / language / processor / f"{PACKAGE}.pt"


def vectors_file(folder: Path) -> Path:
    """The word vectors of a package."""
    return model_file(folder, VECTORS)


def index_file(model: Path) -> Path:
    """The index of a model file, beside it; a package need not have it."""
    return model.with_suffix(".json")
