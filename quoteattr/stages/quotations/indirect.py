"""Indirect quotations: the clauses that reports with a source tell in the reporter's words."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from quoteattr.languages import Language
from quoteattr.languages.lemmas import last_part
from quoteattr.languages.mentions import Pronoun
from quoteattr.parsing import Sentence
from quoteattr.schema import Factuality, Kind, Medium, Polarity
from quoteattr.spans import Spans, iou
from quoteattr.stages.indices import ReportIndex, numbered
from quoteattr.stages.quotations.passages import Passage, spans_of
from quoteattr.stages.reports import Content, CueClass, Frame, Report

__all__ = ["select_indirect"]

_TAG_FRAMES = frozenset({Frame.INVERTED_TAG, Frame.MEDIAL_TAG})
"""Frames of a tag: beside an utterance between marks they are its tag and nothing more."""

_DEPENDENT = frozenset({Frame.THAT_CLAUSE, Frame.INFINITIVE})
"""Frames of a clause that depends on its cue, whatever else the sentence of the cue points back at."""

_TOLD_BY_NOBODY = frozenset({Frame.THAT_CLAUSE, Frame.BARE_CLAUSE})
"""Frames of what a passive reports without a source."""

_SOME_DIRECT = 0.3
"""Share of a clause in whole utterances between marks from which on its cue is their tag."""

_SAME_SHARE = 0.7
"""Share of the code points of two clauses together above which they are one that two cues report."""


def select_indirect(
    text: str,
    sentences: Sequence[Sentence],
    reports: Sequence[Report],
    spoken: Sequence[Passage],
    language: Language,
) -> tuple[Passage, ...]:
    """The clauses that are indirect quotations, with their reports.

    :param spoken: the quotations between marks and after labels; what is reported within one that is a whole
        utterance is on another level.
    """
    chosen: list[Passage] = []
    quoted, utterances = Spans.of(spans_of(spoken)), Spans.of(spans_of(spoken, Kind.DIRECT))
    marked = sorted((passage.outer_start, passage.outer_end) for passage in spoken if passage.marked)
    pointing = {report.sentence for report in reports if report.previous and _points(report)}
    for index, report in numbered(ReportIndex, reports):
        content = _content(text, sentences, report)
        if content is None or not _reportable(sentences, report, language):
            continue
        points_back = report.sentence in pointing and not report.previous
        if points_back and content.frame not in _DEPENDENT:
            continue
        most_direct = 0.0 if content.frame in _TAG_FRAMES else _SOME_DIRECT
        if utterances.hold(report.start, report.start + 1) or _share(content, utterances) > most_direct:
            continue
        if _is_between_marks(text, content, quoted):
            continue
        if content.frame is Frame.BARE_CLAUSE and quoted.open_at(content.start):
            continue
        for piece in _pieces(content):
            start, end = _with_whole_brackets(text, *_with_whole_marks(piece, marked))
            chosen.append(Passage(Kind.INDIRECT, start, end, start, end, utterance=index, report=index))
    chosen.extend(_going_on(sentences, reports, chosen, language))
    return tuple(_without_doubles(chosen))


def _going_on(
    sentences: Sequence[Sentence], reports: Sequence[Report], chosen: Sequence[Passage], language: Language
) -> Iterator[Passage]:
    """Sentences that are no more than another clause of the report before: *Smit zegt dat …* **En dat** *…*.

    *En dat is zo* (And that is so) is a sentence of its own, *Dat terwijl …* (And this while) the reporter's.
    """
    before = {reports[passage.report].sentence: passage for passage in chosen if passage.report is not None}
    for index, passage in before.items():
        content = None if passage.report is None else reports[passage.report].content
        if content is None or content.frame is not Frame.THAT_CLAUSE or index + 1 >= len(sentences):
            continue
        following = sentences[index + 1]
        if not following.parsed or following.paragraph != sentences[index].paragraph:
            continue
        words = following.tokens[following.tokens[0].upos == "CCONJ" :]
        head = following.head(words[0]) if words else None
        if head is None or head.head >= 0 or words[0].relation != "mark":
            continue
        kept = [word for word in words[1:] if any(map(str.isalnum, word.text))]
        if kept and kept[0].upos != "SCONJ" and words[0].lower in language.cues.finite_markers:
            start, end = kept[0].start, kept[-1].end
            yield Passage(Kind.INDIRECT, start, end, start, end, passage.utterance, report=passage.report)


def _pieces(content: Content) -> tuple[Content, ...]:
    """A clause, or its two pieces that a tag parts: **De brug**, *zei Smit,* **blijft dicht**."""
    if content.tag is None:
        return (content,)
    before, behind = content.tag
    return evolve(content, end=before, tag=None), evolve(content, start=behind, tag=None)


def _with_whole_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a clause begins and ends with the brackets of its first and last word: **[eiser] zwijgt**."""
    first, last = text.find("]", start, end), text.rfind("[", start, end)
    if text.endswith("[", 0, start) and first >= 0 and text.find("[", start, first) < 0:
        start -= 1
    if text.startswith("]", end) and last >= 0 and text.find("]", last, end) < 0:
        end += 1
    return start, end


