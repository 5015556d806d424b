"""Which entities of a text the user knows: by whole names, by family names, by what the text says of them."""

from __future__ import annotations

from typing import Any

import pytest

from quoteattr.known import known_entities
from quoteattr.schema import EntityType
from quoteattr.stages.entities import Resolution, resolve_entities, tie_known
from quoteattr.stages.mentions import find_mentions, with_known_names
from tests.stages.entities.resolved import SHE, subject
from tests.stages.tables import DUTCH, sentences_of

MARK = {"id": "q1", "name": "Mark Rutte", "type": "person", "gender": "m"}
WOPKE = {"id": "q2", "name": "Wopke Hoekstra", "gender": "m", "function": "minister van Geld", "party": "CDA"}
SIGRID = {
    "id": "q3",
    "name": "Sigrid Hoekstra",
    "gender": "f",
    "function": "wethouder; raadslid",
    "party": "D66",
}
INSTITUTE = {"id": "q4", "name": "Rijksinstituut voor Bruggen", "aliases": "RVB", "type": "organisation"}

FAMILY = subject("{0}/PROPN/nsubj>slaapt")


def tied(text: str, *tables: str, known: list[dict[str, Any]]) -> Resolution:
    sentences, people = sentences_of(text, tables), known_entities(known)
    assert people is not None
    mentions = with_known_names(text, sentences, find_mentions(text, sentences, DUTCH), people, DUTCH)
    return tie_known(text, resolve_entities(text, sentences, mentions, (), DUTCH), people, DUTCH)


def ids(resolution: Resolution) -> list[str]:
    """The id of the entity of each mention, empty where it is nobody whom the user knows."""
    return ["" if entity is None else resolution.entities[entity].known for entity in resolution.entity_of]


def test_a_family_name() -> None:
    """*Rutte* alone is *Mark Rutte*, with the gender and the type that are known."""
    resolution = tied("Rutte slaapt.", FAMILY.format("Rutte"), known=[MARK, WOPKE])
    (entity,) = resolution.entities
    assert (entity.name, entity.type, entity.gender, entity.known) == (
        "Mark Rutte",
        EntityType.PERSON,
        "masc",
        "q1",
    )


@pytest.mark.parametrize(
    ("text", "words", "known"),
    [
        ("Ruttes slaapt.", "Ruttes/PROPN/nsubj>slaapt", "q1"),
        ("M. Rutte slaapt.", "M./PROPN/nsubj>slaapt Rutte/PROPN/flat>M.", "q1"),
        ("M.J. Rutte slaapt.", "M.J./PROPN/nsubj>slaapt Rutte/PROPN/flat>M.J.", "q1"),
        ("P. Rutte slaapt.", "P./PROPN/nsubj>slaapt Rutte/PROPN/flat>P.", ""),
        ("Piet Rutte slaapt.", "Piet/PROPN/nsubj>slaapt Rutte/PROPN/flat>Piet", ""),
        ("Mevrouw Rutte slaapt.", "Mevrouw/NOUN/nsubj>slaapt Rutte/PROPN/appos>Mevrouw", ""),
        ("Meneer Rutte slaapt.", "Meneer/NOUN/nsubj>slaapt Rutte/PROPN/appos>Meneer", "q1"),
        ("Mark slaapt.", "Mark/PROPN/nsubj>slaapt", ""),
        ("Rutte-Kok slaapt.", "Rutte-Kok/PROPN/nsubj>slaapt", ""),
    ],
)
def test_who_has_a_family_name(text: str, words: str, known: str) -> None:
    """Initials, first names and titles may say that it is another; a first name alone says nothing."""
    assert ids(tied(text, subject(words), known=[MARK])) == [known]


def test_an_organisation_has_no_family_name() -> None:
    """*Bruggen* is not the institute for bridges."""
    assert ids(tied("Bruggen slaapt.", FAMILY.format("Bruggen"), known=[INSTITUTE])) == [""]


def test_who_may_be_a_person() -> None:
    """Where no type is given, a gender or a first name says that it is a person's name."""
    table = FAMILY.format("Zeedorp")
    assert ids(tied("Zeedorp slaapt.", table, known=[{"name": "Fonds Zeedorp"}])) == [""]
    assert ids(tied("Zeedorp slaapt.", table, known=[{"name": "Anna Zeedorp"}])) == ["Anna Zeedorp"]
    assert ids(tied("Zeedorp slaapt.", table, known=[{"name": "Xx Zeedorp", "gender": "f"}])) == [
        "Xx Zeedorp"
    ]


def test_a_place_with_a_family_name() -> None:
    """A name behind a preposition of place is nobody's."""
    table = "Zij/PRON+Prs/nsubj>slaapt slaapt=slapen/VERB+Fin/root in/ADP/case>Rutte Rutte/PROPN/obl>slaapt ."
    assert ids(tied("Zij slaapt in Rutte.", table, known=[MARK]))[-1] == ""


def test_an_alias() -> None:
    """Two names of one organisation are one entity, under the name that is known."""
    resolution = tied(
        "RVB slaapt. Rijksinstituut voor Bruggen slaapt.",
        FAMILY.format("RVB"),
        subject("Rijksinstituut/PROPN/nsubj>slaapt voor/ADP/case>Bruggen Bruggen/PROPN/nmod>Rijksinstituut"),
        known=[INSTITUTE],
    )
    assert ids(resolution) == ["q4", "q4"]
    assert len(set(resolution.entity_of)) == 1


