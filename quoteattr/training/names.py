"""Train the network that tags names, and measure it.

``python -m quoteattr.training.names --data DIR`` reads, from ``DIR``,

``coref/`` and ``quotes/``
    texts with their mentions, from which the names are cut;
``text/nl.news.jsonl`` (or ``.xz``) and its like
    running text without annotation, which a first network tags for a second one (self-training);
``ner/alpino_names_*.txt``
    the name lists of the Alpino parser;
``ner/conll2002.*.bio`` and ``ner/meantime.bio``
    which only measure, see :mod:`quoteattr.training.name_scores`; nothing is trained on them.

It prints F1 of names, cross-validated by document, then trains on all texts and writes the model into a
package.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from attrs import field, frozen

from quoteattr.languages import MentionLexicon, load_language
from quoteattr.models import BUNDLED_MODEL
from quoteattr.networks.names import TAGS, Gazetteer, Neighbours
from quoteattr.networks.package import Networks, load_networks
from quoteattr.networks.products import Array
from quoteattr.schema import EntityType
from quoteattr.training.loop import Say
from quoteattr.training.name_data import (
    NamedText,
    gazetteer_of,
    name_lists,
    read_gold,
    read_running,
)
from quoteattr.training.name_neighbours import neighbours_of
from quoteattr.training.name_network import (
    Example,
    NameNetwork,
    NameSchedule,
    NameSizes,
    fit,
    joined,
    read_example,
    relabelled,
)
from quoteattr.training.name_scores import TypedSpan, f1, measured, spans_of, test_files
from quoteattr.training.pack import write_names
from quoteattr.training.words import LANGUAGE

__all__ = ["NameRecipe", "NameTraining", "cross_validate", "train_names"]

FOLDS = 5

_WORDS_A_STEP = 700
"""Words of running text that are learned from in one step."""

_SURE, _UNSURE = 0.9, 0.8
"""How probable a type is from which on lists do not change it, and the other names of all texts do not."""

_MOST_AGREE = 0.75
_OFTEN = 1.5
"""Which share of the same names has to be of one type, and how many there have to be, to tell the others."""

_LEAST = 0.3
"""A probability from which on a tag that a network gave counts at all."""

_NAMED = 0.6
"""How sure it has to be whether a word is one of a name."""


@frozen(kw_only=True)
class NameRecipe:
    """How the network is trained.

    :param running: how many texts of each file of running text are tagged for it.
    :param teacher: the training of the network that tags them, on gold alone.
    :param student: the training on gold and on what was tagged.
    :param finish: the training on gold, with as many steps on what was tagged.
    """

    running: Mapping[str, int]
    teacher: NameSchedule = field(factory=lambda: NameSchedule(16))
    student: NameSchedule = field(factory=lambda: NameSchedule(2, rate=4e-3, dropout=0.2, decay=0.01))
    finish: NameSchedule = field(factory=lambda: NameSchedule(5, rate=1.5e-3))
    sizes: NameSizes = field(factory=NameSizes)
    seed: int = 1


FULL_NAMES = NameRecipe(running={"nl.news": 1500})
"""The recipe of the bundled model."""


@frozen(eq=False)
class NameTraining:
    """What all trainings share: the lists of names and the vectors of a package.

    :param lists: names by what they stand for.
    """

    networks: Networks
    lists: Mapping[str, Sequence[str]]
    gazetteer: Gazetteer
    neighbours: Neighbours
    lexicon: MentionLexicon
    known: Mapping[str, str]

    @classmethod
    def of(cls, data: Path, networks: Networks) -> NameTraining:
        """What a training with the lists in ``data/ner`` needs."""
        lists = name_lists(data / "ner")
        return cls(
            networks,
            lists,
            gazetteer_of(lists),
            neighbours_of(data / "text"),
            load_language(LANGUAGE).mentions,
            dict(_unambiguous(lists)),
        )

    def example(self, text: NamedText) -> Example:
        """A text as an example; without tags nothing in it is a name."""
        tags = text.tags or [["O"] * len(row) for row in text.sentences]
        vectors = self.networks.tagger.vectors
        return read_example(text.sentences, tags, text.states, vectors, self.gazetteer, self.neighbours)

    def network(self, example: Example, sizes: NameSizes) -> NameNetwork:
        """A network for such examples that has learned nothing."""
        return NameNetwork(example.states.shape[1], example.vectors.shape[1], example.signs.shape[1], sizes)


def _unambiguous(lists: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Names that stand in one list only, with their type; of people those of several words."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for kind in ("person", "organisation", "place"):
        for name in lists[kind]:
            if kind != "person" or " " in name:
                kinds[name].add(kind)
    for name, found in kinds.items():
        if len(found) == 1:
            yield name, found.pop()


# -- training --------------------------------------------------------------------------------------------


def train_names(
    training: NameTraining,
    gold: Sequence[Example],
    running: Sequence[tuple[NamedText, Example]],
    recipe: NameRecipe,
) -> NameNetwork:
    """The network that has learned from gold, and from running text as a first network tags it.

    :param gold: texts with their names.
    :param running: texts without.
    """
    torch.manual_seed(recipe.seed)
    teacher = training.network(gold[0], recipe.sizes)
    fit(teacher, gold, recipe.teacher, recipe.seed)
    if not running:
        return teacher
    tagged = list(_in_steps(_as_tagged(training, teacher, running)))
    torch.manual_seed(recipe.seed)
    student = training.network(gold[0], recipe.sizes)
    fit(student, [*tagged, *gold, *gold], recipe.student, recipe.seed)
    order = np.random.RandomState(recipe.seed)
    some = order.choice(len(tagged), min(len(tagged), len(gold)), replace=False)
    fit(student, [*gold, *gold, *[tagged[place] for place in some]], recipe.finish, recipe.seed + 1)
    return student


def _in_steps(examples: Iterable[Example]) -> Iterator[Example]:
    """Short texts joined, so that each step has enough to learn from."""
    batch: list[Example] = []
    for example in examples:
        batch.append(example)
        if sum(len(each.states) for each in batch) >= _WORDS_A_STEP:
            yield joined(batch)
            batch = []
    if batch:
        yield joined(batch)


@frozen(eq=False)
class _Guess:
    """What a network thinks of a text.

    :param best: for each word near a capital the place of its tag in :data:`TAGS`.
    :param chances: of each tag.
    :param place: for each word its place among those near a capital.
    """

    text: NamedText
    best: Array
    chances: Array
    place: Array

    def spans(self) -> Iterator[tuple[tuple[str, ...], int, TypedSpan, float]]:
        """Each name with its sentence, the number of the first word of it, and how probable it is."""
        start = 0
        for words in self.text.sentences:
            places = self.place[start : start + len(words)]
            tags = [TAGS[self.best[place]] if place >= 0 else "O" for place in places.tolist()]
            for first, end, kind in spans_of(tags):
                rows = places[first:end]
                sure = float(np.mean(self.chances[rows, [TAGS.index(tag) for tag in tags[first:end]]]))
                yield words, start, (first, end, kind), sure
            start += len(words)


def _as_tagged(
    training: NameTraining, teacher: NameNetwork, running: Sequence[tuple[NamedText, Example]]
) -> Iterator[Example]:
    """Texts with the tags of a network, mended by what is known, of which the surer ones count more."""
    guesses = []
    agreed: dict[str, Counter[str]] = defaultdict(Counter)
    for text, example in running:
        best, chances = teacher.decode(example)
        place = np.full(len(example.states), -1)
        place[example.text.near] = np.arange(len(example.text.near))
        guess = _Guess(text, best, chances, place)
        guesses.append(guess)
        for words, _, (first, end, kind), sure in guess.spans():
            agreed[" ".join(words[first:end])][kind] += sure  # type: ignore[assignment]
    for guess, (_, example) in zip(guesses, running, strict=True):
        right = guess.best.astype(np.int64)
        families = _families(guess)
        for words, start, span, sure in guess.spans():
            kind = _mended(training, words, span, sure, agreed, families)
            rows = guess.place[start + span[0] : start + span[1]]
            right[rows] = TAGS.index(f"I-{kind}")
            right[rows[0]] = TAGS.index(f"B-{kind}")
        chance = guess.chances[np.arange(len(right)), right]
        named = np.where(right == 0, guess.chances[:, 0], 1 - guess.chances[:, 0])
        changed = right != guess.best
        weights = (np.maximum(np.where(changed, _SURE, chance), _LEAST) - _LEAST) / (1 - _LEAST)
        yield relabelled(example, right, np.where(named > _NAMED, weights, 0))


def _families(guess: _Guess) -> set[str]:
    """The last words of the names of people that a text has in full."""
    return {
        words[end - 1]
        for words, _, (first, end, kind), sure in guess.spans()
        if kind == "person" and end - first > 1 and sure > _UNSURE
    }


def _mended(
    training: NameTraining,
    words: Sequence[str],
    span: TypedSpan,
    sure: float,
    agreed: Mapping[str, Counter[str]],
    families: set[str],
) -> str:
    """The type of a name by its family, its function, the lists or its other occurrences; else as it was."""
    first, end, kind = span
    name = " ".join(words[first:end])
    if sure >= _SURE:
        return kind
    listed = training.known.get(name)
    if listed is not None and (listed, kind) != ("place", "organisation"):
        return listed
    if words[end - 1] in families:
        return "person"
    before = words[first - 1] if first else ""
    if before.islower() and before in training.lexicon.titles:
        return "person"
    if before.islower() and training.lexicon.noun_types.get(before) is EntityType.ORGANISATION:
        return "organisation"
    found = agreed[name]
    best = max(found, key=lambda each: found[each])
    total = sum(found.values())
    return best if sure < _UNSURE and found[best] > _MOST_AGREE * total and total > _OFTEN else kind


# -- measuring -------------------------------------------------------------------------------------------


def tags_of(network: NameNetwork, example: Example, text: NamedText) -> list[list[str]]:
    """The tags that a network gives the words of a text."""
    flat = np.zeros(len(example.states), dtype=np.int64)
    flat[example.text.near] = network.decode(example)[0]
    rows = iter(flat.tolist())
    return [[TAGS[next(rows)] for _ in words] for words in text.sentences]


def fold_of(key: str) -> int:
    """Which of :data:`FOLDS` parts a document belongs to."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % FOLDS


