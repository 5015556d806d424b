"""What somebody says of himself: **naar eigen zeggen** (by his own account), **naar zijn zeggen**."""

from __future__ import annotations

from quoteattr.parsing import Token
from quoteattr.schema import Medium
from quoteattr.stages.reports.clauses import content_of
from quoteattr.stages.reports.report import CueClass, Frame, Report
from quoteattr.stages.reports.sentence import CueSentence
from quoteattr.stages.reports.sources import subject_of

__all__ = ["read_own_words"]

_PHRASE_REACH = 3
"""How many words before *zeggen* the phrase may begin."""


def read_own_words(sentence: CueSentence, cue: Token) -> Report | None:
    """The report of such a phrase, of which ``cue`` is the noun: the subject of the clause is the source."""
    cues, tree = sentence.cues, sentence.tree
    if cue.lemma not in cues.own_words:
        return None
    before = sentence.tokens[max(0, cue.index - _PHRASE_REACH) : cue.index]
    start = next((t for t in before if t.lower in cues.own_words_prepositions), None)
    own = any(t.lower in cues.own_words_adjectives for t in before)
    if start is None or not (own or cue.lower in cues.own_words_alone):
        return None
    subject, content, verb = None, None, tree.head(cue)
    if verb is not None:
        subject = subject_of(sentence, verb)
        rest = [t for t in tree.subtree(verb) if not start.index <= t.index <= cue.index]
        content = content_of(sentence, rest, Frame.OWN_WORDS)
    return Report(
        sentence.index,
        cue.index,
        start.start,
        cue.end,
        lemma=cues.own_words_lemma,
        cue_class=CueClass.OWN_WORDS,
        medium=Medium.SPEECH,
        frames=frozenset({"bare"}),
        source=subject.index if subject else None,
        content=content,
    )
