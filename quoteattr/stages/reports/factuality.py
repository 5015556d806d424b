"""Whether it was said: polarity and factuality of a cue."""

from __future__ import annotations

from quoteattr.parsing import Sentence, Token
from quoteattr.schema import Factuality, Polarity
from quoteattr.stages.reports.grammar import is_infinitive
from quoteattr.stages.reports.report import Content
from quoteattr.stages.reports.sentence import CueSentence

__all__ = ["factuality_of", "polarity_of"]


def polarity_of(sentence: CueSentence, cue: Token, content: Content | None = None) -> Polarity:
    """Negative for a cue that is negated, that denies, or that depends on a verb of not saying.

    A negation in what is reported negates that: *zegt* **niet te komen** (says that he does not come).
    """
    cues, tree = sentence.cues, sentence.tree
    head = tree.head(cue)
    unsaid = head is not None and cue.relation in {"xcomp", "ccomp"} and head.lemma in cues.silent_verbs
    if unsaid or cue.lemma in cues.denying_verbs:
        return Polarity.NEGATIVE
    around = [t for t in tree.children(cue, "advmod", "det", "nsubj", "mark") if t.lower in cues.negation]
    if content is not None:
        around = [t for t in around if not content.start <= t.start < content.end]
    return Polarity.NEGATIVE if around else Polarity.POSITIVE


def factuality_of(sentence: CueSentence, cue: Token) -> Factuality:
    """What the auxiliaries, the marker and the subject of a cue, and the end of its sentence, make of it."""
    cues, tree = sentence.cues, sentence.tree
    for member in (cue, *tree.children(cue, "mark")):
        if member.relation == "mark" and member.lower in cues.conditional_markers:
            return Factuality.HYPOTHETICAL
    subject = tree.child(cue, "nsubj")
    if subject is not None and subject.lower in cues.generic_subjects:
        return Factuality.GENERIC
    for auxiliary in tree.children(cue, "aux"):
        if auxiliary.lemma in cues.conditional_auxiliaries:
            return Factuality.HYPOTHETICAL if "Tense=Past" in auxiliary.feats else Factuality.FUTURE
        if auxiliary.lemma in cues.future and cue.upos == "VERB" and is_infinitive(cue):
            return Factuality.FUTURE
        if auxiliary.lemma in cues.hypothetical and (is_infinitive(cue) or _is_passive_infinitive(tree, cue)):
            return Factuality.HYPOTHETICAL
    if sentence.tokens[-1].text == "?" and cue.head < 0:
        return Factuality.QUESTIONED
    return Factuality.ASSERTED


def _is_passive_infinitive(tree: Sentence, cue: Token) -> bool:
    """Whether a cue is the participle of a passive infinitive: *moet* **worden gezegd** (must be said)."""
    return any(child.deprel == "aux:pass" and is_infinitive(child) for child in tree.children(cue, "aux"))
