"""The rules that find to whom a passage is said, when the text tells: one list, from the most certain on.

As for the speakers, the first rule that answers wins. Those that look for words that name the addressee come
first for all passages; what they find then serves the passages that go on in the same breath, and in stories
the other party of the dialogue is taken for the rest (van Cranenburgh 2019, see
:mod:`quoteattr.stages.attribution.speaker_rules`).
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto

import regex
from attrs import frozen

from quoteattr.parsing import Sentence, Token
from quoteattr.schema import EntityType, Form
from quoteattr.stages.attribution.listeners import listeners, nobody, said_together, speaks_to_you
from quoteattr.stages.attribution.so_far import AddresseesSoFar, is_message
from quoteattr.stages.attribution.turns import asks
from quoteattr.stages.attribution.vocatives import is_vocative
from quoteattr.stages.indices import MentionIndex, PassageIndex, SentenceIndex, indices
from quoteattr.stages.quotations import Passage
from quoteattr.stages.reports import CueClass, Report, is_behind_contest
from quoteattr.stages.scene import Scene

__all__ = ["ADDRESSEE_RULES", "AddresseeRule", "AddresseeSweep"]

_BREATH = 20
"""How many sentences back in a paragraph what the cue told still holds."""

_CLAUSE_OPENERS = frozenset({"PRON", "ADV", "VERB", "AUX", "INTJ", "SCONJ"})
"""What a clause begins with that follows a name in address, unlike an apposition."""

_PIECES = 8
"""How many quotations back or on another piece of the same utterance is looked for."""

_TWO = 2
"""How many people talk to nobody but each other."""

_LINES_BACK = 3
"""Labelled lines before one, at most, to which it may be an answer."""

_ARTICLE = 12
"""Code points of an article and what else may stand between a phrase and the mention that it announces."""

_WORD = regex.compile(r"\w")


class AddresseeSweep(Enum):
    """Which rules are tried together, for one passage after the other in text order."""

    WORDS = auto()
    """What words tell that name the addressee."""
    PASSAGES = auto()
    """What other passages tell, where no words name one."""


@frozen
class AddresseeRule:
    """A way to find to whom a passage is said.

    :param name: name of the rule.
    :param sweep: when it is tried.
    :param find: the rule; gives the mentions of all addressees, none when it does not apply.
    :param confidence: share of the addressees it names that are right, on development gold.
    """

    name: str
    sweep: AddresseeSweep
    find: Callable[[AddresseesSoFar, PassageIndex], tuple[MentionIndex, ...]]
    confidence: float


# -- what words tell that name the addressee ---------------------------------------------------------


def _named_by_cue(known: AddresseesSoFar, index: PassageIndex) -> tuple[MentionIndex, ...]:
    """Whom the clause of the cue names.

    *zegt hij tegen de NOS*, *vertelde hem dat* — he says to the NOS, told him that.
    """
    report = known.report(index)
    return () if report is None else _named_by(known.scene, report)


def _named_by(scene: Scene, report: Report) -> tuple[MentionIndex, ...]:
    """Whom a report names as its addressees; without a preposition only those who can listen."""
    sentence = scene.sentences[report.sentence]
    listening = scene.language.cues.listener_prepositions
    heads = (sentence.tokens[head] for head in report.addressees)
    found = ((head, scene.mention_of(report.sentence, head)) for head in heads)
    return tuple(
        mention
        for head, mention in found
        if mention is not None and (_preposition(sentence, head) in listening or _can_listen(scene, mention))
    )


def _preposition(tree: Sentence, token: Token) -> str:
    case = tree.child(token, "case")
    return "" if case is None else case.lower


def _can_listen(scene: Scene, index: MentionIndex) -> bool:
    """Whether a mention is a name, a pronoun or a description of somebody who is no document."""
    mention = scene.mentions[index]
    if mention.form is not Form.NOMINAL or mention.speaks > 0 or mention.number == "plur":
        return True
    return mention.type not in {None, EntityType.DOCUMENT}


def _said_to(known: AddresseesSoFar, index: PassageIndex) -> tuple[MentionIndex, ...]:
    """The name behind *tegen* on the way from the cue to the end of its clause, wherever the parser hung it.

    *zegt een lid van de bond achteraf in een verklaring tegen Omroep Zuid* — says a member of the union
    afterwards in a statement to Omroep Zuid. A person behind another preposition may be an opponent.
    """
    scene, report = known.scene, known.report(index)
    if report is None or report.cue_class is not CueClass.VERB:
        return ()
    sentence, between = scene.sentences[report.sentence], 0
    for token in sentence.tokens[report.cue + 1 :]:
        if token.upos in {"VERB", "AUX", "PUNCT", "SCONJ"} or scene.in_marked(token.start, index):
            return ()
        if token.lower in scene.language.cues.listener_prepositions:
            if is_behind_contest(sentence, token, scene.language.cues.contests):
                return ()
            found = _mention_after(scene, report.sentence, token.end + 1)
            if found is None or scene.mentions[found].form is not Form.NAME:
                return ()
            return () if between and scene.mentions[found].type is EntityType.PERSON else (found,)
        between += token.upos == "ADP"
    return ()


def _announced_to(known: AddresseesSoFar, index: PassageIndex) -> tuple[MentionIndex, ...]:
    """Whom a caption names between who speaks and a colon.

    *De minister tegen de Kamer: "Wij gaan door."* — The minister to the House: "We go on." Two clubs play.
    """
    scene, passage, speaks = known.scene, known.passage(index), known.speakers[index].mention
    if speaks is None or not passage.marked or known.report(index) is not None:
        return ()
    speaker = scene.mentions[speaks]
    between = scene.text[speaker.end : max(speaker.end, passage.outer_start)]
    preposition, _, rest = between.strip().partition(" ")
    if preposition not in scene.language.cues.listener_prepositions or not rest.endswith(":"):
        return ()
    if speaker.type is EntityType.ORGANISATION:
        return ()
    start = speaker.end + between.index(rest)
    found = _mention_after(scene, speaker.sentence, start)
    if found is None or scene.text[scene.mentions[found].end : passage.outer_start].strip() != ":":
        return ()
    return (found,)


def _turned_to(known: AddresseesSoFar, index: PassageIndex) -> tuple[MentionIndex, ...]:
    """To whom the speaker turns right before the quotation.

    *Anna wendde zich tot de leden. "Wij gaan door."* — Anna turned to the members. "We go on."
    """
    scene, passage = known.scene, known.passage(index)
    if not passage.marked:
        return ()
    start = passage.outer_start
    here = scene.sentence_at(max(0, start - 1))
    for sentence in (here, SentenceIndex(here - 1)):
        if sentence < 0 or _WORD.search(scene.text, scene.sentences[sentence].end, start):
            return ()
        if scene.sentences[sentence].paragraph != scene.paragraph(start):
            return ()
        for mention in scene.mentions_in(sentence):
            if scene.mentions[mention].end <= start and _is_turned_to(known, mention, index):
                return (mention,)
    return ()


def _is_turned_to(known: AddresseesSoFar, index: MentionIndex, passage: PassageIndex) -> bool:
    """Whether the speaker of a passage turns to a mention in its sentence."""
    scene, cues = known.scene, known.scene.language.cues
    mention = scene.mentions[index]
    tree = scene.sentences[mention.sentence]
    head = tree.tokens[mention.head]
    verb = tree.head(head)
    if verb is None or verb.lemma not in cues.turning_verbs or scene.in_marked(verb.start):
        return False
    if _preposition(tree, head) not in cues.turning_prepositions or not _can_listen(scene, index):
        return False
    subject = tree.child(verb, "nsubj")
    who = None if subject is None else scene.mention_of(mention.sentence, subject)
    reflexive = any("Reflex=Yes" in child.feats for child in tree.children(verb))
    return reflexive and who is not None and scene.entity(who) == known.speaker(passage)


def _pointed_back(known: AddresseesSoFar, index: PassageIndex) -> tuple[MentionIndex, ...]:
    """Whom the next sentence names when that points back to the quotation.

    *"Ik heb een fout gemaakt." Dat zei de trainer tegenover de leden.* — "I made a mistake." The trainer
    said that to the members.
    """
    scene, passage = known.scene, known.passage(index)
    if not passage.marked:
        return ()
    here = scene.sentence_at(passage.outer_end)
    for sentence in indices(SentenceIndex, range(here, here + 2)):
        for report in _reports_in(scene, sentence):
            start = scene.sentences[sentence].start
            if report.previous and start >= passage.end and not _WORD.search(scene.text, passage.end, start):
                return _named_by(scene, report)
    return ()


def _reports_in(scene: Scene, sentence: SentenceIndex) -> Iterator[Report]:
    return (scene.reports[place] for place in scene.reports_in(sentence))


def _in_conversation(known: AddresseesSoFar, index: PassageIndex) -> tuple[MentionIndex, ...]:
    """With whom the speaker is in conversation, or for whose camera.

    *zegt ze in gesprek met de NOS*, *voor de camera's van de omroep* — she says in a talk with the NOS,
    before the cameras of the broadcaster.
    """
    if not known.meetings:
        return ()
    for sentence in _own_sentences(known, index):
        for end in known.meetings.get(sentence, ()):
            found = _mention_after(known.scene, sentence, end)
            if found is not None:
                return (found,)
    return ()


def _mention_after(scene: Scene, sentence: SentenceIndex, offset: int) -> MentionIndex | None:
    """The mention that starts at ``offset``, perhaps after its article."""
    return next(
        (
            mention
            for mention in scene.mentions_in(sentence)
            if 0 <= scene.mentions[mention].start - offset <= _ARTICLE and _can_listen(scene, mention)
        ),
        None,
    )


def _own_sentences(known: AddresseesSoFar, index: PassageIndex) -> Iterator[SentenceIndex]:
    """The sentences that tell how the quotation came about.

    That of its cue, and those of the same paragraph before it in which the speaker is reported.
    """
    scene, passage, report = known.scene, known.passage(index), known.report(index)
    if report is not None:
        yield report.sentence
    speaker, paragraph = known.speaker(index), scene.paragraph(passage.outer_start)
    for sentence in _sentences_back(scene, passage):
        if scene.sentences[sentence].paragraph != paragraph:
            return
        if speaker is not None and any(scene.entity(m) == speaker for m in scene.mentions_in(sentence)):
            yield sentence


def _sentences_back(scene: Scene, passage: Passage) -> Sequence[SentenceIndex]:
    """The sentence in which a passage begins and those before it, the nearest first."""
    here = scene.sentence_at(passage.outer_start)
    return indices(SentenceIndex, range(here, max(-1, here - _BREATH), -1))


def _written_to(known: AddresseesSoFar, index: PassageIndex) -> tuple[MentionIndex, ...]:
    """Whom the letter is written to that is quoted.

    *In een brief aan zijn zoon schrijft hij* — in a letter to his son he writes.
    """
    if not known.messages:
        return ()
    scene, to_whom = known.scene, known.scene.language.cues.message_prepositions
    for sentence in _own_sentences(known, index):
        tree = scene.sentences[sentence]
        for token in known.messages.get(sentence, ()):
            for child in tree.children(token, "nmod"):
                found = scene.mention_of(sentence, child)
                if _preposition(tree, child) in to_whom and found is not None:
                    return (_apposed_name(scene, found),)
    return ()


def _apposed_name(scene: Scene, index: MentionIndex) -> MentionIndex:
    """The name behind a comma that says who is meant: *aan zijn zoon,* **koning Felipe**."""
    mention = scene.mentions[index]
    for other in scene.mentions_in(mention.sentence):
        beside = scene.mentions[other]
        if beside.form is Form.NAME and scene.text[mention.end : beside.start].strip() == ",":
            return other
    return index


def _received_by(known: AddresseesSoFar, index: PassageIndex) -> tuple[MentionIndex, ...]:
    """Who got the letter that is quoted.

    *Twee boeren ontvingen een dreigbrief. "Pas op!", stond daarin.* — Two farmers got a threatening letter.
    "Look out!", it said.
    """
    scene, passage = known.scene, known.passage(index)
    if not known.messages or not passage.marked:
        return ()
    if known.report(index) is not None and not _by_document(known, index):
        return ()
    before = max(SentenceIndex(0), scene.sentence_at(max(0, passage.outer_start - 2)))
    for sentence in (before, scene.sentence_at(passage.outer_end)):
        for token in known.messages.get(sentence, ()):
            found = _receiver(scene, sentence, token)
            if found is not None:
                return (found,)
    return ()


def _by_document(known: AddresseesSoFar, index: PassageIndex) -> bool:
    """Whether it is a letter or another document that speaks."""
    speaks = known.speakers[index].mention
    if speaks is None:
        return False
    mention = known.scene.mentions[speaks]
    head = known.scene.sentences[mention.sentence].tokens[mention.head]
    return mention.type is EntityType.DOCUMENT or is_message(head, known.scene.language.cues)


def _receiver(scene: Scene, sentence: SentenceIndex, message: Token) -> MentionIndex | None:
    tree = scene.sentences[sentence]
    for verb in (*tree.ancestors(message), *tree.children(message, "acl")):
        if verb.lemma not in scene.language.cues.receiving_verbs:
            continue
        for child in tree.children(verb, "nsubj", "obj", "iobj"):
            mention = scene.mention_of(sentence, child)
            if child is not message and mention is not None and scene.can_speak(mention):
                return mention
    return None


def _called_by_name(known: AddresseesSoFar, index: PassageIndex) -> tuple[MentionIndex, ...]:
    """Who is called by name in the quotation.

    *"Donald, je had gelijk"* — "Donald, you were right".
    """
    scene, passage = known.scene, known.passage(index)
    if not passage.marked and passage.source is not None:
        return ()
    for mention in scene.mentions_within(passage):
        if (
            (
                scene.entity(mention) in known.cast.named
                or (scene.mentions[mention].kind == "person" and not known.turns.in_dialogue)
            )
            and is_vocative(scene, passage, mention)
            and (
                known.turns.in_dialogue
                or speaks_to_you(scene, passage)
                or _opens(scene, passage, mention)
                or _ends(scene, passage, mention)
            )
        ):
            return (mention,)
    return ()


def _opens(scene: Scene, passage: Passage, index: MentionIndex) -> bool:
    """Whether the quotation begins with the name, and a clause follows that is not about who has it.

    *Anna, dit kan niet* calls Anna; *Anna, zij kan het* and *Anna, die het weet* are about her.
    """
    mention = scene.mentions[index]
    if _WORD.search(scene.text, passage.start, mention.start):
        return False
    tokens = scene.sentences[mention.sentence].tokens
    following = [token for token in tokens if token.start >= mention.end][:2]
    if len(following) < 2 or following[0].text not in {",", "!"}:
        return False
    opener = following[1]
    resumes = {"Person=3", "PronType=Prs"} <= set(
        opener.feats.split("|")
    ) or opener.lower in scene.language.cues.relative_pronouns
    return opener.upos in _CLAUSE_OPENERS and not resumes


def _ends(scene: Scene, passage: Passage, index: MentionIndex) -> bool:
    """Whether the quotation ends with the name behind a comma, and the name is in apposition to nobody.

    *Heel veel dank voor alles, Anna Kok* thanks her; *Dit is mijn zus, Anna Kok* is about her.
    """
    mention = scene.mentions[index]
    sentence = scene.sentences[mention.sentence]
    head = sentence.tokens[mention.head]
    if _WORD.search(scene.text, mention.end, passage.end):
        return False
    before = scene.text[passage.start : mention.start].rstrip()
    return before.endswith(",") and head.relation not in {"appos", "conj"}


# -- what other passages tell ------------------------------------------------------------------------


def _other_piece(known: AddresseesSoFar, index: PassageIndex) -> tuple[MentionIndex, ...]:
    """Whom another piece of the same utterance is said to.

    *"Ja", zei Anna tegen hem, "dat is zo."* — "Yes," said Anna to him, "that is so."
    """
    pieces = known.scene.pieces[known.passage(index).utterance]
    first = bisect.bisect_left(pieces, index - _PIECES)
    for piece in pieces[first : first + 2 * _PIECES + 1]:
        if piece != index and piece <= index + _PIECES and known.found[piece]:
            return known.found[piece]
    return ()


def _same_breath(known: AddresseesSoFar, index: PassageIndex) -> tuple[MentionIndex, ...]:
    """Whom the same speaker talked to just before in the same paragraph.

    *"…", zegt Smits tegen de omroep. "We stoppen."* — "…", says Smits to the broadcaster. "We stop."
    """
    scene, passage, speaker = known.scene, known.passage(index), known.speaker(index)
    if index == 0 or not passage.marked or speaker is None or known.report(index) is not None:
        return ()
    before = PassageIndex(index - 1)
    together = scene.paragraph(known.passage(before).end - 1) == scene.paragraph(passage.start)
    if known.turns.in_dialogue or not together or known.speaker(before) != speaker:
        return ()
    return known.found[before] if _is_statement(known, before) else ()


def _is_statement(known: AddresseesSoFar, index: PassageIndex) -> bool:
    """Whether a passage tells its addressee something, and does not only call or urge somebody.

    *zegt hij tegen de leden* (he says to the members), not *roept hij de leden op* (he calls on the members).
    """
    scene, report = known.scene, known.report(index)
    if report is None:
        return not any(scene.in_marked(scene.mentions[mention].start) for mention in known.found[index])
    return report.cue_class is CueClass.VERB and report.lemma not in scene.language.cues.urging_verbs


def _other_label(known: AddresseesSoFar, index: PassageIndex) -> tuple[MentionIndex, ...]:
    """In lines that begin with who speaks, the other of two, or whoever spoke before.

    *V: Wat wilt u? A: Rust.* — Q: What do you want? A: Peace. Whoever leads a meeting answers nobody, and is
    answered only where that was a question.
    """
    passage = known.passage(index)
    if not passage.labelled:
        return ()
    speaker, place = known.speaker(index), bisect.bisect_left(known.labelled, index)
    before = known.labelled[max(0, place - _LINES_BACK) : place][::-1]
    if len(known.labelled_speakers) == _TWO:
        near = (*before, *known.labelled[place + 1 : place + 1 + _LINES_BACK])
        return _speaker_of(known, next((other for other in near if known.speaker(other) != speaker), None))
    if _leads(known, index):
        return ()
    if before and _leads(known, before[0]) and asks(known.scene, known.passage(before[0])):
        return _speaker_of(known, before[0])
    other = next((other for other in before if not _leads(known, other)), None)
    return _speaker_of(known, other)


def _speaker_of(known: AddresseesSoFar, index: PassageIndex | None) -> tuple[MentionIndex, ...]:
    """Who speaks a passage, in the words that show it."""
    mention = None if index is None else known.speakers[index].mention
    return () if mention is None else (mention,)


def _leads(known: AddresseesSoFar, index: PassageIndex) -> bool:
    """Whether whoever speaks a line leads the meeting."""
    source = known.passage(index).source
    if source is None:
        return False
    words = known.scene.text[source.start : source.end].split()
    return " ".join(words).casefold() in known.scene.language.labels.chairs


def _other_party(known: AddresseesSoFar, index: PassageIndex) -> tuple[MentionIndex, ...]:
    """In the dialogue of a story, the other who speaks or is present.

    *"Wat wilt gij?" vroeg zij. "Anna komt vandaag," sprak hij.* — "What do you want?" she asked. "Anna comes
    today," he said.
    """
    if not known.turns.in_dialogue or not known.passage(index).marked:
        return ()
    if known.is_thought(index) or _is_said_to_oneself(known, index):
        return ()
    if known.scene.marked_around(index) is not None:
        return ()
    if index not in known.chosen:
        _choose(known, index)
    entity = known.chosen[index]
    if entity is None:
        return ()
    mention = known.cast.shown(entity, known.passage(index).outer_start)
    return () if mention is None else (mention,)


def _choose(known: AddresseesSoFar, index: PassageIndex) -> None:
    """Choose who listens to a passage and to what its speaker says in the same breath."""
    passages = {other: listeners(known, other) for other in said_together(known, index)}
    choices = {other: {None: nobody(known, other), **table} for other, table in passages.items() if table}
    entity, sure = known.choose(choices) if choices else (None, 1.0)
    for other in passages:
        known.chosen[other], known.stated[other] = entity, sure


def _is_said_to_oneself(known: AddresseesSoFar, index: PassageIndex) -> bool:
    """*sprak zij bij zich zelf*, *zei ik tot mezelf* — she said to herself, I said to myself."""
    report, cues = known.report(index), known.scene.language.cues
    if report is None:
        return False
    words = [token.lower for token in known.scene.sentences[report.sentence].tokens]
    return any(
        before in cues.self_prepositions and (one in cues.self_words or f"{one} {two}" in cues.self_words)
        for before, one, two in zip(words, words[1:], [*words[2:], ""], strict=False)
    )


ADDRESSEE_RULES: tuple[AddresseeRule, ...] = (
    AddresseeRule("named_by_cue", AddresseeSweep.WORDS, _named_by_cue, 0.74),
    AddresseeRule("said_to", AddresseeSweep.WORDS, _said_to, 0.80),
    AddresseeRule("announced_to", AddresseeSweep.WORDS, _announced_to, 0.80),
    AddresseeRule("turned_to", AddresseeSweep.WORDS, _turned_to, 0.80),
    AddresseeRule("pointed_back", AddresseeSweep.WORDS, _pointed_back, 0.70),
    AddresseeRule("in_conversation", AddresseeSweep.WORDS, _in_conversation, 0.88),
    AddresseeRule("written_to", AddresseeSweep.WORDS, _written_to, 0.80),
    AddresseeRule("received_by", AddresseeSweep.WORDS, _received_by, 0.80),
    AddresseeRule("called_by_name", AddresseeSweep.WORDS, _called_by_name, 0.81),
    AddresseeRule("other_piece", AddresseeSweep.PASSAGES, _other_piece, 0.84),
    AddresseeRule("other_label", AddresseeSweep.PASSAGES, _other_label, 0.90),
    AddresseeRule("same_breath", AddresseeSweep.PASSAGES, _same_breath, 0.40),
    AddresseeRule("other_party", AddresseeSweep.PASSAGES, _other_party, 0.66),
)
"""All rules in the order in which they are tried."""
