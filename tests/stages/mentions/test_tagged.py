"""Names as a model of names has tagged them."""

from __future__ import annotations

import pytest
from attrs import evolve

from quoteattr.schema import EntityType, Form
from quoteattr.stages.mentions import Mention, find_mentions
from tests.stages.mentions.found import SLEEPS
from tests.stages.tables import DUTCH, sentence_of


def tagged(text: str, table: str, **names: str) -> list[Mention]:
    """The names of a sentence in which the words named by ``names`` have these tags."""
    sentence = sentence_of(text, table)
    row = evolve(sentence, names=tuple(names.get(word, "O") for word in sentence.texts))
    return [mention for mention in find_mentions(text, [row], DUTCH) if mention.form is Form.NAME]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("B-person", EntityType.PERSON),
        ("B-organisation", EntityType.ORGANISATION),
        ("B-document", EntityType.DOCUMENT),
        ("B-place", None),
        ("B-other", None),
    ],
)
def test_types(tag: str, kind: EntityType | None) -> None:
    """A name is what the model takes it for; a place or a thing has no type of those who speak."""
    (name,) = tagged("Zeewold slaapt.", "Zeewold/PROPN/nsubj>slaapt " + SLEEPS, Zeewold=tag)
    assert (name.name, name.type, name.kind, name.place) == ("Zeewold", kind, tag[2:], tag == "B-place")


def test_no_name_without_a_tag() -> None:
    """A word with a capital that the model takes for none is none, whatever the tagger says."""
    table = "Suikerfeest/PROPN/nsubj>slaapt " + SLEEPS
    assert tagged("Suikerfeest slaapt.", table) == []


def test_name_with_small_words() -> None:
    """A name goes as far as its tags: *Zeehonden in Nood* is one."""
    table = "Zeehonden/NOUN/nsubj>slaapt in/ADP/case>Nood Nood/NOUN/nmod>Zeehonden " + SLEEPS
    (name,) = tagged(
        "Zeehonden in Nood slaapt.",
        table,
        Zeehonden="B-organisation",
        **{"in": "I-organisation"},
        Nood="I-organisation",
    )
    assert name.name == "Zeehonden in Nood"


def test_person_right_behind_a_body() -> None:
    """*Directeur van Bruggenbouw Anna Smit* is Anna Smit, who is a director."""
    text = "Directeur van Bruggenbouw Anna Smit slaapt."
    table = (
        "Directeur/NOUN/nsubj>slaapt van/ADP/case>Bruggenbouw Bruggenbouw/PROPN/nmod>Directeur "
        "Anna/PROPN/appos>Directeur Smit/PROPN/flat>Anna " + SLEEPS
    )
    person, body = tagged(text, table, Bruggenbouw="B-organisation", Anna="B-person", Smit="I-person")
    assert (body.name, person.name, person.role) == ("Bruggenbouw", "Anna Smit", "directeur")


def test_outlet() -> None:
    """An outlet that the lexicon has is an outlet, whatever else the model takes it for."""
    (name,) = tagged("Reuters slaapt.", "Reuters/PROPN/nsubj>slaapt " + SLEEPS, Reuters="B-organisation")
    assert name.type is EntityType.OUTLET


@pytest.mark.parametrize(
    ("text", "table", "names", "expected"),
    [
        (
            "Cor ‘de Kale’ Vermeer slaapt.",
            "Cor/PROPN/nsubj>slaapt ‘ de/DET/det>Kale Kale/PROPN/flat>Cor ’ Vermeer/PROPN/flat>Cor ",
            {"Cor": "B-person", "Kale": "B-other", "Vermeer": "B-person"},
            ["Cor ‘de Kale’ Vermeer"],
        ),
        (
            "A.H. (Anneke) de Groot slaapt.",
            "A.H./PROPN/nsubj>slaapt ( Anneke/PROPN/flat>A.H. ) de/DET/det>Groot Groot/PROPN/flat>A.H. ",
            {"A.H.": "B-person", "Anneke": "B-person"},
            ["A.H. (Anneke) de Groot"],
        ),
        (
            "Cor (ABC) Vermeer slaapt.",
            "Cor/PROPN/nsubj>slaapt ( ABC/PROPN/flat>Cor ) Vermeer/PROPN/flat>Cor ",
            {"Cor": "B-person", "ABC": "B-organisation", "Vermeer": "B-person"},
            ["Cor", "ABC", "Vermeer"],
        ),
        (
            "Oh Kees slaapt.",
            "Oh/INTJ/discourse>slaapt Kees/PROPN/nsubj>slaapt ",
            {"Oh": "B-person", "Kees": "I-person"},
            ["Kees"],
        ),
        (
            "ABC’er Kees Mol slaapt.",
            "ABC’er/PROPN/nsubj>slaapt Kees/PROPN/flat>ABC’er Mol/PROPN/flat>ABC’er ",
            {"ABC’er": "B-person", "Kees": "I-person", "Mol": "I-person"},
            ["Kees Mol"],
        ),
        (
            "Kees (Zeewold) Mol slaapt.",
            "Kees/PROPN/nsubj>slaapt ( Zeewold/PROPN/flat>Kees ) Mol/PROPN/flat>Kees ",
            {"Kees": "B-person", "Zeewold": "B-place", "Mol": "B-person"},
            ["Kees", "Zeewold", "Mol"],
        ),
        ("Daar @kimvos slaapt.", "Daar/ADV/advmod>slaapt @kimvos/PROPN/nsubj>slaapt ", {}, ["@kimvos"]),
    ],
)
def test_one_name(text: str, table: str, names: dict[str, str], expected: list[str]) -> None:
    """Call names, nicknames and handles are in one name; a party in brackets and an exclamation are not."""
    assert [name.name for name in tagged(text, table + SLEEPS, **names)] == expected


def test_pair() -> None:
    """*B en W* is a body named after two, and the B in it is no name."""
    table = "B/PROPN/nsubj>slaapt en/CCONJ/cc>W W/PROPN/conj>B " + SLEEPS
    assert tagged("B en W slaapt.", table, B="B-organisation") == []
