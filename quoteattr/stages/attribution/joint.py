"""Who speaks together with the speaker of a passage: the other members of a coordination."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quoteattr.parsing import Sentence, Token
from quoteattr.stages.attribution.attributions import Attribution
from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex, indices
from quoteattr.stages.scene import Scene

__all__ = ["speaking_jointly"]

_ALSO = 0.8
"""How sure it is that another member speaks too, as a share of how sure the first is."""


def speaking_jointly(scene: Scene, speakers: Sequence[Attribution]) -> tuple[tuple[Attribution, ...], ...]:
    """For each passage those who speak it together with its speaker, in text order.

    **Sanne en Niek** *zeggen dat het regent*, *volgens* **Jan, Piet en Klaas** — Sanne and Niek say that it
    rains, according to Jan, Piet and Klaas: all of them speak, and so they do in the other pieces of the same
    utterance. A group under one name stays one speaker: *de buren*.
    """
    found: list[tuple[Attribution, ...]] = [()] * len(speakers)
    of_utterance: dict[tuple[int, EntityIndex], tuple[Attribution, ...]] = {}
    for index in indices(PassageIndex, range(len(speakers))):
        speaker = speakers[index]
        found[index] = _members(scene, speaker)
        if found[index] and speaker.entity is not None:
            of_utterance.setdefault((scene.passages[index].utterance, speaker.entity), found[index])
    for index in indices(PassageIndex, range(len(speakers) if of_utterance else 0)):
        speaker = speakers[index]
        if not found[index] and speaker.entity is not None:
            others = of_utterance.get((scene.passages[index].utterance, speaker.entity), ())
            found[index] = tuple(_like(speaker, other.mention, other.entity) for other in others)
    return tuple(found)


def _members(scene: Scene, speaker: Attribution) -> tuple[Attribution, ...]:
    """The others of the coordination whose first member words beside the quotation name as its speaker."""
    if speaker.mention is None or not _named_beside(scene, speaker):
        return ()
    mention = scene.mentions[speaker.mention]
    sentence = scene.sentences[mention.sentence]
    inside = [token for token in sentence.tokens if mention.start <= token.start < mention.end]
    heads = _joined_to(sentence, inside, scene.language.mentions.joining)
    if not heads or _verb_is_singular(sentence, sentence.tokens[mention.head]):
        return ()
    others: list[Attribution] = []
    known = {scene.identity(speaker.mention, speaker.entity)}
    for head in heads:
        other = scene.mention_of(mention.sentence, head)
        if other is None or not scene.can_speak(other):
            continue
        identity = scene.identity(other)
        if identity not in known:
            known.add(identity)
            others.append(_like(speaker, other, scene.entity(other)))
    return tuple(others)


def _like(speaker: Attribution, mention: MentionIndex | None, entity: EntityIndex | None) -> Attribution:
    """The attribution of another member to the same passage."""
    of_name = None if speaker.name_confidence is None else _ALSO * speaker.name_confidence
    return evolve(
        speaker,
        mention=mention,
        entity=entity,
        confidence=_ALSO * speaker.confidence,
        name_confidence=of_name,
    )


def _named_beside(scene: Scene, speaker: Attribution) -> bool:
    """Whether a cue, or a colon, ties the mention itself to the passage."""
    if speaker.report is not None:
        return scene.source_of(scene.reports[speaker.report]) == speaker.mention
    return speaker.rule == "colon"


def _joined_to(sentence: Sentence, words: Sequence[Token], joining: frozenset[str]) -> list[Token]:
    """The heads of what is joined to the words of a mention, in text order; none if no *en* joins it.

    The coordination ends where something else stands between its members, whatever the parser hung behind it.
    """
    span = range(words[0].index, words[-1].index + 1)
    heads = []
    for word in words:
        joined = [child for child in sentence.children(word, "conj") if child.index not in span]
        if joined and any(
            child.lower in joining for head in joined for child in sentence.children(head, "cc")
        ):
            below = {token.index for token in sentence.subtree(word)}
            between = range(span.stop, max(head.index for head in joined))
            other = (n for n in between if n not in below and sentence.upos[n] != "PUNCT")
            end = next(other, len(sentence.texts))
            heads += [head for head in joined if head.index < end]
    return heads


def _verb_is_singular(sentence: Sentence, subject: Token) -> bool:
    """Whether the verb of a subject stands in the singular, so that one person is meant or only the first.

    *Zowel Jan als Piet zegt* (both Jan and Piet say) has two subjects with a singular verb.
    """
    verb = sentence.head(subject)
    if subject.relation != "nsubj" or verb is None or sentence.child(subject, "cc") is not None:
        return False
    finite = [token for token in (verb, *sentence.children(verb, "aux", "cop")) if token.is_finite]
    return any("Number=Sing" in token.feats for token in finite)
