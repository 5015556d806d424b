"""What a name stands for, with the functions beside it."""

from __future__ import annotations

import pytest

from quoteattr.schema import EntityType
from tests.stages.mentions.found import SLEEPS, mentions_of, names_of, words_of


def test_title_before_a_name() -> None:
    """The function before a name is in the mention and not in the name."""
    text = "De nieuwe wethouder Anna Smit slaapt."
    table = (
        "De/DET/det>wethouder nieuwe=nieuw/ADJ/amod>wethouder wethouder/NOUN/nsubj>slaapt "
        "Anna/PROPN/appos>wethouder Smit/PROPN/flat>Anna " + SLEEPS
    )
    (mention,) = mentions_of(text, table)
    assert text[mention.start : mention.end] == "De nieuwe wethouder Anna Smit"
    assert (mention.name, mention.role, mention.type) == ("Anna Smit", "wethouder", EntityType.PERSON)
    assert mention.subject


def test_title_with_a_capital() -> None:
    """A function at the start of a sentence is no first name."""
    table = "Burgemeester/NOUN/nsubj>slaapt Smit/PROPN/appos>Burgemeester " + SLEEPS
    (mention,) = mentions_of("Burgemeester Smit slaapt.", table)
    assert (mention.name, mention.role) == ("Smit", "burgemeester")


def test_function_at_the_start_of_a_sentence() -> None:
    """A noun with a capital that its sentence lends it is the function and no part of the name."""
    table = "Brugwachter/NOUN/nsubj>slaapt Anna/PROPN/appos>Brugwachter Smit/PROPN/flat>Anna " + SLEEPS
    assert names_of("Brugwachter Anna Smit slaapt.", table) == ["Anna Smit"]
    table = "Raadslid/PROPN/nsubj>slaapt Anna/PROPN/flat>Raadslid Smit/PROPN/flat>Raadslid " + SLEEPS
    assert names_of("Raadslid Anna Smit slaapt.", table) == ["Anna Smit"]
    table = "Koos/PROPN/nsubj>slaapt Anna/PROPN/flat>Koos Smit/PROPN/flat>Koos " + SLEEPS
    assert names_of("Koos Anna Smit slaapt.", table) == ["Koos Anna Smit"]


@pytest.mark.parametrize(
    ("title", "gender"), [("Mevrouw", "fem"), ("Meneer", "masc"), ("Koningin", "fem"), ("Professor", "")]
)
def test_title_tells_the_gender(title: str, gender: str) -> None:
    """*Mevrouw Smit* is a woman, *professor Smit* is a person of either gender."""
    table = f"{title}/NOUN/nsubj>slaapt Smit/PROPN/appos>{title} " + SLEEPS
    (mention,) = mentions_of(f"{title} Smit slaapt.", table)
    assert (mention.gender, mention.type) == (gender, EntityType.PERSON)


def test_first_name_tells_the_gender() -> None:
    """A first name that is a woman's makes the whole name that of a woman."""
    table = "Sophie/PROPN/nsubj>slaapt Smit/PROPN/flat>Sophie " + SLEEPS
    (mention,) = mentions_of("Sophie Smit slaapt.", table)
    assert (mention.gender, mention.type) == ("fem", EntityType.PERSON)


def test_age_beside_a_name() -> None:
    """An age makes a first name that of a person with a gender; without it a single name tells neither."""
    table = "Anna/PROPN/nsubj>slaapt {}slaapt=slapen/VERB+Fin/root ."
    (aged,) = mentions_of("Anna (11) slaapt.", table.format("( 11/NUM/nummod>Anna ) "))
    assert (aged.type, aged.gender) == (EntityType.PERSON, "fem")
    (plain,) = mentions_of("Anna slaapt.", table.format(""))
    assert (plain.type, plain.gender) == (None, "")
    text = "De 19-jarige Anna slaapt."
    (aged,) = mentions_of(text, "De/DET/det>Anna 19-jarige=19-jarig/ADJ/amod>Anna " + table.format(""))
    assert (aged.type, aged.gender) == (EntityType.PERSON, "fem")


def test_two_functions_of_one_person() -> None:
    """*woordvoerder en minister Anna Smit* is one person; *de bakker en minister Smit* has an article and is two."""
    text = "Toen sliep woordvoerder en minister Anna Smit."
    table = (
        "Toen/ADV/advmod>sliep sliep=slapen/VERB+Past+Fin/root woordvoerder/NOUN/nsubj>sliep en/CCONJ/cc>minister "
        "minister/NOUN/conj>woordvoerder Anna/PROPN/appos>minister Smit/PROPN/flat>Anna ."
    )
    assert words_of(text, table) == ["woordvoerder en minister Anna Smit"]
    text = "Toen sliepen bakkers en minister Anna Smit."
    table = (
        "Toen/ADV/advmod>sliepen sliepen=slapen/VERB+Past+Fin/root bakkers=bakker/NOUN+Plur/nsubj>sliepen en/CCONJ/cc>minister "
        "minister/NOUN/conj>bakkers Anna/PROPN/appos>minister Smit/PROPN/flat>Anna ."
    )
    assert words_of(text, table) == ["bakkers", "minister Anna Smit"]


def test_function_behind_a_name_is_no_mention_of_its_own() -> None:
    """The apposition of a name gives its role."""
    text = "Anna Smit, voorzitter van de bond, slaapt."
    table = (
        "Anna/PROPN/nsubj>slaapt Smit/PROPN/flat>Anna , voorzitter/NOUN/appos>Anna van/ADP/case>bond de/DET/det>bond "
        "bond/NOUN/nmod>voorzitter , " + SLEEPS
    )
    assert words_of(text, table) == ["Anna Smit", "de bond"]
    assert mentions_of(text, table)[0].role == "voorzitter"


def test_agency_before_a_name() -> None:
    """The agency that reports is no part of the name behind it."""
    table = "ANP/PROPN/root Anna/PROPN/flat>ANP Smit/PROPN/flat>ANP ."
    assert "Anna Smit" in names_of("ANP Anna Smit.", table)


def test_outlet() -> None:
    """A newspaper is an outlet."""
    table = "De/DET/det>Volkskrant Volkskrant/PROPN/nsubj>slaapt " + SLEEPS
    (mention,) = mentions_of("De Volkskrant slaapt.", table)
    assert mention.type is EntityType.OUTLET


def test_capitals_are_an_organisation() -> None:
    """A name in capitals is that of an organisation."""
    table = "VNO/PROPN/nsubj>slaapt " + SLEEPS
    (mention,) = mentions_of("VNO slaapt.", table)
    assert mention.type is EntityType.ORGANISATION


def test_place() -> None:
    """A name behind a preposition of place is marked as such."""
    text = "Smit woont in Breda."
    table = "Smit/PROPN/nsubj>woont woont=wonen/VERB+Fin/root in/ADP/case>Breda Breda/PROPN/obl>woont ."
    assert [mention.place for mention in mentions_of(text, table)] == [False, True]
