"""The rules that find who speaks a passage: one list, from the most to the least certain of each sweep.

The architecture is a sieve: the rules are tried in their order, and the first that answers wins (Muzny, Fang,
Chang and Jurafsky 2017, "A two-stage sieve approach for quote attribution", EACL; van Cranenburgh 2019, "A
Dutch coreference resolution system with an evaluation on literary fiction", CLIN Journal 9).
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

import regex
from attrs import frozen

from quoteattr.languages.lemmas import last_part
from quoteattr.languages.typography import SENTENCE_FINAL
from quoteattr.schema import EntityType, Form, Kind, Reason
from quoteattr.stages.attribution.introductions import introducing_sentence, leads_main_clause
from quoteattr.stages.attribution.so_far import SpeakersSoFar
from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex, ReportIndex, SentenceIndex
from quoteattr.stages.mentions import PEOPLE, is_unnamed
from quoteattr.stages.quotations import Passage
from quoteattr.stages.reports import Frame, Report
from quoteattr.stages.scene import Scene

__all__ = ["SPEAKER_RULES", "Answer", "SpeakerRule", "SpeakerSweep"]

_TAG_REACH = 60
"""Code points between a quotation and the cue of its tag."""

_NEXT_SENTENCE_REACH = 120
"""Code points between a quotation and the cue of a next sentence that points back."""

_TAG_GAP = regex.compile(r"\G[\s,.;:!?…\-–—'\"’”»]*(?:\w+[\s,]+){0,4}$")
_SIGNATURE = regex.compile(
    r"[^\S\n]{0,9}(?:\((?=\p{L})|(?:\n{0,2}[^\S\n]{0,9}[-–—]{1,3}|\|)[^\S\n]{0,9}(?=\p{Lu}))"
)

_COMMA = regex.compile(r"[^\S\n]{0,9}+,?+[^\S\n]{0,9}+(?=\p{Ll})")

_SUBJECT_REACH = 3
"""Words, at most, from the verb of an inverted clause to the head of its subject."""


_COLON_REACH = 24
"""Code points, at most, of white space between a colon and what it introduces, and the colon."""

_FRAGMENT = frozenset({"fragment"})
"""The frames of a verb that only names a thing."""

_DOCUMENT_REACH = 250
"""Code points, at most, from what stands in a document back to where that is named."""

_SHORT_CRY = 3
"""Words of a question or an exclamation that somebody breaks in with, at most."""

_WORDS = regex.compile(r"\w+")

_DEPENDENT_FRAMES = frozenset({Frame.THAT_CLAUSE, Frame.INFINITIVE})
"""Frames of a clause that depends on its cue."""

_NOBODY_CONFIDENCE = 0.9
"""How sure it is that a passive or *men* names nobody."""


class SpeakerSweep(Enum):
    """Which rules are tried together, for one passage after the other."""

    SENTENCE = auto()
    """What the sentences of the passage tell, and those right beside it; in text order."""
    UTTERANCE = auto()
    """What other pieces of the same utterance tell, where that left the choice open; in text order."""
    TEXT = auto()
    """What the text around tells, where both left it open; in text order, but headings that are no part of a
    story last, since they repeat what stands below."""


@frozen
class Answer:
    """Who speaks, as a rule tells it.

    :param mention: the mention that speaks; ``None`` where the rule knows that nobody is probable enough.
    :param report: the report that ties it to the passage, if one does.
    :param entity: the entity that speaks.
    :param confidence: how sure this is, 0 to 1; ``None`` for as sure as the rule is on the whole.
    :param reason: why nobody speaks, where ``mention`` is ``None``.
    """

    mention: MentionIndex | None
    report: ReportIndex | None
    entity: EntityIndex | None
    confidence: float | None = None
    reason: Reason | None = None


@frozen
class SpeakerRule:
    """A way to find the speaker of a passage.

    :param name: what :attr:`quoteattr.Quote.rule` says.
    :param sweep: when it is tried.
    :param find: the rule; ``None`` when it does not apply.
    :param confidence: how often it is right where it applies, on documents that were held out, 0 to 1;
        ``None`` where each answer tells its own.
    """

    name: str
    sweep: SpeakerSweep
    find: Callable[[SpeakersSoFar, PassageIndex], Answer | None]
    confidence: float | None


def _by_report(known: SpeakersSoFar, report: ReportIndex) -> Answer | None:
    """The source of a report, in the words that stand at its cue; nobody where it says that it has none."""
    reason = known.scene.why_nobody(known.scene.reports[report])
    if reason is not None:
        return Answer(None, report, None, _NOBODY_CONFIDENCE, reason)
    mention = known.scene.source_of(known.scene.reports[report])
    return None if mention is None else Answer(mention, report, known.scene.entity(mention))


def _by_name(known: SpeakersSoFar, index: PassageIndex, mention: MentionIndex) -> Answer:
    """Whoever a mention stands for that no cue ties, by the best known name."""
    shown = known.cast.best_known(mention, known.passage(index).start)
    return Answer(shown, None, known.scene.entity(shown))


# -- what the sentences of the passage tell ----------------------------------------------------------


def _reported(known: SpeakersSoFar, index: PassageIndex) -> Answer | None:
    """The source of the cue whose clause it is.

    *Rutte zei dat hij contact had gehad* — Rutte said that he had been in contact.
    """
    report = known.passage(index).report
    return None if report is None else _by_report(known, report)


def _tag_after(known: SpeakersSoFar, index: PassageIndex) -> Answer | None:
    """The subject of the cue right after the quotation.

    *"Dat is een risico", zei hij* — "That is a risk", he said.
    """
    scene, passage = known.scene, known.passage(index)
    if not passage.marked:
        return None
    outer = scene.marked_around(index)
    limit = passage.outer_end + _TAG_REACH
    if outer is not None:
        limit = min(limit, known.passage(outer).end)
    for place in scene.reports_between(passage.outer_end, limit):
        report = scene.reports[place]
        if "tag" not in report.frames or scene.in_marked(report.start, index):
            continue
        gap = scene.text[passage.outer_end : report.start]
        if passage.kind is Kind.MIXED and ("," not in gap or _goes_on(scene, report)):
            return None
        if "\n\n" in gap or not _TAG_GAP.match(gap) or _ends_sentence(scene, passage, gap, report.start):
            return None
        return _by_report(known, place)
    return None


def _inverted_clause(known: SpeakersSoFar, index: PassageIndex) -> Answer | None:
    """The person who is the subject behind the verb right after the quotation, whatever the verb is.

    *"We zijn er bijna", wenkt Anna Smit* — "We are nearly there", Anna Smit beckons.
    """
    scene, passage = known.scene, known.passage(index)
    if passage.kind is not Kind.DIRECT or scene.marked_around(index) is not None:
        return None
    gap = _COMMA.match(scene.text, passage.outer_end)
    number = scene.sentence_at(passage.outer_end)
    if gap is None or number < 0:
        return None
    sentence = scene.sentences[number]
    verb = sentence.at(gap.end())
    if verb is None or verb.start != gap.end() or not verb.is_finite:
        return None
    clause = sentence.head(verb) if verb.relation in {"aux", "cop"} else verb
    subject = None if clause is None else sentence.child(clause, "nsubj")
    if subject is None or not verb.index < subject.index <= verb.index + _SUBJECT_REACH:
        return None
    mention = scene.mention_of(number, subject)
    if mention is None or not scene.can_speak(mention) or not _may_be_person(scene, mention):
        return None
    return Answer(mention, None, scene.entity(mention))


def _may_be_person(scene: Scene, index: MentionIndex) -> bool:
    """Whether a mention is one of people, or a name that no model has read."""
    kind, mention = _type_of(scene, index), scene.mentions[index]
    unread = mention.form is Form.NAME and not mention.kind
    return kind in PEOPLE or (kind is None and unread)


def _goes_on(scene: Scene, report: Report) -> bool:
    """Whether a conjunction stands between: *zei niet "nooit"*, **maar** *dacht het wel* (but thought so)."""
    sentence = scene.sentences[report.sentence]
    cue = sentence.tokens[report.cue]
    return sentence.child(cue, "cc") is not None


def _signed(known: SpeakersSoFar, index: PassageIndex) -> Answer | None:
    """Who is named after a dash or in brackets behind the quotation, and does nothing there.

    *"Er is geen weg terug" – Anna Smit, wethouder* — "There is no way back" – Anna Smit, alderman.
    *"Meer groen!" (Anna Smit)* — "More green!" (Anna Smit).
    """
    scene, passage = known.scene, known.passage(index)
    if passage.signed and passage.source is not None:
        return _by_name(known, index, scene.index_of(passage.source))
    dash = _SIGNATURE.match(scene.text, passage.outer_end) if passage.marked else None
    if dash is None:
        return None
    start, end = dash.end(), scene.paragraphs[scene.paragraph(dash.end())].end
    if dash.group().endswith("("):
        end = max(start, scene.text.find(")", start, end))
    for sentence in scene.sentences[scene.sentence_at(start) : scene.sentence_at(end - 1) + 1]:
        words = (token for token in sentence.tokens if start <= token.start < end)
        if any(token.upos in {"VERB", "AUX"} or token.text in SENTENCE_FINAL for token in words):
            return None
    for mention in scene.mentions_in(scene.sentence_at(start)):
        first = scene.mentions[mention]
        named = first.form is Form.NAME or scene.text[start].isupper()
        if first.start == start and named and scene.can_speak(mention):
            return _by_name(known, index, mention)
    return None


def _ends_sentence(scene: Scene, passage: Passage, gap: str, cue: int) -> bool:
    """Whether the quotation's sentence is over before the cue: *"…." Hij zei dat …*."""
    stripped = gap.strip()
    if stripped[:1] in SENTENCE_FINAL:
        return True
    closed = passage.end > 0 and scene.text[passage.end - 1] in SENTENCE_FINAL
    words = (stripped + scene.text[cue : cue + 1]).lstrip(",;:-–—'\"’”» ")
    return closed and words[:1].isupper()


