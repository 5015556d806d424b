"""Quotations as a pandas data frame, and ``series.quotes``.

Importing this module adds the accessor ``quotes`` to :class:`pandas.Series`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from quoteattr.errors import InputError, MissingExtraError, UnknownNameError
from quoteattr.io.records import to_records
from quoteattr.schema import Extraction, Kind, Quote

try:
    import pandas
except ImportError as error:
    raise MissingExtraError("a data frame of quotations", "pandas") from error

if TYPE_CHECKING:
    from quoteattr.extractor import QuoteExtractor

__all__ = ["QuotesAccessor", "to_pandas"]

_ANY_QUOTE = Quote(kind=Kind.DIRECT, text="", start=0, end=0, id="", utterance="")
_COLUMNS = tuple(to_records(Extraction(text="", quotes=(_ANY_QUOTE,)))[0])


def to_pandas(extraction: Extraction) -> pandas.DataFrame:
    """One row a quotation, in reading order, with the columns of :func:`quoteattr.io.records.to_records`.

    The columns have the same types for every text, an empty one included: offsets are whole numbers
    (``Int64`` where they may be missing), confidences are floats, everything else is a string.
    """
    return _frame(to_records(extraction))


@pandas.api.extensions.register_series_accessor("quotes")
class QuotesAccessor:
    """``series.quotes``: the quotations of a series of texts."""

    def __init__(self, series: pandas.Series) -> None:
        self._series = series

    def extract(
        self,
        extractor: QuoteExtractor | None = None,
        *,
        kinds: Iterable[Kind | str] = tuple(Kind),
        prefix: str = "quote_",
        batch_size: int = 32,
        processes: int = 1,
        progress: Callable[[int], object] | None = None,
    ) -> pandas.DataFrame:
        """One row a quotation of all texts, as from :func:`to_pandas`, in columns whose names begin with
        ``prefix``.

        The index is that of the series, repeated for each quotation of a text, so that
        ``frame.join(frame["text"].quotes.extract())`` puts the quotations beside the other columns. Missing
        texts have no rows.

        :param extractor: what finds the quotations; by default that for Dutch with the bundled model.
        :param kinds: the kinds of quotations that are wanted.
        :param prefix: what the names of columns begin with, so that none is that of another column; may be
            empty.
        :param batch_size: how many texts are read ahead.
        :param processes: how many processes work, see :meth:`quoteattr.QuoteExtractor.pipe`.
        :param progress: called with the number of texts done so far.
        :raises InputError: a value is neither a string nor missing, or an argument is wrong.
        :raises UnknownNameError: there is no such kind.
        """
        from quoteattr.extractor import QuoteExtractor

        wanted = _kinds(kinds)
        texts = self._series.dropna()
        for label, text in texts.items():
            if not isinstance(text, str):
                raise InputError(
                    f"expected strings, got {type(text).__name__} at index {label!r}; "
                    "convert the series with astype(str) if that is what you mean"
                )
        found = (extractor or QuoteExtractor()).pipe(
            texts.tolist(), batch_size=batch_size, processes=processes, progress=progress
        )
        rows: list[dict[str, Any]] = []
        positions: list[int] = []
        for position, extraction in enumerate(found):
            records = [record for record in to_records(extraction) if record["kind"] in wanted]
            rows += records
            positions += [position] * len(records)
        return _frame(rows).add_prefix(prefix).set_index(texts.index.take(positions))


def _kinds(names: Iterable[Kind | str]) -> frozenset[Kind]:
    """The kinds of these names.

    :raises UnknownNameError: there is no such kind.
    """
    known = {kind.value: kind for kind in Kind}
    for name in (names := [names] if isinstance(names, str) else list(names)):
        if name not in known:
            raise UnknownNameError("kind", str(name), known)
    return frozenset(known[name] for name in names)


def _frame(rows: list[dict[str, Any]]) -> pandas.DataFrame:
    frame = pandas.DataFrame.from_records(rows, columns=list(_COLUMNS))
    return frame.astype({column: _type(column) for column in _COLUMNS})


def _type(column: str) -> str:
    if column in ("start", "end"):
        return "int64"
    if column.endswith(("_start", "_end")):
        return "Int64"
    return "float64" if column.endswith("confidence") else "string"
