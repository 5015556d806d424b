"""Verb forms out of use, on trees that are written out by hand."""

from __future__ import annotations

import pytest

from quoteattr.parsing.tables import Sentence
from quoteattr.stages.spelling import with_old_forms
from tests.stages.tables import DUTCH, sentence_of


def folded(text: str, table: str) -> Sentence:
    return with_old_forms([sentence_of(text, table)], DUTCH.cues)[0]


def test_an_old_form_is_a_form_of_todays_verb() -> None:
    """*zeide*, taken for a noun, is a verb of saying; its text stays as it is."""
    sentence = folded("Anna zeide niets.", "Anna/PROPN/nsubj>zeide zeide/NOUN/root niets/PRON/obj>zeide .")
    verb = sentence.tokens[1]
    assert (verb.text, verb.lemma, verb.upos) == ("zeide", "zeggen", "VERB")


@pytest.mark.parametrize(("form", "lemma"), [("hernam", "hernemen"), ("schreide", "schreien")])
def test_forms_of_older_novels(form: str, lemma: str) -> None:
    """*hernam* (resumed) and *schreide* (wept) are known, whatever a tagger takes them for."""
    sentence = folded(f"Anna {form}.", f"Anna/PROPN/nsubj>{form} {form}/NOUN/root .")
    assert (sentence.tokens[1].lemma, sentence.tokens[1].upos) == (lemma, "VERB")


def test_todays_forms_stay() -> None:
    """A sentence without such forms is the same."""
    table = "Anna/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root niets/PRON/obj>zei ."
    assert folded("Anna zei niets.", table) == sentence_of("Anna zei niets.", table)


def test_a_name_that_looks_like_an_old_form_stays_a_name() -> None:
    """*Ried* is a verb form and, as a proper noun, a name."""
    sentence = folded("Ried slaapt.", "Ried/PROPN/nsubj>slaapt slaapt=slapen/VERB+Fin/root .")
    assert sentence.tokens[0].upos == "PROPN"


def test_a_verb_that_looks_like_a_noun() -> None:
    """*licht … toe* is a verb, *het licht … toe* is none."""
    sentence = folded(
        "Kok licht dat toe.", "Kok/PROPN/root licht/NOUN/flat>Kok dat/PRON/obj>Kok toe/ADP/case>Kok ."
    )
    verb = sentence.tokens[1]
    assert (verb.lemma, verb.upos, verb.is_finite) == ("lichten", "VERB", True)
    table = "Het/DET/det>licht licht/NOUN/nsubj>neemt neemt=nemen/VERB+Fin/root toe/ADP/compound:prt>neemt ."
    assert folded("Het licht neemt toe.", table) == sentence_of("Het licht neemt toe.", table)


def test_another_particle_tells_nothing() -> None:
    """*licht op* stays as it was tagged."""
    assert folded("Kok licht op.", "Kok/PROPN/root licht/NOUN/flat>Kok op/ADP/case>Kok .").upos[1] == "NOUN"
