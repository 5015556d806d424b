from quoteattr.parsing.particles import join_particles


def test_a_detached_particle_joins_its_verb():
    """*legt ... uit* is a form of ``uit_leggen``."""
    joined = join_particles(
        ["hij", "leggen", "het", "uit"],
        [1, -1, 1, 1],
        ["nsubj", "root", "obj", "compound:prt"],
        ["PRON", "VERB", "PRON", "ADP"],
    )
    assert joined == ["hij", "uit_leggen", "het", "uit"]


def test_a_joined_lemma_stays():
    """A particle is not joined twice."""
    joined = join_particles(["uit_leggen", "uit"], [-1, 0], ["root", "compound:prt"], ["VERB", "ADP"])
    assert joined == ["uit_leggen", "uit"]


def test_other_relations_join_nothing():
    """Only ``compound:prt`` joins a verb."""
    joined = join_particles(["gaan", "uit"], [-1, 0], ["root", "advmod"], ["VERB", "ADV"])
    assert joined == ["gaan", "uit"]


def test_the_input_is_left_alone():
    """The function gives a new list."""
    lemmas = ["leggen", "uit"]
    join_particles(lemmas, [-1, 0], ["root", "compound:prt"], ["VERB", "ADP"])
    assert lemmas == ["leggen", "uit"]


def test_a_fixed_phrase_is_not_joined():
    """In *aan de kaak stellen* the preposition has dependents and is no particle."""
    joined = join_particles(
        ["aan", "de", "kaak", "stellen"],
        [3, 2, 0, -1],
        ["compound:prt", "det", "fixed", "root"],
        ["ADP", "DET", "NOUN", "VERB"],
    )
    assert joined[3] == "stellen"


def test_a_verb_is_no_particle():
    """*laten zien* keeps two lemmas."""
    joined = join_particles(["laten", "zien"], [-1, 0], ["root", "compound:prt"], ["VERB", "VERB"])
    assert joined == ["laten", "zien"]
