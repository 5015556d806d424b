"""Cues in sentences without any analysis, by their forms: **zei** *Jan*, *Jan* **zegt:**."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.parsing import Token
from quoteattr.schema import Medium
from quoteattr.stages.reports.report import CueClass, Report
from quoteattr.stages.reports.sentence import CueSentence

__all__ = ["read_surface"]

_FRAMES = frozenset({"tag"})

_SOURCE_REACH = 4
"""How many words behind a cue its source may stand."""


def read_surface(sentence: CueSentence) -> Iterator[Report]:
    """The reports of cues beside a name or pronoun, in text order."""
    cues = sentence.cues
    for cue in sentence.tokens:
        verb = cues.verbs.get(cues.surface_forms.get(cue.lower, ""))
        if verb is None and cue.lower not in cues.according_to:
            continue
        source = _source_behind(sentence, cue)
        if source is None and cue.lower not in cues.according_to:
            source = _source_before(sentence, cue)
        if source is None:
            continue
        yield Report(
            sentence.index,
            cue.index,
            cue.start,
            cue.end,
            lemma=verb.lemma if verb else cue.lower,
            cue_class=CueClass.VERB if verb else CueClass.PREPOSITION,
            medium=verb.medium if verb else Medium.SPEECH,
            frames=_FRAMES,
            source=source.index,
        )


def _source_behind(sentence: CueSentence, cue: Token) -> Token | None:
    """The first name or pronoun behind a cue, with nothing but words between."""
    for follower in sentence.tokens[cue.index + 1 : cue.index + 1 + _SOURCE_REACH]:
        if not follower.text[:1].isalpha():
            return None
        if _may_speak(sentence, cue, follower):
            return follower
    return None


def _source_before(sentence: CueSentence, cue: Token) -> Token | None:
    """The name or pronoun right before a cue."""
    before = sentence.tokens[cue.index - 1] if cue.index else None
    return before if before is not None and _may_speak(sentence, cue, before) else None


def _may_speak(sentence: CueSentence, cue: Token, token: Token) -> bool:
    """Whether a token is a name or pronoun on the level of the cue."""
    named = token.text[:1].isupper() or token.lower in sentence.people.pronouns
    return named and sentence.on_one_level(cue, token)
