"""Names that were masked, and parties that stand without an article."""

from __future__ import annotations

import pytest

from tests.stages.mentions.found import names_of, words_of

SAYS = "stelt=stellen/VERB+Fin/root niets/PRON/obj>stelt ."


def test_a_mask_is_a_name_with_its_brackets() -> None:
    """*[eiser]* and *getuige [getuige 2]* are somebody each."""
    table = f"[ eiser/NOUN/nsubj>stelt ] {SAYS}"
    assert words_of("[eiser] stelt niets.", table) == ["[eiser]"]
    assert names_of("[eiser] stelt niets.", table) == ["[eiser]"]


def test_what_tells_who_is_masked_belongs_to_it() -> None:
    """*De heer [A]* is one mention, named *[A]*."""
    table = f"De/DET/det>heer heer/NOUN/nsubj>stelt [ A/PROPN/appos>heer ] {SAYS}"
    assert words_of("De heer [A] stelt niets.", table) == ["De heer [A]"]
    assert names_of("De heer [A] stelt niets.", table) == ["[A]"]


def test_what_is_somebodys_is_another_mention() -> None:
    """*De brief van [A]* and *[A]* are two."""
    table = f"De/DET/det>brief brief/NOUN/nsubj>stelt van/ADP/case>A [ A/PROPN/nmod>brief ] {SAYS}"
    assert words_of("De brief van [A] stelt niets.", table) == ["De brief van [A]", "[A]"]


def test_a_mask_that_a_tagger_takes_for_a_verb() -> None:
    """*[gedaagde1]* is somebody, whatever a tagger takes it for."""
    table = f"[ gedaagde1=dagen/VERB/nsubj>stelt ] {SAYS}"
    assert names_of("[gedaagde1] stelt niets.", table) == ["[gedaagde1]"]


@pytest.mark.parametrize("word", ["adres", "sic", "datum"])
def test_other_words_in_brackets_are_nobody(word: str) -> None:
    table = f"[ {word}/NOUN/nsubj>stelt ] {SAYS}"
    assert names_of(f"[{word}] stelt niets.", table) == []


def test_a_party_without_an_article() -> None:
    """*Gedaagde* (the defendant), taken for a form of *dagen*, speaks; *gedaagde mensen* are people."""
    assert words_of("Gedaagde stelt niets.", f"Gedaagde=dagen/VERB/nsubj>stelt {SAYS}") == ["Gedaagde"]
    table = f"Gedaagde=dagen/VERB/amod>mensen mensen=mens/NOUN+Plur/nsubj>stelt {SAYS}"
    assert words_of("Gedaagde mensen stelt niets.", table) == ["Gedaagde mensen"]
