"""Documents that Stanza has parsed already, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from quoteattr.errors import InputError
from quoteattr.parsing.entities import name_tags
from quoteattr.parsing.tables import Sentence
from quoteattr.stages.layout import Paragraph, paragraph_at

__all__ = ["names_of", "offsets_of", "read_document"]


def read_document(document: Any, paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    """The tables of a ``stanza.Document`` that was tagged, lemmatised and parsed already.

    :raises InputError: the document has no character offsets or was not parsed.
    """
    sentences = []
    for annotated, offsets in zip(document.sentences, offsets_of(document), strict=True):
        if any(word.head is None or word.upos is None for word in annotated.words):
            raise InputError(
                "the Stanza document is not parsed; "
                "run a pipeline with processors='tokenize,pos,lemma,depparse'"
            )
        words = annotated.words
        tagged = Sentence.tagged(
            texts=[word.text for word in words],
            spans=offsets,
            lemmas=[word.lemma or word.text for word in words],
            upos=[word.upos for word in words],
            feats=[word.feats or "" for word in words],
            names=names_of(annotated),
            paragraph=max(0, paragraph_at(paragraphs, offsets[0][0])),
        )
        sentences.append(tagged.with_tree([word.head - 1 for word in words], [word.deprel for word in words]))
    return tuple(sentences)


def names_of(annotated: Any) -> tuple[str, ...] | None:
    """The tags of the names of a sentence of Stanza by its words; ``None`` when it was not looked for any.

    A token of several words hands its tag on to them, and only the first begins a name.
    """
    tags = []
    for token in annotated.tokens:
        if token.ner is None:
            return None
        tags.append(token.ner)
        tags.extend([token.ner.replace("S-", "E-").replace("B-", "I-")] * (len(token.words) - 1))
    return name_tags(tags)


def offsets_of(document: Any) -> Iterable[list[tuple[int, int]]]:
    """First code point of each word and the one after its last, sentence by sentence."""
    for sentence in document.sentences:
        offsets = []
        for word in sentence.words:
            start, end = word.start_char, word.end_char
            if start is None:
                start, end = word.parent.start_char, word.parent.end_char
            if start is None:
                raise InputError(
                    "the Stanza document has no character offsets; tokenize raw text with Stanza"
                )
            offsets.append((start, end))
        yield offsets
