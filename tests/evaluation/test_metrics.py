"""Figures, checked against numbers that were counted by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.evaluation import PRF, Gold, Scores, read_gold, score
from quoteattr.evaluation.metrics import (
    Abstentions,
    Certainty,
    KindCounts,
    match_spans,
    same_entity,
    same_name,
    trim,
)
from quoteattr.evaluation.mistakes import find_mistakes
from quoteattr.schema import Form, Kind, Participant
from quoteattr.spans import iou

from .conftest import TEXT, found_quotes, gold_data, mention, quote

_spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: (min(ends), max(ends) + 1))


@pytest.fixture
def gold(gold_file: Callable[[dict[str, Any]], Path]) -> Gold:
    return read_gold(gold_file(gold_data()))


@pytest.fixture
def scores(gold: Gold) -> Scores:
    return score([gold], lambda _: found_quotes())


@pytest.mark.parametrize(
    ("name", "right", "given", "wanted"),
    [
        ("direct.exact", 2, 3, 2),
        ("direct.outer", 2, 3, 2),
        ("direct.overlap", 2, 3, 2),
        ("indirect.overlap", 1, 1, 2),
        ("headline.overlap", 1, 1, 1),
        ("speaker", 2, 2, 3),
        ("speaker.acc", 2, 2, 3),
        ("speaker.indirect", 0, 1, 2),
        ("name", 2, 2, 3),
        ("addressee", 1, 2, 1),
        ("addressee.acc", 1, 1, 1),
    ],
)
def test_figures(scores: Scores, name: str, right: int, given: int, wanted: int) -> None:
    """Each figure counts what its definition says."""
    assert scores.figures[name] == PRF(right, given, wanted)


def test_what_is_quoted_within_a_quotation_counts_apart(gold: Gold) -> None:
    """A quotation within another that the gold does not list counts against precision in all figures but one."""
    outer = quote('"Het wordt duurder"', Kind.DIRECT, id="q1")
    inner = quote("duurder", Kind.MIXED, id="q2", parent="q1")
    figures = score([gold], lambda _: [outer, inner]).figures
    assert figures["direct.exact"] == PRF(1, 2, 2)
    assert figures["direct.outer"] == PRF(1, 1, 2)


def test_rates_are_per_cent() -> None:
    """Precision, recall and F1 come from the counts; nothing given and nothing wanted is 0."""
    assert PRF(1, 2, 4).to_dict() == {"p": 50.0, "r": 25.0, "f": 33.3, "tp": 1, "pred": 2, "gold": 4}
    assert PRF(0, 0, 0).to_dict() == {"p": 0.0, "r": 0.0, "f": 0.0, "tp": 0, "pred": 0, "gold": 0}


def test_right_answers_score_100(gold: Gold) -> None:
    """An extractor that gives the gold gets 100 per cent of everything."""
    people = {"J": mention("minister Jansen", "Jansen"), "P": mention("De partij"), "V": mention("De Vries")}
    wanted = gold_data()["quotes"]
    perfect = [
        quote(
            TEXT[one["start"] : one["end"]],
            Kind(one["kind"]),
            speakers=(people[one["speaker"][0]],),
            addressees=tuple(mention("de Kamer") for _ in one["addressee"]),
        )
        for one in wanted
    ]
    figures = score([gold], lambda _: perfect).figures
    assert {figure.f for figure in figures.values()} == {100.0}
    assert find_mistakes(score([gold], lambda _: perfect)) == {}


def test_nothing_found_scores_0(gold: Gold) -> None:
    """An extractor that finds nothing gets 0 per cent, and no division fails."""
    scores = score([gold], lambda _: [])
    assert {figure.f for figure in scores.figures.values()} == {0.0}
    assert scores.wrong_speakers == 0.0
    assert scores.calibration() == ()


def test_kinds_are_told_apart(scores: Scores) -> None:
    """By kind, a mixed quotation that was found as direct is found, and right as what it was given for."""
    assert scores.kinds[Kind.MIXED] == KindCounts(gold=1, found=1, given=1, right=0)
    assert scores.kinds[Kind.DIRECT] == KindCounts(gold=1, found=1, given=2, right=2)


def test_abstentions_and_rules(scores: Scores) -> None:
    """Quotations without a speaker count by reason, speakers by rule, the wrong ones of all given."""
    assert scores.abstentions == {"ambiguous": Abstentions(owed=1, rightly=0)}
    assert scores.rules == {"subject_of_cue": (2, 2), "nearest": (1, 0)}
    assert scores.wrong_speakers == pytest.approx(100 / 3)


def test_calibration_bins(scores: Scores) -> None:
    """Bins hold the mean confidence and the share of right speakers."""
    low, high = scores.calibration()
    assert (low.low, low.given, low.precision) == (0.4, 1, 0.0)
    assert (high.low, high.given, high.precision) == (0.9, 2, 1.0)
    assert high.confidence == pytest.approx(0.93)
    assert [(one.low, one.given, one.right) for one in scores.calibration(Certainty.NAME)] == [
        (0.3, 1, 0),
        (0.8, 2, 2),
    ]
    assert [(one.given, one.right) for one in scores.calibration(Certainty.ADDRESSEE)] == [(2, 1)]


def test_mistakes_have_causes(scores: Scores) -> None:
    """Every mistake is listed once under its cause, the most frequent cause first."""
    mistakes = find_mistakes(scores)
    assert {cause: len(found) for cause, found in mistakes.items()} == {
        "invented_addressee": 1,
        "missed_span": 1,
        "no_speaker:ambiguous": 1,
        "spurious": 1,
        "wrong_boundary": 1,
        "wrong_speaker:nearest": 1,
    }
    assert mistakes["wrong_speaker:nearest"][0].detail == "wanted 'Jansen', given 'De partij'"
    assert [len(found) for found in mistakes.values()] == sorted(map(len, mistakes.values()), reverse=True)


def test_addressee_mistakes(gold: Gold) -> None:
    """An addressee can be missed or wrong, and a speaker can be invented."""
    direct = found_quotes()[1]
    missed = score([gold], lambda _: [evolve(direct, addressees=())])
    wrong = score([gold], lambda _: [evolve(direct, addressees=(mention("De Vries"),))])
    assert "missed_addressee" in find_mistakes(missed)
    assert "wrong_addressee" in find_mistakes(wrong)
    silent = evolve(gold, quotes=(evolve(gold.quotes[1], speaker=None, addressee=None),))
    assert set(find_mistakes(score([silent], lambda _: [direct]))) == {
        "invented_addressee",
        "invented_speaker:subject_of_cue",
    }


def test_indirect_quotations_count_only_where_annotated(gold: Gold) -> None:
    """Where indirect quotations were not annotated, finding some is no mistake."""
    novel = evolve(gold, quotes=gold.quotes[:2], indirect_annotated=False)
    figures = score([novel], lambda _: found_quotes()).figures
    assert figures["indirect.overlap"] == PRF(0, 0, 0)


def test_genres_are_scored_apart(gold: Gold) -> None:
    """The scores of a genre are those of its texts, and all counts add up."""
    both = [gold, evolve(gold, genre="novel", id="roman_1")]
    scores = score(both, lambda _: found_quotes())
    parts = scores.by_genre()
    assert list(parts) == ["news", "novel"]
    for name, figure in scores.figures.items():
        assert figure.gold == sum(part.figures[name].gold for part in parts.values())
        assert figure.tp == sum(part.figures[name].tp for part in parts.values())


def test_edges_do_not_matter() -> None:
    """Quotation marks, white space and punctuation at the edges are set aside, nothing inside."""
    text = ' "Ja, nee!", '
    assert text[slice(*trim(text, 0, len(text)))] == "Ja, nee"
    assert trim('"..."', 0, 5) == (5, 5)


@given(st.lists(_spans, max_size=6), st.lists(_spans, max_size=6))
def test_matching_is_one_to_one(wanted: list[tuple[int, int]], given: list[tuple[int, int]]) -> None:
    """No span is matched twice, only overlapping ones are, and none that overlap are left apart."""
    matches = match_spans(wanted, given)
    assert len(set(matches.values())) == len(matches)
    assert all(iou(wanted[i], given[j]) >= 0.5 for i, j in matches.items())
    alone = set(range(len(given))) - set(matches.values())
    assert not [
        i for i in set(range(len(wanted))) - matches.keys() for j in alone if iou(wanted[i], given[j]) >= 0.5
    ]


def test_best_overlap_wins() -> None:
    """Of two candidates the one that overlaps more is matched."""
    assert match_spans([(0, 10)], [(0, 6), (0, 9)]) == {0: 1}


def test_who_is_right(gold: Gold) -> None:
    """A mention is right by its place or its words; a short name by its place only."""
    jansen = gold.quotes[1].speaker
    assert same_entity(TEXT, mention("minister Jansen"), jansen)
    assert same_entity(TEXT, mention("Jansen"), jansen)
    assert not same_entity(TEXT, mention("De Vries"), jansen)
    assert not same_entity(TEXT, None, jansen)
    assert same_name(mention("hem", "De heer Jansen"), jansen)
    assert not same_name(mention("hem", "hem"), jansen)
    short = Participant(
        text="er",
        start=TEXT.index("er een"),
        end=TEXT.index("er een") + 2,
        name="er",
        entity="e",
        form=Form.NAME,
    )
    assert jansen is not None
    assert not same_entity(TEXT, short, evolve(jansen, aliases=("er",)))


def test_any_member_of_a_group_is_right(gold: Gold) -> None:
    """Where several speak, naming one of them is right."""
    group = gold.quotes[0].speaker
    assert same_entity(TEXT, mention("De Vries"), group)
    assert same_name(mention("hem", "Jansen"), group)
