from __future__ import annotations

from pathlib import Path

import pytest

from quoteattr.languages.ngrams import name_grams
from quoteattr.training.lexica.first_names import read_first_names
from quoteattr.training.lexica.vectors import read_vectors
from quoteattr.training.words import load_words


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """A folder with a few names."""
    (tmp_path / "names").mkdir()
    names = "Jan\tM\nAnne\tM\nAnne\tV\nJan-Willem\tM\nEls\tV\n"
    (tmp_path / "names" / "firstnames-gender.tsv").write_text(names, encoding="utf-8")
    return tmp_path


def test_names_of_one_part_are_examples(lists: Path) -> None:
    """*Anne* is given to both; *Jan-Willem* is left to its parts; a common name counts for more."""
    names = read_first_names(lists, {"jan": 0, "de": 1, "els": 3})
    assert names.grams == [name_grams(name) for name in ("anne", "els", "jan")]
    assert names.targets.tolist() == [0.5, 0, 1]
    assert names.weights[0] < names.weights[1] < names.weights[2]


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