def _points(report: Report) -> bool:
    """Whether a report gives the sentence before it to its source: *Dat meldt X*, not *Dat vindt X niet*."""
    return report.source is not None and report.polarity is Polarity.POSITIVE


def _with_whole_marks(content: Content, marked: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Where a clause begins and ends that holds both marks of a pair or none.

    *Hij zei dat* **het plan "af is"**: the mark behind it stands where his clause ends.

    :param marked: spans between marks with their marks, sorted.
    """
    start, end = content.start, content.end
    last = bisect.bisect_left(marked, (end,)) - 1
    if last >= 0 and start <= marked[last][0] and end < marked[last][1]:
        end = marked[last][1]
    first = bisect.bisect_left(marked, (start,)) - 1
    if first >= 0 and marked[first][0] < start < marked[first][1] < end:
        start = marked[first][0]
    return start, end


def _content(text: str, sentences: Sequence[Sentence], report: Report) -> Content | None:
    """What a report is about: a clause of its own sentence, or the whole sentence that it points back at."""
    if report.previous and not _points(report):
        return None
    if report.previous and report.sentence > 0:
        before = sentences[report.sentence - 1]
        if before.paragraph < sentences[report.sentence].paragraph - 1:
            return None
        end = before.end - 1 if text[before.end - 1] in ".!?" else before.end
        return Content(before.start, end, Frame.PREVIOUS_SENTENCE)
    return report.content


def _reportable(sentences: Sequence[Sentence], report: Report, language: Language) -> bool:
    """Whether a report says that somebody else said, thought or wrote something."""
    if not (
        _has_source(sentences[report.sentence], report, language)
        or _names_nobody(sentences[report.sentence], report, language)
    ):
        return False
    if _only_wanted(sentences[report.sentence], report, language):
        return False
    if _promises_nothing(sentences[report.sentence], report, language):
        return False
    if _decides(sentences[report.sentence], report, language):
        return False
    if _in_passing(sentences[report.sentence], report, language):
        return False
    if report.cue_class is CueClass.VERB and report.factuality in {Factuality.FUTURE, Factuality.QUESTIONED}:
        return False
    if _supposed(sentences[report.sentence], report, language):
        return False
    return report.polarity is Polarity.POSITIVE or _denies(sentences[report.sentence], report, language)


def _denies(sentence: Sentence, report: Report, language: Language) -> bool:
    """Whether it is told that somebody denies, does not think or never said it: *heeft nooit gezegd dat*.

    What somebody forgot or refused to say is no quotation: *vergat te zeggen dat*.
    """
    if report.lemma in language.cues.denying_verbs or report.medium is not Medium.SPEECH:
        return True
    told = report.content is not None and report.content.frame is Frame.THAT_CLAUSE
    infinitive = "VerbForm=Inf" in sentence.tokens[report.cue].feats
    return told and not infinitive and report.lemma in language.cues.announcing_verbs


def _has_source(sentence: Sentence, report: Report, language: Language) -> bool:
    """Whether a report names somebody else than the reporter and the reader as its source.

    What stands behind a colon is quoted of whoever tells it: *Ik dacht:* **dit gaat mis** (I thought).
    """
    if report.source is None:
        return False
    source = sentence.tokens[report.source]
    word, cues = source.lower, language.cues
    if word in cues.generic_subjects or word in cues.reported_pronouns:
        return any(adverb.lower in cues.almost_words for adverb in sentence.children(source, "advmod"))
    pronoun = language.mentions.pronouns.get(word)
    if pronoun is None or (pronoun.person == 3 and not pronoun.generic):
        return True
    return _told_of_oneself(sentence, report, pronoun)


def _told_of_oneself(sentence: Sentence, report: Report, pronoun: Pronoun) -> bool:
    """Whether the teller says what the teller or the reader said: *Ik* **zei** *dat …*, *U zegt dat …*.

    *Ik denk dat* (I think that) is the teller's own view.
    """
    if pronoun.person == 1 and _is_behind_colon(sentence, report):
        return True
    if (
        report.content is None
        or report.content.frame is not Frame.THAT_CLAUSE
        or report.medium is Medium.THOUGHT
    ):
        return False
    cue = sentence.tokens[report.cue]
    past = "Tense=Past" in cue.feats or ("VerbForm=Part" in cue.feats and not report.passive)
    return report.cue_class is CueClass.VERB and (past or pronoun.person == 2)


def _is_behind_colon(sentence: Sentence, report: Report) -> bool:
    if report.content is None or report.content.frame is not Frame.BARE_CLAUSE:
        return False
    first = sentence.at(report.content.start)
    return first is not None and first.index > 0 and sentence.tokens[first.index - 1].text == ":"


def _names_nobody(sentence: Sentence, report: Report, language: Language) -> bool:
    """Whether a report says that it was said and not by whom: *er wordt gezegd dat*, *men zegt dat*."""
    if report.content is None:
        return False
    if report.cue_class in {CueClass.NOUN, CueClass.VIEW, CueClass.INSCRIPTION}:
        return report.source is None
    if report.cue_class not in {CueClass.VERB, CueClass.PREDICATE}:
        return False
    if report.source is not None:
        return sentence.tokens[report.source].lower in language.cues.unnamed_subjects
    judged = report.lemma in language.cues.judging_verbs
    if report.passive and (judged or report.factuality is not Factuality.ASSERTED):
        return False
    sounds = report.lemma in language.cues.sounding_verbs and report.content.frame is Frame.INVERTED_TAG
    telling = language.cues.urging_verbs | language.cues.narrating_verbs
    asks = report.lemma in telling and report.content.frame is Frame.INFINITIVE
    return sounds or (report.passive and (asks or report.content.frame in _TOLD_BY_NOBODY))


def _only_wanted(sentence: Sentence, report: Report, language: Language) -> bool:
    """Whether somebody only wants to say it: *wilde uitleggen dat* (wanted to explain that)."""
    if report.cue_class is not CueClass.VERB or report.medium is Medium.THOUGHT:
        return False
    cue = sentence.tokens[report.cue]
    head = sentence.head(cue)
    above = [
        *sentence.children(cue, "aux"),
        *([head] if head is not None and cue.relation == "xcomp" else []),
    ]
    return "VerbForm=Inf" in cue.feats and any(verb.lemma in language.cues.wanting_verbs for verb in above)


def _supposed(sentence: Sentence, report: Report, language: Language) -> bool:
    """Whether it is only supposed that somebody says it: *alsof zij zei dat* (as if she said that)."""
    marks = sentence.children(sentence.tokens[report.cue], "mark")
    return any(mark.lower in language.cues.supposing_markers for mark in marks)


def _promises_nothing(sentence: Sentence, report: Report, language: Language) -> bool:
    """Whether a thing only bids fair: *de race* **belooft mooi te worden** (promises to be fine)."""
    if report.lemma not in language.cues.figurative_verbs or report.source is None or report.content is None:
        return False
    if report.content.frame is not Frame.INFINITIVE:
        return False
    source = sentence.tokens[report.source]
    thing = source.upos == "NOUN" and language.mentions.noun_type(source.lemma, source.text) is None
    return thing or source.lower in language.cues.anticipatory_pronouns


def _decides(sentence: Sentence, report: Report, language: Language) -> bool:
    """Whether somebody decides what a rule would lay down: *hij* **bepaalt** *dat*, not *de wet bepaalt*."""
    if report.lemma not in language.cues.ruling_verbs or report.content is None:
        return False
    source = None if report.source is None else last_part(sentence.tokens[report.source].lemma)
    return source not in language.cues.ruling_sources and report.content.frame is Frame.THAT_CLAUSE


def _in_passing(sentence: Sentence, report: Report, language: Language) -> bool:
    """Whether a request, or what nobody in particular says, only tells when or how something happens.

    *Hij was dertig toen ze hem vroegen om …* (when they asked him to), *hoe hij denkt te winnen*.
    """
    if report.content is None or (report.source is not None and report.content.frame is not Frame.INFINITIVE):
        return False
    cue, cues = sentence.tokens[report.cue], language.cues
    in_passing = cues.question_markers
    if report.source is None or report.lemma in cues.urging_verbs:
        in_passing |= cues.temporal_markers
    opening = sentence.children(cue, "mark", "advmod")
    return any(word.index < cue.index and word.lower in in_passing for word in opening)


def _share(content: Content, spans: Spans) -> float:
    """Share of the code points of ``content`` that lie in ``spans``, 0 to 1."""
    return spans.shared(content.start, content.end) / max(1, content.end - content.start)


def _is_between_marks(text: str, content: Content, quoted: Spans) -> bool:
    """Whether no word of a clause stands outside marks: *zei dat* **"de brug dicht is"**."""
    place, end = content.start, bisect.bisect_left(quoted.starts, content.end)
    first = bisect.bisect_right(quoted.reach, content.start)
    for index in range(first, end):
        if any(map(str.isalnum, text[place : quoted.starts[index]])):
            return False
        place = max(place, quoted.ends[index])
    return not any(map(str.isalnum, text[place : content.end]))


def _without_doubles(passages: Iterable[Passage]) -> list[Passage]:
    """One passage a clause: where two cues report the same words, the one nearer to them stays."""
    kept: list[Passage] = []
    recent: list[Passage] = []
    reach = 0
    for passage in sorted(passages, key=lambda passage: (passage.start, passage.end)):
        if passage.start >= reach:
            recent = []
        if not any(_alike(known, passage) for known in recent):
            kept.append(passage)
            recent.append(passage)
            reach = max(reach, passage.end)
    return kept


def _alike(one: Passage, other: Passage) -> bool:
    """Whether two clauses have most of their words in common."""
    return iou((one.start, one.end), (other.start, other.end)) > _SAME_SHARE
