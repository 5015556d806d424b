"""The rankers are trained on gold and scored on what they did not see."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quoteattr.evaluation import read_gold_files
from quoteattr.stages.attribution.features import Correction, Ranker
from quoteattr.training.choices import Choice, train
from quoteattr.training.speakers import Outcome, corrected, folds_of, main

GOLD = Path(__file__).parents[1] / "gold"


def choice(right: int, *candidates: dict[str, float]) -> Choice:
    return Choice("text", candidates, frozenset({right}))


def test_what_tells_the_right_ones_gets_weight() -> None:
    """A feature of the right candidates gets a positive weight, one of the others a negative one."""
    near, far = {"near": 1.0, "any": 1.0}, {"far": 1.0, "any": 1.0}
    weights = train([choice(0, near, far), choice(1, far, near)] * 20)
    assert weights["near"] > 0.5 > -0.5 > weights["far"]
    assert abs(weights.get("any", 0.0)) < 0.01
    first, second = Ranker(weights).probabilities([near, far])
    assert first > 0.75 > second


def test_choices_without_an_answer_teach_nothing() -> None:
    """A choice whose answer is no candidate changes no weight."""
    answered = [choice(0, {"near": 1.0}, {"far": 1.0})] * 5
    unanswered = [Choice("text", ({"far": 1.0}, {"near": 1.0}), frozenset())]
    assert train(answered + unanswered) == train(answered)


def test_folds() -> None:
    """Each document is in one fold, and every genre in each."""
    documents = read_gold_files([GOLD]).documents
    folds = folds_of(documents, 3)
    assert sorted(name for fold in folds for name in fold) == sorted(document.id for document in documents)
    genres = {document.id: document.genre for document in documents}
    assert all({genres[name] for name in fold} == {"news", "novel"} for fold in folds)


def test_stories_correct_stories_only() -> None:
    """What goes wrong in stories makes a ranker less sure there, not in other texts."""
    wrong = [Outcome("roman", True, 0.9, right=number % 3 == 0) for number in range(90)]
    ranker = corrected(Ranker({}), wrong)
    assert ranker.confidence(0.9, dialogue=True) < 0.6
    assert ranker.report == Correction()


def test_training(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints held-out figures and their calibration, and writes weights that can be read."""
    names = ("news/interview_zanger", "news/kamer_voorzitter", "novel/thriller_verhoor", "novel/roman_dijk")
    speakers, addressees = tmp_path / "speakers.json", tmp_path / "addressees.json"
    main(
        [
            *(str(GOLD / f"{name}.json") for name in names),
            *("--folds", "2", "--calibration"),
            *("--out", str(speakers), "--addressees-out", str(addressees)),
        ]
    )
    printed = capsys.readouterr().out
    assert "did not see the document" in printed
    assert "novel: calibration" in printed
    written = json.loads(speakers.read_text(encoding="utf-8"))
    assert written["weights"]
    assert set(written["confidence"]) == {"story", "report"}
    assert json.loads(addressees.read_text(encoding="utf-8"))["weights"]
