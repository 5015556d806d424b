"""What a tree tells of single words, asked by all that read cues."""

from __future__ import annotations

from quoteattr.parsing import Sentence, Token
from quoteattr.stages.reports.sentence import CueSentence

__all__ = [
    "case_of",
    "finite_verb_before",
    "has_finite_verb",
    "is_infinitive",
    "is_participle",
    "marker_of",
    "opens_main_clause",
]


def is_infinitive(token: Token) -> bool:
    """Whether a token is an infinitive."""
    return "VerbForm=Inf" in token.feats


def is_participle(token: Token) -> bool:
    """Whether a token is the participle of a verb."""
    return token.upos == "VERB" and "VerbForm=Part" in token.feats


def has_finite_verb(tree: Sentence, head: Token) -> bool:
    """Whether the verb, noun or adjective that heads a clause is finite, or one of its auxiliaries is."""
    return any(member.is_finite for member in (head, *tree.children(head, "aux", "cop")))


def finite_verb_before(tree: Sentence, cue: Token) -> Token:
    """The finite auxiliary before a cue, else the cue: **moet** *Jansen toegeven* (Jansen must admit)."""
    auxiliaries = tree.children(cue, "aux", "cop")
    return next((t for t in auxiliaries if t.is_finite and t.index < cue.index), cue)


def case_of(tree: Sentence, token: Token) -> str:
    """The preposition before a noun, in lower case; empty without one."""
    case = tree.child(token, "case")
    return case.lower if case is not None and case.index < token.index else ""


def marker_of(sentence: CueSentence, head: Token) -> Token | None:
    """The word that opens the clause of ``head``; the one that opens a content where there are several."""
    marks = sentence.tree.children(head, "mark") or sentence.tree.children(head, "nsubj", "obj")[:1]
    marks = [mark for mark in marks if mark.relation == "mark" or mark.upos == "SCONJ"]
    for mark in marks:
        if mark.lower in sentence.cues.content_markers:
            return mark
    if not marks:
        first = sentence.tree.subtree(head)[0]
        return first if first.lower in sentence.cues.conditional_markers and first.upos == "SCONJ" else None
    return marks[0]


def opens_main_clause(sentence: CueSentence, verb: Token) -> bool:
    """Whether a verb is a cue that follows a conjunction and has its clause behind it.

    *stelt dat hij liegt en* **eist** *een onderzoek* (states that he lies and demands an inquiry): in a
    subordinate clause the verb would stand last.
    """
    around = sentence.tokens[max(0, verb.index - 1) : verb.index + 2]
    return (
        len(around) == 3
        and around[0].upos == "CCONJ"
        and verb.is_finite
        and verb.lemma in sentence.cues.verbs
        and around[2].upos not in {"VERB", "AUX", "PUNCT"}
    )
