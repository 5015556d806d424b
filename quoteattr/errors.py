"""The errors of quoteattr.

.. code-block:: text

    QuoteAttrError
    ├── InputError           the text, document or file that was passed cannot be used
    │   ├── GoldError        a gold file is malformed (names file and line)
    │   └── KnownError       a list of known people cannot be used (names file and line)
    ├── ModelError           a model is missing, damaged or of another Stanza version
    ├── WorkerError          a worker process died, or its error cannot be passed on
    ├── MissingExtraError    an optional dependency is not installed (names the pip line)
    └── UnknownNameError     a language, rule or format that does not exist (names those that do)

Every message says what was given, what was expected, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = [
    "GoldError",
    "InputError",
    "KnownError",
    "MissingExtraError",
    "ModelError",
    "QuoteAttrError",
    "UnknownNameError",
    "WorkerError",
]


class QuoteAttrError(Exception):
    """Base of all errors that quoteattr raises on purpose."""


class InputError(QuoteAttrError, ValueError):
    """The input cannot be used: of a wrong type, too large, or unreadable."""


class GoldError(InputError):
    """A gold file does not follow the gold format."""


class KnownError(InputError):
    """A list of known people and organisations cannot be used."""


class ModelError(QuoteAttrError, RuntimeError):
    """A model file is missing, damaged, or made for another version of Stanza."""


class WorkerError(QuoteAttrError, RuntimeError):
    """A worker process died, or failed in a way that cannot be passed on as it is."""


class MissingExtraError(QuoteAttrError, ImportError):
    """An optional dependency is needed and not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f"{feature} needs an optional dependency; run: pip install 'quoteattr[{extra}]'")
        self.feature = feature
        self.extra = extra


class UnknownNameError(QuoteAttrError, LookupError):
    """A name was looked up that does not exist."""

    def __init__(self, what: str, name: object, known: Iterable[str]) -> None:
        super().__init__(f"unknown {what} {name!r}; known: {', '.join(sorted(known))}")
        self.what = what
        self.name = name

    def __str__(self) -> str:
        return str(self.args[0])
