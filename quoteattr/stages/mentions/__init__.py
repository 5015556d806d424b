"""Mentions: the words in a text that stand for somebody who could speak."""

from quoteattr.stages.mentions.finding import find_mentions, with_tied_nouns
from quoteattr.stages.mentions.known import with_known_names
from quoteattr.stages.mentions.mention import PEOPLE, PERHAPS_A_PERSON, Mention
from quoteattr.stages.mentions.voices import is_unnamed

__all__ = [
    "PEOPLE",
    "PERHAPS_A_PERSON",
    "Mention",
    "find_mentions",
    "is_unnamed",
    "with_known_names",
    "with_tied_nouns",
]
