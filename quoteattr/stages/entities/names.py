"""Names that are one entity: whole, short, in the genitive, or as an abbreviation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quoteattr.schema import EntityType, Form
from quoteattr.stages.entities.clusters import Clusters
from quoteattr.stages.entities.counts import NameCounts
from quoteattr.stages.entities.namesakes import PERSON, is_somebody_else, whose_name
from quoteattr.stages.entities.wording import with_nickname, words_of_name
from quoteattr.stages.indices import EntityIndex, MentionIndex, numbered
from quoteattr.stages.mentions import Mention

__all__ = ["link_names"]


def link_names(clusters: Clusters) -> None:
    """Link all names of the text, the longest first, so that short names find what they are short for."""
    mentions = clusters.given.mentions
    names = [index for index, mention in numbered(MentionIndex, mentions) if mention.form is Form.NAME]
    for index in _longest_first(names, mentions, clusters.given.names):
        entity = _known(clusters, index)
        if entity is None:
            clusters.start(index)
        else:
            clusters.add(entity, index)
    for index in names:
        _join_abbreviation(clusters, index)


def _longest_first(
    names: Iterable[MentionIndex], mentions: Sequence[Mention], counts: NameCounts
) -> list[MentionIndex]:
    """Names by their number of words, most first; words that only stand together by chance come last."""

    def rank(index: MentionIndex) -> tuple[bool, int, MentionIndex]:
        name = mentions[index].name
        return counts.is_chance(name), -len(name.split()), index

    return sorted(names, key=rank)


def _known(clusters: Clusters, index: MentionIndex) -> EntityIndex | None:
    """The entity that a name is, among those that are known."""
    given = clusters.given
    mention = given.mentions[index]
    words = _sought_words(mention.name, given.names)
    person = mention.kind == PERSON
    matches = [
        entity
        for entity in sorted(clusters.sharing_word(words))
        if any(
            _is_short_for(clusters, words, known, person=person and PERSON in clusters[entity].kinds)
            for known in clusters[entity].names
        )
        and not is_somebody_else(mention, clusters[entity], given.lexicon)
    ]
    return whose_name(clusters, index, matches) if matches else None


def _sought_words(name: str, counts: NameCounts) -> tuple[str, ...]:
    """The words that a name is looked for by: *smit* for *Smits* (Smit's), and for *Van Smit* (from Smit)."""
    words = words_of_name(name, counts.lexicon)
    if counts.is_chance(name):
        words = words[-1:]
    last = counts.lexicon.nominative(words[-1])
    nominative = (*words[:-1], last)
    return nominative if last and counts.times(words) <= 1 and counts.times(nominative) else words


def _is_short_for(clusters: Clusters, words: tuple[str, ...], name: str, *, person: bool) -> bool:
    """Whether ``words`` can be short for a known name: *Rutte* or *Mark* for *Mark Rutte*.

    Not *Simon* for *Nick & Simon*, who are a duo, nor *Smit* for *familie Smit*; but *Wim* or *Wim Smit* for
    *Willem ‘Wim’ Smit*.

    :param person: whether a model of names takes both for people: *Xi* is short for *Xi Wen*.
    """
    known = words_of_name(name, clusters.given.lexicon)
    if words == known:
        return True
    lexicon = clusters.given.lexicon
    several = known[0] in lexicon.families or not lexicon.joining.isdisjoint(known[1:-1])
    if len(words) >= len(known) or several:
        return False
    nicknamed = with_nickname(known)
    by_first_name = len(words) == 1 and (
        (known[0] == words[0] and (person or bool(lexicon.gender_of_name(name)))) or words == nicknamed[:1]
    )
    return by_first_name or known[-len(words) :] == words or words == nicknamed


# -- abbreviations ---------------------------------------------------------------------------------------


def _join_abbreviation(clusters: Clusters, index: MentionIndex) -> None:
    """An abbreviation in brackets is the name before it: *Dienst Uitvoering Bruggen* **(DUB)**.

    Bridge works service.
    """
    mentions = clusters.given.mentions
    short_index = _bracketed_behind(clusters, index)
    if short_index is None:
        return
    mention, short = mentions[index], mentions[short_index]
    whole, part = clusters.entity_of[index], clusters.entity_of[short_index]
    if whole is None or part is None or whole == part:
        return
    if mention.type is not EntityType.PERSON and _abbreviates(short.name, mention.name):
        clusters.merge(part, whole)


def _bracketed_behind(clusters: Clusters, index: MentionIndex) -> MentionIndex | None:
    """The name that stands alone in brackets right behind a mention."""
    text, mentions = clusters.given.text, clusters.given.mentions
    end = mentions[index].end
    if text[end : end + 2].lstrip()[:1] not in {"", "("}:
        return None
    for following in range(index + 1, len(mentions)):
        mention = mentions[following]
        if mention.start >= end:
            bracketed = (
                text[end : mention.start].strip() == "(" and text[mention.end : mention.end + 1] == ")"
            )
            return MentionIndex(following) if bracketed and mention.form is Form.NAME else None
    return None


def _abbreviates(short: str, name: str) -> bool:
    """Whether ``short`` is made of letters of ``name`` in their order, from its first on: *DUB*."""
    letters = iter(name.casefold())
    return (
        len(short) > 1
        and sum(letter.isupper() for letter in short) > 1
        and short[0].casefold() == name[0].casefold()
        and all(letter in letters for letter in short.casefold() if letter.isalpha())
    )
