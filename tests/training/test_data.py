from __future__ import annotations

import random
from pathlib import Path

import pytest

from quoteattr.training.augment import MARK_STYLES, MARKS, paragraphs, restyle
from quoteattr.training.data import conllu_lines, find, plain_lemmas, read_conllu


def test_conllu_survives_reading_and_writing(data: Path) -> None:
    """What is written is read back the same."""
    trees = read_conllu(find(data / "ud", "nl-train.conllu"))
    assert len(trees) == 12
    written = data / "again.conllu"
    written.write_text("".join(conllu_lines(trees)), encoding="utf-8")
    assert read_conllu(written) == trees


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The error tells which file was looked for."""
    with pytest.raises(FileNotFoundError, match=r"nl-train\.conllu"):
        find(tmp_path, "nl-train.conllu")


def test_detached_particles_leave_the_lemma(data: Path) -> None:
    """*legt ... uit* is trained as ``leggen``, since the word alone cannot tell more."""
    trees = [plain_lemmas(tree) for tree in read_conllu(find(data / "ud", "nl-train.conllu"))]
    lemmas = [row.lemma for tree in trees for row in tree.rows]
    assert "leggen" in lemmas
    assert "uit_leggen" not in lemmas
    assert "buur_man" in lemmas


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
