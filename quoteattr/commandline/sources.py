"""The texts that are read: which ones the command names, and what is in them."""

from __future__ import annotations

import hashlib
import sys
from glob import glob
from pathlib import Path

from attrs import frozen

from quoteattr.errors import InputError
from quoteattr.io import SUFFIXES, read_text
from quoteattr.io.files import TEXT_SUFFIXES, text_of
from quoteattr.io.html import GENERATOR

__all__ = ["STANDARD_INPUT", "Source", "content_sum", "find_sources", "read_source"]

STANDARD_INPUT = "-"
"""What stands for standard input among the names of files."""

_ENDINGS = ", ".join(sorted(TEXT_SUFFIXES))

_VIEW_BEGINS = 1000
"""Bytes at the beginning of an HTML file that tell whether quoteattr wrote it."""


@frozen
class Source:
    """A text to read.

    :param name: path of the file, or ``-``.
    :param result: path of its results in a folder of results, without the ending.
    """

    name: str
    result: Path

    def looks(self) -> list[int] | None:
        """Size in bytes and time of the last change, in nanoseconds; ``None`` where there is no such file."""
        try:
            found = Path(self.name).stat()
        except OSError:
            return None
        return [found.st_size, found.st_mtime_ns]


def content_sum(name: str) -> str:
    """A check sum of a file, or of the files of a folder, to tell whether they are still the same.

    Of a pipe, which can be read once only, nothing is read.
    """
    path = Path(name)
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    found = hashlib.sha256()
    for file in files:
        if file.is_file():
            content = file.read_bytes()
            found.update(f"{file.name} {len(content)}\n".encode() + content)
    return found.hexdigest()


def find_sources(argument: str) -> list[Source]:
    """The texts that an argument names.

    :raises InputError: a folder or a pattern that has none.
    """
    if argument == STANDARD_INPUT:
        return [Source(argument, Path("stdin"))]
    path = Path(argument)
    if path.is_dir():
        files = [file for file in path.rglob("*") if _is_text(file)]
        if not files:
            raise InputError(f"is a folder without files to read ({_ENDINGS}); name files, or a pattern")
        return [Source(str(file), file.relative_to(path).with_suffix("")) for file in sorted(files)]
    if any(sign in argument for sign in "*?[") and not path.exists():
        names = [name for name in sorted(glob(argument, recursive=True)) if not Path(name).is_dir()]
        if not names:
            raise InputError("no file fits this pattern; check it")
        return [Source(name, Path(Path(name).stem)) for name in names]
    return [Source(argument, Path(path.stem))]


def _is_text(file: Path) -> bool:
    """Whether a file in a folder is one to read, and no result that quoteattr wrote there."""
    ending = file.suffix.lower()
    if ending not in TEXT_SUFFIXES or file.name.endswith(SUFFIXES["table"]) or not file.is_file():
        return False
    if ending != SUFFIXES["html"]:
        return True
    with file.open("rb") as opened:
        return GENERATOR.encode() not in opened.read(_VIEW_BEGINS)


def read_source(source: Source) -> str:
    """The text of a source, see :func:`quoteattr.io.read_text`.

    :raises InputError: it cannot be read, or holds no text.
    :raises MissingExtraError: reading it needs an extra that is not installed.
    """
    if source.name == STANDARD_INPUT:
        return text_of(sys.stdin.buffer.read())
    return read_text(source.name)
