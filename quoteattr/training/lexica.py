"""Train the two classifiers of :mod:`quoteattr.languages.learned`.

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
import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy
from attrs import asdict, evolve, frozen

from quoteattr.languages import load_language
from quoteattr.languages.learned import COMMONEST_LENGTH, Spelling, name_grams, name_parts, noun_grams
from quoteattr.schema import EntityType
from quoteattr.training.data import find, open_text, read_conllu

__all__ = ["Examples", "main", "read_names", "read_nouns", "train"]

Array = Any

_SEED = 1
_FOLDS = 5
_STEPS = 250
_SCALE = 0.02
_SMALLEST = 3
_BATCH_RATE = 0.05
_PERSON_OF_VECTOR = 0.1
_NAME_PRECISION = 0.95
_NOUN_PRECISION = 0.95
_KNOWN = 0.5
_PLURALS = {
    **dict.fromkeys(("er", "aar", "eur"), "s"),
    **dict.fromkeys(("ist", "ent", "ant", "arts"), "en"),
    "kundige": "n",
    "man": "nen",
    "vrouw": "en",
}
_WEIGHT_OF_FORMS = 0.05
# Nouns for things, animals and the like whose endings are those of people: they count three times.
_THINGS_LIKE_PEOPLE = frozenset(
    [
        "aanrader",
        "accelerator",
        "adapter",
        "afknapper",
        "akker",
        "alligator",
        "altaar",
        "anker",
        "auteursrecht",
        "bestseller",
        "blister",
        "boiler",
        "bommenwerper",
        "brander",
        "browser",
        "bunker",
        "carburateur",
        "computer",
        "condensator",
        "container",
        "deler",
        "diameter",
        "diner",
        "donder",
        "dooier",
        "driewieler",
        "ekster",
        "emmer",
        "ester",
        "filter",
        "flyer",
        "folder",
        "gaspedaal",
        "generator",
        "gier",
        "gieter",
        "gist",
        "grasmaaier",
        "hamer",
        "hamster",
        "helikopter",
        "hoofdletter",
        "humeur",
        "indicator",
        "inventaris",
        "jeneverbes",
        "kalender",
        "kandelaar",
        "katalysator",
        "kelder",
        "kever",
        "klooster",
        "klopper",
        "koeler",
        "koffer",
        "koker",
        "kruiser",
        "laars",
        "laser",
        "leger",
        "lessenaar",
        "letter",
        "lever",
        "lift",
        "lijster",
        "list",
        "locomotief",
        "magneet",
        "masker",
        "meevaller",
        "meter",
        "modulator",
        "monitor",
        "monster",
        "motor",
        "nummer",
        "oester",
        "oker",
        "omvormer",
        "omzetter",
        "opener",
        "oplader",
        "oplegger",
        "order",
        "otter",
        "oven",
        "palmares",
        "paragraaf",
        "parameter",
        "passer",
        "peper",
        "pleister",
        "polyester",
        "poster",
        "printer",
        "processor",
        "projector",
        "radiator",
        "reactor",
        "reiniger",
        "roller",
        "rooster",
        "salaris",
        "scanner",
        "schakelaar",
        "schouder",
        "scooter",
        "sensor",
        "server",
        "slinger",
        "slipper",
        "speaker",
        "spijker",
        "splitter",
        "steiger",
        "ster",
        "stofzuiger",
        "suiker",
        "tanker",
        "tegenhanger",
        "tegenvaller",
        "teller",
        "theater",
        "thermometer",
        "ticker",
        "tijger",
        "toner",
        "tractor",
        "trailer",
        "transformator",
        "transistor",
        "trekker",
        "uitloper",
        "uitschieter",
        "vaartuig",
        "varken",
        "venster",
        "ventilator",
        "verdamper",
        "versneller",
        "versterker",
        "verwarming",
        "vinger",
        "vlieger",
        "vlinder",
        "voeler",
        "voorloper",
        "vuist",
        "wekker",
        "wijzer",
        "zender",
        "zilver",
        "zoemer",
        "zuiger",
        "zweer",
    ]
)
_FEMININES = {
    "er": ("eres", "ster"),
    "aar": ("ares",),
    "teur": ("trice",),
    "ist": ("iste",),
    "loog": ("loge",),
}


@frozen
class Examples:
    """Words with what is known of them.

    :param grams: n-grams of each word.
    :param targets: probability, 0 to 1, that a word is of the class above zero; 0.5 for a word of both.
    :param weights: how much a word counts, 1 for an ordinary one.
    :param groups: number of the family of a word; forms of one lemma are held out together.
    :param lemmas: whether a word counts in the figures; its other forms do not.
    :param free: whether the n-grams of a word may have a weight though no other word shares them.
    """

    grams: Sequence[frozenset[str]]
    targets: Array
    weights: Array
    groups: Array
    lemmas: Array
    free: Array


def fit(rows: Array, columns: Array, values: Array, examples: tuple[Array, Array], ridge: float) -> Array:
    """Weights of a logistic regression and, last, its bias, by full-batch Adam from zero.

    :param rows: number of the example of each value that is not zero.
    :param columns: number of its feature.
    :param values: the values.
    :param examples: target and weight of each example.
    :param ridge: half the penalty on the squared weights; the bias has none.
    """
    targets, importance = examples
    count, width = len(targets), int(columns.max()) + 1
    theta, mean, spread = (numpy.zeros(width + 1) for _ in range(3))
    gradient = numpy.empty(width + 1)
    for step in range(1, _STEPS + 1):
        odds = numpy.bincount(rows, theta[columns] * values, count) + theta[-1]
        error = importance * (1 / (1 + numpy.exp(-odds)) - targets)
        gradient[:-1] = numpy.bincount(columns, error[rows] * values, width) + ridge * theta[:-1]
        gradient[-1] = error.sum()
        mean += 0.1 * (gradient - mean)
        spread += 0.01 * (gradient**2 - spread)
        slowing = _BATCH_RATE * (1.01 - step / _STEPS)
        theta -= slowing * (mean / (1 - 0.9**step)) / (numpy.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return theta


def train(examples: Examples, *, least: int, ridge: float, known: float) -> Spelling:
    """A classifier over the n-grams that at least ``least`` lemmas share, as yet without a threshold."""
    shared: dict[str, set[int]] = defaultdict(set)
    for grams, group in zip(examples.grams, examples.groups.tolist(), strict=True):
        for gram in grams:
            shared[gram].add(group)
    free = {gram for grams in itertools.compress(examples.grams, examples.free) for gram in grams}
    features = sorted(gram for gram, groups in shared.items() if len(groups) >= least or gram in free)
    number = {gram: place for place, gram in enumerate(features)}
    rows = [sorted(number[gram] for gram in grams if gram in number) for grams in examples.grams]
    pairs = numpy.array([(row, column) for row, columns in enumerate(rows) for column in columns])
    theta = fit(pairs[:, 0], pairs[:, 1], numpy.ones(len(pairs)), (examples.targets, examples.weights), ridge)
    whole = numpy.rint(theta / _SCALE).astype(int).tolist()
    weights = {
        gram: weight
        for gram, weight in zip(features, whole[:-1], strict=True)
        if abs(weight) >= _SMALLEST or len(gram) == COMMONEST_LENGTH
    }
    return Spelling(
        bias=round(float(theta[-1]), 4), scale=_SCALE, threshold=1.0, known=known, weights=weights
    )


def probabilities(spelling: Spelling, grams: Sequence[frozenset[str]]) -> Array:
    """Probability of the class above zero for each word, as the library computes it; 0.5 for none."""
    odds = numpy.array([spelling.log_odds(word) or 0.0 for word in grams])
    return 1 / (1 + numpy.exp(-odds))


def held_out(examples: Examples, **options: Any) -> Array:
    """Probability of each word by a classifier that saw neither the word nor its forms."""
    families = numpy.random.default_rng(_SEED).permutation(int(examples.groups.max()) + 1) % _FOLDS
    fold, result = families[examples.groups], numpy.zeros(len(examples.grams))
    for number in range(_FOLDS):
        seen, unseen = numpy.flatnonzero(fold != number).tolist(), numpy.flatnonzero(fold == number).tolist()
        part = Examples(
            grams=[examples.grams[place] for place in seen],
            targets=examples.targets[seen],
            weights=examples.weights[seen],
            groups=examples.groups[seen],
            lemmas=examples.lemmas[seen],
            free=examples.free[seen],
        )
        result[unseen] = probabilities(train(part, **options), [examples.grams[place] for place in unseen])
    return result


def threshold_for(precision: float, sureness: Array, credit: Array) -> float:
    """The smallest probability at which the surest answers reach this precision together.

    :param credit: 1 for a right answer, 0 for a wrong one, 0.5 for a word of both classes.
    """
    order = numpy.argsort(-sureness, kind="stable")
    running = numpy.cumsum(credit[order]) / numpy.arange(1, len(order) + 1)
    last = numpy.flatnonzero(running >= precision).max()
    return float(numpy.ceil(sureness[order][last] * 1000) / 1000)


def read_names(folder: Path, ranks: Mapping[str, int]) -> Examples:
    """First names of one part; common ones count more, names given to both genders less."""
    genders: dict[str, set[str]] = defaultdict(set)
    for line in open_text(find(folder / "names", "firstnames-gender.tsv")):
        name, gender = line.rstrip("\n").split("\t")
        parts = name_parts(name)
        if len(parts) == 1:
            genders[parts[0]].add(gender)
    names = sorted(genders)
    both = numpy.array([len(genders[name]) == 2 for name in names])
    targets = numpy.where(both, 0.5, [float("M" in genders[name]) for name in names])
    common = 1 - numpy.array([ranks.get(name, len(ranks)) for name in names]) / len(ranks)
    weights = numpy.where(both, 0.2, 1 + 15 * common**2)
    grams = [name_grams(name) for name in names]
    every = numpy.ones(len(names), dtype=bool)
    return Examples(grams, targets, weights, numpy.arange(len(names)), lemmas=every, free=~every)


def read_nouns(folder: Path, vectors: Mapping[str, Array]) -> Examples:
    """Nouns for people against the others, with their forms; people with plurals and feminines made by rule.

    A noun of the treebank is a person when it, or the last part of the compound that it is, is a role or
    one of the people of the lexicon; it is none when the lexicon has it as an organisation, document or
    outlet, when it is one of ``_THINGS_LIKE_PEOPLE``, when it is neuter, or when its vector is unlike
    those of roles. All others are left out, for many of them are people that no list has.
    """
    lines = open_text(find(folder / "names", "role-nouns.txt"))
    roles = {role for role in (line.strip().lower() for line in lines) if " " not in role}
    lexicon = load_language("nl").mentions.noun_types
    people = roles | {noun for noun, kind in lexicon.items() if kind is EntityType.PERSON}
    spared = (EntityType.PERSON, EntityType.GROUP)
    things = {noun for noun, kind in lexicon.items() if kind not in spared} - people
    things |= _THINGS_LIKE_PEOPLE
    people -= things
    forms, neuter = _treebank_nouns(folder)
    labels: dict[str, int] = {}
    for noun in sorted(forms):
        tails = {noun.replace("_", ""), noun.rpartition("_")[2]}
        if tails & (people | things):
            labels[noun] = int(bool(tails & people))
    alike = _likeness_to_people(vectors, roles, labels, sorted(forms))
    for noun in sorted(forms):
        if noun not in labels and (neuter[noun] or alike.get(noun, 1.0) < _PERSON_OF_VECTOR):
            labels[noun] = 0
    labels.update(dict.fromkeys(_THINGS_LIKE_PEOPLE, 0))
    for role in sorted(people - set(labels)):
        labels[role] = 1
    words: list[tuple[str, int, int, bool]] = []
    for group, noun in enumerate(sorted(labels)):
        words.append((noun, labels[noun], group, True))
        other = set(forms.get(noun, ()))
        if labels[noun]:
            other |= _inflected(noun)
        words += [
            (form, labels[noun], group, False) for form in sorted(other - {noun, noun.replace("_", "")})
        ]
    words = [word for word in words if noun_grams(word[0])]
    columns = list(zip(*words, strict=True))
    counts = [(word, 1.0 if is_lemma else _WEIGHT_OF_FORMS) for word, _, _, is_lemma in words]
    renumbered = numpy.unique(numpy.array(columns[2]), return_inverse=True)[1]
    return Examples(
        [noun_grams(word) for word in columns[0]],
        numpy.array(columns[1], dtype=float),
        numpy.array([3.0 if word in _THINGS_LIKE_PEOPLE else counted for word, counted in counts]),
        renumbered,
        lemmas=numpy.array(columns[3]),
        free=numpy.array([not label for label in columns[1]]),
    )


def _inflected(noun: str) -> set[str]:
    """Plurals and feminines that the ending of a noun for people suggests; not all of them are in use."""
    plurals = {noun + ending for end, ending in _PLURALS.items() if noun.endswith(end)}
    feminines = {
        noun.removesuffix(end) + ending
        for end, endings in _FEMININES.items()
        for ending in endings
        if noun.endswith(end)
    }
    return plurals | feminines


def _treebank_nouns(folder: Path) -> tuple[dict[str, set[str]], dict[str, bool]]:
    """The forms of each noun, and whether it is mostly neuter."""
    forms: dict[str, set[str]] = defaultdict(set)
    genders: dict[str, Counter[str]] = defaultdict(Counter)
    for tree in read_conllu(find(folder / "ud", "nl-train.conllu")):
        for row in tree.rows:
            if row.upos == "NOUN" and row.lemma.islower() and row.form.replace("-", "").isalpha():
                forms[row.lemma].add(row.form.lower())
                genders[row.lemma].update(feat for feat in row.feats.split("|") if feat.startswith("Gender="))
    return forms, {noun: genders[noun]["Gender=Neut"] > genders[noun]["Gender=Com"] for noun in forms}


def _likeness_to_people(
    vectors: Mapping[str, Array], roles: set[str], labels: Mapping[str, int], nouns: Sequence[str]
) -> dict[str, float]:
    """Probability of a person by its word vector; of a compound without one, by that of its last part.

    The classifier that says so was held from the noun itself.
    """
    words = sorted({noun.replace("_", "") for noun in nouns} | roles)
    words = [word for word in words if word in vectors]
    people = roles | {noun.replace("_", "") for noun, label in labels.items() if label}
    matrix = numpy.array([vectors[word] for word in words])
    matrix *= 3 / numpy.linalg.norm(matrix, axis=1, keepdims=True)
    targets = numpy.array([float(word in people) for word in words])
    fold = numpy.random.default_rng(_SEED).permutation(len(words)) % _FOLDS
    odds = numpy.zeros(len(words))
    for number in range(_FOLDS):
        seen = fold != number
        rows, columns = numpy.indices(matrix[seen].shape)
        balance = (targets[seen], numpy.where(targets[seen] > 0, 3.0, 1.0))
        theta = fit(rows.ravel(), columns.ravel(), matrix[seen].ravel(), balance, 1.0)
        odds[~seen] = matrix[~seen] @ theta[:-1] + theta[-1]
    found = dict(zip(words, (1 / (1 + numpy.exp(-odds))).tolist(), strict=True))
    result = {}
    for noun in nouns:
        scores = [found[part] for part in (noun.replace("_", ""), noun.rpartition("_")[2]) if part in found]
        if scores:
            result[noun] = max(scores)
    return result


def _read_vectors(path: Path) -> dict[str, Array]:
    """Vectors by word, the commonest word first."""
    lines = iter(open_text(path))
    next(lines)
    cells = (line.rstrip().split(" ") for line in lines)
    return {word: numpy.array(values, dtype=float) for word, *values in cells}


def _train_names(folder: Path, ranks: Mapping[str, int], say: Callable[[str], None]) -> Spelling:
    names = read_names(folder, ranks)
    options: dict[str, Any] = {"least": 3, "ridge": 1.0, "known": _KNOWN}
    chance = held_out(names, **options)
    both = names.targets == 0.5
    credit = numpy.where(both, 0.5, (chance > 0.5) == (names.targets > 0.5))
    sureness = numpy.maximum(chance, 1 - chance)
    threshold = threshold_for(_NAME_PRECISION, sureness, credit)
    answered = sureness >= threshold
    say(
        f"first names: {len(names.grams)}, {both.sum()} of them given to both; threshold {threshold}\n"
        f"  held out: precision {credit[answered].mean():.3f} (a name given to both is half right), "
        f"{credit[answered & ~both].mean():.3f} without those; coverage {answered.mean():.3f}"
    )
    spelling = train(names, **options)
    chance = probabilities(spelling, names.grams)
    answered = numpy.maximum(chance, 1 - chance) >= threshold
    common = names.weights > 4
    say(
        f"  as shipped, on the same names: coverage {answered.mean():.3f}, "
        f"{answered[common].mean():.3f} of {common.sum()} common ones"
    )
    return evolve(spelling, threshold=threshold)


def _train_nouns(folder: Path, vectors: Mapping[str, Array], say: Callable[[str], None]) -> Spelling:
    nouns = read_nouns(folder, vectors)
    options: dict[str, Any] = {"least": 2, "ridge": 0.25, "known": 0.0}
    chance = held_out(nouns, **options)
    counted = nouns.lemmas
    person = nouns.targets > 0.5
    threshold = max(0.5, threshold_for(_NOUN_PRECISION, chance[counted], person[counted].astype(float)))
    say(f"nouns: {counted.sum()}, {(counted & person).sum()} of them people; threshold {threshold}")
    for kind, words in (("lemmas", counted), ("other forms", ~counted)):
        answered = words & (chance >= threshold)
        say(
            f"  held out, {kind}: precision {person[answered].mean():.3f}, "
            f"recall {answered[words & person].mean():.3f}"
        )
    return evolve(train(nouns, **options), threshold=threshold)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train both classifiers, say their figures and write their weights."""
    parser = argparse.ArgumentParser(prog="python -m quoteattr.training.lexica", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with names, ud and vectors")
    here = Path(__file__).parents[1] / "languages" / "nl"
    parser.add_argument("--out", type=Path, default=here, help="folder for the weights")
    options = parser.parse_args(arguments)
    vectors = _read_vectors(find(options.data / "vectors", "nl.news.60k.100d.vec"))
    ranks = {word: rank for rank, word in enumerate(vectors)}
    for name, model in (
        ("first_names", _train_names(options.data, ranks, print)),
        ("nouns", _train_nouns(options.data, vectors, print)),
    ):
        path = options.out / f"{name}.json"
        text = json.dumps(asdict(model), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        path.write_text(f"{text}\n", encoding="utf-8")
        print(f"{path.name}: {len(model.weights)} weights, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
