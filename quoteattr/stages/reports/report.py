"""What a report is: a cue, with its source, its addressees and the clause that it reports."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from attrs import frozen

from quoteattr.schema import Factuality, Medium, Polarity
from quoteattr.stages.indices import SentenceIndex

__all__ = ["Content", "CueClass", "Frame", "Report", "tied_tokens"]


class CueClass(StrEnum):
    """What kind of word a cue is."""

    VERB = "verb"
    """*Smit* **zegt** *dat …* (says that); also a light verb with its partner: **laat weten**."""
    INSCRIPTION = "inscription"
    """*in de brief* **staat** *dat …* (in the letter it says that): the document is the source."""
    PREDICATE = "predicate"
    """*Smit is* **bang** *dat …* (is afraid that)."""
    NOUN = "noun"
    """*de* **conclusie** *van Smit dat …* (the conclusion of Smit that)."""
    PREPOSITION = "preposition"
    """**volgens** *Smit* (according to Smit), **aldus** *Smit* (thus Smit)."""
    VIEW = "view"
    """**wat hem betreft** (if you ask him), **in de ogen van** *Smit* (in the eyes of Smit)."""
    OWN_WORDS = "own_words"
    """**naar eigen zeggen** (by his own account): the subject of the clause is the source."""


class Frame(StrEnum):
    """How a content is tied to its cue."""

    THAT_CLAUSE = "that_clause"
    """*Smit zegt dat* **hij komt**: a clause behind its marker."""
    INFINITIVE = "infinitive"
    """*Smit belooft* **te komen**."""
    BARE_CLAUSE = "bare_clause"
    """*Smit zegt:* **hij komt**: a clause without a marker behind its cue."""
    FRONTED_CLAUSE = "fronted_clause"
    """**Hij komt** *zegt Smit*: a clause without a marker before its cue, on which it depends."""
    INVERTED_TAG = "inverted_tag"
    """**Hij komt**, *zegt Smit*: what stands before the tag."""
    MEDIAL_TAG = "medial_tag"
    """**Hij**, *zegt Smit,* **komt**: what stands on both sides of the tag, or only behind it."""
    ACCORDING_TO = "according_to"
    """*Volgens Smit* **komt hij**: what is so according to the source."""
    OWN_WORDS = "own_words"
    """*Naar eigen zeggen* **komt hij**: what is so by the speaker's own account."""
    PREVIOUS_SENTENCE = "previous_sentence"
    """**Hij komt.** *Dat zegt Smit.*: the sentence before that of the cue."""


@frozen
class Content:
    """The clause that a cue reports.

    :param start: first code point.
    :param end: code point after the last.
    :param frame: how it is tied to the cue.
    :param tag: where in it the reporter's own words stand that part it in two.
    """

    start: int
    end: int
    frame: Frame
    tag: tuple[int, int] | None = None


@frozen
class Report:
    """One cue with the source and the addressees that its clause names.

    Tokens are told by their indices in the sentence of the cue.

    :param sentence: index of the sentence in the text.
    :param cue: the cue; of several words, the one that gives it its class.
    :param start: first code point of the cue.
    :param end: code point after the cue.
    :param lemma: dictionary form of the cue: ``uit_leggen``, ``laten weten``, ``volgens``.
    :param cue_class: what kind of word the cue is.
    :param medium: speech, thought or writing.
    :param frames: constructions that the cue can enter, see :class:`~quoteattr.languages.CueVerb`.
    :param source: the head of the source, ``None`` when the clause names none.
    :param passive: whether the cue is a passive.
    :param addressees: the heads of those it is said to.
    :param content: the clause that it reports, ``None`` when its own sentence holds none.
    :param previous: whether it reports the sentence before it: *Dat meldt de politie.*
    :param polarity: whether it was said or, with a negation or a verb of denying, was not.
    :param factuality: whether it is told as a fact, a question, a supposition or something still to come.
    """

    sentence: SentenceIndex
    cue: int
    start: int
    end: int
    lemma: str
    cue_class: CueClass
    medium: Medium
    frames: frozenset[str] = frozenset()
    source: int | None = None
    passive: bool = False
    addressees: tuple[int, ...] = ()
    content: Content | None = None
    previous: bool = False
    polarity: Polarity = Polarity.POSITIVE
    factuality: Factuality = Factuality.ASSERTED


def tied_tokens(reports: Sequence[Report]) -> tuple[tuple[SentenceIndex, int], ...]:
    """The heads of all sources and addressees, each told by its sentence and its index there."""
    return tuple(
        (report.sentence, head)
        for report in reports
        for head in (report.source, *report.addressees)
        if head is not None
    )
