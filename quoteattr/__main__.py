"""The command line: ``python -m quoteattr FILE...`` or ``quoteattr FILE...``.

Exit status: 0 when all was done, 1 when a file failed (the others are done nevertheless), 2 when the command
is wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from glob import glob
from importlib import metadata, resources
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from attrs import define, evolve, frozen

from quoteattr import __version__
from quoteattr.errors import InputError, QuoteAttrError, UnknownNameError
from quoteattr.io import FORMATS, STREAMS, SUFFIXES, dumps
from quoteattr.io.table import to_table
from quoteattr.schema import Extraction, Kind
from quoteattr.streaming.process import collect_rarely
from quoteattr.streaming.resume import ResumeFile

__all__ = ["main"]

_STANDARD_INPUT = "-"
_TABLE_WIDTH = 100
_WIDEST_TABLE = 120
_BATCH = 16

_DESCRIPTION = """\
Find the quotations in Dutch text, with their speakers and addressees.

FILE is plain text in UTF-8, a folder (all .txt files below it), or a pattern such as '2024/**/*.txt'.
Offsets count code points of the text as it is decoded: line ends are left as they are, a byte order mark at
the start is not counted."""

_EPILOG = """\
Exit status: 0 all was done, 1 a file failed (the others are done nevertheless), 2 the command is wrong."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with ``arguments``, those of the process by default, and return its exit status."""
    collect_rarely()
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        if options.version:
            print(_versions(), *_model_scores(), sep="\n")
            status = 0
        elif options.explain:
            status = _explain(options.explain)
        else:
            status = _run(parser, options)
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
        prog="quoteattr",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="text, folder or pattern to read; - is standard input"
    )
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
    parser.add_argument(
        "--processes", type=_count, default=1, metavar="N", help="work in N processes; default: 1"
    )
    parser.add_argument(
        "--resume",
        metavar="PATH",
        help="keep in this file what is done; the same command goes on where it was broken off",
    )
    parser.add_argument("--explain", metavar="RULE", help="say what a rule means, and end")
    parser.add_argument(
        "--version", action="store_true", help="say the versions and the scores of the model, and end"
    )
    return parser


def _versions() -> str:
    """What a report of a wrong result should state."""
    stanza, torch = metadata.version("stanza"), metadata.version("torch")
    return f"quoteattr {__version__} (Stanza {stanza}, PyTorch {torch}, Python {platform.python_version()})"


def _model_scores() -> Iterator[str]:
    """The name of the bundled model and the table of scores in its card, a line for each row."""
    models = resources.files("quoteattr") / "models"
    for language, package in json.loads((models / "resources.json").read_text("utf-8")).items():
        name = next(iter(package["packages"]))
        yield f"model {name} ({package['lang_name']}, {language}), F1 from raw text:"
    card = (models / "MODEL_CARD.md").read_text("utf-8")
    section = card.partition("\n## Scores\n")[2].partition("\n## ")[0]
    rows = [line.split("|")[1:-1] for line in section.splitlines() if line.startswith("|")]
    names, _, *scores = [[cell.strip() for cell in row] for row in rows]
    for row in scores:
        values = (f"{name} {value}" for name, value in zip(names[1:], row[1:], strict=True))
        yield f"  {row[0]}: {', '.join(values)}"


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"expected a number from 1, got {text!r}")
    return int(text)


def _kinds(text: str) -> frozenset[Kind]:
    try:
        return frozenset(Kind(name.strip()) for name in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}; known: {', '.join(Kind)}") from None


@frozen
class _Source:
    """A text to read.

    :param name: path of the file, or ``-``.
    :param result: path of its results in a folder of results, without the ending.
    """

    name: str
    result: Path


