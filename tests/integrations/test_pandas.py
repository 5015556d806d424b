"""Quotations as a pandas data frame."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoteattr.errors import InputError, UnknownNameError
from quoteattr.io.records import to_records
from quoteattr.schema import Extraction

pandas = pytest.importorskip("pandas", reason="the extra 'pandas' is not installed")


def test_one_row_a_quotation(dialogue: Extraction) -> None:
    """The frame holds what to_records gives, row by row."""
    frame = dialogue.to_pandas()
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    assert rows == to_records(dialogue)


def test_columns_and_types_do_not_depend_on_the_text(dialogue: Extraction) -> None:
    """A text without quotations gives a frame with the same columns of the same types."""
    nothing = Extraction(text="").to_pandas()
    assert len(nothing) == 0
    assert nothing.dtypes.to_dict() == dialogue.to_pandas().dtypes.to_dict()


def test_offsets_are_whole_numbers(dialogue: Extraction) -> None:
    """A missing cue does not turn the offsets of the others into floats."""
    frame = dialogue.to_pandas()
    assert frame["cue_start"].tolist()[:2] == [dialogue[0].cue.start, dialogue[1].cue.start]
    assert frame["cue_start"].isna().tolist() == [False, False, True]
    assert str(frame["cue_start"].dtype) == "Int64"


def test_csv_is_read_back(dialogue: Extraction, tmp_path: Path) -> None:
    """Written as CSV and read by pandas with the same types, the frame is the same."""
    frame = dialogue.to_pandas()
    frame.to_csv(tmp_path / "q.csv", index=False)
    back = pandas.read_csv(tmp_path / "q.csv", dtype=frame.dtypes.to_dict())
    pandas.testing.assert_frame_equal(back, frame)


def test_parquet_is_read_back(dialogue: Extraction, tmp_path: Path) -> None:
    """Written as Parquet and read by pandas, the frame is the same, and so is that of an empty text."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    for frame in (dialogue.to_pandas(), Extraction(text="").to_pandas()):
        frame.to_parquet(tmp_path / "q.parquet")
        pandas.testing.assert_frame_equal(pandas.read_parquet(tmp_path / "q.parquet"), frame)


class TestAccessor:
    @pytest.fixture
    def texts(self) -> object:
        import quoteattr.integrations.pandas  # noqa: F401

        return pandas.Series(
            {
                "a": "“Ik kom,” zei Anna. “Wacht op mij.”",
                "b": None,
                "c": "Niemand zei iets.",
                "d": "“Nee,” zei Ben.",
            }
        )

    @pytest.fixture
    def extractor(self) -> object:
        from quoteattr import QuoteExtractor

        return QuoteExtractor(model=None)

    def test_rows_carry_the_index_of_their_text(self, texts: object, extractor: object) -> None:
        """Each row has the label of the text it comes from; missing texts have none."""
        frame = texts.quotes.extract(extractor)
        assert frame.loc[["a", "d"], "quote_text"].str.strip(",.").tolist() == [
            "Ik kom",
            "Wacht op mij",
            "Nee",
        ]
        assert "b" not in frame.index

    def test_a_series_of_nothing_gives_an_empty_frame(self, extractor: object) -> None:
        """Without texts the frame has its columns and no rows."""
        frame = pandas.Series([], dtype="string").quotes.extract(extractor)
        assert len(frame) == 0
        assert "quote_speaker_name" in frame.columns

    def test_join_puts_them_beside_the_texts(self, texts: object, extractor: object) -> None:
        """No column of the quotations has the name of another, whatever the frame calls its own."""
        articles = pandas.DataFrame({"text": texts, "source": "De Kade", "id": 7, "kind": "nieuws"})
        joined = articles.join(articles["text"].quotes.extract(extractor))
        assert joined.loc["d", ["source", "quote_text", "quote_kind"]].tolist() == [
            "De Kade",
            "Nee,",
            "direct",
        ]
        bare = articles["text"].quotes.extract(extractor, prefix="")
        assert "speaker_name" in bare.columns

    def test_kinds_can_be_chosen(self, texts: object, extractor: object) -> None:
        """Rows of other kinds are left out; a kind that does not exist is named with those that do."""
        assert len(texts.quotes.extract(extractor, kinds=["indirect"])) == 0
        assert len(texts.quotes.extract(extractor, kinds="direct")) == 3
        with pytest.raises(UnknownNameError, match=r"unknown kind 'spoken'; known: .*direct"):
            texts.quotes.extract(extractor, kinds=["spoken"])

    def test_processes_find_the_same(self, texts: object, extractor: object) -> None:
        """Several processes give the frame that one gives."""
        alone = texts.quotes.extract(extractor)
        pandas.testing.assert_frame_equal(texts.quotes.extract(extractor, processes=2), alone)

    def test_values_that_are_no_text_are_refused(self, extractor: object) -> None:
        """A number among the texts is an error that names its place."""
        with pytest.raises(InputError, match="index 1"):
            pandas.Series(["“Ja,” zei Anna.", 3.5]).quotes.extract(extractor)
