"""The gender of those who have a name, before any pronoun is linked.

What tells it: functions and full names at once, a first name alone less surely, and in the text itself the
pronouns that can stand for nobody else. The more a text tells, the less a guess from the spelling counts.
"""

from __future__ import annotations

from collections import Counter

from quoteattr.schema import EntityType, Form
from quoteattr.stages.entities.clusters import Clusters
from quoteattr.stages.indices import EntityIndex, MentionIndex, numbered
from quoteattr.stages.mentions import Mention

__all__ = ["tell_genders"]

_PEOPLE = frozenset({EntityType.PERSON, None})

_FULL_NAME = 3
"""What a function or a full name counts for, in pronouns that tell as much."""

_SIGN = {"masc": 1, "fem": -1}


def tell_genders(clusters: Clusters) -> None:
    """Give each entity that has a name the gender that most speaks for.

    **Marie** *keek op. Ze lachte.* — Marie looked up. She laughed.
    """
    votes = _votes(clusters)
    for entity, cluster in numbered(EntityIndex, tuple(clusters)):
        if not cluster.names or cluster.type not in _PEOPLE or cluster.is_place:
            continue
        told = _FULL_NAME * _sign(cluster.known) + votes[entity]
        if not cluster.known and len(cluster.names) == 1:
            told += _SIGN.get(clusters.given.lexicon.gender_of_name(cluster.names[0]), 0)
        if told:
            cluster.gender = "masc" if told > 0 else "fem"
            cluster.known = _sign(told)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _votes(clusters: Clusters) -> Counter[EntityIndex]:
    """For each entity how many more pronouns that can only stand for it are masculine than feminine."""
    votes: Counter[EntityIndex] = Counter()
    given = clusters.given
    near: list[MentionIndex] = []
    for index, mention in numbered(MentionIndex, given.mentions):
        if given.quoted[index]:
            continue
        if mention.form is Form.PRONOUN:
            only = _only(clusters, near, mention)
            if only is not None:
                votes[only] += _SIGN.get(mention.gender, 0)
        else:
            near.append(index)
    return votes


def _only(clusters: Clusters, near: list[MentionIndex], pronoun: Mention) -> EntityIndex | None:
    """The only one who is named or described in the sentence of a pronoun and the one before it."""
    if pronoun.person != 3 or pronoun.generic or not pronoun.gender:
        return None
    given = clusters.given
    paragraph = given.sentences[pronoun.sentence].paragraph
    found: EntityIndex | None = None
    for index in reversed(near):
        mention = given.mentions[index]
        sentence = given.sentences[mention.sentence]
        if mention.sentence < pronoun.sentence - 1 or sentence.paragraph != paragraph:
            break
        if mention.form is Form.NOMINAL:
            if mention.type in _PEOPLE and mention.number != "plur":
                return None
            continue
        entity = clusters.entity_of[index]
        if entity is None or (clusters[entity].type not in _PEOPLE) or clusters[entity].is_place:
            continue
        if found is not None and entity != found:
            return None
        found = entity
    return found
