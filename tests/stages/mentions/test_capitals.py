"""Which words of a text have a capital of their own."""

from __future__ import annotations

from quoteattr.stages.mentions.capitals import Capitals, lends_capital
from tests.stages.mentions.found import names_of
from tests.stages.tables import DUTCH, sentences_of


def test_a_common_word_with_a_capital_is_no_name() -> None:
    """A word that the text also writes small is no name at the start of a sentence."""
    text = "Regen valt. Het is regen."
    tables = (
        "Regen/PROPN/nsubj>valt valt=vallen/VERB+Fin/root .",
        "Het/PRON/nsubj>regen is=zijn/AUX+Fin/cop>regen regen/NOUN/root .",
    )
    assert names_of(text, *tables) == []


RAIN = "Het/PRON/nsubj>regent regent=regenen/VERB+Fin/root ."


OPENS = "Zoolang/PROPN/nsubj>slaapt slaapt=slapen/VERB+Fin/root ."


def test_a_capital_by_chance() -> None:
    """In a long text a word that has its capital only at the start of a sentence is no name."""
    text = "Zoolang slaapt. " + "Het regent. " * 250
    assert names_of(text, OPENS, *[RAIN] * 250) == []


def test_a_name_that_also_stands_within_a_sentence() -> None:
    """A name that opens one sentence of a long text and stands within another is a name."""
    text = "Zoolang slaapt. " + "Het regent. " * 250 + "Toen sliep Zoolang."
    within = "Toen/ADV/advmod>sliep sliep=slapen/VERB+Fin/root Zoolang/PROPN/nsubj>sliep ."
    assert names_of(text, OPENS, *[RAIN] * 250, within) == ["Zoolang", "Zoolang"]


def test_a_name_in_a_short_text() -> None:
    """In a short text a name may stand once, at the start of its sentence."""
    assert names_of("Zoolang slaapt. Het regent.", OPENS, RAIN) == ["Zoolang"]


def test_what_a_text_tells_about_capitals() -> None:
    """A word that is tagged as a name counts where no sentence begins with it."""
    text = "Zoolang slaapt. Toen sliep Anna."
    within = "Toen/ADV/advmod>sliep sliep=slapen/VERB+Fin/root Anna/PROPN/nsubj>sliep ."
    capitals = Capitals.of(sentences_of(text, [OPENS, within]), DUTCH.mentions)
    assert capitals.names == {"Anna"}
    assert capitals.written == {"Zoolang", "slaapt", "Toen", "sliep", "Anna", "."}
    assert capitals.by_chance == frozenset()


def test_place_that_lends_a_capital() -> None:
    """Nothing or a mark before a word lends it a capital, another word does not."""
    assert [lends_capital(before) for before in ("", "“", "-", "zei", "11")] == [
        True,
        True,
        True,
        False,
        False,
    ]
