"""Which entities of a text the user knows, by their names and by what the text says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import regex
from attrs import evolve, frozen

from quoteattr.known import KnownEntities, KnownEntity, words_as_compared
from quoteattr.languages import Language, MentionLexicon
from quoteattr.schema import EntityType, Form
from quoteattr.stages.entities.resolution import Resolution, ResolvedEntity
from quoteattr.stages.indices import EntityIndex
from quoteattr.stages.mentions import Mention

__all__ = ["tie_known"]

_PLACES = 3
"""A name is that of a place when one in so many mentions stands behind a preposition of place."""

_PEOPLE = frozenset({None, EntityType.PERSON})
"""What may be a person."""

_REACH = 80
"""Code points behind a name in which brackets and appositions tell who has it."""

_BRACKETS = regex.compile(r"\s*\(([^()]*)\)")

_APPOSITION = regex.compile(r"\s*,([^,.;:!?\"“”‘„()]+),")

_SHORTEST_WORD = 3
"""Letters of a word of a function that tells anything: not *de* or *van*."""

_PARTY = 10
"""What a party in brackets tells, in words of a function."""


def tie_known(text: str, resolution: Resolution, known: KnownEntities, language: Language) -> Resolution:
    """The ``resolution`` with the names, types, genders and ids of those whom the user knows.

    A whole name or an alias is whoever has it. A family name alone, or with initials, is the known person who
    has it, unless the text says otherwise: by a first name, a title, a party in brackets. Of several it is
    the one who is named in full elsewhere in the text, else the one of whom the text tells the function or
    the party; else it stays open. Entities that turn out to be one are one afterwards.
    """
    named = _named_entities(text, resolution, known, language.mentions)
    ties: dict[EntityIndex, KnownEntity] = {}
    for entity in named:
        whole = entity.whole
        if len(whole) == 1:
            ties[entity.index] = whole[0]
    elsewhere = {tied.id for tied in ties.values()}
    for entity in named:
        if entity.index not in ties:
            tied = _most_likely(entity, elsewhere)
            if tied is not None:
                ties[entity.index] = tied
    return _with_ties(resolution, ties) if ties else resolution


def _with_ties(resolution: Resolution, ties: Mapping[EntityIndex, KnownEntity]) -> Resolution:
    """The resolution in which each known entity is one, under the index of its first."""
    first: dict[str, EntityIndex] = {}
    moved = {index: first.setdefault(ties[index].id, index) for index in sorted(ties)}
    entities = list(resolution.entities)
    for index, tied in ties.items():
        entities[index] = ResolvedEntity(
            name=tied.name,
            type=tied.type or entities[index].type,
            gender=tied.gender or entities[index].gender,
            known=tied.id,
        )
    return evolve(
        resolution,
        entity_of=tuple(
            [None if index is None else moved.get(index, index) for index in resolution.entity_of]
        ),
        entities=tuple(entities),
        narrator=None if resolution.narrator is None else moved.get(resolution.narrator, resolution.narrator),
    )


def _most_likely(entity: _NamedEntity, elsewhere: set[str]) -> KnownEntity | None:
    """The one of several who fits best, or who is the only one to have a family name.

    :param elsewhere: the ids of those whose whole name stands in the text.
    """
    whole = entity.whole
    candidates = whole or entity.relatives
    fitting = [known for known in candidates if not entity.contradicts(known)]
    if not whole:
        present = [known for known in fitting if known.id in elsewhere]
        fitting = present or fitting
        if len(fitting) == 1:
            return fitting[0]
    scores = sorted(((entity.likeness(known), place) for place, known in enumerate(fitting)), reverse=True)
    if not scores or not scores[0][0] or (len(scores) > 1 and scores[1][0] == scores[0][0]):
        return fitting[0] if len(fitting) == 1 else None
    return fitting[scores[0][1]]


# -- what a text says of an entity -----------------------------------------------------------------------


def _named_entities(
    text: str, resolution: Resolution, known: KnownEntities, lexicon: MentionLexicon
) -> list[_NamedEntity]:
    """The entities of a text that have a name."""
    members: dict[EntityIndex, list[Mention]] = {}
    for mention, entity in zip(resolution.mentions, resolution.entity_of, strict=True):
        if entity is not None:
            members.setdefault(entity, []).append(mention)
    return [
        _NamedEntity(entity, resolution.entities[entity], text, mentions, known, lexicon)
        for entity, mentions in sorted(members.items())
        if any(mention.form is Form.NAME for mention in mentions)
    ]


@frozen
class _NamedEntity:
    """An entity that has a name, with what the text says of it.

    :param mentions: its mentions, in text order.
    """

    index: EntityIndex
    resolved: ResolvedEntity
    text: str
    mentions: Sequence[Mention]
    known: KnownEntities
    lexicon: MentionLexicon

    @cached_property
    def names(self) -> Sequence[tuple[str, ...]]:
        """Its names by their words, those of most words first."""
        names = {
            words_as_compared(self.lexicon.without_genitive_mark(mention.name))
            for mention in self.mentions
            if mention.form is Form.NAME
        }
        return sorted(filter(None, names), key=lambda words: (-len(words), words))

    @cached_property
    def whole(self) -> Sequence[KnownEntity]:
        """Those whose whole name, or alias, is a name of this entity and no other name denies it."""
        for words in self.names:
            found = [known for known in self._looked_up(words) if not self._is_called_otherwise(known)]
            if found:
                return found
        return ()

    def _looked_up(self, words: tuple[str, ...]) -> Sequence[KnownEntity]:
        return self.known.named(words) or self.known.named(self._nominative(words))

    def _nominative(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a name that may stand in the genitive: *Smits*."""
        last = words[-1]
        if self.lexicon.gender_of_name(last):
            return words
        return (*words[:-1], self.lexicon.nominative(last) or last)

    def _is_called_otherwise(self, known: KnownEntity) -> bool:
        """Whether the entity has another first name before the family name of a known person."""
        if not known.may_be_person:
            return False
        own = [words_as_compared(name) for name in (known.name, *known.aliases)]
        for words in self.names:
            alike = [name for name in own if name[-1] == words[-1]]
            if (
                len(words) > 1
                and alike
                and not any(_is_short_for(words, name) or _same_first(words, name) for name in alike)
            ):
                return True
        return False

    @cached_property
    def relatives(self) -> Sequence[KnownEntity]:
        """The known people whose family name is a name of this entity."""
        if self.resolved.type not in _PEOPLE or self._is_place:
            return ()
        for words in self.names:
            found = [
                known
                for known in self._of_family(words)
                if self._is_person(known) and not self._is_called_otherwise(known)
            ]
            if found:
                return found
        return ()

    def _of_family(self, words: tuple[str, ...]) -> Iterator[KnownEntity]:
        start = next((place for place, word in enumerate(words[:-1]) if len(word) > 1), len(words) - 1)
        family = words[start:]
        for known in self.known.of_family(family) or self.known.of_family(self._nominative(family)):
            if not start or words[0][0] == words_as_compared(known.name)[0][0]:
                yield known

    def _is_person(self, known: KnownEntity) -> bool:
        """Whether somebody is a person, by type or gender, else by a first name: not *Fonds Zeedorp*."""
        first = words_as_compared(known.name)[0]
        return bool(
            known.type is EntityType.PERSON
            or known.gender
            or (self.lexicon.gender_of_name(first) and self.lexicon.noun_type(first, first) in _PEOPLE)
        )

    @property
    def _is_place(self) -> bool:
        return _PLACES * sum(mention.place for mention in self.mentions) >= len(self.mentions)

    def contradicts(self, known: KnownEntity) -> bool:
        """Whether a title or a party in brackets says that it is somebody else."""
        if known.gender and self._genders and known.gender not in self._genders:
            return True
        named = self._parties & set(self.known.parties)
        return bool(named and known.parties) and named.isdisjoint(map(_compared, known.parties))

    def likeness(self, known: KnownEntity) -> int:
        """How much of what is known of somebody the text says of the entity; 0 for nothing."""
        parties = set(map(_compared, known.parties)) | set(map(_compared, known.functions))
        words = {word for function in known.functions for word in words_as_compared(function)}
        telling = {word for word in words if len(word) >= _SHORTEST_WORD} - self.lexicon.name_particles
        return _PARTY * (not self._parties.isdisjoint(parties)) + len(telling & self._words)

    @cached_property
    def _genders(self) -> set[str]:
        """What titles, functions and first names say; pronouns may be somebody else's."""
        return {mention.gender for mention in self.mentions if mention.form is not Form.PRONOUN} - {""}

    @cached_property
    def _parties(self) -> set[str]:
        """What stands in brackets behind a name."""
        found = (_BRACKETS.match(self.text, mention.end, mention.end + _REACH) for mention in self._named)
        return {_compared(part) for match in found if match for part in (match[1], *match[1].split(","))}

    @cached_property
    def _words(self) -> set[str]:
        """The words that stand beside its names, and its functions."""
        said = [mention.role.replace("_", "") for mention in self.mentions]
        for mention in self.mentions:
            said.append(self.text[mention.start : mention.end])
        for mention in self._named:
            for pattern in (_BRACKETS, _APPOSITION):
                match = pattern.match(self.text, mention.end, mention.end + _REACH)
                said.append(match[1] if match else "")
        return {word for words in said for word in words_as_compared(words)}

    @property
    def _named(self) -> Sequence[Mention]:
        return [mention for mention in self.mentions if mention.form is Form.NAME]


def _compared(words: str) -> str:
    return " ".join(words_as_compared(words))


def _is_short_for(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words are the end of a name, or all of it."""
    return tuple(words) == tuple(name[-len(words) :])


def _same_first(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether two names begin alike, or one with the initial of the other."""
    one, other = words[0], name[0]
    return one == other or (1 in {len(one), len(other)} and one[0] == other[0])
