"""Who can speak: what nouns stand for, and how often they say something, from running text.

The type of a noun is told by a softmax regression over three kinds of features: the places where it stands
in parsed text (what it is the subject of, what stands before it, whether a name stands beside it), its word
vector, and its endings. It learns from lists of nouns and from gold. How often a noun says something is
counted; the count is smoothed with what nouns of its types say (Efron and Morris 1975, "Data analysis using
Stein's estimator").
"""

from __future__ import annotations

import hashlib
import itertools
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy
from attrs import frozen

from quoteattr.flow import Outline, outline, parse
from quoteattr.languages import Language, load_language
from quoteattr.languages.ngrams import noun_grams
from quoteattr.languages.sayers import Sayer, SayerTable
from quoteattr.parsing import Parser, Sentence
from quoteattr.schema import EntityType
from quoteattr.training.data import find, open_text
from quoteattr.training.lexica.contexts import SAYS, Contexts, count_contexts, joined
from quoteattr.training.lexica.gold_nouns import GoldNoun
from quoteattr.training.lexica.logistic import Array, softmax_regression
from quoteattr.training.words import LANGUAGE, load_words

__all__ = ["TYPES", "count_texts", "figures", "fold_of", "held_out_sayers", "train_sayers"]

TYPES = ("person", "group", "organisation", "document", "outlet", "animal", "thing")
"""What a noun may stand for."""

_THING = "thing"
_DOCUMENTS = 5
"""Texts, at least, that a noun of the table stands in."""
_PLACES = 400
"""How many places are features: the ones that most nouns have."""
_FAMILY = 5
"""Nouns, at least, that share an ending that is a feature."""
_LENGTH = 3.0
"""Length of word vectors, and of the places of a noun that is often seen."""
_SHRINK = 8
"""How often a noun must be seen for its places to count half."""
_SMOOTHING = 20
"""Of how many places of a noun what its types say is worth."""
_LIST = 3.0
"""Of how many annotated places a list is worth."""
_MOST = 9
"""Annotated places of a noun that count, at most; beyond one, their root counts."""
_UNANNOTATED = 0.15
"""How much a place without annotation says against a list: nouns for people in general are not annotated."""
_UNLISTED = 0.5
"""How much it says where no list has the noun."""
_TRUST = 0.75
"""How much a list of this project tells of its nouns; the rest is what their places tell."""
_FORM = 0.2
"""How much a form that is no lemma counts, where endings are learned."""
_SCALE = 0.02
_SMALLEST = 3
"""Smallest weight of an ending, in units of the scale, that is written down."""
_LEAST_SHARE = 0.03
"""Probability of a type that is written down, at least."""
_FOLDS = 5
_PUBLIC = {"outlet": "document", "animal": _THING}
"""Types that gold has not."""
_BATCH = 60_000
"""Code points that are parsed together."""


# -- texts -----------------------------------------------------------------------------------------------


def count_texts(folder: Path, parser: Parser, words: int, say: Callable[[str], None]) -> dict[str, Contexts]:
    """The places of all nouns in about ``words`` words of ``text/`` in ``folder``.

    One chapter of a story is read for each forty articles.
    """
    language = load_language(LANGUAGE)
    return count_contexts(_parsed(_texts(folder / "text"), parser, language, words, say), language)


def _texts(folder: Path) -> Iterator[str]:
    """The texts, each once; two that begin alike are one."""
    news, stories = (open_text(find(folder, f"{LANGUAGE}.{kind}.jsonl")) for kind in ("news", "fiction"))
    seen = set()
    for number, line in enumerate(news, 1):
        for row in (line, *(itertools.islice(stories, 1) if number % 40 == 0 else ())):
            text = json.loads(row)["text"]
            beginning = "".join(text.split())[:300]
            if beginning not in seen:
                seen.add(beginning)
                yield text


def _parsed(
    texts: Iterable[str], parser: Parser, language: Language, words: int, say: Callable[[str], None]
) -> Iterator[tuple[Outline, tuple[Sentence, ...]]]:
    """The texts with their sentences, parsed in batches, until there are ``words`` words."""
    read = 0
    batch: list[Outline] = []
    for text in texts:
        batch.append(outline(text, None, language))
        if sum(len(outlined.text) for outlined in batch) > _BATCH:
            sentences = parse(batch, parser, language)
            yield from zip(batch, sentences, strict=True)
            before, read = read, read + sum(len(s.texts) for found in sentences for s in found)
            if before // 500_000 < read // 500_000:
                say(f"sayers: {read} words read")
            batch = []
            if read >= words:
                return