def cross_validate(
    training: NameTraining,
    gold: Sequence[NamedText],
    running: Sequence[tuple[NamedText, Example]],
    recipe: NameRecipe,
    say: Say = print,
) -> dict[str, dict[str, float]]:
    """F1 of documents that were not trained on, by genre and of ``all``."""
    examples = [training.example(text) for text in gold]
    pairs: dict[str, list[tuple[list[TypedSpan], list[TypedSpan]]]] = defaultdict(list)
    for fold in range(FOLDS):
        chosen = [example for text, example in zip(gold, examples, strict=True) if fold_of(text.key) != fold]
        network = train_names(training, chosen, running, recipe)
        for text, example in zip(gold, examples, strict=True):
            if fold_of(text.key) == fold:
                tagged = tags_of(network, example, text)
                found = [
                    (spans_of(right), spans_of(row)) for right, row in zip(text.tags, tagged, strict=True)
                ]
                pairs[text.genre] += found
                pairs["all"] += found
        say(f"fold {fold}: {f1(pairs['all'])['all']:.1f} so far")
    return {genre: f1(found) for genre, found in pairs.items()}


# -- command ---------------------------------------------------------------------------------------------


def add_names(data: Path, package: Path, recipe: NameRecipe, *, say: Say = print) -> dict[str, str]:
    """Train the model of names on all texts, write it into a package, and return the package's checksums.

    :param data: see the head of this module.
    :param package: with the tagger on whose states the model stands.
    """
    networks = load_networks(package)
    training = NameTraining.of(data, networks)
    gold = [training.example(text) for text in read_gold(data, networks)]
    network = train_names(training, gold, _running(training, data, recipe), recipe)
    sums = write_names(model_of(network, training.gazetteer, training.neighbours), package)
    say(f"model of names written to {package}")
    return sums


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the model of names by cross-validation and on test sets, or train it into a package."""
    parser = argparse.ArgumentParser(prog="python -m quoteattr.training.names", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with coref, quotes, text, ner, ud")
    parser.add_argument("--models", type=Path, default=BUNDLED_MODEL, help="package (the bundled one)")
    parser.add_argument("--write", action="store_true", help="train on all texts and write into the package")
    parser.add_argument("--folds", action="store_true", help="print F1, cross-validated by document")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    if options.write:
        add_names(options.data, options.models, FULL_NAMES)
    networks = load_networks(options.models)
    if options.folds:
        training = NameTraining.of(options.data, networks)
        running = _running(training, options.data, FULL_NAMES)
        _print_table(cross_validate(training, read_gold(options.data, networks), running, FULL_NAMES))
    for path, scheme in test_files(options.data / "ner"):
        _print_table({path.name: measured(networks, path, scheme)})


def _running(training: NameTraining, data: Path, recipe: NameRecipe) -> list[tuple[NamedText, Example]]:
    texts = read_running(data, training.networks, dict(recipe.running))
    return [(text, training.example(text)) for text in texts]


def model_of(network: NameNetwork, gazetteer: Gazetteer, neighbours: Neighbours) -> dict[str, Any]:
    """The network as a package stores it."""
    lists = {
        "gazetteer.sums": torch.from_numpy(gazetteer.sums.view(np.int32)),
        "gazetteer.bits": torch.from_numpy(gazetteer.bits),
        "neighbours.sums": torch.from_numpy(neighbours.sums.view(np.int32)),
        "neighbours.table": torch.from_numpy(neighbours.table),
    }
    return {"config": {"tags": list(TAGS)}, "model": {**network.state(), **lists}}


def _print_table(scores: Mapping[str, Mapping[str, float]]) -> None:
    for name, found in scores.items():
        print(name, " ".join(f"{kind} {value:.1f}" for kind, value in found.items()), flush=True)


if __name__ == "__main__":
    main()
