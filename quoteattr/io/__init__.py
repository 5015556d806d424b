"""Formats: a name for each, and the module that writes it, loaded when it is asked for.

A format module has ``dumps(extraction) -> str`` and, where the format can be read back,
``loads(text) -> Extraction``. A further format is a further module and a line in :data:`FORMATS`. Where
several texts may follow each other in one file, the format stands in :data:`STREAMS`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from quoteattr.errors import InputError, UnknownNameError
from quoteattr.io.files import read_text

if TYPE_CHECKING:
    from quoteattr.schema import Extraction

__all__ = ["COMPANIONS", "FORMATS", "STREAMS", "SUFFIXES", "dumps", "loads", "read_text", "write"]

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "brat": "quoteattr.io.brat",
        "cas": "quoteattr.io.cas",
        "conllu": "quoteattr.io.conllu",
        "csv": "quoteattr.io.csv",
        "folia": "quoteattr.io.folia",
        "html": "quoteattr.io.html",
        "json": "quoteattr.io.json",
        "jsonl": "quoteattr.io.jsonl",
        "table": "quoteattr.io.table",
        "tei": "quoteattr.io.tei",
        "webanno": "quoteattr.io.webanno",
    }
)
"""Name of each format, as ``--format`` takes it, and its module."""

STREAMS = frozenset({"csv", "jsonl", "table"})
"""Formats in which several texts may follow each other in one file."""

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        **{name: f".{name}" for name in FORMATS},
        "brat": ".ann",
        "cas": ".xmi",
        "folia": ".folia.xml",
        "table": ".table.txt",
        "tei": ".tei.xml",
        "webanno": ".jsonld",
    }
)
"""How the names of files end in each format."""

COMPANIONS: Mapping[str, Sequence[str]] = MappingProxyType(
    {"brat": ("{stem}.txt", "annotation.conf", "visual.conf"), "cas": ("TypeSystem.xml",)}
)
"""The files that a format has beside its first, with what stands before the ending of that as ``{stem}``."""


def dumps(extraction: Extraction, format: str) -> str:  # noqa: A002
    """Write ``extraction`` in the format of that name.

    :raises UnknownNameError: there is no such format; the message lists those there are.
    """
    return str(_module(format).dumps(extraction))


def write(extraction: Extraction, path: str | PathLike[str], format: str) -> None:  # noqa: A002
    """Write ``extraction`` to the file ``path``, in UTF-8, with the files that the format has beside it.

    :raises UnknownNameError: there is no such format.
    """
    if format in COMPANIONS:
        _module(format).write(extraction, path)
    else:
        Path(path).write_text(dumps(extraction, format), encoding="utf-8", newline="\n")


def loads(text: str, format: str) -> Extraction:  # noqa: A002
    """Read what :func:`dumps` wrote.

    :raises UnknownNameError: there is no such format.
    :raises InputError: the format can only be written, or ``text`` is not in it.
    """
    module = _module(format)
    if not hasattr(module, "loads"):
        raise InputError(f"the format {format!r} can be written, not read; read 'json' or 'jsonl'")
    extraction: Extraction = module.loads(text)
    return extraction


def _module(name: str) -> Any:
    if name not in FORMATS:
        raise UnknownNameError("format", name, FORMATS)
    return import_module(FORMATS[name])
