"""Names that a Stanza pipeline has found."""

from __future__ import annotations

from quoteattr.parsing.entities import name_tags


def test_types_of_stanza() -> None:
    """Stanza's tags begin and go on with names of the types that the tables have."""
    annotated = ["S-PER", "O", "B-ORG", "I-ORG", "E-ORG", "S-LOC", "B-MISC", "E-MISC", "S-GPE"]
    assert name_tags(annotated) == (
        "B-person",
        "O",
        "B-organisation",
        "I-organisation",
        "I-organisation",
        "B-place",
        "B-other",
        "I-other",
        "B-place",
    )


def test_numbers_and_dates_are_no_names() -> None:
    """What a model finds beside names is left out."""
    assert name_tags(["B-DATE", "E-DATE", "S-CARDINAL"]) == ("O", "O", "O")
