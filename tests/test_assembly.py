"""From a scene whose passages have their speakers to the values that users hold."""

from __future__ import annotations

import pytest

from quoteattr.assembly import assemble
from quoteattr.languages import load_language
from quoteattr.schema import Extraction, Form, Kind, Reason
from quoteattr.stages.attribution import Attribution
from quoteattr.stages.indices import MentionIndex, ReportIndex
from quoteattr.stages.layout import read_paragraphs
from quoteattr.stages.marks import find_marks
from quoteattr.stages.scene import Scene
from tests.stages.tables import scene_of

TEXT = "“We stoppen”, zei Anna Smit, “morgen.” Piet sliep."
TABLES = (
    "“ We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root ” , zei=zeggen/VERB+Fin/parataxis>stoppen "
    "Anna/PROPN/nsubj>zei Smit/PROPN/flat>Anna , “ morgen/ADV/advmod>stoppen . ”",
    "Piet/PROPN/nsubj>sliep sliep=slapen/VERB+Fin/root .",
)


@pytest.fixture(scope="module")
def scene() -> Scene:
    return scene_of(TEXT, *TABLES)


def mention_of(scene: Scene, words: str) -> MentionIndex:
    return next(MentionIndex(n) for n, one in enumerate(scene.mentions) if TEXT[one.start : one.end] == words)


def said_by(scene: Scene, words: str, report: int | None = None) -> Attribution:
    mention = mention_of(scene, words)
    number = ReportIndex(report) if report is not None else None
    return Attribution("subject_of_cue", mention, number, scene.entity(mention), 0.9)


def assembled(
    scene: Scene,
    speakers: tuple[Attribution, Attribution],
    told: tuple[str, ...] = (),
    via: tuple[str, ...] = (),
) -> Extraction:
    marks = find_marks(TEXT, read_paragraphs(TEXT), load_language("nl"))
    addressees = [[mention_of(scene, words) for words in told], []]
    chains = [[mention_of(scene, words) for words in via], []]
    return assemble(scene, marks, speakers, addressees, chains)


def test_a_quotation_has_what_the_stages_found(scene: Scene) -> None:
    """Content, speaker, cue and rule of a quotation are those of its passage, its attribution and its report."""
    first, second = assembled(scene, (said_by(scene, "Anna Smit", 0), said_by(scene, "Anna Smit")))
    assert (first.kind, first.text, first.id, first.parent) == (Kind.DIRECT, "We stoppen", "q1", None)
    assert (first.speaker.name, first.speaker.form, first.rule) == ("Anna Smit", Form.NAME, "subject_of_cue")
    assert (first.cue.text, first.cue.lemma) == ("zei", "zeggen")
    assert (second.text, second.cue, second.confidence) == ("morgen.", None, 0.9)


def test_entities_are_numbered_as_they_come_up(scene: Scene) -> None:
    """Speakers come first, then who is spoken to; whoever takes no part is no entity of the extraction."""
    speakers = (said_by(scene, "Anna Smit"), said_by(scene, "Anna Smit"))
    alone, together = assembled(scene, speakers), assembled(scene, speakers, told=("Piet",))
    assert [(entity.id, entity.name) for entity in alone.entities] == [("e1", "Anna Smit")]
    assert [(entity.id, entity.name) for entity in together.entities] == [("e1", "Anna Smit"), ("e2", "Piet")]
    assert [mention.entity for mention in together[0].addressees] == ["e2"]
    assert together[1].addressees == ()


def test_who_passes_it_on_is_an_entity_too(scene: Scene) -> None:
    """The mentions of a chain stand in ``via``, and their entities behind the others."""
    speakers = (said_by(scene, "Anna Smit"), said_by(scene, "Anna Smit"))
    found = assembled(scene, speakers, via=("Piet",))
    assert [mention.text for mention in found[0].via] == ["Piet"]
    assert [entity.name for entity in found.entities] == ["Anna Smit", "Piet"]


def test_pieces_that_two_people_say_are_two_utterances(scene: Scene) -> None:
    """The pieces of one utterance share its id when one person says them, and only then."""
    anna, piet = said_by(scene, "Anna Smit"), said_by(scene, "Piet")
    assert [quote.utterance for quote in assembled(scene, (anna, anna))] == ["u1", "u1"]
    assert [quote.utterance for quote in assembled(scene, (anna, piet))] == ["u1", "u2"]


def test_without_a_speaker_the_reason_stands(scene: Scene) -> None:
    """A passage that nobody is said to speak has a reason and no entity."""
    nobody = Attribution(None, None, reason=Reason.NO_CANDIDATE)
    found = assembled(scene, (nobody, nobody))
    assert [(quote.speaker, quote.reason) for quote in found] == [(None, Reason.NO_CANDIDATE)] * 2
    assert found.entities == ()
