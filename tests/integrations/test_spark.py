"""Quotations in a Spark data frame, on a Spark that runs on this machine."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from quoteattr import QuoteExtractor
from quoteattr.errors import InputError
from quoteattr.io.records import to_records
from quoteattr.models import BUNDLED_MODEL
from tests.support.pipelines import own_pipeline

pytestmark = pytest.mark.slow

pytest.importorskip("pyspark", reason="the extra 'spark' is not installed")

TEXTS = (
    "“Ik kom morgen,” zei Anna de Vries tegen Ben.",
    "Het regende de hele dag.",
    None,
    "Volgens Ben komt de trein te laat. 🚲 “Jammer,” zei hij.",
    "",
    "lang " * 100,
    "“De brug blijft dicht”, zei wethouder Els Mulder tegen de raad.",
    "“Nee.”",
)
LONGEST = 200


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Spark with two workers, whose Java is gone afterwards."""
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java; on Debian: apt-get install default-jre-headless")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        session = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.local.dir", str(tmp_path_factory.mktemp("spark")))
            .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("OFF")
        yield session
        gateway = SparkContext._gateway
        session.stop()
        gateway.shutdown()
        gateway.proc.stdin.close()
        gateway.proc.wait(timeout=60)
        SparkContext._gateway = SparkContext._jvm = None


@pytest.fixture(scope="module")
def articles(spark: Any) -> Any:
    """A data frame of four partitions, with columns that have nothing to do with quotations."""
    rows = [
        (2**60 + number if number % 3 else None, text, [f"rubriek {number}"], datetime(1999, 1, 1 + number))
        for number, text in enumerate(TEXTS)
    ]
    frame = spark.createDataFrame(rows, "id bigint, body string, sections array<string>, published timestamp")
    return frame.repartition(4, "published")


@pytest.fixture(scope="module")
def extractor() -> QuoteExtractor:
    return QuoteExtractor(model=None, max_chars=LONGEST)


@pytest.fixture(scope="module")
def found(articles: Any, extractor: QuoteExtractor) -> list[Any]:
    from quoteattr.integrations.spark import with_quotes

    return with_quotes(articles, "body", extractor=extractor).orderBy("published").collect()


def test_each_row_gets_the_quotations_of_its_text(found: list[Any], extractor: QuoteExtractor) -> None:
    """A row holds what to_records gives for its text, an empty list where nobody is quoted."""
    quotes = {row.body: [quote.asDict() for quote in row.quotes] for row in found if row.error is None}
    assert quotes == {
        text: to_records(extractor(text)) for text in TEXTS if text is not None and len(text) <= LONGEST
    }
    assert quotes["Het regende de hele dag."] == []
    assert any(quotes.values())


def test_a_text_that_cannot_be_read_does_not_stop_the_others(found: list[Any]) -> None:
    """Rows whose text is null or too long come back with the reason and without quotations."""
    errors = {row.body: row.error for row in found if row.error is not None}
    assert set(errors) == {None, "lang " * 100}
    assert errors[None] == "InputError: the text is null"
    assert errors["lang " * 100].startswith("InputError: the text has 500 code points")
    assert all((row.quotes is None) == (row.error is not None) for row in found)


def test_other_columns_stay_as_they_were(found: list[Any], articles: Any) -> None:
    """Ids beyond the whole numbers of a float, nulls among them, lists and times come back unchanged."""
    before = articles.orderBy("published").collect()
    assert [row[: len(articles.columns)] for row in found] == [tuple(row) for row in before]


def test_partitions_stay_and_a_second_run_finds_the_same(articles: Any, found: list[Any]) -> None:
    """The texts stay in their partitions; other partitions give the same quotations."""
    from quoteattr.integrations.spark import with_quotes

    small = QuoteExtractor(model=None, max_chars=LONGEST)
    assert with_quotes(articles, "body", extractor=small).rdd.getNumPartitions() == 4
    again = with_quotes(articles.coalesce(1), "body", extractor=small)
    assert again.orderBy("published").collect() == found


def test_the_schema_is_known_before_anything_runs(articles: Any, spark: Any) -> None:
    """output_schema tells the schema of the result, which an empty data frame has too."""
    from quoteattr.integrations.spark import QUOTE_TYPE, output_schema, with_quotes

    nothing = with_quotes(spark.createDataFrame([], articles.schema), "body")
    assert nothing.schema == output_schema(articles.schema)
    assert nothing.schema["quotes"].dataType.elementType == QUOTE_TYPE
    assert nothing.collect() == []


def test_a_worker_loads_the_model_once(spark: Any, tmp_path: Path) -> None:
    """Jobs that follow find with the model that the workers hold, even when its files are gone."""
    from pyspark.sql import functions

    from quoteattr.integrations.spark import with_quotes

    model = shutil.copytree(BUNDLED_MODEL, tmp_path / "model")
    texts = spark.createDataFrame([(TEXTS[6],)] * 4, "text string").repartition(4)

    extractor = QuoteExtractor(model=model)

    def speakers() -> list[str]:
        quotes = with_quotes(texts, extractor=extractor)
        return [row[0] for row in quotes.select(functions.explode("quotes.speaker_name")).collect()]

    first = speakers()
    shutil.rmtree(model)
    assert first == ["Els Mulder"] * 4
    assert speakers() == first


def test_a_model_that_is_missing_stops_the_job(spark: Any, tmp_path: Path) -> None:
    """With a model that is damaged a job fails with the error of quoteattr instead of an error in every row."""
    from pyspark.errors import PythonException

    from quoteattr.integrations.spark import with_quotes

    texts = spark.createDataFrame([(TEXTS[0],)], "text string")
    (tmp_path / "resources.json").write_text("{}")
    with pytest.raises(PythonException, match="ModelError"):
        with_quotes(texts, extractor=QuoteExtractor(model=tmp_path)).collect()


@pytest.mark.parametrize(
    ("columns", "options", "message"),
    [
        ("title string", {}, r"expected a column 'text', got \['title'\]"),
        ("text int", {}, "expected strings in column 'text', got int"),
        ("text string, Error string", {}, "a column 'Error' already"),
    ],
)
def test_what_cannot_work_is_refused_at_once(
    spark: Any, columns: str, options: dict[str, Any], message: str
) -> None:
    """A wrong column, or a name that is taken, is an error before Spark starts."""
    from quoteattr.integrations.spark import with_quotes

    with pytest.raises(InputError, match=message):
        with_quotes(spark.createDataFrame([], columns), **options)


def test_a_pipeline_that_cannot_travel_is_refused_at_once(spark: Any) -> None:
    """An extractor on a pipeline of the user's own is an error before Spark starts."""
    from quoteattr.integrations.spark import with_quotes

    extractor = QuoteExtractor(pipeline=own_pipeline())
    with pytest.raises(InputError, match="pass model=FOLDER"):
        with_quotes(spark.createDataFrame([], "text string"), extractor=extractor)
