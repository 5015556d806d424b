"""Stanza's own pipeline on the bundled model, to compare with."""

from __future__ import annotations

from typing import Any

from quoteattr.stanza_parser import word_vectors
from quoteattr.syntax import BUNDLED_MODEL


def plain_pipeline() -> Any:
    """A pipeline with Stanza's processors and its default batch sizes."""
    import stanza

    return stanza.Pipeline(
        "nl",
        dir=str(BUNDLED_MODEL),
        package="quoteattr",
        processors="tokenize,pos,lemma,depparse",
        download_method=None,
        use_gpu=False,
        logging_level="ERROR",
        foundation_cache=word_vectors(),
    )
