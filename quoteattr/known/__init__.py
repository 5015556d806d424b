"""People and organisations whom the user knows: values, files of them, and a table to look names up in."""

from quoteattr.known.entity import KnownEntity
from quoteattr.known.index import FoundName, KnownEntities
from quoteattr.known.reading import Known, known_entities, read_known
from quoteattr.known.spelling import words_as_compared

__all__ = [
    "FoundName",
    "Known",
    "KnownEntities",
    "KnownEntity",
    "known_entities",
    "read_known",
    "words_as_compared",
]
