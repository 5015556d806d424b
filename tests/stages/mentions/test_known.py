"""Names that the user knows, where a tagger sees them and where it does not."""

from __future__ import annotations

from typing import Any

import pytest

from quoteattr.known import known_entities
from quoteattr.schema import EntityType, Form
from quoteattr.stages.mentions import Mention, find_mentions, with_known_names
from tests.stages.mentions.found import SLEEPS
from tests.stages.tables import DUTCH, sentences_of

ANNA = {"name": "Anna Smit", "type": "person", "gender": "f"}
SEALS = {"name": "Zeehonden in Nood", "type": "organisation"}


def named(text: str, *tables: str, known: list[dict[str, Any]]) -> tuple[Mention, ...]:
    sentences = sentences_of(text, tables)
    people = known_entities(known)
    assert people is not None
    return with_known_names(text, sentences, find_mentions(text, sentences, DUTCH), people, DUTCH)


def words(text: str, mentions: tuple[Mention, ...]) -> list[str]:
    return [text[mention.start : mention.end] for mention in mentions]


def test_a_name_that_no_tagger_sees() -> None:
    """A name of common words is one mention, with its type, and its words are none of their own."""
    text = "Zeehonden in Nood slaapt."
    table = (
        "Zeehonden=zeehond/NOUN+Plur/nsubj>slaapt in/ADP/case>Nood Nood=nood/NOUN/nmod>Zeehonden " + SLEEPS
    )
    (mention,) = named(text, table, known=[SEALS])
    assert words(text, (mention,)) == ["Zeehonden in Nood"]
    assert (mention.form, mention.name, mention.type) == (
        Form.NAME,
        "Zeehonden in Nood",
        EntityType.ORGANISATION,
    )
    assert mention.subject
    assert named(text, table, known=[ANNA]) == find_mentions(text, sentences_of(text, [table]), DUTCH)


def test_pieces_of_a_name() -> None:
    """What a tagger takes for two names is one, with the function before it; others stay."""
    text = "Directrice Bond van Smit en Kok slaapt."
    table = (
        "Directrice=directrice/NOUN/nsubj>slaapt Bond/PROPN/appos>Directrice van/ADP/case>Smit Smit/PROPN/nmod>Bond "
        "en/CCONJ/cc>Kok Kok/PROPN/conj>Bond " + SLEEPS
    )
    known = {"name": "Bond van Smit en Kok", "type": "organisation"}
    (mention,) = named(text, table, known=[known])
    assert (mention.name, mention.type, mention.gender) == (
        "Bond van Smit en Kok",
        EntityType.ORGANISATION,
        "",
    )


def test_type_and_gender_of_a_name() -> None:
    """A name that a tagger sees too has the type and gender that are known."""
    text = "Robin Kok slaapt."
    table = "Robin/PROPN/nsubj>slaapt Kok/PROPN/flat>Robin " + SLEEPS
    robin = {"name": "Robin Kok", "type": "person", "gender": "f"}
    (mention,) = named(text, table, known=[robin])
    assert (mention.type, mention.gender) == (EntityType.PERSON, "fem")
    (mention,) = named(text, table, known=[{"name": "Robin Kok", "type": "organisation"}])
    assert (mention.type, mention.gender) == (EntityType.ORGANISATION, "")


def test_two_who_have_one_name() -> None:
    """Where those who have a name differ, it tells nothing."""
    text = "Robin Kok slaapt."
    table = "Robin/PROPN/nsubj>slaapt Kok/PROPN/flat>Robin " + SLEEPS
    both = [{"name": "Robin Kok", "id": gender, "gender": gender} for gender in "fm"]
    plain = find_mentions(text, sentences_of(text, [table]), DUTCH)
    assert named(text, table, known=both) == plain


def test_words_before_a_person() -> None:
    """Words that stand before a person's name by chance are no part of it; a first name is."""
    table = "{0}/PROPN/nsubj>slaapt Anna/PROPN/flat>{0} Smit/PROPN/flat>{0} " + SLEEPS
    (mention,) = named("Zeedorp Anna Smit slaapt.", table.format("Zeedorp"), known=[ANNA])
    assert (mention.name, mention.start) == ("Anna Smit", 8)
    (mention,) = named("Sophie Anna Smit slaapt.", table.format("Sophie"), known=[ANNA])
    assert (mention.name, mention.start) == ("Sophie Anna Smit", 0)


def test_a_place_behind_a_person() -> None:
    """What ties a place to a person's name is no part of it, nor is the place."""
    text = "Burgemeester Anna Smit van Den Dam slaapt."
    table = (
        "Burgemeester=burgemeester/NOUN/nsubj>slaapt Anna/PROPN/appos>Burgemeester Smit/PROPN/flat>Anna "
        "van/ADP/case>Dam Den/PROPN/nmod>Anna Dam/PROPN/flat>Den " + SLEEPS
    )
    (plain,) = find_mentions(text, sentences_of(text, [table]), DUTCH)
    assert plain.name == "Anna Smit van Den Dam"
    (mention,) = named(text, table, known=[ANNA])
    assert (mention.name, text[mention.start : mention.end]) == ("Anna Smit", "Burgemeester Anna Smit")


def test_a_longer_name_stays() -> None:
    """A known name within that of somebody else is not cut out of it."""
    text = "Fonds Zeedorp slaapt."
    table = "Fonds/PROPN/nsubj>slaapt Zeedorp/PROPN/flat>Fonds " + SLEEPS
    assert words(text, named(text, table, known=[{"name": "Zeedorp"}])) == ["Fonds Zeedorp"]


@pytest.mark.parametrize(
    ("text", "table", "found"),
    [
        ("Koning slaapt.", "Koning=koning/NOUN/nsubj>slaapt ", False),
        ("Koning slaapt.", "Koning/PROPN/nsubj>slaapt ", True),
        ("Toen Koning slaapt.", "Toen/ADV/advmod>slaapt Koning=koning/NOUN/nsubj>slaapt ", True),
        ("KONING slaapt.", "KONING=koning/NOUN/nsubj>slaapt ", True),
    ],
)
def test_a_capital_from_the_place(text: str, table: str, found: bool) -> None:
    """One common word at the start of a sentence is no name, unless a tagger says so."""
    mentions = named(text, table + SLEEPS, known=[{"name": "Koning", "type": "organisation"}])
    assert any(mention.form is Form.NAME for mention in mentions) is found


def test_a_name_within_a_description() -> None:
    """A description that holds a known name stays beside it."""
    text = "Een woordvoerder van Zeehonden in Nood slaapt."
    table = (
        "Een/DET/det>woordvoerder woordvoerder/NOUN/nsubj>slaapt van/ADP/case>Zeehonden "
        "Zeehonden=zeehond/NOUN+Plur/nmod>woordvoerder in/ADP/case>Nood Nood=nood/NOUN/nmod>Zeehonden "
        + SLEEPS
    )
    mentions = named(text, table, known=[SEALS])
    assert words(text, mentions) == ["Een woordvoerder van Zeehonden in Nood", "Zeehonden in Nood"]
