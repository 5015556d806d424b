"""The one place where the stages are wired, in the order of the flow."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, Literal, overload

from attrs import define, field, frozen

from quoteattr.errors import InputError
from quoteattr.languages import load_language
from quoteattr.layout import read_paragraphs
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
from quoteattr.stages.entities import resolve_entities
from quoteattr.stages.headlines import select_headlines
from quoteattr.stages.indirect import select_indirect
from quoteattr.stages.marks import Marks, find_marks
from quoteattr.stages.mentions import find_mentions
from quoteattr.stages.quotations import MarkedQuotation, select_quotations
from quoteattr.stages.ranking import Ranker, load_ranker
from quoteattr.stages.reporting import find_reports
from quoteattr.stages.scene import Attribution, Passage, Scene
from quoteattr.stages.selection import sentences_to_parse
from quoteattr.stages.speakers import attribute_speakers
from quoteattr.syntax import Parser, Sentence, StanzaParser, SurfaceParser, read_document

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

    It holds only its configuration when it is pickled; the parser is built on first use, once in a process.

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
            return StanzaParser(pipeline=self.pipeline)
        if self.model is None:
            return SurfaceParser()
        return StanzaParser(model=None if self.model == DEFAULT_MODEL else Path(self.model))

    def __call__(self, text: Any) -> Extraction:
        """The quotations of ``text``.

        :param text: a string, or a ``stanza.Document`` that was parsed already.
        :raises InputError: ``text`` is neither, or is longer than ``max_chars``.
        :raises ModelError: the model cannot be loaded.
        """
        if isinstance(text, str):
            return self._extract(text, None)
        if hasattr(text, "sentences") and isinstance(getattr(text, "text", None), str):
            return self._extract(text.text, text)
        raise InputError(
            f"expected a string or a stanza.Document, got {type(text).__name__}; decode bytes first, "
            "and pass several texts to QuoteExtractor.pipe"
        )

    @overload
    def pipe(
        self,
        texts: Iterable[Any],
        *,
        batch_size: int = ...,
        as_tuples: Literal[False] = ...,
        progress: Any = ...,
    ) -> Iterator[Extraction]: ...
    @overload
    def pipe(
        self, texts: Iterable[Any], *, batch_size: int = ..., as_tuples: Literal[True], progress: Any = ...
    ) -> Iterator[tuple[Extraction, Any]]: ...
    def pipe(
        self,
        texts: Iterable[Any],
        *,
        batch_size: int = 16,
        as_tuples: bool = False,
        progress: Callable[[int], object] | None = None,
    ) -> Iterator[Any]:
        """The extractions of a stream of texts, in order.

        :param texts: strings or Stanza documents; pairs of one and anything when ``as_tuples``.
        :param batch_size: how many texts are read ahead.
        :param as_tuples: take and give pairs, the second of which is passed through untouched.
        :param progress: called with the number of texts done so far.
        """
        if batch_size < 1:
            raise InputError(f"batch_size must be at least 1, got {batch_size}")
        for done, item in enumerate(texts, start=1):
            if as_tuples:
                text, context = item
                yield self(text), context
            else:
                yield self(item)
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

    def _extract(self, text: str, document: Any) -> Extraction:
        scene, marks = self.scene(text, document)
        return attribute(scene, marks, load_ranker(self.lang))

    def scene(self, text: str, document: Any = None) -> tuple[Scene, Marks]:
        """All that is found in ``text`` before speakers are attached, for training and for debugging.

        :param document: a ``stanza.Document`` of ``text`` that was parsed already.
        :raises InputError: ``text`` is longer than ``max_chars``.
        """
        if len(text) > self.max_chars:
            raise InputError(
                f"the text has {len(text):,} code points, at most {self.max_chars:,} are taken at once; "
                "split it and stream the pieces through QuoteExtractor.pipe, or raise max_chars"
            )
        language = load_language(self.lang)
        paragraphs = read_paragraphs(text)
        marks = find_marks(text, paragraphs, language)
        if document is None:
            sentences = self.parser.tag(self.parser.tokenize(text, paragraphs))
            wanted = sentences_to_parse(sentences, marks, language)
            sentences = self.parser.parse(sentences, wanted)
        else:
            sentences = read_document(document, paragraphs)
        marked = select_quotations(text, paragraphs, sentences, marks, language)
        quoted = [(quotation.start, quotation.end) for quotation in marked]
        direct = [(q.start, q.end) for q in marked if q.kind is Kind.DIRECT]
        reports = find_reports(text, sentences, quoted, language)
        indirect = select_indirect(text, sentences, reports, quoted, direct, language)
        mentions = find_mentions(text, sentences, language)
        headlines = select_headlines(text, paragraphs, sentences, mentions, quoted, language)
        resolution = resolve_entities(text, sentences, mentions, direct, language)
        passages = _passages(marks, marked, indirect, headlines)
        return Scene(text, paragraphs, sentences, passages, reports, resolution, language), marks


def attribute(scene: Scene, marks: Marks, ranker: Ranker) -> Extraction:
    """Attach speakers and addressees to the quotations of a scene, with a ranker of one's choice."""
    speakers = attribute_speakers(scene, ranker)
    return _assemble(scene, speakers, attribute_addressees(scene, speakers), marks)


def _passages(
    marks: Marks, marked: Sequence[MarkedQuotation], indirect: Sequence[Any], headlines: Sequence[Any]
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
    for quotation in indirect:
        utterance += 1
        drafts.append(
            Passage(Kind.INDIRECT, quotation.start, quotation.end, quotation.start, quotation.end, utterance,
                    report=quotation.report)
        )  # fmt: skip
    for headline in headlines:
        utterance += 1
        drafts.append(
            Passage(Kind.HEADLINE, headline.start, headline.end, headline.start, headline.end, utterance,
                    source=headline.source)
        )  # fmt: skip
    drafts.sort(key=lambda passage: (passage.start, -passage.end))
    return tuple(drafts)


def _parents(passages: Sequence[Passage]) -> list[int | None]:
    parents: list[int | None] = []
    open_passages: list[int] = []
    for index, passage in enumerate(passages):
        while open_passages and passages[open_passages[-1]].end <= passage.start:
            open_passages.pop()
        inside = [o for o in open_passages if passages[o].end >= passage.end]
        parents.append(inside[-1] if inside else None)
        open_passages.append(index)
    return parents


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

    utterances: dict[int, str] = {}
    parents = _parents(scene.passages)
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
                utterance=utterances.setdefault(passage.utterance, f"u{len(utterances) + 1}"),
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

    def _key(self, mention: int, entity: int | None) -> tuple[str, int]:
        """The entity of a mention; one that could not be resolved is an entity of its own."""
        if entity is None:
            entity = self.scene.entity(mention)
        return ("entity", entity) if entity is not None else ("mention", mention)

    def add(self, mention: int, entity: int | None) -> None:
        key = self._key(mention, entity)
        self.ids.setdefault(key, f"e{len(self.ids) + 1}")
        self.own.setdefault(key, set()).add(mention)

    def mention(self, mention: int, entity: int | None) -> Mention:
        candidate = self.scene.mentions[mention]
        key = self._key(mention, entity)
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
            mentions=tuple((table[m].start, table[m].end) for m in mentions),
        )


def _notes(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    cut = [sentence for sentence in sentences if sentence.cut]
    if not cut:
        return ()
    return (
        f"a sentence at code point {cut[0].start} was too long to parse and was cut; "
        f"{len(cut)} pieces of such sentences in all",
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
