"""Coreference: whether the mentions that are one entity are found and put together.

Gold is stand-off, one JSON object a text:

.. code-block:: text

    {"id": "nos_1", "sha256": "...",                              of the text in UTF-8
     "mentions": [{"start": 0, "end": 5, "entity": "P1", "type": "person"}]}

Offsets are code points, half-open; mentions nest. The text stands in the gold file of the quotations at the
same place under a folder ``quotes`` beside the folder ``coref``. A gold file of quotations may be given too:
then the mentions of its entities are the gold, and of what quoteattr finds only what is among them counts,
since such a file holds those who talk and nobody else.

A mention is found when it has the span of a gold mention, or when each holds the head of the other, as in
CorefUD. The measures are B³ (Bagga and Baldwin 1998, "Algorithms for scoring coreference chains") and LEA
(Moosavi and Strube 2016, "Which coreference evaluation metric do you trust?"), where an entity of one mention
counts as a link of the mention to itself. Sums are taken over all texts before dividing.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from quoteattr.errors import GoldError
from quoteattr.schema import Extraction
from quoteattr.stages.indices import EntityIndex, MentionIndex, numbered
from quoteattr.stages.scene import Scene

__all__ = [
    "CorefFigures",
    "CorefGold",
    "CorefMention",
    "CorefScore",
    "align",
    "b_cubed",
    "coref_report",
    "lea",
    "mention_overlap",
    "read_coref",
    "score_coref",
    "with_first_persons",
]

Entities = Sequence[frozenset[Hashable]]

_HEADS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X"})
"""Parts of speech of a word that may head a mention."""

_SEE = "see the format in quoteattr.evaluation.coref"


@frozen
class CorefMention:
    """A mention as an annotator marked it.

    :param start: first code point.
    :param end: code point after the last.
    :param entity: what is the same for all mentions of an entity.
    :param type: ``person``, ``group``, ``organisation``, ``document``, ``place`` or ``other``.
    """

    start: int
    end: int
    entity: str
    type: str


@frozen
class CorefGold:
    """A text with its right entities.

    :param complete: whether all mentions are marked, and not only those of some entities.
    """

    id: str
    text: str
    mentions: tuple[CorefMention, ...]
    complete: bool


@frozen
class CorefScore:
    """What was right, of what there is and of what was found; sums of several texts add up.

    :param found: share of the gold that was found, as a sum over mentions.
    :param gold: mentions in the gold.
    :param right: share of what was found that is right, as a sum over mentions.
    :param given: mentions that were found.
    """

    found: float = 0.0
    gold: float = 0.0
    right: float = 0.0
    given: float = 0.0

    def __add__(self, other: CorefScore) -> CorefScore:
        return CorefScore(
            self.found + other.found,
            self.gold + other.gold,
            self.right + other.right,
            self.given + other.given,
        )

    @property
    def recall(self) -> float:
        """Per cent of the gold that was found."""
        return 100 * self.found / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """Per cent of what was found that is right."""
        return 100 * self.right / self.given if self.given else 0.0

    @property
    def f(self) -> float:
        """The harmonic mean of both, in per cent."""
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


# -- measures --------------------------------------------------------------------------------------------


def mention_overlap(gold: Entities, given: Entities) -> CorefScore:
    """How many mentions are found, whatever their entity."""
    there, found = frozenset().union(*gold), frozenset().union(*given)
    both = len(there & found)
    return CorefScore(both, len(there), both, len(found))


def b_cubed(gold: Entities, given: Entities) -> CorefScore:
    """B³: for each mention the share of its entity that is put together with it."""
    return _both_ways(gold, given, lambda entity, common: sum(size * size for size in common) / len(entity))


def lea(gold: Entities, given: Entities) -> CorefScore:
    """LEA: for each entity the share of its links that are there, weighed by its size."""
    return CorefScore(_links(gold, given), sum(map(len, gold)), _links(given, gold), sum(map(len, given)))


def _links(these: Entities, those: Entities) -> float:
    """The share of the links of each of ``these`` that are there in ``those``, times its size, summed."""
    alone = {mention for entity in those if len(entity) == 1 for mention in entity}
    total = 0.0
    for entity, common in _common(these, those):
        if len(entity) == 1:
            total += not entity.isdisjoint(alone)
        else:
            total += sum(size * (size - 1) for size in common) / (len(entity) - 1)
    return total


def _both_ways(
    gold: Entities, given: Entities, score: Callable[[frozenset[Hashable], Sequence[int]], float]
) -> CorefScore:
    found = sum(score(entity, common) for entity, common in _common(gold, given))
    right = sum(score(entity, common) for entity, common in _common(given, gold))
    return CorefScore(found, sum(map(len, gold)), right, sum(map(len, given)))


def _common(these: Entities, those: Entities) -> Iterator[tuple[frozenset[Hashable], list[int]]]:
    """Each entity of ``these``, with how many mentions it shares with each of ``those`` that it meets."""
    entity_of = {mention: number for number, entity in enumerate(those) for mention in entity}
    for entity in these:
        met: dict[int, int] = {}
        for mention in entity:
            number = entity_of.get(mention)
            if number is not None:
                met[number] = met.get(number, 0) + 1
        yield entity, list(met.values())


# -- gold ------------------------------------------------------------------------------------------------


def read_coref(paths: Iterable[Path | str]) -> list[CorefGold]:
    """Read gold files of coreference or quotations, and those in folders and their subfolders.

    :raises GoldError: a file is missing or malformed, or its text is another.
    """
    documents = []
    for path in map(Path, paths):
        for file in sorted(path.rglob("*.json")) if path.is_dir() else [path]:
            data = _json(file)
            documents.append(_cast(data) if "quotes" in data else _stand_off(file, data))
    if not documents:
        raise GoldError("no gold of coreference found; name JSON files or folders that hold some")
    return documents


def _json(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError(f"{path}: cannot be read: {error}; {_SEE}") from error
    if not isinstance(data, dict):
        raise GoldError(f"{path}: expected a JSON object, got {type(data).__name__}; {_SEE}")
    return data


def _stand_off(path: Path, data: Mapping[str, Any]) -> CorefGold:
    parts = list(path.absolute().parts)
    if "coref" not in parts:
        raise GoldError(f"{path}: expected a folder 'coref' above it, with 'quotes' beside it; {_SEE}")
    place = len(parts) - 1 - parts[::-1].index("coref")
    text = str(_json(Path(*parts[:place], "quotes", *parts[place + 1 :])).get("text"))
    if hashlib.sha256(text.encode()).hexdigest() != data.get("sha256"):
        raise GoldError(f"{path}: 'sha256' is not that of the text; annotate the text that is there")
    try:
        mentions = tuple(
            CorefMention(row["start"], row["end"], row["entity"], row["type"]) for row in data["mentions"]
        )
    except (KeyError, TypeError) as error:
        raise GoldError(f"{path}: a mention lacks {error}; {_SEE}") from error
    return CorefGold(str(data.get("id")), text, mentions, complete=True)


def _cast(data: Mapping[str, Any]) -> CorefGold:
    """Those who talk in a gold file of quotations; entities with the same mentions are one."""
    mentions: dict[tuple[int, int], str] = {}
    for entity, row in sorted(data["entities"].items()):
        for start, end in row["mentions"]:
            mentions.setdefault((start, end), entity)
    rows = tuple(CorefMention(*span, entity, "person") for span, entity in sorted(mentions.items()))
    return CorefGold(str(data["id"]), data["text"], rows, complete=False)


# -- alignment -------------------------------------------------------------------------------------------


def align(scene: Scene, gold: Sequence[CorefMention]) -> dict[MentionIndex, int]:
    """For each mention of a scene that is one of the ``gold``, which: same span first, then same head."""
    by_span: dict[tuple[int, int], int] = {}
    for number, mention in enumerate(gold):
        by_span.setdefault((mention.start, mention.end), number)
    found: dict[MentionIndex, int] = {}
    for index, own in numbered(MentionIndex, scene.mentions):
        same = by_span.pop((own.start, own.end), None)
        if same is not None:
            found[index] = same
    missing = sorted(by_span.values(), key=lambda number: gold[number].end - gold[number].start)
    heads: dict[int, list[tuple[int, int]]] = {}
    for number in missing:
        sentence, head = _head_of(scene, gold[number])
        heads.setdefault(sentence, []).append((number, head))
    for index, own in numbered(MentionIndex, scene.mentions):
        if index not in found:
            head = scene.sentences[own.sentence].spans[own.head][0]
            for row in heads.get(own.sentence, ()):
                if own.start <= row[1] < own.end and gold[row[0]].start <= head < gold[row[0]].end:
                    found[index] = row[0]
                    heads[own.sentence].remove(row)
                    break
    return found


def _head_of(scene: Scene, mention: CorefMention) -> tuple[int, int]:
    """The sentence of a gold mention, and the first code point of its word whose head stands outside it.

    Without a tree it is the last noun.
    """
    index = max(scene.sentence_at(mention.start), 0)
    if not scene.sentences:
        return index, mention.start
    sentence = scene.sentences[index]
    within = [token for token in sentence.tokens if mention.start <= token.start < mention.end]
    inside = {token.index for token in within}
    nouns = [token for token in within if token.upos in _HEADS]
    if not sentence.parsed:
        nouns.reverse()
    heads = [token for token in nouns if token.head not in inside]
    return index, next((token.start for token in heads or within), mention.start)


def _entities(entity_of: Sequence[EntityIndex | None]) -> Iterator[list[MentionIndex]]:
    """The mentions of each entity, without those of which it is not known whom they stand for."""
    members: dict[EntityIndex, list[MentionIndex]] = {}
    for index, entity in numbered(MentionIndex, entity_of):
        if entity is not None:
            members.setdefault(entity, []).append(index)
    yield from members.values()


def with_first_persons(scene: Scene, extraction: Extraction) -> Scene:
    """A scene in which *ik* (I) between marks is the speaker whose mention it is in an extraction."""
    entity_of = list(scene.resolution.entity_of)
    index_of = {(own.start, own.end): index for index, own in numbered(MentionIndex, scene.mentions)}
    for party in extraction.entities:
        indices = [index_of[span] for span in party.mentions if span in index_of]
        known = Counter([entity for index in indices if (entity := entity_of[index]) is not None])
        for index in indices:
            if known and entity_of[index] is None and scene.mentions[index].is_i:
                entity_of[index] = known.most_common(1)[0][0]
    return evolve(scene, resolution=evolve(scene.resolution, entity_of=tuple(entity_of)))


# -- scores ----------------------------------------------------------------------------------------------


@frozen
class CorefFigures:
    """The scores of some texts by measure and by what is counted.

    :param scores: for each part (``all``, ``person``, ``organisation``) its scores by measure.
    """

    scores: Mapping[str, Mapping[str, CorefScore]]


def score_coref(documents: Iterable[tuple[CorefGold, Scene]]) -> CorefFigures:
    """The scores of scenes against their gold."""
    scores = {part: dict.fromkeys(MEASURES, CorefScore()) for part in PARTS}
    for gold, scene in documents:
        for part, kinds in PARTS.items():
            pair = compared(gold, scene, kinds)
            for name, measure in MEASURES.items():
                scores[part][name] += measure(*pair)
    return CorefFigures(scores)


def compared(gold: CorefGold, scene: Scene, kinds: frozenset[str]) -> tuple[Entities, Entities]:
    """The entities of a text and those of its scene, with the same value for the same mention.

    :param kinds: types of gold entities that count. Of what is found counts what is one of them, and what is
        in no gold but of such a type; nothing of that where the gold is incomplete.
    """
    wanted: dict[str, list[int]] = {}
    for number, mention in enumerate(gold.mentions):
        if mention.type in kinds:
            wanted.setdefault(mention.entity, []).append(number)
    counted = {number for numbers in wanted.values() for number in numbers}
    same = align(scene, gold.mentions)
    given = []
    for members in _entities(scene.resolution.entity_of):
        kind = scene.resolution.entities[_entity(scene, members[0])].type
        spurious = gold.complete and (len(kinds) > 1 or kind in kinds)
        entity = {
            (same[index], "") if index in same else (int(index), "own")
            for index in members
            if same.get(index, -1) in counted or (index not in same and spurious)
        }
        if entity:
            given.append(frozenset(entity))
    return [frozenset((number, "") for number in numbers) for numbers in wanted.values()], given


def _entity(scene: Scene, index: MentionIndex) -> EntityIndex:
    entity = scene.resolution.entity_of[index]
    assert entity is not None
    return entity


def without_singletons(entities: Entities) -> Entities:
    """The entities of several mentions."""
    return [entity for entity in entities if len(entity) > 1]


MEASURES: Mapping[str, Callable[[Entities, Entities], CorefScore]] = {
    "mentions": mention_overlap,
    "B3": b_cubed,
    "LEA": lea,
    "LEA of several": lambda gold, given: lea(without_singletons(gold), without_singletons(given)),
}
"""Measures by name; the last leaves out entities of one mention."""

PARTS: Mapping[str, frozenset[str]] = {
    "all": frozenset({"person", "group", "organisation", "document"}),
    "person": frozenset({"person"}),
    "organisation": frozenset({"organisation"}),
}
"""What is counted: all that can speak, and two types apart. Places and other things are not looked for."""


def coref_report(figures: CorefFigures) -> str:
    """The figures as lines of text."""
    lines = [f"{'coreference':14}" + "".join(f"{name:>26}" for name in MEASURES)]
    for part, row in figures.scores.items():
        cells = "".join(f"{s.precision:8.1f} {s.recall:5.1f} {s.f:5.1f}".rjust(26) for s in row.values())
        lines.append(f"{part:14}{cells}")
    return "\n".join([*lines, "precision, recall and F1 in per cent"])
