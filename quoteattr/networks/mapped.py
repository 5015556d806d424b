"""Model files of Stanza, read without Stanza, without PyTorch and without their pickle.

A file of PyTorch is a zip archive in which every matrix is a member of its own, uncompressed. An index beside
it, in JSON, holds the configuration and the vocabularies of the model, and says where each matrix stands. So
the file is mapped into memory, processes share its pages, and nothing in it is executed; Stanza reads the
same file in its own way.

:func:`describe` makes the index, with PyTorch, when a package is made; for a package without an index it is
made each time that it is loaded.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import numpy as np

from quoteattr.errors import ModelError
from quoteattr.networks.files import index_file
from quoteattr.networks.products import Array

__all__ = ["describe", "read_model"]

_LOCAL_HEADER = 30
"""Bytes of the header before a member of a zip archive, without its name and its extra field."""

_LENGTHS = 26, 28
"""Where in that header the lengths of the name and of the extra field stand, two bytes each."""

_KEPT = ("config", "dicts_version", "contextual", "model_type")
"""Names of what an index takes over from a model file as it is."""

_PARAMETER = "model."
"""What the names of a network's parameters begin with in an index."""

_REMEDY = "remove it, and the models are read without it, or reinstall quoteattr"


def read_model(model: Path) -> dict[str, Any]:
    """What the networks need of a model file: ``config``, ``vocab``, ``dictionary``, and arrays by name.

    The parameters of a network are under ``model``, in single precision; word vectors under ``emb``, as they
    are stored. What a model does not have is left out.

    :raises OSError: the file or its index cannot be read.
    :raises BadZipFile: the file is no archive.
    :raises ValueError: the file cannot be read by an index.
    :raises ModelError: the index is damaged, or of another file.
    """
    index = index_file(model)
    if not index.is_file():
        return _read_by(describe(model), model)
    fingerprint = _fingerprint(model)
    try:
        known = json.loads(index.read_text(encoding="utf-8"))
        its_own = known["members"] == fingerprint
        found = _read_by(known, model) if its_own else {}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        what = f"it lacks {error}" if isinstance(error, KeyError) else str(error)
        raise ModelError(f"the index {index} is damaged: {what}; {_REMEDY}") from error
    if not its_own:
        raise ModelError(f"{index} is the index of another file than {model}; {_REMEDY}")
    return found


def _read_by(known: Mapping[str, Any], model: Path) -> dict[str, Any]:
    """What an index tells of a model, with the arrays that it tells of.

    :raises ValueError: an array does not lie in the file.
    """
    mapped = np.memmap(model, dtype=np.uint8, mode="r")
    parameters: dict[str, Array] = {}
    found = {**known, "model": parameters}
    for name, (dtype, shape, start) in known["arrays"].items():
        end = start + np.dtype(dtype).itemsize * math.prod(shape)
        if not 0 <= start <= end <= len(mapped):
            raise ValueError(f"{name} does not lie in the file of {len(mapped)} bytes")
        array = mapped[start:end].view(dtype).reshape(shape)
        if name.startswith(_PARAMETER):
            single = array.astype(np.float32) if array.dtype.kind == "f" else array
            parameters[name.removeprefix(_PARAMETER)] = single
        else:
            found[name] = array
    return found


def _fingerprint(model: Path) -> str:
    """What tells a model file from another: the names, places and check sums of its members."""
    with ZipFile(model) as archive:
        members = [f"{each.filename} {each.header_offset} {each.CRC}" for each in archive.infolist()]
    return hashlib.sha256("\n".join(members).encode()).hexdigest()


def describe(model: Path) -> dict[str, Any]:
    """The index of a model file as Stanza's trainers save them, with PyTorch.

    :raises ValueError: a matrix does not stand in the file as it is.
    """
    import torch

    state = torch.load(model, map_location="cpu", weights_only=True)
    members = dict(_members(model))
    tensors = {f"{_PARAMETER}{name}": tensor for name, tensor in state.get("model", {}).items()}
    if isinstance(state.get("emb"), torch.Tensor):
        tensors["emb"] = state["emb"]
    known: dict[str, Any] = {
        "members": _fingerprint(model),
        **{name: _plain(state[name]) for name in _KEPT if name in state},
        "vocab": _vocabularies(state.get("vocab", {})),
        "arrays": {},
    }
    if "dicts" in state:
        known["dictionary"] = json.loads(gzip.decompress(state["dicts"]))
    for name, tensor in tensors.items():
        if not isinstance(tensor, torch.Tensor):
            continue
        array = tensor.contiguous().numpy()
        start = members.get(array.tobytes())
        if start is None:
            raise ValueError(
                f"{model}: {name} does not stand in the file as it is; save it as a tensor of its own"
            )
        known["arrays"][name] = [array.dtype.str, list(array.shape), start]
    return known


def _members(model: Path) -> Iterator[tuple[bytes, int]]:
    """The content of each member with the offset at which it begins."""
    with ZipFile(model) as archive, model.open("rb") as file:
        for member in archive.infolist():
            if member.compress_type != ZIP_STORED:
                continue
            file.seek(member.header_offset)
            header = file.read(_LOCAL_HEADER)
            name, extra = (int.from_bytes(header[place : place + 2], "little") for place in _LENGTHS)
            start = member.header_offset + _LOCAL_HEADER + name + extra
            file.seek(start)
            yield file.read(member.file_size), start


def _vocabularies(state: Mapping[str, Any]) -> Any:
    """The vocabularies of a model by name, or its only one, with what the networks read of them."""
    if "_id2unit" in state:
        return {
            "lower": bool(state["lower"]),
            "ignore": list(state.get("ignore") or ()),
            "_id2unit": _plain(state["_id2unit"]),
        }
    return {
        name: _vocabularies(each)
        for name, each in state.items()
        if isinstance(each, Mapping) and "_id2unit" in each
    }


def _plain(value: Any) -> Any:
    """The value as far as JSON can hold it."""
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
