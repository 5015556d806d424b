from __future__ import annotations

from pathlib import Path

import numpy
import pytest

from quoteattr.languages.ngrams import name_grams, noun_grams
from quoteattr.training.lexica.first_names import read_first_names
from quoteattr.training.lexica.nouns import read_nouns
from quoteattr.training.lexica.vectors import likeness_to_people, read_vectors
from quoteattr.training.words import load_words


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """A folder with a few names, roles and treebank nouns."""
    (tmp_path / "names").mkdir()
    (tmp_path / "ud").mkdir()
    names = "Jan\tM\nAnne\tM\nAnne\tV\nJan-Willem\tM\nEls\tV\n"
    (tmp_path / "names" / "firstnames-gender.tsv").write_text(names, encoding="utf-8")
    (tmp_path / "names" / "role-nouns.txt").write_text(
        "Bakker\nleraar\nprutser\nlid van de raad\n", encoding="utf-8"
    )
    rows = [
        ("bakkers", "bakker", "Com"),
        ("brood_bakker", "brood_bakker", "Com"),
        ("huis", "huis", "Neut"),
        ("tafel", "tafel", "Com"),
    ]
    conllu = "".join(
        f"1\t{form.replace('_', '')}\t{lemma}\tNOUN\t_\tGender={gender}\t0\troot\t_\t_\n\n"
        for form, lemma, gender in rows
    )
    (tmp_path / "ud" / "nl-train.conllu").write_text(conllu, encoding="utf-8")
    return tmp_path


def test_names_of_one_part_are_examples(lists: Path) -> None:
    """*Anne* is given to both; *Jan-Willem* is left to its parts; a common name counts for more."""
    names = read_first_names(lists, {"jan": 0, "de": 1, "els": 3})
    assert names.grams == [name_grams(name) for name in ("anne", "els", "jan")]
    assert names.targets.tolist() == [0.5, 0, 1]
    assert names.weights[0] < names.weights[1] < names.weights[2]


def test_nouns_of_lists_and_neuter_ones_are_examples(lists: Path) -> None:
    """Roles and compounds of them are people, neuter nouns are not; *tafel*, of no list, is left out."""
    nouns = read_nouns(lists, _vectors())
    labels = dict(zip(nouns.grams, nouns.targets.tolist(), strict=True))
    assert [labels[noun_grams(noun)] for noun in ("bakker", "brood_bakker", "leraar", "huis")] == [1, 1, 1, 0]
    assert noun_grams("tafel") not in labels
    assert noun_grams("lid van de raad") not in labels


def test_forms_go_with_their_lemma(lists: Path) -> None:
    """*prutsers* is of the family of *prutser*, counts less and is no lemma."""
    nouns = read_nouns(lists, _vectors())
    lemma, form = (nouns.grams.index(noun_grams(noun)) for noun in ("prutser", "prutsers"))
    assert nouns.groups[lemma] == nouns.groups[form]
    assert nouns.weights[form] < nouns.weights[lemma]
    assert nouns.lemmas[lemma]
    assert not nouns.lemmas[form]


def test_things_that_end_like_people_count_more(lists: Path) -> None:
    """*computer* is a thing that the ending does not give away."""
    nouns = read_nouns(lists, _vectors())
    place = nouns.grams.index(noun_grams("computer"))
    assert nouns.targets[place] == 0
    assert nouns.weights[place] > 1


def test_a_compound_is_as_likely_a_person_as_its_last_part() -> None:
    """*hoofd_bakker* has no vector, *bakker* has; a noun without any is left out."""
    likeness = likeness_to_people(_vectors(), {"bakker"}, ["bakker", "hoofd_bakker", "onbekend"])
    assert likeness["hoofd_bakker"] == likeness["bakker"]
    assert "onbekend" not in likeness


def test_vectors_are_read_without_their_header(tmp_path: Path) -> None:
    """The first line counts words and dimensions."""
    path = tmp_path / "small.vec"
    path.write_text("2 2\nde 0.5 1\nhet 2 -1\n", encoding="utf-8")
    assert {word: vector.tolist() for word, vector in read_vectors(path).items()} == {
        "de": [0.5, 1],
        "het": [2, -1],
    }


def test_inflection_follows_the_ending() -> None:
    """Plurals and feminines come by rule; an ending of no rule gives none."""
    assert load_words().inflected("leraar") == {"leraars", "lerares"}
    assert load_words().inflected("brandweerman") == {"brandweermannen"}
    assert load_words().inflected("gast") == set()


def _vectors() -> dict[str, object]:
    """Vectors of a few words; those of things point away from those of people."""
    people, things = ("bakker", "leraar", "arts", "kok"), ("tafel", "huis", "brood", "stoel")
    return {word: numpy.array([1.0, number / 10]) for number, word in enumerate(people)} | {
        word: numpy.array([-1.0, number / 10]) for number, word in enumerate(things)
    }
