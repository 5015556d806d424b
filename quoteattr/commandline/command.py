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

from attrs import evolve

from quoteattr.commandline.about import model_scores, versions
from quoteattr.commandline.console import Console
from quoteattr.commandline.options import Options, options_parser
from quoteattr.commandline.results import open_results, result_file, size_of, writing
from quoteattr.commandline.sources import STANDARD_INPUT, Source, find_sources, read_source
from quoteattr.errors import InputError, QuoteAttrError, UnknownNameError
from quoteattr.io import STREAMS
from quoteattr.streaming.resume import ResumeFile

__all__ = ["main"]

_BATCH = 16
"""Most texts that are read together."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with ``arguments``, those of the process by default, and return its exit status."""
    parser = options_parser()
    options = Options(**vars(parser.parse_args(arguments)))
    try:
        if options.version:
            print(versions(), *model_scores(), sep="\n")
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


def _explain(rule: str) -> int:
    from quoteattr.rules import explain

    try:
        print(explain(rule))
    except UnknownNameError as error:
        Console().complain(str(error))
        return 2
    return 0


def _run(parser: argparse.ArgumentParser, options: Options) -> int:
    if not options.files:
        parser.error("no FILE given; - reads standard input")
    sources: list[Source] = []
    console = Console()
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
        _extract_all(options, sources, console)
    except QuoteAttrError as error:
        console.complain(str(error))
        return 1
    return 1 if console.failed else 0


def _wrong_usage(options: Options, sources: Sequence[Source]) -> str | None:
    """What is wrong with the options together, or with the texts that they name, if anything."""
    folder = options.output if options.output is not None and Path(options.output).is_dir() else None
    if len(sources) > 1 and options.format not in STREAMS and folder is None:
        return (
            f"a file in format {options.format} holds one text; name a folder with --output, one that exists"
        )
    if options.resume is not None and options.output is None:
        return "--resume needs --output; what went to standard output cannot be taken up again"
    if options.resume is not None and any(source.name == STANDARD_INPUT for source in sources):
        return "--resume cannot take up standard input; name files"
    if options.output is None:
        return None
    if folder is None:
        targets = [Path(options.output)]
    else:
        targets = [result_file(folder, source, options.format) for source in sources]
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


def _extract_all(options: Options, sources: Sequence[Source], console: Console) -> None:
    from quoteattr.extractor import DEFAULT_MODEL, MAX_CHARS, QuoteExtractor

    model = None if options.no_model else options.model or DEFAULT_MODEL
    extractor = QuoteExtractor(
        model=model,
        known=options.known,
        cues=options.cues,
        kinds=options.kinds,
        min_confidence=options.min_confidence,
        max_chars=options.max_chars or MAX_CHARS,
    )
    resume = _resume_file(options, model)
    todo = [source for source in sources if resume is None or source.name not in resume.done]
    console.start(len(sources), len(sources) - len(todo), options.output is not None)
    stream = extractor.pipe(
        _texts(todo, console),
        as_tuples=True,
        batch_size=max(1, min(_BATCH, len(todo) // options.processes)),
        processes=options.processes,
        on_error=lambda item, error: console.fail(item[1].name, error),
    )
    kept = resume.size if resume is not None else None
    with closing(stream), open_results(options, several=len(sources) > 1, kept=kept) as write:
        for extraction, source in stream:
            write(source, evolve(extraction, source=source.name))
            if resume is not None:
                with writing(resume.path):
                    resume.note(source.name, size_of(options.output))
            for note in extraction.notes:
                console.complain(f"{source.name}: {note}")
            console.advance()
    console.clear()


def _resume_file(options: Options, model: str | None) -> ResumeFile | None:
    """The resume file that the options name, if any.

    :raises QuoteAttrError: it cannot be used.
    """
    if options.resume is None:
        return None
    run = {
        "output": options.output,
        "format": options.format,
        "kinds": sorted(options.kinds) if options.kinds is not None else None,
        "model": model,
        "cues": options.cues,
        "known": options.known,
        "min_confidence": options.min_confidence,
    }
    with writing(options.resume):
        return ResumeFile(Path(options.resume), run, size_of(options.output))


def _texts(sources: Sequence[Source], console: Console) -> Iterator[tuple[str, Source]]:
    for source in sources:
        try:
            yield read_source(source), source
        except QuoteAttrError as error:
            console.fail(source.name, error)