def _colon(known: SpeakersSoFar, index: PassageIndex) -> Answer | None:
    """The source of the cue before a colon.

    *Minister Kaag zegt: "We gaan door."* — Minister Kaag says: "We go on." In a heading, where the subject
    of what happens need not be who speaks, only a cue or a name alone tells: *Kaag: "We gaan door."*
    """
    scene, passage = known.scene, known.passage(index)
    before = _before(scene, passage)
    if not passage.marked or not before.endswith((":", ",")):
        return None
    start = _sentence_start(scene, passage.outer_start - 1)
    if before.endswith(","):
        return _tag_before_comma(known, index, start)
    for place in reversed(scene.reports_between(start, passage.outer_start)):
        report = scene.reports[place]
        if scene.in_marked(report.start, index):
            continue
        if _names_source(scene, report) or _is_somebody(scene, report, passage):
            return _by_report(known, place)
        if _is_saying(scene, report):
            document = _document_before(known, index, start)
            return document or Answer(None, place, None, _NOBODY_CONFIDENCE, Reason.NO_CANDIDATE)
    if (document := _document_before(known, index, start)) is not None:
        return document
    near = _speaking_between(known, index, start)
    if known.turns.in_heading(passage):
        near = [mention for mention in near if _is_alone_before_colon(scene, mention, start, passage)]
    subjects = [mention for mention in near if scene.mentions[mention].subject] or near
    return _by_name(known, index, subjects[0]) if subjects else None


