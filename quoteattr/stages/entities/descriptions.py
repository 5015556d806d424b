"""Descriptions: whom they name, whom they repeat, and whom they call by a function."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from quoteattr.schema import EntityType, Form
from quoteattr.stages.entities.clusters import LOOK_BACK, Cluster, Clusters
from quoteattr.stages.indices import EntityIndex, MentionIndex
from quoteattr.stages.mentions import Mention

__all__ = ["link_description"]

_NEW_WORDS_REACH = 2
"""How many sentences back somebody may stand whom a new description stands for."""

_COMPARED = 20
"""How many wordings of an entity a description is compared with."""


def link_description(clusters: Clusters, index: MentionIndex) -> None:
    """Link a description to the entity that it stands for, or to a new one."""
    mention = clusters.given.mentions[index]
    entity = _named_beside(clusters, index, mention)
    if entity is None:
        entity = _described_before(clusters, index, mention)
    if entity is None:
        clusters.start(index)
    else:
        clusters.add(entity, index)


def _named_beside(clusters: Clusters, index: MentionIndex, mention: Mention) -> EntityIndex | None:
    """The name between commas that ends a description: *directeur van de bond,* **Anna Smit**.

    Director of the union, Anna Smit.
    """
    if mention.type is not EntityType.PERSON or mention.number != "sing":
        return None
    if not mention.definite and clusters.given.head(mention).start != mention.start:
        return None
    mentions = clusters.given.mentions
    for later in range(index + 1, len(mentions)):
        name = mentions[later]
        if name.sentence != mention.sentence:
            return None
        if name.form is Form.NAME and _is_apposed(clusters, mention, name):
            return clusters.entity_of[later]
    return None


def _is_apposed(clusters: Clusters, mention: Mention, name: Mention) -> bool:
    """Whether a name between commas hangs on a description, perhaps through others.

    The name has no function of its own but the one that the description gives it; a title that tells a man
    or a woman is none: *zijn buurvrouw,* **mevrouw Smit**, (his neighbour, Mrs Smit).
    """
    given = clusters.given
    head = given.head(name)
    before = given.text[mention.end : name.start].rstrip()
    after = given.text[name.end : name.end + 1]
    if not before.endswith(",") or after.isspace() or head.relation != "appos":
        return False
    if " " not in name.name and after != ",":
        return False
    titled = name.role in given.lexicon.masculine_titles | given.lexicon.feminine_titles
    if titled and {mention.gender, name.gender} == {"masc", "fem"}:
        return False
    if not titled and (name.role not in {"", mention.role} or not given.lexicon.gender_of_name(name.name)):
        return False
    for above in given.sentences[mention.sentence].ancestors(head):
        if above.index == mention.head:
            return True
        if above.relation not in {"appos", "nmod"}:
            return False
    return False


def _described_before(clusters: Clusters, index: MentionIndex, mention: Mention) -> EntityIndex | None:
    """The entity that was described in these words, or that has the function that they tell."""
    if mention.definite or mention.number == "plur":
        known = clusters.with_phrase(mention, index)
        if known is not None:
            return known
    if not mention.definite or mention.possessive:
        return None
    for entity in clusters.with_role(mention.role, index):
        cluster = clusters[entity]
        if not (
            _counts_otherwise(mention, cluster)
            or _conflicts(mention, cluster)
            or _differs(clusters, mention, cluster)
            or _is_described_otherwise(clusters, mention, entity)
        ):
            return entity
    owner = _of_that_role(clusters, index, mention)
    return _in_new_words(clusters, index, mention) if owner is None else owner


def _counts_otherwise(mention: Mention, cluster: Cluster) -> bool:
    """Whether one of the two is one person and the other several: *de man* is none of *twee mannen*."""
    if mention.number == "plur":
        return cluster.number == "sing"
    return cluster.number == "plur" and mention.type is EntityType.PERSON


def _of_that_role(clusters: Clusters, index: MentionIndex, mention: Mention) -> EntityIndex | None:
    """The only one of that function in the text, named before and described after.

    *Brugbouw … het bedrijf … het bedrijf Brugbouw* — Brugbouw … the company … the company Brugbouw.
    """
    entity = clusters.only_with_role(mention.role)
    if entity is None or mention.number != "sing":
        return None
    cluster = clusters[entity]
    known = bool(cluster.names) and cluster.began_before(index)
    return entity if known and not _conflicts(mention, cluster) else None


def _in_new_words(clusters: Clusters, index: MentionIndex, mention: Mention) -> EntityIndex | None:
    """Somebody known in other words: *Rutte … de secretaris-generaal van de NAVO*.

    The only person with a name that was a subject in the sentences right before, if no function of that
    person is known. A function of which no name tells is that of anybody: *de dierenarts* (the vet).
    """
    given = clusters.given
    if mention.type is not EntityType.PERSON or mention.number != "sing" or not mention.subject:
        return None
    if given.quoted[index] or not mention.anchors:
        return None
    people = set()
    for earlier in range(max(0, index - LOOK_BACK), index):
        other, entity = given.mentions[earlier], clusters.entity_of[earlier]
        near = 0 < mention.sentence - other.sentence <= _NEW_WORDS_REACH
        if near and other.subject and entity is not None and not given.quoted[earlier]:
            cluster = clusters[entity]
            if cluster.names and cluster.is_person:
                people.add(entity)
    if len(people) != 1:
        return None
    (person,) = people
    return person if clusters.agrees(mention, person) and not _has_function(clusters, person) else None


def _has_function(clusters: Clusters, person: EntityIndex) -> bool:
    """Whether a name of somebody stands beside a function: *minister Smit*."""
    return any(clusters.given.mentions[index].role for index in clusters[person].named)


def _conflicts(mention: Mention, cluster: Cluster) -> bool:
    """Whether a description holds names, and none that an entity was called by before.

    *De voorzitter van* **Ajax** is not *de voorzitter van* **PSV**: the chairmen of two clubs.
    """
    if not mention.anchors:
        return False
    known = {word.casefold() for phrase in [*cluster.descriptions, *cluster.names] for word in phrase.split()}
    return not any(anchor.casefold() in known for anchor in mention.anchors)


def _differs(clusters: Clusters, mention: Mention, cluster: Cluster) -> bool:
    """Whether a description and those of an entity tell apart by words with capitals that are no names.

    *De* **Russische** *minister van Defensie* is not *de* **Oekraïense** *minister van Defensie*.
    """
    own = _capitals([clusters.given.words(mention)])
    if not own:
        return False
    known = _capitals(islice(cluster.descriptions, _COMPARED))
    named = {word for name in cluster.names[:_COMPARED] for word in name.split()}
    return bool(own - known) and bool(known - own - named)


def _is_described_otherwise(clusters: Clusters, mention: Mention, entity: EntityIndex) -> bool:
    """Whether two of one kind are told apart by adjectives: *de* **witte** *beer* and *de* **zwarte** *beer*.

    The white bear and the black one: each time that the other is described it has an adjective.
    """
    own = _adjectives(clusters, mention)
    cluster = clusters[entity]
    if not own or cluster.named or mention.type is not EntityType.PERSON:
        return False
    seen: set[str] = set()
    for index in cluster.referring[-_COMPARED:]:
        other = clusters.given.mentions[index]
        if other.form is Form.NOMINAL:
            theirs = _adjectives(clusters, other)
            if not theirs:
                return False
            seen |= theirs
    return bool(seen) and own.isdisjoint(seen)


def _adjectives(clusters: Clusters, mention: Mention) -> set[str]:
    """The adjectives before the head of a description."""
    given = clusters.given
    tokens = given.sentences[mention.sentence].tokens[: mention.head]
    return {token.lemma for token in tokens if token.upos == "ADJ" and token.start >= mention.start}


def _capitals(phrases: Iterable[str]) -> set[str]:
    """The words of phrases that have a capital behind their first word."""
    return {word for phrase in phrases for word in phrase.split()[1:] if word[:1].isupper()}
