"""Formats: a name for each, and the module that writes it, loaded when it is asked for.

A format module has ``dumps(extraction) -> str`` and, where the format can be read back,
``loads(text) -> Extraction``. A further format is a further module and a line in :data:`FORMATS`. Where
several texts may follow each other in one file, the format stands in :data:`STREAMS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from quoteattr.errors import InputError, UnknownNameError
from quoteattr.io.files import read_text

if TYPE_CHECKING:
    from quoteattr.schema import Extraction

__all__ = ["FORMATS", "STREAMS", "SUFFIXES", "dumps", "loads", "read_text"]

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "brat": "quoteattr.io.brat",
        "cas": "quoteattr.io.cas",
        "conllu": "quoteattr.io.conllu",
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

STREAMS = frozenset({"jsonl", "table"})
"""Formats in which several texts may follow each other in one file."""

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        **{name: f".{name}" for name in FORMATS},
        "brat": ".ann",
        "cas": ".xmi",
        "folia": ".folia.xml",
        "table": ".table.txt",
        "tei": ".tei.xml",
        "webanno": ".tsv",
    }
)
"""How the names of files end in each format."""


def dumps(extraction: Extraction, format: str) -> str:  # noqa: A002
    """Write ``extraction`` in the format of that name.

    :raises UnknownNameError: there is no such format; the message lists those there are.
    """
    return str(_module(format).dumps(extraction))


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
