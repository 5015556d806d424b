"""From quotation to speaker: an ordered list of named rules, each with a confidence.

The architecture is a sieve: the rules are tried from the most to the least certain, and the first that
finds a speaker wins (Muzny, Fang, Chang and Jurafsky 2017, "A two-stage sieve approach for quote
attribution", EACL; van Cranenburgh 2019, "A Dutch coreference resolution system with an evaluation on
literary fiction", CLIN Journal 9).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

import regex
from attrs import define, frozen

from quoteattr.parsing.tables import Token
from quoteattr.schema import EntityType, Form, Kind, Reason
from quoteattr.stages.attribution.features import Ranker, Stage
from quoteattr.stages.quotations import Passage
from quoteattr.stages.reports import Report
from quoteattr.stages.scene import Attribution, Attributions, Scene

__all__ = ["FURTHER_RULES", "SPEAKER_RULES", "SpeakerRule", "attribute_speakers", "local_attributions"]


_TAG_REACH = 60
"""Code points between a quotation and the cue of its tag."""

_TAG_GAP = regex.compile(r"\G[\s,.;:!?…\-–—'\"’”»]*(?:\w+[\s,]+){0,4}$")
_SIGNATURE = regex.compile(r"[^\S\n]{0,9}\n{0,2}[^\S\n]{0,9}[-–—]{1,3}[^\S\n]{0,9}(?=\p{Lu})")
_ENDS = frozenset(".!?…")
_WORD = regex.compile(r"\w+")

_ECHO_SHARE = 0.6
"""Share of the words of a heading that the quotation it repeats must have."""


@frozen
class SpeakerRule:
    """A way to find the speaker of a quotation.

    :param name: what :attr:`quoteattr.Quote.rule` says.
    :param find: the rule; ``None`` when it does not apply.
    :param confidence: how often it is right where it applies, on documents that were held out, 0 to 1.
    """

    name: str
    find: Callable[[_Story, int], tuple[int | None, int | None] | None]
    confidence: float


@define
class _Story:
    """A scene and the speakers found so far."""

    scene: Scene
    found: Attributions

    def passage(self, index: int) -> Passage:
        return self.scene.passages[index]

    @cached_property
    def with_word(self) -> Mapping[str, Sequence[int]]:
        """For each word the passages, other than headings, that it stands in."""
        table: dict[str, list[int]] = {}
        for number, passage in enumerate(self.scene.passages):
            if not _is_heading(self.scene, passage):
                for word in _content_words(self.scene, passage):
                    table.setdefault(word, []).append(number)
        return table


def attribute_speakers(stage: Stage, ranker: Ranker) -> tuple[Attribution, ...]:
    """One attribution for each passage on ``stage``, in their order."""
    scene = stage.scene
    story = _Story(scene, local_attributions(scene))
    headings = [
        index
        for index, passage in enumerate(scene.passages)
        if not stage.dialogue and _is_heading(scene, passage)
    ]
    others = sorted(set(range(len(scene.passages))).difference(headings))
    for index in (*others, *headings):
        attribution = story.found[index]
        if attribution is not None:
            attribution = _identified(story, stage, ranker, index, attribution)
        else:
            attribution = (
                (_heading_echo(story, index) if index in headings else None)
                or (None if stage.dialogue else _introduced(story, index))
                or _ranked(story, stage, ranker, index)
            )
        story.found[index] = attribution
    return tuple(
        story.found[index] or Attribution(None, None, reason=_reason(scene, passage))
        for index, passage in enumerate(scene.passages)
    )


def local_attributions(scene: Scene) -> Attributions:
    """What the rules about the quotation's own sentence find; ``None`` where they leave the choice open."""
    story = _Story(scene, Attributions([None] * len(scene.passages)))
    for index in range(len(scene.passages)):
        story.found[index] = _first(story, index)
    for index in range(len(scene.passages)):
        if story.found[index] is None:
            story.found[index] = _same_utterance(story, index)
    return story.found


def _first(story: _Story, index: int) -> Attribution | None:
    for rule in SPEAKER_RULES:
        answer = rule.find(story, index)
        if answer is not None:
            mention, report = answer
            if report is None:
                mention = _best_known(story.scene, mention, story.passage(index).start)
            return Attribution(rule.name, mention, report, story.scene.entity(mention), rule.confidence)
    return None


