"""The rankers are trained on gold and scored on what they did not see."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quoteattr import QuoteExtractor
from quoteattr.evaluation import read_gold_files
from quoteattr.stages.attribution.model import GenreRankers, Ranker
from quoteattr.training.choices import Choice, train
from quoteattr.training.speakers import (
    THRESHOLD,
    Annotated,
    Rankers,
    fold_of,
    main,
    speaker_choices,
)
from quoteattr.training.trees import Growth

GOLD = Path(__file__).parents[1] / "gold"
GROWTH = Growth(rows_a_leaf=5)


def choice(right: int, *candidates: dict[str, float]) -> Choice:
    return Choice("text", candidates, frozenset({right}))


def test_what_tells_the_right_ones_is_learned() -> None:
    """Candidates with a feature of the right ones become probable."""
    near, far = {"near": 1.0, "any": 1.0}, {"far": 1.0, "any": 1.0}
    ranker = Ranker(train([choice(0, near, far), choice(1, far, near)] * 20, growth=GROWTH))
    first, second = ranker.probabilities([near, far])
    assert first > 0.75 > second


def test_features_tell_together() -> None:
    """What tells the right ones in stories only makes no difference elsewhere."""
    near, far = {"near": 1.0}, {"far": 1.0}
    in_stories = [choice(0, {**near, "story": 1.0}, {**far, "story": 1.0})] * 40
    ranker = Ranker(train([choice(0, near, far), choice(1, near, far)] * 20 + in_stories, growth=GROWTH))
    assert ranker.probabilities([near, far])[0] == pytest.approx(0.5, abs=0.1)
    assert ranker.probabilities([{**near, "story": 1.0}, {**far, "story": 1.0}])[0] > 0.75


def test_choices_without_an_answer_teach_nothing() -> None:
    """A choice whose answer is no candidate changes nothing."""
    answered = [choice(0, {"near": 1.0}, {"far": 1.0})] * 20
    unanswered = [Choice("text", ({"far": 1.0}, {"near": 1.0}), frozenset())]
    assert train(answered + unanswered, growth=GROWTH) == train(answered, growth=GROWTH)


def test_folds() -> None:
    """A document is in the same fold whatever others there are, and no fold is empty."""
    names = [document.id for document in read_gold_files([GOLD]).documents]
    assert {fold_of(name, 5) for name in names} == set(range(5))
    assert fold_of("roman_dijk", 5) == fold_of("roman_dijk", 5)


def test_choices_come_with_more_or_less_known() -> None:
    """A choice is shown without the other speakers and with all of them, with the same answer."""
    (gold,) = read_gold_files([GOLD / "novel/roman_keuken.json"]).documents
    choices = list(speaker_choices(Annotated.of(gold, QuoteExtractor())))
    assert len(choices) % 5 == 0
    count = len(choices) // 5
    speak_elsewhere = [
        sum("spoke back" in row for choice in choices[part * count :][:count] for row in choice.features)
        for part in range(5)
    ]
    assert speak_elsewhere[0] < speak_elsewhere[-1]


NAMES = (
    "news/interview_zanger",
    "news/kamer_voorzitter",
    "news/regio_wolf",
    "novel/thriller_verhoor",
    "novel/roman_dijk",
)
FIVE = [str(GOLD / f"{name}.json") for name in NAMES]


def test_training_on_five_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Weights of one's own go on from those of the library; held-out figures tell what they give."""
    folder = tmp_path / "weights"
    assert main([*FIVE, "--calibration", "--out", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert "did not see the document" in printed
    assert "with the weights that come with quoteattr" in printed
    assert "novel: calibration" in printed
    shipped, own = Rankers.shipped("nl"), QuoteExtractor(weights=folder)._rankers
    assert len(own[0].reports.trees.roots) > len(shipped.speakers.reports.trees.roots)
    assert own[0].reports.threshold == THRESHOLD
    assert own[0].reports.certainty.is_trained


def test_training_from_nothing(tmp_path: Path) -> None:
    """Without the weights of the library there are those of the texts alone."""
    assert main([*FIVE, "--from-nothing", "--out", str(tmp_path)]) == 0
    table = json.loads((tmp_path / "speaker_weights.json").read_text(encoding="utf-8"))
    written = GenreRankers.from_json(table)
    assert all(0 < len(ranker.trees.roots) < 200 for ranker in (written.reports, written.stories))


def test_training_on_news_alone(tmp_path: Path) -> None:
    """The rankers for stories stay what they are where there is no story to learn from."""
    names = [
        "interview_zanger",
        "kamer_voorzitter",
        "regio_wolf",
        "archief_brand",
        "cultuur_dirigent",
    ]
    assert main([*(str(GOLD / f"news/{name}.json") for name in names), "--out", str(tmp_path)]) == 0
    shipped, own = Rankers.shipped("nl"), QuoteExtractor(weights=tmp_path)._rankers
    assert own[0].stories == shipped.speakers.stories
    assert own[0].reports != shipped.speakers.reports


def test_four_texts_are_too_few(capsys: pytest.CaptureFixture[str]) -> None:
    """The command says how many texts it needs."""
    assert main(FIVE[:4]) == 2
    assert "4 texts are too few to learn from; name at least 5" in capsys.readouterr().err
