"""What an extractor is made with, looked at when it is made: a fault does not wait for the first text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from quoteattr.errors import InputError, ModelError
from quoteattr.schema import Kind

__all__ = ["check_count", "check_model", "check_pipeline", "check_share", "kinds_of", "weights_folder"]

PROCESSORS = ("tokenize", "pos", "lemma", "depparse")
"""What a Stanza pipeline must have."""

_WEIGHTS = ("speaker_weights.json", "addressee_weights.json")
"""The files of weights that are read."""

_TRAIN = "name the folder that 'python -m quoteattr.training speakers GOLD --out FOLDER' wrote"


def check_model(model: object) -> None:
    """Whether ``model`` can be a model: ``None``, the bundled one, or the folder of a package.

    :raises InputError: it is of another type.
    :raises ModelError: it is no folder of a model package.
    """
    if model is None or model == "bundled":
        return
    if model == "" or not isinstance(model, str | PathLike):
        raise InputError(
            f"model: expected 'bundled', the folder of a Stanza model package, or None, got {model!r}"
        )
    folder = Path(model)
    if not folder.exists():
        raise ModelError(f"model: there is no folder {folder}; name that of a Stanza model package")
    if not (folder / "resources.json").is_file():
        what = "has no resources.json" if folder.is_dir() else "is a file and no folder with resources.json"
        raise ModelError(
            f"model: {folder} {what}; name the folder of a Stanza model package, which holds such a file"
        )


def check_pipeline(pipeline: object) -> None:
    """Whether ``pipeline`` can be used: ``None``, or a Stanza pipeline that parses.

    :raises InputError: it is something else, or lacks a processor.
    """
    if pipeline is None:
        return
    processors = getattr(pipeline, "processors", None)
    if not isinstance(processors, Mapping):
        raise InputError(f"pipeline: expected a stanza.Pipeline, got {type(pipeline).__name__}")
    missing = [name for name in PROCESSORS if name not in processors]
    if missing:
        raise InputError(
            f"pipeline: it lacks {', '.join(missing)}; make it with processors={','.join(PROCESSORS)!r}"
        )


def weights_folder(weights: object) -> Path | None:
    """The folder of weights of one's own, ``None`` for those that come with the language.

    :raises InputError: it is no such folder.
    """
    if weights is None:
        return None
    if weights == "" or not isinstance(weights, str | PathLike):
        raise InputError(f"weights: expected a folder that the training wrote, got {weights!r}")
    folder = Path(weights)
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "is not there"
        raise InputError(f"weights: {folder} {what}; {_TRAIN}")
    if not any((folder / name).is_file() for name in _WEIGHTS):
        raise InputError(f"weights: {folder} holds neither {' nor '.join(_WEIGHTS)}; {_TRAIN}")
    return folder


def check_count(name: str, value: object) -> None:
    """Whether ``value`` is a whole number from 1.

    :raises InputError: it is not.
    """
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise InputError(f"{name}: expected a whole number from 1, got {value!r}")


def check_share(name: str, value: object) -> None:
    """Whether ``value`` is a number from 0 to 1.

    :raises InputError: it is not.
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise InputError(f"{name}: expected a number from 0 to 1, got {value!r}")


def kinds_of(kinds: Any) -> frozenset[Kind] | None:
    """The kinds of these names; ``None`` stands for all.

    :raises InputError: a name is none of a kind.
    """
    if kinds is None:
        return None
    names = [kinds] if isinstance(kinds, str) else kinds
    try:
        return frozenset(Kind(name) for name in (names if isinstance(names, Iterable) else [names]))
    except ValueError as error:
        raise InputError(f"kinds: {error}; known: {', '.join(Kind)}") from None
