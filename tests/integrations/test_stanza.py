"""The Stanza processor, in a real pipeline with the bundled model."""

from __future__ import annotations

import importlib
from typing import Any

import pytest
import stanza

from quoteattr.errors import InputError

pytestmark = pytest.mark.slow

TEXT = "“Dat is een groot risico”, zei Mark Rutte tegen de NOS. Volgens hem komt de techniek uit Rusland."
WITH_QUOTES = "tokenize,pos,lemma,depparse,quotes"


@pytest.fixture(scope="module")
def nlp() -> Any:
    from quoteattr.integrations.stanza import MODEL_DIR

    return stanza.Pipeline(
        "nl",
        dir=MODEL_DIR,
        package="quoteattr",
        processors=WITH_QUOTES,
        download_method=None,
        use_gpu=False,
        logging_level="ERROR",
    )


@pytest.fixture(scope="module")
def document(nlp: Any) -> Any:
    return nlp(TEXT)


def test_the_document_has_quotes(document: Any) -> None:
    """After the pipeline document.quotes is the extraction, with the offsets of the text."""
    first = document.quotes[0]
    assert TEXT[first.start : first.end] == first.text == "Dat is een groot risico"
    assert first.speaker.name == "Mark Rutte"
    assert document.quotes.text == TEXT


def test_the_processor_runs_once(nlp: Any) -> None:
    """However often the module is imported, the pipeline has one processor of this name."""
    from stanza.pipeline.registry import PIPELINE_NAMES

    import quoteattr.integrations.stanza as integration

    importlib.reload(integration)
    assert PIPELINE_NAMES.count("quotes") == 1
    assert [type(one).__name__ for one in nlp.loaded_processors].count("QuotesProcessor") == 1


def test_a_document_can_be_processed_again(nlp: Any, document: Any) -> None:
    """A second run over the same document replaces its quotes."""
    before = document.quotes
    assert nlp(document, processors="quotes").quotes == before


def test_several_documents_are_processed_together(nlp: Any) -> None:
    """Documents that are passed as a list get their quotes each."""
    documents = nlp([stanza.Document([], text=TEXT), stanza.Document([], text="Stil.")])
    assert [len(document.quotes) > 0 for document in documents] == [True, False]


def test_sentences_are_commented(document: Any) -> None:
    """What Stanza writes as CoNLL-U names speakers beside the parse, once however often it is asked for."""
    from quoteattr.integrations.stanza import comment_sentences

    comment_sentences(document)
    comment_sentences(document)
    written = f"{document:C}"
    assert written.count("# speaker = Mark Rutte\n") == len(document.sentences)
    assert written.count("# quote = q1\n") == 1


def test_documents_without_quotes_cannot_be_commented() -> None:
    """A document that the processor did not see is refused."""
    from quoteattr.integrations.stanza import comment_sentences

    with pytest.raises(InputError, match="processor 'quotes'"):
        comment_sentences(stanza.Document([], text="Stil."))


def test_documents_without_text_are_refused(nlp: Any) -> None:
    """A document built from tokens alone has nothing that offsets could point into."""
    tokens = [[{"id": 1, "text": "Stil", "lemma": "stil", "upos": "ADJ", "head": 0, "deprel": "root"}]]
    with pytest.raises(InputError, match="no text"):
        nlp(stanza.Document(tokens), processors="quotes")
