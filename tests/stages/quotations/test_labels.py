"""Lines that begin with who speaks."""

from __future__ import annotations

import pytest

from quoteattr.stages.layout import read_paragraphs
from quoteattr.stages.quotations import labelled_lines
from tests.stages.tables import DUTCH, extractor_of

STOP = "We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root ."
PLAY = ("Smit: We stoppen.", "Kok: We stoppen.", "Smit: We stoppen.")


def table(line: str) -> str:
    """The tree of *Naam: We stoppen.*, written out; the name may have a function and an aside."""
    label, _, _ = line.partition(":")
    words = label.replace("(", "( ").replace(")", " )").split()
    name = next(word for word in reversed(words) if word not in {"(", ")", "boos"})
    cells = [
        word
        if word in {"(", ")"}
        else f"{word}/{'PROPN' if word[0].isupper() else 'NOUN'}/{'root' if word == name else f'dep>{name}'}"
        for word in words
    ]
    return f"{' '.join(cells)} : We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/parataxis>{name} ."


def said(*lines: str) -> list[tuple[str, str, str]]:
    """Kind, words and speaker of each quotation of a text of these lines."""
    extractor = extractor_of(*(table(line) for line in lines))
    return [
        (quote.kind.value, quote.text, quote.speaker.text if quote.speaker else "")
        for quote in extractor("\n\n".join(lines)).quotes
    ]


def test_lines_that_begin_with_a_name() -> None:
    """Where two take turns, each line is what the one says who is named at its beginning."""
    assert said(*PLAY) == [("direct", "We stoppen.", name) for name in ("Smit", "Kok", "Smit")]


def test_an_aside_behind_the_name() -> None:
    """*Smit (boos):* is Smit, angry."""
    assert said("Smit (boos): We stoppen.", *PLAY)[0] == ("direct", "We stoppen.", "Smit")


def test_one_line_alone() -> None:
    """One line with a name and a colon is no conversation."""
    assert said(PLAY[0]) == []


def test_one_name_again_and_again() -> None:
    """One name at the beginning of all lines is a list, not a conversation."""
    assert said(PLAY[0], PLAY[0], PLAY[0]) == []


def test_a_name_once_each() -> None:
    """Marks for players, one line for each, are no conversation either."""
    assert said("Smit: We stoppen.", "Kok: We stoppen.", "Vos: We stoppen.") == []


@pytest.mark.parametrize("mark", ['"', "„"])
def test_marks_behind_the_name(mark: str) -> None:
    """Words between marks behind the name are what is quoted, without the marks."""
    line = f'Smit: {mark}We stoppen."'
    tree = table(PLAY[0]).replace(" We/", f" {mark} We/").replace("Smit .", 'Smit . "')
    text = "\n\n".join((line, *PLAY[1:]))
    quotes = extractor_of(tree, *map(table, PLAY[1:]))(text).quotes
    assert [quote.text for quote in quotes] == ["We stoppen."] * 3


def test_labels_that_are_nobody() -> None:
    """*Plaats:* and *Tijd:* (place, time) take turns too, but name nobody who could speak."""
    lines = ("Plaats: We stoppen.", "Tijd: We stoppen.", "Plaats: We stoppen.", "Tijd: We stoppen.")
    nouns = [table(line).replace("/PROPN/", "/NOUN/") for line in lines]
    assert not extractor_of(*nouns)("\n\n".join(lines)).quotes


@pytest.mark.parametrize(
    "lines",
    [
        ("12:30 uur: Vertrek", "13:30 uur: Aankomst", "12:30 uur: Vertrek"),
        ("Smit:", "Kok:", "Smit:"),
        ("hier: een", "daar: twee", "hier: drie"),
        ("http://voorbeeld.nl", "https://voorbeeld.nl", "http://voorbeeld.nl"),
    ],
)
def test_what_only_has_a_colon(lines: tuple[str, ...]) -> None:
    """Times, labels with nothing behind them, lower case and addresses of pages are no labels."""
    text = "\n\n".join(lines)
    assert labelled_lines(text, read_paragraphs(text), DUTCH) == ()
