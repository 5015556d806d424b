"""Who said what to whom in Dutch text.

>>> from quoteattr import extract_quotes
>>> quotes = extract_quotes('"Dat is een direct risico", zei Mark Rutte.')
>>> [(q.text, q.speaker.name) for q in quotes]
[('Dat is een direct risico', 'Mark Rutte')]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from quoteattr.errors import (
    GoldError,
    InputError,
    KnownError,
    MissingExtraError,
    ModelError,
    QuoteAttrError,
    UnknownNameError,
    WorkerError,
)
from quoteattr.schema import (
    Convention,
    Cue,
    Entity,
    EntityType,
    Extraction,
    Factuality,
    Form,
    Gender,
    Kind,
    Medium,
    Mention,
    Participant,
    Polarity,
    Quote,
    Reason,
)

if TYPE_CHECKING:
    from quoteattr.extractor import QuoteExtractor, extract_quotes
    from quoteattr.rules import explain

__all__ = [
    "Convention",
    "Cue",
    "Entity",
    "EntityType",
    "Extraction",
    "Factuality",
    "Form",
    "Gender",
    "GoldError",
    "InputError",
    "Kind",
    "KnownError",
    "Medium",
    "Mention",
    "MissingExtraError",
    "ModelError",
    "Participant",
    "Polarity",
    "Quote",
    "QuoteAttrError",
    "QuoteExtractor",
    "Reason",
    "UnknownNameError",
    "WorkerError",
    "explain",
    "extract_quotes",
]

__version__ = "0.1.0"

_ON_FIRST_USE = {
    "QuoteExtractor": "quoteattr.extractor",
    "explain": "quoteattr.rules",
    "extract_quotes": "quoteattr.extractor",
}


def __getattr__(name: str) -> Any:
    """Import the stages when a name that needs them is first used, which keeps ``import quoteattr`` light."""
    if name not in _ON_FIRST_USE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_ON_FIRST_USE[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
