"""Words that no treebank holds, made up for the lemmatizer."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from attrs import frozen

from quoteattr.training.data import Tree
from quoteattr.training.words import load_words

__all__ = ["Inventor", "Word"]

_REAL = 0.6
"""Share of the words that are known ones."""
_COMPOUNDS = 0.32
"""Share of the words that are new compounds; the rest are new separable verbs."""
_OF_THREE = 0.04
"""Share of the words that are new compounds of three parts, among those of ``_COMPOUNDS``."""
_HYPHENATED = 0.02
_CAPITALISED = 0.12
_IN_CAPITALS = 0.02
_SHORTEST_PART = 2
"""Letters of the shortest part that a known compound is cut into, at its beginning."""
_SHORTEST_WORD = 3
"""Letters of the shortest word that can be a part of a new one."""
_FEWEST_VERBS = 3
"""Entries in which a particle must be found to make new verbs."""


class Word(NamedTuple):
    """A word with its universal part of speech and its lemma, as Stanza's lemmatizer reads them."""

    form: str
    upos: str
    lemma: str


@frozen
class Inventor:
    """Makes up words that a Dutch text could hold, with their lemmas.

    New compounds are put together from the parts of known ones (*verzekerings|maatschappij* and
    *gezondheids|zorg* give *gezondheidsmaatschappij*), new separable verbs from known particles and verbs.

    :param words: known words, one entry each.
    :param modifiers: first parts of compounds, as they stand in the word, with their lemmas.
    :param heads: words that can be the second part of a compound.
    :param particles: first parts of separable verbs.
    :param verbs: verb forms without a particle.
    """

    words: tuple[Word, ...]
    modifiers: tuple[tuple[str, str], ...]
    heads: tuple[Word, ...]
    particles: tuple[str, ...]
    verbs: tuple[Word, ...]

    @classmethod
    def of(cls, trees: Sequence[Tree]) -> Inventor:
        """What the sentences of a treebank give to work with."""
        words = _known_words(trees)
        simple = {
            (word.form.lower(), word.upos): Word(word.form.lower(), word.upos, word.lemma)
            for word in words
            if "_" not in word.lemma and len(word.form) >= _SHORTEST_WORD and word.form.isalpha()
        }
        joints = list(_joints(words, simple))
        compounds = [joint for joint in joints if joint.head.upos != "VERB"]
        nouns = [word for word in simple.values() if word.upos == "NOUN"]
        verbs = [word for word in simple.values() if word.upos == "VERB"]
        linked = load_words().linked_with_s
        singular = [word for word in nouns if word.form == word.lemma]
        particles = Counter(joint.lemma for joint in joints if joint.head.upos == "VERB")
        return cls(
            words=words,
            modifiers=(
                *((joint.form, joint.lemma) for joint in compounds),
                *((f"{form}s" if form.endswith(linked) else form, lemma) for form, _, lemma in singular),
            ),
            heads=(*(joint.head for joint in compounds), *nouns),
            particles=tuple(
                sorted(
                    particle
                    for particle, count in particles.items()
                    if count >= _FEWEST_VERBS and particle.isalpha()
                )
            ),
            verbs=tuple(verbs),
        )

    def word(self) -> Word:
        """A known word or one made up, in some of the shapes a text could give it."""
        chance = random.random()
        compounds = _REAL + _COMPOUNDS
        if chance < _REAL or not self.heads or not self.modifiers:
            return _shaped(random.choice(self.words))
        if chance < compounds or not self.particles or not self.verbs:
            return _shaped(self._compound(of_three=chance > compounds - _OF_THREE))
        particle, (form, upos, lemma) = random.choice(self.particles), random.choice(self.verbs)
        return _shaped(Word(particle + form, upos, f"{particle}_{lemma}"))

    def _compound(self, *, of_three: bool) -> Word:
        (first, name), (form, upos, lemma) = random.choice(self.modifiers), random.choice(self.heads)
        if of_three:
            outer, outer_name = random.choice(self.modifiers)
            first, name = outer + first, f"{outer_name}_{name}"
        if first[-1:].isupper() or random.random() < _HYPHENATED:
            first = first.rstrip("-") + "-"
        return Word(first + form, upos, f"{name}_{lemma}")


def _known_words(trees: Sequence[Tree]) -> tuple[Word, ...]:
    """Each word of the sentences once for each part of speech, with its commonest lemma."""
    lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for tree in trees:
        for row in tree.rows:
            lemmas[row.form, row.upos][row.lemma] += 1
    return tuple(Word(form, upos, seen.most_common(1)[0][0]) for (form, upos), seen in sorted(lemmas.items()))


class _Joint(NamedTuple):
    """Where the last two parts of a known word meet.

    :param form: what stands before the last part, in the word; a linking letter is part of it.
    :param lemma: the lemma of that.
    :param head: the last part.
    """

    form: str
    lemma: str
    head: Word


def _joints(words: Sequence[Word], simple: Mapping[tuple[str, str], Word]) -> Iterator[_Joint]:
    """The joints of compounds and separable verbs whose last part is one of the ``simple`` words."""
    for form, upos, lemma in words:
        first, _, last = lemma.rpartition("_")
        if not first or upos not in ("NOUN", "ADJ", "VERB"):
            continue
        for cut in range(_SHORTEST_PART, len(form) - 2):
            head = simple.get((form[cut:].lower(), upos))
            if head is not None and head.lemma.lower() == last.lower():
                yield _Joint(form[:cut], first, head)
                break


def _shaped(word: Word) -> Word:
    """The word with other digits, or with capitals where a text could have them."""
    form, upos, lemma = word
    if any(letter.isdigit() for letter in form):
        others = str.maketrans("0123456789", "".join(random.choices("0123456789", k=10)))
        form, lemma = form.translate(others), lemma.translate(others)
    if upos not in ("PROPN", "X", "SYM", "PUNCT") and form[:1].islower():
        chance = random.random()
        if chance < _CAPITALISED:
            form = form[0].upper() + form[1:]
        elif chance < _CAPITALISED + _IN_CAPITALS:
            form = form.upper()
    return Word(form, upos, lemma)
