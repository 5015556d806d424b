"""Old spelling: verbs that a tagger of today does not know get the lemma that rules look for."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quoteattr.languages import CueLexicon
from quoteattr.parsing import Sentence

__all__ = ["with_old_forms"]

_TAKEN_FOR = frozenset({"VERB", "AUX", "NOUN", "X"})
"""What a tagger takes a verb for that it does not know."""


def with_old_forms(sentences: Sequence[Sentence], cues: CueLexicon) -> tuple[Sentence, ...]:
    """The same tagged sentences in which forms out of use are verbs with the lemma of today.

    *"Neen," zeide Anna* — "No," said Anna: ``zeide`` is a form of *zeggen*, not of *zeiden*. Sentences that
    were not tagged stay as they are.
    """
    old = cues.old_forms.keys()
    return tuple(
        [
            sentence if old.isdisjoint(sentence.lowers) else _with_known(sentence, cues)
            for sentence in sentences
        ]
    )


def _with_known(sentence: Sentence, cues: CueLexicon) -> Sentence:
    lemmas, upos = list(sentence.lemmas), list(sentence.upos)
    for index, form in enumerate(sentence.lowers):
        lemma = cues.old_forms.get(form)
        if lemma is not None and upos[index] in _TAKEN_FOR and "_" not in lemmas[index]:
            lemmas[index], upos[index] = lemma, "VERB"
    return evolve(sentence, lemmas=tuple(lemmas), upos=tuple(upos))
