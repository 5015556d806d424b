"""The test sets on which the model of names is measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoteattr.training.name_scores import f1
from quoteattr.training.names import main

SENTENCES = """
Burgemeester/O Anna/B-PER Bakker/I-PER van/O Utrecht/B-LOC opende/O de/O brug/O ./O
De/B-ORG Rabobank/I-ORG steeg/O op/O de/B-FIN Dow/I-FIN Jones/I-FIN ./O
Kees/B-PER Visser/I-PER kocht/O in/O Groningen/B-LOC een/B-PRO Fiat/I-PRO Panda/I-PRO ./O
"""


def printed(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> dict[str, float]:
    """What the command prints of a test set with these sentences."""
    rows = [line.split() for line in SENTENCES.strip().splitlines()]
    text = "\n\n".join("\n".join(cell.replace("/", "\t") for cell in row) for row in rows)
    (folder / "ner").mkdir()
    (folder / "ner" / name).write_text(text + "\n", encoding="utf-8")
    main(["--data", str(folder)])
    (line,) = capsys.readouterr().out.splitlines()
    file, *cells = line.split()
    assert file == name
    return dict(zip(cells[::2], map(float, cells[1::2]), strict=True))


def test_meantime(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Persons, organisations and places are compared, without their articles; all else is left out."""
    scores = printed(tmp_path, "meantime.bio", capsys)
    assert scores == {"LOC": 100, "ORG": 100, "PER": 100, "all": 100, "spans": 100}


def test_conll(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Names are compared as they stand: with an article the bank is another one."""
    scores = printed(tmp_path, "conll2002.testa.bio", capsys)
    assert (scores["PER"], scores["LOC"], scores["ORG"]) == (100, 100, 0)
    assert scores["all"] < 100


def test_other_files_are_no_test_sets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file whose scheme is not known is left alone."""
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "eigen.bio").write_text("Anna\tB-PER\n", encoding="utf-8")
    main(["--data", str(tmp_path)])
    assert capsys.readouterr().out == ""


def test_f1() -> None:
    """One of two names is found, with a wrong type, beside one that is none: spans 50, all 0."""
    right, found = [(0, 1, "PER"), (3, 4, "LOC")], [(0, 1, "ORG"), (5, 6, "ORG")]
    assert f1([(right, found)]) == {"LOC": 0, "ORG": 0, "PER": 0, "all": 0, "spans": 50}
