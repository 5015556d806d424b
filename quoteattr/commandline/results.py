"""Where the results of each text are written, and how."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from attrs import define, frozen

from quoteattr.commandline.options import Options
from quoteattr.commandline.sources import Source
from quoteattr.errors import QuoteAttrError
from quoteattr.io import COMPANIONS, SUFFIXES, csv, dumps, overview, write
from quoteattr.io.table import to_table
from quoteattr.schema import Extraction

__all__ = [
    "STANDARD_OUTPUT",
    "is_folder",
    "open_results",
    "overview_file",
    "result_files",
    "size_of",
    "writing",
]

STANDARD_OUTPUT = "<stdout>"
"""What standard output is called in messages."""

_STEM = "{stem}"
"""What stands for the name of a text in the names of files that go with its results."""

_TABLE_WIDTH = 100
"""Characters a line of a table that is not shown on a terminal."""

_WIDEST_TABLE = 120
"""Most characters a line of a table on a terminal."""


@contextmanager
def open_results(
    options: Options, *, several: bool, kept: int | None
) -> Iterator[Callable[[Source, Extraction], None]]:
    """A function that writes the extraction of one text to where the options say.

    :param several: whether there is more than one, so that each has to say which it is.
    :param kept: bytes of the output that stay, where a run goes on; ``None`` where it begins.
    :raises QuoteAttrError: a file cannot be written.
    """
    if options.output is None:
        yield _ToStream(_utf8(sys.stdout), STANDARD_OUTPUT, options.format, several)
    elif is_folder(options.output):
        with writing(options.output):
            Path(options.output).mkdir(parents=True, exist_ok=True)
        yield _ToFolder(options.output, options.format)
        if overview_file(options.output, options.format):
            with writing(options.output):
                overview.write_overview(options.output)
    elif options.format in COMPANIONS:
        yield _ToFile(Path(options.output), options.format)
    else:
        with writing(options.output):
            stream = open(  # noqa: SIM115
                options.output, "w" if kept is None else "a", encoding="utf-8", newline="\n"
            )
            if kept is not None:
                stream.truncate(kept)
        try:
            yield _ToStream(stream, options.output, options.format, several, begun=bool(kept))
        finally:
            with writing(options.output):
                stream.close()


def is_folder(output: str) -> bool:
    """Whether the output is a folder: one that exists, or a name that ends like one, ``new/``."""
    return Path(output).is_dir() or output.endswith(("/", os.sep))


def result_files(folder: str, source: Source, format: str) -> list[Path]:  # noqa: A002
    """Where the results of a text go when the output is a folder; the first has them, the others go with it.

    Files that all texts of a folder share are not among them.
    """
    first = Path(folder, f"{source.result}{SUFFIXES[format]}")
    own = [name for name in COMPANIONS.get(format, ()) if _STEM in name]
    return [first, *(first.with_name(name.replace(_STEM, first.stem)) for name in own)]


def overview_file(folder: str, format: str) -> Path | None:  # noqa: A002
    """The page that leads to the others of a folder, where the format has one."""
    return Path(folder, overview.OVERVIEW) if format == "html" else None


def size_of(output: str | None) -> int:
    """Bytes of the file ``output``; 0 if there is none or it is a folder."""
    return Path(output).stat().st_size if output is not None and Path(output).is_file() else 0


@contextmanager
def writing(path: Path | str) -> Iterator[None]:
    """What goes wrong with the file ``path`` as an error of the library.

    :raises QuoteAttrError: it cannot be written.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise QuoteAttrError(f"{path}: cannot be written: {error.strerror or error}") from error


@define
class _ToStream:
    """Writes one text after the other.

    :param name: what the stream is called in messages.
    :param several: whether there is more than one, so that each has to say which it is.
    :param begun: whether something stands there already.
    """

    stream: TextIO
    name: str
    format: str
    several: bool
    begun: bool = False

    def __call__(self, source: Source, extraction: Extraction) -> None:
        if self.format == "table":
            text = self._table(extraction)
            text = f"{source.name}\n{text}\n" if self.several else text
        elif self.format == "csv":
            text = csv.dumps(extraction, header=not self.begun)
        else:
            text = dumps(extraction, self.format)
        with writing(self.name):
            self.stream.write(text)
            self.stream.flush()
        self.begun = True

    def _table(self, extraction: Extraction) -> str:
        terminal = self.stream.isatty()
        width = min(shutil.get_terminal_size().columns, _WIDEST_TABLE) if terminal else _TABLE_WIDTH
        color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return to_table(extraction, width=width, color=color) + "\n"


@frozen
class _ToFolder:
    """Writes a file for each text."""

    folder: str
    format: str

    def __call__(self, source: Source, extraction: Extraction) -> None:
        path, *_ = result_files(self.folder, source, self.format)
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            write(extraction, path, self.format)


@frozen
class _ToFile:
    """Writes one text to the file of this name, with those that the format has beside it."""

    path: Path
    format: str

    def __call__(self, _source: Source, extraction: Extraction) -> None:
        with writing(self.path):
            write(extraction, self.path, self.format)


def _utf8(stream: TextIO) -> TextIO:
    """Standard output in UTF-8, whatever the locale says; a terminal keeps its own encoding."""
    if isinstance(stream, TextIOWrapper):
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8")
    return stream
