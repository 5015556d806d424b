"""What the spelling of a first name or a noun tells."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files

import pytest

from quoteattr.languages import load_language
from quoteattr.languages.ngrams import NgramClassifier, name_grams, name_parts, noun_grams

DUTCH = load_language("nl").mentions.spelling


@pytest.mark.parametrize(
    "name",
    ["Jan", "Pieter", "Henk", "Kees", "Willem", "Mark", "Geert", "Mohammed", "Boris", "Adriaan", "Stipan"],
)
def test_names_of_men(name: str) -> None:
    """Dutch names of men, and foreign ones that end alike, are masculine."""
    assert DUTCH.gender(name) == "masc"


@pytest.mark.parametrize(
    "name",
    ["Maria", "Sophie", "Jeanne", "Fatima", "Femke", "Angela", "Eline", "Woutertje", "Hélène", "Mina"],
)
def test_names_of_women(name: str) -> None:
    """Dutch names of women, and foreign ones that end alike, are feminine."""
    assert DUTCH.gender(name) == "fem"


@pytest.mark.parametrize(
    "name", ["", " ", "J.", "J.P.", "J", "Th.", "R2D2", "xqzwv", "Brrtk", "Пётр", "-", "!"]
)
def test_nothing_is_said_of_what_is_no_name(name: str) -> None:
    """Initials, other alphabets and letters in a row have no gender."""
    assert DUTCH.gender(name) == ""


@pytest.mark.parametrize("other", ["HÉLÈNE", "helene", "He\u0301le\u0300ne"])
def test_case_and_accents_do_not_count(other: str) -> None:
    """A name has the n-grams of its plain form in lower case."""
    assert name_parts(other) == name_parts("Hélène") == ("helene",)
    assert DUTCH.gender(other) == "fem"


def test_parts_of_a_name_vote() -> None:
    """Parts that agree tell the gender, parts that contradict each other do not, and an initial has no vote."""
    assert DUTCH.gender("Jan-Willem") == "masc"
    assert DUTCH.gender("Anna Maria") == "fem"
    assert DUTCH.gender("Jan Maria") == ""
    assert DUTCH.gender("Jan P.") == "masc"


def test_parts_and_their_grams() -> None:
    """No n-gram spans a whole name, so that the weights hold no list of names."""
    assert name_parts("  Anne-Marié D. ") == ("anne", "marie")
    assert "^jan$" not in name_grams("jan")
    assert all(not (gram.startswith("^") and gram.endswith("$")) for gram in name_grams("bo"))


def test_marked_parts_of_a_compound() -> None:
    """The last part of a compound is an n-gram of its own where it is marked."""
    assert "^arts$" in noun_grams("huis_arts")
    assert "^arts$" not in noun_grams("huisarts")


def test_a_classifier_adds_weights() -> None:
    """The log-odds are the bias and the weights of the n-grams; too few known ones give no answer."""
    classifier = NgramClassifier(bias=-1.0, scale=0.5, threshold=0.8, known=0.5, weights={"abc": 4, "bc": 2})
    assert classifier.log_odds(frozenset({"abc", "bc", "x"})) == 2.0
    assert classifier.log_odds(frozenset({"abc", "bcd", "cde"})) is None
    assert (classifier.is_sure(2.0), classifier.is_sure(1.0)) == (True, False)


def test_weights_are_small_and_no_list_of_words() -> None:
    """The file of weights has less than 300 kB, and no n-gram in it is long or a whole first name."""
    data = files("quoteattr.languages").joinpath("nl", "first_names.json").read_bytes()
    assert len(data) < 300_000
    grams = json.loads(data)["weights"]
    assert max(len(gram) for gram in grams) <= 8
    assert not any(gram.startswith("^") and gram.endswith("$") for gram in grams)


def test_loading_a_language_reads_no_weights() -> None:
    """The weights are read at the first question, and NumPy is not needed for them."""
    code = (
        "import sys, json\n"
        "def refuse(*arguments): raise SystemExit('weights were read')\n"
        "loads, json.loads = json.loads, refuse\n"
        "from quoteattr.languages import load_language\n"
        "spelling = load_language('nl').mentions.spelling\n"
        "json.loads = loads\n"
        "assert spelling.gender('Anna') == 'fem' and 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
