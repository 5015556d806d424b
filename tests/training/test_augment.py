from __future__ import annotations

import random
from pathlib import Path

import pytest

from quoteattr.training.augment import MARK_STYLES, MARKS, paragraphs, restyle, restyled
from quoteattr.training.data import find, read_conllu, surface


@pytest.mark.parametrize("style", MARK_STYLES)
def test_marks_are_set_close_in_every_style(style: tuple[str, str]) -> None:
    """Restyled marks stand next to what they enclose and nowhere else."""
    pieces = [
        ('"', True),
        ("Dat", True),
        ("klopt", True),
        ('"', True),
        ("zegt", True),
        ("zij", False),
        (".", True),
    ]
    text = "".join(token + " " * space for token, space in restyle(pieces, style)).strip()
    assert text == f"{style[0]}Dat klopt{style[1]} zegt zij."


def test_paragraphs_are_labelled_to_the_end(data: Path) -> None:
    """Each paragraph ends with a sentence end, no token holds a space, and marks are tokens of their own."""
    random.seed(3)
    trees = read_conllu(find(data / "ud", "nl-train.conllu"))
    stream = paragraphs(trees)
    marks = set(MARKS) - {"'", "’", ",,", "''"}
    for _ in range(200):
        characters = next(stream)
        assert characters[-1][1] == 2
        token = ""
        for letter, label in characters:
            token += letter
            if label:
                word = token.strip()
                assert " " not in word
                assert word in marks or not marks & set(word)
                token = ""
        assert not token.strip()


def test_paragraphs_repeat_with_the_seed(data: Path) -> None:
    """The same seed makes the same paragraphs."""
    trees = read_conllu(find(data / "ud", "nl-train.conllu"))
    made = []
    for _ in range(2):
        random.seed(5)
        stream = paragraphs(trees)
        made.append([next(stream) for _ in range(20)])
    assert made[0] == made[1]


def test_restyled_trees_stay_trees(data: Path) -> None:
    """Text and tokens agree, heads stay in the sentence, and marks that are added depend on the root."""
    random.seed(2)
    trees = read_conllu(find(data / "ud", "nl-train.conllu")) * 40
    longer = 0
    for tree in trees:
        made = restyled(tree)
        assert made.text == surface(made.rows)
        assert [row.head for row in made.rows].count(0) == 1
        assert all(0 <= row.head <= len(made.rows) for row in made.rows)
        added = len(made.rows) - len(tree.rows)
        longer += added > 0
        kept = made.rows[1:-1] if added else made.rows
        assert [row.upos for row in kept] == [row.upos for row in tree.rows]
        if added:
            root = [row.head for row in made.rows].index(0) + 1
            assert {made.rows[0].head, made.rows[-1].head} == {root}
    assert longer
