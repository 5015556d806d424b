"""Whom a cue says that it is said to."""

from __future__ import annotations

from collections.abc import Container, Iterator

from quoteattr.languages.lemmas import last_part
from quoteattr.parsing import Sentence, Token, phrase_tokens
from quoteattr.stages.reports.grammar import case_of
from quoteattr.stages.reports.report import Content
from quoteattr.stages.reports.sentence import CueSentence

__all__ = ["addressees_behind", "addressees_of_verb", "is_behind_contest"]


def addressees_behind(
    tree: Sentence, head: Token, prepositions: Container[str], *relations: str
) -> Iterator[Token]:
    """The heads of the phrases with one of the ``prepositions`` that depend on ``head``.

    *een oproep aan* **de leden** (a call on the members), *zegt Smits tegen* **de omroep**, where the parser
    hung the broadcaster on the speaker.
    """
    return (child for child in tree.children(head, *relations) if case_of(tree, child) in prepositions)


def addressees_of_verb(
    sentence: CueSentence, cue: Token, core: Token, content: Content | None, source: Token | None
) -> Iterator[Token]:
    """The heads of those whom a verb names as addressed.

    :param core: the verb that has the objects of the cue: *weten* of *laten weten*.
    :param content: what is said; nobody in it is addressed.
    """
    tree, listening = sentence.tree, sentence.cues.listener_prepositions
    beside = () if source is None else tuple(addressees_behind(tree, source, listening, "nmod"))
    for node in (cue,) if core is cue else (cue, core):
        for child in (*tree.children(node, "obl", "iobj", "obj"), *beside):
            if child is source or child.upos not in {"NOUN", "PROPN", "PRON"}:
                continue
            if not sentence.on_one_level(cue, child):
                continue
            if content is not None and content.start <= child.start < content.end:
                continue
            if _is_addressee(sentence, node, child):
                yield child
                yield from tree.children(child, "conj")


def is_behind_contest(tree: Sentence, preposition: Token, contests: Container[str]) -> bool:
    """Whether a preposition names an opponent: *de wedstrijd* **tegen** *Zwolle*, a match against."""
    before = tree.tokens[: preposition.index][-1:]
    return any(noun.upos == "NOUN" and last_part(noun.lemma) in contests for noun in before)


def _is_addressee(sentence: CueSentence, verb: Token, child: Token) -> bool:
    """Whether a dependent of a verb is addressed by it, as an object or behind a preposition."""
    cues = sentence.cues
    case = case_of(sentence.tree, child)
    if "Reflex=Yes" in child.feats or child.lower in cues.not_addressees:
        return False
    if case:
        preposition = sentence.tree.child(child, "case")
        behind = preposition is not None and is_behind_contest(sentence.tree, preposition, cues.contests)
        called = case in cues.calling_prepositions and verb.lemma in cues.calling_verbs
        return called or (case in cues.addressee_prepositions and not behind)
    if _is_behind_comma(sentence, child) or not _can_listen(sentence.tree, child):
        return False
    return child.relation == "iobj" or (child.relation == "obj" and verb.lemma in cues.object_verbs)


def _is_behind_comma(sentence: CueSentence, child: Token) -> bool:
    """Whether it is set off, as *zegt Jansen,* **voorzitter van de bond** is."""
    first = phrase_tokens(sentence.tree, child)[0].index
    return first > 0 and sentence.tokens[first - 1].text == ","


def _can_listen(tree: Sentence, child: Token) -> bool:
    """Whether it points at somebody: a name, a pronoun, several, or a noun with words before it."""
    if child.upos == "NOUN":
        before = tree.children(child, "det", "nmod")
        return "Number=Plur" in child.feats or any(word.index < child.index for word in before)
    return child.upos == "PROPN" or "PronType=Prs" in child.feats
