"""Train what :mod:`quoteattr.languages.ngrams` and :mod:`quoteattr.languages.sayers` know of names and nouns.

``python -m quoteattr.training.lexica --data DIR`` reads, from ``DIR``,

``names/firstnames-gender.tsv``
    Dutch first names with ``M`` or ``V``, one pair a line; a name given to both has two lines.
``names/role-nouns.txt``
    Dutch names of professions and roles, one a line.
``vectors/nl.news.60k.100d.vec`` (or ``.xz``)
    word vectors, the commonest word first; the first line counts words and dimensions.
``text/nl.news.jsonl`` and ``text/nl.fiction.jsonl`` (or ``.xz``)
    running text, one JSON object with ``text`` a line.
``coref/`` and ``quotes/``
    gold, by which the table of nouns learns types and is measured.

It says figures on words, and for the table of nouns on texts, held out, then trains on all and writes
``first_names.json`` and ``sayers.json``. Of names and roles only n-grams that several of them share are
written; of running text single nouns that stand in several texts, with numbers.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import asdict

from quoteattr.extractor import QuoteExtractor
from quoteattr.parsing import Parser
from quoteattr.training.data import find
from quoteattr.training.lexica import train_first_names, train_sayers
from quoteattr.training.lexica.contexts import Contexts, read_contexts, write_contexts
from quoteattr.training.lexica.gold_nouns import gold_nouns
from quoteattr.training.lexica.sayers import count_texts, figures, held_out_sayers
from quoteattr.training.lexica.vectors import read_vectors
from quoteattr.training.words import LANGUAGE

__all__ = ["main"]

_WEIGHTS = Path(__file__).parents[2] / "languages" / LANGUAGE
"""Where the library looks for the weights."""
_TABLES = ("first_names", "sayers")


def main(arguments: Sequence[str] | None = None) -> None:
    """Train the tables of names and nouns, say their figures and write them."""
    parser = argparse.ArgumentParser(prog="python -m quoteattr.training.lexica", description=main.__doc__)
    parser.add_argument("table", nargs="?", choices=_TABLES, help="only this one")
    parser.add_argument("--data", type=Path, required=True, help="folder with what they are learned from")
    parser.add_argument("--out", type=Path, default=_WEIGHTS, help="folder for the tables")
    parser.add_argument("--words", type=int, default=2_600_000, help="how much running text is read")
    parser.add_argument("--counts", type=Path, help="file of counts of nouns: read, or written if missing")
    options = parser.parse_args(arguments)
    vectors = read_vectors(find(options.data / "vectors", "nl.news.60k.100d.vec"))
    if options.table != "sayers":
        ranks = {word: rank for rank, word in enumerate(vectors)}
        _write(asdict(train_first_names(options.data, ranks, print)), options.out / "first_names.json")
    if options.table != "first_names":
        reader = QuoteExtractor(lang=LANGUAGE).parser
        contexts = _contexts(options, reader)
        gold = gold_nouns(options.data, reader)
        for line in figures(held_out_sayers(contexts, gold, vectors, options.data)):
            print(line)
        table = train_sayers(contexts, gold, vectors, options.data)
        _write(asdict(table), options.out / "sayers.json")


def _contexts(options: argparse.Namespace, reader: Parser) -> dict[str, Contexts]:
    """The counts of nouns, from their file where there is one."""
    if options.counts is not None and options.counts.is_file():
        return read_contexts(options.counts)
    contexts = count_texts(options.data, reader, options.words, print)
    if options.counts is not None:
        write_contexts(contexts, options.counts)
    return contexts


def _write(table: dict[str, Any], path: Path) -> None:
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_text(f"{text}\n", encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
