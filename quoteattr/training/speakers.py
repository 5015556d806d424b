"""Train the ranker of speakers on annotated texts.

``python -m quoteattr.training.speakers GOLD... --out FILE`` reads gold files, trains a conditional logistic
model on the choices that the rules leave open, prints the figures of the whole library on held-out documents
and writes the weights of a model trained on all.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attrs import evolve, frozen

from quoteattr.evaluation.gold import Gold, read_gold_files
from quoteattr.evaluation.metrics import score
from quoteattr.evaluation.report import calibration_report, markdown_report
from quoteattr.extractor import QuoteExtractor, attribute
from quoteattr.schema import Extraction, Form
from quoteattr.stages.marks import Marks
from quoteattr.stages.ranking import Ranker, Stage
from quoteattr.stages.scene import Answers, Attribution, Scene
from quoteattr.stages.speakers import local_attributions

__all__ = ["THRESHOLD", "Choice", "choices", "folds_of", "held_out", "main", "train"]

THRESHOLD = 0.25
"""Least probability of the best candidate; below it the ranker abstains."""


@frozen
class Choice:
    """One quotation with its candidates.

    :param document: id of the document.
    :param features: features of each candidate.
    :param right: indices of the candidates that are the speaker.
    """

    document: str
    features: tuple[Mapping[str, float], ...]
    right: frozenset[int]


def choices(scene: Scene, gold: Mapping[str, Any]) -> Iterator[Choice]:
    """The choices that the rules leave open in a text, with the answers that ``gold`` gives.

    The speakers of the other quotations are taken from ``gold`` where it knows them.
    """
    stage = Stage(scene)
    names = _gold_entities(stage, gold)
    matched = _match(scene, gold)
    local = local_attributions(scene)
    found = Answers(local)
    for index, quote in matched.items():
        entities = [e for speaker in quote["speaker"] for e in names.get(speaker, ())]
        attribution = local[index]
        if not entities:
            continue
        found[index] = (
            Attribution("gold", None, entity=entities[0])
            if attribution is None
            else evolve(attribution, entity=entities[0])
        )
    for index, quote in matched.items():
        right = {e for speaker in quote["speaker"] for e in names.get(speaker, ())}
        attribution = local[index]
        known = found[index]
        if attribution is None:
            found[index] = None
            options = stage.candidates(scene.passages[index], found)
            pronoun = None
        elif _is_open_pronoun(scene, attribution):
            pronoun = attribution.mention
            assert pronoun is not None
            options = [c for c in stage.candidates(scene.passages[index], found) if stage.agrees(pronoun, c)]
        else:
            continue
        features = tuple(stage.features(index, option, found, pronoun) for option in options)
        found[index] = known
        answers = frozenset(n for n, option in enumerate(options) if option in right)
        yield Choice(str(gold["id"]), features, answers)


def _is_open_pronoun(scene: Scene, attribution: Attribution) -> bool:
    if attribution.mention is None:
        return False
    mention = scene.mentions[attribution.mention]
    return mention.form is Form.PRONOUN and mention.person == 3


def _match(scene: Scene, gold: Mapping[str, Any]) -> dict[int, Mapping[str, Any]]:
    """For passages that are quotations of the gold, which one."""
    matched = {}
    for index, passage in enumerate(scene.passages):
        for quote in gold["quotes"]:
            shared = min(passage.end, quote["end"]) - max(passage.start, quote["start"])
            whole = max(passage.end, quote["end"]) - min(passage.start, quote["start"])
            same_kind = passage.marked == (quote["kind"] in {"direct", "mixed"})
            if same_kind and shared > 0.6 * whole and quote["speaker"]:
                matched[index] = quote
    return matched


def _gold_entities(stage: Stage, gold: Mapping[str, Any]) -> dict[str, list[int]]:
    """Our entities that are each of the gold's: most of their names and descriptions are its mentions."""
    table: dict[str, list[int]] = {}
    for identifier, entity in gold["entities"].items():
        spans = {tuple(span) for span in entity["mentions"]}
        aliases = {_fold(alias) for alias in [entity["name"], *entity.get("aliases", [])]}
        for number, mentions in stage.by_entity.items():
            named = [
                stage.scene.mentions[m] for m in mentions if stage.scene.mentions[m].form is not Form.PRONOUN
            ]
            hits = sum(
                any(
                    min(m.end, e) - max(m.start, s) > 0.5 * (max(m.end, e) - min(m.start, s))
                    for s, e in spans
                )
                or _fold(m.name) in aliases
                for m in named
            )
            if named and 2 * hits >= len(named):
                table.setdefault(identifier, []).append(number)
    return table


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def train(examples: Sequence[Choice], *, l2: float = 0.5, steps: int = 400) -> dict[str, float]:
    """Weights that make the right candidates most probable, by gradient ascent with Adam and weight decay."""
    usable = [example for example in examples if example.right]
    names = sorted({name for example in usable for c in example.features for name in c})
    column = {name: n for n, name in enumerate(names)}
    rows = [candidate for example in usable for candidate in example.features]
    table = np.zeros((len(rows), len(names)))
    for row, candidate in enumerate(rows):
        for name, value in candidate.items():
            table[row, column[name]] = value
    sizes = [len(example.features) for example in usable]
    starts = np.cumsum([0, *sizes[:-1]])
    owner = np.repeat(np.arange(len(usable)), sizes)
    answer = np.concatenate(
        [[float(n in example.right) for n in range(len(example.features))] for example in usable]
    )
    weights = np.zeros(len(names))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        scores = table @ weights
        p = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        p /= np.add.reduceat(p, starts)[owner]
        good = p * answer
        good /= np.maximum(np.add.reduceat(good, starts), 1e-12)[owner]
        gradient = table.T @ (good - p) / len(usable) - l2 * weights / 10
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        rate = 0.1 * (1 - step / (steps + 1))
        weights += rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-6)
    return {name: round(float(weights[n]), 4) for name, n in column.items() if abs(weights[n]) >= 1e-3}


