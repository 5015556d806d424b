"""Which words of a text are cues, and which module reads each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from quoteattr.languages import Language
from quoteattr.parsing import Sentence, Token
from quoteattr.spans import Spans
from quoteattr.stages.indices import SentenceIndex, numbered
from quoteattr.stages.reports.inscriptions import read_inscription
from quoteattr.stages.reports.nouns import read_noun
from quoteattr.stages.reports.own_words import read_own_words
from quoteattr.stages.reports.predicates import read_predicate
from quoteattr.stages.reports.prepositions import is_preposition, read_preposition
from quoteattr.stages.reports.report import Report
from quoteattr.stages.reports.sentence import CueSentence
from quoteattr.stages.reports.stray_particles import read_verb_with_stray_particle
from quoteattr.stages.reports.surface import read_surface
from quoteattr.stages.reports.verbs import read_verb
from quoteattr.stages.reports.views import read_view

__all__ = ["find_reports"]

_Reader = Callable[[CueSentence, Token], Report | None]

_OF_VERBS: tuple[_Reader, ...] = (
    read_view,
    read_own_words,
    read_inscription,
    read_verb_with_stray_particle,
    read_predicate,
    read_verb,
)
_READERS: Mapping[str, tuple[_Reader, ...]] = {
    "VERB": _OF_VERBS,
    "AUX": _OF_VERBS,
    "ADJ": _OF_VERBS,
    "NOUN": (read_own_words, read_view, read_predicate, read_noun),
    "ADV": (read_own_words, read_predicate),
}
"""What may read a cue of each part of speech, in the order in which they are asked."""


def find_reports(
    sentences: Sequence[Sentence], quoted: Sequence[tuple[int, int]], language: Language
) -> tuple[Report, ...]:
    """The reports of a text in text order.

    Sentences that were tagged without a tree are passed over; those without any analysis are read by the
    forms of their words.

    :param quoted: spans between quotation marks, sorted; a cue does not find its source across a mark.
    """
    reports: list[Report] = []
    marked = Spans.of(quoted)
    for index, tree in numbered(SentenceIndex, sentences):
        sentence = CueSentence(index, tree, language.cues, language.mentions, marked)
        if tree.parsed:
            reports.extend(sorted(_read(sentence), key=lambda report: report.start))
        elif not tree.upos[0]:
            reports.extend(read_surface(sentence))
    return tuple(reports)


def _read(sentence: CueSentence) -> Iterator[Report]:
    """The reports of a parsed sentence, one a cue."""
    for index in _cues_of(sentence):
        token = sentence.tokens[index]
        found = (read(sentence, token) for read in _readers_of(sentence, token))
        report = next((report for report in found if report is not None), None)
        if report is not None:
            yield report


def _cues_of(sentence: CueSentence) -> list[int]:
    """Indices of the tokens that may be cues; a compound may end in a noun that is one."""
    lemmas, forms, tree = sentence.cues.all_lemmas, sentence.cues.all_forms, sentence.tree
    rows = zip(range(len(tree.lemmas)), tree.lemmas, tree.lowers, strict=True)
    return [index for index, lemma, lower in rows if lemma in lemmas or lower in forms or "_" in lemma]


def _readers_of(sentence: CueSentence, token: Token) -> tuple[_Reader, ...]:
    """What may read a token as a cue; the first that finds a report does."""
    if is_preposition(sentence, token):
        return (read_preposition,)
    return _READERS.get(token.upos, (read_own_words,))