def _document_before(known: SpeakersSoFar, index: PassageIndex, start: int) -> Answer | None:
    """The document in which it stands: *Zij kreeg* **een brief**. *Daarin staat: "…"*.

    She got a letter. It says: "…".
    """
    scene, passage = known.scene, known.passage(index)
    words = {word.strip(",:").casefold() for word in scene.text[start : passage.outer_start].split()}
    if words.isdisjoint(scene.language.cues.inscription_anaphors):
        return None
    earlier = scene.mentions_between(max(0, start - _DOCUMENT_REACH), start)
    documents = [
        mention
        for mention in earlier
        if scene.mentions[mention].type is EntityType.DOCUMENT
        and not scene.in_marked(scene.mentions[mention].start, index)
    ]
    return _by_name(known, index, documents[-1]) if documents else None


def _before(scene: Scene, passage: Passage) -> str:
    """The text right before a passage, without the white space between."""
    return scene.text[max(0, passage.outer_start - _COLON_REACH) : passage.outer_start].rstrip()


def _speaking_between(known: SpeakersSoFar, index: PassageIndex, start: int) -> list[MentionIndex]:
    """The mentions from ``start`` to a passage that can speak, and that no other passage holds."""
    scene = known.scene
    return [
        mention
        for mention in scene.mentions_between(start, known.passage(index).outer_start)
        if scene.can_speak(mention)
        and not scene.mentions[mention].place
        and not scene.in_marked(scene.mentions[mention].start, index)
    ]


