"""The table for people."""

from __future__ import annotations

import pytest

from quoteattr.io.table import dumps, to_table
from quoteattr.schema import Extraction, Form, Kind, Participant, Quote, Reason


def _extraction(text: str, **fields: object) -> Extraction:
    values = {"kind": Kind.DIRECT, "id": "q1", "utterance": "u1", "start": 0, "end": len(text), **fields}
    return Extraction(text=text, quotes=(Quote(text=text, **values),))  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_fits_the_width(article: Extraction, width: int) -> None:
    """No line is longer than the width."""
    assert max(map(len, to_table(article, width=width).splitlines())) <= width


def test_shows_every_quotation_in_full(article: Extraction) -> None:
    """No word of a quotation is left out, and everyone is named."""
    table = to_table(article)
    shown = table.split()
    for quote in article:
        assert all(word in shown for word in quote.text.split())
        assert quote.speaker is None or quote.speaker.name.split()[0] in table
    assert "→ Omroep Zeedorp" in table


def test_name_and_words() -> None:
    """Whoever is called otherwise in the text is shown by name with those words behind it."""
    mention = Participant(text="hij", start=0, end=3, name="Piet Bos", entity="e1", form=Form.PRONOUN)
    assert "Piet Bos (hij)" in to_table(_extraction("Nee.", speakers=(mention,)))


def test_reason_in_the_place_of_the_speaker() -> None:
    """Where there is no speaker, the table says why."""
    assert "(no candidate)" in to_table(_extraction("Nee.", reason=Reason.NO_CANDIDATE))


def test_terminal_controls_are_harmless() -> None:
    """Control characters of the text do not reach the terminal."""
    table = to_table(_extraction("Nee \x1b[2J\x07 ja"))
    assert "\x1b" not in table
    assert "\x07" not in table


def test_color_is_asked_for(article: Extraction) -> None:
    """Control sequences appear with ``color`` only, and change no letter."""
    colored = to_table(article, color=True)
    for sequence in ("\x1b[1m", "\x1b[2m", "\x1b[0m"):
        assert sequence in colored
        assert sequence not in to_table(article)
        colored = colored.replace(sequence, "")
    assert [line.split() for line in colored.splitlines()] == [
        line.split() for line in to_table(article).splitlines()
    ]


def test_empty() -> None:
    """A text without quotations says so."""
    assert to_table(Extraction(text="")) == "no quotations"
    assert dumps(Extraction(text="", source="a.txt")) == "a.txt\nno quotations\n"
