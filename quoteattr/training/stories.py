"""Train what tells a story with dialogue from a report: the weights of the signs in ``stories.json``.

``python -m quoteattr.training stories --stories PATH … --reports PATH …`` reads texts of both kinds. A
path is a gold file, a folder of them, or running text: ``.jsonl`` (or ``.jsonl.xz``) with one JSON
object with ``text`` a line. Of each text the whole is learned, its first 30 to 300 words, and a stretch
from its middle, so that short texts are told too; each also as if it were told in the other tense,
which counts less. Every path counts the same, however many texts it has. Texts with fewer than two
direct quotations are left out. No model package is used.

The weights are found by logistic regression (Newton's method); figures are of texts that were held out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy
import regex
from attrs import frozen

from quoteattr import QuoteExtractor
from quoteattr.evaluation import read_gold_files
from quoteattr.languages.stories import StoryWeights
from quoteattr.schema import Kind
from quoteattr.stages.attribution.stories import SURE, story_signs
from quoteattr.training.data import open_text
from quoteattr.training.words import LANGUAGE

__all__ = ["Example", "main", "stretches", "train_stories"]

_WEIGHTS = Path(__file__).parents[1] / "languages" / LANGUAGE
"""Where the library looks for the weights."""

_FEWEST = 2
"""Direct quotations that a text must have to be learned from."""

_OPENINGS = (30, 60, 100, 200, 300)
"""How many words the pieces have that a text is cut to."""

_FOLDS = 10

_STEPS = 50
_RIDGE = 2.0
"""Twice the penalty on the squared weight of a sign that varies by one."""

_PER_PATH = 300.0
"""What the examples of a path count together."""

_OTHER_TENSE = 0.3
"""What an example counts as if it were told in the other tense."""

_WORD = regex.compile(r"\S+")
_END = regex.compile(r"[.!?][\"'”’»]?(?=\s)")
_PARAGRAPH = regex.compile(r"(?<=\n\n)\S")


@frozen
class Example:
    """A text, or a piece of one.

    :param signs: what speaks for and against a story in it.
    :param story: whether it is one.
    :param path: where it comes from.
    :param document: of which text it is.
    """

    signs: Mapping[str, float]
    story: bool
    path: str
    document: str


def stretches(text: str, seed: str = "") -> Iterator[str]:
    """A text, its beginnings, and a piece from a paragraph of it on; each ends with a sentence."""
    yield text
    chance = random.Random(f"{seed} {len(text)}")
    words = len(_WORD.findall(text))
    for size in _OPENINGS:
        if size < words:
            yield _beginning(text, size)
    starts = [found.start() for found in _PARAGRAPH.finditer(text)]
    if starts:
        start = chance.choice(starts[: max(1, len(starts) * 2 // 3)])
        yield _beginning(text[start:], chance.choice(_OPENINGS))


def _beginning(text: str, words: int) -> str:
    """The first words of a text and the rest of their sentence."""
    last = next(islice(_WORD.finditer(text), words, None), None)
    if last is None:
        return text
    end = _END.search(text, last.start())
    return text if end is None else text[: end.end()]


def train_stories(examples: Sequence[Example]) -> StoryWeights:
    """The weights that tell the stories among ``examples`` from the others."""
    names = sorted({name for example in examples for name in example.signs})
    table = numpy.array([[example.signs.get(name, 0.0) for name in names] for example in examples])
    other = table.copy()
    other[:, names.index("past")] = 1 - other[:, names.index("past")]
    counts = Counter(example.path for example in examples)
    importance = numpy.array([_PER_PATH / counts[example.path] for example in examples])
    wanted = numpy.array([float(example.story) for example in examples])
    weights, bias = _logistic(
        numpy.concatenate([table, other]),
        numpy.concatenate([wanted, wanted]),
        numpy.concatenate([importance, _OTHER_TENSE * importance]),
    )
    return StoryWeights(dict(zip(names, weights, strict=True)), bias)


def _logistic(table: Any, wanted: Any, importance: Any) -> tuple[list[float], float]:
    """The weight of each column and the bias, by Newton's method."""
    middle, width = table.mean(axis=0), table.std(axis=0) + 1e-9
    rows = numpy.column_stack([(table - middle) / width, numpy.ones(len(table))])
    ridge = numpy.diag([_RIDGE] * table.shape[1] + [0.0])
    weights = numpy.zeros(rows.shape[1])
    for _ in range(_STEPS):
        shares = 1 / (1 + numpy.exp(-rows @ weights))
        slope = rows.T @ (importance * (shares - wanted)) + ridge @ weights
        curve = (rows * (importance * shares * (1 - shares) + 1e-9)[:, None]).T @ rows + ridge
        weights = weights - numpy.linalg.solve(curve, slope)
    own = weights[:-1] / width
    return [float(weight) for weight in own], float(weights[-1] - own @ middle)