# -- features --------------------------------------------------------------------------------------------


@frozen
class _Features:
    """What the type of a noun is told by.

    :param nouns: the places of each noun, by its lemma without marks.
    :param places: column of each place.
    :param grams: column of each ending.
    :param vectors: word vectors.
    """

    nouns: Mapping[str, Counter[str]]
    places: Mapping[str, int]
    grams: Mapping[str, int]
    vectors: Mapping[str, Array]
    dimensions: int

    @classmethod
    def of(cls, nouns: Mapping[str, Counter[str]], vectors: Mapping[str, Array]) -> _Features:
        frequency = Counter(
            place
            for counts in nouns.values()
            for place in counts
            if not place.startswith(SAYS) and place != "parsed"
        )
        places = [place for place, _ in frequency.most_common(_PLACES)]
        grams = _shared_grams(nouns)
        size = len(next(iter(vectors.values()))) if vectors else 0
        return cls(
            nouns,
            {place: column for column, place in enumerate(places)},
            {gram: column for column, gram in enumerate(grams)},
            vectors,
            size,
        )

    def table(self, nouns: Sequence[str]) -> Array:
        """One row for each noun."""
        width = self.dimensions + 1 + len(self.places) + len(self.grams)
        table = numpy.zeros((len(nouns), width), dtype=numpy.float32)
        for row, noun in zip(table, nouns, strict=True):
            vector = next((self.vectors[form] for form in _forms(noun) if form in self.vectors), None)
            if vector is None:
                row[self.dimensions] = 1
            else:
                row[: self.dimensions] = vector * (_LENGTH / numpy.linalg.norm(vector))
            counts = self.nouns.get(noun, Counter())
            first = self.dimensions + 1
            for place, count in counts.items():
                if place in self.places:
                    share = count / (counts["parsed"] + _SHRINK)
                    row[first + self.places[place]] = _LENGTH * math.sqrt(share)
            first += len(self.places)
            for gram in noun_grams(noun):
                if gram in self.grams:
                    row[first + self.grams[gram]] = 1
        return table


def _forms(noun: str) -> tuple[str, str, str]:
    return noun, f"{noun}en", f"{noun}s"


def _shared_grams(nouns: Iterable[str]) -> list[str]:
    counts = Counter(gram for noun in nouns for gram in noun_grams(noun))
    return sorted(gram for gram, count in counts.items() if count >= _FAMILY)


def _merged(contexts: Mapping[str, Contexts]) -> tuple[dict[str, Counter[str]], Counter[str]]:
    """The places of nouns that stand in several texts, and in how many each does."""
    places: dict[str, Counter[str]] = defaultdict(Counter)
    documents: Counter[str] = Counter()
    for lemma, found in contexts.items():
        noun = joined(lemma)
        places[noun].update(found.places)
        documents[noun] += found.documents
    seen = {noun: counts for noun, counts in places.items() if documents[noun] > 2 and _is_word(noun)}
    return seen, documents


def _is_word(noun: str) -> bool:
    return len(noun) > 1 and noun.replace("-", "").isalpha()


# -- labels ----------------------------------------------------------------------------------------------


def _of_lists(lists: Mapping[str, Iterable[str]]) -> dict[str, Counter[str]]:
    """The types of the nouns of lists, one list a type."""
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, nouns in lists.items():
        for noun in nouns:
            labels[joined(noun)][kind] += 1
    return labels


def _listed(folder: Path) -> dict[str, Counter[str]]:
    """The types of the nouns of all lists."""
    words = load_words()
    labels = _of_lists(words.noun_types)
    for line in open_text(find(folder / "names", "role-nouns.txt")):
        role = line.strip().lower()
        if " " not in role:
            labels[role]["person"] += 1
    for noun in words.things_like_people:
        labels[noun][_THING] += 1
    for noun, entity_type in load_language(LANGUAGE).mentions.noun_types.items():
        if entity_type is not EntityType.GROUP:
            labels[joined(noun)] = Counter([entity_type.value])
    return labels


