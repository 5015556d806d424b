"""The reusable object: one text, streams of texts, batches of rows. No linguistics."""

from __future__ import annotations

import gc
import logging
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from functools import cache, partial
from os import PathLike
from pathlib import Path
from typing import Any, Literal, overload

from attrs import Factory, evolve, field, frozen

from quoteattr.configuration import (
    check_count,
    check_model,
    check_pipeline,
    check_share,
    kinds_of,
    weights_folder,
)
from quoteattr.errors import InputError, ModelError
from quoteattr.flow import Outline, attribute, outline, parse, set_scene
from quoteattr.known import KnownEntities, known_entities
from quoteattr.languages import Language, load_language, load_weights
from quoteattr.models import BUNDLED_MODEL
from quoteattr.once import Once
from quoteattr.parsing import ModelParser, Parser, Sentence, StanzaParser, SurfaceParser
from quoteattr.schema import Extraction, Kind
from quoteattr.stages.attribution import NOBODY, GenreRankers
from quoteattr.stages.marks import Marks
from quoteattr.stages.scene import Scene
from quoteattr.streaming import OnError, Stream, Work, check_source, collect_rarely, in_order
from quoteattr.wanted import wanted_of

__all__ = ["DEFAULT_MODEL", "MAX_CHARS", "QuoteExtractor", "extract_quotes"]

MAX_CHARS = 10_000_000
"""Largest text, in code points, that is taken in one piece by default."""

DEFAULT_MODEL: Literal["bundled"] = "bundled"
"""Name of the model package that comes with quoteattr."""

_FIRST_TEXT = "“Ja”, zei Anna."
"""What an extractor works through that is made ready."""

_SHOWN = 40
"""Code points of a text that tell in a log which one it is."""

_LOG = logging.getLogger("quoteattr")


def _checked(check: Callable[[Any], None]) -> Callable[[object, object, Any], None]:
    """The check of a value as attrs calls it."""
    return lambda _extractor, _field, value: check(value)


