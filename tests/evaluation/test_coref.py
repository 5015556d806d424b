"""Measures of coreference, their gold, and how mentions are compared with it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from quoteattr import QuoteExtractor
from quoteattr.errors import GoldError
from quoteattr.evaluation.coref import (
    b_cubed,
    coref_report,
    lea,
    mention_overlap,
    read_coref,
    score_coref,
    with_first_persons,
)

KEY = [frozenset("abc"), frozenset("defg")]
RESPONSE = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]


def test_example_of_the_authors() -> None:
    """The example of Moosavi and Strube 2016, section 3: one link of three and one of six are found."""
    score = lea(KEY, RESPONSE)
    assert score.recall == pytest.approx(100 * (3 * 1 / 3 + 4 * 1 / 6) / 7)
    assert score.precision == pytest.approx(100 * (2 * 1 + 2 * 0 + 4 * 1 / 6) / 8)


def test_b_cubed() -> None:
    """Each mention counts by how much of its entity stands with it."""
    score = b_cubed(KEY, RESPONSE)
    assert score.recall == pytest.approx(100 * ((4 + 1) / 3 + (1 + 4) / 4) / 7)
    assert score.precision == pytest.approx(100 * (4 / 2 + (1 + 1) / 2 + 4 / 4) / 8)


def test_mentions() -> None:
    """Mentions count whatever they are put together with."""
    score = mention_overlap(KEY, RESPONSE)
    assert score.recall == pytest.approx(100 * 6 / 7)
    assert score.precision == pytest.approx(100 * 6 / 8)


def test_entities_of_one_mention() -> None:
    """An entity of one mention is right when it stands alone on the other side too."""
    assert lea([frozenset("a")], [frozenset("a")]).f == pytest.approx(100.0)
    assert lea([frozenset("a")], [frozenset("ab")]).f == 0.0
    assert lea([frozenset("a"), frozenset("bc")], [frozenset("abc")]).recall == pytest.approx(100 * 2 / 3)


def test_no_entities() -> None:
    """Without any entities the figures are nought."""
    for measure in (mention_overlap, b_cubed, lea):
        assert measure([], []).f == 0.0


TEXT = 'Minister Anna Smit opent de brug. "Hij is mooi", zegt Smit tegen de burgemeester.'


def _gold(folder: Path, digest: str | None = None) -> Path:
    (folder / "quotes" / "news").mkdir(parents=True)
    (folder / "coref" / "news").mkdir(parents=True)
    quotes = {"id": "x", "text": TEXT, "entities": {}, "quotes": []}
    (folder / "quotes" / "news" / "x.json").write_text(json.dumps(quotes), encoding="utf-8")
    rows = [("Anna Smit", "P1"), ("Smit", "P1"), ("de burgemeester", "P2")]
    mentions = [
        {"start": TEXT.rindex(words), "end": TEXT.rindex(words) + len(words), "entity": one, "type": "person"}
        for words, one in rows
    ]
    sha256 = digest or hashlib.sha256(TEXT.encode()).hexdigest()
    data = {"id": "x", "sha256": sha256, "mentions": mentions}
    (folder / "coref" / "news" / "x.json").write_text(json.dumps(data), encoding="utf-8")
    return folder / "coref"


def test_text_beside_its_gold(tmp_path: Path) -> None:
    """Gold of coreference finds its text under ``quotes``, and a scene is scored against it."""
    (gold,) = read_coref([_gold(tmp_path)])
    assert gold.text == TEXT
    scene, _ = QuoteExtractor(model=None).scene(gold.text)
    figures = score_coref([(gold, scene)])
    assert figures.scores["person"]["mentions"].recall > 60
    assert "LEA" in coref_report(figures)


def test_speaker_who_says_i(tmp_path: Path) -> None:
    """*ik* between marks counts as a mention of the speaker."""
    text = '"Ik slaap goed", zegt Anna Smit.'
    entities = {"Smit": {"name": "Anna Smit", "mentions": [[1, 3], [22, 31]]}}
    path = tmp_path / "novel.json"
    path.write_text(json.dumps({"id": "n", "text": text, "entities": entities, "quotes": []}))
    (gold,) = read_coref([path])
    extractor = QuoteExtractor(model=None)
    scene, _ = extractor.scene(text)
    assert score_coref([(gold, scene)]).scores["person"]["LEA"].recall == 0.0
    scene = with_first_persons(scene, extractor(text))
    assert score_coref([(gold, scene)]).scores["person"]["LEA"].recall == pytest.approx(100.0)


def test_gold_of_another_text(tmp_path: Path) -> None:
    """Gold that was made on another text is an error."""
    with pytest.raises(GoldError, match="sha256"):
        read_coref([_gold(tmp_path, digest="0" * 64)])


def test_gold_of_quotations(tmp_path: Path) -> None:
    """The cast of a gold file of quotations counts, and nothing but the cast."""
    entities = {"Smit": {"name": "Anna Smit", "mentions": [[9, 18], [54, 58]]}}
    path = tmp_path / "novel.json"
    path.write_text(json.dumps({"id": "n", "text": TEXT, "entities": entities, "quotes": []}))
    (gold,) = read_coref([path])
    scene, _ = QuoteExtractor(model=None).scene(gold.text)
    assert score_coref([(gold, scene)]).scores["person"]["LEA"].f == pytest.approx(100.0)
