"""Score quoteattr on gold files: ``python -m quoteattr.evaluation GOLD_DIR_OR_FILE...``.

The gold may also be what annotators corrected, see :mod:`quoteattr.evaluation.corrections`;
``python -m quoteattr.evaluation convert IN... OUT`` writes it as gold files to the folder ``OUT``.

With ``--coref`` the gold is that of who is who, see :mod:`quoteattr.evaluation.coref`.

Exit status: 0 when all bars hold, 1 when one does not, 2 when the command or a gold file is wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import define

from quoteattr.errors import QuoteAttrError
from quoteattr.evaluation.coref import coref_report, read_coref, score_coref, with_first_persons
from quoteattr.evaluation.corrections import convert
from quoteattr.evaluation.gold import gold_documents, read_gold_files
from quoteattr.evaluation.metrics import score
from quoteattr.evaluation.tables import (
    calibration_report,
    json_report,
    markdown_report,
    mistakes_report,
    text_report,
)
from quoteattr.extractor import DEFAULT_MODEL, QuoteExtractor
from quoteattr.schema import Quote

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with ``arguments``, those of the process by default, and return its exit status."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if arguments[:1] == ["convert"]:
        return _convert(arguments[1:])
    options = _parser().parse_args(arguments)
    try:
        bars = [_bar(text) for text in options.min]
        extractor = QuoteExtractor(model=None if options.no_model else options.model or DEFAULT_MODEL)
        if options.coref:
            print(_coreference(options.gold, extractor))
            return 0
        gold = read_gold_files(options.gold)
        extract = _Timed(extractor)
        scores = score(gold.documents, extract)
        figures = json_report(scores, extract.seconds)
        broken = [text for text in (_broken(figures, *bar) for bar in bars) if text]
    except QuoteAttrError as error:
        print(f"quoteattr.evaluation: {error}", file=sys.stderr)
        return 2
    for path in gold.passed_over:
        print(f"quoteattr.evaluation: {path}: passed over, no 'quotes' in it", file=sys.stderr)
    if options.json:
        print(json.dumps(figures, ensure_ascii=False))
    else:
        print(markdown_report(scores) if options.markdown else text_report(scores, extract.seconds))
        if options.calibration:
            print(f"\n{calibration_report(scores)}")
        if options.errors:
            print(f"\n{mistakes_report(scores)}")
    if bars:
        print("; ".join(broken) if broken else "all bars hold", file=sys.stderr)
    return 1 if broken else 0


def _convert(arguments: Sequence[str]) -> int:
    """Write gold files, and return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m quoteattr.evaluation convert",
        description="Write corrected brat (.ann), CAS (.xmi), JSON or JSON Lines as gold files.",
    )
    parser.add_argument("files", nargs="+", metavar="IN", help="corrected file, or folder with such files")
    parser.add_argument("out", metavar="OUT", help="folder for the gold files, made if need be")
    options = parser.parse_args(arguments)
    try:
        count = convert(gold_documents(options.files), Path(options.out))
    except QuoteAttrError as error:
        print(f"quoteattr.evaluation: {error}", file=sys.stderr)
        return 2
    print(f"{count} gold files in {options.out}")
    return 0


def _coreference(paths: Sequence[str], extractor: QuoteExtractor) -> str:
    """The figures of who is who, as lines of text."""
    return coref_report(
        score_coref(
            (gold, with_first_persons(extractor.scene(gold.text)[0], extractor(gold.text)))
            for gold in read_coref(paths)
        )
    )


@define
class _Timed:
    """An extractor that counts the seconds it takes, loading of the model included."""

    extract: Callable[[str], Iterable[Quote]]
    seconds: float = 0.0

    def __call__(self, text: str) -> Iterable[Quote]:
        begin = time.perf_counter()
        quotes = tuple(self.extract(text))
        self.seconds += time.perf_counter() - begin
        return quotes


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m quoteattr.evaluation",
        description="Score quoteattr on gold files, see quoteattr.evaluation.gold for their format.",
    )
    parser.add_argument(
        "gold", nargs="+", metavar="GOLD", help="gold or corrected file, or folder with such files"
    )
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="all figures as one JSON object")
    output.add_argument("--markdown", action="store_true", help="the main figures as a Markdown table")
    output.add_argument("--coref", action="store_true", help="score who is who, on gold of coreference")
    parser.add_argument("--errors", action="store_true", help="list the mistakes, grouped by cause")
    parser.add_argument("--calibration", action="store_true", help="compare confidence with precision")
    parser.add_argument(
        "--min",
        nargs="+",
        default=[],
        metavar="KEY=VALUE",
        help="bars such as direct.overlap.f=95 speaker.f=80: exit status 1 when a figure is lower",
    )
    model = parser.add_mutually_exclusive_group()
    model.add_argument("--model", metavar="DIR", help="Stanza model package; the bundled one by default")
    model.add_argument("--no-model", action="store_true", help="marks and surface patterns only")
    return parser


def _bar(text: str) -> tuple[str, str, float]:
    key, _, least = text.partition("=")
    name, _, field = key.rpartition(".")
    try:
        return name, field, float(least)
    except ValueError:
        raise QuoteAttrError(f"--min {text}: expected KEY=VALUE, such as speaker.f=80") from None


def _broken(figures: Mapping[str, Any], name: str, field: str, least: float) -> str | None:
    value = figures[name].get(field) if isinstance(figures.get(name), dict) else None
    if not isinstance(value, int | float):
        key = f"{name}.{field}" if name else field
        raise QuoteAttrError(f"--min {key}: no such figure; --json shows them all")
    return f"{name}.{field} {value} < {least}" if value < least else None


if __name__ == "__main__":
    sys.exit(main())
