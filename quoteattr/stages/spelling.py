"""Old spelling: verbs that a tagger of today does not know get the lemma that rules look for."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quoteattr.languages import CueLexicon
from quoteattr.syntax import Sentence, Token

__all__ = ["with_old_forms"]

_TAKEN_FOR = frozenset({"VERB", "AUX", "NOUN", "X"})
"""What a tagger takes a verb for that it does not know."""


def with_old_forms(sentences: Sequence[Sentence], cues: CueLexicon) -> tuple[Sentence, ...]:
    """The same tagged sentences in which forms out of use are verbs with the lemma of today.

    *"Neen," zeide Anna* — "No," said Anna: ``zeide`` is a form of *zeggen*, not of *zeiden*. Sentences that
    were not tagged stay as they are.
    """
    return tuple(
        evolve(sentence, tokens=tuple(_known(token, cues) for token in sentence.tokens))
        if any(token.lower in cues.old_forms for token in sentence.tokens)
        else sentence
        for sentence in sentences
    )


def _known(token: Token, cues: CueLexicon) -> Token:
    lemma = cues.old_forms.get(token.lower)
    if lemma is None or token.upos not in _TAKEN_FOR or "_" in token.lemma:
        return token
    return evolve(token, lemma=lemma, upos="VERB")
