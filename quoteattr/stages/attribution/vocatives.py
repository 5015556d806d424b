"""Vocatives: names that a quotation calls somebody by."""

from __future__ import annotations

import regex

from quoteattr.schema import EntityType, Form
from quoteattr.stages.indices import MentionIndex
from quoteattr.stages.mentions import Mention
from quoteattr.stages.quotations import Passage
from quoteattr.stages.scene import Scene

__all__ = ["is_vocative"]


_OPENER = 40
"""Code points before a name in which an opening such as *ach, lieve* is looked for."""

_AFTER_VOCATIVE = regex.compile(r"\G\s*(?:$|[,.;:!…\-–—'\"’”]|\?(?!\W*$))")
_CLAUSE_PUNCTUATION = regex.compile(r"[,.;:!?…\-–—]")
_WORD = regex.compile(r"\w+")


def is_vocative(scene: Scene, passage: Passage, mention: MentionIndex) -> bool:
    """Whether a person's name in ``passage`` is set off from the words around it.

    *"Anna, kom je?"*, *"Ach, lieve Anna!"* — "Anna, are you coming?", "Oh, dear Anna!"
    """
    candidate = scene.mentions[mention]
    if candidate.form is not Form.NAME or candidate.type not in {None, EntityType.PERSON}:
        return False
    before = scene.text[max(passage.start, candidate.start - _OPENER) : candidate.start].rstrip()
    words = _WORD.findall(_CLAUSE_PUNCTUATION.split(before)[-1].lower())
    return (
        set(words) <= scene.language.cues.vocative_openers
        and _AFTER_VOCATIVE.match(scene.text, candidate.end, passage.end) is not None
        and not _goes_on(scene, candidate)
    )


def _goes_on(scene: Scene, candidate: Mention) -> bool:
    """Whether the name is one of a list: *Anna, Karel en Piet*."""
    tokens = scene.sentences[candidate.sentence].tokens
    after = [token for token in tokens if token.start >= candidate.end][:2]
    return any(token.upos == "CCONJ" for token in after) or (
        len(after) == 2 and after[0].text == "," and after[1].upos == "PROPN"
    )
