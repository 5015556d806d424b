"""What the command is asked to do."""

from __future__ import annotations

import argparse

from attrs import frozen

from quoteattr.io import FORMATS
from quoteattr.schema import Kind

__all__ = ["Options", "options_parser"]

_DESCRIPTION = """\
Find the quotations in Dutch text, with their speakers and addressees.

FILE is plain text, HTML, PDF or DOCX (all but text in UTF-8 and UTF-16 need quoteattr[files]), a folder (all
such files below it), or a pattern such as '2024/**/*.txt'. Offsets count code points of the text that was
read, which the formats keep: line ends of plain text are left as they are, a byte order mark at the start is
not counted."""

_EPILOG = """\
Exit status: 0 all was done, 1 a file failed (the others are done nevertheless), 2 the command is wrong."""


@frozen(kw_only=True)
class Options:
    """What stands on the command line.

    :param files: texts, folders and patterns to read; ``-`` is standard input.
    :param format: name of the format of the results.
    :param output: file or folder to write, standard output by default.
    :param kinds: the kinds of quotations that are wanted, by default all.
    :param min_confidence: least confidence of the speaker of the quotations that are wanted.
    :param max_chars: largest text that is read, in code points; ``None`` for the library's own limit.
    :param model: folder of a model package, the bundled one by default.
    :param no_model: whether to do without a model.
    :param cues: file of cues of one's own.
    :param weights: folder of weights of one's own.
    :param known: file of the people and organisations whom the user knows.
    :param processes: how many work.
    :param resume: file that keeps what is done.
    :param explain: the rule to explain instead of reading anything.
    :param version: whether to say the versions instead.
    """

    files: list[str]
    format: str
    output: str | None
    kinds: frozenset[Kind] | None
    min_confidence: float
    max_chars: int | None
    model: str | None
    no_model: bool
    cues: str | None
    weights: str | None
    known: str | None
    processes: int
    resume: str | None
    explain: str | None
    version: bool


def options_parser() -> argparse.ArgumentParser:
    """What reads the command line; its results are the fields of :class:`Options`."""
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
        "-o",
        "--output",
        metavar="PATH",
        help="file to write, or a folder (a new one as new/): then one file a text",
    )
    parser.add_argument(
        "--kinds",
        type=_kinds,
        metavar="KIND,...",
        help=f"only quotations of these kinds: {', '.join(Kind)}",
    )
    parser.add_argument(
        "--min-confidence",
        type=_share,
        default=0.0,
        metavar="P",
        help="only quotations whose speaker is at least so sure, 0 to 1; default: 0",
    )
    parser.add_argument(
        "--max-chars", type=_count, metavar="N", help="largest text, in code points; default: 10 million"
    )
    model = parser.add_mutually_exclusive_group()
    model.add_argument("--model", metavar="DIR", help="Stanza model package; the bundled one by default")
    model.add_argument(
        "--no-model", action="store_true", help="marks and surface patterns only: fast, weaker"
    )
    parser.add_argument("--cues", metavar="FILE", help="cues of your own, in the form of cues.toml")
    parser.add_argument(
        "--weights",
        metavar="DIR",
        help="weights that you trained, written by python -m quoteattr.training speakers",
    )
    parser.add_argument(
        "--known",
        metavar="FILE",
        help="CSV or JSONL with the names, ids, ... of people and organisations that you know",
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


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"expected a number from 1, got {text!r}")
    return int(text)


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"expected a number from 0 to 1, got {text!r}")
    return share


def _kinds(text: str) -> frozenset[Kind]:
    try:
        return frozenset(Kind(name.strip()) for name in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}; known: {', '.join(Kind)}") from None