def _examples(
    paths: Iterable[Path], limit: int, extractor: QuoteExtractor, *, story: bool
) -> Iterator[Example]:
    for path in paths:
        found = (
            [Example(signs, story, str(path), document) for signs in _signs(text, document, extractor)]
            for document, text in _texts(path)
        )
        for pieces in islice((pieces for pieces in found if pieces), limit):
            yield from pieces


def _signs(text: str, document: str, extractor: QuoteExtractor) -> Iterator[Mapping[str, float]]:
    """The signs of a text and its pieces; nothing where the whole has too few quotations."""
    for piece in stretches(text, document):
        scene, _ = extractor.scene(piece)
        if sum(passage.kind is Kind.DIRECT for passage in scene.passages) >= _FEWEST:
            yield story_signs(scene)


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    """The texts of a path with their ids, in an order that has nothing to do with what they are."""
    if ".jsonl" in path.suffixes:
        rows = [json.loads(line)["text"] for line in open_text(path)]
        named = [(_digest(text), text) for text in rows]
    else:
        named = [(document.id, document.text) for document in read_gold_files([path]).documents]
    return iter(sorted(named, key=lambda row: _digest(row[0])))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _held_out(examples: Sequence[Example]) -> list[bool]:
    """For each example whether weights are right about it that did not see its text."""
    folds = [int(_digest(example.document), 16) % _FOLDS for example in examples]
    right = [False] * len(examples)
    for fold in range(_FOLDS):
        seen = [example for example, own in zip(examples, folds, strict=True) if own != fold]
        learned = train_stories(seen)
        for place, example in enumerate(examples):
            if folds[place] == fold:
                right[place] = (learned.odds(example.signs) > SURE) == example.story
    return right


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line, see the module's docstring; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m quoteattr.training stories", description=__doc__)
    parser.add_argument("--stories", nargs="+", type=Path, required=True, help="stories with dialogue")
    parser.add_argument(
        "--reports", nargs="+", type=Path, required=True, help="news, interviews and all else"
    )
    parser.add_argument("--limit", type=int, default=2000, help="texts of a path, at most (2000)")
    parser.add_argument("--out", type=Path, default=_WEIGHTS, help="folder for stories.json")
    options = parser.parse_args(arguments)
    extractor = QuoteExtractor(lang=LANGUAGE, model=None)
    examples = [
        *_examples(options.stories, options.limit, extractor, story=True),
        *_examples(options.reports, options.limit, extractor, story=False),
    ]
    right = _held_out(examples)
    print("texts and pieces that are told rightly by weights that did not see the text:")
    for path in dict.fromkeys(example.path for example in examples):
        own = [one for one, example in zip(right, examples, strict=True) if example.path == path]
        print(f"{100 * sum(own) / len(own):6.1f} % of {len(own):5} {path}")
    learned = train_stories(examples)
    weights = {name: round(weight, 3) for name, weight in sorted(learned.weights.items())}
    table = json.dumps({"bias": round(learned.bias, 3), "weights": weights}, indent=2)
    (options.out / "stories.json").write_text(f"{table}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
