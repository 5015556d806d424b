"""The texts that are read: which ones the command names, and what is in them."""

from __future__ import annotations

import sys
from glob import glob
from pathlib import Path

from attrs import frozen

from quoteattr.errors import InputError
from quoteattr.io import SUFFIXES

__all__ = ["STANDARD_INPUT", "Source", "find_sources", "read_source"]

STANDARD_INPUT = "-"
"""What stands for standard input among the names of files."""


@frozen
class Source:
    """A text to read.

    :param name: path of the file, or ``-``.
    :param result: path of its results in a folder of results, without the ending.
    """

    name: str
    result: Path


def find_sources(argument: str) -> list[Source]:
    """The texts that an argument names.

    :raises InputError: a folder or a pattern that has none.
    """
    if argument == STANDARD_INPUT:
        return [Source(argument, Path("stdin"))]
    path = Path(argument)
    if path.is_dir():
        files = [file for file in path.rglob("*.txt") if not file.name.endswith(SUFFIXES["table"])]
        if not files:
            raise InputError("is a folder without .txt files; name files, or a pattern")
        return [Source(str(file), file.relative_to(path).with_suffix("")) for file in sorted(files)]
    if any(sign in argument for sign in "*?[") and not path.exists():
        names = [name for name in sorted(glob(argument, recursive=True)) if not Path(name).is_dir()]
        if not names:
            raise InputError("no file fits this pattern; check it")
        return [Source(name, Path(Path(name).stem)) for name in names]
    return [Source(argument, Path(path.stem))]


def read_source(source: Source) -> str:
    """The text of a source, its line ends as they are.

    :raises InputError: it cannot be read or is not UTF-8.
    """
    try:
        standard = source.name == STANDARD_INPUT
        data = sys.stdin.buffer.read() if standard else Path(source.name).read_bytes()
    except FileNotFoundError:
        raise InputError("no such file; check the name") from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8 (byte {error.start}); convert it, for instance with iconv -f WINDOWS-1252 -t UTF-8"
        ) from None
