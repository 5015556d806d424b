"""What a text says of an entity, held against the people and organisations whom the user knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

import regex
from attrs import frozen

from quoteattr.known import KnownEntities, KnownEntity, words_as_compared
from quoteattr.languages import MentionLexicon
from quoteattr.schema import EntityType, Form
from quoteattr.stages.mentions import PERHAPS_A_PERSON, Mention

__all__ = ["NamedEntity"]

_PLACES = 3
"""A name is that of a place when one in so many mentions stands behind a preposition of place."""

_REACH = 80
"""Code points behind a name in which brackets and appositions tell who has it."""

_BRACKETS = regex.compile(r"\s*\(([^()]*)\)")

_APPOSITION = regex.compile(r"\s*,([^,.;:!?\"“”‘„()]+),")

_SHORTEST_WORD = 3
"""Letters of a word of a function that tells anything: not *de* or *van*."""

_SHORTEST_LABEL = 5
"""Letters of a family name in capitals that is no abbreviation of something else."""

_PARTY = 10
"""What a party in brackets tells, in words of a function."""


_Find: TypeAlias = Callable[[tuple[str, ...], str], Sequence[KnownEntity]]

_NOBODY: Mapping[str, Sequence[KnownEntity]] = {}


@frozen
class NamedEntity:
    """An entity that has a name, with what the text says of it.

    :param type: what it is, as far as the text tells.
    :param mentions: its mentions, in text order.
    """

    text: str
    type: EntityType | None
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
        """The known people whose family name is a name of this entity, if the text may tell which."""
        parties = {word for party in self._parties for word in party.split()}
        return self._related(
            lambda family, initial: self.known.of_family(family, {*self._telling, *parties, initial})
        )

    def _related(self, find: _Find) -> Sequence[KnownEntity]:
        """Those of a family that is a name of this entity whom no other name denies.

        :param find: gives those who have a family name, of whom the first letter may be known.
        """
        if self._is_place or not (self.type in PERHAPS_A_PERSON or self._is_in_capitals):
            return ()
        for words in self.names:
            start = next((place for place, word in enumerate(words[:-1]) if len(word) > 1), len(words) - 1)
            family, initial = words[start:], words[0][0] if start else ""
            owners = find(family, initial) or find(self._nominative(family), initial)
            found = [
                known
                for known in owners
                if words_as_compared(known.name)[0].startswith(initial)
                and self._is_person(known)
                and not self._is_called_otherwise(known)
            ]
            if found:
                return found
        return ()

    def _is_person(self, known: KnownEntity) -> bool:
        """Whether somebody is a person, by type or gender, else by a first name: not *Fonds Zeedorp*."""
        first = words_as_compared(known.name)[0]
        return bool(
            known.type is EntityType.PERSON
            or known.gender
            or (
                self.lexicon.gender_of_name(first)
                and self.lexicon.noun_type(first, first) in PERHAPS_A_PERSON
            )
        )

    @property
    def _is_in_capitals(self) -> bool:
        """Whether it is only ever written in capitals, as in labels, and is no abbreviation."""
        return all(mention.name.isupper() and len(mention.name) >= _SHORTEST_LABEL for mention in self._named)

    @property
    def _is_place(self) -> bool:
        """Whether most of its mentions are those of a place; what does something may have its name only."""
        places = sum(mention.place and not mention.subject for mention in self.mentions)
        return _PLACES * places >= len(self.mentions)

    def contradicts(self, known: KnownEntity) -> bool:
        """Whether a title or a party in brackets says that it is somebody else."""
        if known.gender and self._genders and known.gender not in self._genders:
            return True
        named = self._parties & self.known.parties
        return bool(named and known.parties) and named.isdisjoint(map(_compared, known.parties))

    def likeness(self, known: KnownEntity) -> int:
        """How much of what is known of somebody the text says of the entity; 0 for nothing."""
        parties = set(map(_compared, known.parties)) | set(map(_compared, known.functions))
        words = {word for function in known.functions for word in words_as_compared(function)}
        return _PARTY * (not self._parties.isdisjoint(parties)) + len(words & self._telling)

    def most_like(self, elsewhere: Mapping[str, Sequence[KnownEntity]] = _NOBODY) -> KnownEntity | None:
        """The known one that it is, if the text tells.

        :param elsewhere: those whose whole name stands in the text, by the last word of their names.
        """
        fitting = self._fitting(self.whole or self._present(elsewhere)) or self._fitting(self.relatives)
        if len(self.whole) == 1 or len(fitting) == 1:
            return (fitting or self.whole)[0]
        scores = [self.likeness(known) for known in fitting]
        best = max(scores, default=0)
        return fitting[scores.index(best)] if best and scores.count(best) == 1 else None

    def _fitting(self, candidates: Iterable[KnownEntity]) -> list[KnownEntity]:
        return [known for known in candidates if not self.contradicts(known)]

    def _present(self, elsewhere: Mapping[str, Sequence[KnownEntity]]) -> Sequence[KnownEntity]:
        """Those of the family who are named in full elsewhere."""

        def find(family: tuple[str, ...], initial: str) -> list[KnownEntity]:  # noqa: ARG001
            return [known for known in elsewhere.get(family[-1], ()) if _ends_in(known, family)]

        return self._related(find) if elsewhere else ()

    @property
    def told(self) -> KnownEntity | None:
        """The known one that it is by more than a family name; ``None`` where nothing else tells."""
        told = self.whole or any(self.contradicts(known) or self.likeness(known) for known in self.relatives)
        return self.most_like() if told else None

    @property
    def has_namesakes(self) -> bool:
        """Whether it has several names, and those who have one of them are several."""
        if len(self._named) < 2:
            return False
        return any(self.known.has_namesakes(word) for word in {words[-1] for words in self.names})

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
    def _telling(self) -> set[str]:
        """The words that stand beside its names, and its functions, if they tell anything."""
        said = [mention.role.replace("_", "") for mention in self.mentions]
        for mention in self.mentions:
            said.append(self.text[mention.start : mention.end])
        for mention in self._named:
            for pattern in (_BRACKETS, _APPOSITION):
                match = pattern.match(self.text, mention.end, mention.end + _REACH)
                said.append(match[1] if match else "")
        found = {word for words in said for word in words_as_compared(words) if len(word) >= _SHORTEST_WORD}
        return found - self.lexicon.name_particles

    @property
    def _named(self) -> Sequence[Mention]:
        return [mention for mention in self.mentions if mention.form is Form.NAME]


def _compared(words: str) -> str:
    return " ".join(words_as_compared(words))


def _ends_in(known: KnownEntity, family: Sequence[str]) -> bool:
    """Whether somebody has a family name behind at least one other."""
    names = (words_as_compared(name) for name in (known.name, *known.aliases))
    return any(len(name) > len(family) and _is_short_for(family, name) for name in names)


def _is_short_for(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words are the end of a name, or all of it."""
    return tuple(words) == tuple(name[-len(words) :])


def _same_first(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether two names begin alike, or one with the initial of the other."""
    one, other = words[0], name[0]
    return one == other or (1 in {len(one), len(other)} and one[0] == other[0])