def _annotated(gold: Iterable[GoldNoun]) -> dict[str, Counter[str]]:
    """How often each noun of the gold stands for what; several people are people."""
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for noun in gold:
        labels[joined(noun.lemma)][_kind(noun)] += 1
    return labels


def _kind(noun: GoldNoun) -> str:
    return "person" if noun.type == "group" and noun.plural else noun.type


def _labels(
    listed: Mapping[str, Counter[str]], annotated: Mapping[str, Counter[str]]
) -> dict[str, Counter[str]]:
    """How much speaks for each type of each noun of which anything is known."""
    labels: dict[str, Counter[str]] = {}
    for noun in sorted(listed.keys() | annotated.keys()):
        weights: Counter[str] = Counter()
        known, seen = listed.get(noun, Counter()), annotated.get(noun, Counter())
        for kind, count in known.items():
            weights[kind] += _LIST * count / known.total()  # type: ignore[assignment]
        for kind, count in seen.items():
            doubt = 1.0
            if kind == _THING:
                doubt = _UNANNOTATED if known and _THING not in known else _UNLISTED
            weights[kind] += doubt * math.sqrt(min(_MOST, seen.total())) * count / seen.total()  # type: ignore[assignment]
        labels[noun] = weights
    return labels


# -- training --------------------------------------------------------------------------------------------


def train_sayers(
    contexts: Mapping[str, Contexts],
    gold: Sequence[GoldNoun],
    vectors: Mapping[str, Array],
    folder: Path,
) -> SayerTable:
    """The table of nouns that ``contexts`` counted.

    :param folder: folder with ``names/role-nouns.txt``.
    """
    nouns, documents = _merged(contexts)
    listed, own = _listed(folder), _of_lists(load_words().noun_types)
    labels = _labels(listed, _annotated(gold))
    features = _Features.of(nouns, vectors)
    targets, importance = _targets(labels.values())
    fit = softmax_regression(features.table(list(labels)), targets, importance, ridge=1.0)
    known = sorted(nouns.keys() | own.keys())
    shares = fit.shares(features.table(known))
    places = [place for place, noun in enumerate(known) if noun in own]
    told, _ = _targets([own[known[place]] for place in places])
    shares[places] = _TRUST * told + (1 - _TRUST) * shares[places]
    rates, speaking = _speaking([nouns.get(noun, Counter()) for noun in known], shares)
    words = {
        noun: [round(10 * odds), *_pairs(row)]
        for noun, odds, row in zip(known, speaking, shares.tolist(), strict=True)
        if documents[noun] >= _DOCUMENTS or noun in own
    }
    bias, grams = _by_spelling(known, shares, listed)
    return SayerTable(TYPES, words, _SCALE, bias, grams, [round(odds, 2) for odds in rates])


def _targets(labels: Iterable[Mapping[str, float]]) -> tuple[Array, Array]:
    """The share of each type in what is known of each noun, and how much is known."""
    weights = numpy.array([[label[kind] for kind in TYPES] for label in labels], dtype=numpy.float32)
    total = weights.sum(axis=1)
    return weights / total[:, None], numpy.minimum(_LIST, total)


def _speaking(nouns: Sequence[Counter[str]], shares: Array) -> tuple[list[float], list[float]]:
    """Log-odds of speaking of each type and of each noun, less those of all nouns together.

    :param nouns: the places of each noun.
    :param shares: probability of each type of each noun.
    """
    seen = numpy.array([counts["parsed"] for counts in nouns], dtype=float)
    says = numpy.minimum(seen, [counts[SAYS] for counts in nouns])
    rates = (says @ shares) / (seen @ shares)
    smoothed = (says + _SMOOTHING * (shares @ rates)) / (seen + _SMOOTHING)
    average = _odds(says.sum() / seen.sum())
    return tuple([_odds(rate) - average for rate in column.tolist()] for column in (rates, smoothed))  # type: ignore[return-value]


def _odds(probability: float) -> float:
    return math.log(probability / (1 - probability))


def _pairs(shares: Sequence[float]) -> list[int]:
    """Places and hundredths of the types that are not improbable, the most probable first."""
    ranked = sorted(enumerate(shares), key=lambda pair: -pair[1])
    kept = [pair for pair in ranked if pair[1] >= _LEAST_SHARE]
    return [number for place, share in kept for number in (place, round(100 * share))]