def _is_alone_before_colon(scene: Scene, index: MentionIndex, start: int, passage: Passage) -> bool:
    """Whether nothing but a mention stands from ``start`` to the colon before a passage."""
    mention = scene.mentions[index]
    around = scene.text[start : mention.start] + scene.text[mention.end : passage.outer_start]
    return not around.strip(" \t\n:")


def _tag_before_comma(known: SpeakersSoFar, index: PassageIndex, start: int) -> Answer | None:
    """The source of a cue right before the comma: *Ze zei, "We gaan door."* (She said, "We go on.")."""
    scene, passage = known.scene, known.passage(index)
    for place in reversed(scene.reports_between(start, passage.outer_start)):
        report = scene.reports[place]
        if scene.in_marked(report.start, index) or "tag" not in report.frames:
            continue
        gap = scene.text[report.end : passage.outer_start].strip()
        return _by_report(known, place) if gap == "," and passage.kind is Kind.DIRECT else None
    return None


def _speaks_or_is_read(scene: Scene, report: Report) -> bool:
    """Whether the source may say things: not **een kandidatuur** *kondigt ze aan*, she announces hers."""
    index = scene.source_of(report)
    if index is None:
        return False
    mention = scene.mentions[index]
    if mention.form is not Form.NOMINAL or mention.type is not None or mention.speaks > 0:
        return True
    return scene.sentences[mention.sentence].upos[mention.head] != "NOUN"


def _names_source(scene: Scene, report: Report) -> bool:
    """Whether the source can speak or be read: not *een ogenblik later* beside *zei*."""
    mention = scene.source_of(report)
    if mention is None or report.source is None:
        return False
    if scene.can_speak(mention) or scene.mentions[mention].type is EntityType.DOCUMENT:
        return True
    head, words = scene.mentions[mention].head, scene.language.mentions
    return head == report.source and is_unnamed(scene.sentences[report.sentence], head, words)


def _is_somebody(scene: Scene, report: Report, passage: Passage) -> bool:
    """Whether right before the colon somebody speaks who is not known: **Iemand** *riep: "Brand!"*.

    Somebody called: "Fire!"
    """
    mention = scene.source_of(report)
    if mention is None or not scene.mentions[mention].generic:
        return False
    source, cues = scene.mentions[mention], scene.language.cues
    word = scene.text[source.start : source.end].casefold()
    first, last = sorted([(source.start, source.end), (report.start, report.end)])
    gaps = scene.text[first[1] : last[0]], scene.text[last[1] : passage.outer_start]
    return [gap.strip() for gap in gaps] == [
        "",
        ":",
    ] and word not in cues.question_words | cues.unnamed_subjects


