"""The clause that stands under a cue as its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from quoteattr.parsing import Token
from quoteattr.stages.reports.grammar import has_finite_verb, marker_of, opens_main_clause
from quoteattr.stages.reports.infinitives import infinitive_of
from quoteattr.stages.reports.punctuation import is_edge
from quoteattr.stages.reports.report import Content, Frame
from quoteattr.stages.reports.sentence import CueSentence

__all__ = ["clause_of_cue", "content_of", "dependent_clause", "whole_clause"]

_MARKER_REACH = 15
"""How many words behind a cue the marker of its clause may stand that the parser hung elsewhere."""


def content_of(sentence: CueSentence, words: Sequence[Token], frame: Frame) -> Content | None:
    """The content from the first to the last of ``words``; ``None`` where none is left.

    A heading before it, punctuation at its edges and conjunctions at its start are no part of it.
    """
    kept = [word for word in words if word.index >= sentence.opening]
    while kept and (is_edge(kept[0]) or kept[0].upos == "CCONJ"):
        kept.pop(0)
    while kept and is_edge(kept[-1]):
        kept.pop()
    if not kept:
        return None
    return Content(kept[0].start, kept[-1].end, frame)


def clause_of_cue(
    sentence: CueSentence, cue: Token, nodes: Sequence[Token], frames: frozenset[str]
) -> Content | None:
    """The first clause that hangs on one of the ``nodes``, or that stands behind a marker after the cue.

    :param nodes: the cue and the words that make it a cue together with it.
    :param frames: the constructions that the cue can enter.
    """
    for node in nodes:
        for child in sentence.tree.children(node, "ccomp", "xcomp", "csubj", "advcl", "acl", "parataxis"):
            if any(child is other for other in nodes):
                continue
            content = dependent_clause(sentence, cue, child, frames)
            if content is not None:
                return content
    return _clause_behind_marker(sentence, cue) if "clause" in frames else None


def dependent_clause(
    sentence: CueSentence, cue: Token, head: Token, frames: frozenset[str]
) -> Content | None:
    """The clause of ``head``, if the cue can enter its construction.

    :param head: what heads the clause, a dependent of the cue.
    :param frames: the constructions that the cue can enter.
    """
    tree, marker = sentence.tree, marker_of(sentence, head)
    word = marker.lower if marker is not None else ""
    after = head.index > cue.index
    if head.upos in {"ADV", "PRON"} and len(tree.subtree(head)) == 1:
        return None
    if marker is not None and word in sentence.cues.finite_markers and head.relation != "parataxis":
        if "clause" in frames:
            clause = whole_clause(sentence, head, marker, Frame.THAT_CLAUSE)
            return _with_judgement(sentence, cue, marker, clause)
    elif word in sentence.cues.infinitive_markers:
        if "infinitive" in frames and after and head.relation in {"xcomp", "ccomp", "advcl", "acl"}:
            if word in sentence.cues.dropped_infinitive_markers:
                return whole_clause(sentence, head, marker, Frame.INFINITIVE)
            return content_of(sentence, infinitive_of(sentence, cue, head), Frame.INFINITIVE)
    elif head.relation == "ccomp" and "clause" in frames and marker is None:
        return whole_clause(sentence, head, None, Frame.BARE_CLAUSE if after else Frame.FRONTED_CLAUSE)
    elif head.relation == "parataxis" and "bare" in frames and after and has_finite_verb(tree, head):
        return whole_clause(sentence, head, None, Frame.BARE_CLAUSE)
    return None


def whole_clause(sentence: CueSentence, head: Token, marker: Token | None, frame: Frame) -> Content | None:
    """The clause that ``head`` heads; behind its marker, with the words that the parser hung elsewhere."""
    words = list(sentence.tree.subtree(head))
    if marker is not None:
        words = [word for word in words if word.index > marker.index]
        words = words[: _next_cue(sentence, words)]
        words.extend(_up_to_boundary(sentence, words))
        words.extend(_coordinated(sentence, words, marker))
    return content_of(sentence, words, frame)


def _next_cue(sentence: CueSentence, clause: Sequence[Token]) -> int:
    """Where the main clause goes on with another cue: *stelt dat hij liegt* **en eist** *een onderzoek*."""
    openings = (place for place, verb in enumerate(clause[1:]) if opens_main_clause(sentence, verb))
    return next(openings, len(clause))


def _up_to_boundary(sentence: CueSentence, words: Sequence[Token]) -> Iterator[Token]:
    """The words after a clause up to the next comma or conjunction, which the parser hung elsewhere.

    A clause that has no finite verb yet takes the first that follows.
    """
    if not words:
        return
    complete = any("VerbForm=" in word.feats for word in words)
    for token in sentence.tokens[words[-1].index + 1 :]:
        finite = token.is_finite
        if token.upos in {"PUNCT", "CCONJ", "SCONJ"} or (finite and complete):
            return
        complete = complete or finite
        yield token


def _coordinated(sentence: CueSentence, words: Sequence[Token], marker: Token) -> Iterator[Token]:
    """A second clause with the same marker: *dat hij komt* **en dat hij blijft**."""
    if not words:
        return
    behind = words[-1].index + 1
    rest = [t for t in sentence.tokens[behind:] if t.text != ","]
    if len(rest) < 3 or rest[0].upos != "CCONJ" or rest[1].lower != marker.lower:
        return
    verb = sentence.tree.head(rest[1])
    below = sentence.tree.subtree(verb) if verb is not None else ()
    clause = sentence.tokens[behind : max([rest[1].index, *(t.index for t in below)]) + 1]
    yield from clause
    yield from _up_to_boundary(sentence, clause)


def _with_judgement(
    sentence: CueSentence, cue: Token, marker: Token, content: Content | None
) -> Content | None:
    """The content with the judgement before its marker, which belongs to what is said.

    *vindt* **het dom dat hij komt** (thinks it stupid that he comes).
    """
    if content is None or cue.lemma not in sentence.cues.judging_verbs:
        return content
    for token in sentence.tokens[cue.index + 1 : marker.index - 1]:
        if token.lower in sentence.cues.anticipatory_pronouns and token.relation != "det":
            return evolve(content, start=token.start)
    return content


def _clause_behind_marker(sentence: CueSentence, cue: Token) -> Content | None:
    """A *dat*-clause that the parser hung elsewhere: what hangs on its verb behind *dat*."""
    for follower in sentence.tokens[cue.index + 1 : cue.index + 1 + _MARKER_REACH]:
        if follower.lower in sentence.cues.finite_markers and follower.upos == "SCONJ":
            head = sentence.tree.head(follower)
            if head is None or head.index < follower.index:
                return None
            words = [t for t in sentence.tree.subtree(head) if t.index > follower.index]
            return content_of(sentence, words, Frame.THAT_CLAUSE)
        if follower.upos in {"VERB", "CCONJ"} or follower.text in {":", ";", "."}:
            return None
    return None
