"""Separable verbs: the lemma of a verb whose particle stands apart, *legt ... uit*, is ``uit_leggen``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from quoteattr.languages import ParticleLexicon
from quoteattr.parsing import Sentence

__all__ = ["join_particles", "with_joined_particles"]

_PARTICLE_RELATION = "compound:prt"
_PARTICLES = frozenset(("ADP", "ADV", "ADJ"))
_VERBS = frozenset(("VERB", "AUX"))


def with_joined_particles(sentences: Iterable[Sentence], particles: ParticleLexicon) -> tuple[Sentence, ...]:
    """The same sentences, with the lemmas of separable verbs joined with their particles.

    *Anna legt het uit* — Anna explains it: *legt* has the lemma ``uit_leggen``. Sentences without a tree stay
    as they are.
    """
    return tuple(
        [
            _with_joined(sentence, particles) if _PARTICLE_RELATION in sentence.deprels else sentence
            for sentence in sentences
        ]
    )


def _with_joined(sentence: Sentence, particles: ParticleLexicon) -> Sentence:
    lemmas = join_particles(sentence.lemmas, sentence.heads, sentence.deprels, sentence.upos, particles)
    return evolve(sentence, lemmas=tuple(lemmas))


def join_particles(
    lemmas: Sequence[str],
    heads: Sequence[int],
    deprels: Sequence[str],
    upos: Sequence[str],
    particles: ParticleLexicon,
) -> list[str]:
    """The lemmas of one sentence with detached particles joined to their verbs by an underscore.

    The relation ``compound:prt`` also binds the parts of fixed phrases (*aan de kaak stellen*, *laten zien*):
    a word that has dependents of its own, or that is no particle, is not joined.

    :param lemmas: lemma of each word.
    :param heads: index of the head of each word, from 0; negative for the root.
    :param deprels: dependency relation of each word.
    :param upos: universal part of speech of each word.
    """
    joined = list(lemmas)
    governing = frozenset(heads)
    for index, (head, deprel) in enumerate(zip(heads, deprels, strict=True)):
        if deprel != _PARTICLE_RELATION or head < 0 or upos[head] not in _VERBS or index in governing:
            continue
        particle = lemmas[index].lower()
        separable = upos[index] in _PARTICLES and particle not in particles.never
        known = separable or particle in particles.nouns
        if known and joined[head] == lemmas[head] and "_" not in lemmas[head]:
            joined[head] = f"{particle}_{lemmas[head]}"
    return joined
