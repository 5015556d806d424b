"""The mentions of texts whose trees are written out by hand."""

from __future__ import annotations

from attrs import evolve

from quoteattr.schema import Form
from quoteattr.stages.mentions import Mention, find_mentions
from tests.stages.tables import DUTCH, sentences_of

SLEEPS = "slaapt=slapen/VERB+Fin/root ."


def mentions_of(text: str, *tables: str) -> tuple[Mention, ...]:
    return find_mentions(text, sentences_of(text, tables), DUTCH)


def mentions_without_trees(text: str, *tables: str) -> tuple[Mention, ...]:
    """The mentions where nothing of the ``tables`` is known but words and tags."""
    sentences = [
        evolve(sentence, heads=(-1,) * len(sentence.texts), deprels=("",) * len(sentence.texts), parsed=False)
        for sentence in sentences_of(text, tables)
    ]
    return find_mentions(text, sentences, DUTCH)


def words_of(text: str, *tables: str) -> list[str]:
    return [text[mention.start : mention.end] for mention in mentions_of(text, *tables)]


def names_of(text: str, *tables: str) -> list[str]:
    return [mention.name for mention in mentions_of(text, *tables) if mention.form is Form.NAME]
