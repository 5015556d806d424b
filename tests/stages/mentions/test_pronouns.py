"""Pronouns that stand for somebody."""

from __future__ import annotations

import pytest

from tests.stages.mentions.found import SLEEPS, mentions_of, words_of


@pytest.mark.parametrize(
    ("pronoun", "verb", "expected"),
    [
        ("Hij", "slaapt=slapen/VERB+Fin", (3, "sing", "masc")),
        ("Zij", "slaapt=slapen/VERB+Fin", (3, "sing", "fem")),
        ("Zij", "slapen/VERB+Fin+Plur", (3, "plur", "")),
        ("Ik", "slaap=slapen/VERB+Fin", (1, "sing", "")),
        ("Jullie", "slapen/VERB+Fin+Plur", (2, "plur", "")),
    ],
)
def test_pronouns(pronoun: str, verb: str, expected: tuple[int, str, str]) -> None:
    """A pronoun tells person, number and gender; the verb tells whether *zij* is one or several."""
    form = verb.partition("=")[0].partition("/")[0]
    (mention,) = mentions_of(f"{pronoun} {form}.", f"{pronoun}/PRON/nsubj>{form} {verb}/root .")
    assert (mention.person, mention.number, mention.gender) == expected


@pytest.mark.parametrize("word", ["Men", "Iemand", "Niemand"])
def test_nobody_in_particular(word: str) -> None:
    """*men*, *iemand* and *niemand* stand for nobody in particular."""
    (mention,) = mentions_of(f"{word} slaapt.", f"{word}/PRON/nsubj>slaapt {SLEEPS}")
    assert mention.generic


def test_relative_pronoun_is_no_mention() -> None:
    """*die* that opens a relative clause stands for nobody of its own."""
    text = "De man die slaapt, droomt."
    table = (
        "De/DET/det>man man/NOUN/nsubj>droomt die/PRON/nsubj>slaapt slaapt=slapen/VERB+Fin/acl:relcl>man , "
        "droomt=dromen/VERB+Fin/root ."
    )
    assert words_of(text, table) == ["De man"]


def test_demonstrative_pronoun() -> None:
    """*Die slaapt* points at somebody, as *die* is the subject; in *die bakker* it is an article."""
    (mention,) = mentions_of("Die slaapt.", "Die/PRON/nsubj>slaapt " + SLEEPS)
    assert (mention.subject, mention.number, mention.gender) == (True, "", "")
    table = "Die/DET/det>bakker bakker/NOUN/nsubj>slaapt " + SLEEPS
    assert words_of("Die bakker slaapt.", table) == ["Die bakker"]
