"""The command line: ``python -m quoteattr FILE...`` or ``quoteattr FILE...``.

Exit status: 0 when all was done, 1 when a file failed (the others are done nevertheless), 2 when the command
is wrong.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import metadata
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from attrs import evolve, frozen

from quoteattr import __version__
from quoteattr.errors import InputError, QuoteAttrError, UnknownNameError
from quoteattr.io import FORMATS, STREAMS, SUFFIXES, dumps
from quoteattr.io.table import to_table
from quoteattr.schema import Extraction, Kind

__all__ = ["main"]

_STANDARD_INPUT = "-"
_TABLE_WIDTH = 100
_WIDEST_TABLE = 120

_DESCRIPTION = """\
Find the quotations in Dutch text, with their speakers and addressees.

FILE is plain text in UTF-8. Offsets count code points of the text as it is decoded: line ends are left as
they are, a byte order mark at the start is not counted."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with ``arguments``, those of the process by default, and return its exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        if options.explain:
            status = _explain(options.explain)
        else:
            wrong = _usage_error(options)
            if wrong:
                parser.error(wrong)
            status = _extract_all(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="quoteattr", description=_DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="text to read; - is standard input")
    parser.add_argument("--format", choices=sorted(FORMATS), default="table", help="default: table")
    parser.add_argument(
        "-o", "--output", metavar="PATH", help="file to write, or a folder that exists: then one file a text"
    )
    parser.add_argument(
        "--kinds",
        type=_kinds,
        metavar="KIND,...",
        help=f"only quotations of these kinds: {', '.join(Kind)}",
    )
    model = parser.add_mutually_exclusive_group()
    model.add_argument("--model", metavar="DIR", help="Stanza model package; the bundled one by default")
    model.add_argument(
        "--no-model", action="store_true", help="marks and surface patterns only: fast, weaker"
    )
    parser.add_argument("--explain", metavar="RULE", help="say what a rule means, and end")
    parser.add_argument("--version", action="version", version=_versions())
    return parser


def _versions() -> str:
    """What a report of a wrong result should state."""
    stanza, torch = metadata.version("stanza"), metadata.version("torch")
    return f"quoteattr {__version__} (Stanza {stanza}, PyTorch {torch}, Python {platform.python_version()})"


def _kinds(text: str) -> frozenset[Kind]:
    try:
        return frozenset(Kind(name.strip()) for name in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}; known: {', '.join(Kind)}") from None


def _usage_error(options: argparse.Namespace) -> str | None:
    """What is wrong with the combination of options, if anything."""
    if not options.files:
        return "no FILE given; - reads standard input"
    folder = options.output is not None and Path(options.output).is_dir()
    if len(options.files) > 1 and options.format not in STREAMS and not folder:
        return f"a file in format {options.format} holds one text; name a folder with --output"
    if options.output is None:
        return None
    if folder:
        targets = [Path(options.output, _name_in_folder(file, options.format)) for file in options.files]
        twice = next((target for target in targets if targets.count(target) > 1), None)
        if twice is not None:
            return f"two files would be written to {twice}; run them apart"
    else:
        targets = [Path(options.output)]
    sources = {Path(file).resolve() for file in options.files if file != _STANDARD_INPUT}
    if any(target.resolve() in sources for target in targets):
        return "--output would overwrite a file to read; name another"
    return None


def _explain(rule: str) -> int:
    from quoteattr.rules import explain

    try:
        print(explain(rule))
    except UnknownNameError as error:
        _complain(str(error))
        return 2
    return 0


def _extract_all(options: argparse.Namespace) -> int:
    from quoteattr.extractor import DEFAULT_MODEL, QuoteExtractor

    failed = False
    try:
        extractor = QuoteExtractor(model=None if options.no_model else options.model or DEFAULT_MODEL)
        with _writer(options) as write:
            for file in _with_progress(options.files):
                try:
                    extraction = _chosen(extractor(_read(file)), options.kinds)
                except InputError as error:
                    _complain(f"{file}: {error}")
                    failed = True
                    continue
                write(file, extraction)
                for note in extraction.notes:
                    _complain(f"{file}: {note}")
    except QuoteAttrError as error:
        _complain(str(error))
        return 1
    return 1 if failed else 0


