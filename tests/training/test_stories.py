"""What tells a story from a report is learned from texts of both kinds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quoteattr.training.__main__ import main
from quoteattr.training.stories import Example, stretches, train_stories

GOLD = Path(__file__).parents[1] / "gold"


def example(story: bool, **signs: float) -> Example:
    return Example({"past": 0.5, **signs}, story, "path", "text")


def test_what_tells_stories_is_learned() -> None:
    """A sign of stories speaks for them, one of reports against them, and one of both for neither."""
    table = [example(True, talk=1.0, long=1.0), example(False, report=1.0, long=1.0)] * 20
    learned = train_stories(table)
    assert learned.weights["talk"] > 1 > -1 > learned.weights["report"]
    assert learned.weights["long"] == pytest.approx(0, abs=1e-6)
    assert learned.odds(table[0].signs) > 0 > learned.odds(table[1].signs)


def test_a_path_counts_the_same_however_much_it_holds() -> None:
    """Two thousand news texts weigh no more than a dozen novels."""
    few = [Example({"past": 1.0, "talk": 0.0}, True, "novels", "novel")]
    many = [Example({"past": 1.0, "talk": 1.0}, False, "news", "news")] * 50
    odds = train_stories([*few, *many]).odds
    assert odds(few[0].signs) == pytest.approx(-odds(many[0].signs), abs=0.2)


def test_stretches() -> None:
    """A text is learned whole and cut short, each piece to the end of a sentence."""
    text = "\n\n".join(["Zij sliep die nacht niet. " * 9 + "Hij ook niet."] * 4)
    whole, *pieces = stretches(text, "text")
    assert whole == text
    assert {piece[-5:] for piece in pieces} == {"niet."}
    assert [len(piece.split()) for piece in pieces[:3]] == [35, 63, 101]
    assert list(stretches("Zij sliep.")) == ["Zij sliep."]


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command says how many texts are told rightly and writes the table that the library reads."""
    paths = [str(GOLD / "novel"), "--reports", str(GOLD / "news")]
    assert main(["stories", "--stories", *paths, "--out", str(tmp_path)]) == 0
    assert f" {GOLD / 'news'}" in capsys.readouterr().out
    table = json.loads((tmp_path / "stories.json").read_text(encoding="utf-8"))
    assert set(table) == {"bias", "weights"}
    assert table["weights"]["report"] < 0
