"""Whom the pronoun of a tag stands for where the sentence before leaves no doubt."""

from __future__ import annotations

from quoteattr.schema import EntityType, Form
from quoteattr.stages.attribution.introductions import introducing_sentence, leads_main_clause
from quoteattr.stages.attribution.so_far import SpeakersSoFar
from quoteattr.stages.entities import ARGUMENTS
from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex, indices

__all__ = ["surely_meant"]

_TOLD_BACK = 4
"""How many sentences back a demonstrative points, over those of a quotation."""


def surely_meant(known: SpeakersSoFar, index: PassageIndex, pronoun: MentionIndex) -> EntityIndex | None:
    """Whom a pronoun that speaks a passage stands for, ``None`` where that is to be weighed."""
    scene, mention = known.scene, known.scene.mentions[pronoun]
    word = scene.language.mentions.pronouns.get(scene.text[mention.start : mention.end].lower())
    if word is not None and word.demonstrative:
        return _pointed_at(known, pronoun)
    return _leading_name(known, index, pronoun)


def _leading_name(known: SpeakersSoFar, index: PassageIndex, pronoun: MentionIndex) -> EntityIndex | None:
    """The subject of the sentence before the quotation, if that is a name.

    *Arjan keek op. "Wat is er?" vroeg hij.* — Arjan looked up. "What is it?" he asked.
    """
    scene = known.scene
    before = introducing_sentence(scene, known.passage(index))
    if before is None:
        return None
    leading = (mention for mention in scene.mentions_in(before) if leads_main_clause(scene, mention))
    first = next(leading, None)
    entity = scene.entity(first)
    if first is None or entity is None or scene.mentions[first].form is not Form.NAME:
        return None
    return entity if known.cast.agrees(pronoun, entity) else None


def _pointed_at(known: SpeakersSoFar, pronoun: MentionIndex) -> EntityIndex | None:
    """The last person before a demonstrative who is not what its sentence is about.

    *Hij belde* **Jan**. **Die** *zei dat hij kwam.* — He called Jan, who said that he came. Somebody beside
    the verb comes before somebody in the phrase of another: *de moeder van Jan* is the mother.
    """
    scene = known.scene
    near = _last_told(known, pronoun)
    topics = {scene.mentions[one].sentence: scene.entity(one) for one in near if scene.mentions[one].subject}
    others = [
        one for one in near if not scene.mentions[one].subject and scene.entity(one) not in topics.values()
    ]
    others.sort(key=lambda one: not _is_argument(known, one))
    for one in others:
        entity = scene.entity(one)
        if entity is not None and _is_person(known, one, entity) and known.cast.agrees(pronoun, entity):
            return entity
    return None


def _last_told(known: SpeakersSoFar, pronoun: MentionIndex) -> list[MentionIndex]:
    """The mentions before a pronoun in its sentence and the last that tells anything, the nearest first."""
    scene, own = known.scene, known.scene.mentions[pronoun].sentence
    found: list[MentionIndex] = []
    told = own
    for earlier in indices(MentionIndex, range(pronoun - 1, -1, -1)):
        sentence = scene.mentions[earlier].sentence
        if sentence < own - _TOLD_BACK or (told != own and sentence != told):
            break
        if known.cast.outside[earlier]:
            told = sentence
            found.append(earlier)
    return found


def _is_argument(known: SpeakersSoFar, index: MentionIndex) -> bool:
    mention = known.scene.mentions[index]
    head = known.scene.sentences[mention.sentence].tokens[mention.head]
    return head.relation in ARGUMENTS


def _is_person(known: SpeakersSoFar, index: MentionIndex, entity: EntityIndex) -> bool:
    """Whether a mention is of a person by its type, or a name that nothing tells the type of."""
    kind = known.scene.resolution.entities[entity].type
    return kind is EntityType.PERSON or (kind is None and known.scene.mentions[index].form is Form.NAME)
