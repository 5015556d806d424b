"""What a heading repeats, whom it names, and who speaks below it, on trees that are written out by hand."""

from __future__ import annotations

from quoteattr.schema import Kind
from quoteattr.stages.attribution import Cast
from quoteattr.stages.attribution.headings import Headings
from quoteattr.stages.indices import EntityIndex, PassageIndex
from tests.stages.attribution.staging import local_speakers
from tests.stages.tables import scene_of

SAID = (
    '" De/DET/det>{noun} {noun}/NOUN/nsubj>{word} is=zijn/AUX+Fin/cop>{word} {word}/ADJ/root " , '
    "zei=zeggen/VERB+Past+Fin/parataxis>{word} {name}/PROPN/nsubj>zei ."
)
SMIT = SAID.format(noun="brug", word="gesloten", name="Smit")
KOK = SAID.format(noun="haven", word="geopend", name="Kok")
BELOW = '"De brug is gesloten", zei Smit.\n\n"De haven is geopend", zei Kok.'


def told(heading: str, table: str, below: str = BELOW) -> dict[str, dict[str, float]]:
    """The features of everybody in a text as the speaker of its heading, by name."""
    scene = scene_of(f"{heading}\n\n{below}", table, SMIT, KOK)
    place = Headings(scene, Cast(scene)).of(PassageIndex(0), local_speakers(scene))
    assert scene.passages[0].kind in {Kind.DIRECT, Kind.MIXED}
    return {entity.name: place.features(EntityIndex(n)) for n, entity in enumerate(scene.resolution.entities)}


def test_what_it_repeats() -> None:
    """Who says the words of the heading below has the greater share of them; endings do not matter."""
    found = told('"Gesloten brug"', '" Gesloten/ADJ/amod>brug brug/NOUN/root "')
    assert found["Smit"]["echo"] == found["Smit"]["echo beside others"] == 1.0
    assert found["Kok"]["echo beside others"] == -1.0
    assert "echo" not in found["Kok"]


def test_sentence_that_tells_of_somebody() -> None:
    """Words outside marks are repeated too."""
    table = "Kok/PROPN/nsubj>slaapt slaapt=slapen/VERB+Fin/root thuis/ADV/advmod>slaapt ."
    scene = scene_of(
        "'Slaapt thuis'\n\nKok slaapt thuis.", "' Slaapt/VERB+Fin/root thuis/ADV/advmod>Slaapt '", table
    )
    place = Headings(scene, Cast(scene)).of(PassageIndex(0), local_speakers(scene))
    assert place.features(EntityIndex(0)) == {"echo in a sentence": 1.0}


def test_whom_it_names() -> None:
    """The subject of a heading, and who stands before its colon."""
    heading = 'Kok/PROPN/nsubj>blij blij/ADJ/root : " Mooie/ADJ/amod>dag dag/NOUN/parataxis>blij "'
    found = told('Kok blij: "Mooie dag"', heading)
    assert found["Kok"]["subject of the heading"] == found["Kok"]["before the colon"] == 1.0
    assert not {"subject of the heading", "before the colon"} & found["Smit"].keys()


def test_who_speaks_below() -> None:
    """The first who speaks below, and how much of all that is said there."""
    found = told('"Mooie dag"', '" Mooie/ADJ/amod>dag dag/NOUN/root "')
    assert found["Smit"] == {"first below": 1.0, "share below": 0.5}
    assert found["Kok"] == {"share below": 0.5}
