"""What speaks for and against each candidate as the speaker, on trees that are written out by hand."""

from __future__ import annotations

from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex
from tests.stages.attribution.staging import QUOTE, SPEAKER_RANKERS, asleep, known_of

TWO = 'Anna slaapt. Smit slaapt. "We stoppen."', asleep("Anna"), asleep("Smit"), QUOTE
BOTH = [EntityIndex(0), EntityIndex(1)]


def features(index: int, *story: str) -> list[dict[str, float]]:
    """The features of the first two entities of a text as the speakers of a passage."""
    known = known_of(*story)
    return known.features.of(BOTH, PassageIndex(index), known.found)


def test_nearer_is_more_recent() -> None:
    """The features tell who was named last, and whose sentence is just before."""
    far, near = features(0, *TWO)
    assert near.get("gap", 0) < far["gap"]
    assert near.get("closest subject") == 1.0
    assert "closest subject" not in far


def test_alone_in_the_paragraph() -> None:
    """Who is mentioned alone before in the paragraph is told; a paragraph before it does not count."""
    trees = asleep("Anna"), asleep("Smit"), asleep("Smit"), QUOTE
    anna, smit = features(0, 'Anna slaapt.\n\nSmit slaapt. Smit slaapt. "We stoppen."', *trees)
    assert smit["alone in paragraph before"] == smit["first of sentence before"] == 1.0
    assert not {"alone in paragraph before", "closest subject", "closest of all"} & anna.keys()
    anna, smit = features(0, 'Anna slaapt. Smit slaapt. Smit slaapt. "We stoppen."', *trees)
    assert "alone in paragraph before" not in smit
    assert smit["closest of all"] == 1.0


def test_named_in_a_question() -> None:
    """Whom the reporter asks about, as in an interview, is told from who is told of."""
    asks = "Slaapt=slapen/VERB+Fin/root Smit/PROPN/nsubj>Slaapt ?"
    anna, smit = features(0, 'Anna slaapt. Slaapt Smit? "We stoppen."', asleep("Anna"), asks, QUOTE)
    assert smit["last in a question"] == 1.0
    assert "last in a question" not in anna


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


def test_kinds_of_texts() -> None:
    """The features tell a story with dialogue from other texts, and a pronoun that is asked for."""
    news = known_of(*TWO)
    assert not any("story" in values for values in features(0, *TWO))
    asked = news.features.of(BOTH, PassageIndex(0), news.found, MentionIndex(0))
    assert all(values["asks for a pronoun"] for values in asked)
    shout = QUOTE.replace(" . ", " ! ")
    shouts = "\n\n".join(['Anna slaapt. Smit slaapt. "We stoppen!"'] + ['"We stoppen!"'] * 5)
    told = features(0, shouts, asleep("Anna"), asleep("Smit"), *[shout] * 6)
    assert all(values["story"] for values in told)


def test_who_acts_behind_the_quotation() -> None:
    """Who acts behind the quotation in its paragraph is told from who does not."""
    story = 'Anna slaapt. "We stoppen." Smit slaapt.', asleep("Anna"), QUOTE, asleep("Smit")
    anna, smit = features(0, *story)
    assert smit["beat after"] == 1.0
    assert "beat after" not in anna


def test_the_weights_that_come_with_dutch() -> None:
    """The ranker of Dutch prefers who is the subject just before."""
    far, near = SPEAKER_RANKERS.reports.probabilities(features(0, *TWO))
    assert near > far