def _is_saying(scene: Scene, report: Report) -> bool:
    """Whether a cue names what is said and nobody who says it: *Het gezegde luidt: …* (The saying goes)."""
    if report.lemma not in scene.language.cues.sounding_verbs or report.source is None:
        return False
    source = scene.sentences[report.sentence].tokens[report.source]
    return source.upos == "NOUN" and last_part(source.lemma) not in scene.language.cues.nouns


def _sentence_start(scene: Scene, offset: int) -> int:
    sentence = scene.sentence_at(offset)
    return scene.sentences[sentence].start if sentence >= 0 else 0


def _inside_report(known: SpeakersSoFar, index: PassageIndex) -> Answer | None:
    """The speaker of the narrowest indirect quotation that the fragment stands in, or of its clause.

    *Hij zei dat het plan "volstrekt onhaalbaar" was* — He said that the plan was "utterly unfeasible".
    """
    scene, passage = known.scene, known.passage(index)
    around = scene.indirect_around(passage) if passage.marked else []
    if not around:
        return None
    filled = _filling(scene, passage)
    found = None if filled is None else _by_report(known, filled)
    answers = (_reported(known, outer) for outer in reversed(around))
    return found or next((answer for answer in answers if answer is not None), None)


def _filling(scene: Scene, passage: Passage) -> ReportIndex | None:
    """The report whose clause a passage between marks fills: *hij dacht dat* **"de brug dicht is"**."""
    for place in scene.reports_in(scene.sentence_at(passage.start)):
        content = scene.reports[place].content
        if content is None or content.frame not in _DEPENDENT_FRAMES or scene.reports[place].source is None:
            continue
        if (
            passage.outer_start <= content.start <= passage.start
            and passage.end <= content.end <= passage.outer_end
        ):
            return place
    return None


def _same_clause(known: SpeakersSoFar, index: PassageIndex) -> Answer | None:
    """The source of a cue in the sentence that the fragment is built into.

    *Hij noemt het plan "volstrekt onhaalbaar"* — He calls the plan "utterly unfeasible".
    """
    scene, passage = known.scene, known.passage(index)
    if passage.kind is not Kind.MIXED:
        return None
    sentence = scene.sentence_at(passage.start)
    distances = [
        (min(abs(passage.start - report.end), abs(report.start - passage.end)), place)
        for place, report in ((place, scene.reports[place]) for place in scene.reports_in(sentence))
        if not passage.start <= report.start < passage.end
        and (_speaks_or_is_read(scene, report) or _names_without_agent(report))
    ]
    return _by_report(known, min(distances)[1]) if distances else None


def _names_without_agent(report: Report) -> bool:
    """Whether nobody is said to call a thing so: *Smit werd "de vos" genoemd* (was called "the fox")."""
    return report.passive and report.source is None and report.frames == _FRAGMENT


def _next_sentence_tag(known: SpeakersSoFar, index: PassageIndex) -> Answer | None:
    """The source of the next sentence when that points back.

    *"Verrast." Dat was de reactie van De Boer* — "Surprised." That was De Boer's reaction.
    """
    scene, passage = known.scene, known.passage(index)
    if not passage.marked or scene.marked_around(index) is not None:
        return None
    for place in scene.reports_between(passage.outer_end, passage.outer_end + _NEXT_SENTENCE_REACH):
        report = scene.reports[place]
        sentence = scene.sentences[report.sentence]
        if not report.previous or sentence.start < passage.end - 1:
            continue
        if scene.text[passage.outer_end : sentence.start].strip(" .,;\n"):
            return None
        return _by_report(known, place)
    return None


