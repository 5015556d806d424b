"""Choices among candidates, with the answers of annotated texts, and the weights that make them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from attrs import frozen

from quoteattr.schema import Form
from quoteattr.spans import iou
from quoteattr.stages.attribution.features import Stage
from quoteattr.stages.scene import Scene

__all__ = ["Choice", "gold_entities", "match", "train"]


@frozen
class Choice:
    """One quotation with its candidates.

    :param document: id of the document.
    :param features: features of each candidate.
    :param right: indices of the candidates that are the answer.
    """

    document: str
    features: tuple[Mapping[str, float], ...]
    right: frozenset[int]


def match(scene: Scene, gold: Mapping[str, Any]) -> dict[int, Mapping[str, Any]]:
    """For passages that are quotations of the gold, which one."""
    matched = {}
    for index, passage in enumerate(scene.passages):
        for quote in gold["quotes"]:
            shared = iou((passage.start, passage.end), (quote["start"], quote["end"]))
            same_kind = passage.marked == (quote["kind"] in {"direct", "mixed"})
            if same_kind and shared > 0.6:
                matched[index] = quote
    return matched


def gold_entities(stage: Stage, gold: Mapping[str, Any]) -> dict[str, list[int]]:
    """Our entities that are each of the gold's: most of their names and descriptions are its mentions."""
    table: dict[str, list[int]] = {}
    for identifier, entity in gold["entities"].items():
        spans = {(start, end) for start, end in entity["mentions"]}
        aliases = {_fold(alias) for alias in [entity["name"], *entity.get("aliases", [])]}
        for number, mentions in stage.by_entity.items():
            named = [
                stage.scene.mentions[m] for m in mentions if stage.scene.mentions[m].form is not Form.PRONOUN
            ]
            hits = sum(
                any(iou((m.start, m.end), span) > 0.5 for span in spans) or _fold(m.name) in aliases
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