def _identified(
    story: _Story, stage: Stage, ranker: Ranker, index: int, attribution: Attribution
) -> Attribution:
    """The same attribution with the entity that its pronoun most probably stands for.

    *"Ik riep: 'Kom!'", zei Piet* — "I shouted: 'Come!'", said Piet: in a quotation, *ik* is who speaks that.
    """
    mention = attribution.mention
    if mention is None or story.scene.mentions[mention].form is not Form.PRONOUN:
        return attribution
    pronoun, outer = story.scene.mentions[mention], story.scene.quotation_around(index)
    if pronoun.person == 1 and pronoun.number == "sing" and outer is not None:
        return attribution.of(story.found.entity(outer))
    if pronoun.person != 3:
        return attribution
    outer_speaker = None if outer is None else story.found.entity(outer)
    candidates = [
        candidate
        for candidate in stage.candidates(index, story.found)
        if stage.agrees(mention, candidate) and candidate != outer_speaker
    ]
    if not candidates:
        return attribution
    return attribution.of(_most_probable(story, stage, ranker, index, candidates, mention)[0])


def _ranked(story: _Story, stage: Stage, ranker: Ranker, index: int) -> Attribution | None:
    """The most probable of all who are near.

    *Teunter was bij de bijeenkomst. "Het was gezellig."* — Teunter was at the meeting. "It was nice."
    A free-standing quotation: distance, syntax and turn taking are weighed, see
    ``quoteattr.stages.attribution.features``. They tell nothing of a quotation in a quotation.
    """
    passage = story.passage(index)
    if passage.kind is Kind.INDIRECT or story.scene.quotation_around(index) is not None:
        return None
    candidates = stage.candidates(index, story.found)
    if not candidates:
        return None
    entity, probability = _most_probable(story, stage, ranker, index, candidates)
    confidence = ranker.confidence(probability, dialogue=stage.dialogue)
    if probability < ranker.threshold:
        return Attribution("ranked", None, confidence=confidence, reason=Reason.AMBIGUOUS)
    mention = stage.shown(entity, passage.outer_start)
    return Attribution("ranked", mention, None, entity, confidence)


def _most_probable(
    story: _Story,
    stage: Stage,
    ranker: Ranker,
    index: int,
    candidates: Sequence[int],
    pronoun: int | None = None,
) -> tuple[int, float]:
    """Which of the candidates speaks a passage, and how probable that is; there is at least one."""
    if len(candidates) == 1:
        return candidates[0], 1.0
    features = stage.features(index, candidates, story.found, pronoun)
    probabilities = ranker.probabilities(features, stage.settings(pronoun))
    best = max(range(len(candidates)), key=probabilities.__getitem__)
    return candidates[best], probabilities[best]


def _best_known(scene: Scene, mention: int | None, offset: int) -> int | None:
    """The nearest name of the same entity before ``offset``: it tells a reader more than a pronoun."""
    entity = scene.entity(mention)
    if mention is None or entity is None or scene.mentions[mention].form is Form.NAME:
        return mention
    name = scene.last_before(scene.names_of.get(entity, ()), offset)
    return mention if name is None else name


def _reason(scene: Scene, passage: Passage) -> Reason:
    if passage.report is not None:
        report = scene.reports[passage.report]
        if report.passive:
            return Reason.PASSIVE_WITHOUT_AGENT
        source = scene.source_of(report)
        if source is not None and scene.mentions[source].generic:
            return Reason.GENERIC_SOURCE
    return Reason.NO_CANDIDATE


# -- rules that look at the quotation's own sentence -------------------------------------------------


def _reported(story: _Story, index: int) -> tuple[int | None, int | None] | None:
    """The source of the cue whose clause it is.

    *Rutte zei dat hij contact had gehad* — Rutte said that he had been in contact.
    """
    passage = story.passage(index)
    if passage.report is None:
        return None
    mention = story.scene.source_of(story.scene.reports[passage.report])
    return None if mention is None else (mention, passage.report)