def _heading_name(known: SpeakersSoFar, index: PassageIndex) -> Answer | None:
    """The name before the colon of a heading.

    *Baudet: antifa moet verboden worden* — Baudet: antifa must be banned.
    """
    passage = known.passage(index)
    if passage.kind is not Kind.HEADLINE or passage.source is None:
        return None
    return _by_name(known, index, known.scene.index_of(passage.source))


def _label(known: SpeakersSoFar, index: PassageIndex) -> Answer | None:
    """Who is named at the beginning of the line, where lines of several people do so.

    *Smit: Dat is zo.* — Smit: That is so.
    """
    passage = known.passage(index)
    if not passage.labelled or passage.source is None:
        return None
    return _by_name(known, index, known.scene.index_of(passage.source))


# -- what other pieces of the utterance tell ---------------------------------------------------------


def _same_utterance(known: SpeakersSoFar, index: PassageIndex) -> Answer | None:
    """The speaker of the nearest other piece of the same utterance, the one before it if two are as near.

    *"Ja", zei Anna, "dat is zo."* — "Yes," said Anna, "that is so."
    """
    pieces = [piece for piece in known.scene.pieces[known.passage(index).utterance] if piece != index]
    for piece in sorted(pieces, key=lambda piece: (abs(piece - index), piece)):
        found = known.found[piece]
        if found is not None and found.mention is not None:
            return Answer(found.mention, found.report, found.entity, found.confidence)
    return None


# -- what the text around tells ----------------------------------------------------------------------


def _type_of(scene: Scene, index: MentionIndex) -> EntityType | None:
    entity = scene.entity(index)
    return scene.mentions[index].type if entity is None else scene.resolution.entities[entity].type


def _beat(known: SpeakersSoFar, index: PassageIndex) -> Answer | None:
    """Who acts right behind a short question or exclamation in the paragraph of somebody else.

    *"Kom je?" vroeg Kees. "Ik?" Dana voelde in haar zakken.* — "Are you coming?" asked Kees. "Me?" Dana felt
    in her pockets. What follows a longer quotation tells of the one who heard it as often.
    """
    scene, passage = known.scene, known.passage(index)
    words = len(_WORDS.findall(scene.text, passage.start, passage.end))
    if passage.kind is not Kind.DIRECT or index == 0 or words > _SHORT_CRY or not _cries(scene, passage):
        return None
    before = known.passage(PassageIndex(index - 1))
    gap = scene.text[before.outer_end : passage.outer_start].strip()
    if scene.paragraph(before.start) != scene.paragraph(passage.start) or gap[-1:] not in SENTENCE_FINAL:
        return None
    behind = scene.first_mention_from(passage.outer_end)
    if behind == len(scene.mentions) or scene.text[passage.outer_end : scene.mentions[behind].start] != " ":
        return None
    actor, other = scene.mentions[behind], known.found.entity(PassageIndex(index - 1))
    if actor.form is not Form.NAME or not actor.subject or scene.reports_in(actor.sentence):
        return None
    return Answer(behind, None, scene.entity(behind)) if scene.entity(behind) != other else None


def _cries(scene: Scene, passage: Passage) -> bool:
    """Whether a passage ends as a question, an exclamation, or broken off."""
    return scene.text[passage.start : passage.end].endswith(("?", "!", "…", "..."))


def _introduced(known: SpeakersSoFar, index: PassageIndex) -> Answer | None:
    """The person, or the unnamed voice, that is the subject of the sentence before the quotation.

    *Doelman Jansen was streng voor zichzelf. "Die bal moet ik hebben."* — Goalkeeper Jansen was hard on
    himself. "I should have had that ball." Likewise an unnamed voice: *Sommigen zijn het zat. "Stop ermee."*
    (Some are fed up. "Stop it."). Not in stories, in which the others answer.
    """
    scene, passage = known.scene, known.passage(index)
    before = introducing_sentence(scene, passage)
    if passage.kind is not Kind.DIRECT or before is None or known.turns.in_story:
        return None
    named = [
        mention
        for mention in scene.mentions_in(before)
        if leads_main_clause(scene, mention)
        and (_is_named_person(scene, mention) or _is_voice(scene, mention))
    ]
    if len(named) != 1 or _reports_other(scene, before, named[0]):
        return None
    return Answer(named[0], None, scene.entity(named[0]))


