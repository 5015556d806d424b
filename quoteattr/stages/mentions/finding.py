"""From the sentences of a text to its mentions: names first, then what no name holds."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence

from quoteattr.languages import Language
from quoteattr.parsing import Sentence
from quoteattr.schema import Form
from quoteattr.spans import Span, Spans
from quoteattr.stages.indices import SentenceIndex, numbered
from quoteattr.stages.mentions.acting import acting_animals
from quoteattr.stages.mentions.capitals import Capitals
from quoteattr.stages.mentions.descriptions import (
    NOMINAL_TAGS,
    is_apposed_to_name,
    is_participle_for_person,
    read_description,
    read_tied_noun,
)
from quoteattr.stages.mentions.families import with_particles, without_bodies
from quoteattr.stages.mentions.masked import with_masked_names
from quoteattr.stages.mentions.mention import Mention, in_text_order
from quoteattr.stages.mentions.names import read_name
from quoteattr.stages.mentions.owners import ending_in_names, with_owners
from quoteattr.stages.mentions.pronouns import read_pronoun
from quoteattr.stages.mentions.reading import Reading, noun_behind_comma
from quoteattr.stages.mentions.runs import name_runs
from quoteattr.stages.mentions.tagged import tagged_runs
from quoteattr.stages.mentions.voices import unnamed_voices

__all__ = ["find_mentions", "with_tied_nouns"]

_PRONOUN_TAGS = frozenset({"PRON", "DET", "X", ""})
"""Parts of speech of a word that may be a pronoun though no list holds it as it is written: *-ie*, *z’n*."""


def find_mentions(text: str, sentences: Sequence[Sentence], language: Language) -> tuple[Mention, ...]:
    """The mentions of all ``sentences``, in text order; none overlaps another of the same head.

    Of the nouns these are those for people, groups, organisations, outlets and documents.
    """
    untagged = any(sentence.names is None for sentence in sentences)
    capitals = Capitals.of(sentences if untagged else (), language.mentions)
    found: list[Mention] = []
    for index, sentence in numbered(SentenceIndex, sentences):
        reading = Reading(index, sentence, language.mentions)
        tags = sentence.names
        runs = name_runs(reading, capitals) if tags is None else tagged_runs(reading, tags)
        names = [read_name(reading, run, text) for run in runs]
        together = list(ending_in_names(reading, [*names, *_beside_names(reading, names)]))
        found.extend(with_owners(reading, together))
    delimited = list(without_bodies(found, language.mentions))
    ordered = in_text_order(with_particles(text, delimited, language.mentions) if untagged else delimited)
    return with_masked_names(text, sentences, ordered, language.mentions)


def with_tied_nouns(
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    tied: Iterable[tuple[SentenceIndex, int]],
    quotations: Iterable[Span],
    language: Language,
) -> tuple[Mention, ...]:
    """The ``mentions`` and the nouns that a cue ties, whatever they stand for, in text order.

    *De brug zegt dat …* — The bridge says that …: nothing but its cue makes a bridge a mention. An animal
    that a cue ties is somebody wherever the text tells of it: *De haas lachte. "Kom", zei de haas.* — The
    hare laughed. "Come", said the hare.

    :param tied: indices of a sentence and of one of its tokens.
    :param quotations: where direct quotations begin and end; an animal that acts beside one is somebody too,
        and so is an unnamed voice that leads to one.
    """
    spoken = list(quotations)
    wanted = {*tied, *acting_animals(sentences, spoken, language.mentions)}
    wanted |= set(_same_animals(sentences, wanted, language))
    wanted.update(unnamed_voices(sentences, spoken, language.mentions))
    missing = wanted.difference([(mention.sentence, mention.head) for mention in mentions])
    within = {index for index, _ in missing}
    beside = [mention for mention in mentions if mention.sentence in within]
    names = Spans.of((mention.start, mention.end) for mention in beside if mention.form is Form.NAME)
    added = []
    for index, head in sorted(missing):
        token = sentences[index].tokens[head]
        if not names.hold(token.start, token.end):
            noun = read_tied_noun(Reading(index, sentences[index], language.mentions), token)
            if noun is not None:
                added.append(noun)
    return in_text_order([*mentions, *added]) if added else tuple(mentions)


def _same_animals(
    sentences: Sequence[Sentence], tied: Iterable[tuple[SentenceIndex, int]], language: Language
) -> Iterator[tuple[SentenceIndex, int]]:
    """All nouns for the animals among some nouns."""
    nouns = {sentences[index].lemmas[head] for index, head in tied if sentences[index].upos[head] == "NOUN"}
    animals = {noun for noun in nouns if language.mentions.is_animal(noun)}
    if animals:
        for index, sentence in numbered(SentenceIndex, sentences):
            for place, lemma in enumerate(sentence.lemmas):
                if lemma in animals and sentence.upos[place] == "NOUN":
                    yield index, place


def _beside_names(reading: Reading, names: Sequence[Mention]) -> Iterator[Mention]:
    """The pronouns and descriptions of a sentence that are no part of one of its ``names``."""
    sentence, lexicon = reading.sentence, reading.lexicon
    named = {index for name in names for index in _tokens_between(sentence, name.start, name.end)}
    apposed = set() if sentence.parsed else set(_apposed(reading, names))
    pronouns, possessives, heads = lexicon.pronouns, lexicon.possessives, lexicon.always_heads
    for index, (upos, lower) in enumerate(zip(sentence.upos, sentence.lowers, strict=True)):
        if lower in pronouns:
            read = read_pronoun
        elif upos in _PRONOUN_TAGS:
            if lower.isalpha() and lower not in possessives:
                continue
            read = read_pronoun
        elif (
            upos in NOMINAL_TAGS
            or upos == "PROPN"
            or lower in heads
            or is_participle_for_person(sentence, index, lexicon)
        ):
            read = read_description
        else:
            continue
        token = reading.tokens[index]
        mention = None if index in named else read(reading, token)
        if mention is not None and index not in apposed and not is_apposed_to_name(sentence, token):
            yield mention


def _apposed(reading: Reading, names: Sequence[Mention]) -> Iterator[int]:
    """Indices of the functions behind the names of a sentence without a tree."""
    for name in names:
        last = _tokens_between(reading.sentence, name.start, name.end)
        noun = noun_behind_comma(reading, last[-1]) if last else None
        if noun is not None:
            yield noun.index


def _tokens_between(sentence: Sentence, start: int, end: int) -> range:
    """Indices of the tokens that begin in a stretch of text from code point ``start`` to ``end``."""
    spans = sentence.spans
    return range(bisect.bisect_left(spans, (start,)), bisect.bisect_left(spans, (end,)))
