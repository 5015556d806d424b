"""What the spelling of a first name or a noun tells."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files

import pytest

from quoteattr.languages.learned import gender_of_first_name, name_grams, name_parts, noun_grams, noun_type


@pytest.mark.parametrize(
    "name",
    ["Jan", "Pieter", "Henk", "Kees", "Willem", "Mark", "Geert", "Mohammed", "Boris", "Adriaan", "Stipan"],
)
def test_names_of_men(name: str) -> None:
    assert gender_of_first_name(name)[0] == "masc"


@pytest.mark.parametrize(
    "name",
    ["Maria", "Sophie", "Jeanne", "Fatima", "Femke", "Angela", "Eline", "Woutertje", "Hélène", "Mina"],
)
def test_names_of_women(name: str) -> None:
    assert gender_of_first_name(name)[0] == "fem"


@pytest.mark.parametrize(
    "name", ["", " ", "J.", "J.P.", "J", "Th.", "R2D2", "xqzwv", "Brrtk", "Пётр", "-", "!"]
)
def test_nothing_is_said_of_what_is_no_name(name: str) -> None:
    assert gender_of_first_name(name)[0] == ""


def test_case_and_accents_do_not_count() -> None:
    for other in ("HÉLÈNE", "helene", "He\u0301le\u0300ne"):
        assert gender_of_first_name(other) == gender_of_first_name("Hélène")


def test_parts_of_a_name_vote() -> None:
    assert gender_of_first_name("Jan-Willem")[0] == "masc"
    assert gender_of_first_name("Anna Maria")[0] == "fem"
    assert gender_of_first_name("Jan Maria")[0] == ""
    assert gender_of_first_name("Jan P.") == gender_of_first_name("Jan")


def test_parts_and_their_grams() -> None:
    assert name_parts("  Anne-Marié D. ") == ("anne", "marie")
    assert "^jan$" not in name_grams("jan")
    assert all(not (gram.startswith("^") and gram.endswith("$")) for gram in name_grams("bo"))


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
    kind, probability = noun_type(noun)
    assert kind == "person"
    assert probability > 0.8


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
    assert noun_type(noun)[0] == ""


def test_marked_parts_of_a_compound() -> None:
    assert noun_type("Ajax_speler")[0] == "person"
    assert "^arts$" in noun_grams("huis_arts")
    assert "^arts$" not in noun_grams("huisarts")


@pytest.mark.parametrize("word", ["Jan", "xqzwv", "tafel", "woordvoerder", "Anne-Marie"])
def test_probabilities_are_probabilities(word: str) -> None:
    assert 0.5 <= gender_of_first_name(word)[1] <= 1
    assert 0 <= noun_type(word)[1] <= 1


@pytest.mark.parametrize("name", ["first_names", "nouns"])
def test_weights_are_small_and_no_list_of_words(name: str) -> None:
    data = files("quoteattr.languages").joinpath("nl", f"{name}.json").read_bytes()
    assert len(data) < 300_000
    grams = json.loads(data)["weights"]
    assert max(len(gram) for gram in grams) <= 8
    if name == "first_names":
        assert not any(gram.startswith("^") and gram.endswith("$") for gram in grams)


def test_importing_reads_no_weights() -> None:
    code = (
        "import sys; from quoteattr.languages import learned; "
        "assert learned._read.cache_info().currsize == 0; assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