def _reports_other(scene: Scene, sentence: SentenceIndex, mention: MentionIndex) -> bool:
    """Whether a sentence reports what somebody else says."""
    sources = (scene.source_of(scene.reports[place]) for place in scene.reports_in(sentence))
    own = scene.entity(mention)
    return any(source is not None and scene.entity(source) != own for source in sources)


def _is_named_person(scene: Scene, index: MentionIndex) -> bool:
    """Whether a mention names a person."""
    return scene.mentions[index].form is Form.NAME and _type_of(scene, index) is EntityType.PERSON


def _is_voice(scene: Scene, index: MentionIndex) -> bool:
    """Whether a mention stands for people without a noun: **sommigen** (some), **een van hen** (one of)."""
    mention, lexicon = scene.mentions[index], scene.language.mentions
    head = scene.sentences[mention.sentence].lowers[mention.head]
    return head in lexicon.voices or (mention.form is Form.NOMINAL and head in lexicon.members)


def _ranked(known: SpeakersSoFar, index: PassageIndex) -> Answer | None:
    """The most probable of all who are near.

    *Teunter was bij de bijeenkomst. "Het was gezellig."* — Teunter was at the meeting. "It was nice."
    Nothing ties these words to anybody. A model that was trained on annotated texts weighs who is near and
    does something, who spoke before and behind, who talks with whom, and who can speak at all. Where nobody
    is sure enough, nobody is named. A quotation within a quotation is left to other rules. For a heading it
    weighs all who speak: *'Verbijsterd'* above *Smit zegt verbijsterd te zijn* — 'Baffled', above:
    Smit says he is baffled.
    """
    passage = known.passage(index)
    if passage.kind is Kind.INDIRECT or known.scene.marked_around(index) is not None:
        return None
    candidates = known.candidates(index)
    if not candidates:
        return None
    entity, probability = known.most_probable(candidates, index)
    return Answer(known.cast.shown(entity, passage.outer_start), None, entity, probability)


SPEAKER_RULES: tuple[SpeakerRule, ...] = (
    SpeakerRule("reported", SpeakerSweep.SENTENCE, _reported, 0.97),
    SpeakerRule("label", SpeakerSweep.SENTENCE, _label, 0.95),
    SpeakerRule("signed", SpeakerSweep.SENTENCE, _signed, 0.90),
    SpeakerRule("tag_after", SpeakerSweep.SENTENCE, _tag_after, 0.97),
    SpeakerRule("colon", SpeakerSweep.SENTENCE, _colon, 0.87),
    SpeakerRule("heading_name", SpeakerSweep.SENTENCE, _heading_name, 0.90),
    SpeakerRule("inverted_clause", SpeakerSweep.SENTENCE, _inverted_clause, 0.90),
    SpeakerRule("next_sentence_tag", SpeakerSweep.SENTENCE, _next_sentence_tag, 0.80),
    SpeakerRule("inside_report", SpeakerSweep.SENTENCE, _inside_report, 0.95),
    SpeakerRule("same_clause", SpeakerSweep.SENTENCE, _same_clause, 0.88),
    SpeakerRule("beat", SpeakerSweep.UTTERANCE, _beat, 0.90),
    SpeakerRule("same_utterance", SpeakerSweep.UTTERANCE, _same_utterance, None),
    SpeakerRule("introduced", SpeakerSweep.UTTERANCE, _introduced, 0.97),
    SpeakerRule("ranked", SpeakerSweep.TEXT, _ranked, None),
)
"""All rules in the order in which they are tried."""
