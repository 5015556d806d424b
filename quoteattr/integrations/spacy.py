"""The spaCy component ``quoteattr``: ``nlp.add_pipe("quoteattr")``.

It needs no other component: the quotations are found with the model of quoteattr, in the text of the
document. With ``config={"parse": "doc"}`` the parse that the document has is used instead, which saves most
of the time where a pipeline parses anyway. Of its own accord this module loads neither Stanza nor PyTorch.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from attrs import frozen

from quoteattr.errors import MissingExtraError, UnknownNameError
from quoteattr.schema import Cue, Extraction, Mention, Quote

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token
except ImportError as error:
    raise MissingExtraError("the spaCy component", "spacy") from error

if TYPE_CHECKING:
    from quoteattr.extractor import QuoteExtractor

__all__ = ["QuoteComponent", "make_quoteattr"]

_USER_DATA = "quoteattr"
_PARSES = ("own", "doc")
_NEEDED = ("SENT_START", "LEMMA", "POS", "DEP")
"""What a document has to have for its parse to be used."""


class QuoteComponent:
    """Writes the quotations of a document to ``doc._.quotes`` and ``doc.spans``.

    ``doc._.quotes`` is the :class:`~quoteattr.Extraction`, its offsets those of ``doc.text``. The span
    groups are ``quotes`` (the label is the kind), ``quote_speakers``, ``quote_cues``, ``quote_addressees``
    and ``quote_via`` (the label is the role). The id of a span, ``span.id_``, is that of the quotation, and
    ``span.kb_id_`` of a mention is that of the entity. Spans cover whole tokens; where a quotation begins
    or ends inside a token the span is the wider one.

    All of it is kept in ``doc.user_data`` and ``doc.spans``, and so survives pickling, ``Doc.to_bytes``,
    ``DocBin(store_user_data=True)`` and ``nlp.pipe(n_process=2)``.

    :param extractor: what finds the quotations.
    :param parse: ``"own"`` for the parser of the extractor; ``"doc"`` for the sentences, lemmas, tags and
        trees of the document, where it has them all. They have to be those of Universal Dependencies, as
        ``nl_core_news_sm`` and its like give them.
    :raises UnknownNameError: ``parse`` is neither.
    """

    def __init__(self, extractor: QuoteExtractor, parse: str = "own") -> None:
        if parse not in _PARSES:
            raise UnknownNameError("parse", str(parse), _PARSES)
        self.extractor = extractor
        self.parse = parse

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc``.

        :raises InputError: the text of the document is longer than the extractor takes.
        :raises ModelError: the model cannot be loaded.
        """
        parsed = self.parse == "doc" and all(map(doc.has_annotation, _NEEDED))
        extraction = self.extractor(_Document.of(doc) if parsed else doc.text)
        doc.user_data[_USER_DATA] = extraction.to_dict()
        doc.spans["quotes"] = _spans(doc, ((quote, quote, quote.kind.value) for quote in extraction))
        doc.spans["quote_speakers"] = _spans(
            doc, ((q, mention, "speaker") for q in extraction for mention in q.speakers)
        )
        doc.spans["quote_cues"] = _spans(doc, ((q, q.cue, "cue") for q in extraction if q.cue))
        doc.spans["quote_addressees"] = _spans(
            doc, ((q, mention, "addressee") for q in extraction for mention in q.addressees)
        )
        doc.spans["quote_via"] = _spans(doc, ((q, mention, "via") for q in extraction for mention in q.via))
        return doc


@frozen
class _Word:
    """A token with what a word of a Stanza document has. ``head`` counts from 1, 0 is the root."""

    text: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    start_char: int
    end_char: int


@frozen
class _Token:
    """A token as it stands in a Stanza document above its words.

    :param ner: the tag of its name, ``None`` where the pipeline has looked for no names.
    """

    words: tuple[_Word, ...]
    ner: str | None


@frozen
class _Sentence:
    words: tuple[_Word, ...]
    tokens: tuple[_Token, ...]

    @classmethod
    def of(cls, tokens: Sequence[Token], *, named: bool) -> _Sentence:
        """The sentence of these tokens.

        :param named: whether the pipeline has looked for names.
        """
        words = _words(tokens)
        tags = (f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in tokens)
        above = (_Token((word,), tag if named else None) for word, tag in zip(words, tags, strict=True))
        return cls(words, tuple(above))


@frozen
class _Document:
    """A spaCy document in the form of a Stanza document that was parsed already."""

    text: str
    sentences: tuple[_Sentence, ...]

    @classmethod
    def of(cls, doc: Doc) -> _Document:
        """The words of ``doc``, without the tokens that are white space."""
        named = doc.has_annotation("ENT_IOB")
        sentences = ([token for token in span if not token.is_space] for span in doc.sents)
        return cls(doc.text, tuple(_Sentence.of(tokens, named=named) for tokens in sentences if tokens))


def _words(tokens: Sequence[Token]) -> tuple[_Word, ...]:
    numbers = {token.i: number for number, token in enumerate(tokens, start=1)}
    return tuple(
        _Word(
            text=token.text,
            lemma=token.lemma_,
            upos=token.pos_,
            feats=str(token.morph),
            head=0 if token.head.i == token.i else numbers.get(token.head.i, 0),
            deprel=token.dep_.lower() if token.dep_ == "ROOT" else token.dep_,
            start_char=token.idx,
            end_char=token.idx + len(token),
        )
        for token in tokens
    )


def make_quoteattr(
    nlp: Language,
    name: str,
    lang: str,
    model: str | None,
    known: str | list[dict[str, Any]] | None,
    weights: str | None,
    parse: str,
) -> QuoteComponent:
    """The component for a pipeline.

    :param lang: ISO 639-1 code of the language of the texts.
    :param model: ``"bundled"``, the folder of another Stanza model package, or ``None`` for none.
    :param known: people and organisations whom you know, see :class:`~quoteattr.QuoteExtractor`.
    :param weights: folder of weights that you trained, see there too.
    :param parse: ``"own"`` or ``"doc"``, see :class:`QuoteComponent`.
    """
    from quoteattr.extractor import QuoteExtractor

    return QuoteComponent(QuoteExtractor(lang=lang, model=model, known=known, weights=weights), parse)


Language.factory(
    "quoteattr",
    default_config={"lang": "nl", "model": "bundled", "known": None, "weights": None, "parse": "own"},
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
