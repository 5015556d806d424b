"""The table of nouns that say things, learned from a few sentences made by hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy
import pytest

from quoteattr.flow import outline
from quoteattr.languages import load_language
from quoteattr.training.lexica.contexts import (
    SAYS,
    Contexts,
    count_contexts,
    read_contexts,
    write_contexts,
)
from quoteattr.training.lexica.gold_nouns import GoldNoun, nouns_of
from quoteattr.training.lexica.sayers import figures, fold_of, train_sayers
from tests.stages.tables import sentences_of

DUTCH = load_language("nl")

SAID = (
    "De bakker zegt dat de oven lacht.",
    "De/DET/det>bakker bakker/NOUN/nsubj>zegt zegt=zeggen/VERB+Fin/root dat/SCONJ/mark>lacht "
    "de/DET/det>oven oven/NOUN/nsubj>lacht lacht=lachen/VERB+Fin/ccomp>zegt .",
)


def test_places_of_nouns_are_counted() -> None:
    """The baker is the source of a saying, the oven the subject of a clause; both stand in one text."""
    text, table = SAID
    found = count_contexts([(outline(text, None, DUTCH), sentences_of(text, [table]))], DUTCH)
    assert (found["bakker"].places[SAYS], found["oven"].places[SAYS]) == (1, 0)
    assert found["bakker"].places["nsubj>zeggen"] == found["oven"].places["nsubj>lachen"] == 1
    assert found["bakker"].documents == 1


def test_counts_are_kept(tmp_path: Path) -> None:
    """What is written is what is read."""
    contexts = {"bakker": Contexts(Counter({"parsed": 2, SAYS: 1}), 2)}
    write_contexts(contexts, tmp_path / "counts.json")
    assert read_contexts(tmp_path / "counts.json") == contexts


def test_gold_tells_for_whom_a_noun_stands() -> None:
    """The baker is a person who is quoted, the oven is nobody."""
    text, table = SAID
    document = {
        "id": "a",
        "text": text,
        "entities": {"bakker": {"mentions": [[0, 9]]}},
        "quotes": [{"start": 19, "end": 32, "speaker": ["bakker"]}],
    }
    mentions = [{"start": 0, "end": 9, "entity": "P1", "type": "person"}]
    found = list(nouns_of(document, mentions, sentences_of(text, [table])))
    assert [(noun.lemma, noun.type, noun.speaks) for noun in found] == [
        ("bakker", "person", True),
        ("oven", "thing", False),
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "names").mkdir()
    (tmp_path / "names" / "role-nouns.txt").write_text("Bakker\nDichter\n", encoding="utf-8")
    return tmp_path


def test_a_table_is_learned_from_places(folder: Path) -> None:
    """Who does what bakers do is a person; who says much speaks more than who says nothing; rare nouns are out."""
    people = Counter({"parsed": 30, "nsubj": 20, "nsubj>zeggen": 10, SAYS: 10})
    things = Counter({"parsed": 30, "obj": 20, "obj>kopen": 10})
    contexts = {
        **{noun: Contexts(people, 9) for noun in ("bakker", "dichter", "zwoeger")},
        **{noun: Contexts(things, 9) for noun in ("tafel", "stoel", "knurft")},
        "zeldzaamheid": Contexts(things, 3),
    }
    vectors = {"bakker": numpy.ones(2)}
    gold = [GoldNoun("a", "tafel", "tafel", False, False, "thing", False)] * 4
    table = train_sayers(contexts, gold, vectors, folder)
    assert (table.of("zwoeger").type, table.of("knurft").type) == ("person", "thing")
    assert table.of("zwoeger").speaks > 0 > table.of("knurft").speaks
    assert "zwoeger" in table.words
    assert "zeldzaamheid" not in table.words


def test_figures_tell_how_well_it_is_told() -> None:
    """Who speaks stands above who does not: the area is one."""
    sayers = load_language("nl").mentions.sayers
    gold = [
        GoldNoun("a", "woordvoerder", "woordvoerder", False, True, "person", True),
        GoldNoun("b", "nacht", "nacht", False, True, "thing", False),
    ]
    lines = list(figures([(noun, sayers.of(noun.lemma)) for noun in gold]))
    assert lines[0].endswith("1.000")
    assert lines[-1].endswith("1 mentions right")


def test_a_text_is_always_held_out_in_the_same_fifth() -> None:
    """The fold is told by the id alone."""
    assert fold_of("a") == fold_of("a")
    assert {fold_of(str(number)) for number in range(50)} == {0, 1, 2, 3, 4}
