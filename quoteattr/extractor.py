"""The one place where the stages are wired, in the order of the flow."""

from __future__ import annotations

import gc
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import accumulate
from os import PathLike
from pathlib import Path
from typing import Any, Literal, TypeAlias, overload

from attrs import define, field, frozen

from quoteattr.errors import InputError, ModelError
from quoteattr.languages import Language, load_language
from quoteattr.layout import Paragraph, read_paragraphs
from quoteattr.model_parser import ModelParser
from quoteattr.process import collect_rarely
from quoteattr.schema import (
    Cue,
    Entity,
    EntityType,
    Extraction,
    Factuality,
    Form,
    Kind,
    Medium,
    Mention,
    Polarity,
    Quote,
)
from quoteattr.stages.addressees import attribute_addressees
from quoteattr.stages.chains import passed_on_by
from quoteattr.stages.entities import resolve_entities
from quoteattr.stages.headlines import HeadlineQuotation, select_headlines
from quoteattr.stages.indirect import IndirectQuotation, select_indirect
from quoteattr.stages.labels import LabelledQuotation, select_labelled
from quoteattr.stages.listeners import load_addressee_ranker, most_probable
from quoteattr.stages.marks import Marks, find_marks
from quoteattr.stages.mentions import Candidate, find_mentions, with_tied_nouns
from quoteattr.stages.quotations import MarkedQuotation, select_quotations
from quoteattr.stages.ranking import Ranker, Stage, load_ranker
from quoteattr.stages.reporting import find_reports
from quoteattr.stages.scene import Attribution, Passage, Scene
from quoteattr.stages.selection import may_quote, sentences_to_parse
from quoteattr.stages.speakers import attribute_speakers
from quoteattr.stages.spelling import with_old_forms
from quoteattr.stanza_parser import StanzaParser, read_document
from quoteattr.syntax import BUNDLED_MODEL, Parser, Sentence, SurfaceParser
from quoteattr.workers import Work, in_order

__all__ = ["DEFAULT_MODEL", "MAX_CHARS", "QuoteExtractor", "attribute", "extract_quotes"]

MAX_CHARS = 10_000_000
"""Largest text, in code points, that is taken in one piece by default."""

DEFAULT_MODEL: Literal["bundled"] = "bundled"
"""Name of the model package that comes with quoteattr."""


def _check_language(instance: object, attribute: object, value: str) -> None:
    load_language(value)


