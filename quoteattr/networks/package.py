"""A package of models: a folder as Stanza lays it out, loaded without Stanza."""

from __future__ import annotations

import io
from pathlib import Path
from pickle import UnpicklingError
from typing import Any
from zipfile import BadZipFile

import torch
from attrs import frozen

from quoteattr.errors import ModelError
from quoteattr.networks.checks import require_stanza, verify
from quoteattr.networks.files import model_file, vectors_file, words_file
from quoteattr.networks.lemmatizer import Lemmatizer
from quoteattr.networks.parser import DependencyParser
from quoteattr.networks.tagger import Tagger
from quoteattr.networks.tokenizer import Tokenizer
from quoteattr.networks.vectors import WordVectors

__all__ = ["Networks", "load_networks"]


@frozen
class Networks:
    """The networks of a package."""

    tokenizer: Tokenizer
    tagger: Tagger
    lemmatizer: Lemmatizer
    parser: DependencyParser


def load_networks(folder: Path) -> Networks:
    """The networks of the model package in ``folder``.

    :raises ModelError: a file is missing or damaged, or Stanza is of another major version.
    :raises UnknownArchitectureError: a network is built in another way than those that can be run here.
    """
    require_stanza()
    verify(folder)
    try:
        vectors = _read_vectors(folder)
        return Networks(
            Tokenizer.load(_read(model_file(folder, "tokenize"))),
            Tagger.load(_read(model_file(folder, "pos")), vectors),
            Lemmatizer.load(_read(model_file(folder, "lemma"))),
            DependencyParser.load(_read(model_file(folder, "depparse")), vectors),
        )
    except (
        OSError,
        RuntimeError,
        ValueError,
        KeyError,
        TypeError,
        EOFError,
        UnpicklingError,
        BadZipFile,
    ) as error:
        raise ModelError(
            f"the model package in {folder} cannot be loaded: {error}; reinstall quoteattr"
        ) from error


def _read_vectors(folder: Path) -> WordVectors:
    words = words_file(folder)
    if words.is_file():
        return WordVectors.load_fast(vectors_file(folder), words)
    return WordVectors.load(_read(vectors_file(folder)))


def _read(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    state: dict[str, Any] = torch.load(io.BytesIO(content), map_location="cpu", weights_only=True)
    if "model" in state:
        state["model"] = {
            name: weight.float() if weight.is_floating_point() else weight
            for name, weight in state["model"].items()
        }
    return state
