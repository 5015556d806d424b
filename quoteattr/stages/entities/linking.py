"""Entities: which mentions are one person, organisation, group or document, and what its name is."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import define, field

from quoteattr.languages import Language, MentionLexicon
from quoteattr.parsing.tables import Sentence
from quoteattr.schema import EntityType, Form
from quoteattr.stages.entities.agreement import agrees
from quoteattr.stages.entities.resolution import Resolution, ResolvedEntity
from quoteattr.stages.indices import EntityIndex
from quoteattr.stages.mentions import Mention
from quoteattr.stages.spans import Spans

__all__ = ["resolve_entities"]

_REACH = 12
"""How many sentences back a pronoun looks for what it stands for."""


_LOOK_BACK = 80
"""How many mentions back an entity counts as recent."""

_RECENT = 12
"""How many entities count as recent."""

_KEPT_NAMES = 20_000

_SEVERAL = frozenset({EntityType.GROUP, EntityType.ORGANISATION})

_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl"})


@define
class _Draft:
    """An entity while the text is read."""

    names: list[str] = field(factory=list)
    descriptions: dict[str, int] = field(factory=dict)
    type: EntityType | None = None
    types: dict[EntityType | None, int] = field(factory=dict)
    gender: str = ""
    number: str = ""
    mentions: list[int] = field(factory=list)
    places: int = 0
    linked_by_name: int = 0


def resolve_entities(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    quoted: Sequence[tuple[int, int]],
    language: Language,
) -> Resolution:
    """Tie ``mentions`` together.

    :param quoted: spans of direct quotations; what is named there is less likely to be meant outside.
    """
    linker = _Linker(text, sentences, mentions, tuple(quoted), language.mentions)
    return linker.run()


@define
class _Linker:
    text: str
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    quoted: tuple[tuple[int, int], ...]
    lexicon: MentionLexicon
    drafts: list[_Draft] = field(factory=list)
    assigned: list[int | None] = field(factory=list)
    sentence_of: list[int] = field(factory=list)
    inside: list[bool] = field(factory=list)
    narrator: int | None = None
    counts: Counter[str] = field(factory=Counter)
    by_first_word: dict[str, set[int]] = field(factory=dict)
    by_last_word: dict[str, set[int]] = field(factory=dict)
    by_phrase: dict[str, list[tuple[int, int]]] = field(factory=dict)
    by_role: dict[str, list[tuple[int, int]]] = field(factory=dict)
    owners: dict[str, set[int]] = field(factory=dict)

    def run(self) -> Resolution:
        self.assigned = [None] * len(self.mentions)
        self.sentence_of = [mention.sentence for mention in self.mentions]
        quoted = Spans.of(self.quoted)
        self.inside = [quoted.hold(mention.start, mention.end) for mention in self.mentions]
        self._link_names()
        for number, mention in enumerate(self.mentions):
            if mention.form is Form.NOMINAL:
                self._link_nominal(number, mention)
            elif mention.form is Form.PRONOUN:
                self._link_pronoun(number, mention)
        return Resolution(
            mentions=tuple(self.mentions),
            entity_of=tuple([None if entity is None else EntityIndex(entity) for entity in self.assigned]),
            entities=tuple(
                [
                    ResolvedEntity(self._best_name(draft), self._type(draft), draft.gender)
                    for draft in self.drafts
                ]
            ),
            narrator=None if self.narrator is None else EntityIndex(self.narrator),
        )

    # -- names ---------------------------------------------------------------------------------------

    def _link_names(self) -> None:
        order = [n for n, mention in enumerate(self.mentions) if mention.form is Form.NAME]
        self.counts = Counter(" ".join(_words(self.mentions[n].name)) for n in order)
        by_length = sorted(order, key=lambda n: (-len(self.mentions[n].name.split()), n))
        chance = [n for n in by_length if self._by_chance(self.mentions[n].name)]
        last = set(chance)
        for number in [*(n for n in by_length if n not in last), *chance]:
            mention = self.mentions[number]
            entity = self._entity_of_name(number, mention)
            if entity is None:
                entity = self._new(mention)
            self._add(entity, number)
        for draft in self.drafts:
            draft.mentions.sort()
        for number in order:
            self._join_abbreviation(number)
        for draft in self.drafts:
            draft.linked_by_name = len(draft.mentions)

    def _join_abbreviation(self, number: int) -> None:
        """An abbreviation in brackets is the name before it: *Dienst Uitvoering Bruggen* **(DUB)**."""
        mention = self.mentions[number]
        if self.text[mention.end : mention.end + 2].lstrip()[:1] not in {"", "("}:
            return
        following = next(
            (n for n in range(number + 1, len(self.mentions)) if self.mentions[n].start >= mention.end), None
        )
        if following is None:
            return
        short = self.mentions[following]
        whole, part = self.assigned[number], self.assigned[following]
        if short.form is not Form.NAME or self.text[mention.end : short.start].strip() != "(":
            return
        if self.text[short.end : short.end + 1] != ")" or whole is None or part is None or whole == part:
            return
        if mention.type is EntityType.PERSON or not _abbreviates(short.name, mention.name):
            return
        for member in self.drafts[part].mentions:
            self.assigned[member] = None
        members, self.drafts[part].mentions = self.drafts[part].mentions, []
        self.drafts[part].places = 0
        for member in members:
            self._add(whole, member)
        self.drafts[whole].mentions.sort()

    def _by_chance(self, name: str) -> bool:
        """Whether two words only happen to stand beside each other, as they stand alone much more often.

        Two names side by side, or a name behind a preposition: *Van Anna hoorde hij* — from Anna he heard.
        """
        words = _words(name)
        if len(words) != 2:
            return False
        together = self.counts[" ".join(words)]
        if words[0] in self.lexicon.name_particles:
            return self.counts[words[1]] >= 3 * together
        return all(self.counts[word] >= 3 * together for word in words)

    def _entity_of_name(self, number: int, mention: Mention) -> int | None:
        words = _words(mention.name)
        if self._by_chance(mention.name):
            words = words[-1:]
        if (
            words[-1].endswith("s")
            and not self.counts[" ".join(words)] > 1
            and self.counts[" ".join([*words[:-1], words[-1][:-1]])]
        ):
            words = (*words[:-1], words[-1][:-1])
        alike = self.by_last_word.get(words[-1], set())
        if len(words) == 1:
            alike = alike | self.by_first_word.get(words[0], set())
        matches = [
            entity
            for entity in sorted(alike)
            if any(self._same_name(words, known) for known in self.drafts[entity].names)
        ]
        if len(matches) > 1:
            exact = [
                e for e in matches if mention.name.casefold() in {n.casefold() for n in self.drafts[e].names}
            ]
            matches = exact or self._nearest_first(matches, number)
        return matches[0] if matches else None

    def _same_name(self, name: tuple[str, ...], known_name: str) -> bool:
        """Whether ``name`` can be short for a known one: *Rutte* or *Mark* for *Mark Rutte*."""
        known = _words(known_name)
        if name == known:
            return True
        if len(name) >= len(known):
            return False
        given = len(name) == 1 and known[0] == name[0] and bool(self.lexicon.gender_of_name(known_name))
        return given or known[-len(name) :] == name

    def _nearest_first(self, entities: Sequence[int], number: int) -> list[int]:
        def distance(entity: int) -> int:
            before = [number - m for m in self.drafts[entity].mentions if m < number]
            return min(before) if before else len(self.mentions)

        return sorted(entities, key=distance)

    def _new(self, mention: Mention) -> int:
        self.drafts.append(_Draft(gender=mention.gender, number=mention.number))
        return len(self.drafts) - 1

    def _add(self, entity: int, number: int) -> None:
        mention, draft = self.mentions[number], self.drafts[entity]
        self.assigned[number] = entity
        draft.mentions.append(number)
        draft.places += mention.place
        if mention.name and mention.name not in draft.names and not self._by_chance(mention.name):
            draft.names.append(mention.name)
            words = _words(mention.name)
            self.by_first_word.setdefault(words[0], set()).add(entity)
            self.by_last_word.setdefault(words[-1], set()).add(entity)
        if mention.form is not Form.PRONOUN:
            phrase, bare = _phrases(self.text[mention.start : mention.end], self.lexicon.articles)
            bisect.insort(self.by_phrase.setdefault(bare, []), (number, entity))
            draft.descriptions[phrase] = draft.descriptions.get(phrase, 0) + 1
            draft.types[mention.type] = draft.types.get(mention.type, 0) + 1
            draft.type = _majority(draft.types)
        if mention.role:
            role = _last_part(mention.role)
            bisect.insort(self.by_role.setdefault(role, []), (number, entity))
            self.owners.setdefault(role, set()).add(entity)
        if mention.form is not Form.PRONOUN or draft.names:
            draft.gender = draft.gender or mention.gender

    # -- descriptions --------------------------------------------------------------------------------

    def _link_nominal(self, number: int, mention: Mention) -> None:
        entity = self._named_beside(number, mention)
        if entity is None:
            entity = self._described_before(number, mention)
        if entity is None:
            entity = self._new(mention)
        self._add(entity, number)

    def _named_beside(self, number: int, mention: Mention) -> int | None:
        """The name between commas that ends a description: *directeur van de bond,* **Anna Smit**."""
        if mention.type is not EntityType.PERSON or mention.number != "sing":
            return None
        tokens = self.sentences[mention.sentence].tokens
        if not mention.definite and tokens[mention.head].start != mention.start:
            return None
        for later in range(number + 1, len(self.mentions)):
            other = self.mentions[later]
            if other.sentence != mention.sentence:
                return None
            if other.form is Form.NAME and self._is_apposed(mention, other):
                return self.assigned[later]
        return None

    def _is_apposed(self, mention: Mention, name: Mention) -> bool:
        """Whether a full name between commas hangs on a description, perhaps through others."""
        sentence = self.sentences[mention.sentence]
        words, head = name.name.split(), sentence.tokens[name.head]
        before = self.text[mention.end : name.start].rstrip()
        after = self.text[name.end : name.end + 1]
        if len(words) < 2 or not before.endswith(",") or after.isspace() or head.relation != "appos":
            return False
        if name.role or not self.lexicon.gender_of_name(name.name):
            return False
        for above in sentence.ancestors(head):
            if above.index == mention.head:
                return True
            if above.relation not in {"appos", "nmod"}:
                return False
        return False

    def _described_before(self, number: int, mention: Mention) -> int | None:
        if mention.definite or mention.number == "plur":
            _, bare = _phrases(self.text[mention.start : mention.end], self.lexicon.articles)
            known = next(self._latest_before(self.by_phrase, bare, number), None)
            if known is not None:
                return known
        if not mention.definite or mention.possessive:
            return None
        for entity in self._latest_before(self.by_role, _last_part(mention.role), number):
            draft = self.drafts[entity]
            plural_of_one = mention.number == "plur" and draft.number == "sing"
            if not plural_of_one and not self._conflicts(mention, draft):
                return entity
        owner = self._of_that_role(number, mention)
        return self._epithet(number, mention) if owner is None else owner

    def _of_that_role(self, number: int, mention: Mention) -> int | None:
        """The only one of that function in the text, named before and described after.

        *Brugbouw … het bedrijf … het bedrijf Brugbouw* — Brugbouw … the company … the company Brugbouw.
        """
        owners = self.owners.get(_last_part(mention.role), set())
        if len(owners) != 1 or mention.number != "sing":
            return None
        (entity,) = owners
        draft = self.drafts[entity]
        known = any(earlier < number for earlier in draft.mentions) and bool(draft.names)
        return entity if known and not self._conflicts(mention, draft) else None

    def _latest_before(self, table: dict[str, list[tuple[int, int]]], key: str, number: int) -> Iterator[int]:
        """Entities that had ``key`` before mention ``number``, each once, the latest first."""
        rows = table.get(key)
        if not rows:
            return
        seen: set[int] = set()
        for place in range(bisect.bisect_left(rows, (number, -1)) - 1, -1, -1):
            entity = rows[place][1]
            if entity not in seen:
                seen.add(entity)
                yield entity

    def _epithet(self, number: int, mention: Mention) -> int | None:
        """A new description of somebody known: *Rutte … de secretaris-generaal van de NAVO*."""
        if mention.type is not EntityType.PERSON or mention.number != "sing" or not mention.subject:
            return None
        if self.inside[number]:
            return None
        subjects = {
            self.assigned[earlier]
            for earlier in range(max(0, number - _LOOK_BACK), number)
            if self.mentions[earlier].subject
            and not self.inside[earlier]
            and 0 < mention.sentence - self.mentions[earlier].sentence <= 2
        }
        people = [
            e for e in subjects if e is not None and self.drafts[e].names and _is_person(self.drafts[e])
        ]
        return people[0] if len(people) == 1 and self._agrees(mention, self.drafts[people[0]]) else None

    def _conflicts(self, mention: Mention, draft: _Draft) -> bool:
        if not mention.anchors:
            return False
        known = {word.casefold() for text in [*draft.descriptions, *draft.names] for word in text.split()}
        return not any(anchor.casefold() in known for anchor in mention.anchors)

    def _recent(self, number: int) -> list[int]:
        """The entities that were mentioned last, the latest first."""
        last = max(0, number - _LOOK_BACK + 1)
        recent = dict.fromkeys(self.assigned[last:number][::-1])
        return [entity for entity in recent if entity is not None][:_RECENT]

    # -- pronouns ------------------------------------------------------------------------------------

    def _link_pronoun(self, number: int, mention: Mention) -> None:
        if _is_i(mention) and not self.inside[number]:
            self._link_narrator(number, mention)
        if mention.generic or mention.person != 3:
            return
        best, best_score = None, 0.0
        position = mention.sentence
        taken = self._co_arguments(number)
        for entity in self._recent(number):
            draft = self.drafts[entity]
            if entity in taken or not self._agrees(mention, draft):
                continue
            score = self._salience(entity, number, mention, position)
            if score > best_score:
                best, best_score = entity, score
        if best is not None:
            self._add(best, number)

    def _co_arguments(self, number: int) -> set[int]:
        """Entities of the other arguments of the same verb: in *hij belt hem* there are two people."""
        mention = self.mentions[number]
        tokens = self.sentences[mention.sentence].tokens
        own = tokens[mention.head]
        if own.head < 0 or own.relation not in _ARGUMENTS:
            return set()
        taken = set()
        for earlier in range(number - 1, -1, -1):
            other = self.mentions[earlier]
            if other.sentence != mention.sentence:
                break
            head = tokens[other.head]
            entity = self.assigned[earlier]
            if head.head == own.head and head.relation in _ARGUMENTS and entity is not None:
                taken.add(entity)
        return taken

    def _link_narrator(self, number: int, mention: Mention) -> None:
        """*ik* outside quotations is one person throughout: the narrator, shown as the subject *ik*."""
        if self.narrator is None:
            self.narrator = self._new(mention)
            shown = next(
                (m for n, m in enumerate(self.mentions) if _is_i(m) and m.subject and not self.inside[n]),
                mention,
            )
            self.drafts[self.narrator].descriptions[self.text[shown.start : shown.end].lower()] = 1
        self._add(self.narrator, number)

    def _agrees(self, mention: Mention, draft: _Draft) -> bool:
        if self.narrator is not None and draft is self.drafts[self.narrator]:
            return False
        return agrees(
            mention,
            kind=draft.type,
            gender=draft.gender,
            named=bool(draft.names) and not self._is_place(draft),
            plural=draft.number == "plur",
            collective=draft.type in _SEVERAL,
        )

    def _is_place(self, draft: _Draft) -> bool:
        return draft.type is None and 3 * draft.places >= len(draft.mentions) > 0

    def _salience(self, entity: int, number: int, mention: Mention, position: int) -> float:
        score = 0.0
        draft = self.drafts[entity]
        for earlier in self._within_reach(draft, number, position):
            other = self.mentions[earlier]
            gap = position - other.sentence
            weight = 1.0 / (1 + gap) ** 1.5
            if other.subject:
                weight *= 2.5 if mention.subject else 1.5
            if self.inside[earlier] != self.inside[number]:
                weight *= 0.05
            if other.form is Form.NAME:
                weight *= 2.4
            score += weight
        if _is_person(draft):
            score *= 1.6
        return score

    def _within_reach(self, draft: _Draft, number: int, position: int) -> list[int]:
        """The mentions of an entity before mention ``number``, at most ``_REACH`` sentences away.

        Those that were linked by name come first; each of the two parts is in text order.

        :param position: index of the sentence of mention ``number``.
        """
        mentions, named = draft.mentions, draft.linked_by_name
        reach = bisect.bisect_left(self.sentence_of, position - _REACH)
        names = slice(
            bisect.bisect_left(mentions, reach, 0, named), bisect.bisect_left(mentions, number, 0, named)
        )
        return [*mentions[names], *mentions[bisect.bisect_left(mentions, reach, named) :]]

    # -- names of entities ---------------------------------------------------------------------------

    def _type(self, draft: _Draft) -> EntityType | None:
        if draft.type is None and _looks_like_person(draft):
            return EntityType.PERSON
        return draft.type

    def _best_name(self, draft: _Draft) -> str:
        if draft.names:
            known = {name.casefold() for name in draft.names}
            names = [n for n in draft.names if not (n.endswith("s") and n[:-1].casefold() in known)]
            return max(names, key=lambda name: (len(name.split()), len(name)))
        if len(draft.descriptions) == 1:
            return next(iter(draft.descriptions))
        usual, count = max(draft.descriptions.items(), key=lambda item: item[1], default=("", 0))
        return usual if count >= 3 else max(draft.descriptions, key=len, default="")


def _looks_like_person(draft: _Draft) -> bool:
    return draft.type is None and any(len(name.split()) > 1 for name in draft.names)


def _majority(types: Mapping[EntityType | None, int]) -> EntityType | None:
    """What most mentions with a type say, when they are at least a third of all; a person needs one only."""
    if len(types) == 1:
        return next(iter(types))
    total, people = sum(types.values()), types.get(EntityType.PERSON, 0)
    if people and people >= total - people - types.get(None, 0):
        return EntityType.PERSON
    kind, count = max(
        ((kind, n) for kind, n in types.items() if kind is not None),
        key=lambda item: item[1],
        default=(None, 0),
    )
    return kind if 3 * count >= total else None


def _is_person(draft: _Draft) -> bool:
    return draft.type is EntityType.PERSON or _looks_like_person(draft)


def _is_i(mention: Mention) -> bool:
    return mention.person == 1 and mention.number == "sing"


def _last_part(role: str) -> str:
    """The head of a compound: *leider* of *partij_leider*."""
    return role.rpartition("_")[2]


@lru_cache(_KEPT_NAMES)
def _words(name: str) -> tuple[str, ...]:
    return tuple([word.casefold().removesuffix("'s").removesuffix("’s") for word in name.split()])


@lru_cache(_KEPT_NAMES)
def _phrases(description: str, articles: frozenset[str]) -> tuple[str, str]:
    """A description with single blanks; and without its article, for comparison."""
    words = description.split()
    first = words[0].casefold() if words else ""
    return " ".join(words), " ".join(words[1:] if first in articles else words).casefold()


def _abbreviates(short: str, name: str) -> bool:
    """Whether ``short`` is made of letters of ``name`` in their order, from its first on: *DUB*."""
    letters = iter(name.casefold())
    return (
        len(short) > 1
        and sum(letter.isupper() for letter in short) > 1
        and short[0].casefold() == name[0].casefold()
        and all(letter in letters for letter in short.casefold() if letter.isalpha())
    )
