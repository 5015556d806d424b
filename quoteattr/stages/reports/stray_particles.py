"""Separable verbs whose particle was read as a preposition: *Zij riep allen* **op** *het loon te geven*."""

from __future__ import annotations

from quoteattr.parsing import Token
from quoteattr.stages.reports.clauses import content_of
from quoteattr.stages.reports.factuality import factuality_of, polarity_of
from quoteattr.stages.reports.infinitives import infinitive_behind
from quoteattr.stages.reports.report import CueClass, Frame, Report
from quoteattr.stages.reports.sentence import CueSentence
from quoteattr.stages.reports.sources import subject_of

__all__ = ["read_verb_with_stray_particle"]

_PARTICLE_REACH = 24
"""How many words behind its verb a particle may stand."""


def read_verb_with_stray_particle(sentence: CueSentence, cue: Token) -> Report | None:
    """The report of a separable verb with an infinitive behind what should have been its particle."""
    cues = sentence.cues
    if cue.lemma not in cues.separable_stems or not cue.is_finite:
        return None
    for particle in sentence.tokens[cue.index + 1 : cue.index + 1 + _PARTICLE_REACH]:
        if particle.relation not in {"case", "compound"} or particle.head == cue.index:
            continue
        verb = cues.verbs.get(f"{particle.lower}_{cue.lemma}")
        if verb is None or "infinitive" not in verb.frames:
            continue
        clause = infinitive_behind(sentence, particle)
        source = subject_of(sentence, cue)
        while clause and clause[0].lower in cues.dropped_infinitive_markers:
            clause = clause[1:]
        if clause is None or source is None or source.index > particle.index:
            continue
        return Report(
            sentence.index,
            cue.index,
            cue.start,
            cue.end,
            lemma=verb.lemma,
            cue_class=CueClass.VERB,
            medium=verb.medium,
            frames=verb.frames,
            source=source.index,
            content=content_of(sentence, clause, Frame.INFINITIVE),
            polarity=polarity_of(sentence, cue),
            factuality=factuality_of(sentence, cue),
        )
    return None
