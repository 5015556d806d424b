"""What gold says of nouns: for whom each stands, and whether it is somebody who is quoted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from quoteattr.parsing import Parser, Sentence, Token
from quoteattr.stages.layout import read_paragraphs

__all__ = ["GoldNoun", "gold_nouns", "nouns_of"]

_NO_HEADS = frozenset({"flat", "fixed", "compound", "goeswith"})
_THINGS = frozenset({"other", "place"})
"""Types of names that stand for nobody."""


@frozen
class GoldNoun:
    """A noun of an annotated text that heads a phrase.

    :param document: id of the text.
    :param plural: whether it is plural.
    :param subject: whether it is the subject of a verb.
    :param type: the type of the mention that it heads; ``thing`` when it heads none.
    :param speaks: whether that mention is of somebody who speaks a quotation of the text.
    """

    document: str
    lemma: str
    form: str
    plural: bool
    subject: bool
    type: str
    speaks: bool


def gold_nouns(folder: Path, parser: Parser) -> list[GoldNoun]:
    """The common nouns of all texts of ``coref/`` and ``quotes/`` in ``folder``."""
    nouns: list[GoldNoun] = []
    for path in sorted((folder / "coref").glob("*/*.json")):
        coreference = json.loads(path.read_text(encoding="utf-8"))
        quotes = folder / "quotes" / path.parent.name / path.name
        document = json.loads(quotes.read_text(encoding="utf-8"))
        text = document["text"]
        (read,) = parser.read_all([(text, read_paragraphs(text))])
        sentences = parser.parse(read, range(len(read)))
        nouns.extend(nouns_of(document, coreference["mentions"], sentences))
    return nouns


def nouns_of(
    document: Mapping[str, Any], mentions: Sequence[Mapping[str, Any]], sentences: Iterable[Sentence]
) -> Iterator[GoldNoun]:
    """The common nouns of a text.

    :param document: the text with its quotations, as gold files have them.
    :param mentions: who is who in it: ``start``, ``end``, ``entity`` and ``type`` of each mention.
    """
    speakers = {entity for quote in document["quotes"] for entity in quote["speaker"]}
    entities = document["entities"]
    spans = {
        (start, end)
        for entity in speakers
        if entity in entities
        for start, end in entities[entity]["mentions"]
    }
    speaking = {mention["entity"] for mention in mentions if (mention["start"], mention["end"]) in spans}
    for sentence in sentences:
        heads = _heads(sentence, mentions)
        for token in sentence.tokens:
            if token.upos == "NOUN" and token.relation not in _NO_HEADS:
                mention = heads.get(token.index)
                kind = "thing" if mention is None or mention["type"] in _THINGS else mention["type"]
                yield GoldNoun(
                    document=document["id"],
                    lemma=token.lemma,
                    form=token.text,
                    plural="Number=Plur" in token.feats,
                    subject=token.relation == "nsubj",
                    type=kind,
                    speaks=mention is not None and mention["entity"] in speaking,
                )


def _heads(sentence: Sentence, mentions: Iterable[Mapping[str, Any]]) -> dict[int, Mapping[str, Any]]:
    """The mentions of a sentence by the index of the word that heads each."""
    heads: dict[int, Mapping[str, Any]] = {}
    for mention in mentions:
        if sentence.start <= mention["start"] < sentence.end:
            head = _head(sentence, mention["start"], mention["end"])
            if head is not None:
                heads.setdefault(head.index, mention)
    return heads


def _head(sentence: Sentence, start: int, end: int) -> Token | None:
    """The first word of a stretch of text whose head lies outside it; a noun before anything else."""
    inside = [token for token in sentence.tokens if start <= token.start and token.end <= end]
    indices = {token.index for token in inside}
    tops = [token for token in inside if token.head not in indices and token.upos != "PUNCT"]
    return next((token for token in tops if token.upos == "NOUN"), tops[0] if tops else None)
