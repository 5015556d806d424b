"""The rankers are trained on gold and scored on what they did not see."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

from quoteattr.evaluation import read_gold_files
from quoteattr.stages.attribution.features import STORY
from quoteattr.stages.attribution.model import ALWAYS, Correction, Ranker
from quoteattr.training.choices import Choice, train
from quoteattr.training.speakers import THRESHOLD, Outcome, corrected, folds_of, main

GOLD = Path(__file__).parents[1] / "gold"


def choice(right: int, *candidates: dict[str, float]) -> Choice:
    return Choice("text", candidates, frozenset({right}))


def test_what_tells_the_right_ones_gets_weight() -> None:
    """A feature of the right candidates gets a positive weight, one of the others a negative one."""
    near, far = {"near": 1.0, "any": 1.0}, {"far": 1.0, "any": 1.0}
    weights = train([choice(0, near, far), choice(1, far, near)] * 20)
    assert list(weights) == [ALWAYS]
    assert weights[ALWAYS]["near"] > 0.5 > -0.5 > weights[ALWAYS]["far"]
    assert abs(weights[ALWAYS].get("any", 0.0)) < 0.01
    first, second = Ranker(weights).probabilities([near, far])
    assert first > 0.75 > second


def test_a_setting_has_weights_of_its_own() -> None:
    """What tells the right ones in stories only weighs more there than elsewhere."""
    near, far = {"near": 1.0}, {"far": 1.0}
    elsewhere = [choice(0, near, far), choice(1, near, far)] * 20
    in_stories = [evolve(choice(0, near, far), settings=(ALWAYS, STORY))] * 20
    ranker = Ranker(train([*elsewhere, *in_stories]))
    assert ranker.probabilities([near, far])[0] == pytest.approx(0.5, abs=0.1)
    assert ranker.probabilities([near, far], (ALWAYS, STORY))[0] > 0.75


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
    assert ranker.confidence(0.9, in_story=True) < 0.6
    assert ranker.elsewhere == Correction()


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
    written = Ranker.from_json(json.loads(speakers.read_text(encoding="utf-8")))
    assert written.threshold == THRESHOLD
    assert written.weights[ALWAYS]
    assert written.weights["pronoun"]
    assert written.elsewhere != Correction()
    assert Ranker.from_json(json.loads(addressees.read_text(encoding="utf-8"))).weights[ALWAYS]
