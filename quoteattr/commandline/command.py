"""The command itself: from the arguments to the exit status.

Exit status: 0 when all was done, 1 when a file failed (the others are done nevertheless), 2 when the command
is wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from quoteattr.commandline.about import model_scores, versions
from quoteattr.commandline.console import Console
from quoteattr.commandline.options import Options, options_parser
from quoteattr.commandline.results import (
    STANDARD_OUTPUT,
    is_folder,
    open_results,
    overview_file,
    result_files,
    size_of,
    writing,
)
from quoteattr.commandline.sources import STANDARD_INPUT, Source, content_sum, find_sources, read_source
from quoteattr.errors import InputError, QuoteAttrError, UnknownNameError
from quoteattr.io import COMPANIONS, STREAMS
from quoteattr.streaming.resume import ResumeFile

if TYPE_CHECKING:
    from quoteattr.extractor import QuoteExtractor

__all__ = ["main"]

_BATCH = 16
"""Most texts that are read together."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with ``arguments``, those of the process by default, and return its exit status."""
    parser = options_parser()
    options = Options(**vars(parser.parse_args(arguments)))
    console = Console()
    try:
        if options.version:
            status = _show("\n".join([versions(), *model_scores()]), console)
        elif options.explain:
            status = _explain(options.explain, console)
        else:
            status = _run(parser, options, console)
        return _flushed(status, console)
    except BrokenPipeError:
        _drop_output()
        return 0
    except KeyboardInterrupt:
        console.complain(_how_to_go_on(options, console))
        return 130


def _flushed(status: int, console: Console) -> int:
    """The exit status when what is left of the output has been written too.

    :raises BrokenPipeError: whoever read the output has seen enough.
    """
    try:
        with writing(STANDARD_OUTPUT):
            sys.stdout.flush()
    except QuoteAttrError as error:
        _drop_output()
        if status == 0:
            console.complain(str(error))
        return status or 1
    return status


