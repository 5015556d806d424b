"""Join the lemma of a separable verb with its particle: *legt ... uit* is ``uit_leggen``."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["join_particles"]

_NEVER = frozenset(["te", "van", "tot", "naar", "er", "beschikbaar", "tenonder", "vandaan"])
_NOUNS = frozenset(("plaats", "deel"))
_PARTICLES = frozenset(("ADP", "ADV", "ADJ"))
_VERBS = frozenset(("VERB", "AUX"))


def join_particles(
    lemmas: Sequence[str], heads: Sequence[int], deprels: Sequence[str], upos: Sequence[str]
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
    if "compound:prt" not in deprels:
        return joined
    governing = frozenset(heads)
    for index, (head, deprel) in enumerate(zip(heads, deprels, strict=True)):
        if deprel != "compound:prt" or head < 0 or upos[head] not in _VERBS or index in governing:
            continue
        particle = lemmas[index].lower()
        separable = upos[index] in _PARTICLES and particle not in _NEVER
        if (separable or particle in _NOUNS) and joined[head] == lemmas[head] and "_" not in lemmas[head]:
            joined[head] = f"{particle}_{lemmas[head]}"
    return joined
