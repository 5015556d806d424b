"""Extractions of many documents, joined."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import regex
from attrs import frozen

from quoteattr.corpus.appearance import Appearance, appearances_in
from quoteattr.corpus.people import Person, people_of
from quoteattr.corpus.said import Said
from quoteattr.errors import InputError
from quoteattr.io.records import to_records
from quoteattr.languages import load_language
from quoteattr.schema import Extraction, Kind, Quote

if TYPE_CHECKING:
    import networkx
    import pandas

__all__ = ["Corpus"]

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-'’.&][\p{L}\p{M}\p{N}]+)*")


@frozen(repr=False)
class Corpus:
    """The extractions of many documents as one: who speaks in all of them, what they say, and to whom.

    :param documents: what the documents are called, in their order.
    :param people: everybody who speaks, is spoken to or passes on, in the order in which they come up.
    :param said: the quotations, in the order of the documents.
    """

    documents: tuple[str, ...]
    people: tuple[Person, ...]
    said: tuple[Said, ...]

    @classmethod
    def of(
        cls, extractions: Iterable[Extraction], *, lang: str = "nl", kinds: Collection[str] | None = None
    ) -> Corpus:
        """The corpus of some extractions.

        Entities of different documents are one by the id of the list that was given to the extractor
        (``Entity.known``), else by whole name and type. What does not tell who it is
        stays apart: a description, and a family name alone, unless just one person in the corpus has it
        behind a first name.

        What is kept are the quotations and the entities, not the texts.

        :param extractions: of any number of documents, as a stream too. A document is called by its
            ``Extraction.source``, one without by its number, from 1.
        :param lang: ISO 639-1 code of the language of the texts.
        :param kinds: the kinds of quotations that count, by default all.
        :raises InputError: two have one source, there is no such kind, or something else than an extraction
            is among them.
        :raises UnknownNameError: there is no such language.
        """
        if not isinstance(extractions, Iterable):
            raise InputError(
                f"expected extractions of documents, got {type(extractions).__name__}; pass a list of them"
            )
        lexicon = load_language(lang).mentions
        wanted = _kinds(kinds)
        documents: dict[str, None] = {}
        appearances: list[Appearance] = []
        said: list[Said] = []
        for number, extraction in enumerate(extractions, 1):
            document = _document(extraction, number)
            if document in documents:
                raise InputError(
                    f"two extractions have the source {document!r}; give each text a source of its own"
                )
            documents[document] = None
            appearances += appearances_in(extraction, document, lexicon)
            rows = zip(extraction, to_records(extraction), strict=True)
            said += [_said(document, quote, row) for quote, row in rows if quote.kind in wanted]
        return cls(tuple(documents), tuple(people_of(appearances, lexicon)), tuple(said))

    def __repr__(self) -> str:
        sizes = f"{len(self.documents)} documents, {len(self.said)} quotations, {len(self.people)} people"
        return f"<Corpus: {sizes}>"

    @cached_property
    def by_entity(self) -> Mapping[tuple[str, str], Person]:
        """For each document and entity in it who that is."""
        return {place: person for person in self.people for place in person.appearances}

    def speakers(self) -> pandas.DataFrame:
        """One row for everybody who speaks, those with most quotations first.

        The columns are those of :class:`~quoteattr.corpus.people.Person` and:

        - ``documents``: in how many they speak,
        - ``quotations``: how many they are a speaker of,
        - ``words``: how many words these have. A quotation within another counts for both.

        ``functions`` are joined by ``"; "``, the most frequent first.

        :raises MissingExtraError: pandas is not installed.
        """
        from quoteattr.corpus.tables import speakers

        return speakers(self.said, self.by_entity)

    def quotations(self) -> pandas.DataFrame:
        """One row a quotation, in the order of the documents.

        The columns are those of :func:`quoteattr.io.records.to_records` and:

        - ``document``: the source of the extraction, or its number,
        - ``words``: how many words are quoted,
        - ``speaker_key``: the key of the speaker in the other table,
        - ``speaker_keys``: those of all who say it, joined by ``"; "``,
        - ``addressee_keys``: those of all it is said to.

        :raises MissingExtraError: pandas is not installed.
        """
        from quoteattr.corpus.tables import quotations

        return quotations(self.said, self.by_entity)

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Who speaks to whom in the corpus.

        Nodes are the keys of those who speak or are spoken to, with ``name``, ``type``, ``gender`` and
        ``known`` (empty where nothing is known), and ``said``, the number of their quotations. There is an
        edge for each speaker, addressee and kind of quotation, as in
        :func:`quoteattr.integrations.networkx.to_networkx`; its ``quotes`` are ``document#id``.

        :raises MissingExtraError: networkx is not installed.
        """
        from quoteattr.corpus.graph import to_networkx

        return to_networkx(self.said, self.by_entity)


def _document(extraction: Any, number: int) -> str:
    if not isinstance(extraction, Extraction):
        raise InputError(f"expected extractions, got {type(extraction).__name__} as number {number}")
    return extraction.source or str(number)


def _kinds(kinds: Collection[str] | None) -> frozenset[Kind]:
    if kinds is None:
        return frozenset(Kind)
    if isinstance(kinds, str) or not {*kinds} <= {*Kind}:
        raise InputError(f"kinds: expected some of {', '.join(Kind)} in a list, got {kinds!r}")
    return frozenset(map(Kind, kinds))


def _said(document: str, quote: Quote, row: Mapping[str, Any]) -> Said:
    return Said(
        document=document,
        row=row,
        words=sum(1 for _ in _WORD.finditer(quote.text)),
        speakers=tuple(dict.fromkeys(mention.entity for mention in quote.speakers)),
        addressees=tuple(dict.fromkeys(mention.entity for mention in quote.addressees)),
    )
