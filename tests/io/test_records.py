"""Flat rows."""

from __future__ import annotations

from quoteattr.io.records import to_records
from quoteattr.schema import Extraction


def test_one_row_a_quotation(article: Extraction) -> None:
    """Each quotation is a row, in reading order, with the same columns."""
    rows = to_records(article)
    assert [row["id"] for row in rows] == [quote.id for quote in article]
    assert len({tuple(row) for row in rows}) == 1
    assert article.to_records() == rows


def test_values_are_flat(article: Extraction) -> None:
    """Every value is a plain string, number or ``None``."""
    assert {type(value) for row in to_records(article) for value in row.values()} <= {
        str,
        int,
        float,
        type(None),
    }


def test_spans_are_true_to_the_text(article: Extraction) -> None:
    """The words in a row are those at its offsets."""
    for row in to_records(article):
        for words, prefix in (
            ("text", ""),
            ("cue", "cue_"),
            ("speaker", "speaker_"),
            ("addressee", "addressee_"),
        ):
            if row[words] is not None:
                assert article.text[row[f"{prefix}start"] : row[f"{prefix}end"]] == row[words]


def test_no_quotations_no_rows() -> None:
    """A text without quotations has no rows."""
    assert to_records(Extraction(text="Het regende.")) == []
