"""A package of models: a folder as Stanza lays it out, loaded without Stanza."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import torch
from attrs import frozen

from quoteattr.errors import ModelError
from quoteattr.networks.lemmatizer import Lemmatizer
from quoteattr.networks.parser import DependencyParser
from quoteattr.networks.tagger import Tagger
from quoteattr.networks.tokenizer import Tokenizer
from quoteattr.networks.vectors import WordVectors

__all__ = ["Networks", "load_networks", "verify"]


@frozen
class Networks:
    """The networks of a package."""

    tokenizer: Tokenizer
    tagger: Tagger
    lemmatizer: Lemmatizer
    parser: DependencyParser


def load_networks(folder: Path) -> Networks:
    """The networks of the model package in ``folder``.

    :raises ModelError: a file is missing or damaged.
    :raises NotImplementedError: a network is built in another way than those that can be run here.
    """
    verify(folder)
    try:
        vectors = WordVectors.load(_read(folder, "pretrain"))
        return Networks(
            Tokenizer.load(_read(folder, "tokenize")),
            Tagger.load(_read(folder, "pos"), vectors),
            Lemmatizer.load(_read(folder, "lemma")),
            DependencyParser.load(_read(folder, "depparse"), vectors),
        )
    except NotImplementedError:
        raise
    except (OSError, RuntimeError, ValueError, KeyError, TypeError, EOFError, UnpicklingError) as error:
        raise ModelError(
            f"the model package in {folder} cannot be loaded: {error}; reinstall quoteattr"
        ) from error


def _read(folder: Path, processor: str) -> dict[str, Any]:
    content = (folder / "nl" / processor / "quoteattr.pt").read_bytes()
    state: dict[str, Any] = torch.load(io.BytesIO(content), map_location="cpu", weights_only=True)
    if "model" in state:
        state["model"] = {
            name: weight.float() if weight.is_floating_point() else weight
            for name, weight in state["model"].items()
        }
    return state


def verify(folder: Path) -> None:
    """Compare the files of a package with its ``checksums.json``, if it has one.

    :raises ModelError: ``folder`` is no package, or a file is missing or damaged.
    """
    if not (folder / "resources.json").is_file():
        raise ModelError(
            f"no Stanza model package in {folder}: resources.json is missing; reinstall quoteattr"
        )
    listing = folder / "checksums.json"
    if not listing.is_file():
        return
    for name, expected in json.loads(listing.read_text(encoding="utf-8")).items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"the model file {path} is missing; reinstall quoteattr")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != expected:
            raise ModelError(
                f"the model file {path} is damaged: SHA-256 {found[:12]}…, expected {expected[:12]}…; "
                "reinstall quoteattr"
            )
