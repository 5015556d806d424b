"""Noun phrases: which words a speaker's description is made of."""

from __future__ import annotations

from collections.abc import Container

from quoteattr.parsing.tables import Sentence, Token

__all__ = ["NOMINAL", "owned_noun", "phrase_tokens"]

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
"""Universal parts of speech that can head a noun phrase."""

_NOT_IN_PHRASE = frozenset(
    {"case", "acl", "advcl", "parataxis", "appos", "cc", "conj", "punct", "cop", "nsubj", "aux", "mark",
     "ccomp", "xcomp", "csubj", "advmod", "obl", "expl", "orphan", "obj", "iobj", "discourse"}
)  # fmt: skip
_NAME_PARTS = frozenset({"flat", "fixed", "compound", "goeswith"})


def phrase_tokens(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """The words of the noun phrase that ``head`` heads: determiner, modifiers, name and function.

    Prepositions before it, appositions, relative clauses and coordinated phrases are left out:
    *volgens* **de secretaris-generaal van de NAVO**, *die in Boedapest was*.
    """
    if not sentence.children(head):
        return (head,)
    chosen = {head.index}
    waiting = [head]
    while waiting:
        token = waiting.pop()
        for child in sentence.children(token):
            if _belongs(sentence, head, token, child) and child.index not in chosen:
                chosen.add(child.index)
                waiting.append(child)
    return _contiguous(sentence, head, chosen)


def owned_noun(sentence: Sentence, owner: Token, ending: str) -> Token | None:
    """The noun right behind a name in the genitive that owns it: *Jans* **moeder**, *Hans’* **broer**.

    Jan's mother, Hans's brother. ``None`` where there is none, or the tree takes it for a word of another
    phrase: it hangs on its owner or the owner on it, or both on the same word in the same way.

    :param ending: what the genitive adds to a name; a bare apostrophe follows one that already ends so.
    """
    if owner.upos != "PROPN" or not owner.lower.endswith((ending, "x", "z")):
        return None
    behind = sentence.tokens[owner.index + 1 : owner.index + 3]
    if behind and behind[0].text in {"'", "’"} and behind[0].start == owner.end:
        behind = behind[1:]
    elif not owner.lower.endswith(ending):
        return None
    if not behind or behind[0].upos != "NOUN":
        return None
    noun, first = behind[0], owner
    while first.relation == "flat" and first.head >= 0:
        first = sentence.tokens[first.head]
    objects = {"nsubj"} if "Number=Plur" in noun.feats else {"nsubj", "obj"}
    twins = noun.head == first.head and first.relation == "nsubj" and noun.relation in objects
    owned = first.head == noun.index and first.relation in {"nmod", "det"}
    return noun if twins or owned or (noun.head == first.index and noun.relation == "appos") else None


def _belongs(sentence: Sentence, head: Token, parent: Token, child: Token) -> bool:
    """Whether ``child``, which hangs on the word ``parent`` of the phrase, is a word of it too."""
    if child.relation in _NAME_PARTS:
        return True
    if parent is head:
        if child.upos == "PUNCT" or child.relation in _NOT_IN_PHRASE:
            return child.relation == "appos" and _is_close_apposition(sentence, parent, child)
        return child.relation != "nmod" or child.index > head.index or child.upos == "PRON"
    return child.relation not in {"acl", "advcl", "parataxis", "punct", "ccomp", "appos"}


def _is_close_apposition(sentence: Sentence, head: Token, child: Token) -> bool:
    """Whether an apposition follows without a comma: *wethouder Anna de Vries*."""
    between = sentence.tokens[head.index + 1 : child.index]
    return child.index > head.index and not any(token.upos == "PUNCT" for token in between)


def _contiguous(sentence: Sentence, head: Token, kept: Container[int]) -> tuple[Token, ...]:
    """The stretch of words of the phrase around its head; signs within a name do not break it."""
    first = last = head.index
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept or (
        last + 2 in kept and sentence.tokens[last + 1].text in {"-", "/", "&", "'", "’", "."}
    ):
        last += 1
    return sentence.tokens[first : last + 1]