def _tag_after(story: _Story, index: int) -> tuple[int | None, int | None] | None:
    """The subject of the cue right after the quotation.

    *"Dat is een risico", zei hij* — "That is a risk", he said.
    """
    scene, passage = story.scene, story.passage(index)
    if not passage.marked:
        return None
    outer = scene.quotation_around(index)
    limit = passage.outer_end + _TAG_REACH
    if outer is not None:
        limit = min(limit, story.passage(outer).end)
    for number in scene.reports_between(passage.outer_end, limit):
        report = scene.reports[number]
        if "tag" not in report.frames or scene.in_direct(report.start, index):
            continue
        gap = scene.text[passage.outer_end : report.start]
        if passage.kind is Kind.MIXED and "," not in gap:
            return None
        if "\n\n" in gap or not _TAG_GAP.match(gap) or _ends_sentence(scene, passage, gap, report.start):
            return None
        mention = scene.source_of(report)
        return None if mention is None else (mention, number)
    return None


def _signed(story: _Story, index: int) -> tuple[int | None, int | None] | None:
    """Who is named after a dash behind the quotation, and does nothing there.

    *"Er is geen weg terug" – Anna Smit, wethouder* — "There is no way back" – Anna Smit, alderman.
    """
    scene, passage = story.scene, story.passage(index)
    dash = _SIGNATURE.match(scene.text, passage.outer_end) if passage.marked else None
    if dash is None:
        return None
    number = scene.paragraph(dash.end())
    end = scene.paragraphs[number].end
    for sentence in range(scene.sentence_at(dash.end()), scene.sentence_at(end - 1) + 1):
        words = (token for token in scene.sentences[sentence].tokens if dash.end() <= token.start < end)
        if any(token.upos in {"VERB", "AUX"} or token.text in _ENDS for token in words):
            return None
    for mention in scene.mentions_in(scene.sentence_at(dash.end())):
        if scene.mentions[mention].start == dash.end() and scene.can_speak(mention):
            return mention, None
    return None


def _ends_sentence(scene: Scene, passage: Passage, gap: str, cue: int) -> bool:
    """Whether the quotation's sentence is over before the cue: *"…." Hij zei dat …*."""
    stripped = gap.strip()
    if stripped[:1] in {".", "!", "?", "…"}:
        return True
    closed = passage.end > 0 and scene.text[passage.end - 1] in ".!?…"
    words = (stripped + scene.text[cue : cue + 1]).lstrip(",;:-–—'\"’”» ")
    return closed and words[:1].isupper()


def _colon(story: _Story, index: int) -> tuple[int | None, int | None] | None:
    """The source of the cue before a colon.

    *Minister Kaag zegt: "We gaan door."* — Minister Kaag says: "We go on."
    """
    scene, passage = story.scene, story.passage(index)
    before = scene.text[max(0, passage.outer_start - 3) : passage.outer_start].rstrip()
    if not passage.marked or not before.endswith(":"):
        return None
    start = _sentence_start(scene, passage.outer_start - 1)
    for number in reversed(scene.reports_between(start, passage.outer_start)):
        report = scene.reports[number]
        if not scene.in_direct(report.start, index) and _names_source(scene, report):
            return scene.source_of(report), number
    subjects = [
        mention
        for sentence in range(scene.sentence_at(start), scene.sentence_at(passage.outer_start) + 1)
        for mention in scene.mentions_in(sentence)
        if start <= scene.mentions[mention].start < passage.outer_start
        and scene.can_speak(mention)
        and not scene.mentions[mention].place
        and not scene.in_direct(scene.mentions[mention].start, index)
    ]
    named = [m for m in subjects if scene.mentions[m].subject] or subjects
    return (named[0], None) if named else None


def _names_source(scene: Scene, report: Report) -> bool:
    """Whether the source can speak or be read: not *een ogenblik later* beside *zei*."""
    mention = scene.source_of(report)
    if mention is None:
        return False
    return scene.can_speak(mention) or scene.mentions[mention].type is EntityType.DOCUMENT


def _sentence_start(scene: Scene, offset: int) -> int:
    sentence = scene.sentence_at(offset)
    return scene.sentences[sentence].start if sentence >= 0 else 0


