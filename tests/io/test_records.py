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


def test_all_names_stand_in_a_row(article: Extraction) -> None:
    """Of several speakers the first has the columns and all are named; so are those who pass it on."""
    row = to_records(article)[-1]
    assert (row["speaker_name"], row["speaker_gender"], row["speakers"]) == ("Els", "feminine", "Els; Niek")
    assert (row["rule"], row["confidence"], row["speaker_name_confidence"]) == ("subject_of_cue", 0.97, 0.81)
    assert (row["via"], row["addressee"], row["addressee_confidence"]) == (
        "de krant; Omroep Zeedorp",
        None,
        None,
    )


def test_a_row_says_where_it_comes_from(article: Extraction) -> None:
    """The source is that of the text, and a speaker whom the user knows has his id."""
    first, second = to_records(article)[:2]
    assert first["source"] == second["source"] == article.source
    assert first["speaker_known"] == "Q12 & <co>"
    assert (second["addressee_rule"], second["addressee_confidence"]) == ("named_by_cue", 0.7)


def test_no_quotations_no_rows() -> None:
    """A text without quotations has no rows."""
    assert to_records(Extraction(text="Het regende.")) == []
