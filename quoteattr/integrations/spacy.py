"""The spaCy component ``quoteattr``: ``nlp.add_pipe("quoteattr")``.

It needs no other component. A parse that the pipeline may have is not used: the quotations are found with
the model of quoteattr, in the text of the document. Of its own accord this module loads neither Stanza nor
PyTorch.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from quoteattr.errors import MissingExtraError
from quoteattr.schema import Cue, Extraction, Mention, Quote

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
except ImportError as error:
    raise MissingExtraError("the spaCy component", "spacy") from error

if TYPE_CHECKING:
    from quoteattr.extractor import QuoteExtractor

__all__ = ["QuoteComponent", "make_quoteattr"]

_USER_DATA = "quoteattr"


class QuoteComponent:
    """Writes the quotations of a document to ``doc._.quotes`` and ``doc.spans``.

    ``doc._.quotes`` is the :class:`~quoteattr.Extraction`, its offsets those of ``doc.text``. The span groups
    are ``quotes`` (the label is the kind), ``quote_speakers``, ``quote_cues`` and ``quote_addressees`` (the
    label is the role). The id of a span, ``span.id_``, is that of the quotation, and ``span.kb_id_`` of a
    mention is that of the entity. Spans cover whole tokens; where a quotation begins or ends inside a token
    the span is the wider one.

    All of it is kept in ``doc.user_data`` and ``doc.spans``, and so survives pickling, ``Doc.to_bytes``,
    ``DocBin(store_user_data=True)`` and ``nlp.pipe(n_process=2)``.

    :param extractor: what finds the quotations.
    """

    def __init__(self, extractor: QuoteExtractor) -> None:
        self.extractor = extractor

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc``.

        :raises InputError: the text of the document is longer than the extractor takes.
        :raises ModelError: the model cannot be loaded.
        """
        extraction = self.extractor(doc.text)
        doc.user_data[_USER_DATA] = extraction.to_dict()
        doc.spans["quotes"] = _spans(doc, ((quote, quote, quote.kind.value) for quote in extraction))
        doc.spans["quote_speakers"] = _spans(
            doc, ((q, mention, "speaker") for q in extraction for mention in q.speakers)
        )
        doc.spans["quote_cues"] = _spans(doc, ((q, q.cue, "cue") for q in extraction if q.cue))
        doc.spans["quote_addressees"] = _spans(
            doc, ((q, mention, "addressee") for q in extraction for mention in q.addressees)
        )
        return doc


def make_quoteattr(
    nlp: Language, name: str, lang: str, model: str | None, known: str | list[dict[str, Any]] | None
) -> QuoteComponent:
    """The component for a pipeline.

    :param lang: ISO 639-1 code of the language of the texts.
    :param model: ``"bundled"``, the folder of another Stanza model package, or ``None`` for none.
    :param known: people and organisations whom you know, see :class:`~quoteattr.QuoteExtractor`.
    """
    from quoteattr.extractor import QuoteExtractor

    return QuoteComponent(QuoteExtractor(lang=lang, model=model, known=known))


Language.factory(
    "quoteattr",
    default_config={"lang": "nl", "model": "bundled", "known": None},
    assigns=["doc._.quotes", "doc.spans"],
    func=make_quoteattr,
)


def _quotes(doc: Doc) -> Extraction | None:
    stored = doc.user_data.get(_USER_DATA)
    return None if stored is None else Extraction.from_dict(stored)


if not Doc.has_extension("quotes"):
    Doc.set_extension("quotes", getter=_quotes)


def _spans(doc: Doc, found: Iterable[tuple[Quote, Quote | Mention | Cue, str]]) -> list[Span]:
    spans: list[Any] = [
        doc.char_span(
            place.start,
            place.end,
            label=label,
            kb_id=place.entity if isinstance(place, Mention) else "",
            span_id=quote.id,
            alignment_mode="expand",
        )
        for quote, place, label in found
    ]
    return [span for span in spans if span is not None]
