"""The quotation marks of a language, and the apostrophes that look like them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

__all__ = ["MarkLexicon"]


@frozen
class MarkLexicon:
    """Quotation marks, dialogue dashes and apostrophe words.

    :param pairs: opening and closing marks that belong together.
    :param slips: opening and closing marks that are taken together for want of better.
    :param dashes: marks that open a line of dialogue at the start of a paragraph.
    :param apostrophes: marks that may be apostrophes.
    :param clitics: words that begin with an apostrophe, lower case, with a straight apostrophe: ``'s``.
    :param genitive_after: letters after which a final apostrophe marks a genitive: ``Hans'``.
    :param tag_verbs: finite forms that open a tag: ``zei`` in *…, zei hij*.
    :param tag_openers: words that open a tag without a verb, or stand before its verb: ``aldus``.
    :param past_endings: endings of finite verbs in the past tense.
    :param tag_subjects: words that may follow the verb of a tag.
    :param narrators: subjects of a tag in which the narrator quotes himself.
    :param speech_words: words of the speaker and the addressee, by which speech is told from a tale.
    """

    pairs: tuple[tuple[str, str], ...]
    slips: tuple[tuple[str, str], ...]
    dashes: tuple[str, ...]
    apostrophes: frozenset[str]
    clitics: frozenset[str]
    genitive_after: frozenset[str]
    tag_verbs: frozenset[str]
    tag_openers: frozenset[str]
    past_endings: tuple[str, ...]
    tag_subjects: frozenset[str]
    narrators: frozenset[str]
    speech_words: frozenset[str]

    @classmethod
    def from_toml(cls, data: Mapping[str, Any]) -> MarkLexicon:
        """The lexicon that ``marks.toml`` describes."""
        tags = data["tags"]
        return cls(
            pairs=tuple((opening, closing) for opening, closing in data["pairs"]),
            slips=tuple((opening, closing) for opening, closing in data["slips"]),
            dashes=tuple(data["dashes"]),
            apostrophes=frozenset(data["apostrophes"]),
            clitics=frozenset(data["clitics"]),
            genitive_after=frozenset(data["genitive_after"]),
            tag_verbs=frozenset(tags["verbs"]),
            tag_openers=frozenset(tags["openers"]),
            past_endings=tuple(tags["past_endings"]),
            tag_subjects=frozenset(tags["subjects"]),
            narrators=frozenset(tags["narrators"]),
            speech_words=frozenset(data["dialogue"]["speech_words"]),
        )
