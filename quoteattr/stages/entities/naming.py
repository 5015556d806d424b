"""What an entity is called, and what it is, once all its mentions are linked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from quoteattr.languages import MentionLexicon
from quoteattr.schema import EntityType
from quoteattr.stages.entities.clusters import Cluster, Clusters
from quoteattr.stages.entities.wording import words_of_name

__all__ = ["gender_of", "name_of", "names_of", "type_of"]

_WORDS = 9
"""A description of more words seldom is one: something that follows it was taken for a part of it."""

_USUAL = 3
"""How many times a description must stand in a text to name an entity before a fuller one."""


def type_of(cluster: Cluster) -> EntityType | None:
    """What an entity is, ``None`` if nothing tells."""
    return EntityType.PERSON if cluster.is_person else cluster.type


def gender_of(cluster: Cluster) -> str:
    """``masc``, ``fem`` or empty: what most names and functions tell, else what most pronouns do."""
    told = cluster.known or cluster.told
    return "masc" if told > 0 else "fem" if told < 0 else ""


def names_of(clusters: Clusters) -> list[str]:
    """What each entity is called: with a title where another has its name, *Moeder Beer* beside *Vader Beer*.

    Likewise *mevrouw De Wit* beside *Karel de Wit*.
    """
    lexicon = clusters.given.lexicon
    names = [name_of(cluster, lexicon) for cluster in clusters]
    named = [name for name, cluster in zip(names, clusters, strict=True) if cluster.named]
    shared = Counter([ending for name in named for ending in _endings(name, lexicon)])
    return [
        _with_title(clusters, cluster, name)
        if cluster.functions & lexicon.parting_titles and shared[words_of_name(name, lexicon)] > 1
        else name
        for name, cluster in zip(names, clusters, strict=True)
    ]


def _endings(name: str, lexicon: MentionLexicon) -> Iterator[tuple[str, ...]]:
    words = words_of_name(name, lexicon)
    return (words[place:] for place in range(len(words)))


def _with_title(clusters: Clusters, cluster: Cluster, name: str) -> str:
    """A name with the title that stands before it somewhere, as it is written there."""
    mentions, parting = clusters.given.mentions, clusters.given.lexicon.parting_titles
    for index in cluster.named:
        mention = mentions[index]
        if mention.name == name and mention.role in parting:
            words = clusters.given.words(mention).split()
            title = words[-len(name.split()) - 1 : -len(name.split())]
            if title and title[0].casefold() == mention.role:
                return f"{title[0]} {name}"
    return name


def name_of(cluster: Cluster, lexicon: MentionLexicon) -> str:
    """The fullest proper name, else the usual or the fullest description."""
    if cluster.names:
        return _fullest_name(cluster.names, cluster.times, lexicon)
    if len(cluster.descriptions) == 1:
        return next(iter(cluster.descriptions))
    usual, count = max(cluster.descriptions.items(), key=lambda item: item[1], default=("", 0))
    if count >= _USUAL:
        return usual
    short = [words for words in cluster.descriptions if len(words.split()) <= _WORDS]
    return max(short or cluster.descriptions, key=len, default="")


def _fullest_name(names: Sequence[str], times: Mapping[str, int], lexicon: MentionLexicon) -> str:
    """The name of most words, of these the usual or the longest, which is no other with something added.

    None in the genitive of another (*Smits*, *Anna's*), none in capitals where another is not, and none with
    a body behind it: *Jan Smit* and not *Jan Smit van Onderwijs*.
    """
    known = {name.casefold() for name in names}
    plain = [name for name in names if not _adds_to_another(name, known, lexicon)] or list(names)
    name = max(plain, key=lambda name: (not name.isupper(), len(name.split()), times.get(name, 0), len(name)))
    return lexicon.without_genitive_mark(name)


def _adds_to_another(name: str, known: Set[str], lexicon: MentionLexicon) -> bool:
    """Whether a name is one of the ``known``, in lower case, with a genitive or a body."""
    if lexicon.nominative(name).casefold() in known:
        return True
    without = lexicon.without_genitive_mark(name)
    if without != name and without.casefold() in known:
        return True
    words = name.casefold().split()
    return any(
        words[place] in lexicon.body_prepositions and " ".join(words[:place]) in known
        for place in range(2, len(words) - 1)
    )
