"""Namesakes: who has the name that another has, and whom a name is short for that several have."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.languages import MentionLexicon
from quoteattr.stages.entities.clusters import Cluster, Clusters
from quoteattr.stages.indices import EntityIndex, MentionIndex
from quoteattr.stages.mentions import Mention

__all__ = ["PERSON", "is_somebody_else", "whose_name"]

PERSON = "person"
"""What a model of names calls one."""

_SIGNS = {"masc": 1, "fem": -1}

_FAR_MORE = 3
"""How many times as often as another somebody must be named to be meant by what both are called."""


# -- one name, two people --------------------------------------------------------------------------------


def is_somebody_else(mention: Mention, cluster: Cluster, lexicon: MentionLexicon) -> bool:
    """Whether a name cannot be that of an entity, though the entity has it or ends in it.

    *Karel de Wit … **mevrouw De Wit***, Mrs de Wit: a title tells a woman from a man. ***Moeder** Beer …
    **Vader** Beer*: mother and father bear. A person is not called by the end of what is named after one: *de
    Stichting Anna Smit … **Smit***.
    """
    same = mention.name in cluster.names
    if mention.kind == PERSON and not same and cluster.kinds and PERSON not in cluster.kinds | {""}:
        return True
    gender = lexicon.gender_of_role(mention.role) if mention.role in lexicon.parting_titles else ""
    if gender:
        told = {lexicon.gender_of_role(role) for role in cluster.functions & lexicon.parting_titles}
        if told:
            return gender not in told or _is_other_relative(mention, cluster, lexicon)
        if not same and cluster.known * _SIGNS[gender] < 0:
            return True
    return _is_other_relative(mention, cluster, lexicon)


def _is_other_relative(mention: Mention, cluster: Cluster, lexicon: MentionLexicon) -> bool:
    """Whether somebody of a family that is named after its kind is not this one: **Opa** *Uil*, **Oom** …

    Grandpa owl, uncle owl.
    """
    if mention.role not in lexicon.parting_titles or not lexicon.is_animal(mention.name.casefold()):
        return False
    return mention.role not in cluster.functions and (
        mention.name not in cluster.names or not lexicon.parting_titles.isdisjoint(cluster.functions)
    )


# -- one name for several --------------------------------------------------------------------------------


def whose_name(clusters: Clusters, index: MentionIndex, matches: Sequence[EntityIndex]) -> EntityIndex | None:
    """Whom a name is short for that several have; ``None`` where that is open.

    It is who has the function that stands beside it, else who was named last before it. Who is named far more
    often keeps it, and so does who was called so before, unless the other has become what the text is about.
    It is open where the last two stand in one sentence: *Anna Smit en haar dochter Eva Smit … zegt* **Smit**.

    :param matches: those who have the name, at least one.
    """
    name, role = clusters.given.mentions[index].name, clusters.given.mentions[index].role
    if role:
        matches = [entity for entity in matches if role in clusters[entity].functions] or matches
    matches = [entity for entity in matches if _is_whole_name(clusters, entity, name)] or matches
    if len(matches) == 1:
        return matches[0]
    last, *others = sorted(matches, key=lambda entity: clusters.named_before(entity, index), reverse=True)
    for entity in others:
        much_more = _times(clusters, entity) >= _FAR_MORE * _times(clusters, last)
        called_so = name in clusters[entity].names and name not in clusters[last].names
        if much_more or (called_so and not _is_topic(clusters, index, last)):
            return entity
    if _times(clusters, last) >= _FAR_MORE * _times(clusters, others[0]):
        return last
    return None if _named_together(clusters, index, last, others[0]) else last


def _is_whole_name(clusters: Clusters, entity: EntityIndex, name: str) -> bool:
    """Whether an entity has just this name, and is not called so for short."""
    folded = name.casefold()
    names = clusters[entity].names
    return any(known.casefold() == folded for known in names) and not any(
        len(known.split()) > len(name.split()) for known in names
    )


def _is_topic(clusters: Clusters, index: MentionIndex, entity: EntityIndex) -> bool:
    """Whether somebody named more than once was the subject of a sentence when named last."""
    place = clusters.named_before(entity, index)
    return place >= 0 and _times(clusters, entity) > 1 and clusters.given.mentions[place].subject


def _named_together(clusters: Clusters, index: MentionIndex, first: EntityIndex, second: EntityIndex) -> bool:
    """Whether two people were named in full in one sentence when they were named last."""
    mentions = clusters.given.mentions
    places = [clusters.named_before(entity, index) for entity in (first, second)]
    if min(places) < 0:
        return False
    one, other = (mentions[place] for place in places)
    return one.sentence == other.sentence and " " in one.name and " " in other.name


def _times(clusters: Clusters, entity: EntityIndex) -> int:
    """How many mentions name an entity, as far as they are linked."""
    return sum(clusters[entity].times.values())
