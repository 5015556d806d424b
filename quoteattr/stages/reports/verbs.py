"""Verbs that report: *Smit* **zegt** *dat …*, *Smit* **laat weten** *dat …*, *"…",* **roept** *Smit*."""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise

from quoteattr.languages import CueVerb
from quoteattr.languages.lemmas import last_part
from quoteattr.parsing import Token
from quoteattr.schema import Medium
from quoteattr.stages.reports.addressees import addressees_of_verb
from quoteattr.stages.reports.contents import content_of_verb, points_back
from quoteattr.stages.reports.factuality import factuality_of, polarity_of
from quoteattr.stages.reports.grammar import is_participle
from quoteattr.stages.reports.report import CueClass, Report
from quoteattr.stages.reports.sentence import CueSentence
from quoteattr.stages.reports.sources import is_passive, source_of_verb, subject_of

__all__ = ["read_verb"]

_LIGHT_FRAMES = frozenset({"tag", "clause", "infinitive", "bare", "fragment"})
"""What a light verb can enter with its partner."""

_PARTNER_REACH = 12
"""How many words behind a light verb its partner may stand."""

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
    behind = source or (subject_of(sentence, cue) if verb.lemma in sentence.cues.sounding_verbs else None)
    content = None
    if _is_aside(sentence, cue):
        source = None
    elif passive and last_part(verb.lemma) in sentence.cues.judging_verbs:
        content = None
    elif partner is not None or not _helps_an_infinitive(sentence, cue):
        content = content_of_verb(sentence, cue, nodes, verb.frames, behind)
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
        polarity=polarity_of(sentence, cue, content),
        factuality=factuality_of(sentence, cue),
    )


def _verb_of(sentence: CueSentence, cue: Token) -> CueVerb | None:
    """The cue verb that a token is by its lemma, or by its form where that was misread: *tweette*."""
    cues = sentence.cues
    if cue.upos not in {"VERB", "AUX"}:
        return None
    verb = cues.verbs.get(cue.lemma)
    if verb is None and ("_" not in cue.lemma or sentence.tree.child(cue, "compound") is None):
        verb = cues.verbs.get(cues.surface_forms.get(cue.lower, ""))
    if verb is None and _has_no_particle(sentence, cue):
        verb = cues.verbs.get(last_part(cue.lemma))
    return None if verb is not None and cue.upos == "AUX" and verb.frames == _FRAGMENT else verb


def _is_aside(sentence: CueSentence, cue: Token) -> bool:
    """Whether a participle says how something is put: *kort* **gezegd**: *…* (in short)."""
    behind = sentence.tokens[cue.index + 1 : cue.index + 2]
    alone = cue.relation == "advcl" and not sentence.tree.children(cue, "aux", "cop", "obl", "mark", "nsubj")
    return alone and is_participle(cue) and bool(behind) and behind[0].text in {":", ","}


def _helps_an_infinitive(sentence: CueSentence, verb: Token) -> bool:
    """Whether a verb of wanting only helps another: *wil* **weten** *of hij komt* (wants to know whether).

    Not *wil dat hij komt* (wants him to come).
    """
    if verb.lemma not in sentence.cues.wanting_verbs:
        return False
    helped = sentence.tree.children(verb, "xcomp")
    return any("VerbForm=Inf" in word.feats and sentence.tree.child(word, "mark") is None for word in helped)


def _has_no_particle(sentence: CueSentence, verb: Token) -> bool:
    """Whether what the parser took for the particle of a verb is none.

    *vindt het* **terecht** *dat …* (thinks it fair that) has a judgement, *zegt Van der* **Bij** a name.
    """
    particle = sentence.tree.child(verb, "compound")
    if particle is None:
        return False
    named = particle.index > 0 and particle.text[:1].isupper()
    return named or (particle.upos == "ADJ" and last_part(verb.lemma) in sentence.cues.judging_verbs)


def _partner_of(sentence: CueSentence, verb: Token) -> Token | None:
    """The word that makes a light verb a cue: *laat* **weten**, *legt ten* **grondslag**."""
    cues = sentence.cues
    partners = cues.light_verbs.get(verb.lemma)
    if partners is None:
        return _half_as_particle(sentence, verb)
    if verb.lemma in cues.past_asking_verbs and "Tense=Past" not in verb.feats:
        return None
    halves = cues.light_verb_halves.get(verb.lemma, frozenset())
    for child in sentence.tree.children(verb):
        for word in (child, *sentence.tree.children(child, "fixed")):
            if (word.lemma in partners or word.lower in partners) and word.lower not in halves:
                return word
    return _partner_before_clause(sentence, verb, partners, halves)


def _half_as_particle(sentence: CueSentence, verb: Token) -> Token | None:
    """A second half that was joined to a light verb as its particle: *wijst er nu* **op** *dat …*."""
    cues, particle = sentence.cues, sentence.tree.child(verb, "compound")
    if particle is None or particle.lower not in cues.light_verb_halves.get(last_part(verb.lemma), ()):
        return None
    between = sentence.tokens[verb.index + 1 : particle.index]
    return particle if any(word.lower in cues.split_adverbs for word in between) else None


def _partner_before_clause(
    sentence: CueSentence, verb: Token, partners: Container[str], halves: Container[str]
) -> Token | None:
    """The partner right before the clause, which the parser hung in the clause: *wijst* **erop** *dat …*.

    One that is a half needs the other before it: *wijst* **er** *onder meer* **op** *dat …*. It stands before
    a participle: *heeft* **erop** *gewezen dat …*.
    """
    cues = sentence.cues
    before, following = sentence.tokens[: verb.index][-1:], sentence.tokens[verb.index + 1 :][:1]
    if before and following and following[0].lower in cues.finite_markers:
        (adverb,) = before
        if adverb.upos == "ADV" and adverb.lower in partners and adverb.lower not in halves:
            return adverb
    split = False
    for token, behind in pairwise(sentence.tokens[verb.index + 1 : verb.index + 1 + _PARTNER_REACH]):
        split = split or token.lower in cues.split_adverbs
        if token.upos == "ADV" and token.lower in partners and token.lower not in halves:
            return token
        if behind.lower in cues.finite_markers or behind.lower in cues.infinitive_markers:
            if token.lower in partners and (split or token.lower not in halves):
                return token
            return None
        if token.upos == "PUNCT":
            return None
    return None


def _with_partner(verb: Token, partner: Token) -> CueVerb:
    """What a light verb is with its partner: *laten weten*."""
    joined = partner.relation == "compound" and verb.lemma.startswith(f"{partner.lower}_")
    lemma = last_part(verb.lemma) if joined else verb.lemma
    return CueVerb(f"{lemma} {partner.lemma}", Medium.SPEECH, _LIGHT_FRAMES)


def _is_partner(sentence: CueSentence, verb: Token) -> bool:
    """Whether a verb only makes the light verb above it a cue."""
    head = sentence.tree.head(verb)
    return head is not None and verb.lemma in sentence.cues.light_verbs.get(head.lemma, frozenset())
