"""From text to sentences of tokens: the tables that every stage reads, and the parsers that fill them.

:class:`Parser` is what the flow needs of one, and three do it: :class:`ModelParser` runs a model package,
:class:`StanzaParser` a pipeline of Stanza, :class:`SurfaceParser` nothing but patterns. :func:`read_document`
takes what Stanza has parsed already. :func:`phrase_tokens` tells which words a noun phrase has.
"""

from __future__ import annotations

from quoteattr.parsing.document import read_document
from quoteattr.parsing.model import ModelParser
from quoteattr.parsing.parser import Parser
from quoteattr.parsing.phrases import NOMINAL, owned_noun, phrase_tokens
from quoteattr.parsing.pipeline import StanzaParser
from quoteattr.parsing.surface import SurfaceParser
from quoteattr.parsing.tables import Sentence, Token

__all__ = [
    "NOMINAL",
    "ModelParser",
    "Parser",
    "Sentence",
    "StanzaParser",
    "SurfaceParser",
    "Token",
    "owned_noun",
    "phrase_tokens",
    "read_document",
]
