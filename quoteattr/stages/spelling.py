"""Verbs that a tagger does not know get the lemma of today: old spelling, what looks like a noun."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quoteattr.languages import CueLexicon
from quoteattr.parsing import Sentence

__all__ = ["with_old_forms"]

_FINITE = "Number=Sing|Tense=Pres|VerbForm=Fin"

_PARTICLE_REACH = 7
"""How many words behind a verb that looks like a noun its particle may stand."""

_BEFORE_VERBS = frozenset({"NOUN", "PROPN", "PRON", "PUNCT"})
"""What stands before a finite verb, and not before a noun: *hij licht toe*, not *het licht*."""

_TAKEN_FOR = frozenset({"VERB", "AUX", "NOUN", "X"})
"""What a tagger takes a verb for that it does not know."""


def with_old_forms(sentences: Sequence[Sentence], cues: CueLexicon) -> tuple[Sentence, ...]:
    """The same tagged sentences in which forms out of use are verbs with the lemma of today.

    *"Neen," zeide Anna* — "No," said Anna: ``zeide`` is a form of *zeggen*, not of *zeiden*. Sentences that
    were not tagged stay as they are.

    A form that is a noun or an adjective too is a verb before its particle: *licht de minister toe* (the
    minister explains).
    """
    old = cues.old_forms.keys() | cues.homographs.keys()
    return tuple(
        [
            sentence if old.isdisjoint(sentence.lowers) else _with_known(sentence, cues)
            for sentence in sentences
        ]
    )


def _with_known(sentence: Sentence, cues: CueLexicon) -> Sentence:
    lemmas, upos, feats = list(sentence.lemmas), list(sentence.upos), list(sentence.feats)
    for index, form in enumerate(sentence.lowers):
        lemma = cues.old_forms.get(form)
        if lemma is not None and upos[index] in _TAKEN_FOR and "_" not in lemmas[index]:
            lemmas[index], upos[index] = lemma, "VERB"
        elif form in cues.homographs and _is_verb(sentence, index, cues.homographs[form][1]):
            lemmas[index], upos[index], feats[index] = cues.homographs[form][0], "VERB", _FINITE
    return evolve(sentence, lemmas=tuple(lemmas), upos=tuple(upos), feats=tuple(feats))


def _is_verb(sentence: Sentence, index: int, particle: str) -> bool:
    """Whether a form that is a noun too stands where a finite verb does, with its particle behind it."""
    behind = sentence.lowers[index + 1 : index + 1 + _PARTICLE_REACH]
    tagged = sentence.upos[index] not in {"", "VERB"}
    return tagged and particle in behind and (not index or sentence.upos[index - 1] in _BEFORE_VERBS)
