"""Which nouns say things, and what they stand for."""

from __future__ import annotations

from importlib.resources import files

import pytest

from quoteattr.languages import load_language
from quoteattr.languages.sayers import SayerTable

DUTCH = load_language("nl").mentions

SMALL = SayerTable(
    types=("person", "thing"),
    words={"arts": [21, 0, 97, 1, 3], "nacht": [-40, 1, 100]},
    scale=0.1,
    bias=[0, 10],
    grams={"ster$": [40, 0]},
    speaks=[1.0, -1.0],
)


def test_a_noun_is_known_by_its_entry_its_last_part_its_end_or_its_spelling() -> None:
    """*huis_arts* is an *arts*; *kerstnacht* ends in *nacht*; *zwemster* (swimmer) ends like a person."""
    assert SMALL.of("arts").speaks == SMALL.of("huis_arts").speaks == 2.1
    assert SMALL.of("kerstnacht").type == "thing"
    assert SMALL.of("zwemster").type == "person"
    assert SMALL.of("xyz").type == "thing"
    assert [SMALL.of(noun).known for noun in ("Arts", "huis_arts", "kerstnacht", "zwemster")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("noun", ["woordvoerder", "woordvoerster", "bond_voorzitter", "minister", "econoom"])
def test_who_says_things(noun: str) -> None:
    """People with an office say more than nouns on average."""
    assert DUTCH.speaks(noun) > 1.0


@pytest.mark.parametrize("noun", ["nacht", "lied", "kandidatuur", "tafel", "verkeersdrukte", "regen_bui"])
def test_what_says_nothing(noun: str) -> None:
    """A night, a song, a candidacy say less."""
    assert DUTCH.speaks(noun) < -1.0


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("kiezer", "person"),
        ("toezichthouder", "organisation"),
        ("peiling", "document"),
        ("weekblad", "outlet"),
        ("bemanning", "group"),
        ("tafel", None),
        ("kikker", None),
        ("verdriet", None),
    ],
)
def test_what_nouns_stand_for(noun: str, kind: str | None) -> None:
    """Voters, a regulator, a poll, a weekly, a crew; a table, a frog and grief are nobody."""
    assert DUTCH.noun_type(noun, noun) == kind


@pytest.mark.parametrize(
    "noun",
    [
        "woordvoerder",
        "woordvoerders",
        "lerares",
        "stikstofdeskundige",
        "verpleegkundige",
        "buschauffeur",
        "viroloog",
        "havenmeester",
        "journaliste",
        "fractie_leidster",
        "BURGEMEESTER",
    ],
)
def test_nouns_for_people(noun: str) -> None:
    """Professions and roles stand for people, in any form and case."""
    assert DUTCH.noun_type("", noun) == "person"


@pytest.mark.parametrize(
    "noun",
    [
        "tafel",
        "gebouw",
        "computer",
        "kamer",
        "venster",
        "kleur",
        "jaar",
        "krant",
        "motor",
        "stofzuiger",
        "overheid",
        "politie",
        "toekomst",
        "list",
        "hamster",
        "xqzwv",
        "",
        "4x4",
        "_",
    ],
)
def test_nouns_for_other_things(noun: str) -> None:
    """Things, bodies and animals do not, though some end as professions do; nor does what is no word."""
    assert DUTCH.noun_type("", noun) != "person"


def test_the_table_is_small_and_holds_single_nouns() -> None:
    """At most a megabyte; no spaces and no capitals, so no passages and no names."""
    path = files("quoteattr.languages").joinpath("nl", "sayers.json")
    assert len(path.read_bytes()) < 1_000_000
    words = DUTCH.sayers.table.words
    assert len(words) > 3000
    assert all(word == word.lower() and " " not in word for word in words)
