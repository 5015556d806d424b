"""What a tokenizer is given of a text."""

from __future__ import annotations

import pytest

from quoteattr.parsing.parser import readable


@pytest.mark.parametrize(
    ("piece", "read"),
    [
        ("2.5. De rechter spreekt.", "     De rechter spreekt."),
        ("4.2 [eiser] stelt niets.", "     eiser  stelt niets."),
        ("Volgens [getuige 1] regent het.", "Volgens  getuige 1  regent het."),
        ("2.5 miljoen mensen kijken.", "2.5 miljoen mensen kijken."),
        ("Hij woont te [woonplaats].", "Hij woont te [woonplaats]."),
        ("Het staat er [zo goed als] vast.", "Het staat er [zo goed als] vast."),
        ("--Kom je?", "- Kom je?"),
    ],
)
def test_what_is_blank_for_a_tokenizer(piece: str, read: str) -> None:
    """The number of a section and the brackets of a masked name are; the length stays."""
    assert readable(piece) == read
    assert len(read) == len(piece)
