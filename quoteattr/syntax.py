"""From text to sentences of tokens: frozen tables that every later stage reads.

This is the only module of the core that imports Stanza, and it does so on first use.
"""

from __future__ import annotations

import bisect
import hashlib
import json
import os
import threading
from collections.abc import Iterable, Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from pickle import UnpicklingError
from typing import Any, Protocol

import regex
from attrs import define, evolve, field, frozen

from quoteattr.errors import InputError, ModelError
from quoteattr.layout import Paragraph, paragraph_at
from quoteattr.particles import join_particles

__all__ = [
    "BUNDLED_MODEL",
    "MAX_SENTENCE_TOKENS",
    "MAX_WORD_CHARS",
    "Parser",
    "Sentence",
    "StanzaParser",
    "SurfaceParser",
    "Token",
    "load_pipeline",
    "read_document",
    "word_vectors",
]

BUNDLED_MODEL = Path(__file__).parent / "models"
"""Folder of the model package that comes with quoteattr."""

MAX_SENTENCE_TOKENS = 200
"""Sentences that are longer, in tokens, are cut before they are tagged and parsed."""

MAX_WORD_CHARS = 200
"""Words that are longer, in code points, are cut for the model: its time grows with their square."""

_DEPPARSE_BATCH_TOKENS = 600
_POS_BATCH_SENTENCES = 100
_LEMMA_BATCH_WORDS = 500
_KEPT_LEMMAS = 50_000


