from __future__ import annotations

from pathlib import Path

import pytest

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
