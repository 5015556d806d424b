"""From a scene whose passages have their speakers to the values that users hold."""

from __future__ import annotations

import pytest
from attrs import evolve

from quoteattr.assembly import assemble
from quoteattr.languages import load_language
from quoteattr.schema import Extraction, Form, Gender, Kind, Reason
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
    joint: tuple[str, ...] = (),
) -> Extraction:
    marks = find_marks(TEXT, read_paragraphs(TEXT), load_language("nl"))
    addressees = [
        [Attribution("named_by_cue", mention_of(scene, words), confidence=0.7) for words in told],
        [],
    ]
    together = [[said_by(scene, words) for words in joint], []]
    chains = [[mention_of(scene, words) for words in via], []]
    return assemble(scene, marks, speakers, together, addressees, chains)


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
    assert [(one.entity, one.rule, one.confidence) for one in together[0].addressees] == [
        ("e2", "named_by_cue", 0.7)
    ]
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


def test_who_speaks_together_stands_behind_the_first(scene: Scene) -> None:
    """All who say it are speakers and entities, the first of them before the others."""
    speakers = (said_by(scene, "Anna Smit"), said_by(scene, "Anna Smit"))
    found = assembled(scene, speakers, joint=("Piet",))
    assert [[speaker.name for speaker in quote.speakers] for quote in found] == [
        ["Anna Smit", "Piet"],
        ["Anna Smit"],
    ]
    assert [entity.name for entity in found.entities] == ["Anna Smit", "Piet"]


def test_a_name_is_as_sure_as_the_words_where_nothing_else_is_told(scene: Scene) -> None:
    """The confidence of the name is that of the attribution, or else that of the mention."""
    told = evolve(said_by(scene, "Anna Smit"), name_confidence=0.6)
    first, second = assembled(scene, (told, said_by(scene, "Anna Smit")))
    assert (first.speaker.confidence, first.speaker.name_confidence) == (0.9, 0.6)
    assert (second.speaker.confidence, second.speaker.name_confidence) == (0.9, 0.9)


def test_gender_is_what_the_text_tells(scene: Scene) -> None:
    """A first name tells the gender of who bears it."""
    (entity,) = assembled(scene, (said_by(scene, "Anna Smit"), said_by(scene, "Anna Smit"))).entities
    assert entity.gender is Gender.FEMININE


def test_without_a_speaker_the_reason_stands(scene: Scene) -> None:
    """A passage that nobody is said to speak has a reason and no entity."""
    nobody = Attribution(None, None, reason=Reason.NO_CANDIDATE)
    found = assembled(scene, (nobody, nobody))
    assert [(quote.speaker, quote.reason) for quote in found] == [(None, Reason.NO_CANDIDATE)] * 2
    assert found.entities == ()