def _read(file: str) -> str:
    """The text of a file, its line ends as they are.

    :raises InputError: it cannot be read or is not UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if file == _STANDARD_INPUT else Path(file).read_bytes()
    except FileNotFoundError:
        raise InputError("no such file; check the name") from None
    except IsADirectoryError:
        raise InputError("is a folder; name the files in it") from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8 (byte {error.start}); convert it, for instance with iconv -f WINDOWS-1252 -t UTF-8"
        ) from None


def _chosen(extraction: Extraction, kinds: frozenset[Kind] | None) -> Extraction:
    if kinds is None:
        return extraction
    return evolve(extraction, quotes=tuple(quote for quote in extraction if quote.kind in kinds))


@contextmanager
def _writer(options: argparse.Namespace) -> Iterator[Callable[[str, Extraction], None]]:
    """A function that writes the extraction of one file to where the options say.

    :raises QuoteAttrError: a file cannot be written.
    """
    several = len(options.files) > 1
    if options.output is None:
        yield _Stream(_utf8(sys.stdout), options.format, several)
    elif Path(options.output).is_dir():
        yield _Folder(Path(options.output), options.format)
    else:
        with _writing(options.output):
            stream = open(options.output, "w", encoding="utf-8", newline="\n")  # noqa: SIM115
        with stream:
            yield _Stream(stream, options.format, several)


@contextmanager
def _writing(path: Path | str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise QuoteAttrError(f"{path}: cannot be written: {error.strerror or error}") from error


@frozen
class _Stream:
    """Writes one text after the other.

    :param several: whether there is more than one, so that each has to say which it is.
    """

    stream: TextIO
    format: str
    several: bool

    def __call__(self, file: str, extraction: Extraction) -> None:
        if self.format == "table":
            text = self._table(extraction)
            text = f"{file}\n{text}\n" if self.several else text
        else:
            text = dumps(extraction, self.format, source=file)
        with _writing(self.stream.name):
            self.stream.write(text)
            self.stream.flush()

    def _table(self, extraction: Extraction) -> str:
        terminal = self.stream.isatty()
        width = min(shutil.get_terminal_size().columns, _WIDEST_TABLE) if terminal else _TABLE_WIDTH
        color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return to_table(extraction, width=width, color=color) + "\n"


@frozen
class _Folder:
    """Writes a file for each text."""

    folder: Path
    format: str

    def __call__(self, file: str, extraction: Extraction) -> None:
        path = self.folder / _name_in_folder(file, self.format)
        with _writing(path):
            path.write_text(dumps(extraction, self.format, source=file), encoding="utf-8", newline="\n")


def _name_in_folder(file: str, format: str) -> str:  # noqa: A002
    stem = "stdin" if file == _STANDARD_INPUT else Path(file).stem
    return f"{stem}{SUFFIXES[format]}"


def _utf8(stream: TextIO) -> TextIO:
    """Standard output in UTF-8, whatever the locale says; a terminal keeps its own encoding."""
    if isinstance(stream, TextIOWrapper):
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8")
    return stream


def _with_progress(files: Sequence[str]) -> Iterator[str]:
    """The files, with a bar on standard error when that is a terminal and there are several."""
    shown = len(files) > 1 and sys.stderr.isatty() and not sys.stdout.isatty()
    for number, file in enumerate(files):
        if shown:
            done = 30 * number // len(files)
            sys.stderr.write(f"\r[{'#' * done}{'.' * (30 - done)}] {number}/{len(files)}")
            sys.stderr.flush()
        yield file
    if shown:
        sys.stderr.write("\r\x1b[K")


def _complain(message: str) -> None:
    print(f"quoteattr: {message}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