@pytest.mark.parametrize(
    ("text", "words", "known"),
    [
        ("Hoekstra slaapt.", "Hoekstra/PROPN/nsubj>slaapt", ""),
        ("Mevrouw Hoekstra slaapt.", "Mevrouw/NOUN/nsubj>slaapt Hoekstra/PROPN/appos>Mevrouw", "q3"),
        (
            "Minister Hoekstra slaapt.",
            "Minister=minister/NOUN/nsubj>slaapt Hoekstra/PROPN/appos>Minister",
            "q2",
        ),
        ("Hoekstra (D66) slaapt.", "Hoekstra/PROPN/nsubj>slaapt ( D66/PROPN/parataxis>Hoekstra )", "q3"),
        ("W. Hoekstra slaapt.", "W./PROPN/nsubj>slaapt Hoekstra/PROPN/flat>W.", "q2"),
    ],
)
def test_two_who_have_a_family_name(text: str, words: str, known: str) -> None:
    """Title, function, party and initials tell them apart; where nothing does it stays open."""
    resolution = tied(text, subject(words), known=[WOPKE, SIGRID])
    assert ids(resolution)[0] == known
    assert ("Hoekstra" in {entity.name for entity in resolution.entities}) is (known == "")


def test_a_function_behind_the_name() -> None:
    """An apposition tells the function too, also where no tree ties it."""
    words = (
        "Hoekstra/PROPN/nsubj>slaapt , de/DET/det>wethouder wethouder/NOUN/conj>slaapt uit/ADP/case>Zeedorp "
        "Zeedorp/PROPN/nmod>wethouder ,"
    )
    resolution = tied("Hoekstra, de wethouder uit Zeedorp, slaapt.", subject(words), known=[WOPKE, SIGRID])
    assert ids(resolution)[0] == "q3"


def test_another_party() -> None:
    """A party in brackets that is another's says that it is not the only one who has the name."""
    words = "Hoekstra/PROPN/nsubj>slaapt ( D66/PROPN/parataxis>Hoekstra )"
    kok = {"name": "Kees Kok", "party": "D66", "type": "person"}
    assert ids(tied("Hoekstra (D66) slaapt.", subject(words), known=[WOPKE, kok]))[0] == ""


def test_two_who_have_one_name() -> None:
    """Of two who have a whole name in common the text may tell which it is."""
    both = [{**WOPKE, "name": "Jan Kok"}, {**SIGRID, "name": "Jan Kok", "gender": ""}]
    plain = subject("Jan/PROPN/nsubj>slaapt Kok/PROPN/flat>Jan")
    assert ids(tied("Jan Kok slaapt.", plain, known=both)) == [""]
    table = subject("Wethouder=wethouder/NOUN/nsubj>slaapt Jan/PROPN/appos>Wethouder Kok/PROPN/flat>Jan")
    assert ids(tied("Wethouder Jan Kok slaapt.", table, known=both)) == ["q3"]


def test_a_large_family() -> None:
    """Who is named in full, or of whom the text tells something, is found among very many of one family name."""
    many = [{"name": f"Xx{number} Hoekstra", "type": "person"} for number in range(100)]
    known = [*many, WOPKE, SIGRID]
    minister = subject("Minister=minister/NOUN/nsubj>slaapt Hoekstra/PROPN/appos>Minister")
    assert ids(tied("Minister Hoekstra slaapt.", minister, known=known)) == ["q2"]
    assert ids(tied("Hoekstra slaapt.", FAMILY.format("Hoekstra"), known=known)) == [""]
    whole = subject("Sigrid/PROPN/nsubj>slaapt Hoekstra/PROPN/flat>Sigrid")
    text = "Sigrid Hoekstra slaapt. Hoekstra slaapt."
    assert ids(tied(text, whole, FAMILY.format("Hoekstra"), known=known)) == ["q3", "q3"]


def test_names_in_capitals() -> None:
    """A family name in capitals is a person's too, unless it is as short as an abbreviation."""
    for name, known in {"RUTTE": "q1", "BOS": ""}.items():
        people = [MARK, {"id": "q5", "name": "Anna Bos", "type": "person"}]
        assert ids(tied(f"{name} slaapt.", FAMILY.format(name), known=people)) == [known]


def test_namesakes_apart() -> None:
    """Where the names of one entity are those of two, each mention is whose its words or those before it tell."""
    text = "Mevrouw Hoekstra slaapt. Zij droomt. De heer Hoekstra slaapt. Hoekstra slaapt. Zij droomt."
    tables = [
        subject("Mevrouw/NOUN/nsubj>slaapt Hoekstra/PROPN/appos>Mevrouw"),
        SHE,
        subject("De/DET/det>heer heer/NOUN/nsubj>slaapt Hoekstra/PROPN/appos>heer"),
        FAMILY.format("Hoekstra"),
        SHE,
    ]
    assert ids(tied(text, *tables, known=[SIGRID, WOPKE])) == ["q3", "q3", "q2", "q2", "q3"]
    assert set(ids(tied(text, *tables, known=[MARK]))) == {""}


def test_nobody_is_known() -> None:
    """A text in which nobody is known has its entities as they were."""
    text, table = "Anna slaapt.", FAMILY.format("Anna")
    sentences, people = sentences_of(text, [table]), known_entities([MARK])
    assert people is not None
    plain = resolve_entities(text, sentences, find_mentions(text, sentences, DUTCH), (), DUTCH)
    assert tie_known(text, plain, people, DUTCH) == plain
