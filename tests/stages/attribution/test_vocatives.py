"""Names that a quotation calls somebody by, on trees that are written out by hand."""

from __future__ import annotations

import pytest

from quoteattr.stages.attribution.vocatives import is_vocative
from quoteattr.stages.indices import MentionIndex, numbered
from tests.stages.tables import scene_of

CLAUSE = 'we/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root . "'


@pytest.mark.parametrize(
    ("text", "table", "called"),
    [
        ('"Anna, we stoppen."', '" Anna/PROPN/vocative>stoppen , ' + CLAUSE, True),
        (
            '"Ach Anna, we stoppen."',
            '" Ach/INTJ/discourse>stoppen Anna/PROPN/vocative>stoppen , ' + CLAUSE,
            True,
        ),
        ('"Anna slaapt."', '" Anna/PROPN/nsubj>slaapt slaapt=slapen/VERB+Fin/root . "', False),
        (
            '"Stoppen we, Anna?"',
            '" Stoppen/VERB+Fin/root we/PRON+Prs/nsubj>Stoppen , Anna/PROPN/vocative>Stoppen ? "',
            True,
        ),
        (
            '"Slaapt Anna?"',
            '" Slaapt=slapen/VERB+Fin/root Anna/PROPN/nsubj>Slaapt ? "',
            False,
        ),
        (
            '"Anna, Karel en Piet slapen."',
            '" Anna/PROPN/nsubj>slapen , Karel/PROPN/conj>Anna en/CCONJ/cc>Piet Piet/PROPN/conj>Anna '
            'slapen/VERB+Fin/root . "',
            False,
        ),
    ],
)
def test_who_is_called(text: str, table: str, called: bool) -> None:
    """A name that is set off is called; a subject and the first of a list are not."""
    scene = scene_of(text, table)
    rows = numbered(MentionIndex, scene.mentions)
    first = next(index for index, mention in rows if mention.name == "Anna")
    assert is_vocative(scene, scene.passages[0], first) is called


@pytest.mark.parametrize(
    ("text", "table", "called"),
    [
        ('"Anna."', '" Anna/PROPN/root . "', False),
        ('"Anna!"', '" Anna/PROPN/root ! "', True),
        ('"Anna. Anna Kok."', '" Anna/PROPN/root . Anna/PROPN/parataxis>#1 Kok/PROPN/flat>#3 . "', False),
        (
            '"Ik, Anna, stop."',
            '" Ik/PRON+Prs+First+Sing/nsubj>stop , Anna/PROPN/appos>Ik , stop=stoppen/VERB+Fin/root . "',
            False,
        ),
    ],
)
def test_who_tells_her_name_calls_nobody(text: str, table: str, called: bool) -> None:
    """A name alone that is not called out is an answer, and one behind *ik* is the speaker's own."""
    scene = scene_of(text, table)
    rows = numbered(MentionIndex, scene.mentions)
    first = next(index for index, mention in rows if mention.name == "Anna")
    assert is_vocative(scene, scene.passages[0], first) is called
