"""Looking names up: in which spellings they are found, and that the size of a list costs no time."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from time import process_time

import pytest

from quoteattr.known import KnownEntities, KnownEntity, words_as_compared

PARTICLES = frozenset({"van", "de", "der"})


def known(*names: str) -> KnownEntities:
    return KnownEntities(tuple(KnownEntity(id=name, name=name) for name in names))


def found(entities: KnownEntities, tokens: str) -> list[tuple[str, tuple[str, ...]]]:
    """The tokens that are a name, with the ids of who has it."""
    texts = tokens.split()
    names = entities.found_in(texts, [text.lower() for text in texts], PARTICLES, "s")
    return [
        (" ".join(texts[name.first : name.last + 1]), tuple(entity.id for entity in name.entities))
        for name in names
    ]


@pytest.mark.parametrize(
    ("name", "tokens"),
    [
        ("Anna Smit", "Anna Smit"),
        ("Anna Smit", "ANNA SMIT"),
        ("Anna Smit", "Anna Smits"),
        ("Anna", "Anna's"),
        ("Anna", "Anna’s"),
        ("Şafak Öz", "S\u0327afak O\u0308z"),
        ("S\u0327afak", "Şafak"),
        ("Niamh O'Brien-Kok", "Niamh O’Brien - Kok"),
        ("Niamh O’Brien-Kok", "Niamh O'Bri\u00aden-Kok"),
        ("A.H. de Groot", "A.H. de Groot"),
        ("A. H. de Groot", "A.H. De Groot"),
        ("Ria Van Der Berg", "Ria van der Berg"),
        ("van der Berg", "Van der Berg"),
        ("Bos & Co", "Bos & Co"),
        ("Zeehonden in Nood", "Zeehonden in Nood"),
        ("@kimvos", "@kimvos"),
    ],
)
def test_spellings(name: str, tokens: str) -> None:
    """A name is found however it is composed, with its marks, in capitals and in the genitive."""
    assert found(known(name), f"Toen sliep {tokens} .") == [(tokens, (name,))]


@pytest.mark.parametrize(
    ("name", "tokens"),
    [
        ("Anna Smit", "anna smit"),
        ("Anna Smit", "Anna , Smit"),
        ("Anna Smit", "Anna de Smit"),
        ("Anna Smit", "Anna Smit-Kok"),
        ("Smit", "kabinet-Smit"),
        ("KLM", "Klm"),
        ("Bakker", "bakker"),
        ("Van", "van"),
        ("Ann", "Anna"),
    ],
)
def test_what_is_no_spelling(name: str, tokens: str) -> None:
    """A name has at least the capitals that are given, and ends where a token does."""
    assert found(known(name), f"Toen sliep {tokens} .") == []


def test_the_longest_name_at_a_place() -> None:
    """A name within a longer one is not found; what follows is."""
    entities = known("Anna", "Anna Smit", "Smit", "Bond van Smit")
    assert found(entities, "Anna Smit en Anna en de Bond van Smit en Smit") == [
        ("Anna Smit", ("Anna Smit",)),
        ("Anna", ("Anna",)),
        ("Bond van Smit", ("Bond van Smit",)),
        ("Smit", ("Smit",)),
    ]


def test_names_of_several() -> None:
    """All who have a name are found with it, each once."""
    entities = KnownEntities(
        (
            KnownEntity(id="1", name="Jan Smit", aliases=("Jan SMIT", "Jantje")),
            KnownEntity(id="2", name="Jan Smit"),
        )
    )
    assert found(entities, "Jan Smit en Jantje") == [("Jan Smit", ("1", "2")), ("Jantje", ("1",))]


def test_families() -> None:
    """The end of a person's name leads to them, that of an organisation to nobody."""
    entities = known("Ria van der Berg", "Anna Kok-Smit")
    for words, ids in {
        "van der Berg": ["Ria van der Berg"],
        "Berg": ["Ria van der Berg"],
        "Kok-Smit": ["Anna Kok-Smit"],
        "Smit": [],
        "Ria van der Berg": [],
        "Ria": [],
    }.items():
        assert [entity.id for entity in entities.of_family(words_as_compared(words))] == ids


def test_a_large_family() -> None:
    """Of very many who have a family name those are given of whom something is said; of few all are."""
    people = [KnownEntity(id=str(number), name=f"A{number} Kok") for number in range(100)]
    people[7] = KnownEntity(id="7", name="Wim Kok", functions=("minister van Geld",))
    people[9] = KnownEntity(id="9", name="Anna Kok", parties=("ABC",), aliases=("Anna Bos",))
    entities = KnownEntities(tuple(people))
    for said, ids in ({"minister"}, ["7"]), ({"abc", "geld"}, ["7", "9"]), ({"w"}, ["7"]), ({"x"}, []):
        assert [entity.id for entity in entities.of_family(["kok"], said)] == ids
    assert [entity.id for entity in entities.of_family(["bos"], {"x"})] == ["9"]


def test_pickled() -> None:
    """A list is the same after it was pickled, and finds the same; its table does not go with it."""
    entities = known("Anna Smit", "Bond van Smit")
    again = pickle.loads(pickle.dumps(entities))
    assert (again, hash(again)) == (entities, hash(entities))
    assert found(again, "Anna Smit") == found(entities, "Anna Smit")
    assert entities != known("Anna Smit")
    assert len(pickle.dumps(known(*map(str, range(1000))))) < 100_000


def test_a_long_list_costs_no_time() -> None:
    """The names of a text are found as fast among 100,000 as among three."""
    three = ("Anna Smit", "Jan Kok", "Ria van der Berg")
    many = known(
        *three,
        *(f"{first} Kok{number}" for first in ("Anna", "Jan", "Ria", "De") for number in range(25_000)),
    )
    few = known(*three)
    tokens = (
        "Toen zei Anna dat Jan Kok en Anna Smit nooit De Brug in Zeedorp zien , zei Ria van der Berg . " * 50
    )
    assert found(many, tokens) == found(few, tokens)

    def fastest(entities: KnownEntities) -> float:
        return min(_seconds(found, entities, tokens) for _ in range(7))

    assert fastest(many) < 2 * fastest(few) + 0.005


def test_names_that_repeat_a_word() -> None:
    """A text of one word takes time in proportion to its length, whatever the names."""
    entities = known(*(" ".join(["Zo"] * size) for size in range(1, 31)))
    seconds = [min(_seconds(found, entities, "Zo " * size) for _ in range(3)) for size in (1000, 4000)]
    assert seconds[1] < 8 * seconds[0] + 0.01


def _seconds(function: object, *arguments: object) -> float:
    start = process_time()
    assert callable(function)
    result = function(*arguments)
    assert isinstance(result, Iterable)
    return process_time() - start
