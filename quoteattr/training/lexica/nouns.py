"""Whether a noun stands for a person, by its spelling."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy
from attrs import evolve, frozen

from quoteattr.languages import load_language
from quoteattr.languages.ngrams import NgramClassifier, noun_grams
from quoteattr.schema import EntityType
from quoteattr.training.data import find, open_text, read_conllu
from quoteattr.training.lexica.logistic import Array
from quoteattr.training.lexica.ngrams import Examples, Settings, held_out, threshold_for, train
from quoteattr.training.lexica.vectors import likeness_to_people
from quoteattr.training.words import LANGUAGE, load_words

__all__ = ["read_nouns", "train_nouns"]

_SETTINGS = Settings(least=2, ridge=0.25, known=0.0)
_PRECISION = 0.95
"""Share of the nouns held out that are people, among those that the threshold takes for people."""
_PERSON_OF_VECTOR = 0.1
"""Below this likeness to people a noun of no list is taken to be something else."""
_WEIGHT_OF_FORMS = 0.05
"""How much a form that is no lemma counts; a lemma counts 1."""
_WEIGHT_OF_THINGS_LIKE_PEOPLE = 3.0
"""How much a thing that ends like people counts; there are few of them and no ending tells them."""


@frozen
class _Noun:
    """A noun of the treebank.

    :param forms: how it is written, in lower case.
    :param is_neuter: whether it is mostly neuter.
    """

    forms: frozenset[str]
    is_neuter: bool


@frozen
class _Lists:
    """What lists say of nouns: roles, all words for people, words for anything else."""

    roles: frozenset[str]
    people: frozenset[str]
    things: frozenset[str]

    @classmethod
    def read(cls, folder: Path) -> _Lists:
        """The roles of ``names/role-nouns.txt`` with the nouns of the lexicon and the training words."""
        lines = open_text(find(folder / "names", "role-nouns.txt"))
        roles = {role for role in (line.strip().lower() for line in lines) if " " not in role}
        types = load_language(LANGUAGE).mentions.noun_types
        people = roles | {noun for noun, kind in types.items() if kind is EntityType.PERSON}
        spared = (EntityType.PERSON, EntityType.GROUP)
        things = {noun for noun, kind in types.items() if kind not in spared} - people
        things |= load_words().things_like_people
        return cls(frozenset(roles), frozenset(people - things), frozenset(things))

    def label(self, noun: str) -> bool | None:
        """Whether a noun, or the last part of a compound, stands for a person; ``None`` if no list says."""
        names = {noun.replace("_", ""), noun.rpartition("_")[2]}
        if not names & (self.people | self.things):
            return None
        return bool(names & self.people)


def _labels_of(lists: _Lists, treebank: Mapping[str, _Noun], vectors: Mapping[str, Array]) -> dict[str, bool]:
    """Nouns with whether each stands for a person.

    A noun of the treebank is a person when it, or the last part of the compound that it is, is a role or
    one of the people of the lexicon; it is none when the lexicon has it as an organisation, document or
    outlet, when it ends like people but is a thing, when it is neuter, or when its vector is unlike
    those of people. All others are left out, for many of them are people that no list has.
    """
    labels = {noun: label for noun in sorted(treebank) if (label := lists.label(noun)) is not None}
    people = lists.roles | {noun.replace("_", "") for noun, is_person in labels.items() if is_person}
    likeness = likeness_to_people(vectors, set(people), sorted(treebank))
    for noun in sorted(treebank.keys() - labels.keys()):
        if treebank[noun].is_neuter or likeness.get(noun, 1.0) < _PERSON_OF_VECTOR:
            labels[noun] = False
    labels |= dict.fromkeys(load_words().things_like_people, False)
    return dict.fromkeys(lists.people, True) | labels


def read_nouns(folder: Path, vectors: Mapping[str, Array]) -> Examples:
    """Nouns for people against the others, with their forms; people with plurals and feminines made by rule.

    :param folder: folder with ``names/role-nouns.txt`` and ``ud/nl-train.conllu``.
    """
    treebank = _treebank_nouns(folder)
    labels = _labels_of(_Lists.read(folder), treebank, vectors)
    things_like_people = load_words().things_like_people
    words: list[str] = []
    targets, weights, groups, lemmas = [], [], [], []
    for group, noun in enumerate(sorted(labels)):
        for word in _with_forms(noun, labels[noun], treebank):
            if not noun_grams(word):
                continue
            is_lemma = word == noun
            ordinary = 1.0 if is_lemma else _WEIGHT_OF_FORMS
            words.append(word)
            targets.append(float(labels[noun]))
            weights.append(_WEIGHT_OF_THINGS_LIKE_PEOPLE if word in things_like_people else ordinary)
            groups.append(group)
            lemmas.append(is_lemma)
    return Examples(
        grams=[noun_grams(word) for word in words],
        targets=numpy.array(targets),
        weights=numpy.array(weights),
        groups=numpy.unique(numpy.array(groups), return_inverse=True)[1],
        lemmas=numpy.array(lemmas),
        free=numpy.array(targets) == 0,
    )


def _with_forms(noun: str, is_person: bool, treebank: Mapping[str, _Noun]) -> Iterator[str]:
    """A noun and its other forms, those of a person with the ones that rules make."""
    yield noun
    forms = set(treebank[noun].forms) if noun in treebank else set()
    if is_person:
        forms |= load_words().inflected(noun)
    yield from sorted(forms - {noun, noun.replace("_", "")})


def _treebank_nouns(folder: Path) -> dict[str, _Noun]:
    """The nouns of the treebank by their lemma."""
    forms: dict[str, set[str]] = defaultdict(set)
    genders: dict[str, Counter[str]] = defaultdict(Counter)
    for tree in read_conllu(find(folder / "ud", "nl-train.conllu")):
        for row in tree.rows:
            if row.upos == "NOUN" and row.lemma.islower() and row.form.replace("-", "").isalpha():
                forms[row.lemma].add(row.form.lower())
                genders[row.lemma].update(feat for feat in row.feats.split("|") if feat.startswith("Gender="))
    return {
        noun: _Noun(frozenset(found), genders[noun]["Gender=Neut"] > genders[noun]["Gender=Com"])
        for noun, found in forms.items()
    }


def train_nouns(folder: Path, vectors: Mapping[str, Array], say: Callable[[str], None]) -> NgramClassifier:
    """The classifier of nouns, above zero for a person; ``say`` hears its figures."""
    nouns = read_nouns(folder, vectors)
    chance = held_out(nouns, _SETTINGS)
    counted = nouns.lemmas
    person = nouns.targets > 0.5
    threshold = max(0.5, threshold_for(_PRECISION, chance[counted], person[counted].astype(float)))
    say(f"nouns: {counted.sum()}, {(counted & person).sum()} of them people; threshold {threshold}")
    for kind, words in (("lemmas", counted), ("other forms", ~counted)):
        answered = words & (chance >= threshold)
        say(
            f"  held out, {kind}: precision {person[answered].mean():.3f}, "
            f"recall {answered[words & person].mean():.3f}"
        )
    return evolve(train(nouns, _SETTINGS), threshold=threshold)
