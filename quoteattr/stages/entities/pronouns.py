"""Pronouns: the narrator, and whoever is most salient of those that agree.

Weights are factors without a unit; 1 makes no difference.
"""

from __future__ import annotations

from quoteattr.schema import Form
from quoteattr.stages.entities.clusters import Clusters
from quoteattr.stages.entities.mentioned import ARGUMENTS
from quoteattr.stages.indices import EntityIndex, MentionIndex
from quoteattr.stages.mentions import Mention

__all__ = ["link_pronoun"]

_REACH = 12
"""How many sentences back a pronoun looks for what it stands for."""

_NESTED = 4
"""How many mentions before a pronoun may be descriptions that it stands in."""

_FADING = 1.5
"""Power of the distance that a mention's weight is divided by; the distance is 1 in the same sentence."""

_SUBJECT_TO_SUBJECT = 2.5
"""Factor of a subject for a pronoun that is one too: subjects tend to go on from clause to clause."""

_SUBJECT = 1.5
"""Factor of a subject for any other pronoun: it is what its clause is about."""

_ACROSS_MARKS = 0.05
"""Factor of what stands in a quotation for a pronoun outside, and the other way round: others speak there."""

_NAME = 2.4
"""Factor of a name: who is named matters more than who is described.

It was chosen on the development gold, where 1.8 to 3.6 gave much the same.
"""

_PERSON = 1.6
"""Factor of a person: most pronouns stand for one."""


def link_pronoun(clusters: Clusters, index: MentionIndex) -> None:
    """Link a pronoun to the entity that it stands for, if one agrees."""
    mention = clusters.given.mentions[index]
    if mention.is_i and not clusters.given.quoted[index]:
        _link_narrator(clusters, index)
    if mention.generic or mention.person != 3:
        return
    antecedent = _most_salient(clusters, index, mention)
    if antecedent is not None:
        clusters.add(antecedent, index)


def _link_narrator(clusters: Clusters, index: MentionIndex) -> None:
    """*ik* (I) outside quotations is one person throughout: the narrator, shown as the subject *ik*."""
    if clusters.narrator is not None:
        clusters.add(clusters.narrator, index)
        return
    given = clusters.given
    clusters.narrator = clusters.start(index)
    shown = next(
        (
            mention
            for mention, quoted in zip(given.mentions, given.quoted, strict=True)
            if mention.is_i and mention.subject and not quoted
        ),
        given.mentions[index],
    )
    clusters[clusters.narrator].descriptions[given.words(shown).lower()] = 1


def _most_salient(clusters: Clusters, index: MentionIndex, pronoun: Mention) -> EntityIndex | None:
    """The recent entity that a reader thinks of first, of those that agree with a pronoun."""
    best, best_salience = None, 0.0
    taken = _co_arguments(clusters, index, pronoun) | _phrases_around(clusters, index, pronoun)
    reach = range(clusters.given.first_mention_in(pronoun.sentence - _REACH), index)
    for entity in clusters.recent(index):
        if entity in taken or _only_spoken_of(clusters, index, entity, reach):
            continue
        if clusters.agrees(pronoun, entity):
            salience = _salience(clusters, entity, pronoun, reach)
            if salience > best_salience:
                best, best_salience = entity, salience
    return best


def _only_spoken_of(clusters: Clusters, index: MentionIndex, entity: EntityIndex, reach: range) -> bool:
    """Whether an entity is named between the marks right before a pronoun alone: *"Karel is weg", zei ze*.

    "Karel has gone", she said: whoever says it is somebody else.
    """
    mentions, quoted = clusters.given.mentions, clusters.given.quoted
    if quoted[index]:
        return False
    earliest, told = mentions[index].sentence - 1, clusters[entity].among(reach)
    return all(quoted[earlier] and mentions[earlier].sentence >= earliest for earlier in told)


def _co_arguments(clusters: Clusters, index: MentionIndex, pronoun: Mention) -> set[EntityIndex | None]:
    """Entities of the other arguments of the same verb: in *hij belt hem* there are two people.

    He calls him.
    """
    given = clusters.given
    tokens = given.sentences[pronoun.sentence].tokens
    own = tokens[pronoun.head]
    if own.head < 0 or own.relation not in ARGUMENTS:
        return set()
    taken: set[EntityIndex | None] = set()
    for earlier in range(index - 1, -1, -1):
        other = given.mentions[earlier]
        if other.sentence != pronoun.sentence:
            break
        head, entity = tokens[other.head], clusters.entity_of[earlier]
        if head.head == own.head and head.relation in ARGUMENTS and entity is not None:
            taken.add(entity)
    return taken


def _phrases_around(clusters: Clusters, index: MentionIndex, pronoun: Mention) -> set[EntityIndex | None]:
    """Entities of the descriptions that a pronoun stands in: *haar* in **haar cliënt** is not the client.

    Her client.
    """
    mentions = clusters.given.mentions
    taken = set()
    for earlier in range(index - 1, max(-1, index - 1 - _NESTED), -1):
        if mentions[earlier].form is Form.NOMINAL and mentions[earlier].end >= pronoun.end:
            taken.add(clusters.entity_of[earlier])
    return taken


def _salience(clusters: Clusters, entity: EntityIndex, pronoun: Mention, reach: range) -> float:
    """How much an entity is on a reader's mind at a pronoun: the weights of its mentions within reach.

    In the manner of Lappin and Leass 1994, "An algorithm for pronominal anaphora resolution",
    Computational Linguistics 20(4).

    :param reach: the mentions that count, up to the one before the pronoun.
    """
    mentions, quoted = clusters.given.mentions, clusters.given.quoted
    inside = quoted[reach.stop]
    subject = _SUBJECT_TO_SUBJECT if pronoun.subject else _SUBJECT
    salience = 0.0
    for earlier in clusters[entity].among(reach):
        mention = mentions[earlier]
        weight = 1.0 / (1 + pronoun.sentence - mention.sentence) ** _FADING
        if mention.subject:
            weight *= subject
        if quoted[earlier] != inside:
            weight *= _ACROSS_MARKS
        if mention.form is Form.NAME:
            weight *= _NAME
        salience += weight
    return salience * _PERSON if clusters[entity].is_person else salience
