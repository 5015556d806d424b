"""Known people and organisations, looked up by the words of a text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from itertools import accumulate, chain, islice

from attrs import define, field, frozen

from quoteattr.known.entity import KnownEntity
from quoteattr.known.spelling import has_capitals_of, words_as_compared, words_as_written

__all__ = ["LARGE_FAMILY", "LONGEST_NAME", "FoundName", "KnownEntities"]

LONGEST_NAME = 30
"""Most words of a known name."""

LARGE_FAMILY = 40
"""So many known people may have one family name and all be looked at."""

_TIES = frozenset({"-", "‐", "‑", "–", ".", "'", "’", "&", "/", "+", "·"})
"""Signs that may stand between two words of a name as tokens of their own."""


@frozen
class FoundName:
    """Tokens of a sentence that are a known name.

    :param first: index of the first token.
    :param last: index of the last token.
    :param words: how many words the name has.
    :param entities: those who have the name.
    """

    first: int
    last: int
    words: int
    entities: tuple[KnownEntity, ...]


@define
class _Index:
    """Where names lead.

    :param names: whole names and aliases, by their words as compared, with how they are written.
    :param families: those whose name ends in these words and begins with others.
    :param told: for large families the places of those of whom a text may say a word, by the word.
    :param longest: for the first word of a name the number of words of the longest that begins with it.
    :param parties: all parties, as compared.
    """

    names: dict[str, list[tuple[KnownEntity, str]]] = field(factory=dict)
    families: dict[str, list[KnownEntity]] = field(factory=dict)
    told: dict[str, dict[str, list[int]]] = field(factory=dict)
    longest: dict[str, int] = field(factory=dict)
    parties: set[str] = field(factory=set)

    @classmethod
    def of(cls, entities: Sequence[KnownEntity]) -> _Index:
        index = cls()
        for entity in entities:
            for name in dict.fromkeys((entity.name, *entity.aliases)):
                index._note(entity, name)
            index.parties.update([" ".join(words_as_compared(party)) for party in entity.parties])
        return index

    def _note(self, entity: KnownEntity, name: str) -> None:
        parts = list(map(words_as_written, name.split()))
        written = list(chain.from_iterable(parts))
        words = " ".join(written).lower().split()
        rows = self.names.setdefault(" ".join(words), [])
        if not rows or rows[-1][0] is not entity:
            rows.append((entity, " ".join(written)))
        self.longest[words[0]] = max(self.longest.get(words[0], 0), len(words))
        if entity.may_be_person:
            for start in islice(accumulate(map(len, parts)), len(parts) - 1):
                family = " ".join(words[start:])
                owners = self.families.setdefault(family, [])
                if len(family) > 1 and (not owners or owners[-1] is not entity):
                    owners.append(entity)


@frozen(repr=False, cache_hash=True)
class KnownEntities:
    """Everybody whom the user knows, looked up by name.

    The table is made with the value and does not go with it when it is pickled: whoever gets it makes it
    again. It takes time and memory in proportion to the names, and a look-up takes the same time however many
    there are.

    :param entities: each with an id of its own.
    """

    entities: tuple[KnownEntity, ...]
    _index: _Index = field(init=False, eq=False)

    @_index.default
    def _made(self) -> _Index:
        return _Index.of(self.entities)

    def __repr__(self) -> str:
        return f"<KnownEntities: {len(self.entities)}>"

    def __len__(self) -> int:
        return len(self.entities)

    def __reduce__(self) -> tuple[object, ...]:
        return KnownEntities, (self.entities,)

    @property
    def parties(self) -> Set[str]:
        """All parties, as compared."""
        return self._index.parties

    def named(self, words: Sequence[str]) -> tuple[KnownEntity, ...]:
        """Those whose name or alias these words are.

        :param words: as compared, see :func:`words_as_compared`.
        """
        return tuple([entity for entity, _ in self._index.names.get(" ".join(words), ())])

    def has_namesakes(self, word: str) -> bool:
        """Whether several may be people whose name or alias ends in a word."""
        return len(self._index.families.get(word, ())) > 1

    def of_family(self, words: Sequence[str], said: Collection[str] = ()) -> Sequence[KnownEntity]:
        """Those who may be people and whose name or alias ends in these words, behind at least one other.

        Of a large family these are only those who have a word of their functions or parties, or their first
        letter, among those that a text says of somebody. Nothing else could tell which of them it is.

        :param said: as compared.
        """
        family = " ".join(words)
        owners = self._index.families.get(family, ())
        if len(owners) <= LARGE_FAMILY:
            return owners
        told = self._index.told.get(family)
        if told is None:
            told = self._index.told[family] = _told(owners)
        return [owners[place] for place in sorted({place for word in said for place in told.get(word, ())})]

    def found_in(
        self, texts: Sequence[str], lowers: Sequence[str], particles: Collection[str], genitive: str
    ) -> Iterator[FoundName]:
        """The known names among the tokens of a sentence, from left to right, at each place the longest.

        :param texts: the tokens as they are written.
        :param lowers: the same in lower case.
        :param particles: words that may be written small whatever the name says: *van*.
        :param genitive: what the genitive adds to a name: *s*.
        """
        longest, behind = self._index.longest, 0
        openings = [
            first
            for first, lower in enumerate(lowers)
            if lower in longest
            or (not lower.isalpha() and len(lower) > 1)
            or (lower.endswith(genitive) and lower.removesuffix(genitive) in longest)
        ]
        for first in openings:
            found = self._found_at(texts, first, particles, genitive) if first >= behind else None
            if found is not None:
                yield found
                behind = found.last + 1

    def _found_at(
        self, texts: Sequence[str], first: int, particles: Collection[str], genitive: str
    ) -> FoundName | None:
        """The longest known name that begins with a token."""
        words, ends = self._words_from(texts, first, genitive)
        for place in range(len(ends) - 1, -1, -1):
            size, last = ends[place]
            for written in _readings(words[:size], ends[place - 1][0] if place else 0, genitive):
                entities = self._written_like(written, particles)
                if entities:
                    return FoundName(first, last, len(written), entities)
        return None

    def _words_from(
        self, texts: Sequence[str], first: int, genitive: str
    ) -> tuple[list[str], list[tuple[int, int]]]:
        """The words of the tokens that a known name may have which begins with token ``first``.

        :returns: the words as written; and for each token how many there are up to its end, and its index.
        """
        words: list[str] = []
        ends: list[tuple[int, int]] = []
        most = 0
        for index in range(first, len(texts)):
            parts = words_as_written(texts[index])
            if not parts:
                if words and texts[index] in _TIES:
                    continue
                break
            if not words:
                opening = parts[0].lower()
                longest = self._index.longest
                most = max(longest.get(opening, 0), longest.get(opening.removesuffix(genitive), 0))
            words += parts
            if len(words) > most + 1 or not most:
                break
            ends.append((len(words), index))
        return words, ends

    def _written_like(self, written: Sequence[str], particles: Collection[str]) -> tuple[KnownEntity, ...]:
        """Those who have a name of these words and no capital that the words lack."""
        rows = self._index.names.get(" ".join(written).lower(), ())
        return tuple([entity for entity, known in rows if _fits(known, written, particles)])


def _told(owners: Sequence[KnownEntity]) -> dict[str, list[int]]:
    """The places of people by the words of their functions and parties and by their first letter."""
    told: dict[str, list[int]] = {}
    for place, owner in enumerate(owners):
        words = {words_as_compared(owner.name)[0][0]}
        for part in (*owner.functions, *owner.parties):
            words.update(words_as_compared(part))
        for word in words:
            told.setdefault(word, []).append(place)
    return told


def _readings(words: Sequence[str], before: int, genitive: str) -> Iterator[Sequence[str]]:
    """What words may be: as they are, or without the genitive: *Anna's*, *Smits*.

    :param before: how many of them are not of the last token.
    """
    yield words
    last = words[-1]
    if last == genitive and len(words) > before + 1:
        yield words[:-1]
    elif last.endswith(genitive) and len(last) > len(genitive):
        yield [*words[:-1], last.removesuffix(genitive)]


def _fits(known: str, written: Sequence[str], particles: Collection[str]) -> bool:
    if has_capitals_of(known, " ".join(written)):
        return True
    pairs: Mapping[bool, list[tuple[str, str]]] = {True: [], False: []}
    for pair in zip(known.split(), written, strict=True):
        pairs[pair[0].lower() in particles].append(pair)
    return bool(pairs[False]) and all(has_capitals_of(*pair) for pair in pairs[False])
