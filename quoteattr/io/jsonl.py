"""JSON lines: one extraction a line, complete, so that it can be read back.

The object is that of :meth:`quoteattr.Extraction.to_dict`; ``schema`` is its version. What earlier versions
of quoteattr wrote is read too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from quoteattr.errors import InputError
from quoteattr.io.json import loads
from quoteattr.schema import Extraction

__all__ = ["dumps", "loads", "read", "write"]


def dumps(extraction: Extraction) -> str:
    """The extraction as one line that ends in a line feed."""
    return extraction.to_json() + "\n"


def write(extractions: Iterable[Extraction], stream: TextIO) -> None:
    """Write one line for each extraction to ``stream``, which should be UTF-8."""
    for extraction in extractions:
        stream.write(dumps(extraction))


def read(lines: Iterable[str]) -> Iterator[Extraction]:
    """The extractions of ``lines``, an open file for instance; empty lines are passed over.

    :raises InputError: a line is not an extraction; the message names it.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield loads(line)
        except InputError as error:
            raise InputError(f"line {number}: {error}") from error