def folds_of(documents: Sequence[Gold], folds: int) -> list[frozenset[str]]:
    """The ids of the documents of each fold; every genre is spread over the folds."""
    spread = sorted(documents, key=lambda document: (document.genre, document.id))
    return [frozenset(document.id for document in spread[fold::folds]) for fold in range(folds)]


def held_out(
    scenes: Mapping[str, tuple[Scene, Marks]], examples: Sequence[Choice], folds: Sequence[frozenset[str]]
) -> dict[str, Extraction]:
    """The extraction of each text by a ranker that did not see its document, by document id."""
    extractions = {}
    for fold in folds:
        ranker = Ranker(train([e for e in examples if e.document not in fold]), THRESHOLD)
        for document in sorted(fold):
            extractions[document] = attribute(*scenes[document], ranker)
    return extractions


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line, see the module's docstring."""
    parser = argparse.ArgumentParser(prog="python -m quoteattr.training.speakers", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="gold files or folders")
    parser.add_argument("--out", type=Path, help="where to write the weights")
    parser.add_argument("--calibration", action="store_true", help="compare confidence with precision")
    parser.add_argument("--folds", type=int, default=6, help="folds of documents for the held-out figures")
    options = parser.parse_args(arguments)
    files = [
        file for path in options.gold for file in (sorted(path.rglob("*.json")) if path.is_dir() else [path])
    ]
    raw = {gold["id"]: gold for gold in (json.loads(file.read_text(encoding="utf-8")) for file in files)}
    documents = read_gold_files(files).documents
    extractor = QuoteExtractor()
    scenes = {document.id: extractor.scene(document.text) for document in documents}
    examples = [choice for name, (scene, _) in scenes.items() for choice in choices(scene, raw[name])]
    extractions = held_out(scenes, examples, folds_of(documents, options.folds))
    by_text = {extraction.text: extraction for extraction in extractions.values()}
    print(f"{len(examples)} open choices; figures by rankers that did not see the document:\n")
    scores = score(documents, by_text.__getitem__)
    print(markdown_report(scores))
    if options.calibration:
        for genre, part in scores.by_genre().items():
            print(f"\n{genre}: {calibration_report(part)}")
    if options.out is not None:
        data = {"threshold": THRESHOLD, "weights": train(examples)}
        options.out.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