def _drop_output() -> None:
    """Let standard output lead nowhere: Python would complain once more when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _explain(rule: str, console: Console) -> int:
    from quoteattr.rules import explain

    try:
        return _show(explain(rule), console)
    except UnknownNameError as error:
        console.complain(str(error))
        return 2


def _show(text: str, console: Console) -> int:
    """Print a text; the exit status."""
    try:
        with writing(STANDARD_OUTPUT):
            print(text)
    except QuoteAttrError as error:
        console.complain(str(error))
        return 1
    return 0


def _how_to_go_on(options: Options, console: Console) -> str:
    """What to say when the user stops the run."""
    stopped = f"stopped, {console.done} of {console.total} texts are done"
    if options.resume is not None:
        return f"{stopped}; give the same command again to go on"
    if options.output is not None:
        return f"{stopped}; with --resume FILE a run can go on where it was stopped"
    return stopped


def _run(parser: argparse.ArgumentParser, options: Options, console: Console) -> int:
    if not options.files:
        parser.error("no FILE given; - reads standard input")
    sources: list[Source] = []
    for argument in options.files:
        try:
            sources += find_sources(argument)
        except InputError as error:
            console.fail(argument, error)
    if options.resume is not None:
        sources = list({source.name: source for source in sources}.values())
    wrong = _wrong_usage(options, sources)
    if wrong:
        parser.error(wrong)
    try:
        extractor, resume = _extractor(options), _resume_file(options)
        todo = _todo(options, sources, resume)
    except QuoteAttrError as error:
        console.complain(str(error))
        return 2
    console.start(len(sources), len(sources) - len(todo), options.output is not None)
    try:
        _extract_all(extractor, options, todo, resume, console)
    except QuoteAttrError as error:
        console.complain(str(error))
        return 1
    return 1 if console.failed else 0


def _wrong_usage(options: Options, sources: Sequence[Source]) -> str | None:
    """What is wrong with the options together, or with the texts that they name, if anything."""
    folder = options.output if options.output is not None and is_folder(options.output) else None
    if len(sources) > 1 and options.format not in STREAMS and folder is None:
        return (
            f"a file in format {options.format} holds one text; name a folder as --output, a new one as new/"
        )
    if options.resume is not None and options.format in COMPANIONS and folder is None:
        return f"--resume with the format {options.format} needs a folder as --output, a new one as new/"
    if options.resume is not None and options.output is None:
        return "--resume needs --output; what went to standard output cannot be taken up again"
    if options.resume is not None and any(source.name == STANDARD_INPUT for source in sources):
        return "--resume cannot take up standard input; name files"
    if options.output is None:
        return None
    if folder is None:
        targets = [Path(options.output)]
    else:
        targets = [path for source in sources for path in result_files(folder, source, options.format)]
        above = overview_file(folder, options.format)
        targets += [above] if above is not None else []
        twice = next((target for target, count in Counter(targets).items() if count > 1), None)
        if twice is not None:
            return f"two files would be written to {twice}; run them apart"
    read = {Path(source.name).resolve() for source in sources if source.name != STANDARD_INPUT}
    written = {target.resolve() for target in targets}
    if read & written:
        return "--output would overwrite a file to read; name another"
    if options.resume is not None and Path(options.resume).resolve() in read | written:
        return "--resume would overwrite a file to read or to write; name another"
    return None


def _extractor(options: Options) -> QuoteExtractor:
    """The extractor that the options describe.

    :raises QuoteAttrError: they describe none.
    """
    from quoteattr.extractor import MAX_CHARS, QuoteExtractor

    return QuoteExtractor(
        model=_model(options),
        known=options.known,
        cues=options.cues,
        weights=options.weights,
        kinds=options.kinds,
        min_confidence=options.min_confidence,
        max_chars=options.max_chars or MAX_CHARS,
    )


def _model(options: Options) -> str | None:
    return None if options.no_model else options.model or "bundled"


def _todo(options: Options, sources: Sequence[Source], resume: ResumeFile | None) -> list[Source]:
    """The texts that are not done, or whose results in a folder are gone or older than the text.

    :raises InputError: a text whose results stand in a file among others has changed.
    """
    if resume is None:
        return list(sources)
    todo = []
    for source in sources:
        changed = resume.done.get(source.name) not in (None, source.looks())
        if source.name not in resume.done:
            todo.append(source)
        elif options.output is not None and is_folder(options.output):
            files = result_files(options.output, source, options.format)
            if changed or not all(file.exists() for file in files):
                todo.append(source)
        elif changed:
            raise InputError(
                f"{source.name} has changed since it was done, and its results stand in {options.output}; "
                f"delete {options.resume} to start anew"
            )
    return todo


def _extract_all(
    extractor: QuoteExtractor,
    options: Options,
    todo: Sequence[Source],
    resume: ResumeFile | None,
    console: Console,
) -> None:
    stream = extractor.pipe(
        _texts(todo, console),
        as_tuples=True,
        batch_size=max(1, min(_BATCH, len(todo) // options.processes)),
        processes=options.processes,
        on_error=lambda item, error: console.fail(item[1].name, error),
    )
    kept = resume.size if resume is not None else None
    with closing(stream), open_results(options, several=console.total > 1, kept=kept) as write:
        for extraction, source in stream:
            write(source, evolve(extraction, source=source.name))
            if resume is not None:
                with writing(resume.path):
                    resume.note(source.name, size_of(options.output), source.looks())
            for note in extraction.notes:
                console.complain(f"{source.name}: {note}")
            console.advance()
    console.clear()


def _resume_file(options: Options) -> ResumeFile | None:
    """The resume file that the options name, if any.

    :raises QuoteAttrError: it cannot be used.
    """
    if options.resume is None:
        return None
    run = {
        "output": options.output,
        "format": options.format,
        "kinds": sorted(options.kinds) if options.kinds is not None else None,
        "model": _model(options),
        "cues": options.cues,
        "weights": options.weights,
        "known": options.known,
        "min_confidence": options.min_confidence,
    }
    files = {"cues": options.cues, "weights": options.weights, "known": options.known}
    run |= {f"content of {name}": content_sum(path) for name, path in files.items() if path is not None}
    with writing(options.resume):
        return ResumeFile(Path(options.resume), run, size_of(options.output))


def _texts(sources: Sequence[Source], console: Console) -> Iterator[tuple[str, Source]]:
    for source in sources:
        try:
            yield read_source(source), source
        except QuoteAttrError as error:
            console.fail(source.name, error)