@frozen(kw_only=True, slots=False)
class QuoteExtractor:
    """Finds the quotations of texts, with their speakers and addressees.

    One extractor serves any number of texts and threads. It loads its model, once in a process, for the first
    text that may hold a quotation; another extractor loads its own. Two extractors are equal when what
    they were made with is, but for ``pipeline``; that is also all that is pickled, so that a process to which
    one is sent loads the model itself.

    ``logging.getLogger("quoteattr")`` says what is loaded and how long that took (INFO), what was cut in a
    text (INFO), and how long each batch of texts took (DEBUG).

    :param lang: ISO 639-1 code of the language.
    :param model: ``"bundled"`` for the model that comes with quoteattr, which runs with NumPy alone; the
        folder of another Stanza model package, which runs in Stanza where its networks are built in another
        way; or ``None`` to do without a model: marks and surface patterns only, which is weaker.
    :param pipeline: a ``stanza.Pipeline`` with ``tokenize,pos,lemma,depparse`` to use instead of ``model``.
        An extractor with one stays in its process: it cannot be pickled, nor be used in a process that is
        forked after it was used, unless PyTorch has one thread.
    :param known: people and organisations whom you know: a list of mappings, or the path of a CSV or JSON
        Lines file, with ``name`` and maybe ``id``, ``aliases``, ``gender``, ``type``, ``function`` and
        ``party``. Their names are recognised, entities that are one of them have its name and its id, see
        ``Entity.known``. However many there are, a text takes no more time.
    :param max_chars: largest text that is accepted, in code points.
    :param cues: cues of your own, a mapping or a TOML file in the form of the language's ``cues.toml``:
        what stands there is added, what stands so in a table ``without`` is taken away.
    :param weights: a folder that ``python -m quoteattr.training speakers`` wrote; ``speaker_weights.json``
        and ``addressee_weights.json`` in it take the place of those that come with the language.
    :param kinds: the kinds of quotations that are wanted, by default all: ``["direct", "mixed"]``.
    :param min_confidence: least confidence of the speaker of the quotations that are wanted, 0 to 1; with
        more than 0, quotations without a speaker are left out.
    :raises UnknownNameError: there is no such language.
    :raises KnownError: ``known`` cannot be used.
    :raises ModelError: ``model`` is no folder of a model package.
    :raises InputError: another argument cannot be used, ``pipeline`` because it lacks a processor for
        instance; the message names it.
    """

    lang: str = "nl"
    model: str | PathLike[str] | None = field(default=DEFAULT_MODEL, validator=_checked(check_model))
    pipeline: Any = field(default=None, eq=False, repr=False, validator=_checked(check_pipeline))
    known: KnownEntities | None = field(default=None, converter=known_entities)
    max_chars: int = field(default=MAX_CHARS, validator=_checked(partial(check_count, "max_chars")))
    cues: Mapping[str, Any] | str | PathLike[str] | None = field(default=None, hash=False, repr=False)
    weights: Path | None = field(default=None, converter=weights_folder)
    kinds: frozenset[Kind] | None = field(default=None, converter=kinds_of)
    min_confidence: float = field(default=0.0, validator=_checked(partial(check_share, "min_confidence")))
    _language: Language = field(init=False, eq=False, repr=False)
    _rankers: tuple[GenreRankers, GenreRankers] = field(init=False, eq=False, repr=False)
    _parser: Once[Parser] = field(
        default=Factory(lambda self: Once(self._build_parser), takes_self=True),
        init=False,
        eq=False,
        repr=False,
    )

    @_language.default
    def _load_language(self) -> Language:
        language = load_language(self.lang)
        return language if self.cues is None else language.with_cues(self.cues)

    @_rankers.default
    def _load_rankers(self) -> tuple[GenreRankers, GenreRankers]:
        if self.weights is None:
            return _rankers(self.lang)
        return _ranker(self.lang, "speaker", self.weights), _ranker(self.lang, "addressee", self.weights)

    def __getstate__(self) -> dict[str, Any]:
        if self.pipeline is not None:
            raise TypeError(
                "an extractor on your own pipeline cannot be pickled; pass model=FOLDER instead of pipeline="
            )
        return {
            "lang": self.lang,
            "model": self.model,
            "known": self.known,
            "max_chars": self.max_chars,
            "cues": self.cues,
            "weights": self.weights,
            "kinds": self.kinds,
            "min_confidence": self.min_confidence,
        }

    def __setstate__(self, state: dict[str, Any]) -> None:
        model = state["model"]
        self.__init__(**{**state, "model": None})  # type: ignore[misc]
        object.__setattr__(self, "model", model)

    def load(self) -> QuoteExtractor:
        """Load the model now instead of for the first text, and work through one sentence.

        :returns: the extractor itself.
        :raises ModelError: the model cannot be loaded.
        """
        began = time.perf_counter()
        self.parser.load()
        self(_FIRST_TEXT)
        _LOG.info("ready after %.2f s: %r", time.perf_counter() - began, self)
        return self

    @property
    def parser(self) -> Parser:
        """The parser behind this extractor, built on first use."""
        return self._parser()

    def _build_parser(self) -> Parser:
        if self.pipeline is not None:
            return StanzaParser(self.pipeline)
        if self.model is None:
            return SurfaceParser()
        folder = BUNDLED_MODEL if self.model == DEFAULT_MODEL else Path(self.model)
        words = self._language.particles
        return ModelParser(folder, words.prepositions, words.read_as, words.openings)

    def __call__(self, text: Any, *, source: str | None = None) -> Extraction:
        """The quotations of ``text``.

        :param text: a string, or a ``stanza.Document`` that was parsed already.
        :param source: where the text comes from, as ``Extraction.source`` will say: a file name, a URL,
            an id.
        :raises InputError: ``text`` is neither, or is longer than ``max_chars``; ``source`` is no string.
        :raises ModelError: the model cannot be loaded.
        """
        check_source(source)
        (outcome,) = self._extract_all([text])
        if isinstance(outcome, Exception):
            raise outcome
        return outcome if source is None else evolve(outcome, source=source)

    @overload
    def pipe(
        self,
        texts: Iterable[Any],
        *,
        sources: Iterable[str | None] | None = ...,
        batch_size: int = ...,
        processes: int = ...,
        as_tuples: Literal[False] = ...,
        on_error: OnError = ...,
        progress: Callable[[int], object] | None = ...,
    ) -> Generator[Extraction, None, None]: ...
    @overload
    def pipe(
        self,
        texts: Iterable[Any],
        *,
        sources: Iterable[str | None] | None = ...,
        batch_size: int = ...,
        processes: int = ...,
        as_tuples: Literal[True],
        on_error: OnError = ...,
        progress: Callable[[int], object] | None = ...,
    ) -> Generator[tuple[Extraction, Any], None, None]: ...
    def pipe(
        self,
        texts: Iterable[Any],
        *,
        sources: Iterable[str | None] | None = None,
        batch_size: int = 32,
        processes: int = 1,
        as_tuples: bool = False,
        on_error: OnError = "raise",
        progress: Callable[[int], object] | None = None,
    ) -> Generator[Any, None, None]:
        """The extractions of a stream of texts, in order.

        The texts of a batch go through the model together, which is faster than one by one; what comes out is
        the same. Closing the generator ends all processes.

        :param texts: strings or Stanza documents; pairs of one and anything when ``as_tuples``.
        :param sources: for each text where it comes from, as ``Extraction.source`` will say. They are
            read along with the texts, one for each.
        :param batch_size: how many texts are read ahead and worked on together, for each process. A batch
            ends sooner when its texts hold more than 200,000 code points.
        :param processes: more than 1 starts that many processes, with one thread and one model each. At most
            three batches a process are read ahead. Scripts need ``if __name__ == "__main__":`` then.
        :param as_tuples: take and give pairs, the second of which is passed through untouched.
        :param on_error: what happens when a text cannot be read: ``"raise"`` its error in its place in the
            order, which ends the stream, ``"skip"`` the text, or call a function with the text (or pair) and
            the error, and go on with the next.
        :param progress: called with the number of texts done so far.
        :raises InputError: an argument is wrong; with ``on_error="raise"`` also when a text is.
        :raises ModelError: the model cannot be loaded, whatever ``on_error`` is.
        :raises WorkerError: processes cannot be started, or with ``on_error="raise"`` died over a text.
        """
        if isinstance(texts, str):
            raise InputError(
                "expected a stream of texts, got one string; pass [text], or call the extractor with the text"
            )
        if not hasattr(texts, "__iter__") and not hasattr(texts, "__getitem__"):
            raise InputError(f"expected a stream of texts, got {type(texts).__name__}; pass a list of texts")
        stream = Stream(batch_size=batch_size, as_tuples=as_tuples, on_error=on_error, progress=progress)
        check_count("processes", processes)
        if processes > 1 and self.pipeline is not None:
            raise InputError(
                "an extractor on your own pipeline cannot be sent to other processes; "
                "pass model=FOLDER instead of pipeline="
            )
        if processes == 1:
            return stream.results(texts, self._extract_batches, sources)
        start = partial(_start_worker, self)
        return stream.results(texts, lambda batches: in_order(start, batches, processes), sources)

    def batch(self, columns: Mapping[str, Sequence[str]], *, column: str = "text") -> dict[str, list[Any]]:
        """The quotations of a batch of rows, for ``datasets.Dataset.map(extractor.batch, batched=True)``.

        :param columns: a mapping of column names to lists, as such libraries pass it.
        :param column: name of the column that holds the texts.
        :returns: ``{"quotes": [...]}``, for each row the list of its quotations as dictionaries.
        :raises InputError: there is no such column.
        """
        if column not in columns:
            raise InputError(f"expected a column {column!r}, got {sorted(columns)}; pass column=NAME")
        return {"quotes": [extraction.to_dict()["quotes"] for extraction in self.pipe(columns[column])]}

    def scene(self, text: str, document: Any = None) -> tuple[Scene, Marks]:
        """All that is found in ``text`` before speakers are attached, for training and for debugging.

        :param document: a ``stanza.Document`` of ``text`` that was parsed already.
        :raises InputError: ``text`` is longer than ``max_chars``.
        :raises ModelError: the model cannot be loaded.
        """
        outlined = self._outline(text if document is None else document)
        (sentences,) = parse([outlined], self.parser, self._language)
        return set_scene(outlined, sentences, self._language, self.known), outlined.marks

    def _extract_batches(
        self, batches: Iterable[Sequence[Any]]
    ) -> Generator[Extraction | Exception, None, None]:
        """For each text of each batch its extraction, or what went wrong with it."""
        for batch in batches:
            yield from self._extract_all(batch)

    def _extract_all(self, items: Sequence[Any]) -> list[Extraction | Exception]:
        """For each of some texts, which go through the model together, its extraction or what went wrong.

        The sentences of a text are let go with it, so that the tokens of all are never held together.

        :raises ModelError: the model cannot be loaded.
        """
        began = time.perf_counter()
        outlines = [_result_or_error(self._outline, item) for item in items]
        quoting = [outlined for outlined in outlines if isinstance(outlined, Outline) and outlined.may_quote]
        sentences = deque(self._parse(quoting))
        outcomes = [
            outlined
            if isinstance(outlined, Exception)
            else _result_or_error(self._extract, outlined, sentences.popleft())
            if outlined.may_quote
            else Extraction(text=outlined.text, convention=outlined.marks.convention, notes=outlined.notes)
            for outlined in outlines
        ]
        _LOG.debug(
            "%d texts, %d of them parsed, in %.3f s", len(items), len(quoting), time.perf_counter() - began
        )
        return outcomes

    def _outline(self, item: Any) -> Outline:
        """What is known of a text without a model.

        :raises InputError: it is neither a string nor a parsed document, or too long.
        """
        text, document = item, None
        if not isinstance(item, str):
            text, document = getattr(item, "text", None), item
            if not isinstance(text, str) or not hasattr(item, "sentences"):
                if hasattr(item, "sentences"):
                    raise InputError(
                        "the stanza.Document holds no text; make it with Document(..., text=TEXT)"
                    )
                raise InputError(
                    f"expected a string or a stanza.Document, got {type(item).__name__}; decode bytes first, "
                    "and pass several texts to QuoteExtractor.pipe"
                )
        if len(text) > self.max_chars:
            raise InputError(
                f"the text has {len(text):,} code points, at most {self.max_chars:,} are taken at once; "
                "split it and stream the pieces through QuoteExtractor.pipe, or raise max_chars"
            )
        return outline(text, document, self._language)

    def _parse(self, outlines: Sequence[Outline]) -> list[tuple[Sentence, ...] | Exception]:
        """The sentences of each text, or what went wrong with it; one by one where all together fails."""
        if not outlines:
            return []
        together = _result_or_error(parse, outlines, self.parser, self._language)
        if not isinstance(together, Exception):
            return list(together)
        if len(outlines) == 1:
            return [together]
        return [found for outlined in outlines for found in self._parse([outlined])]

    def _extract(self, outlined: Outline, sentences: tuple[Sentence, ...] | Exception) -> Extraction:
        """The extraction of a text.

        :param sentences: of the text, or what went wrong when it was parsed, which is raised.
        """
        if isinstance(sentences, Exception):
            raise sentences
        scene = set_scene(outlined, sentences, self._language, self.known)
        found = attribute(scene, outlined.marks, *self._rankers)
        extraction = evolve(found, notes=(*outlined.notes, *found.notes)) if outlined.notes else found
        for note in extraction.notes:
            _LOG.info("%r…: %s", extraction.text[:_SHOWN], note)
        return wanted_of(extraction, self.kinds, self.min_confidence)


