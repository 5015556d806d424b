from __future__ import annotations

import random
from pathlib import Path

import pytest

from quoteattr.training.data import Row, Tree, find, plain_lemmas, read_conllu
from quoteattr.training.inventor import Inventor, Word


@pytest.fixture(scope="module")
def inventor(data: Path) -> Inventor:
    """What the dozen sentences of the small treebank give."""
    return Inventor.of([plain_lemmas(tree) for tree in read_conllu(find(data / "ud", "nl-train.conllu"))])


def _made(inventor: Inventor, count: int = 500) -> list[Word]:
    random.seed(1)
    return [inventor.word() for _ in range(count)]


def test_parts_of_known_compounds_can_be_used_again(inventor: Inventor) -> None:
    """*buurman* gives *buur* and *man*."""
    assert ("buur", "buur") in inventor.modifiers
    assert Word("man", "NOUN", "man") in inventor.heads


def test_a_linking_letter_belongs_to_the_first_part() -> None:
    """*regering* is joined with an *s*, *boek* is not."""
    trees = [Tree(word, (Row(word, word, "NOUN"),)) for word in ("regering", "boek")]
    assert set(Inventor.of(trees).modifiers) == {("regerings", "regering"), ("boek", "boek")}


def test_made_up_compounds_are_split_where_they_were_joined(inventor: Inventor) -> None:
    """Without the joint the lemma is the word, but for case, linking letters and a plural."""
    known = {word.lemma for word in inventor.words}
    compounds = [word for word in _made(inventor) if word.upos == "NOUN" and word.lemma not in known]
    assert compounds
    heads = {word.lemma: word.form for word in inventor.heads}
    for word in compounds:
        *parts, head = word.lemma.split("_")
        assert parts
        assert word.form.lower().startswith(parts[0].lower())
        assert word.form.lower().endswith((head, heads[head]))


def test_made_up_verbs_have_a_particle_that_several_verbs_have() -> None:
    """Three forms of *opbellen* allow *oplopen*."""
    forms = [("opbel", "op_bellen"), ("opbelt", "op_bellen"), ("opbellen", "op_bellen")]
    forms += [("bel", "bellen"), ("belt", "bellen"), ("bellen", "bellen"), ("lopen", "lopen")]
    words = [Row(form, lemma, "VERB") for form, lemma in forms]
    words += [Row("huis", "huis", "NOUN"), Row("deur", "deur", "NOUN")]
    inventor = Inventor.of([Tree(row.form, (row,)) for row in words])
    assert inventor.particles == ("op",)
    assert Word("oplopen", "VERB", "op_lopen") in _made(inventor)


def test_digits_are_replaced_in_word_and_lemma_alike() -> None:
    """The lemma of a number is the number."""
    inventor = Inventor.of([Tree("1984", (Row("1984", "1984", "NUM"),))])
    made = _made(inventor, 50)
    assert all(word.form == word.lemma for word in made)
    assert len({word.form for word in made}) > 1
