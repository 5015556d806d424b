"""The words of an infinitive clause, from its first to its last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quoteattr.parsing import Token
from quoteattr.stages.reports.punctuation import is_mark
from quoteattr.stages.reports.sentence import CueSentence

__all__ = ["infinitive_behind", "infinitive_of"]


def infinitive_of(sentence: CueSentence, cue: Token, infinitive: Token) -> list[Token]:
    """An infinitive clause from its first word on, with the clause that it rules.

    *hoopt* **voor de winter klaar te zijn** (hopes to be ready before the winter), *zegt* **te begrijpen dat
    zij boos zijn** (says he understands that they are angry).
    """
    clause = _from_first_word(sentence, cue, infinitive)
    return [*clause, *_ruled_by(sentence, clause)]


def _from_first_word(sentence: CueSentence, cue: Token, infinitive: Token) -> Sequence[Token]:
    """The words between the cue with its subject, object and particle, and the end of the infinitive.

    The parser may have hung the first of them on the cue.
    """
    tokens, tree = sentence.tokens, sentence.tree
    clause = tree.subtree(infinitive)
    first = clause[0].index
    if clause[0].upos != "PUNCT":
        own = _own_words_of(sentence, cue, infinitive, first)
        while first - 1 > cue.index and first - 1 not in own:
            before = tokens[first - 1]
            if (before.upos == "PUNCT" and not is_mark(before)) or before.is_finite:
                break
            first -= 1
    return tokens[first : clause[-1].index + 1]


def _own_words_of(sentence: CueSentence, cue: Token, infinitive: Token, first: int) -> set[int]:
    """Indices of the words before token ``first`` that belong to the cue and not to its infinitive.

    Behind a light verb's partner, or a participle, all words are the infinitive's: *laat weten* **weer thuis
    te zijn** (lets know to be home again).
    """
    tree = sentence.tree
    partners = sentence.cues.light_verbs.get(cue.lemma, frozenset())
    between = sentence.tokens[cue.index + 1 : first]
    words = [t for t in reversed(between) if t.relation != "amod"]
    partner = next((t for t in words if t.lemma in partners or t.lower in partners), None)
    if partner is not None or not cue.is_finite:
        return set(range((partner or cue).index + 1))
    own = {cue.index, *(t.index for t in tree.children(cue, "aux", "cop"))}
    negation = sentence.cues.negation
    for other in tree.children(cue, "nsubj", "obj", "iobj", "compound", "xcomp", "expl", "advmod"):
        if other.index < first and other is not infinitive and other.lower not in negation:
            own.update(t.index for t in tree.subtree(other))
    return own


def _ruled_by(sentence: CueSentence, clause: Sequence[Token]) -> Iterator[Token]:
    """The clause that an infinitive rules: *zegt te begrijpen* **dat zij boos zijn**."""
    rest = [t for t in sentence.tokens[clause[-1].index + 1 :][:2] if t.text != ","]
    if not rest or rest[0].lower not in sentence.cues.finite_markers or rest[0].upos != "SCONJ":
        return
    verb = sentence.tree.head(rest[0])
    if verb is not None and verb.index > rest[0].index:
        yield from (t for t in sentence.tree.subtree(verb) if t.index >= rest[0].index)


def infinitive_behind(sentence: CueSentence, token: Token) -> Sequence[Token] | None:
    """The words behind ``token`` up to a comma or finite verb, if *te* with its infinitive is among them."""
    clause: list[Token] = []
    for follower in sentence.tokens[token.index + 1 :]:
        if follower.upos == "PUNCT" or follower.is_finite:
            break
        clause.append(follower)
    markers = sentence.cues.infinitive_markers
    marked = any(
        word.lower in markers
        and word.relation == "mark"
        and (word.head > word.index or "VerbForm=Inf" in behind.feats)
        for word, behind in pairwise(clause)
    )
    return clause if marked else None