@cache
def _rankers(lang: str) -> tuple[GenreRankers, GenreRankers]:
    """The rankers of speakers and of addressees that come with a language."""
    return _ranker(lang, "speaker", None), _ranker(lang, "addressee", None)


def _ranker(lang: str, name: str, folder: Path | None) -> GenreRankers:
    """The rankers of a language for one question, from a folder where it lies there.

    :raises InputError: the file there is none of rankers.
    """
    weights = load_weights(lang, name, folder)
    try:
        rankers = GenreRankers.from_json(weights)
    except ValueError as error:
        raise InputError(
            f"weights: {folder}/{name}_weights.json: {error}; train the weights again with this version"
        ) from None
    of_addressees = any(feature.startswith(NOBODY) for feature in rankers.features)
    if rankers.features and of_addressees != (name == "addressee"):
        other = "speaker" if name == "addressee" else "addressee"
        raise InputError(
            f"weights: {folder}/{name}_weights.json holds the weights of {other}s; give each file the name "
            "under which the training wrote it"
        )
    return rankers


def _result_or_error(function: Callable[..., Any], *arguments: Any) -> Any:
    """What the function gives, or the exception that it raises for what it was given.

    :raises ModelError: the model cannot be loaded, which is no fault of what it was given.
    """
    try:
        return function(*arguments)
    except ModelError:
        raise
    except Exception as error:  # noqa: BLE001  (any error is the answer)
        return error


def _start_worker(extractor: QuoteExtractor) -> Work[Any, Extraction]:
    """Make a process ready that does nothing else than to extract, and give what it does.

    What has been loaded lasts as long as the process, so that no garbage is looked for in it.
    """
    collect_rarely()
    extractor.parser.load(threads=1)
    gc.freeze()
    return extractor._extract_all


_default = Once(QuoteExtractor)


def extract_quotes(text: str, *, source: str | None = None) -> Extraction:
    """The quotations of a Dutch ``text`` with the bundled model, see :class:`QuoteExtractor`.

    :param source: where the text comes from, as ``Extraction.source`` will say: a file name, a URL, an
        id.
    :raises InputError: ``text`` is not a string or longer than 10 million code points; ``source`` is no
        string.
    :raises ModelError: the bundled model is missing or damaged.
    """
    return _default()(text, source=source)
