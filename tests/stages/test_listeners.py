"""Who listens in the dialogue of a story: what speaks for each who is near, and for nobody."""

from __future__ import annotations

from quoteattr.stages.attribution.features import Ranker, Stage
from quoteattr.stages.attribution.listeners import (
    Talk,
    listeners,
    load_addressee_ranker,
    most_probable,
    nobody,
)
from quoteattr.stages.attribution.speakers import local_attributions
from tests.stages.test_addressees import line, scene_of, story


def talk_of(text: str, tables: list[str]) -> Talk:
    scene = scene_of(text, tables)
    speakers = [found for found in local_attributions(scene) if found is not None]
    assert len(speakers) == len(scene.passages)
    ranker = most_probable(load_addressee_ranker("nl"))
    return Talk(Stage(scene), speakers, [()] * len(speakers), ranker)


def entity(talk: Talk, name: str) -> int:
    return [entity.name for entity in talk.scene.resolution.entities].index(name)


def test_who_speaks_on_both_sides_stands_out() -> None:
    """Who speaks just before and just after is told from who speaks on one side only."""
    talk = talk_of(*story("Piet", "Anna", "Karel", "Anna", "Karel", "Piet"))
    table = listeners(talk, 3)
    assert table[entity(talk, "Karel")]["speaks before and after"] == 1.0
    assert "speaks before and after" not in table[entity(talk, "Piet")]
    assert table[entity(talk, "Karel")]["spoke last"] == 1.0
    assert table[entity(talk, "Piet")]["spoke earlier"] == 1.0


def test_the_speaker_does_not_listen() -> None:
    """Who speaks is no candidate, who else speaks near is."""
    talk = talk_of(*story("Anna", "Karel", "Anna", "Karel", "Anna", "Karel"))
    assert list(listeners(talk, 1)) == [entity(talk, "Anna")]


def test_who_is_spoken_of_is_marked() -> None:
    """*"Karel stopt!"* is about Karel: that speaks against him as the one who listens."""
    text, tables = story("Anna", "Karel", "Anna", "Karel", "Anna")
    about = line("Anna").replace("We/we/PRON/nsubj>2 stoppen/", "Karel/Karel/PROPN/nsubj>2 stopt/")
    talk = talk_of(f'{text}\n\n"Karel stopt!" riep Anna.', [*tables, about])
    assert listeners(talk, 5)[entity(talk, "Karel")]["named in quotation"] == 1.0
    assert "named in quotation" not in listeners(talk, 4)[entity(talk, "Karel")]


def test_nobody_is_likelier_where_nobody_else_speaks() -> None:
    """What speaks for nobody tells whether others speak near."""
    alone, two = talk_of(*story(*["Anna"] * 6)), talk_of(*story(*["Anna", "Karel"] * 3))
    assert nobody(alone, 2)["nobody, nobody else speaks"] == 1.0
    assert "nobody, nobody else speaks" not in nobody(two, 2)


def test_the_most_probable_is_chosen() -> None:
    """Nobody is chosen where that is more probable than everybody near."""
    choose = most_probable(Ranker({"nobody": 1.0, "near": 2.0, "far": 0.5}))
    assert choose(0, {None: {"nobody": 1.0}, 3: {"near": 1.0}, 4: {"far": 1.0}}) == 3
    assert choose(0, {None: {"nobody": 1.0}, 4: {"far": 1.0}}) is None
