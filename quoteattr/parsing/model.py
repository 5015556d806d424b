"""A model package as a parser, loaded on first use, once."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import Factory, field, frozen

from quoteattr.languages.letters import composed, familiar
from quoteattr.networks.errors import UnknownArchitectureError
from quoteattr.once import Once
from quoteattr.parsing.parser import MAX_SENTENCE_TOKENS, MAX_WORD_CHARS, Parser, cut_spans, readable
from quoteattr.parsing.pipeline import StanzaParser, load_pipeline
from quoteattr.parsing.tables import Sentence
from quoteattr.stages.layout import Paragraph

if TYPE_CHECKING:
    from quoteattr.networks.package import Networks
    from quoteattr.networks.tagger import Tags
    from quoteattr.networks.tokenizer import Span, Tokenizer

__all__ = ["ModelParser", "tokenize"]

_LOG = logging.getLogger("quoteattr")


_NICKNAMED = 4
"""Tokens of a first name and a nickname between marks."""

_MARKS = {'"': '"', "“": "”", "„": "”", "‘": "’", "'": "'"}
"""Marks around a nickname, by those that open it."""


@frozen
class ModelParser:
    """The models of a package behind the tables.

    They run without Stanza where :mod:`quoteattr.networks` knows how they are built, and in a Stanza pipeline
    otherwise.

    :param folder: folder with ``resources.json``.
    :param unending: words in lower case in which no sentence ends, whatever the tokenizer says.
    :param openings: words in lower case that open sentences; where there are any, only these do so behind a
        word without a mark.
    :param read_as: words in capitals that the networks read as others, where not all words are in capitals.
    """

    folder: Path
    unending: frozenset[str] = frozenset()
    read_as: Mapping[str, str] = field(factory=dict, hash=False)
    openings: frozenset[str] = frozenset()
    _parser: Once[Parser] = field(
        default=Factory(
            lambda self: Once(partial(_load, self.folder, self.unending, self.read_as, self.openings)),
            takes_self=True,
        ),
        init=False,
        repr=False,
        eq=False,
    )

    def load(self, threads: int | None = None) -> None:
        """Load the models now; see :meth:`Parser.load`.

        :raises ModelError: a file is missing or damaged, or Stanza is of another major version.
        """
        with _usual_arithmetic():
            self._parser().load(threads)

    def read_all(self, documents: Sequence[tuple[str, Sequence[Paragraph]]]) -> list[tuple[Sentence, ...]]:
        """The tagged sentences of each text; see :meth:`Parser.read_all`.

        :raises ModelError: the models cannot be loaded.
        """
        with _usual_arithmetic():
            return self._parser().read_all(documents)

    def parse(self, sentences: Sequence[Sentence], wanted: Iterable[int]) -> tuple[Sentence, ...]:
        """The sentences, some with their trees; see :meth:`Parser.parse`.

        :raises ModelError: the models cannot be loaded.
        """
        with _usual_arithmetic():
            return self._parser().parse(sentences, wanted)


def _usual_arithmetic() -> AbstractContextManager[None]:
    """Numbers too small to tell from zero are zero here, whatever the user has ``numpy.seterr`` do."""
    import numpy as np

    return np.errstate(all="ignore")


def _load(
    folder: Path, unending: frozenset[str], read_as: Mapping[str, str], openings: frozenset[str]
) -> Parser:
    """The networks of the package in ``folder``, or Stanza where they are built in another way."""
    from quoteattr.networks.package import load_networks

    began = time.perf_counter()
    parser: Parser
    try:
        parser = _NetworkParser(load_networks(folder), unending, read_as, openings)
        way = "NumPy"
    except UnknownArchitectureError as error:
        _LOG.info("the package in %s runs in Stanza: it has %s", folder, error)
        parser = StanzaParser(load_pipeline(folder))
        way = "Stanza"
    _LOG.info("loaded the models in %s for %s in %.2f s", folder, way, time.perf_counter() - began)
    return parser


@frozen
class _NetworkParser:
    """The networks of a package behind the tables, without Stanza."""

    networks: Networks
    unending: frozenset[str]
    read_as: Mapping[str, str]
    openings: frozenset[str]

    def load(self, threads: int | None = None) -> None:
        """They are loaded already, by :class:`ModelParser`."""

    def read_all(self, documents: Sequence[tuple[str, Sequence[Paragraph]]]) -> list[tuple[Sentence, ...]]:
        """The tagged sentences of each text; see :meth:`Parser.read_all`."""
        tokenized = tokenize(self.networks.tokenizer, documents, self.unending, self.openings)
        words = [
            [text[start:end] for start, end in sentence.spans]
            for (text, _), sentences in zip(documents, tokenized, strict=True)
            for sentence in sentences
        ]
        known = self.networks.tagger.characters
        read = [[familiar(word, known) for word in self._as_read(sentence)] for sentence in words]
        tags, names = self._tag(tokenized, read)
        upos = chain.from_iterable(upos for upos, _ in tags)
        lemmas = iter(self.networks.lemmatizer(map(composed, chain.from_iterable(words)), upos))
        rows = zip(words, tags, names, strict=True)
        return [
            tuple([_tagged(sentence, *next(rows), lemmas) for sentence in sentences])
            for sentences in tokenized
        ]

    def _tag(
        self, documents: Sequence[Sequence[_TokenizedSentence]], words: Sequence[Sequence[str]]
    ) -> tuple[Sequence[Tags], Sequence[tuple[str, ...] | None]]:
        """The tags of all sentences of some texts, and which of their words are names.

        :param words: those of each sentence.
        """
        names = self.networks.names
        if names is None:
            return self.networks.tagger(words), [None] * len(words)
        tags, glances = self.networks.tagger.read(words, names.glance)
        sentences = iter(words)
        texts = [list(islice(sentences, len(document))) for document in documents]
        return tags, names(texts, glances)

    def _as_read(self, words: Sequence[str]) -> Sequence[str]:
        """The words of a sentence as the networks read them: *OM*, the prosecution, is not *om* (for)."""
        if self.read_as.keys().isdisjoint(words) or sum(map(str.isupper, words)) > len(words) / 2:
            return words
        return [self.read_as.get(word, word) for word in words]

    def parse(self, sentences: Sequence[Sentence], wanted: Iterable[int]) -> tuple[Sentence, ...]:
        """The sentences, some with their trees; see :meth:`Parser.parse`."""
        chosen = sorted(set(wanted))
        rows = [sentences[i] for i in chosen]
        columns = [(self._as_read(row.texts), row.lemmas, row.upos) for row in rows]
        parsed = list(sentences)
        for index, tree in zip(chosen, self.networks.parser(columns), strict=True):
            parsed[index] = sentences[index].with_tree(*tree)
        return tuple(parsed)


@frozen
class _TokenizedSentence:
    """A sentence before it is tagged.

    :param spans: of its tokens, in code points of the text.
    :param paragraph: index of the paragraph it stands in.
    :param cut: whether it is a piece of a sentence that was too long, or holds a piece of such a word.
    """

    spans: Sequence[Span]
    paragraph: int
    cut: bool


def tokenize(
    tokenizer: Tokenizer,
    documents: Sequence[tuple[str, Sequence[Paragraph]]],
    unending: frozenset[str] = frozenset(),
    openings: frozenset[str] = frozenset(),
) -> list[list[_TokenizedSentence]]:
    """Where the tokens of each text stand, sentence by sentence.

    :param unending: words in lower case in which no sentence ends.
    :param openings: see :class:`ModelParser`.
    """
    found = iter(
        tokenizer(
            [
                readable(text[paragraph.start : paragraph.end])
                for text, paragraphs in documents
                for paragraph in paragraphs
            ],
            [paragraph.start for _, paragraphs in documents for paragraph in paragraphs],
        )
    )
    return [
        [
            sentence
            for index, sentences in enumerate(islice(found, len(paragraphs)))
            for spans in _joined(text, sentences, unending, openings)
            for sentence in _tokenized(index, spans)
        ]
        for text, paragraphs in documents
    ]


def _joined(
    text: str, sentences: Sequence[Sequence[Span]], unending: frozenset[str], openings: frozenset[str]
) -> Iterator[Sequence[Span]]:
    """The sentences of a paragraph; one that would end in a word that ends none goes on: *volgens Smit*.

    Likewise *Gisteren stopte* **Sam**: without a mark a sentence does not end before a name, nor behind a
    nickname: *Johannes "Joop"* **Verhagen**.
    """
    open_spans: list[Span] = []
    for spans, after in zip_longest(sentences, islice(sentences, 1, None), fillvalue=()):
        last = text[slice(*spans[-1])] if spans else ""
        following = text[slice(*after[0])] if after else ""
        if last.lower() in unending or (openings and _goes_on(_last_words(text, spans), following, openings)):
            open_spans.extend(spans)
        else:
            yield [*open_spans, *spans] if open_spans else spans
            open_spans = []
    if open_spans:
        yield open_spans


def _last_words(text: str, spans: Sequence[Span]) -> Sequence[str]:
    """The last tokens of a sentence, as many as a first name and a nickname between marks have."""
    return [text[start:end] for start, end in spans[-_NICKNAMED:]]


def _goes_on(last: Sequence[str], following: str, openings: frozenset[str]) -> bool:
    """Whether a word without a mark, or a nickname, is followed by a capital that opens no sentence.

    :param last: the last tokens of the sentence before.
    """
    named = following.isalpha() and following[:1].isupper() and following.lower() not in openings
    if not named or not last:
        return False
    if len(last) < _NICKNAMED or last[-1].isalnum():
        return last[-1].isalpha()
    first, opening, nickname, _ = last
    between = not opening.isalnum() and _MARKS.get(opening) == last[-1]
    return between and all(word.isalpha() and word[:1].isupper() for word in (first, nickname))


def _tokenized(paragraph: int, spans: Sequence[Span]) -> list[_TokenizedSentence]:
    """A sentence, in pieces when it is too long, of tokens that are at most ``MAX_WORD_CHARS`` long."""
    if not spans:
        return []
    if spans[-1][1] - spans[0][0] <= min(MAX_WORD_CHARS, MAX_SENTENCE_TOKENS):
        return [_TokenizedSentence(spans, paragraph, False)]
    broken = any(end - start > MAX_WORD_CHARS for start, end in spans)
    if broken:
        spans = [
            (first, min(first + MAX_WORD_CHARS, end))
            for start, end in spans
            for first in range(start, end, MAX_WORD_CHARS)
        ]
    return [_TokenizedSentence(piece, paragraph, cut) for piece, cut in cut_spans(spans, broken)]


def _tagged(
    sentence: _TokenizedSentence,
    words: Sequence[str],
    tags: Tags,
    names: tuple[str, ...] | None,
    lemmas: Iterator[str],
) -> Sentence:
    """The sentence of these words, tags and names; its lemmas are the next of ``lemmas``."""
    own = tuple(islice(lemmas, len(words)))
    return Sentence.tagged(
        words, sentence.spans, own, *tags, sentence.paragraph, cut=sentence.cut, names=names
    )
