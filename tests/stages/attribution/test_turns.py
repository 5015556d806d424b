"""Which quotations are one turn, who is called in it, and whether a story tells them."""

from __future__ import annotations

import pytest

from quoteattr.stages.attribution import Attribution
from quoteattr.stages.attribution.attributions import Attributions
from quoteattr.stages.attribution.turns import NO_TURN
from quoteattr.stages.indices import EntityIndex, PassageIndex
from tests.stages.attribution.staging import QUOTE, asleep, turns_of

THREE = '"We stoppen." Anna slaapt. "We stoppen."\n\n"We stoppen."', QUOTE, asleep("Anna"), QUOTE, QUOTE


def test_turns() -> None:
    """Quotations in one paragraph with only narration between them are one turn, a new paragraph another."""
    assert turns_of(*THREE).of_passages == (0, 0, 1)


def test_right_after_another() -> None:
    """A quotation right after the closing mark of another is a new turn."""
    assert turns_of('"We stoppen." "We stoppen."', QUOTE, QUOTE).of_passages == (0, 1)


def test_what_belongs_to_no_turn() -> None:
    """An indirect quotation and one in a quotation have no turn."""
    table = (
        "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root dat/SCONJ/mark>dicht de/DET/det>brug "
        "brug/NOUN/nsubj>dicht dicht/ADJ/ccomp>zei is=zijn/AUX+Fin/cop>dicht ."
    )
    assert turns_of("Smit zei dat de brug dicht is.", table).of_passages == (NO_TURN,)


def test_speaker() -> None:
    """A turn has the speaker of any of its passages but the one that is asked about."""
    turns, anna = turns_of(*THREE), EntityIndex(0)
    speakers = Attributions([Attribution("tag_after", None, entity=anna), None, None])
    assert turns.speaker(0, speakers) == anna
    assert turns.speaker(0, speakers, PassageIndex(0)) is None
    assert turns.speaker(1, speakers) is None


def test_narration_between() -> None:
    """Turns are as far apart as the sentences between them; a turn that there is not is very far."""
    turns = turns_of(*THREE)
    assert turns.narration_between(0, 1) == turns.narration_between(1, 0) == 1
    assert turns.narration_between(1, 2) > 20


def test_who_is_called() -> None:
    """A turn calls whose name it sets off, and nobody else."""
    call = '" Anna/PROPN/vocative>stoppen , we/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root . "'
    turns = turns_of('Anna slaapt.\n\n"Anna, we stoppen."\n\n"We stoppen."', asleep("Anna"), call, QUOTE)
    assert turns.called == {0: {turns.scene.resolution.entity_of[0]}}


@pytest.mark.parametrize(("mark", "asks"), [("?", True), ("?...", True), (".", False), ("!", False)])
def test_asks(mark: str, asks: bool) -> None:
    """A turn asks whose last passage ends in a question mark."""
    table = f'" We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root {" ".join(mark)} "'
    assert turns_of(f'"We stoppen{mark}"', table).asks(0) is asks


# -- stories -----------------------------------------------------------------------------------------


def test_a_dialogue_has_short_turns() -> None:
    """A story whose quotations are long is no dialogue."""
    table = '" We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root {words}! "'
    for words, in_dialogue in (
        ("", True),
        ("nu en morgen en overmorgen en de dag daarna en nooit meer daarna " * 2, False),
    ):
        text = "\n\n".join([f'"We stoppen {words}!"'] * 6)
        cells = "".join(f"{word}/ADV/advmod>stoppen " for word in words.split())
        turns = turns_of(text, *[table.format(words=cells)] * 6)
        assert (turns.in_story, turns.in_dialogue) == (True, in_dialogue)
