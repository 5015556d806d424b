"""Punctuation that has the same meaning in every language written in Latin script, in one place."""

from __future__ import annotations

__all__ = ["BULLETS", "DASHES", "QUOTATION_MARKS", "SENTENCE_FINAL"]

SENTENCE_FINAL = frozenset(".!?…")
"""Marks that end a sentence."""

DASHES = frozenset("-–—―")
"""Hyphen, en dash, em dash and horizontal bar, which typists take for one another."""

QUOTATION_MARKS = frozenset("\"'“”‘’„‚«»‹›‟‛″`´")
"""Characters that are quotation marks or may be."""

BULLETS = frozenset("•·▪◦‣*|")
"""Characters that stand before an item of a list or a cell of a table."""
