"""Names that a Stanza pipeline has found, as tags of the tables."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["name_tags"]

_TYPES = {
    "PER": "person",
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": "other",
    "LOC": "place",
    "GPE": "place",
    "FAC": "place",
}
"""What Stanza's types of names are here; the rest is ``other``."""

_NO_NAMES = frozenset({"CARDINAL", "DATE", "LANGUAGE", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "TIME"})
"""Types of what Stanza's models find beside names."""


def name_tags(annotated: Sequence[str]) -> tuple[str, ...]:
    """The tags of a sentence's names, see ``names`` of :class:`~quoteattr.parsing.Sentence`.

    :param annotated: for each token Stanza's tag: ``S-PER``, ``B-ORG``, ``E-ORG``, ``O``.
    """
    tags = []
    for tag in annotated:
        part, _, kind = tag.partition("-")
        if not kind or kind in _NO_NAMES:
            tags.append("O")
        else:
            tags.append(f"{'B' if part in {'B', 'S'} else 'I'}-{_TYPES.get(kind, 'other')}")
    return tuple(tags)
