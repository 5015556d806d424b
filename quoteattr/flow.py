"""The way of a text from its first line to its extraction: every stage, in the order of the flow.

``docs/architecture.md`` draws what is written here.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain, islice
from typing import Any

from attrs import frozen

from quoteattr.assembly import assemble
from quoteattr.known import KnownEntities
from quoteattr.languages import Language
from quoteattr.parsing import Parser, Sentence, read_document
from quoteattr.schema import Extraction, Kind
from quoteattr.stages.attribution import (
    Cast,
    GenreRankers,
    Turns,
    attribute_addressees,
    attribute_speakers,
    passed_on_by,
    speaking_jointly,
)
from quoteattr.stages.datelines import with_datelines_apart
from quoteattr.stages.entities import resolve_entities, tie_known
from quoteattr.stages.foreign import foreign_note
from quoteattr.stages.layout import Paragraph, read_paragraphs
from quoteattr.stages.marks import Marks, find_marks
from quoteattr.stages.markup import without_markup
from quoteattr.stages.mentions import find_mentions, with_known_names, with_tied_nouns
from quoteattr.stages.particles import with_joined_particles
from quoteattr.stages.quotations import (
    LabelledLine,
    gather_passages,
    labelled_lines,
    select_headlines,
    select_indirect,
    select_labelled,
    select_marked,
    select_posts,
    spans_of,
    split_at_labels,
    spoken_lines,
    with_labels,
)
from quoteattr.stages.reports import find_reports, tied_tokens
from quoteattr.stages.scene import Scene
from quoteattr.stages.selection import may_quote, sentences_to_parse
from quoteattr.stages.spelling import with_old_forms

__all__ = ["Outline", "attribute", "outline", "parse", "set_scene"]


@frozen
class Outline:
    """A text with what is known of it before it is parsed.

    :param read: the copy of the text that the stages read: without markup, of the same length.
    :param document: the ``stanza.Document`` of the text if it was parsed already.
    :param lines: the lines that begin with a label.
    :param may_quote: whether it may hold a quotation; if not, it is not parsed.
    :param notes: what the reader of its result should know.
    """

    text: str
    read: str
    document: Any
    paragraphs: tuple[Paragraph, ...]
    marks: Marks
    lines: tuple[LabelledLine, ...]
    may_quote: bool
    notes: tuple[str, ...] = ()


def outline(text: str, document: Any, language: Language) -> Outline:
    """What is known of ``text`` without a model."""
    read = without_markup(text)
    note = foreign_note(read, language.neighbours)
    paragraphs = split_at_labels(read, read_paragraphs(read), language)
    marks = find_marks(read, paragraphs, language)
    lines = labelled_lines(read, paragraphs, language)
    worth = document is not None or may_quote(read, paragraphs, marks, lines, language)
    return Outline(text, read, document, paragraphs, marks, lines, worth, () if note is None else (note,))


def parse(outlines: Sequence[Outline], parser: Parser, language: Language) -> list[tuple[Sentence, ...]]:
    """The sentences of each text; those of all texts go through the parser together."""
    raw = [outlined for outlined in outlines if outlined.document is None]
    read = parser.read_all([(outlined.read, outlined.paragraphs) for outlined in raw])
    tagged = [with_old_forms(with_datelines_apart(sentences), language.cues) for sentences in read]
    starts = accumulate(map(len, tagged), initial=0)
    wanted = [
        start + index
        for outlined, sentences, start in zip(raw, tagged, starts, strict=False)
        for index in sentences_to_parse(sentences, outlined.marks, language)
    ]
    trees = iter(parser.parse(list(chain.from_iterable(tagged)), wanted))
    parsed = iter(
        [with_joined_particles(islice(trees, len(sentences)), language.particles) for sentences in tagged]
    )
    return [
        next(parsed) if outlined.document is None else _parsed_already(outlined, language)
        for outlined in outlines
    ]


def _parsed_already(outlined: Outline, language: Language) -> tuple[Sentence, ...]:
    """The sentences of a text that came with its trees."""
    sentences = with_datelines_apart(read_document(outlined.document, outlined.paragraphs))
    return with_old_forms(with_joined_particles(sentences, language.particles), language.cues)


def set_scene(
    outlined: Outline, sentences: tuple[Sentence, ...], language: Language, known: KnownEntities | None = None
) -> Scene:
    """All that is found in a text before speakers are attached.

    :param known: the people and organisations whom the user knows.
    """
    text, paragraphs, marks = outlined.read, outlined.paragraphs, outlined.marks
    marked = select_marked(text, paragraphs, sentences, marks, language)
    found = find_mentions(text, sentences, language)
    if known is not None:
        found = with_known_names(text, sentences, found, known, language)
    lines = spoken_lines(text, paragraphs, outlined.lines, found, language)
    found = with_labels(text, sentences, found, lines, language)
    labelled = select_labelled(text, lines, found, marked)
    posts = select_posts(text, paragraphs, found, (*marked, *labelled), language)
    spoken = (*marked, *labelled, *posts)
    reports = find_reports(sentences, spans_of(spoken), language)
    direct = spans_of(spoken, Kind.DIRECT)
    mentions = with_tied_nouns(sentences, found, tied_tokens(reports), direct, language)
    indirect = select_indirect(text, sentences, reports, spoken, language)
    headlines = select_headlines(text, paragraphs, sentences, mentions, spoken, language)
    passages = gather_passages(marked, labelled, posts, indirect, headlines)
    resolution = resolve_entities(text, sentences, mentions, direct, language)
    if known is not None:
        resolution = tie_known(text, resolution, known, language)
    return Scene(text, paragraphs, sentences, passages, reports, resolution, language, outlined.text)


def attribute(
    scene: Scene, marks: Marks, speaker_rankers: GenreRankers, addressee_rankers: GenreRankers
) -> Extraction:
    """Attach speakers and addressees to the quotations of a scene."""
    cast, turns = Cast(scene), Turns(scene)
    speaker_ranker, addressee_ranker = (
        rankers.of(in_story=turns.in_story) for rankers in (speaker_rankers, addressee_rankers)
    )
    speakers = attribute_speakers(scene, cast, turns, speaker_ranker)
    joint = speaking_jointly(scene, speakers)
    addressees = attribute_addressees(scene, cast, turns, speakers, joint, addressee_ranker)
    chains = passed_on_by(scene, speakers)
    return assemble(scene, marks, speakers, joint, addressees, chains)
