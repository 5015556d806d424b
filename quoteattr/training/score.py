"""Score a model package from raw text with Stanza's CoNLL-18 scorer."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from stanza.models.common.utils import ud_scores

from quoteattr.languages import load_language
from quoteattr.parsing.pipeline import load_pipeline
from quoteattr.stages.particles import join_particles
from quoteattr.training.data import Tree, conllu_lines, find, read_conllu

__all__ = ["METRICS", "TESTS", "raw_text", "score", "score_tests", "table"]

METRICS = ("Words", "Sentences", "UPOS", "UFeats", "Lemmas", "UAS", "LAS")
"""Metrics of the CoNLL-18 scorer that are reported, as F1."""

TESTS = {"Alpino test": "nl_alpino-ud-test.conllu", "LassySmall test": "nl_lassysmall-ud-test.conllu"}
"""Test files below the folder ``ud``."""


def raw_text(trees: Sequence[Tree]) -> str:
    """The text of a test file: its sentences in a row with a space between, without paragraphs.

    The test files mark no paragraphs, so that sentence ends must be found without the help of line breaks.
    """
    return " ".join(tree.text for tree in trees)


def score(pipeline: Any, gold: Sequence[Tree], *, join: bool = True) -> dict[str, float]:
    """F1 in per cent of each of :data:`METRICS`, from raw text.

    :param join: join lemmas of separable verbs with their particles after parsing, as quoteattr does.
    """
    document = pipeline(raw_text(gold))
    lines: list[str] = []
    for sentence in document.sentences:
        words = sentence.words
        lemmas = [word.lemma or "_" for word in words]
        if join:
            lemmas = join_particles(
                lemmas,
                [word.head - 1 for word in words],
                [word.deprel for word in words],
                [word.upos for word in words],
                load_language(pipeline.lang).particles,
            )
        for word, lemma in zip(words, lemmas, strict=True):
            lines.append(
                f"{word.id}\t{word.text}\t{lemma}\t{word.upos}\t_\t{word.feats or '_'}\t"
                f"{word.head}\t{word.deprel}\t_\t_\n"
            )
        lines.append("\n")
    found = ud_scores(io.StringIO("".join(conllu_lines(gold))), io.StringIO("".join(lines)))
    return {metric: 100 * found[metric].f1 for metric in METRICS}


def score_tests(folder: Path, data: Path, *, join: bool = True) -> dict[str, dict[str, float]]:
    """The scores of the package in ``folder`` on both test files below ``data/ud``."""
    pipeline = load_pipeline(folder)
    return {
        name: score(pipeline, read_conllu(find(data / "ud", file)), join=join) for name, file in TESTS.items()
    }


def table(scores: Mapping[str, Mapping[str, float]]) -> str:
    """The scores as a Markdown table."""
    lines = [
        f"| {'':<16} | " + " | ".join(f"{metric:>9}" for metric in METRICS) + " |",
        f"|{'-' * 18}|" + "|".join("-" * 10 + ":" for _ in METRICS) + "|",
    ]
    for name, found in scores.items():
        lines.append(f"| {name:<16} | " + " | ".join(f"{found[metric]:>9.2f}" for metric in METRICS) + " |")
    return "\n".join(lines)
