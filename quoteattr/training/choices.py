"""Choices among candidates, with the answers of annotated texts, and the trees that make them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from quoteattr.evaluation.gold import Gold, GoldQuote, Party
from quoteattr.evaluation.metrics import same_entity, same_name
from quoteattr.schema import Form, Kind, Mention
from quoteattr.spans import iou
from quoteattr.stages.attribution.cast import Cast
from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex, numbered
from quoteattr.stages.scene import Scene
from quoteattr.training.trees import Growth, train_trees
from quoteattr.trees import Trees

__all__ = ["Choice", "entities_of", "has_name", "is_of", "match", "train"]

_SAME_QUOTATION = 0.6
"""Intersection over union above which a passage is a quotation of the gold."""

_SAME_MENTION = 0.5
"""Intersection over union above which a mention is one of the gold."""


@frozen
class Choice:
    """One passage with its candidates.

    :param document: id of the document.
    :param features: features of each candidate.
    :param right: numbers of the candidates that are the answer.
    """

    document: str
    features: tuple[Mapping[str, float], ...]
    right: frozenset[int]


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
    """The entities of a text most of whose names and descriptions, else pronouns, a party has."""
    aliases = {_fold(alias) for alias in party.aliases}
    found = []
    for entity, mentions in cast.mentions_of.items():
        told = [cast.scene.mentions[mention] for mention in mentions]
        named = [mention for mention in told if mention.form is not Form.PRONOUN] or told
        hits = sum(
            any(iou((mention.start, mention.end), span) > _SAME_MENTION for span in party.mentions)
            or _fold(mention.name) in aliases
            for mention in named
        )
        if named and 2 * hits >= len(named):
            found.append(entity)
    return found


def is_of(scene: Scene, mention: MentionIndex | None, party: Party) -> bool:
    """Whether a mention stands for a party, by its place or by its words."""
    return mention is not None and same_entity(scene.text, _shown(scene, mention, None), party)


def has_name(scene: Scene, mention: MentionIndex, entity: EntityIndex | None, party: Party) -> bool:
    """Whether the name by which somebody is shown is one of a party's.

    :param entity: who it is; the entity of the mention where there is none.
    """
    return same_name(_shown(scene, mention, scene.entity(mention) if entity is None else entity), party)


def _shown(scene: Scene, index: MentionIndex, entity: EntityIndex | None) -> Mention:
    """A mention as users see it."""
    mention = scene.mentions[index]
    words = scene.text[mention.start : mention.end]
    name = words if entity is None else scene.resolution.entities[entity].name
    return Mention(
        text=words,
        start=mention.start,
        end=mention.end,
        name=name,
        entity="e1",
        form=mention.form,
        type=mention.type,
    )


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def train(examples: Sequence[Choice], *, base: Trees | None = None, growth: Growth | None = None) -> Trees:
    """Trees that make the right candidates most probable.

    :param base: trees that are trained already, to whose scores new ones are added.
    :param growth: how the trees are grown.
    """
    usable = [example for example in examples if example.right]
    return train_trees(
        [row for example in usable for row in example.features],
        [number in example.right for example in usable for number in range(len(example.features))],
        [len(example.features) for example in usable],
        base=base,
        growth=growth,
    )
