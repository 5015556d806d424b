"""One extraction as a JSON object; the schema is that of :meth:`quoteattr.Extraction.to_dict`."""

from __future__ import annotations

import json

from quoteattr.errors import InputError
from quoteattr.schema import Extraction

__all__ = ["dumps", "loads"]

_EXPECTED = "pass what Extraction.to_json() returned"


def dumps(extraction: Extraction) -> str:
    """The extraction as indented JSON."""
    return extraction.to_json(indent=2) + "\n"


def loads(text: str) -> Extraction:
    """The extraction that :func:`dumps` or :meth:`quoteattr.Extraction.to_json` was called on.

    What earlier versions of quoteattr wrote is read too.

    :raises InputError: ``text`` is no string or not JSON, or not an extraction, see
        :meth:`quoteattr.Extraction.from_dict`.
    """
    if not isinstance(text, str | bytes | bytearray):
        raise InputError(f"expected JSON in a string, got {type(text).__name__}; {_EXPECTED}")
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg} in line {error.lineno}; {_EXPECTED}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON that can be read: {error}; {_EXPECTED}") from error
    if not isinstance(data, dict):
        raise InputError(f"not an extraction: expected a JSON object, got {type(data).__name__}; {_EXPECTED}")
    return Extraction.from_dict(data)
