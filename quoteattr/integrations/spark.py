"""Quotations of the texts in a Spark data frame.

The work is done by ``mapInPandas`` in Spark's Python workers, with pandas 2 or 3; nothing of pandas 3 is used
that Spark does not support. A worker keeps its model: it is loaded with the first text and serves all tasks
that the worker is given.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from quoteattr.errors import InputError, MissingExtraError
from quoteattr.extractor import QuoteExtractor
from quoteattr.io.records import to_records
from quoteattr.schema import Extraction

try:
    import pandas
    import pyarrow  # noqa: F401
    from pyspark.sql.types import ArrayType, DoubleType, LongType, StringType, StructField, StructType
except ImportError as error:
    raise MissingExtraError("quotations in Spark", "spark") from error

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["QUOTE_TYPE", "output_schema", "with_quotes"]

_SPARK_TYPES = {"string": StringType(), "int64": LongType(), "float64": DoubleType()}

QUOTE_TYPE = StructType(
    [
        StructField(column, _SPARK_TYPES[str(dtype).lower()])
        for column, dtype in Extraction(text="").to_pandas().dtypes.items()
    ]
)
"""A quotation: the columns of :func:`quoteattr.io.records.to_records` as fields of a struct."""

_ADDED = [StructField("quotes", ArrayType(QUOTE_TYPE)), StructField("error", StringType())]


def output_schema(schema: StructType) -> StructType:
    """The schema of what :func:`with_quotes` makes of a data frame with ``schema``.

    :raises InputError: the data frame has a column ``quotes`` or ``error`` already.
    """
    added = {field.name for field in _ADDED}
    for name in schema.names:
        if name.lower() in added:
            raise InputError(
                f"the data frame has a column {name!r} already, and the result needs that name; "
                "rename it with withColumnRenamed"
            )
    return StructType([*schema.fields, *_ADDED])


def with_quotes(
    frame: DataFrame, column: str = "text", *, extractor: QuoteExtractor | None = None
) -> DataFrame:
    """``frame`` with the columns ``quotes`` and ``error``; rows, their partitions and other columns stay.

    ``quotes`` is an array of :data:`QUOTE_TYPE`, empty for a text without quotations. Where a text cannot be
    read, because it is null or too long, ``quotes`` is null and ``error`` says why; ``error`` is null
    everywhere else. As always with ``mapInPandas``, NaN in a column of floats comes back as null.

    Nothing runs before Spark needs the result, and Spark may run it again: cache or write what is used twice.

    :param frame: a data frame with one text a row.
    :param column: name of the column with the texts, a column of strings.
    :param extractor: what finds the quotations; by default that for Dutch with the bundled model.
    :raises InputError: there is no such column, it holds no strings, or the extractor has a pipeline of its
        own, which cannot travel to the workers.
    """
    schema = frame.schema
    if column not in schema.names:
        raise InputError(f"expected a column {column!r}, got {schema.names}; pass column=NAME")
    found = schema[column].dataType
    if not isinstance(found, StringType):
        raise InputError(
            f"expected strings in column {column!r}, got {found.simpleString()}; cast it to string first"
        )
    extractor = extractor or QuoteExtractor()
    if extractor.pipeline is not None:
        raise InputError(
            "an extractor on your own pipeline cannot travel to Spark's workers; "
            "pass model=FOLDER instead of pipeline=, a folder that every worker can read"
        )

    def extract(frames: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
        own = _of_this_worker(extractor)
        for rows in frames:
            quotes, errors = _extract(own, rows[column].tolist())
            yield rows.assign(
                quotes=pandas.Series(quotes, index=rows.index, dtype="object"),
                error=pandas.Series(errors, index=rows.index, dtype="object"),
            )

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        return frame.mapInPandas(extract, output_schema(schema))


@cache
def _of_this_worker(extractor: QuoteExtractor) -> QuoteExtractor:
    """The first extractor with this configuration that came to this process: it has its model already."""
    return extractor


def _extract(
    extractor: QuoteExtractor, texts: Sequence[Any]
) -> tuple[list[list[dict[str, Any]] | None], list[str | None]]:
    """The quotations of each text and what is wrong with it. A model that cannot be loaded stops the job."""
    quotes: list[list[dict[str, Any]] | None] = [None] * len(texts)
    errors: list[str | None] = ["InputError: the text is null"] * len(texts)

    def refuse(item: tuple[str, int], error: Exception) -> None:
        errors[item[1]] = f"{type(error).__name__}: {error}"

    strings = ((text, row) for row, text in enumerate(texts) if isinstance(text, str))
    for extraction, row in extractor.pipe(strings, as_tuples=True, on_error=refuse):
        quotes[row], errors[row] = to_records(extraction), None
    return quotes, errors
