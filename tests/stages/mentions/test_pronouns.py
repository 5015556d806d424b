"""Pronouns that stand for somebody."""

from __future__ import annotations

import pytest

from tests.stages.mentions.found import SLEEPS, mentions_of, mentions_without_trees, words_of


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


def test_number_in_a_sentence_without_a_tree() -> None:
    """The verb right behind *ze* tells whether it is one or several; farther away it tells nothing."""
    for verb, expected in (("slaapt=slapen/VERB+Fin", "sing"), ("slapen/VERB+Fin+Plur", "plur")):
        form = verb.partition("=")[0].partition("/")[0]
        (mention,) = mentions_without_trees(f"Ze {form}.", f"Ze/PRON/nsubj>{form} {verb}/root .")
        assert (mention.number, mention.subject) == (expected, True)
    late = "Daar/ADV/advmod>slaapt slaapt=slapen/VERB+Fin/root ze/PRON/nsubj>slaapt ."
    (mention,) = mentions_without_trees("Daar slaapt ze.", late)
    assert (mention.number, mention.subject) == ("", False)
