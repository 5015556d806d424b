"""Clusters: the mentions that are linked so far, and where to look for one that a mention may join."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence, Set

from attrs import define, field

from quoteattr.languages.lemmas import last_part
from quoteattr.schema import EntityType, Form
from quoteattr.stages.entities.agreement import agrees
from quoteattr.stages.entities.mentioned import MentionedText
from quoteattr.stages.entities.wording import phrases, with_nickname, words_of_name
from quoteattr.stages.indices import EntityIndex, MentionIndex
from quoteattr.stages.mentions import Mention

__all__ = ["LOOK_BACK", "Cluster", "Clusters"]

LOOK_BACK = 80
"""How many mentions back an entity counts as recent."""

_RECENT = 12
"""How many entities count as recent."""

_PLACES = 3
"""A name is that of a place when one in so many mentions stands behind a preposition of place."""

_TYPED = 3
"""What a cluster is must be told by at least one in so many of its names and descriptions."""

_SEVERAL = frozenset({EntityType.GROUP, EntityType.ORGANISATION})
"""What *zij* (they) may stand for."""


@define
class Cluster:
    """Mentions that are one entity as far as the text is read.

    :param gender: ``masc``, ``fem`` or empty, from the first mention that tells.
    :param number: ``sing`` or ``plur``, from the first mention.
    :param names: the names in it, each once.
    :param times: how many mentions have each name.
    :param functions: what nouns beside its names say that it is.
    :param kinds: what a model of names takes its names for.
    :param descriptions: how many names and descriptions have each wording.
    :param types: how many names and descriptions tell each type, ``None`` where they tell none.
    :param type: what they tell together.
    :param named: the mentions that are names, in text order.
    :param referring: those that are descriptions or pronouns, in text order.
    :param places: how many of all stand behind a preposition of place.
    :param known: how many more names and descriptions tell that it is masculine than feminine.
    :param told: how many more pronouns do.
    :param guessed: whether nothing but the spelling of a name alone tells its gender.
    """

    gender: str = ""
    number: str = ""
    names: list[str] = field(factory=list)
    times: dict[str, int] = field(factory=dict)
    functions: set[str] = field(factory=set)
    kinds: set[str] = field(factory=set)
    descriptions: dict[str, int] = field(factory=dict)
    types: dict[EntityType | None, int] = field(factory=dict)
    type: EntityType | None = None
    named: list[MentionIndex] = field(factory=list)
    referring: list[MentionIndex] = field(factory=list)
    places: int = 0
    known: int = 0
    told: int = 0
    guessed: bool = False

    @property
    def is_person(self) -> bool:
        """Whether it is a person by its type, or by a name of several words where nothing tells a type."""
        if self.type is not None:
            return self.type is EntityType.PERSON
        return any(" " in name for name in self.names)

    @property
    def is_place(self) -> bool:
        """Whether it is more likely a place than a person: *in* **Breda**."""
        mentions = len(self.named) + len(self.referring)
        return self.type is None and _PLACES * self.places >= mentions > 0

    def began_before(self, mention: MentionIndex) -> bool:
        """Whether one of its mentions stands before ``mention``."""
        return any(members and members[0] < mention for members in (self.named, self.referring))

    def among(self, mentions: range) -> list[MentionIndex]:
        """Those of its mentions that are among these: names in text order, then the others."""
        first, last, named, referring = mentions.start, mentions.stop, self.named, self.referring
        return [
            *named[bisect.bisect_left(named, first) : bisect.bisect_left(named, last)],
            *referring[bisect.bisect_left(referring, first) : bisect.bisect_left(referring, last)],
        ]


@define
class _Occurrences:
    """Where the clusters of a text have a word or phrase.

    :param rows: for each word the mentions that have it and their entities, in text order.
    :param entities: for each word the entities that have it anywhere.
    """

    rows: dict[str, list[tuple[MentionIndex, EntityIndex]]] = field(factory=dict)
    entities: dict[str, set[EntityIndex]] = field(factory=dict)

    def note(self, word: str, mention: MentionIndex, entity: EntityIndex) -> None:
        """Add a mention that has ``word``."""
        bisect.insort(self.rows.setdefault(word, []), (mention, entity))
        self.entities.setdefault(word, set()).add(entity)

    def move(self, word: str, mention: MentionIndex, part: EntityIndex, whole: EntityIndex) -> None:
        """Let a mention that has ``word`` be of another entity."""
        rows = self.rows[word]
        del rows[bisect.bisect_left(rows, (mention, part))]
        if all(entity != part for _, entity in rows):
            self.entities[word].discard(part)
        self.note(word, mention, whole)

    def latest_before(self, word: str, mention: MentionIndex) -> Iterator[EntityIndex]:
        """Entities that had ``word`` before ``mention``, each once, the latest first."""
        rows = self.rows.get(word)
        if not rows:
            return
        seen: set[EntityIndex] = set()
        for place in range(bisect.bisect_left(rows, (mention, -1)) - 1, -1, -1):
            entity = rows[place][1]
            if entity not in seen:
                seen.add(entity)
                yield entity


@define
class Clusters:
    """All clusters of a text while its mentions are linked.

    :param given: the text with its mentions.
    :param entity_of: for each mention its entity, ``None`` while it has none.
    :param narrator: the entity that says *ik* (I) outside quotations, once it is met.
    """

    given: MentionedText
    entity_of: list[EntityIndex | None] = field(init=False)
    narrator: EntityIndex | None = field(default=None, init=False)
    _clusters: list[Cluster] = field(factory=list, init=False)
    _by_first_word: dict[str, set[EntityIndex]] = field(factory=dict, init=False)
    _by_last_word: dict[str, set[EntityIndex]] = field(factory=dict, init=False)
    _by_phrase: _Occurrences = field(factory=_Occurrences, init=False)
    _by_role: _Occurrences = field(factory=_Occurrences, init=False)

    @entity_of.default
    def _unlinked(self) -> list[EntityIndex | None]:
        return [None] * len(self.given.mentions)

    def __getitem__(self, entity: EntityIndex) -> Cluster:
        return self._clusters[entity]

    def __iter__(self) -> Iterator[Cluster]:
        return iter(self._clusters)

    # -- linking -------------------------------------------------------------------------------------

    def start(self, index: MentionIndex) -> EntityIndex:
        """A new cluster with mention ``index`` in it."""
        mention = self.given.mentions[index]
        self._clusters.append(Cluster(gender=mention.gender, number=mention.number))
        entity = EntityIndex(len(self._clusters) - 1)
        self.add(entity, index)
        return entity

    def add(self, entity: EntityIndex, index: MentionIndex) -> None:
        """Link mention ``index`` to an entity.

        Names may be added in any order, and all of them before the first description or pronoun; these are
        added in text order.
        """
        mention, cluster = self.given.mentions[index], self._clusters[entity]
        self.entity_of[index] = entity
        cluster.places += mention.place
        if mention.form is Form.NAME:
            bisect.insort(cluster.named, index)
            self._note_name(entity, mention.name)
            cluster.times[mention.name] = cluster.times.get(mention.name, 0) + 1
            cluster.functions.add(mention.role)
            cluster.kinds.add(mention.kind)
        else:
            cluster.referring.append(index)
        if mention.form is not Form.PRONOUN:
            self._note_words(entity, index)
        if mention.role:
            self._by_role.note(last_part(mention.role), index, entity)
        if mention.gender:
            sign = 1 if mention.gender == "masc" else -1
            if mention.form is Form.PRONOUN:
                cluster.told += sign
            else:
                cluster.known += sign
        cluster.gender = cluster.gender or mention.gender

    def _note_name(self, entity: EntityIndex, name: str) -> None:
        names = self._clusters[entity].names
        if name not in names and not self.given.names.is_chance(name):
            names.append(name)
            words = words_of_name(name, self.given.lexicon)
            for first in {words[0], *with_nickname(words)[:1]}:
                self._by_first_word.setdefault(first, set()).add(entity)
            self._by_last_word.setdefault(words[-1], set()).add(entity)

    def _note_words(self, entity: EntityIndex, index: MentionIndex) -> None:
        mention, cluster = self.given.mentions[index], self._clusters[entity]
        phrase, bare = phrases(self.given.words(mention), self.given.lexicon.articles)
        self._by_phrase.note(bare, index, entity)
        relative = phrase.removesuffix(mention.name).rstrip() if mention.form is Form.NAME else ""
        if " " in relative and relative.split()[0].casefold() in self.given.lexicon.possessives:
            self._by_phrase.note(relative.casefold(), index, entity)
        cluster.descriptions[phrase] = cluster.descriptions.get(phrase, 0) + 1
        cluster.types[mention.type] = cluster.types.get(mention.type, 0) + 1
        cluster.type = _majority(cluster.types)

    def merge(self, part: EntityIndex, whole: EntityIndex) -> None:
        """Link the names of one entity to another, and leave it without a mention."""
        cluster = self._clusters[part]
        members, cluster.named, cluster.places = cluster.named, [], 0
        for index in members:
            self.add(whole, index)

    def identify(self, part: EntityIndex, whole: EntityIndex) -> None:
        """Link the descriptions and pronouns of an entity without a name to another, and leave it empty."""
        lexicon, old, new = self.given.lexicon, self._clusters[part], self._clusters[whole]
        for index in old.referring:
            mention = self.given.mentions[index]
            self.entity_of[index] = whole
            bisect.insort(new.referring, index)
            if mention.form is not Form.PRONOUN:
                _, bare = phrases(self.given.words(mention), lexicon.articles)
                self._by_phrase.move(bare, index, part, whole)
            if mention.role:
                self._by_role.move(last_part(mention.role), index, part, whole)
        for kind, count in old.types.items():
            new.types[kind] = new.types.get(kind, 0) + count
        for phrase, count in old.descriptions.items():
            new.descriptions[phrase] = new.descriptions.get(phrase, 0) + count
        new.type = _majority(new.types)
        new.places += old.places
        new.known += old.known
        new.told += old.told
        new.gender = new.gender or old.gender
        self._clusters[part] = Cluster()

    # -- looking up ----------------------------------------------------------------------------------

    def sharing_word(self, words: Sequence[str]) -> Set[EntityIndex]:
        """Entities with a name that ends like one, or that begins with it if it is one word."""
        ending = self._by_last_word.get(words[-1], set())
        return ending | self._by_first_word.get(words[0], set()) if len(words) == 1 else ending

    def with_phrase(self, mention: Mention, before: MentionIndex) -> EntityIndex | None:
        """The entity that last had the words of ``mention``, whatever the article."""
        _, bare = phrases(self.given.words(mention), self.given.lexicon.articles)
        return next(self._by_phrase.latest_before(bare, before), None)

    def with_role(self, role: str, before: MentionIndex) -> Iterator[EntityIndex]:
        """Entities that had the last part of ``role`` as theirs before a mention, the latest first."""
        return self._by_role.latest_before(last_part(role), before)

    def only_with_role(self, role: str) -> EntityIndex | None:
        """The entity that has the last part of ``role`` anywhere, if it is just one."""
        owners = self._by_role.entities.get(last_part(role), set())
        return next(iter(owners)) if len(owners) == 1 else None

    def named_before(self, entity: EntityIndex, mention: MentionIndex) -> int:
        """The last name of an entity before a mention, -1 if there is none."""
        named = self._clusters[entity].named
        place = bisect.bisect_left(named, mention)
        return named[place - 1] if place else -1

    def recent(self, before: MentionIndex) -> list[EntityIndex]:
        """The entities that were mentioned last before a mention, the latest first."""
        last = max(0, before - LOOK_BACK + 1)
        entities = dict.fromkeys(self.entity_of[last:before][::-1])
        return [entity for entity in entities if entity is not None][:_RECENT]

    def agrees(self, mention: Mention, entity: EntityIndex) -> bool:
        """Whether a pronoun or description can stand for an entity, which is never the narrator."""
        if entity == self.narrator:
            return False
        cluster = self._clusters[entity]
        return agrees(
            mention,
            kind=cluster.type,
            gender=cluster.gender,
            named=bool(cluster.names) and not cluster.is_place,
            plural=cluster.number == "plur",
            collective=cluster.type in _SEVERAL,
        )


def _majority(types: Mapping[EntityType | None, int]) -> EntityType | None:
    """What most mentions with a type say, when they are at least a third of all.

    A person needs no majority of all: as many mentions as tell anything else are enough.
    """
    if len(types) == 1:
        return next(iter(types))
    total, people = sum(types.values()), types.get(EntityType.PERSON, 0)
    if people and people >= total - people - types.get(None, 0):
        return EntityType.PERSON
    kind, count = max(
        ((kind, count) for kind, count in types.items() if kind is not None),
        key=lambda item: item[1],
        default=(None, 0),
    )
    return kind if _TYPED * count >= total else None
