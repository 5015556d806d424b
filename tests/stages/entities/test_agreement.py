"""Which entities a pronoun can stand for."""

from __future__ import annotations

import pytest

from quoteattr.schema import EntityType, Form
from quoteattr.stages.entities import agrees
from quoteattr.stages.indices import SentenceIndex
from quoteattr.stages.mentions import Mention


def pronoun(number: str = "", gender: str = "") -> Mention:
    return Mention(SentenceIndex(0), 0, 0, 3, Form.PRONOUN, number=number, gender=gender)


def fits(
    mention: Mention,
    kind: EntityType | None = None,
    gender: str = "",
    *,
    named: bool = False,
    plural: bool = False,
    collective: bool = False,
) -> bool:
    return agrees(mention, kind=kind, gender=gender, named=named, plural=plural, collective=collective)


@pytest.mark.parametrize("number", ["", "sing", "plur"])
def test_gender(number: str) -> None:
    """Genders that differ never agree; one that nobody knows agrees with either."""
    for gender, agreeing in (("fem", False), ("masc", True), ("", True)):
        found = fits(pronoun(number, "masc"), EntityType.PERSON, gender, collective=True)
        assert found is agreeing


def test_one() -> None:
    """*hij* is a person or a name that may be one's, and nothing of another type or in the plural."""
    he = pronoun("sing")
    assert fits(he, EntityType.PERSON)
    assert fits(he, named=True)
    assert not fits(he)
    assert not fits(he, EntityType.ORGANISATION, named=True)
    assert not fits(he, EntityType.PERSON, plural=True)


def test_several() -> None:
    """*zij* with a plural verb is what counts as several, whatever else is known of it."""
    they = pronoun("plur")
    assert fits(they, EntityType.GROUP, collective=True)
    assert not fits(they, EntityType.PERSON, named=True)


def test_no_number() -> None:
    """*deze* may be anything."""
    assert fits(pronoun())
    assert fits(pronoun(), EntityType.DOCUMENT, plural=True)