def _sources(argument: str) -> list[_Source]:
    """The texts that an argument names.

    :raises InputError: a folder or a pattern that has none.
    """
    if argument == _STANDARD_INPUT:
        return [_Source(argument, Path("stdin"))]
    path = Path(argument)
    if path.is_dir():
        files = [file for file in path.rglob("*.txt") if not file.name.endswith(SUFFIXES["table"])]
        if not files:
            raise InputError("is a folder without .txt files; name files, or a pattern")
        return [_Source(str(file), file.relative_to(path).with_suffix("")) for file in sorted(files)]
    if any(sign in argument for sign in "*?[") and not path.exists():
        names = [name for name in sorted(glob(argument, recursive=True)) if not Path(name).is_dir()]
        if not names:
            raise InputError("no file fits this pattern; check it")
        return [_Source(name, Path(Path(name).stem)) for name in names]
    return [_Source(argument, Path(path.stem))]


def _usage_error(options: argparse.Namespace, sources: Sequence[_Source]) -> str | None:
    """What is wrong with the combination of options, if anything."""
    folder = options.output is not None and Path(options.output).is_dir()
    if len(sources) > 1 and options.format not in STREAMS and not folder:
        return (
            f"a file in format {options.format} holds one text; name a folder with --output, one that exists"
        )
    if options.resume is not None and options.output is None:
        return "--resume needs --output; what went to standard output cannot be taken up again"
    if options.resume is not None and any(source.name == _STANDARD_INPUT for source in sources):
        return "--resume cannot take up standard input; name files"
    if options.output is None:
        return None
    if folder:
        targets = [_target(options, source) for source in sources]
        twice = next((target for target, count in Counter(targets).items() if count > 1), None)
        if twice is not None:
            return f"two files would be written to {twice}; run them apart"
    else:
        targets = [Path(options.output)]
    read = {Path(source.name).resolve() for source in sources if source.name != _STANDARD_INPUT}
    written = {target.resolve() for target in targets}
    if read & written:
        return "--output would overwrite a file to read; name another"
    if options.resume is not None and Path(options.resume).resolve() in read | written:
        return "--resume would overwrite a file to read or to write; name another"
    return None


def _explain(rule: str) -> int:
    from quoteattr.rules import explain

    try:
        print(explain(rule))
    except UnknownNameError as error:
        _Console().complain(str(error))
        return 2
    return 0


