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
_NAMES_ALONE = regex.compile(r"(?:\p{Lu}[\p{L}'’\-]*+[\s.]*+)++")


def is_vocative(scene: Scene, passage: Passage, index: MentionIndex) -> bool:
    """Whether a person's name in ``passage`` is set off from the words around it.

    *"Anna, kom je?"*, *"Ach, lieve Anna!"* — "Anna, are you coming?", "Oh, dear Anna!" Not where somebody
    tells how he is called: *"Anna."*, *"Ik, Anna, ben er."* — "Anna.", "I, Anna, am here."
    """
    mention = scene.mentions[index]
    if mention.form is not Form.NAME or mention.type not in {None, EntityType.PERSON}:
        return False
    before = scene.text[max(passage.start, mention.start - _OPENER) : mention.start].rstrip()
    words = _WORD.findall(_CLAUSE_PUNCTUATION.split(before)[-1].lower())
    return (
        set(words) <= scene.language.cues.vocative_openers
        and _is_set_off_behind(scene, passage, mention, before)
        and not _goes_on(scene, mention)
        and not _is_own(scene, passage, index)
    )


def _is_set_off_behind(scene: Scene, passage: Passage, mention: Mention, before: str) -> bool:
    """Whether the sentence ends behind a name, or a mark stands there.

    The name at the end of a question is called where a comma stands before it: *Kom je, Anna?* but *Ken je
    Anna?* — Are you coming, Anna? Do you know Anna?
    """
    if _AFTER_VOCATIVE.match(scene.text, mention.end, passage.end) is not None:
        return True
    return before.endswith(",") and scene.text.startswith("?", mention.end)


def _goes_on(scene: Scene, mention: Mention) -> bool:
    """Whether the name is one of a list: *Anna, Karel en Piet*."""
    tokens = scene.sentences[mention.sentence].tokens
    after = [token for token in tokens if token.start >= mention.end][:2]
    return any(token.upos == "CCONJ" for token in after) or (
        len(after) == 2 and after[0].text == "," and after[1].upos == "PROPN"
    )


def _is_own(scene: Scene, passage: Passage, index: MentionIndex) -> bool:
    """Whether names are all that is said, and not called out, or the name stands behind *ik*."""
    first = scene.mentions[scene.first_mention_from(passage.start)]
    if first.start == passage.start and first.form is Form.NAME:
        return _NAMES_ALONE.fullmatch(scene.text, passage.start, passage.end) is not None
    before, mention = scene.mentions[index - 1], scene.mentions[index]
    return before.is_i and scene.text[before.end : mention.start].strip() == ","
