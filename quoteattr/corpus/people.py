"""Who is who in a corpus: which entities of its documents are one person or organisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeAlias, TypeVar

from attrs import frozen

from quoteattr.corpus.appearance import Appearance, is_family_name
from quoteattr.languages import MentionLexicon
from quoteattr.schema import EntityType, Gender

__all__ = ["Person", "people_of"]

_Group: TypeAlias = list[Appearance]


@frozen(kw_only=True)
class Person:
    """A person, organisation or other speaker of a corpus.

    :param key: what they are known by in the tables and the graph: the id in the list of the user; else the
        name with the type; else, where the name does not tell who it is, the document with the entity in it.
    :param name: the name that most documents give them.
    :param type: what most documents take them for.
    :param gender: what most documents tell.
    :param known: the id in the list of the user.
    :param functions: what the documents call them, the most frequent first.
    :param appearances: the documents in which they are, with their entity there.
    """

    key: str
    name: str
    type: EntityType | None
    gender: Gender | None
    known: str | None
    functions: tuple[str, ...]
    appearances: tuple[tuple[str, str], ...]


def people_of(appearances: Iterable[Appearance], lexicon: MentionLexicon) -> list[Person]:
    """Everybody who appears, in the order in which they first do.

    Entities are one by the id in the list of the user, else by whole name and type. A family name alone
    (*Smit*, *A. Smit*) is the only one in the corpus who is called so in full, as long as the gender does not
    speak against it and the two are not told apart in one document; else it stays apart, as does who is only
    described (*een bewoner*, a resident). Whether it is somebody in the list of the user was settled with the
    text.

    :param lexicon: the words of the language for those who can speak.
    """
    groups: dict[object, _Group] = {}
    short: _Group = []
    nameless: _Group = []
    untyped: _Group = []
    for one in appearances:
        if one.known is not None:
            groups.setdefault(("known", one.known), []).append(one)
        elif not one.words:
            nameless.append(one)
        elif one.type in {EntityType.PERSON, None} and is_family_name(one.words, lexicon):
            short.append(one)
        elif one.type is None:
            untyped.append(one)
        else:
            groups.setdefault((one.words, one.type), []).append(one)
    _join_untyped(groups, untyped)
    alone = _join_short(groups.values(), short)
    everybody = [*groups.values(), *([one] for one in (*alone, *nameless))]
    return _with_keys(everybody, {one.place for one in (*alone, *nameless)})


def _join_untyped(groups: dict[object, _Group], untyped: Iterable[Appearance]) -> None:
    """Put names without a type to the one type that the same name has elsewhere."""
    typed: dict[tuple[str, ...], list[_Group]] = {}
    for group in groups.values():
        if group[0].known is None:
            typed.setdefault(group[0].words, []).append(group)
    for one in untyped:
        alike = typed.get(one.words, ())
        if len(alike) == 1:
            alike[0].append(one)
        else:
            groups.setdefault((one.words, None), []).append(one)


def _join_short(groups: Iterable[_Group], short: Iterable[Appearance]) -> list[Appearance]:
    """Put family names to the one who has them, and give those that fit nobody, or several."""
    families: dict[tuple[str, ...], list[_Group]] = {}
    for group in groups:
        if group[0].type in {EntityType.PERSON, None}:
            endings = {one.words[start:] for one in group for start in range(1, len(one.words))}
            for words in endings:
                families.setdefault(words, []).append(group)
    joined: list[tuple[_Group, Appearance]] = []
    apart: list[Appearance] = []
    for one in short:
        start = next(
            (place for place, word in enumerate(one.words[:-1]) if len(word) > 1), len(one.words) - 1
        )
        owners = [
            group
            for group in families.get(one.words[start:], ())
            if (not start or group[0].words[0][0] == one.words[0][0]) and _may_be_one(group, one)
        ]
        if len(owners) == 1 and owners[0][0].known is None:
            joined.append((owners[0], one))
        else:
            apart.append(one)
    for group, one in joined:
        group.append(one)
    return apart


def _may_be_one(group: _Group, one: Appearance) -> bool:
    genders = Counter(other.gender for other in group if other.gender)
    gender = genders.most_common(1)[0][0] if genders else None
    differ = gender is not None and one.gender is not None and gender is not one.gender
    return not differ and all(other.document != one.document for other in group)


def _with_keys(groups: Sequence[_Group], places: set[str]) -> list[Person]:
    """The people that groups of appearances are, each with a key of its own.

    :param places: the appearances that stay alone.
    """
    people: list[Person] = []
    taken = {one.known for group in groups for one in group if one.known is not None} | places
    for group in groups:
        first = group[0]
        name = _usual(one.name for one in group if one.words == first.words) or first.name
        kind = _usual(one.type for one in group)
        key = first.known or (first.place if first.place in places else None)
        if key is None:
            key = _free(f"{name} ({kind})" if kind else name, taken)
        people.append(
            Person(
                key=key,
                name=name,
                type=kind,
                gender=_usual(one.gender for one in group),
                known=first.known,
                functions=tuple(_by_frequency(function for one in group for function in one.functions)),
                appearances=tuple([(one.document, one.entity) for one in group]),
            )
        )
    return people


_Value = TypeVar("_Value")


def _by_frequency(values: Iterable[_Value | None]) -> list[_Value]:
    """Values that are there, each once, the most frequent first; of equally many the first."""
    return [value for value, _ in Counter(value for value in values if value is not None).most_common()]


def _usual(values: Iterable[_Value | None]) -> _Value | None:
    """The most frequent of the values that are there."""
    return next(iter(_by_frequency(values)), None)


def _free(key: str, taken: set[str]) -> str:
    """A key that nobody has yet, which is taken then."""
    number, free = 1, key
    while free in taken:
        number += 1
        free = f"{key} {number}"
    taken.add(free)
    return free