def _inside_report(story: _Story, index: int) -> tuple[int | None, int | None] | None:
    """The speaker of the indirect quotation that the fragment stands in.

    *Hij zei dat het plan "volstrekt onhaalbaar" was* — He said that the plan was "utterly unfeasible".
    """
    scene, passage = story.scene, story.passage(index)
    if not passage.marked:
        return None
    for number in scene.indirect_around(passage):
        found = _reported(story, number)
        if found is not None:
            return found
    return None


def _same_clause(story: _Story, index: int) -> tuple[int | None, int | None] | None:
    """The source of a cue in the sentence that the fragment is built into.

    *Hij noemt het plan "volstrekt onhaalbaar"* — He calls the plan "utterly unfeasible".
    """
    scene, passage = story.scene, story.passage(index)
    if passage.kind is not Kind.MIXED:
        return None
    sentence = scene.sentence_at(passage.start)
    options = [
        (number, scene.reports[number])
        for number in scene.reports_by_sentence.get(sentence, ())
        if not passage.start <= scene.reports[number].start < passage.end
        and scene.source_of(scene.reports[number]) is not None
    ]
    if not options:
        return None
    number, report = min(
        options,
        key=lambda option: min(abs(passage.start - option[1].end), abs(option[1].start - passage.end)),
    )
    return scene.source_of(report), number


def _next_sentence_tag(story: _Story, index: int) -> tuple[int | None, int | None] | None:
    """The source of the next sentence when that points back.

    *"Verrast." Dat was de reactie van De Boer* — "Surprised." That was De Boer's reaction.
    """
    scene, passage = story.scene, story.passage(index)
    if not passage.marked or scene.quotation_around(index) is not None:
        return None
    for number in scene.reports_between(passage.outer_end, passage.outer_end + 120):
        report = scene.reports[number]
        sentence = scene.sentences[report.sentence]
        if not report.previous or sentence.start < passage.end - 1:
            continue
        if scene.text[passage.outer_end : sentence.start].strip(" .,;\n"):
            return None
        mention = scene.source_of(report)
        return None if mention is None else (mention, number)
    return None


def _heading_name(story: _Story, index: int) -> tuple[int | None, int | None] | None:
    """The name before the colon of a heading.

    *Baudet: antifa moet verboden worden* — Baudet: antifa must be banned.
    """
    passage = story.passage(index)
    if passage.kind is not Kind.HEADLINE or passage.source is None:
        return None
    return story.scene.index_of(passage.source), None


def _label(story: _Story, index: int) -> tuple[int | None, int | None] | None:
    """Who is named at the beginning of the line, where lines of several people do so.

    *Smit: Dat is zo.* — Smit: That is so.
    """
    passage = story.passage(index)
    if passage.kind is not Kind.DIRECT or passage.source is None:
        return None
    return story.scene.index_of(passage.source), None


def _is_heading(scene: Scene, passage: Passage) -> bool:
    paragraph = scene.paragraph(passage.start)
    return paragraph >= 0 and scene.paragraphs[paragraph].heading


def _heading_echo(story: _Story, index: int) -> Attribution | None:
    """The speaker of the quotation that a heading repeats.

    A subheading *'Verbijsterd'* above *Schiphol Watch zegt verbijsterd te zijn* — 'Baffled', above: Schiphol
    Watch says it is baffled.
    """
    scene = story.scene
    words = _content_words(scene, story.passage(index))
    best, best_share = None, 0.0
    shared = Counter(number for word in words for number in story.with_word.get(word, ()))
    for number, count in sorted(shared.items()):
        found = story.found[number]
        if number == index or found is None or found.mention is None:
            continue
        share = count / len(words)
        if share > best_share:
            best, best_share = found, share
    if best is None or best_share < _ECHO_SHARE:
        return None
    return Attribution("heading_echo", best.mention, None, best.entity, 0.9 * best.confidence)


def _content_words(scene: Scene, passage: Passage) -> set[str]:
    words = _WORD.findall(scene.text[passage.start : passage.end].casefold())
    return {word for word in words if len(word) > 3} or set(words)