def _by_spelling(
    seen: Sequence[str], found: Array, listed: Mapping[str, Counter[str]]
) -> tuple[list[int], dict[str, list[int]]]:
    """Weights by which the endings of a noun alone tell its types.

    :param found: probability of each type of each noun that was seen.
    :param listed: the types of the nouns of lists, which are examples with their forms, seen or not.
    """
    unseen = sorted(listed.keys() - set(seen))
    told, _ = _targets([listed[noun] for noun in unseen])
    forms = [
        (form, row)
        for noun, row in zip([*seen, *unseen], numpy.concatenate([found, told]), strict=True)
        if "person" in listed.get(noun, ())
        for form in sorted(load_words().inflected(noun))
    ]
    nouns = [*seen, *unseen, *(form for form, _ in forms)]
    shares = numpy.concatenate([found, told, numpy.array([row for _, row in forms])])
    importance = numpy.ones(len(nouns), dtype=numpy.float32)
    importance[len(seen) + len(unseen) :] = _FORM
    grams = _shared_grams(nouns)
    columns = {gram: column for column, gram in enumerate(grams)}
    table = numpy.zeros((len(nouns), len(grams)), dtype=numpy.float32)
    for row, noun in zip(table, nouns, strict=True):
        for gram in noun_grams(noun):
            if gram in columns:
                row[columns[gram]] = 1
    fit = softmax_regression(table, shares.astype(numpy.float32), importance, ridge=0.25)
    units = numpy.rint(fit.weights / _SCALE).astype(int).tolist()
    kept = {gram: row for gram, row in zip(grams, units, strict=True) if max(map(abs, row)) >= _SMALLEST}
    return numpy.rint(fit.bias / _SCALE).astype(int).tolist(), kept


# -- figures ---------------------------------------------------------------------------------------------


def fold_of(document: str) -> int:
    """The fifth, 0 to 4, that a text is held out in."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % _FOLDS


def held_out_sayers(
    contexts: Mapping[str, Contexts],
    gold: Sequence[GoldNoun],
    vectors: Mapping[str, Array],
    folder: Path,
) -> list[tuple[GoldNoun, Sayer]]:
    """Each noun of the gold with what a table says of it that learned nothing from its text."""
    found = []
    for fold in range(_FOLDS):
        seen = [noun for noun in gold if fold_of(noun.document) != fold]
        table = train_sayers(contexts, seen, vectors, folder)
        found.extend([(noun, table.of(noun.lemma)) for noun in gold if fold_of(noun.document) == fold])
    return found


def figures(found: Sequence[tuple[GoldNoun, Sayer]]) -> Iterator[str]:
    """What nouns that were held out say of a table."""
    area = _area([sayer.speaks for _, sayer in found], [noun.speaks for noun, _ in found])
    yield f"who speaks, area under the curve: all nouns {area:.3f}"
    subjects = [(noun.speaks, sayer.speaks) for noun, sayer in found if noun.subject]
    yield f"  subjects {_area([odds for _, odds in subjects], [is_so for is_so, _ in subjects]):.3f}"
    mentions = [(noun, sayer) for noun, sayer in found if noun.type != _THING]
    somebody = [1 - sayer.types.get(_THING, 0.0) for _, sayer in found]
    area = _area(somebody, [noun.type != _THING for noun, _ in found])
    yield f"who is a mention, area under the curve: {area:.3f}"
    right = sum(_PUBLIC.get(sayer.type, sayer.type) == _kind(noun) for noun, sayer in mentions)
    yield f"types: {right / max(1, len(mentions)):.3f} of {len(mentions)} mentions right"
    own = _of_lists(load_words().noun_types)
    rest = [pair for pair in found if joined(pair[0].lemma) not in own]
    if 0 < len(rest) < len(found):
        yield "without the nouns that the lists of this project have:"
        for line in figures(rest):
            yield f"  {line}"


def _area(scores: Sequence[float], wanted: Sequence[bool]) -> float:
    """How often what is wanted scores above what is not, ties as a half; 0.5 where one of them is missing."""
    _, inverse, counts = numpy.unique(scores, return_inverse=True, return_counts=True)
    ranks = (numpy.cumsum(counts) - (counts - 1) / 2)[inverse]
    mask = numpy.array(wanted)
    positives, negatives = mask.sum(), (~mask).sum()
    if not positives or not negatives:
        return 0.5
    return float((ranks[mask].sum() - positives * (positives + 1) / 2) / (positives * negatives))
