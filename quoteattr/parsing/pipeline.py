"""A Stanza pipeline as a parser. Stanza is imported on first use."""

from __future__ import annotations

import bisect
import os
import threading
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import regex
from attrs import evolve, field, frozen

from quoteattr.errors import ModelError
from quoteattr.models import BUNDLED_MODEL
from quoteattr.networks.checks import require_stanza, verify
from quoteattr.networks.files import PACKAGE, language_of, vectors_file
from quoteattr.once import Once
from quoteattr.parsing.document import names_of, offsets_of
from quoteattr.parsing.parser import MAX_WORD_CHARS, readable, untagged
from quoteattr.parsing.tables import Sentence
from quoteattr.stages.layout import Paragraph
from quoteattr.streaming.process import use_threads

__all__ = ["StanzaParser", "load_pipeline", "word_vectors"]

_LONG_WORD = regex.compile(rf"\S{{{MAX_WORD_CHARS - 1}}}\K\S(?=\S)")


@frozen
class StanzaParser:
    """A Stanza pipeline behind the tables.

    :param pipeline: a ``stanza.Pipeline`` with ``tokenize,pos,lemma,depparse``; names are read by its
        ``ner`` where it has one.
    """

    pipeline: Any
    _lock: threading.RLock = field(factory=threading.RLock, init=False, repr=False, eq=False)
    _first_process: Once[int] = field(factory=lambda: Once(os.getpid), init=False, repr=False, eq=False)

    def load(self, threads: int | None = None) -> None:
        """The pipeline is loaded already; see :meth:`Parser.load` for ``threads``."""
        if threads is not None:
            use_threads(threads)

    def read_all(self, documents: Sequence[tuple[str, Sequence[Paragraph]]]) -> list[tuple[Sentence, ...]]:
        """The tagged sentences of each text; see :meth:`Parser.read_all`."""
        tokenized = self._tokenize(documents)
        tagged = iter(self._tag([sentence for document in tokenized for sentence in document]))
        return [tuple(islice(tagged, len(document))) for document in tokenized]

    def _tokenize(self, documents: Sequence[tuple[str, Sequence[Paragraph]]]) -> list[list[Sentence]]:
        places = [
            (index, number)
            for index, (_, paragraphs) in enumerate(documents)
            for number, paragraph in enumerate(paragraphs)
            if paragraph.end > paragraph.start
        ]
        found: list[list[Sentence]] = [[] for _ in documents]
        if not places:
            return found
        pieces = []
        starts = []
        blanked: set[int] = set()
        position = 0
        for index, number in places:
            text, paragraphs = documents[index]
            piece = readable(text[paragraphs[number].start : paragraphs[number].end])
            blanked.update(position + match.start() for match in _LONG_WORD.finditer(piece))
            pieces.append(_LONG_WORD.sub(" ", piece))
            starts.append(position)
            position += len(piece) + 2
        annotated = self._run("\n\n".join(pieces), "tokenize")
        for rows in offsets_of(annotated):
            place = bisect.bisect_right(starts, rows[0][0]) - 1
            index, number = places[place]
            text, paragraphs = documents[index]
            shift = paragraphs[number].start - starts[place]
            broken = any(end in blanked for _, end in rows)
            spans = [(start + shift, end + shift + (end in blanked)) for start, end in rows]
            found[index].extend(untagged(text, spans, number, broken))
        return found

    def _tag(self, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        if not sentences:
            return ()
        reads_names = "ner" in self.pipeline.processors
        document = self._run(_document(sentences), "pos,lemma,ner" if reads_names else "pos,lemma")
        return tuple(
            evolve(
                sentence,
                lemmas=tuple(word.lemma or word.text for word in annotated.words),
                upos=tuple(word.upos or "X" for word in annotated.words),
                feats=tuple(word.feats or "" for word in annotated.words),
                names=names_of(annotated) if reads_names else None,
            )
            for sentence, annotated in zip(sentences, document.sentences, strict=True)
        )

    def parse(self, sentences: Sequence[Sentence], wanted: Iterable[int]) -> tuple[Sentence, ...]:
        """The sentences, some with their trees; see :meth:`Parser.parse`."""
        chosen = sorted(set(wanted))
        if not chosen:
            return tuple(sentences)
        document = self._run(_document([sentences[i] for i in chosen]), "depparse")
        parsed = list(sentences)
        for index, annotated in zip(chosen, document.sentences, strict=True):
            words = annotated.words
            parsed[index] = sentences[index].with_tree(
                [word.head - 1 for word in words], [word.deprel for word in words]
            )
        return tuple(parsed)

    def _run(self, document: Any, processors: str) -> Any:
        """Annotate a document.

        :raises ModelError: this process was forked off one in which PyTorch computed on several threads, for
            which it would wait without end.
        """
        import torch

        with self._lock:
            if self._first_process() != os.getpid() and torch.get_num_threads() > 1:
                raise ModelError(
                    "the Stanza pipeline was used before this process was forked, and PyTorch would wait for "
                    "threads that stayed behind; spawn the process, load the pipeline after the fork, or set "
                    "OMP_NUM_THREADS=1 in the environment"
                )
            return self.pipeline(document, processors=processors)


def load_pipeline(folder: Path) -> Any:
    """A ``stanza.Pipeline`` on the model package in ``folder``, loaded without any network access.

    :raises ModelError: Stanza is of another major version, or a model file is missing or damaged.
    """
    require_stanza()
    verify(folder)
    import stanza

    try:
        return stanza.Pipeline(
            language_of(folder),
            dir=str(folder),
            package=PACKAGE,
            processors="tokenize,pos,lemma,depparse",
            download_method=None,
            use_gpu=False,
            logging_level="ERROR",
            foundation_cache=word_vectors(folder),
        )
    except (OSError, RuntimeError, ValueError, KeyError, EOFError, UnpicklingError) as error:
        raise ModelError(
            f"the model package in {folder} cannot be loaded: {error}; reinstall quoteattr"
        ) from error


def word_vectors(folder: Path = BUNDLED_MODEL) -> Any:
    """The word vectors of a package in single precision, as Stanza computes with them.

    The bundled package stores them so. One that stores them in half precision is loaded by Stanza only with
    what this gives.

    :returns: a cache for the parameter ``foundation_cache`` of ``stanza.Pipeline``.
    """
    from stanza.models.common.foundation_cache import FoundationCache

    cache = FoundationCache(local_files_only=True)
    for path in vectors_file(folder).parent.glob("*.pt"):
        pretrain = cache.load_pretrain(str(path))
        pretrain._emb = pretrain.emb.float()
    return cache


def _document(sentences: Sequence[Sentence]) -> Any:
    """A ``stanza.Document`` of sentences that are tokenized, or tagged."""
    from stanza.models.common.doc import Document

    return Document(
        [
            [
                {"id": number, "text": text, "lemma": lemma, "upos": upos, "feats": feats or "_"}
                if upos
                else {"id": number, "text": text}
                for number, (text, lemma, upos, feats) in enumerate(
                    zip(sentence.texts, sentence.lemmas, sentence.upos, sentence.feats, strict=True), start=1
                )
            ]
            for sentence in sentences
        ]
    )
