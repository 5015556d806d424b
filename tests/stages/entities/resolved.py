"""The entities of texts whose trees are written out by hand."""

from __future__ import annotations

from quoteattr.stages.entities import Resolution, resolve_entities
from quoteattr.stages.mentions import find_mentions
from tests.stages.tables import DUTCH, sentences_of


def resolve(text: str, *tables: str, quoted: tuple[tuple[int, int], ...] = ()) -> Resolution:
    """The entities of a text.

    :param quoted: spans of direct quotations.
    """
    sentences = sentences_of(text, tables)
    return resolve_entities(text, sentences, find_mentions(text, sentences, DUTCH), quoted, DUTCH)


def called(text: str, *tables: str) -> list[tuple[str, str]]:
    """Each mention with the name of its entity, empty where it has none."""
    resolution = resolve(text, *tables)
    return [
        (text[mention.start : mention.end], resolution.entities[entity].name if entity is not None else "")
        for mention, entity in zip(resolution.mentions, resolution.entity_of, strict=True)
    ]


def subject(words: str, verb: str = "slaapt=slapen") -> str:
    """The table of a sentence of a subject and its verb."""
    return f"{words} {verb}/VERB+Fin/root ."


ANNA = subject("Anna/PROPN/nsubj>slaapt Smit/PROPN/flat>Anna")
JAN = subject("Jan/PROPN/nsubj>slaapt Kok/PROPN/flat>Jan")
HE = subject("Hij/PRON+Prs/nsubj>droomt", "droomt=dromen")
SHE = subject("Zij/PRON+Prs/nsubj>droomt", "droomt=dromen")
