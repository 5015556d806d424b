"""Who said what to whom in Dutch text.

>>> from quoteattr import extract_quotes
>>> quotes = extract_quotes('"Dat is een direct risico", zei Mark Rutte.')
>>> [(q.text, q.speaker.name) for q in quotes]
[('Dat is een direct risico', 'Mark Rutte')]
"""

from quoteattr.errors import (
    GoldError,
    InputError,
    MissingExtraError,
    ModelError,
    QuoteAttrError,
    UnknownNameError,
)
from quoteattr.extractor import QuoteExtractor, extract_quotes
from quoteattr.rules import explain
from quoteattr.schema import (
    Convention,
    Cue,
    Entity,
    EntityType,
    Extraction,
    Factuality,
    Form,
    Kind,
    Medium,
    Mention,
    Polarity,
    Quote,
    Reason,
)

__all__ = [
    "Convention",
    "Cue",
    "Entity",
    "EntityType",
    "Extraction",
    "Factuality",
    "Form",
    "GoldError",
    "InputError",
    "Kind",
    "Medium",
    "Mention",
    "MissingExtraError",
    "ModelError",
    "Polarity",
    "Quote",
    "QuoteAttrError",
    "QuoteExtractor",
    "Reason",
    "UnknownNameError",
    "explain",
    "extract_quotes",
]

__version__ = "0.1.0"
