"""Verbs that report: *Smit* **zegt** *dat …*, *Smit* **laat weten** *dat …*, *"…",* **roept** *Smit*."""

from __future__ import annotations

from quoteattr.languages import CueVerb
from quoteattr.parsing import Token
from quoteattr.schema import Medium
from quoteattr.stages.reports.addressees import addressees_of_verb
from quoteattr.stages.reports.contents import content_of_verb, points_back
from quoteattr.stages.reports.factuality import factuality_of, polarity_of
from quoteattr.stages.reports.report import CueClass, Report
from quoteattr.stages.reports.sentence import CueSentence
from quoteattr.stages.reports.sources import is_passive, source_of_verb

__all__ = ["read_verb"]

_LIGHT_FRAMES = frozenset({"tag", "clause", "infinitive", "bare", "fragment"})
"""What a light verb can enter with its partner."""

_FRAGMENT = frozenset({"fragment"})
"""The frames of a verb that is no cue as an auxiliary: *hij* **heeft** *het over "…"* (he talks of "…")."""


def read_verb(sentence: CueSentence, cue: Token) -> Report | None:
    """The report of a verb that is a cue alone or as a light verb with its partner."""
    partner = _partner_of(sentence, cue)
    verb = _verb_of(sentence, cue) if partner is None else _with_partner(cue, partner)
    if verb is None or _is_partner(sentence, cue):
        return None
    core = partner if partner is not None and partner.upos in {"VERB", "AUX"} else cue
    nodes = (cue,) if partner is None else (partner, cue)
    passive = is_passive(sentence, cue)
    source = source_of_verb(sentence, cue, passive=passive)
    content = content_of_verb(sentence, cue, nodes, verb.frames, source)
    return Report(
        sentence.index,
        cue.index,
        cue.start,
        cue.end,
        lemma=verb.lemma,
        cue_class=CueClass.VERB,
        medium=verb.medium,
        frames=verb.frames,
        source=source.index if source else None,
        passive=passive,
        addressees=tuple(t.index for t in addressees_of_verb(sentence, cue, core, content, source)),
        content=content,
        previous=points_back(sentence, cue, core),
        polarity=polarity_of(sentence, cue),
        factuality=factuality_of(sentence, cue),
    )


def _verb_of(sentence: CueSentence, cue: Token) -> CueVerb | None:
    """The cue verb that a token is by its lemma, or by its form where that was misread: *tweette*."""
    cues = sentence.cues
    if cue.upos not in {"VERB", "AUX"}:
        return None
    verb = cues.verbs.get(cue.lemma)
    if verb is None and "_" not in cue.lemma:
        verb = cues.verbs.get(cues.surface_forms.get(cue.lower, ""))
    return None if verb is not None and cue.upos == "AUX" and verb.frames == _FRAGMENT else verb


def _partner_of(sentence: CueSentence, verb: Token) -> Token | None:
    """The word that makes a light verb a cue: *laat* **weten**."""
    partners = sentence.cues.light_verbs.get(verb.lemma)
    if partners is None:
        return None
    children = sentence.tree.children(verb)
    return next((child for child in children if child.lemma in partners or child.lower in partners), None)


def _with_partner(verb: Token, partner: Token) -> CueVerb:
    """What a light verb is with its partner: *laten weten*."""
    return CueVerb(f"{verb.lemma} {partner.lemma}", Medium.SPEECH, _LIGHT_FRAMES)


def _is_partner(sentence: CueSentence, verb: Token) -> bool:
    """Whether a verb only makes the light verb above it a cue."""
    head = sentence.tree.head(verb)
    return head is not None and verb.lemma in sentence.cues.light_verbs.get(head.lemma, frozenset())
