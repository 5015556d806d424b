"""Who listens in the dialogue of a story: what speaks for each who is near, and for nobody."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.schema import Reason
from quoteattr.stages.attribution import Attribution, Cast, Ranker, Turns, most_probable
from quoteattr.stages.attribution.listeners import listeners, nobody, said_together
from quoteattr.stages.attribution.so_far import AddresseesSoFar
from quoteattr.stages.indices import EntityIndex, PassageIndex
from quoteattr.trees import Trees
from tests.stages.attribution.staging import ADDRESSEE_RANKERS, QUOTE, local_speakers
from tests.stages.attribution.test_addressee_rules import line, story
from tests.stages.tables import scene_of

TREES = Trees(
    ("nobody", "near", "far"), tuple((n, 0.5, 0.0, score) for n, score in enumerate((1.0, 2.0, 0.5)))
)


def known_of(text: str, tables: Sequence[str]) -> AddresseesSoFar:
    scene = scene_of(text, *tables)
    speakers = [found for found in local_speakers(scene) if found is not None]
    assert len(speakers) == len(scene.passages)
    choose = most_probable(ADDRESSEE_RANKERS.stories)
    return AddresseesSoFar(scene, Cast(scene), Turns(scene), speakers, [()] * len(speakers), choose)


def features(known: AddresseesSoFar, index: int) -> dict[EntityIndex | None, dict[str, float]]:
    return listeners(known, PassageIndex(index))


def entity(known: AddresseesSoFar, name: str) -> EntityIndex:
    return EntityIndex([entity.name for entity in known.scene.resolution.entities].index(name))


def test_who_speaks_on_both_sides_stands_out() -> None:
    """Who speaks just before and just after is told from who speaks on one side only."""
    known = known_of(*story("Piet", "Anna", "Karel", "Anna", "Karel", "Piet"))
    table = features(known, 3)
    assert table[entity(known, "Karel")]["speaks before and after"] == 1.0
    assert "speaks before and after" not in table[entity(known, "Piet")]
    assert table[entity(known, "Karel")]["spoke last"] == 1.0
    assert table[entity(known, "Piet")]["spoke earlier"] == 1.0


def test_the_speaker_does_not_listen() -> None:
    """Who speaks is no candidate, who else speaks near is."""
    known = known_of(*story("Anna", "Karel", "Anna", "Karel", "Anna", "Karel"))
    assert list(features(known, 1)) == [entity(known, "Anna")]


def test_who_is_spoken_of_is_marked() -> None:
    """*"Karel stopt!"* is about Karel: that speaks against him as the one who listens."""
    text, tables = story("Anna", "Karel", "Anna", "Karel", "Anna")
    about = line("Anna").replace("We/PRON+Prs/nsubj>#2 stoppen/", "Karel/PROPN/nsubj>#2 stopt=stoppen/")
    known = known_of(f'{text}\n\n"Karel stopt!" riep Anna.', [*tables, about])
    assert features(known, 5)[entity(known, "Karel")]["named in quotation"] == 1.0
    assert "named in quotation" not in features(known, 4)[entity(known, "Karel")]


def test_nobody_is_likelier_where_nobody_else_speaks() -> None:
    """What speaks for nobody tells whether others speak near."""
    alone, two = known_of(*story(*["Anna"] * 6)), known_of(*story(*["Anna", "Karel"] * 3))
    assert nobody(alone, PassageIndex(2))["nobody, nobody else speaks"] == 1.0
    assert "nobody, nobody else speaks" not in nobody(two, PassageIndex(2))


def test_the_most_probable_is_chosen() -> None:
    """Nobody is chosen where that is more probable than everybody near."""
    choose = most_probable(Ranker(TREES))
    near, far = EntityIndex(3), EntityIndex(4)
    one = PassageIndex(0)
    assert choose({one: {None: {"nobody": 1.0}, near: {"near": 1.0}, far: {"far": 1.0}}})[0] == near
    assert choose({one: {None: {"nobody": 1.0}, far: {"far": 1.0}}})[0] is None


def test_the_passages_of_a_turn_are_decided_together() -> None:
    """Who fits one piece a little better does not listen where the other piece speaks for somebody else."""
    choose = most_probable(Ranker(TREES))
    first, second = PassageIndex(0), PassageIndex(1)
    near, far = EntityIndex(3), EntityIndex(4)
    beside = {near: {"near": 1.0}, far: {"far": 1.0}}
    assert choose({first: beside, second: {far: {"near": 1.0}}})[0] == far
    assert choose({first: beside})[0] == near


def test_what_is_said_in_one_turn() -> None:
    """The pieces around a tag are said together; what another answers is not."""
    text, tables = story("Anna", "Karel", "Anna", "Karel", "Anna")
    known = known_of(f'{text}\n\n"We stoppen!" riep Anna. "We stoppen."', [*tables, line("Anna"), QUOTE])
    assert list(said_together(known, PassageIndex(5))) == [5, 6]
    assert list(said_together(known, PassageIndex(3))) == [3]


def test_who_speaks_farther_off_may_listen() -> None:
    """Somebody who spoke some turns ago is a candidate, though two others talked in between."""
    known = known_of(*story("Piet", *["Anna", "Karel"] * 5))
    assert entity(known, "Piet") in features(known, 10)


def test_an_unsure_speaker_counts_as_the_other_party() -> None:
    """Who speaks most probably listens beside it, also where that is not sure enough to be told."""
    known = known_of(*story("Anna", "Karel", "Anna", "Karel", "Anna", "Karel"))
    karel = entity(known, "Karel")
    unsure = Attribution("ranked", None, reason=Reason.AMBIGUOUS, likely=karel)
    speakers = [one if index != 1 else unsure for index, one in enumerate(known.speakers)]
    beside = AddresseesSoFar(known.scene, known.cast, known.turns, speakers, known.found, known.choose)
    assert beside.speaker(PassageIndex(1)) is None
    assert karel not in features(beside, 1)
    assert features(beside, 2)[karel]["spoke last"] == 1.0
