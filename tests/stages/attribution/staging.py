"""Scenes with their casts and turns, and the rankers of Dutch."""

from __future__ import annotations

from quoteattr.languages import load_weights
from quoteattr.stages.attribution import Attribution, Cast, GenreRankers, Ranker, Turns, attribute_speakers
from quoteattr.stages.attribution.attributions import Attributions
from quoteattr.stages.attribution.so_far import SpeakersSoFar
from quoteattr.stages.attribution.speakers import local_attributions
from quoteattr.stages.scene import Scene
from tests.stages.tables import scene_of

SPEAKER_RANKERS = GenreRankers.from_json(load_weights("nl", "speaker"))
ADDRESSEE_RANKERS = GenreRankers.from_json(load_weights("nl", "addressee"))


def cast_of(text: str, *tables: str) -> Cast:
    """The cast of ``text``."""
    return Cast(scene_of(text, *tables))


def turns_of(text: str, *tables: str) -> Turns:
    """The turns of ``text``."""
    return Turns(scene_of(text, *tables))


def known_of(text: str, *tables: str) -> SpeakersSoFar:
    """``text`` before any of its passages has a speaker."""
    scene = scene_of(text, *tables)
    nobody = Attributions([None] * len(scene.passages))
    return SpeakersSoFar(scene, Cast(scene), Turns(scene), SPEAKER_RANKERS.reports, nobody)


def local_speakers(scene: Scene) -> Attributions:
    """Who speaks the passages of a scene by their own sentences."""
    return local_attributions(scene, Cast(scene), Turns(scene))


def speakers_of(scene: Scene, ranker: Ranker | None = None) -> tuple[Attribution, ...]:
    """Who speaks the passages of a scene by all rules."""
    turns = Turns(scene)
    return attribute_speakers(
        scene, Cast(scene), turns, ranker or SPEAKER_RANKERS.of(in_story=turns.in_story)
    )


def asleep(name: str) -> str:
    """The tree of *NAME slaapt.* (NAME sleeps)."""
    return f"{name}/PROPN/nsubj>slaapt slaapt=slapen/VERB+Fin/root ."


QUOTE = '" We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root . "'
"""The tree of *"We stoppen."* ("We stop.")."""
