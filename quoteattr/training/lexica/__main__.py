"""Train the two classifiers of :mod:`quoteattr.languages.ngrams`.

``python -m quoteattr.training.lexica --data DIR`` reads, from ``DIR``,

``names/firstnames-gender.tsv``
    Dutch first names with ``M`` or ``V``, one pair a line; a name given to both has two lines.
``names/role-nouns.txt``
    Dutch names of professions and roles, one a line.
``ud/nl-train.conllu`` (or ``.xz``)
    the Dutch treebanks of Universal Dependencies, whose lemmas mark the parts of compounds.
``vectors/nl.news.60k.100d.vec`` (or ``.xz``)
    word vectors, the commonest word first; the first line counts words and dimensions.

It says precision and coverage on words held out, then trains on all words and writes ``first_names.json``
and ``nouns.json``. Of names and roles only n-grams that several of them share are written.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from attrs import asdict

from quoteattr.languages.ngrams import NgramClassifier
from quoteattr.training.data import find
from quoteattr.training.lexica import train_first_names, train_nouns
from quoteattr.training.lexica.vectors import read_vectors
from quoteattr.training.words import LANGUAGE

__all__ = ["main"]

_WEIGHTS = Path(__file__).parents[2] / "languages" / LANGUAGE
"""Where the library looks for the weights."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Train both classifiers, say their figures and write their weights."""
    parser = argparse.ArgumentParser(prog="python -m quoteattr.training.lexica", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with names, ud and vectors")
    parser.add_argument("--out", type=Path, default=_WEIGHTS, help="folder for the weights")
    options = parser.parse_args(arguments)
    vectors = read_vectors(find(options.data / "vectors", "nl.news.60k.100d.vec"))
    ranks = {word: rank for rank, word in enumerate(vectors)}
    _write(train_first_names(options.data, ranks, print), options.out / "first_names.json")
    _write(train_nouns(options.data, vectors, print), options.out / "nouns.json")


def _write(spelling: NgramClassifier, path: Path) -> None:
    text = json.dumps(asdict(spelling), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_text(f"{text}\n", encoding="utf-8")
    print(f"{path.name}: {len(spelling.weights)} weights, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
