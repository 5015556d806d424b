"""Separable verbs: which words join the lemma of their verb."""

from __future__ import annotations

import pytest

from quoteattr.stages.particles import join_particles, with_joined_particles
from tests.stages.tables import DUTCH, sentence_of


def lemmas_of(text: str, table: str) -> list[str]:
    (sentence,) = with_joined_particles([sentence_of(text, table)], DUTCH.particles)
    return [token.lemma for token in sentence.tokens]


def test_a_detached_particle_joins_its_verb() -> None:
    """*legt ... uit* is a form of ``uit_leggen``; the other words keep their lemmas."""
    table = "Hij/PRON/nsubj>legt legt=leggen/VERB+Fin/root het/PRON/obj>legt uit/ADP/compound:prt>legt ."
    assert lemmas_of("Hij legt het uit.", table) == ["hij", "uit_leggen", "het", "uit", "."]


def test_a_noun_that_is_a_particle_joins_its_verb() -> None:
    """*neemt ... deel* is a form of ``deel_nemen``, though *deel* is a noun."""
    table = "Zij/PRON/nsubj>neemt neemt=nemen/VERB+Fin/root deel/NOUN/compound:prt>neemt ."
    assert lemmas_of("Zij neemt deel.", table)[1] == "deel_nemen"


@pytest.mark.parametrize("word", ["te", "van", "tot"])
def test_a_word_that_is_no_particle_joins_nothing(word: str) -> None:
    """Prepositions of fixed phrases are no particles, whatever the tree says."""
    table = f"Zij/PRON/nsubj>komt komt=komen/VERB+Fin/root {word}/ADP/compound:prt>komt ."
    assert lemmas_of(f"Zij komt {word}.", table)[1] == "komen"


def test_a_joined_lemma_stays() -> None:
    """A verb that has its particle, as training data have it, gets no other."""
    table = "Hij/PRON/nsubj>legt legt=uit_leggen/VERB+Fin/root uit/ADP/compound:prt>legt ."
    assert lemmas_of("Hij legt uit.", table)[1] == "uit_leggen"


def test_other_relations_join_nothing() -> None:
    """An adverb that is no particle of its verb leaves it alone."""
    assert lemmas_of("gaat uit", "gaat=gaan/VERB+Fin/root uit/ADV/advmod>gaat") == ["gaan", "uit"]


def test_a_fixed_phrase_is_not_joined() -> None:
    """In *aan de kaak stellen* the preposition has dependents and is no particle."""
    table = "aan/ADP/compound:prt>stellen de/DET/det>kaak kaak/NOUN/fixed>aan stellen/VERB/root"
    assert lemmas_of("aan de kaak stellen", table)[3] == "stellen"


def test_a_verb_is_no_particle() -> None:
    """*laten zien* keeps two lemmas."""
    assert lemmas_of("laten zien", "laten/VERB/root zien/VERB/compound:prt>laten") == ["laten", "zien"]


def test_a_noun_takes_no_particle() -> None:
    """Only verbs are joined: in *uitleg op*, a noun keeps its lemma."""
    assert lemmas_of("uitleg op", "uitleg/NOUN/root op/ADP/compound:prt>uitleg") == ["uitleg", "op"]


def test_sentences_without_particles_are_the_same() -> None:
    """A sentence in which nothing is joined is given back as it came."""
    sentence = sentence_of("Anna lacht.", "Anna/PROPN/nsubj>lacht lacht=lachen/VERB+Fin/root .")
    assert with_joined_particles([sentence], DUTCH.particles)[0] is sentence


def test_the_input_is_left_alone() -> None:
    """The lemmas that are given stay as they are."""
    lemmas = ["leggen", "uit"]
    joined = join_particles(lemmas, [-1, 0], ["root", "compound:prt"], ["VERB", "ADP"], DUTCH.particles)
    assert (lemmas, joined) == (["leggen", "uit"], ["uit_leggen", "uit"])
