"""What a scene tells of the places of its sentences, mentions, reports and passages."""

from __future__ import annotations

from quoteattr import QuoteExtractor
from quoteattr.schema import Kind
from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex, SentenceIndex
from quoteattr.stages.scene import Scene, Unresolved
from tests.stages.tables import scene_of

MANY = "“" + "Hij zei: ‘ik kom er aan.’ " * 6 + "Zo gaat dat met Jan”, zei Anna. Jan zweeg."


def test_behind_many_inner_quotations() -> None:
    """Words behind the last of many quotations in a quotation still lie in the outer one."""
    scene, _ = QuoteExtractor(model=None).scene(MANY)
    assert [passage.kind for passage in scene.passages] == [Kind.DIRECT] * 7
    assert [scene.marked_around(index) for index in range(7)] == [None] + [0] * 6
    assert scene.in_marked(MANY.index("met Jan"))
    assert not scene.in_marked(MANY.index("zei Anna"))
    assert not scene.in_marked(MANY.index("Jan zweeg"))


def test_seen_from_within() -> None:
    """For an inner quotation the words of the outer one are no quotation, those of another inner one are."""
    scene, _ = QuoteExtractor(model=None).scene(MANY)
    assert not scene.in_marked(MANY.index("Hij zei"), seen_from=1)
    assert scene.in_marked(MANY.index("ik kom"), seen_from=2)
    assert scene.in_marked(MANY.index("Hij zei"), seen_from=0)


# -- looked up by place ------------------------------------------------------------------------------

SAID = (
    "Anna/PROPN/nsubj>slaapt slaapt=slapen/VERB+Fin/root .",
    "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root dat/SCONJ/mark>dicht de/DET/det>brug brug/NOUN/nsubj>dicht "
    "dicht/ADJ/ccomp>zei is=zijn/AUX+Fin/cop>dicht .",
)
TEXT = "Anna slaapt.\n\nSmit zei dat de brug dicht is."


def said() -> Scene:
    return scene_of(TEXT, *SAID)


def test_sentences_and_paragraphs() -> None:
    """A place belongs to the sentence and the paragraph that begin last before it; none begins before the first."""
    scene = said()
    smit = TEXT.index("Smit")
    assert [scene.sentence_at(offset) for offset in (0, smit - 1, smit)] == [0, 0, 1]
    assert [scene.paragraph(offset) for offset in (0, smit - 1, smit)] == [0, 0, 1]
    assert scene_of(" Anna slaapt.", SAID[0]).sentence_at(0) == -1


def test_mentions() -> None:
    """Mentions are found by sentence, by stretch of text, by token, and again as themselves."""
    scene = said()
    assert list(scene.mentions_in(SentenceIndex(1))) == list(
        scene.mentions_between(TEXT.index("Smit"), len(TEXT))
    )
    assert scene.mentions_in(SentenceIndex(9)) == ()
    smit = scene.mention_of(SentenceIndex(1), scene.sentences[1].tokens[0])
    assert smit is not None
    assert scene.mentions[smit].name == "Smit"
    assert scene.index_of(scene.mentions[smit]) == smit
    assert scene.mention_of(SentenceIndex(1), scene.sentences[1].tokens[1]) is None


def test_reports() -> None:
    """Reports are found by sentence and by the place of their cues, with the mention that is their source."""
    scene, cue = said(), TEXT.index("zei")
    (report,) = scene.reports_in(SentenceIndex(1))
    assert list(scene.reports_between(cue, cue + 1)) == [report]
    assert list(scene.reports_between(cue + 1, len(TEXT))) == []
    source = scene.source_of(scene.reports[report])
    assert source is not None
    assert scene.mentions[source].name == "Smit"


def test_identity() -> None:
    """All mentions of an entity are one; a mention that is not resolved is an entity of its own."""
    scene, first = said(), MentionIndex(0)
    assert scene.identity(first) == scene.entity(first)
    assert scene.identity(first, EntityIndex(7)) == 7
    alone = scene_of('"Zij stoppen."', '" Zij/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root . "')
    assert alone.entity(first) is None
    assert alone.identity(first) == Unresolved(first)


def test_parents_are_the_narrowest() -> None:
    """A fragment in an indirect quotation stands in that, and in no direct one."""
    table = (
        "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root dat/SCONJ/mark>onhaalbaar het/DET/det>plan "
        'plan/NOUN/nsubj>onhaalbaar " volstrekt/ADV/advmod>onhaalbaar onhaalbaar/ADJ/ccomp>zei " '
        "is=zijn/AUX+Fin/cop>onhaalbaar ."
    )
    scene = scene_of('Smit zei dat het plan "volstrekt onhaalbaar" is.', table)
    assert [passage.kind for passage in scene.passages] == [Kind.INDIRECT, Kind.MIXED]
    assert scene.parents == (None, 0)
    assert scene.marked_around(PassageIndex(1)) is None
    assert scene.indirect_around(scene.passages[1]) == [0]
