"""CSV: a table with one row a quotation, for spreadsheets. It can be written, not read back.

The columns are those of :func:`quoteattr.io.records.to_records`. Several texts may follow each other in one
table, in which ``source`` tells them apart.
"""

from __future__ import annotations

import csv
import io

from quoteattr.io.characters import replace_forbidden
from quoteattr.io.records import COLUMNS, to_records
from quoteattr.schema import Extraction

__all__ = ["dumps"]


def dumps(extraction: Extraction, *, header: bool = True) -> str:
    """The quotations as lines of CSV (RFC 4180, with line feeds).

    Characters that no file can hold become U+FFFD. Cells are written as they are, also those that begin with
    ``=``, which a spreadsheet program takes for a formula unless the column is imported as text.

    :param header: whether the names of the columns stand in the first line.
    """
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, lineterminator="\n")
    if header:
        writer.writeheader()
    writer.writerows(
        {
            name: replace_forbidden(value) if isinstance(value, str) else value
            for name, value in record.items()
        }
        for record in to_records(extraction)
    )
    return written.getvalue()
