"""What speaks for and against each candidate as the speaker, on trees that are written out by hand."""

from __future__ import annotations

from quoteattr.stages.attribution.features import PRONOUN, STORY
from quoteattr.stages.attribution.model import ALWAYS
from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex
from tests.stages.attribution.staging import QUOTE, SPEAKER_RANKER, asleep, known_of

TWO = 'Anna slaapt. Smit slaapt. "We stoppen."', asleep("Anna"), asleep("Smit"), QUOTE
BOTH = [EntityIndex(0), EntityIndex(1)]


def features(index: int, *story: str) -> list[dict[str, float]]:
    """The features of the first two entities of a text as the speakers of a passage."""
    known = known_of(*story)
    return known.features.of(BOTH, PassageIndex(index), known.found)


def test_nearer_is_more_recent() -> None:
    """The features tell who was named last, and whose sentence is just before."""
    far, near = features(0, *TWO)
    assert near["recency"] > far["recency"]
    assert near.get("closest subject") == 1.0
    assert "closest subject" not in far


def test_who_is_called_in_a_turn() -> None:
    """The features tell that a turn calls somebody by name, for itself and for the turn after it."""
    call = '" Anna/PROPN/vocative>stoppen , we/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root . "'
    story = (
        'Anna slaapt. Smit slaapt.\n\n"Anna, we stoppen."\n\n"We stoppen."',
        asleep("Anna"),
        asleep("Smit"),
        call,
        QUOTE,
    )
    anna, smit = zip(*(features(index, *story) for index in (0, 1)), strict=True)
    assert [values.get("called in the turn", 0) for values in anna] == [1, 0]
    assert [values.get("called in the turn before", 0) for values in anna] == [0, 1]
    assert not any("called" in name for values in smit for name in values)


def test_who_is_named_in_the_quotation() -> None:
    """A candidate whom the quotation names is told from one whom it does not name."""
    names = '" Anna/PROPN/nsubj>stopt stopt=stoppen/VERB+Fin/root . "'
    story = 'Anna slaapt. Smit slaapt. "Anna stopt."', asleep("Anna"), asleep("Smit"), names
    anna, smit = features(0, *story)
    assert anna["named in quotation"] == 1.0
    assert "named in quotation" not in smit


def test_settings() -> None:
    """Features weigh what they always do, and something besides in stories and for pronouns."""
    news = known_of(*TWO).features
    assert news.settings() == (ALWAYS,)
    assert news.settings(MentionIndex(0)) == (ALWAYS, PRONOUN)
    shout = QUOTE.replace(" . ", " ! ")
    story = known_of("\n\n".join(['"We stoppen!"'] * 6), *[shout] * 6).features
    assert story.settings() == (ALWAYS, STORY)


def test_the_weights_that_come_with_dutch() -> None:
    """The ranker of Dutch prefers who is the subject just before."""
    far, near = SPEAKER_RANKER.probabilities(features(0, *TWO))
    assert near > far
