"""Who of several candidates speaks, on trees that are written out by hand."""

from __future__ import annotations

import pytest

from quoteattr.stages.attribution.features import Ranker, Stage, in_settings, load_ranker
from quoteattr.stages.attribution.speakers import local_attributions
from quoteattr.stages.scene import Attributions
from tests.stages.tables import scene_of


def asleep(name: str, verb: str = "slaapt=slapen") -> str:
    form = verb.partition("=")[0]
    return f"{name}/PROPN/nsubj>{form} {verb}/VERB+Fin/root ."


QUOTE = '" We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root . "'


def stage_of(text: str, *tables: str) -> Stage:
    return Stage(scene_of(text, *tables))


def called(stage: Stage, entities: list[int]) -> list[str]:
    return [stage.scene.resolution.entities[entity].name for entity in entities]


TWO = 'Anna slaapt. Smit slaapt. "We stoppen."', asleep("Anna"), asleep("Smit"), QUOTE


def test_candidates() -> None:
    """Everybody who is named near a quotation, outside of it, is a candidate."""
    stage = stage_of(*TWO)
    assert called(stage, stage.candidates(0, Attributions([None]))) == ["Anna", "Smit"]


def test_who_is_only_named_in_the_quotation_is_no_candidate() -> None:
    """A name within the quotation is not that of its speaker."""
    text = 'Anna slaapt. "Smit stopt."'
    stage = stage_of(text, asleep("Anna"), '" Smit/PROPN/nsubj>stopt stopt=stoppen/VERB+Fin/root . "')
    assert called(stage, stage.candidates(0, Attributions([None]))) == ["Anna"]


def test_who_is_far_away_is_no_candidate() -> None:
    """A name many sentences before the quotation is out of reach."""
    rain = ["Het/PRON/nsubj>regent regent=regenen/VERB+Fin/root ."] * 20
    text = "Anna slaapt. " + "Het regent. " * 20 + '"We stoppen."'
    stage = stage_of(text, asleep("Anna"), *rain, QUOTE)
    assert stage.candidates(0, Attributions([None])) == []


def test_an_outlet_is_no_candidate() -> None:
    """A newspaper that is named near a quotation does not speak it."""
    text = 'NRC slaapt. "We stoppen."'
    stage = stage_of(text, asleep("NRC"), QUOTE)
    assert stage.candidates(0, Attributions([None])) == []


def test_nearer_is_more_recent() -> None:
    """The features tell who was named last, and whose sentence is just before."""
    stage = stage_of(*TWO)
    far, near = stage.features(0, [0, 1], Attributions([None]))
    assert near["recency"] > far["recency"]
    assert near.get("closest subject") == 1.0
    assert "closest subject" not in far


def test_turns() -> None:
    """Quotations in one paragraph with only narration between them are one turn, a new paragraph another."""
    text = '"We stoppen." Anna slaapt. "We stoppen."\n\n"We stoppen."'
    assert stage_of(text, QUOTE, asleep("Anna"), QUOTE, QUOTE).turns == (0, 0, 1)


def test_who_is_called_in_a_turn() -> None:
    """The features tell that a turn calls somebody by name, for itself and for the turn after it."""
    call = '" Anna/PROPN/vocative>stoppen , we/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root . "'
    stage = stage_of(
        'Anna slaapt. Smit slaapt.\n\n"Anna, we stoppen."\n\n"We stoppen."',
        asleep("Anna"),
        asleep("Smit"),
        call,
        QUOTE,
    )
    anna, smit = zip(
        *(stage.features(index, [0, 1], Attributions([None, None])) for index in (0, 1)), strict=True
    )
    assert [features.get("called in the turn", 0) for features in anna] == [1, 0]
    assert [features.get("called in the turn before", 0) for features in anna] == [0, 1]
    assert not any("called" in name for features in smit for name in features)


def test_dialogue() -> None:
    """A text in which many quotations ask or call is a dialogue, one with few is not."""
    for mark, dialogue in (("!", True), (".", False)):
        table = f'" We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root {mark} "'
        text = "\n\n".join([f'"We stoppen{mark}"'] * 6)
        assert stage_of(text, *[table] * 6).dialogue is dialogue


def test_a_pronoun_agrees_with_its_kind() -> None:
    """*hij* can stand for a man and not for a woman."""
    text = 'Sophie Kok slaapt. Jan Smit slaapt. "We stoppen", zegt hij.'
    stage = stage_of(
        text,
        "Sophie/PROPN/nsubj>slaapt Kok/PROPN/flat>Sophie slaapt=slapen/VERB+Fin/root .",
        "Jan/PROPN/nsubj>slaapt Smit/PROPN/flat>Jan slaapt=slapen/VERB+Fin/root .",
        '" We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root " , zegt=zeggen/VERB+Fin/parataxis>stoppen '
        "hij/PRON+Prs/nsubj>zegt .",
    )
    he = len(stage.scene.mentions) - 1
    names = [entity.name for entity in stage.scene.resolution.entities]
    assert [names[entity] for entity in range(len(names)) if stage.agrees(he, entity)] == ["Jan Smit"]


def test_probabilities_are_probabilities() -> None:
    """They add up to one, and follow the weights."""
    ranker = Ranker({"near": 2.0, "far": -2.0})
    probabilities = ranker.probabilities([{"near": 1.0}, {"far": 1.0}, {"unknown": 5.0}])
    assert sum(probabilities) == pytest.approx(1.0)
    assert probabilities[0] > probabilities[2] > probabilities[1]
    assert ranker.probabilities([]) == []


def test_a_weight_of_a_setting_is_added() -> None:
    """In a setting the weight of a feature is what it always has and what the setting adds to it."""
    ranker = Ranker({"near": 1.0, "dialogue near": -1.0, "dialogue far": 2.0})
    candidates = [{"near": 1.0}, {"far": 1.0}]
    assert ranker.probabilities(candidates) == pytest.approx([0.731, 0.269], abs=1e-3)
    dialogue = ranker.probabilities(candidates, ("", "dialogue "))
    assert dialogue == pytest.approx([0.119, 0.881], abs=1e-3)
    in_all = [in_settings(features, ("", "dialogue ")) for features in candidates]
    assert ranker.probabilities(in_all) == pytest.approx(dialogue)


def test_large_scores_do_not_overflow() -> None:
    """Weights of any size give probabilities."""
    assert Ranker({"near": 1e4}).probabilities([{"near": 1.0}, {}]) == pytest.approx([1.0, 0.0])


def test_the_weights_that_come_with_dutch() -> None:
    """The ranker of Dutch prefers who is the subject just before, and knows when to abstain."""
    ranker = load_ranker("nl")
    assert 0.0 <= ranker.threshold < 1.0
    stage = stage_of(*TWO)
    found = local_attributions(stage.scene)
    far, near = ranker.probabilities(stage.features(0, [0, 1], found))
    assert near > far