@frozen(kw_only=True, slots=False)
class QuoteExtractor:
    """Finds the quotations of texts, with their speakers and addressees.

    It holds only its configuration when it is pickled; the model is loaded, once in a process, for the first
    text that may hold a quotation.

    :param lang: ISO 639-1 code of the language.
    :param model: ``"bundled"`` for the model that comes with quoteattr, the folder of another Stanza model
        package, or ``None`` to do without a model: marks and surface patterns only, which is weaker.
    :param pipeline: a ``stanza.Pipeline`` with ``tokenize,pos,lemma,depparse`` to use instead of ``model``.
    :param max_chars: largest text that is accepted, in code points.
    :raises UnknownNameError: there is no such language.
    """

    lang: str = field(default="nl", validator=_check_language)
    model: str | PathLike[str] | None = DEFAULT_MODEL
    pipeline: Any = field(default=None, eq=False, repr=False)
    max_chars: int = MAX_CHARS
    _parser: list[Parser] = field(factory=list, init=False, eq=False, repr=False)
    _lock: threading.Lock = field(factory=threading.Lock, init=False, eq=False, repr=False)

    def __getstate__(self) -> dict[str, Any]:
        if self.pipeline is not None:
            raise TypeError(
                "an extractor on your own pipeline cannot be pickled; pass model=FOLDER instead of pipeline="
            )
        return {"lang": self.lang, "model": self.model, "max_chars": self.max_chars}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]

    @property
    def parser(self) -> Parser:
        """The parser behind this extractor, built on first use."""
        with self._lock:
            if not self._parser:
                self._parser.append(self._build_parser())
            return self._parser[0]

    def _build_parser(self) -> Parser:
        if self.pipeline is not None:
            return StanzaParser(self.pipeline)
        if self.model is None:
            return SurfaceParser()
        return ModelParser(BUNDLED_MODEL if self.model == DEFAULT_MODEL else Path(self.model))

    def __call__(self, text: Any) -> Extraction:
        """The quotations of ``text``.

        :param text: a string, or a ``stanza.Document`` that was parsed already.
        :raises InputError: ``text`` is neither, or is longer than ``max_chars``.
        :raises ModelError: the model cannot be loaded.
        """
        draft = self._draft(text)
        return self._finish(draft, self._analyse([draft])[0]) if draft.may_quote else _empty(draft)

    @overload
    def pipe(
        self,
        texts: Iterable[Any],
        *,
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
        if batch_size < 1 or processes < 1:
            name, value = ("batch_size", batch_size) if batch_size < 1 else ("processes", processes)
            raise InputError(f"{name} must be at least 1, got {value}")
        if not (on_error in ("raise", "skip") or callable(on_error)):
            raise InputError(f"on_error must be 'raise', 'skip' or a function, got {on_error!r}")
        if processes > 1 and self.pipeline is not None:
            raise InputError(
                "an extractor on your own pipeline cannot be sent to other processes; "
                "pass model=FOLDER instead of pipeline="
            )
        return self._stream(texts, batch_size, processes, as_tuples, on_error, progress)

    def _stream(
        self,
        items: Iterable[Any],
        batch_size: int,
        processes: int,
        as_tuples: bool,
        on_error: OnError,
        progress: Callable[[int], object] | None,
    ) -> Generator[Any, None, None]:
        waiting: deque[Any] = deque()

        def chunks() -> Iterator[list[Any]]:
            for batch in _batches(items, batch_size, as_tuples):
                waiting.extend(batch)
                yield [item[0] for item in batch] if as_tuples else batch

        if processes == 1:
            outcomes = (outcome for chunk in chunks() for outcome in self._outcomes(chunk))
        else:
            outcomes = in_order(partial(_open, self), chunks(), processes)
        with closing(outcomes):
            for done, outcome in enumerate(outcomes, start=1):
                item = waiting.popleft()
                if not isinstance(outcome, Exception):
                    yield (outcome, item[1]) if as_tuples else outcome
                elif callable(on_error):
                    on_error(item, outcome)
                elif on_error == "raise":
                    outcome.add_note(f"This was text {done} of the stream.")
                    raise outcome
                if progress is not None:
                    progress(done)

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

    def _outcomes(self, texts: Sequence[Any]) -> list[Extraction | Exception]:
        """For each text its extraction or what went wrong with it.

        :raises ModelError: the model cannot be loaded.
        """
        drafts = [_attempt(self._draft, text) for text in texts]
        good = [draft for draft in drafts if isinstance(draft, _Draft) and draft.may_quote]
        together = _attempt(self._analyse, good) if good else []
        if isinstance(together, Exception):
            together = [_attempt(lambda draft: self._analyse([draft])[0], draft) for draft in good]
        waiting = together[::-1]
        del together
        return [
            draft
            if isinstance(draft, Exception)
            else _attempt(self._finish, draft, waiting.pop())
            if draft.may_quote
            else _empty(draft)
            for draft in drafts
        ]

    def _draft(self, item: Any) -> _Draft:
        """What is known of a text without a model.

        :raises InputError: it is neither a string nor a parsed document, or too long.
        """
        text, document = item, None
        if not isinstance(item, str):
            text, document = getattr(item, "text", None), item
            if not isinstance(text, str) or not hasattr(item, "sentences"):
                raise InputError(
                    f"expected a string or a stanza.Document, got {type(item).__name__}; decode bytes first, "
                    "and pass several texts to QuoteExtractor.pipe"
                )
        if len(text) > self.max_chars:
            raise InputError(
                f"the text has {len(text):,} code points, at most {self.max_chars:,} are taken at once; "
                "split it and stream the pieces through QuoteExtractor.pipe, or raise max_chars"
            )
        paragraphs = read_paragraphs(text)
        language = load_language(self.lang)
        marks = find_marks(text, paragraphs, language)
        worth = document is not None or may_quote(text, paragraphs, marks, language)
        return _Draft(text, paragraphs, marks, worth, document)

    def _analyse(self, drafts: Sequence[_Draft]) -> list[tuple[Sentence, ...]]:
        """The sentences of each text; those of all texts go through the parser together."""
        language = load_language(self.lang)
        raw = [draft for draft in drafts if draft.document is None]
        read = self.parser.read_all([(draft.text, draft.paragraphs) for draft in raw])
        ends = list(accumulate(len(sentences) for sentences in read))
        sentences = with_old_forms([sentence for document in read for sentence in document], language.cues)
        spans = [slice(start, end) for start, end in zip([0, *ends], ends, strict=False)]
        wanted = [
            span.start + index
            for draft, span in zip(raw, spans, strict=True)
            for index in sentences_to_parse(sentences[span], draft.marks, language)
        ]
        sentences = self.parser.parse(sentences, wanted)
        parsed = (sentences[span] for span in spans)
        return [
            next(parsed)
            if draft.document is None
            else with_old_forms(read_document(draft.document, draft.paragraphs), language.cues)
            for draft in drafts
        ]

    def _finish(self, draft: _Draft, sentences: tuple[Sentence, ...] | Exception) -> Extraction:
        if isinstance(sentences, Exception):
            raise sentences
        scene = _scene(draft, sentences, load_language(self.lang))
        return attribute(scene, draft.marks, load_ranker(self.lang), load_addressee_ranker(self.lang))

    def scene(self, text: str, document: Any = None) -> tuple[Scene, Marks]:
        """All that is found in ``text`` before speakers are attached, for training and for debugging.

        :param document: a ``stanza.Document`` of ``text`` that was parsed already.
        :raises InputError: ``text`` is longer than ``max_chars``.
        """
        draft = self._draft(text if document is None else document)
        return _scene(draft, self._analyse([draft])[0], load_language(self.lang)), draft.marks


OnError: TypeAlias = Literal["raise", "skip"] | Callable[[Any, Exception], object]
"""What :meth:`QuoteExtractor.pipe` does with a text that cannot be read."""

_BATCH_CHARS = 200_000


@frozen
class _Draft:
    """A text with what is known of it before it is parsed.

    :param may_quote: whether it may hold a quotation; if not, it is not parsed.
    :param document: the ``stanza.Document`` of the text if it was parsed already.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    marks: Marks
    may_quote: bool
    document: Any


def _empty(draft: _Draft) -> Extraction:
    return Extraction(text=draft.text, quotes=(), entities=(), convention=draft.marks.convention, notes=())


def _attempt(function: Callable[..., Any], *arguments: Any) -> Any:
    """What the function gives, or the exception that it raises for what it was given."""
    try:
        return function(*arguments)
    except ModelError:
        raise
    except Exception as error:  # noqa: BLE001  (it is the answer)
        return error


def _open(extractor: QuoteExtractor) -> Work[Any, Extraction]:
    """Make ready a process that does nothing else than to extract."""
    collect_rarely()
    extractor.parser.load(threads=1)
    gc.freeze()
    return extractor._outcomes


def _batches(items: Iterable[Any], size: int, as_tuples: bool) -> Iterator[list[Any]]:
    batch: list[Any] = []
    chars = 0
    for item in items:
        if as_tuples and not (isinstance(item, tuple) and len(item) == 2):
            raise InputError(f"as_tuples needs pairs of a text and anything, got {type(item).__name__}")
        text = item[0] if as_tuples else item
        batch.append(item)
        chars += len(text) if isinstance(text, str) else 0
        if len(batch) == size or chars > _BATCH_CHARS:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch


def _scene(draft: _Draft, sentences: tuple[Sentence, ...], language: Language) -> Scene:
    text, paragraphs, marks = draft.text, draft.paragraphs, draft.marks
    marked = select_quotations(text, paragraphs, sentences, marks, language)
    known = find_mentions(text, sentences, language)
    labelled = select_labelled(text, paragraphs, known, [(q.start, q.end) for q in marked])
    spoken = [(q.start, q.end) for q in labelled]
    quoted = sorted([*((q.start, q.end) for q in marked), *spoken])
    direct = sorted([*((q.start, q.end) for q in marked if q.kind is Kind.DIRECT), *spoken])
    reports = find_reports(text, sentences, quoted, language)
    tied = [(r.sentence, head) for r in reports for head in (r.source, *r.addressees) if head is not None]
    mentions = with_tied_nouns(text, sentences, known, tied, language)
    indirect = select_indirect(text, sentences, reports, quoted, direct, language)
    headlines = select_headlines(text, paragraphs, sentences, mentions, quoted, language)
    resolution = resolve_entities(text, sentences, mentions, direct, language)
    passages = _passages(marks, mentions, marked, labelled, indirect, headlines)
    return Scene(text, paragraphs, sentences, passages, reports, resolution, language)


def attribute(scene: Scene, marks: Marks, speaker_ranker: Ranker, addressee_ranker: Ranker) -> Extraction:
    """Attach speakers and addressees to the quotations of a scene, with rankers of one's choice."""
    stage = Stage(scene)
    speakers = attribute_speakers(stage, speaker_ranker)
    addressees = attribute_addressees(stage, speakers, most_probable(addressee_ranker))
    return _assemble(scene, speakers, addressees, marks)


def _passages(
    marks: Marks,
    mentions: Sequence[Candidate],
    marked: Sequence[MarkedQuotation],
    labelled: Sequence[LabelledQuotation],
    indirect: Sequence[IndirectQuotation],
    headlines: Sequence[HeadlineQuotation],
) -> tuple[Passage, ...]:
    drafts = [
        Passage(
            kind=quotation.kind,
            start=quotation.start,
            end=quotation.end,
            outer_start=marks.spans[quotation.span].outer_start,
            outer_end=max(marks.spans[quotation.span].outer_end, quotation.end),
            utterance=quotation.utterance,
        )
        for quotation in marked
    ]
    utterance = max((draft.utterance for draft in drafts), default=-1)
    places = {(m.start, m.end): number for number, m in enumerate(mentions)} if labelled else {}
    for line in labelled:
        utterance += 1
        source = places[line.source.start, line.source.end]
        drafts.append(
            Passage(Kind.DIRECT, line.start, line.end, line.colon, line.end, utterance, source=source)
        )
    for reported in indirect:
        utterance += 1
        drafts.append(
            Passage(Kind.INDIRECT, reported.start, reported.end, reported.start, reported.end, utterance,
                    report=reported.report)
        )  # fmt: skip
    for headline in headlines:
        utterance += 1
        drafts.append(
            Passage(Kind.HEADLINE, headline.start, headline.end, headline.start, headline.end, utterance,
                    source=headline.source)
        )  # fmt: skip
    drafts.sort(key=lambda passage: (passage.start, -passage.end))
    return tuple(drafts)


def _assemble(
    scene: Scene,
    speakers: Sequence[Attribution],
    addressees: Sequence[Sequence[int]],
    marks: Marks,
) -> Extraction:
    cast = _Cast(scene)
    for attribution in speakers:
        if attribution.mention is not None:
            cast.add(attribution.mention, attribution.entity)
    for mentions in addressees:
        for number in mentions:
            cast.add(number, None)

    utterances = cast.utterances(speakers)
    parents = scene.parents
    chains = passed_on_by(scene, speakers, parents)
    for mentions in chains:
        for number in mentions:
            cast.add(number, None)
    quotes = []
    for index, (passage, speaker) in enumerate(zip(scene.passages, speakers, strict=True)):
        report = scene.reports[speaker.report] if speaker.report is not None else None
        parent = parents[index]
        quotes.append(
            Quote(
                kind=passage.kind,
                text=scene.text[passage.start : passage.end],
                start=passage.start,
                end=passage.end,
                id=f"q{index + 1}",
                utterance=utterances[index],
                parent=f"q{parent + 1}" if parent is not None else None,
                cue=Cue(
                    text=scene.text[report.start : report.end],
                    start=report.start,
                    end=report.end,
                    lemma=report.lemma,
                )
                if report is not None
                else None,
                speaker=cast.mention(speaker.mention, speaker.entity)
                if speaker.mention is not None
                else None,
                addressees=tuple(cast.mention(number, None) for number in addressees[index]),
                via=tuple(cast.mention(number, None) for number in chains[index]),
                rule=speaker.rule,
                confidence=speaker.confidence,
                reason=speaker.reason,
                polarity=report.polarity if report is not None else Polarity.POSITIVE,
                factuality=report.factuality if report is not None else Factuality.ASSERTED,
                medium=report.medium if report is not None else Medium.SPEECH,
            )
        )
    return Extraction(
        text=scene.text,
        quotes=tuple(quotes),
        entities=cast.entities(),
        convention=marks.convention,
        notes=_notes(scene.sentences),
    )


@define
class _Cast:
    """Everybody who speaks or is spoken to, numbered in the order in which they come up."""

    scene: Scene
    ids: dict[tuple[str, int], str] = field(factory=dict)
    own: dict[tuple[str, int], set[int]] = field(factory=dict)

    def add(self, mention: int, entity: int | None) -> None:
        key = self.scene.identity(mention, entity)
        self.ids.setdefault(key, f"e{len(self.ids) + 1}")
        self.own.setdefault(key, set()).add(mention)

    def utterances(self, speakers: Sequence[Attribution]) -> list[str]:
        """The id of the utterance of each passage; pieces that two people say are two utterances."""
        ids: dict[tuple[int, tuple[str, int] | None], str] = {}
        last: dict[int, tuple[str, int]] = {}
        said = []
        for passage, speaker in zip(self.scene.passages, speakers, strict=True):
            if speaker.mention is not None:
                last[passage.utterance] = self.scene.identity(speaker.mention, speaker.entity)
            utterance = (passage.utterance, last.get(passage.utterance))
            said.append(ids.setdefault(utterance, f"u{len(ids) + 1}"))
        return said

    def mention(self, mention: int, entity: int | None) -> Mention:
        candidate = self.scene.mentions[mention]
        key = self.scene.identity(mention, entity)
        return Mention(
            text=self.scene.text[candidate.start : candidate.end],
            start=candidate.start,
            end=candidate.end,
            name=self._name(key),
            entity=self.ids[key],
            form=candidate.form,
            type=self._type(key) or candidate.type,
        )

    def _name(self, key: tuple[str, int]) -> str:
        kind, number = key
        return self.scene.resolution.names[number] if kind == "entity" else self._words(number)

    def _type(self, key: tuple[str, int]) -> EntityType | None:
        kind, number = key
        return self.scene.resolution.types[number] if kind == "entity" else self.scene.mentions[number].type

    def _words(self, mention: int) -> str:
        candidate = self.scene.mentions[mention]
        return " ".join(self.scene.text[candidate.start : candidate.end].split())

    def entities(self) -> tuple[Entity, ...]:
        members: dict[tuple[str, int], set[int]] = {key: set(mentions) for key, mentions in self.own.items()}
        chosen = {m for mentions in self.own.values() for m in mentions}
        for number, entity in enumerate(self.scene.resolution.entities):
            if entity is not None and ("entity", entity) in members and number not in chosen:
                members[("entity", entity)].add(number)
        return tuple(
            self._entity(key, identifier, sorted(members[key])) for key, identifier in self.ids.items()
        )

    def _entity(self, key: tuple[str, int], identifier: str, mentions: Sequence[int]) -> Entity:
        table = self.scene.mentions
        name = self._name(key)
        words = (self._words(m) for m in mentions if table[m].form is not Form.PRONOUN)
        return Entity(
            id=identifier,
            name=name,
            type=self._type(key),
            aliases=tuple(dict.fromkeys(word for word in words if word != name)),
            mentions=tuple(sorted((table[m].start, table[m].end) for m in mentions)),
        )


def _notes(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    cut = [sentence for sentence in sentences if sentence.cut]
    if not cut:
        return ()
    return (
        f"a sentence or word at code point {cut[0].start} was too long to parse and was cut; "
        f"{len(cut)} such pieces in all",
    )


_default: list[QuoteExtractor] = []
_default_lock = threading.Lock()


def extract_quotes(text: str) -> Extraction:
    """The quotations of a Dutch ``text`` with the bundled model, see :class:`QuoteExtractor`.

    :raises InputError: ``text`` is not a string or longer than 10 million code points.
    :raises ModelError: the bundled model is missing or damaged.
    """
    with _default_lock:
        if not _default:
            _default.append(QuoteExtractor())
    return _default[0](text)
