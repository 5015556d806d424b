"""The clause that a tag stands behind or in: **Het wordt duurder**, *zegt Jansen* (says Jansen)."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.parsing import NOMINAL, Sentence, Token, phrase_tokens
from quoteattr.stages.reports.clauses import colon_behind, content_of, whole_clause
from quoteattr.stages.reports.grammar import finite_verb_before, has_finite_verb
from quoteattr.stages.reports.punctuation import is_edge, is_punctuation
from quoteattr.stages.reports.report import Content, Frame
from quoteattr.stages.reports.sentence import CueSentence

__all__ = ["clause_of_tag"]

_SHORTEST_OPENING = 2
"""Tokens, at least, of a clause before the tag that parts it, with the comma."""

_SHORTEST_CLAUSE = 3
"""Tokens, at least, before a tag with its comma."""


def clause_of_tag(sentence: CueSentence, cue: Token, source: Token | None) -> Content | None:
    """What a cue with its source behind it is a tag of; ``None`` where its source stands before it."""
    opening = finite_verb_before(sentence.tree, cue)
    if source is None or source.index < opening.index:
        return None
    if colon_behind(sentence, source) is not None:
        return _before_comma(sentence, opening)
    return (
        _around(sentence, cue, opening)
        or _before_comma(sentence, opening)
        or _between_commas(sentence, opening, source)
    )


def _between_commas(sentence: CueSentence, opening: Token, source: Token) -> Content | None:
    """The clause that a tag parts behind its first words: **De brug**, *zegt Smit*, **blijft dicht**."""
    tokens = sentence.tokens
    last = max(token.index for token in (source, *phrase_tokens(sentence.tree, source)))
    if last + 2 >= len(tokens) or tokens[opening.index - 1].text != "," or tokens[last + 1].text != ",":
        return None
    behind = tokens[last + 2]
    if (
        opening.index < _SHORTEST_OPENING
        or not behind.is_finite
        or not sentence.on_one_level(opening, behind)
    ):
        return None
    return content_of(sentence, tokens, Frame.MEDIAL_TAG)


def _around(sentence: CueSentence, cue: Token, opening: Token) -> Content | None:
    """The clause that the parser tied to the tag.

    :param opening: the first word of the tag.
    """
    tree = sentence.tree
    head = _head_of_clause(tree, tree.head(cue))
    if cue.relation == "parataxis" and head is not None:
        return _interrupted(sentence, cue, opening, head)
    for child in tree.children(cue, "ccomp", "parataxis", "xcomp"):
        if child.index < cue.index and has_finite_verb(tree, child):
            return whole_clause(sentence, child, None, Frame.INVERTED_TAG)
    return None


def _interrupted(sentence: CueSentence, cue: Token, opening: Token, head: Token) -> Content | None:
    """The clause of ``head``, which a tag interrupts or follows.

    *Het wordt duurder, zegt Jansen* (It becomes dearer, says Jansen) has it before the tag, *Maar, zegt
    Jansen, het wordt duurder* (But it becomes dearer) behind it, *Het wordt, zegt Jansen, weer duurder*
    (It becomes dearer again) on both sides.
    """
    tag = {t.index for t in sentence.tree.subtree(cue)}
    rest = [t for t in sentence.tree.subtree(head) if t.index not in tag]
    before = [t for t in rest if t.index < opening.index]
    words = [t for t in before if not is_edge(t)]
    if len(words) == 1 and words[0].upos in {"CCONJ", "ADV"}:
        return content_of(sentence, [t for t in rest if t.index > opening.index], Frame.MEDIAL_TAG)
    if _is_complete(sentence.tree, head, before, rest):
        return content_of(sentence, before, Frame.INVERTED_TAG)
    return content_of(sentence, rest, Frame.MEDIAL_TAG)


def _head_of_clause(tree: Sentence, token: Token | None) -> Token | None:
    """The head of the clause that a noun is a part of, else the token itself."""
    while token is not None and token.relation in {"nsubj", "obj", "obl"} and token.upos in NOMINAL:
        token = tree.head(token)
    return token


def _is_complete(tree: Sentence, head: Token, before: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether the words before a tag are a clause that the words after it only add to.

    *Het wordt duurder, zegt Jansen, want de olie is op* (because the oil has run out) is complete before the
    tag, *Het wordt, zegt Jansen, weer duurder* is not.
    """
    if not before or head.index > before[-1].index:
        return False
    after = [t for t in rest if t.index > before[-1].index and not is_punctuation(t)]
    added = {t.index for t in tree.children(head, "conj", "advcl", "parataxis", "acl")}
    return all(t.index in added for t in after if t.head <= before[-1].index)


def _before_comma(sentence: CueSentence, opening: Token) -> Content | None:
    """A main clause before a tag that the parser did not tie to it: *…, meldden verschillende kranten*.

    What only tells when or whereupon it was said is none: *Op de vraag of hij komt, zei Smit: …*.
    """
    tokens = sentence.tokens
    if opening.index < _SHORTEST_CLAUSE or tokens[opening.index - 1].text != ",":
        return None
    before = tokens[: opening.index - 1]
    if not any(_heads_main_clause(sentence, token, opening) for token in before):
        return None
    return content_of(sentence, before, Frame.INVERTED_TAG)


def _heads_main_clause(sentence: CueSentence, token: Token, opening: Token) -> bool:
    """Whether a token heads a finite clause that depends on nothing before ``opening`` and on no marker."""
    tree = sentence.tree
    return (
        token.relation not in {"advcl", "acl", "csubj"}
        and not 0 <= token.head < opening.index
        and has_finite_verb(tree, token)
        and sentence.on_one_level(token, opening)
        and tree.child(token, "mark") is None
    )
