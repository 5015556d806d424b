"""Phrases that say whose view something is: **wat hem betreft** (as he sees it), **in de ogen van** *X*."""

from __future__ import annotations

from quoteattr.languages import View
from quoteattr.parsing import Token
from quoteattr.schema import Medium
from quoteattr.stages.reports.prepositions import clause_of_phrase, nominal_behind
from quoteattr.stages.reports.report import CueClass, Report
from quoteattr.stages.reports.sentence import CueSentence

__all__ = ["read_view"]

_FRAMES = frozenset({"bare"})

_VIEW_REACH = 8
"""Words, at most, between the first and the last of such a phrase."""


def read_view(sentence: CueSentence, cue: Token) -> Report | None:
    """The report of such a phrase, of which ``cue`` is the word that no other phrase has."""
    view = sentence.cues.views.get(cue.lower)
    first = None if view is None else _opening_before(sentence, cue, view)
    if view is None or first is None:
        return None
    source, last, anchor = None, cue.index, cue
    if view.behind:
        behind = sentence.tokens[cue.index + 1 : cue.index + 2]
        source = nominal_behind(sentence, behind[0]) if behind and behind[0].lower == view.behind else None
    elif view.between:
        source = _viewer(sentence, first, cue)
    if source is None and (view.behind or view.between):
        return None
    if source is not None and view.behind:
        last, anchor = max(word.index for word in sentence.tree.subtree(source)), source
    return Report(
        sentence.index,
        cue.index,
        first.start,
        cue.end,
        lemma=cue.lemma,
        cue_class=CueClass.VIEW,
        medium=Medium.THOUGHT,
        frames=_FRAMES,
        source=source.index if source else None,
        content=clause_of_phrase(sentence, anchor, first.index, last),
    )


def _opening_before(sentence: CueSentence, cue: Token, view: View) -> Token | None:
    """The first word of the phrase; between it and the cue stands who, or the words of the phrase."""
    before = sentence.tokens[max(0, cue.index - _VIEW_REACH) : cue.index]
    if view.between:
        return next((token for token in reversed(before) if token.lower == view.before[0]), None)
    words = tuple(token.lower for token in before[-len(view.before) :])
    return before[-len(view.before)] if words == view.before else None


def _viewer(sentence: CueSentence, first: Token, cue: Token) -> Token | None:
    """Whose view it is: somebody whom a pronoun or, within a sentence, a name or description stands for.

    *wat* **hem** *betreft*; *Wat de spelers betreft* (As to the players) only names the topic.
    """
    between = sentence.tokens[first.index + 1 : cue.index]
    if not between:
        return None
    if between[0].upos == "PRON" and len(between) == 1 and "Person=3" in between[0].feats:
        return between[0]
    who = nominal_behind(sentence, first)
    opens = all(word.upos in {"CCONJ", "ADV"} for word in sentence.tokens[sentence.opening : first.index])
    if opens or who is None or who.upos == "PRON" or who.index > cue.index:
        return None
    return who if who.upos == "PROPN" or sentence.people.noun_type(who.lemma, who.text) is not None else None
