"""Posts of social media, signed with a name, a handle and a date."""

from __future__ import annotations

import pytest

from quoteattr import QuoteExtractor

EXTRACTOR = QuoteExtractor(model=None)
SIGNED = "— Ilse Wal (@ilsewal) March 3, 2020"


def posts(text: str) -> list[tuple[str, str, str]]:
    """Words, writer and rule of each direct quotation."""
    return [
        (quote.text, quote.speaker.text if quote.speaker else "", quote.rule or "")
        for quote in EXTRACTOR(text).quotes
        if quote.kind.value == "direct"
    ]


def test_a_post_in_a_paragraph_of_its_own() -> None:
    text = f"Zij was er ook.\n\nWat een dag! Wij gaan door. pic.voorbeeld.com/x1 {SIGNED}\n\nDat was alles."
    assert posts(text) == [("Wat een dag! Wij gaan door.", "Ilse Wal", "signed")]


def test_a_post_in_another_language_within_a_paragraph() -> None:
    text = (
        f"Zij heeft het niet onder stoelen gestoken. What a day! Proud of it. {SIGNED} Daarna werd het stil."
    )
    assert posts(text) == [("What a day! Proud of it.", "Ilse Wal", "signed")]


@pytest.mark.parametrize(
    "text",
    [
        f"Zij heeft het niet onder stoelen gestoken. {SIGNED} Daarna werd het stil.",
        "Ilse Wal (@ilsewal) was er op 3 maart 2020 ook bij.",
        f"{SIGNED}",
    ],
)
def test_what_is_no_post(text: str) -> None:
    """A post whose beginning cannot be seen, or a handle in a sentence."""
    assert posts(text) == []
