"""Documents that Stanza has parsed already."""

from __future__ import annotations

from typing import Any

import pytest

from quoteattr.errors import InputError
from quoteattr.parsing import read_document
from quoteattr.stages.layout import read_paragraphs
from tests.stages.tables import sentence_of

TEXT = "De man zei dat hij kwam."
TREE = (
    "De/DET/det>man man/NOUN/nsubj>zei zei=zeggen/VERB+Fin/root dat/SCONJ/mark>kwam hij/PRON/nsubj>kwam "
    "kwam=komen/VERB+Fin/ccomp>zei ."
)


def document_of(**changes: Any) -> Any:
    from stanza.models.common.doc import Document

    words = []
    for token in sentence_of(TEXT, TREE).tokens:
        word = {
            "id": token.index + 1,
            "text": token.text,
            "lemma": token.lemma,
            "upos": token.upos,
            "feats": token.feats or None,
            "head": token.head + 1,
            "deprel": token.deprel,
            "start_char": token.start,
            "end_char": token.end,
        }
        words.append({key: value for key, value in (word | changes).items() if value is not None})
    return Document([words], text=TEXT)


def test_document_of_stanza() -> None:
    """A document that was parsed already gives the same table as the tree written by hand."""
    assert read_document(document_of(), read_paragraphs(TEXT)) == (sentence_of(TEXT, TREE),)


def test_document_that_was_not_parsed() -> None:
    """A document without trees is refused, with what to run."""
    with pytest.raises(InputError, match="tokenize,pos,lemma,depparse"):
        read_document(document_of(head=None, deprel=None), read_paragraphs(TEXT))


def test_document_without_offsets() -> None:
    """A document without character offsets is refused."""
    with pytest.raises(InputError, match="no character offsets"):
        read_document(document_of(start_char=None, end_char=None), read_paragraphs(TEXT))
