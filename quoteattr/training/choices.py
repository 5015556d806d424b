"""Choices among candidates, with the answers of annotated texts, and the weights that make them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import torch
from attrs import frozen

from quoteattr.evaluation.gold import Gold, GoldQuote, Party
from quoteattr.schema import Form, Kind
from quoteattr.spans import iou
from quoteattr.stages.attribution.cast import Cast
from quoteattr.stages.attribution.model import ALWAYS
from quoteattr.stages.indices import EntityIndex, PassageIndex, numbered
from quoteattr.stages.scene import Scene

__all__ = ["Choice", "Weights", "entities_of", "match", "train"]

_SAME_QUOTATION = 0.6
"""Intersection over union above which a passage is a quotation of the gold."""

_SAME_MENTION = 0.5
"""Intersection over union above which a mention is one of the gold."""

_RATE = 0.1
"""Step of the first round; it falls to nothing in a straight line."""

_NOTHING = 1e-3
"""A weight that is smaller is left out."""

Weights = dict[str, dict[str, float]]
"""For each setting the weight of each feature, as a ranker takes them."""


@frozen
class Choice:
    """One passage with its candidates.

    :param document: id of the document.
    :param features: features of each candidate.
    :param right: numbers of the candidates that are the answer.
    :param settings: where the features have weights.
    """

    document: str
    features: tuple[Mapping[str, float], ...]
    right: frozenset[int]
    settings: tuple[str, ...] = (ALWAYS,)


def match(scene: Scene, gold: Gold) -> dict[PassageIndex, GoldQuote]:
    """For passages that are quotations of the gold, which one."""
    matched = {}
    for index, passage in numbered(PassageIndex, scene.passages):
        for quote in gold.quotes:
            shared = iou((passage.start, passage.end), (quote.start, quote.end))
            same_kind = passage.marked == (quote.kind in {Kind.DIRECT, Kind.MIXED})
            if same_kind and shared > _SAME_QUOTATION:
                matched[index] = quote
    return matched


def entities_of(cast: Cast, parties: Iterable[Party | None]) -> dict[Party, list[EntityIndex]]:
    """For each party, once, the entities of a text that are of it."""
    return {party: _entities(cast, party) for party in dict.fromkeys(parties) if party is not None}


def _entities(cast: Cast, party: Party) -> list[EntityIndex]:
    """The entities of a text most of whose names and descriptions a party has."""
    aliases = {_fold(alias) for alias in party.aliases}
    found = []
    for entity, mentions in cast.mentions_of.items():
        told = [cast.scene.mentions[mention] for mention in mentions]
        named = [mention for mention in told if mention.form is not Form.PRONOUN]
        hits = sum(
            any(iou((mention.start, mention.end), span) > _SAME_MENTION for span in party.mentions)
            or _fold(mention.name) in aliases
            for mention in named
        )
        if named and 2 * hits >= len(named):
            found.append(entity)
    return found


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def train(examples: Sequence[Choice], *, decay: float = 0.05, rounds: int = 400) -> Weights:
    """Weights that make the right candidates most probable.

    :param decay: how strongly the weights are held small.
    """
    usable = [example for example in examples if example.right]
    columns = {key: column for column, key in enumerate(_keys(usable))}
    table = torch.zeros(sum(len(example.features) for example in usable), len(columns), dtype=torch.float64)
    rows = iter(range(len(table)))
    for example in usable:
        for features in example.features:
            row = next(rows)
            for setting in example.settings:
                for name, value in features.items():
                    table[row, columns[setting, name]] = value
    sizes = [len(example.features) for example in usable]
    wrong = torch.ones(len(sizes), max(sizes, default=1), dtype=torch.bool)
    absent = torch.ones_like(wrong)
    for number, example in enumerate(usable):
        absent[number, : sizes[number]] = False
        wrong[number, sorted(example.right)] = False

    weights = torch.zeros(len(columns), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([weights], lr=_RATE, betas=(0.9, 0.99), weight_decay=decay)
    schedule = torch.optim.lr_scheduler.LinearLR(
        optimizer, start_factor=1.0, end_factor=1 / rounds, total_iters=rounds
    )
    for _ in range(rounds):
        optimizer.zero_grad()
        scores = torch.zeros(wrong.shape, dtype=torch.float64).masked_scatter(~absent, table @ weights)
        of_all = scores.masked_fill(absent, -torch.inf).logsumexp(1)
        of_right = scores.masked_fill(wrong, -torch.inf).logsumexp(1)
        (of_all - of_right).mean().backward()
        optimizer.step()
        schedule.step()
    learned: Weights = {}
    for (setting, name), weight in zip(columns, weights.tolist(), strict=True):
        if abs(weight) >= _NOTHING:
            learned.setdefault(setting, {})[name] = round(weight, 4)
    return learned


def _keys(examples: Sequence[Choice]) -> list[tuple[str, str]]:
    """The settings and names of all features, sorted."""
    return sorted(
        {
            (setting, name)
            for example in examples
            for setting in example.settings
            for features in example.features
            for name in features
        }
    )
