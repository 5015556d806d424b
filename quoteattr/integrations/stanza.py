"""The Stanza processor ``quotes``: importing this module makes it known to ``stanza.Pipeline``.

.. code-block:: python

    import stanza
    from quoteattr.integrations.stanza import MODEL_DIR

    nlp = stanza.Pipeline(
        "nl",
        dir=MODEL_DIR,
        package="quoteattr",
        processors="tokenize,pos,lemma,depparse,quotes",
        download_method=None,
    )
    document = nlp("“Dat is een risico”, zei Mark Rutte.")
    document.quotes[0].speaker.name
"""

from __future__ import annotations

from typing import Any

from stanza.pipeline.processor import Processor, register_processor
from stanza.pipeline.registry import NAME_TO_PROCESSOR_CLASS

from quoteattr.errors import InputError
from quoteattr.extractor import QuoteExtractor
from quoteattr.io.conllu import comments
from quoteattr.models import BUNDLED_MODEL
from quoteattr.parsing.pipeline import word_vectors
from quoteattr.spans import touching

__all__ = ["MODEL_DIR", "QuotesProcessor", "comment_sentences", "word_vectors"]

MODEL_DIR = str(BUNDLED_MODEL)
"""Folder of the bundled model package ``quoteattr``, for the parameter ``dir`` of ``stanza.Pipeline``."""


class QuotesProcessor(Processor):  # type: ignore[misc]
    """Puts the :class:`~quoteattr.Extraction` of a parsed document into ``document.quotes``.

    The attribute belongs to the document in memory: Stanza's own serialisation leaves it out.
    """

    PROVIDES_DEFAULT = frozenset({"quotes"})
    REQUIRES_DEFAULT = frozenset({"tokenize", "pos", "lemma", "depparse"})

    def __init__(self, config: dict[str, Any], pipeline: Any, device: Any) -> None:
        super().__init__(config, pipeline, device)
        self._extractor = QuoteExtractor(lang=config["lang"], model=None)

    def process(self, document: Any) -> Any:
        """Annotate ``document`` and give it back.

        :raises InputError: the document has no text of its own, as when it was built from tokens.
        """
        if document.text is None:
            raise InputError("the Stanza document has no text; build it from a string, not from tokens")
        document.quotes = self._extractor(document)
        return document


if "quotes" not in NAME_TO_PROCESSOR_CLASS:
    register_processor("quotes")(QuotesProcessor)


def comment_sentences(document: Any) -> None:
    """Add ``# quote``, ``# speaker``, ``# addressee`` and ``# via`` to the sentences of a document with
    quotes.

    What Stanza then writes as CoNLL-U holds them beside the parse. Doing it again replaces them.

    :param document: a ``stanza.Document`` that the processor ``quotes`` went over.
    :raises InputError: it has no quotes yet.
    """
    extraction = getattr(document, "quotes", None)
    if extraction is None:
        raise InputError("the document has no quotes; run a pipeline with the processor 'quotes' first")
    stretches = [
        (sentence.tokens[0].start_char, sentence.tokens[-1].end_char) for sentence in document.sentences
    ]
    reaching = touching(stretches, [(quote.start, quote.end) for quote in extraction])
    for sentence, inside in zip(document.sentences, reaching, strict=True):
        found = comments(extraction[number] for number in inside)
        for key in ("quote", "speaker", "addressee", "via"):
            sentence.set_comment(key, found.get(key))