def _run(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    if not options.files:
        parser.error("no FILE given; - reads standard input")
    sources: list[_Source] = []
    console = _Console()
    for argument in options.files:
        try:
            sources += _sources(argument)
        except InputError as error:
            console.fail(argument, error)
    if options.resume is not None:
        sources = list({source.name: source for source in sources}.values())
    wrong = _usage_error(options, sources)
    if wrong:
        parser.error(wrong)
    try:
        _extract_all(options, sources, console)
    except QuoteAttrError as error:
        console.complain(str(error))
        return 1
    return 1 if console.failed else 0


def _extract_all(options: argparse.Namespace, sources: Sequence[_Source], console: _Console) -> None:
    from quoteattr.extractor import DEFAULT_MODEL, QuoteExtractor

    extractor = QuoteExtractor(model=None if options.no_model else options.model or DEFAULT_MODEL)
    resume = _resume_file(options)
    todo = [source for source in sources if resume is None or source.name not in resume.done]
    console.start(len(sources), len(sources) - len(todo), options.output is not None)
    stream = extractor.pipe(
        _texts(todo, console),
        as_tuples=True,
        batch_size=max(1, min(_BATCH, len(todo) // options.processes)),
        processes=options.processes,
        on_error=lambda item, error: console.fail(item[1].name, error),
    )
    with closing(stream), _writer(options, len(sources) > 1, resume) as write:
        for extraction, source in stream:
            write(source, _chosen(extraction, options.kinds))
            if resume is not None:
                with _writing(resume.path):
                    resume.note(source.name, _size(options.output))
            for note in extraction.notes:
                console.complain(f"{source.name}: {note}")
            console.advance()
    console.clear()


def _resume_file(options: argparse.Namespace) -> ResumeFile | None:
    """The resume file that the options name, if any.

    :raises QuoteAttrError: it cannot be used.
    """
    if options.resume is None:
        return None
    run = {
        "output": options.output,
        "format": options.format,
        "kinds": sorted(options.kinds) if options.kinds is not None else None,
        "model": None if options.no_model else options.model or "bundled",
    }
    with _writing(options.resume):
        return ResumeFile(Path(options.resume), run, _size(options.output))


def _size(output: str) -> int:
    """Bytes of the file ``output``; 0 if there is none or it is a folder."""
    path = Path(output)
    return path.stat().st_size if path.is_file() else 0


def _texts(sources: Sequence[_Source], console: _Console) -> Iterator[tuple[str, _Source]]:
    for source in sources:
        try:
            yield _read(source.name), source
        except InputError as error:
            console.fail(source.name, error)


def _read(file: str) -> str:
    """The text of a file, its line ends as they are.

    :raises InputError: it cannot be read or is not UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if file == _STANDARD_INPUT else Path(file).read_bytes()
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


def _chosen(extraction: Extraction, kinds: frozenset[Kind] | None) -> Extraction:
    if kinds is None:
        return extraction
    return evolve(extraction, quotes=tuple(quote for quote in extraction if quote.kind in kinds))


@contextmanager
def _writer(
    options: argparse.Namespace, several: bool, resume: ResumeFile | None
) -> Iterator[Callable[[_Source, Extraction], None]]:
    """A function that writes the extraction of one text to where the options say.

    :param several: whether there is more than one, so that each has to say which it is.
    :raises QuoteAttrError: a file cannot be written.
    """
    if options.output is None:
        yield _Stream(_utf8(sys.stdout), options.format, several)
    elif Path(options.output).is_dir():
        yield _Folder(options)
    else:
        with _writing(options.output):
            stream = open(  # noqa: SIM115
                options.output, "w" if resume is None else "a", encoding="utf-8", newline="\n"
            )
            if resume is not None:
                stream.truncate(resume.size)
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

    def __call__(self, source: _Source, extraction: Extraction) -> None:
        if self.format == "table":
            text = self._table(extraction)
            text = f"{source.name}\n{text}\n" if self.several else text
        else:
            text = dumps(extraction, self.format, source=source.name)
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

    options: argparse.Namespace

    def __call__(self, source: _Source, extraction: Extraction) -> None:
        path = _target(self.options, source)
        with _writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(
                dumps(extraction, self.options.format, source=source.name), encoding="utf-8", newline="\n"
            )


def _target(options: argparse.Namespace, source: _Source) -> Path:
    """Where the results of a text go when the output is a folder."""
    return Path(options.output, f"{source.result}{SUFFIXES[options.format]}")


def _utf8(stream: TextIO) -> TextIO:
    """Standard output in UTF-8, whatever the locale says; a terminal keeps its own encoding."""
    if isinstance(stream, TextIOWrapper):
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8")
    return stream


@define
class _Console:
    """What goes to standard error: complaints, and a bar on a terminal while several texts are read."""

    total: int = 0
    done: int = 0
    bar: bool = False
    failed: bool = False

    def start(self, total: int, done: int, apart: bool) -> None:
        """Begin to count ``total`` texts, some of them ``done``.

        :param apart: whether the results go elsewhere than to standard output.
        """
        self.total, self.done = total, done
        self.bar = total > 1 and sys.stderr.isatty() and (apart or not sys.stdout.isatty())
        self._draw()

    def advance(self) -> None:
        """Count one text more."""
        self.done += 1
        self._draw()

    def fail(self, name: str, error: Exception) -> None:
        """Say why there are no results of the text ``name``, and count it."""
        known = isinstance(error, QuoteAttrError)
        self.failed = True
        self.complain(f"{name}: {error if known else f'failed, which should be reported: {error!r}'}")
        self.advance()

    def complain(self, message: str) -> None:
        """Write a line, with the bar out of the way."""
        self.clear()
        print(f"quoteattr: {message}", file=sys.stderr)

    def clear(self) -> None:
        """Remove the bar."""
        if self.bar:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _draw(self) -> None:
        if self.bar:
            filled = 30 * self.done // self.total
            sys.stderr.write(f"\r[{'#' * filled}{'.' * (30 - filled)}] {self.done}/{self.total}")
            sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