@frozen
class Token:
    """A word or punctuation mark.

    :param index: position in its sentence, from 0.
    :param start: first code point in the text.
    :param end: code point after the last.
    :param lemma: dictionary form, separable particles joined: ``uit_leggen``. Empty when not analysed.
    :param upos: universal part of speech. Empty when not analysed.
    :param feats: universal features, ``"Number=Sing|Tense=Past"``.
    :param head: index of the head in the sentence; -1 for the root and for tokens that were not parsed.
    :param deprel: universal dependency relation. Empty when not parsed.
    """

    index: int
    text: str
    start: int
    end: int
    lemma: str = ""
    upos: str = ""
    feats: str = ""
    head: int = -1
    deprel: str = ""

    @property
    def lower(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    @property
    def relation(self) -> str:
        """The dependency relation without its subtype: ``nsubj`` for ``nsubj:pass``."""
        return self.deprel.partition(":")[0]


@frozen(slots=False)
class Sentence:
    """A sentence as a table of tokens, with its tree when it was parsed.

    :param tokens: the tokens in text order; never empty.
    :param paragraph: index of the paragraph it stands in.
    :param parsed: whether heads and relations are filled in.
    :param cut: whether this is a piece of a sentence that was too long, or holds a piece of such a word.
    """

    tokens: tuple[Token, ...]
    paragraph: int = 0
    parsed: bool = False
    cut: bool = False

    @property
    def start(self) -> int:
        """First code point."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Code point after the last."""
        return self.tokens[-1].end

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                children[token.head].append(token)
        return tuple(tuple(below) for below in children)

    @cached_property
    def _subtrees(self) -> tuple[tuple[int, ...], ...]:
        subtrees: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            seen = set()
            node = token.index
            while node >= 0 and node not in seen:
                seen.add(node)
                subtrees[node].append(token.index)
                node = self.tokens[node].head
        return tuple(tuple(below) for below in subtrees)

    def children(self, token: Token, *relations: str) -> tuple[Token, ...]:
        """The dependents of ``token`` in text order: all, or those of ``relations`` and their subtypes."""
        below = self._children[token.index]
        if not relations:
            return below
        return tuple(child for child in below if child.deprel in relations or child.relation in relations)

    def child(self, token: Token, *relations: str) -> Token | None:
        """The first dependent of ``token`` with one of the ``relations``."""
        return next(iter(self.children(token, *relations)), None)

    def head(self, token: Token) -> Token | None:
        """The token that ``token`` depends on; ``None`` for the root."""
        return self.tokens[token.head] if token.head >= 0 else None

    def ancestors(self, token: Token) -> tuple[Token, ...]:
        """The head of ``token``, the head of that, and so on up to the root."""
        above: list[Token] = []
        node = token.head
        while node >= 0 and len(above) <= len(self.tokens):
            above.append(self.tokens[node])
            node = self.tokens[node].head
        return tuple(above)

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """``token`` and all that depends on it, directly or not, in text order."""
        return tuple(self.tokens[index] for index in self._subtrees[token.index])

    def at(self, offset: int) -> Token | None:
        """The token that holds the code point ``offset``."""
        index = bisect.bisect_right(self.tokens, offset, key=lambda token: token.start) - 1
        return self.tokens[index] if index >= 0 and offset < self.tokens[index].end else None


class Parser(Protocol):
    """What the extractor needs of a parser."""

    def load(self, threads: int | None = None) -> None:
        """Load what it needs now instead of on first use.

        :param threads: how many threads it may use in this process; ``None`` leaves that as it is.
        """

    def tokenize_all(
        self, documents: Sequence[tuple[str, Sequence[Paragraph]]]
    ) -> list[tuple[Sentence, ...]]:
        """Split each text into sentences that do not cross its paragraphs."""

    def tag(self, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """The same sentences with parts of speech, features and lemmas."""

    def parse(self, sentences: Sequence[Sentence], wanted: Iterable[int]) -> tuple[Sentence, ...]:
        """The same sentences, those at the indices ``wanted`` with their trees."""


_SURFACE_TOKEN = regex.compile(
    r"""
      \d+(?:[.,:]\d+)*
    | \p{L}\.(?:\p{L}\.)*
    | ['’]\p{L}+(?=\s)
    | [\p{L}\p{M}\p{N}]+(?:['’\-–/][\p{L}\p{M}\p{N}]+)*
    | \.{2,} | -{2,}
    | \S
    """,
    regex.VERBOSE,
)
_SENTENCE_FINAL = frozenset(".!?…")
_CLOSERS = frozenset("\"'’”»›)]")


@frozen
class SurfaceParser:
    """Tokens by pattern, without a model: no parts of speech, no lemmas, no trees."""

    def load(self, threads: int | None = None) -> None:
        pass

    def tokenize_all(
        self, documents: Sequence[tuple[str, Sequence[Paragraph]]]
    ) -> list[tuple[Sentence, ...]]:
        return [self.tokenize(text, paragraphs) for text, paragraphs in documents]

    def tokenize(self, text: str, paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
        sentences: list[Sentence] = []
        for number, paragraph in enumerate(paragraphs):
            tokens: list[Token] = []
            final = False
            for match in _SURFACE_TOKEN.finditer(text, paragraph.start, paragraph.end):
                piece = match.group()
                if final and piece not in _CLOSERS and not piece[0].islower():
                    sentences.extend(_cut(tokens, number))
                    tokens, final = [], False
                tokens.append(Token(len(tokens), piece, match.start(), match.end()))
                final = piece[0] in _SENTENCE_FINAL or (final and piece in _CLOSERS)
            sentences.extend(_cut(tokens, number))
        return tuple(sentences)

    def tag(self, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        return tuple(sentences)

    def parse(self, sentences: Sequence[Sentence], wanted: Iterable[int]) -> tuple[Sentence, ...]:
        return tuple(sentences)


@define(slots=False)
class StanzaParser:
    """A Stanza pipeline behind the tables; the models are loaded on first use, once.

    :param model: folder with ``resources.json``; ``None`` for the bundled model.
    :param pipeline: a ``stanza.Pipeline`` that exists already, with ``tokenize,pos,lemma,depparse``.
    """

    model: Path | None = None
    pipeline: Any = None
    _lock: threading.RLock = field(factory=threading.RLock, init=False, repr=False, eq=False)
    _lemmas: dict[tuple[str, str], str] = field(factory=dict, init=False, repr=False, eq=False)
    _lemmas_alone: bool = field(default=False, init=False, repr=False, eq=False)

    def _loaded(self) -> Any:
        with self._lock:
            _mind_forks()
            if self.pipeline is None:
                self.pipeline = load_pipeline(self.model or BUNDLED_MODEL)
                self._lemmas_alone = _ignores_context(self.pipeline.processors["lemma"])
            return self.pipeline

    def load(self, threads: int | None = None) -> None:
        if threads is not None:
            import torch

            torch.set_num_threads(threads)
        self._loaded()

    def tokenize(self, text: str, paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
        return self.tokenize_all([(text, paragraphs)])[0]

    def tokenize_all(
        self, documents: Sequence[tuple[str, Sequence[Paragraph]]]
    ) -> list[tuple[Sentence, ...]]:
        places = [
            (index, number)
            for index, (_, paragraphs) in enumerate(documents)
            for number, paragraph in enumerate(paragraphs)
            if paragraph.end > paragraph.start
        ]
        found: list[list[Sentence]] = [[] for _ in documents]
        if not places:
            return [tuple(sentences) for sentences in found]
        pieces = []
        starts = []
        position = 0
        for index, number in places:
            text, paragraphs = documents[index]
            piece = _readable(text[paragraphs[number].start : paragraphs[number].end])
            pieces.append(piece)
            starts.append(position)
            position += len(piece) + 2
        with self._lock:
            annotated = self._loaded()("\n\n".join(pieces), processors="tokenize")
        for rows in _offsets(annotated):
            place = bisect.bisect_right(starts, rows[0][0]) - 1
            index, number = places[place]
            text, paragraphs = documents[index]
            shift = paragraphs[number].start - starts[place]
            tokens = [
                Token(row, text[start + shift : end + shift], start + shift, end + shift)
                for row, (start, end) in enumerate(rows)
            ]
            found[index].extend(_cut(tokens, number))
        return [tuple(sentences) for sentences in found]

    def tag(self, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        if not sentences:
            return ()
        with self._lock:
            pipeline = self._loaded()
            document = pipeline(_document(sentences), processors="pos" if self._lemmas_alone else "pos,lemma")
            if self._lemmas_alone:
                if len(self._lemmas) > _KEPT_LEMMAS:
                    self._lemmas.clear()
                self._look_up(
                    {
                        (word.text, word.upos)
                        for annotated in document.sentences
                        for word in annotated.words
                        if (word.text, word.upos) not in self._lemmas
                    }
                )
            return tuple(
                Sentence(
                    tuple(
                        Token(
                            token.index,
                            token.text,
                            token.start,
                            token.end,
                            self._lemma(word) or token.text,
                            word.upos or "X",
                            word.feats or "",
                        )
                        for token, word in zip(sentence.tokens, annotated.words, strict=True)
                    ),
                    sentence.paragraph,
                    cut=sentence.cut,
                )
                for sentence, annotated in zip(sentences, document.sentences, strict=True)
            )

    def _lemma(self, word: Any) -> str | None:
        if self._lemmas_alone:
            return self._lemmas[word.text, word.upos]
        return word.lemma  # type: ignore[no-any-return]

    def _look_up(self, words: Iterable[tuple[str, str]]) -> None:
        """Have the lemmas of these words with their parts of speech at hand."""
        unknown = sorted(words)
        if not unknown:
            return
        rows = [{"id": n, "text": text, "upos": upos} for n, (text, upos) in enumerate(unknown, start=1)]
        document = self.pipeline(_stanza_document([rows]), processors="lemma")
        self._lemmas.update(zip(unknown, (word.lemma for word in document.sentences[0].words), strict=True))

    def parse(self, sentences: Sequence[Sentence], wanted: Iterable[int]) -> tuple[Sentence, ...]:
        chosen = sorted(set(wanted))
        if not chosen:
            return tuple(sentences)
        with self._lock:
            document = self._loaded()(_document([sentences[i] for i in chosen]), processors="depparse")
        parsed = list(sentences)
        for index, annotated in zip(chosen, document.sentences, strict=True):
            sentence = sentences[index]
            words = annotated.words
            heads = [word.head - 1 for word in words]
            relations = [word.deprel for word in words]
            lemmas = join_particles(
                [token.lemma for token in sentence.tokens],
                heads,
                relations,
                [token.upos for token in sentence.tokens],
            )
            tokens = tuple(
                Token(t.index, t.text, t.start, t.end, lemma, t.upos, t.feats, head, relation)
                for t, lemma, head, relation in zip(sentence.tokens, lemmas, heads, relations, strict=True)
            )
            parsed[index] = Sentence(tokens, sentence.paragraph, parsed=True, cut=sentence.cut)
        return tuple(parsed)


_computing_in: set[int] = set()


def _mind_forks() -> None:
    """Have PyTorch use one thread in a process that was forked off one in which it has computed already.

    The threads that it knows of stayed behind, and it would wait for them without end.
    """
    process = os.getpid()
    if process not in _computing_in:
        if _computing_in:
            import torch

            torch.set_num_threads(1)
        _computing_in.add(process)


def _ignores_context(lemmatizer: Any) -> bool:
    """Whether the lemma of a word depends on the word and its part of speech only."""
    return not lemmatizer.use_identity and not lemmatizer.trainer.has_contextual_lemmatizers()


def load_pipeline(folder: Path) -> Any:
    """A ``stanza.Pipeline`` on the model package in ``folder``, loaded without any network access.

    :raises ModelError: Stanza is of another major version, or a model file is missing or damaged.
    """
    stanza_version = version("stanza")
    if stanza_version.partition(".")[0] != "1":
        raise ModelError(
            f"quoteattr needs stanza>=1.15,<2, found {stanza_version}; run: pip install 'stanza<2'"
        )
    if not (folder / "resources.json").is_file():
        raise ModelError(
            f"no Stanza model package in {folder}: resources.json is missing; reinstall quoteattr"
        )
    _verify(folder)
    import stanza

    from quoteattr.depparse import VARIANT

    vectors = word_vectors(folder)
    try:
        return stanza.Pipeline(
            "nl",
            dir=str(folder),
            package="quoteattr",
            processors="tokenize,pos,lemma,depparse",
            download_method=None,
            use_gpu=False,
            logging_level="ERROR",
            foundation_cache=vectors,
            depparse_vectors=vectors,
            depparse_batch_size=_DEPPARSE_BATCH_TOKENS,
            pos_batch_size=_POS_BATCH_SENTENCES,
            lemma_batch_size=_LEMMA_BATCH_WORDS,
            **{f"depparse_with_{VARIANT}": True},
        )
    except (OSError, RuntimeError, ValueError, KeyError, EOFError, UnpicklingError) as error:
        raise ModelError(
            f"the model package in {folder} cannot be loaded: {error}; reinstall quoteattr"
        ) from error


def _verify(folder: Path) -> None:
    """Compare the files of a package with its ``checksums.json``, if it has one."""
    listing = folder / "checksums.json"
    if not listing.is_file():
        return
    for name, expected in json.loads(listing.read_text(encoding="utf-8")).items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"the model file {path} is missing; reinstall quoteattr")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != expected:
            raise ModelError(
                f"the model file {path} is damaged: SHA-256 {found[:12]}…, expected {expected[:12]}…; "
                "reinstall quoteattr"
            )


def word_vectors(folder: Path = BUNDLED_MODEL) -> Any:
    """The word vectors of a package, stored in half precision, as Stanza computes with them.

    :returns: a cache for the parameter ``foundation_cache`` of ``stanza.Pipeline``.
    """
    from stanza.models.common.foundation_cache import FoundationCache

    cache = FoundationCache(local_files_only=True)
    for path in (folder / "nl" / "pretrain").glob("*.pt"):
        pretrain = cache.load_pretrain(str(path))
        pretrain._emb = pretrain.emb.float()
    return cache


def read_document(document: Any, paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    """The tables of a ``stanza.Document`` that was tagged, lemmatised and parsed already.

    :raises InputError: the document has no character offsets or was not parsed.
    """
    sentences = []
    for annotated, offsets in zip(document.sentences, _offsets(document), strict=True):
        if any(word.head is None or word.upos is None for word in annotated.words):
            raise InputError(
                "the Stanza document is not parsed; "
                "run a pipeline with processors='tokenize,pos,lemma,depparse'"
            )
        words = annotated.words
        heads = [word.head - 1 for word in words]
        relations = [word.deprel for word in words]
        lemmas = join_particles(
            [word.lemma or word.text for word in words], heads, relations, [word.upos for word in words]
        )
        rows = tuple(
            Token(index, word.text, start, end, lemma, word.upos, word.feats or "", head, relation)
            for index, (word, (start, end), lemma, head, relation) in enumerate(
                zip(words, offsets, lemmas, heads, relations, strict=True)
            )
        )
        number = max(0, paragraph_at(paragraphs, rows[0].start))
        sentences.append(Sentence(rows, paragraph=number, parsed=True))
    return tuple(sentences)


_GLUED_DASHES = regex.compile(r"(?<![-\w])--(?=\w)")
_LONG_WORD = regex.compile(rf"\S{{{MAX_WORD_CHARS}}}\K\S")


def _readable(piece: str) -> str:
    """The same number of characters, for a tokenizer.

    What it cannot take is replaced by a space; dashes that open dialogue are set apart from its first word,
    and words without end are broken.
    """
    if not piece.isprintable():
        piece = "".join(c if c.isprintable() else " " for c in piece)
    return _LONG_WORD.sub(" ", _GLUED_DASHES.sub("- ", piece))


def _offsets(document: Any) -> Iterable[list[tuple[int, int]]]:
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


def _cut(tokens: Sequence[Token], paragraph: int) -> Iterable[Sentence]:
    if len(tokens) <= MAX_SENTENCE_TOKENS:
        if tokens:
            broken = any(token.end - token.start >= MAX_WORD_CHARS for token in tokens)
            yield Sentence(tuple(tokens), paragraph, cut=broken)
        return
    for first in range(0, len(tokens), MAX_SENTENCE_TOKENS):
        piece = tokens[first : first + MAX_SENTENCE_TOKENS]
        yield Sentence(
            tuple(evolve(token, index=index) for index, token in enumerate(piece)), paragraph, cut=True
        )


def _document(sentences: Sequence[Sentence]) -> Any:
    return _stanza_document(
        [
            [
                {
                    "id": token.index + 1,
                    "text": token.text,
                    "lemma": token.lemma,
                    "upos": token.upos,
                    "feats": token.feats or "_",
                }
                if token.upos
                else {"id": token.index + 1, "text": token.text}
                for token in sentence.tokens
            ]
            for sentence in sentences
        ]
    )


def _stanza_document(rows: list[list[dict[str, Any]]]) -> Any:
    from stanza.models.common.doc import Document

    return Document(rows)