def _introduced(story: _Story, index: int) -> Attribution | None:
    """The person whom the sentence before the quotation names as its subject.

    *Doelman Jansen was streng voor zichzelf. "Die bal moet ik hebben."* — Goalkeeper Jansen was hard on
    himself. "I should have had that ball." Not in stories, in which the others answer.
    """
    scene, passage = story.scene, story.passage(index)
    number = scene.sentence_at(passage.outer_start)
    if number >= 0 and scene.sentences[number].start >= passage.outer_start:
        number -= 1
    if passage.kind is not Kind.DIRECT or number < 0:
        return None
    sentence = scene.sentences[number]
    if sentence.paragraph != scene.paragraph(passage.outer_start) or sentence.end > passage.outer_start:
        return None
    if scene.marked.touch(sentence.start, sentence.end):
        return None
    named = [m for m in scene.mentions_in(number) if _is_named_subject(scene, m)]
    if len(named) != 1 or _reports_other(scene, number, named[0]):
        return None
    return Attribution("introduced", named[0], None, scene.entity(named[0]), 0.97)


def _reports_other(scene: Scene, sentence: int, mention: int) -> bool:
    """Whether a sentence reports what somebody else says."""
    sources = (scene.source_of(scene.reports[n]) for n in scene.reports_by_sentence.get(sentence, ()))
    return any(s is not None and scene.entity(s) != scene.entity(mention) for s in sources)


def _is_named_subject(scene: Scene, mention: int) -> bool:
    """Whether it names a person as the subject of a main clause."""
    candidate, entity = scene.mentions[mention], scene.entity(mention)
    if candidate.form is not Form.NAME or not candidate.subject or entity is None:
        return False
    sentence = scene.sentences[candidate.sentence]
    token: Token | None = sentence.tokens[candidate.head]
    while token is not None and token.relation in {"appos", "flat"}:
        token = sentence.head(token)
    verb = None if token is None else sentence.head(token)
    return verb is not None and verb.head < 0 and scene.resolution.entities[entity].type is EntityType.PERSON


def _same_utterance(story: _Story, index: int) -> Attribution | None:
    """The speaker of the nearest other piece of the same utterance, the one before it if two are as near.

    *"Ja", zei Anna, "dat is zo."* — "Yes," said Anna, "that is so."
    """
    passage = story.passage(index)
    pieces = [number for number in story.scene.pieces[passage.utterance] if number != index]
    for number in sorted(pieces, key=lambda number: (abs(number - index), number)):
        found = story.found[number]
        if found is not None and found.mention is not None:
            return found.by("same_utterance")
    return None


def _sentence_subject(story: _Story, index: int) -> tuple[int | None, int | None] | None:
    """The subject of the sentence that the fragment is built into.

    *Van der Plas ziet "onvoldoende aanknopingspunten"* — Van der Plas sees "insufficient leads".
    """
    scene, passage = story.scene, story.passage(index)
    if passage.kind is not Kind.MIXED:
        return None
    sentence = scene.sentence_at(passage.start)
    options = [
        mention
        for mention in scene.mentions_in(sentence)
        if scene.mentions[mention].subject
        and scene.can_speak(mention)
        and not scene.in_direct(scene.mentions[mention].start, index)
        and scene.mentions[mention].end <= passage.start
    ]
    return (options[-1], None) if options else None


SPEAKER_RULES: tuple[SpeakerRule, ...] = (
    SpeakerRule("reported", _reported, 0.97),
    SpeakerRule("label", _label, 0.95),
    SpeakerRule("signed", _signed, 0.90),
    SpeakerRule("tag_after", _tag_after, 0.97),
    SpeakerRule("colon", _colon, 0.87),
    SpeakerRule("heading_name", _heading_name, 0.90),
    SpeakerRule("next_sentence_tag", _next_sentence_tag, 0.80),
    SpeakerRule("inside_report", _inside_report, 0.95),
    SpeakerRule("same_clause", _same_clause, 0.88),
    SpeakerRule("sentence_subject", _sentence_subject, 0.80),
)
"""The rules in the order in which they are tried."""

FURTHER_RULES: Mapping[str, Callable[..., Attribution | None]] = {
    "same_utterance": _same_utterance,
    "heading_echo": _heading_echo,
    "introduced": _introduced,
    "ranked": _ranked,
}
"""The rules that are tried when none of :data:`SPEAKER_RULES` applies, by name."""
