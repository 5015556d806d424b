"""Put trained models together to a package that Stanza loads without a network."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from quoteattr.networks.files import NAMES, PACKAGE, VECTORS, index_file, place
from quoteattr.networks.mapped import describe
from quoteattr.training.words import LANGUAGE

__all__ = ["PROCESSORS", "checksums", "model_file", "pack", "write_names", "write_scores"]

PROCESSORS = ("tokenize", "pos", "lemma", "depparse")
"""Stanza's names of the processors that the package has models for."""

_WITH_VECTORS = ("pos", "depparse")
_PRIVATE = ("_file", "_dir", "_name", "wandb", "device")


def pack(models: Mapping[str, Path], vectors: Path, out: Path) -> dict[str, str]:
    """Write the package to the folder ``out`` and return its checksums.

    All weights are stored in half precision; word vectors are rounded to it and stored in single precision,
    as Stanza computes with them. Beside each file stands its index, by which quoteattr reads it without
    PyTorch. The same input gives the same bytes.

    :param models: model file of each of :data:`PROCESSORS`, as Stanza's trainers save them.
    :param vectors: file of a Stanza ``Pretrain``.
    """
    for processor in PROCESSORS:
        state = torch.load(models[processor], map_location="cpu", weights_only=True)
        _save(_slim(state), model_file(out, processor))
    table = torch.load(vectors, map_location="cpu", weights_only=True)
    rounded = _halved(table)
    _save({**rounded, "emb": rounded["emb"].float()}, model_file(out, VECTORS))
    for processor in (*PROCESSORS, VECTORS):
        _write_index(model_file(out, processor))
    (out / "resources.json").write_text(json.dumps(_resources(), indent=1) + "\n", encoding="utf-8")
    return _write_checksums(out)


def write_names(state: Mapping[str, Any], package: Path) -> dict[str, str]:
    """Write a model of names into a package and return the package's checksums.

    :param state: see :func:`quoteattr.training.names.model_of`.
    """
    model = model_file(package, NAMES)
    _save(_halved(dict(state)), model)
    _write_index(model)
    return _write_checksums(package)


def _write_index(model: Path) -> None:
    index = json.dumps(describe(model), ensure_ascii=False, separators=(",", ":"))
    index_file(model).write_text(index + "\n", encoding="utf-8")


def _write_checksums(package: Path) -> dict[str, str]:
    sums = checksums(package)
    (package / "checksums.json").write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")
    return sums


def write_scores(scores: Mapping[str, Mapping[str, float]], package: Path) -> Path:
    """Write ``scores.json`` into the folder of a package, beside other tests that it has; return its path.

    :param scores: F1 in per cent by test and metric, see :func:`quoteattr.training.score.score_tests`; two
        decimals are written.
    """
    rounded = {
        test: {metric: round(value, 2) for metric, value in found.items()} for test, found in scores.items()
    }
    path = package / "scores.json"
    before = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    path.write_text(json.dumps({**before, **rounded}, indent=1) + "\n", encoding="utf-8")
    return path


def model_file(package: Path, processor: str) -> Path:
    """Where the model of a processor stands in a package, be it finished or not."""
    return place(package, LANGUAGE, processor)


def checksums(folder: Path) -> dict[str, str]:
    """SHA-256 of each model file of a package, by its path in the package."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((folder / LANGUAGE).rglob("*.*"))
    }


def _resources() -> dict[str, Any]:
    needs = {"dependencies": [{"model": VECTORS, "package": PACKAGE}]}
    language: dict[str, Any] = {"lang_name": "Dutch"}
    for processor in PROCESSORS:
        language[processor] = {PACKAGE: needs if processor in _WITH_VECTORS else {}}
    language[VECTORS] = {PACKAGE: {}}
    chosen = dict.fromkeys(PROCESSORS, PACKAGE)
    language["packages"] = {PACKAGE: chosen, "default": chosen}
    return {LANGUAGE: language}


def _slim(state: dict[str, Any]) -> dict[str, Any]:
    """The model without what only training needs: optimizer, history, paths of the machine."""
    kept = {
        key: value
        for key, value in state.items()
        if key not in ("optimizer_state_dict", "scheduler_state_dict", "dev_score_history")
    }
    kept["config"] = {
        key: value for key, value in state["config"].items() if not key.endswith(_PRIVATE) or value is None
    }
    if isinstance(kept.get("dicts"), bytes):
        kept["dicts"] = gzip.compress(gzip.decompress(kept["dicts"]), compresslevel=9, mtime=0)
    halved: dict[str, Any] = _halved(kept)
    return halved


def _halved(value: Any) -> Any:
    if isinstance(value, torch.Tensor):
        return value.half().contiguous().clone() if value.is_floating_point() else value
    if isinstance(value, dict):
        return type(value)((key, _halved(inner)) for key, inner in value.items())
    if isinstance(value, list):
        return [_halved(inner) for inner in value]
    if type(value).__module__ == "numpy" and getattr(value, "dtype", None) == "float32":
        return torch.from_numpy(value).half()
    return value


def _save(state: Any, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    torch.save(state, buffer)
    path.write_bytes(buffer.getvalue())
