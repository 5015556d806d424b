"""Predicates that report: *is* **overtuigd** *dat …* (is convinced that), *is van* **mening** *dat …*."""

from __future__ import annotations

from quoteattr.parsing import Token
from quoteattr.schema import Medium
from quoteattr.stages.reports.clauses import clause_behind_colon, clause_of_cue
from quoteattr.stages.reports.factuality import polarity_of
from quoteattr.stages.reports.grammar import case_of
from quoteattr.stages.reports.report import Content, CueClass, Report
from quoteattr.stages.reports.sentence import CueSentence
from quoteattr.stages.reports.sources import own_subject_of, subject_of

__all__ = ["read_predicate"]

_CLAUSES = frozenset({"clause", "infinitive"})


def read_predicate(sentence: CueSentence, cue: Token) -> Report | None:
    """The report of a predicate with a copula, a subject and a clause.

    *is zo blij dat hij zingt* (so glad that he sings) tells what follows from it and reports nothing.
    """
    cues, tree = sentence.cues, sentence.tree
    if cue.lemma not in cues.predicates and cue.lower not in cues.predicates:
        return None
    verb, preposition = tree.head(cue), case_of(tree, cue)
    if verb is not None and cue.relation == "fixed" and verb.upos == "ADP":
        preposition, verb = verb.lower, tree.head(verb)
    nodes: tuple[Token, ...]
    if verb is not None and verb.lemma in cues.copulas and preposition:
        owner, nodes = verb, (cue, verb)
    elif tree.child(cue, "cop", "aux"):
        owner, nodes = cue, (cue,)
    else:
        return None
    source = own_subject_of(sentence, owner)
    if source is None and owner.relation == "conj":
        source = subject_of(sentence, owner)
    degrees = [word for word in tree.children(cue, "advmod") if word.lower in cues.degree_words]
    if any(tree.children(word, "advcl", "acl", "ccomp") for word in degrees):
        return None
    content = clause_of_cue(sentence, cue, nodes, _CLAUSES) or _behind_colon(sentence, cue, source)
    if source is None or content is None:
        return None
    return Report(
        sentence.index,
        cue.index,
        cue.start,
        cue.end,
        lemma=cue.lemma,
        cue_class=CueClass.PREDICATE,
        medium=Medium.THOUGHT,
        frames=frozenset({"clause"}),
        source=source.index,
        content=content,
        polarity=polarity_of(sentence, cue),
    )


def _behind_colon(sentence: CueSentence, cue: Token, source: Token | None) -> Content | None:
    """The clause that a predicate of people announces: *zijn het erover* **eens**: *de brug is dicht*.

    *Eén ding is zeker: …* (One thing is certain) is nobody's.
    """
    colon = sentence.tokens[cue.index + 1 : cue.index + 2]
    if not colon or colon[0].text != ":" or source is None:
        return None
    person = source.upos != "NOUN" or sentence.people.noun_type(source.lemma, source.text) is not None
    return clause_behind_colon(sentence, colon[0]) if person else None
