"""Where a text says who somebody is, two mentions are one."""

from __future__ import annotations

import pytest

from tests.stages.entities.resolved import ANNA, called, resolve, subject

GIRL = "Een/DET/det>meisje meisje/NOUN/nsubj>slaapt slaapt=slapen/VERB+Fin/root ."
THE_GIRL = "Het/DET/det>meisje meisje/NOUN/nsubj>droomt droomt=dromen/VERB+Fin/root ."


def names_of(text: str, *tables: str) -> list[str]:
    """The name of the entity of each mention."""
    return [name for _, name in called(text, *tables)]


@pytest.mark.parametrize(
    ("sentence", "table"),
    [
        (
            "Het meisje heette Anna .",
            "Het/DET/det>meisje meisje/NOUN/nsubj>heette heette=heten/VERB+Fin/root Anna/PROPN/xcomp>heette .",
        ),
        (
            "Haar naam was Anna .",
            "Haar/PRON+Prs+Poss/nmod>naam naam/NOUN/nsubj>Anna was=zijn/AUX+Fin/cop>Anna Anna/PROPN/root .",
        ),
        ("Dat was Anna .", "Dat/PRON/nsubj>Anna was=zijn/AUX+Fin/cop>Anna Anna/PROPN/root ."),
        (
            "Zij heette Anna .",
            "Zij/PRON+Prs/nsubj>heette heette=heten/VERB+Fin/root Anna/PROPN/xcomp>heette .",
        ),
    ],
)
def test_called_by_a_name(sentence: str, table: str) -> None:
    """*Het meisje heette Anna*, *haar naam was Anna*, *dat was Anna*, *zij heette Anna*: the girl is Anna."""
    text = f"Een meisje slaapt. {sentence} Het meisje droomt."
    assert set(names_of(text, GIRL, table, THE_GIRL)) == {"Anna"}


def test_called_in_a_relative_clause() -> None:
    """*Een meisje dat Anna heet* (a girl who is called Anna) is Anna."""
    text = "Een meisje dat Anna heet slaapt. Het meisje droomt."
    table = (
        "Een/DET/det>meisje meisje/NOUN/nsubj>slaapt dat/PRON/nsubj>heet Anna/PROPN/xcomp>heet "
        "heet=heten/VERB+Fin/acl>meisje slaapt=slapen/VERB+Fin/root ."
    )
    assert set(names_of(text, table, THE_GIRL)) == {"Anna"}


@pytest.mark.parametrize(
    ("words", "extra", "name"),
    [("was een meisje", "", "Anna"), ("was niet een meisje", "niet/ADV/advmod>meisje ", "een meisje")],
)
def test_what_somebody_is(words: str, extra: str, name: str) -> None:
    """*Anna was een meisje* … *het meisje* is Anna; who is not a girl is none."""
    text = f"Anna {words} . Het meisje droomt."
    table = (
        f"Anna/PROPN/nsubj>meisje was=zijn/AUX+Fin/cop>meisje {extra}een/DET/det>meisje meisje/NOUN/root ."
    )
    assert names_of(text, table, THE_GIRL)[-1] == name


def test_question() -> None:
    """*Heette het meisje Anna?* says nothing."""
    text = "Een meisje slaapt. Het meisje heette Anna ?"
    table = "Het/DET/det>meisje meisje/NOUN/nsubj>heette heette=heten/VERB+Fin/root Anna/PROPN/xcomp>heette ?"
    assert names_of(text, GIRL, table) == ["Een meisje", "Een meisje", "Anna"]


def test_two_with_names_stay_two() -> None:
    """*Zijn naam was Anna* of somebody who has a name already merges nobody."""
    text = "Eva Kok slaapt. Haar naam was Anna ."
    table = "Haar/PRON+Prs+Poss/nmod>naam naam/NOUN/nsubj>Anna was=zijn/AUX+Fin/cop>Anna Anna/PROPN/root ."
    eva = subject("Eva/PROPN/nsubj>slaapt Kok/PROPN/flat>Eva")
    assert names_of(text, eva, table) == ["Eva Kok", "Eva Kok", "Anna"]


def test_man_and_woman_stay_two() -> None:
    """*De man heette Anna Smit* is a slip of the tree: a man is no woman."""
    text = "De man heette Anna Smit ."
    table = (
        "De/DET/det>man man/NOUN/nsubj>heette heette=heten/VERB+Fin/root Anna/PROPN/xcomp>heette "
        "Smit/PROPN/flat>Anna ."
    )
    assert names_of(text, table) == ["De man", "Anna Smit"]


def test_who_says_so_of_himself() -> None:
    """*"Ik heet Anna", zegt het meisje*: the girl is Anna."""
    text = '"Ik heet Anna", zegt het meisje.'
    table = (
        '" Ik/PRON+Prs/nsubj>heet heet=heten/VERB+Fin/root Anna/PROPN/xcomp>heet " , '
        "zegt=zeggen/VERB+Fin/parataxis>heet het/DET/det>meisje meisje/NOUN/nsubj>zegt ."
    )
    resolution = resolve(text, table, quoted=((1, 13),))
    found = dict(zip([text[m.start : m.end] for m in resolution.mentions], resolution.entity_of, strict=True))
    assert found["het meisje"] == found["Anna"] is not None


def test_apposition_of_a_first_name() -> None:
    """*De bakker, Anna, slaapt*: the baker is Anna, and without the second comma nobody says so."""
    table = (
        "De/DET/det>bakker bakker/NOUN/nsubj>slaapt , Anna/PROPN/appos>bakker , slaapt=slapen/VERB+Fin/root ."
    )
    assert set(names_of("De bakker, Anna, slaapt.", table)) == {"Anna"}


def test_relative_by_the_same_words() -> None:
    """*Haar zus Anna* … *haar zus*: the same sister."""
    text = "Haar zus Anna Smit slaapt. Haar zus droomt."
    table = (
        "Haar/PRON+Prs+Poss/nmod>zus zus/NOUN/nsubj>slaapt Anna/PROPN/appos>zus Smit/PROPN/flat>Anna "
        "slaapt=slapen/VERB+Fin/root ."
    )
    sister = "Haar/PRON+Prs+Poss/nmod>zus zus/NOUN/nsubj>droomt droomt=dromen/VERB+Fin/root ."
    assert dict(called(text, table, sister))["Haar zus"] == "Anna Smit"


def test_without_trees_and_names() -> None:
    """Nothing is told where nothing is said."""
    assert names_of("Anna Smit slaapt.", ANNA) == ["Anna Smit"]
