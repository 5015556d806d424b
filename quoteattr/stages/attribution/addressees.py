"""From quotation to addressee: whom the source says it to, when the text tells.

As for the speakers, the rules are tried from the most to the least certain. Those that look for words that
name the addressee come first for all quotations; what they find then serves the quotations that go on in the
same breath, and in narrative texts the other party of the dialogue is taken for the rest (van Cranenburgh
2019, see ``quoteattr.stages.attribution.speakers``).
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence

import regex
from attrs import frozen

from quoteattr.parsing.tables import Sentence, Token
from quoteattr.schema import EntityType, Form
from quoteattr.stages.attribution.features import Stage
from quoteattr.stages.attribution.listeners import (
    Choose,
    Talk,
    is_message,
    is_thought,
    listeners,
    nobody,
    speaks_to_you,
)
from quoteattr.stages.attribution.vocatives import is_vocative
from quoteattr.stages.quotations import Passage
from quoteattr.stages.reports import Report
from quoteattr.stages.scene import Attribution, Scene

__all__ = ["ADDRESSEE_RULES", "CONTINUING_RULES", "AddresseeRule", "attribute_addressees"]


_BREATH = 20
"""How many sentences back in a paragraph what the cue told still holds."""

_CLAUSE_OPENERS = frozenset({"PRON", "ADV", "VERB", "AUX", "INTJ", "SCONJ"})
"""What a clause begins with that follows a name in address, unlike an apposition."""

_PIECES = 8
"""How many quotations back or on another piece of the same utterance is looked for."""

_WORD = regex.compile(r"\w")


@frozen
class AddresseeRule:
    """A way to find whom a quotation is said to.

    :param name: name of the rule.
    :param find: the rule; gives the indices of mentions, none when it does not apply.
    """

    name: str
    find: Callable[[Talk, int], tuple[int, ...]]


def attribute_addressees(
    stage: Stage, speakers: Sequence[Attribution], choose: Choose
) -> tuple[tuple[int, ...], ...]:
    """For each passage on ``stage`` the mentions that it is said to, often none.

    :param choose: who of those present in a dialogue listens, see
        :func:`quoteattr.stages.attribution.listeners.most_probable`.
    """
    talk = Talk(stage, speakers, [()] * len(stage.scene.passages), choose)
    for rules in (ADDRESSEE_RULES, CONTINUING_RULES):
        for index in range(len(talk.found)):
            if not talk.found[index]:
                talk.found[index] = _first(talk, rules, index)
    return tuple(talk.found)


def _first(talk: Talk, rules: Sequence[AddresseeRule], index: int) -> tuple[int, ...]:
    for rule in rules:
        found = rule.find(talk, index)
        if found:
            speaker = talk.speaker(index)
            others = tuple(
                mention
                for mention in found
                if talk.speakers[index].mention != mention
                and (speaker is None or talk.scene.entity(mention) != speaker)
            )
            if others:
                return others
    return ()


# -- rules about words that name the addressee -------------------------------------------------------


def _named_by_cue(talk: Talk, index: int) -> tuple[int, ...]:
    """Whom the clause of the cue names.

    *zegt hij tegen de NOS*, *vertelde hem dat* — he says to the NOS, told him that.
    """
    report = talk.report(index)
    return () if report is None else _listeners(talk.scene, report)


def _listeners(scene: Scene, report: Report) -> tuple[int, ...]:
    sentence = scene.sentences[report.sentence]
    heads = (sentence.tokens[number] for number in report.addressees)
    found = ((head, scene.mention_of(report.sentence, head)) for head in heads)
    return tuple(
        mention
        for head, mention in found
        if mention is not None and (_preposition(sentence, head) or _can_listen(scene, mention))
    )


def _preposition(sentence: Sentence, token: Token) -> str:
    case = sentence.child(token, "case")
    return "" if case is None else case.lower


def _can_listen(scene: Scene, mention: int) -> bool:
    candidate = scene.mentions[mention]
    return candidate.form is not Form.NOMINAL or candidate.type not in {None, EntityType.DOCUMENT}


def _pointed_back(talk: Talk, index: int) -> tuple[int, ...]:
    """Whom the next sentence names when that points back to the quotation.

    *"Ik heb een fout gemaakt." Dat zei de trainer tegenover de leden.* — "I made a mistake." The trainer
    said that to the members.
    """
    scene, passage = talk.scene, talk.passage(index)
    if not passage.marked:
        return ()
    here = scene.sentence_at(passage.outer_end)
    for number in (here, here + 1):
        for report in _reports_in(scene, number):
            start = scene.sentences[number].start
            if report.previous and start >= passage.end and not _WORD.search(scene.text, passage.end, start):
                return _listeners(scene, report)
    return ()


def _reports_in(scene: Scene, sentence: int) -> Iterator[Report]:
    return (scene.reports[number] for number in scene.reports_by_sentence.get(sentence, ()))


def _in_conversation(talk: Talk, index: int) -> tuple[int, ...]:
    """With whom the speaker is in conversation, or for whose camera.

    *zegt ze in gesprek met de NOS*, *voor de camera's van de omroep* — she says in a talk with the NOS,
    before the cameras of the broadcaster.
    """
    if not talk.meetings:
        return ()
    for number in _own_sentences(talk, index):
        for end in talk.meetings.get(number, ()):
            found = _mention_after(talk.scene, number, end)
            if found is not None:
                return (found,)
    return ()


def _mention_after(scene: Scene, sentence: int, offset: int) -> int | None:
    """The mention that starts at ``offset``, perhaps after its article."""
    following = [m for m in scene.mentions_in(sentence) if 0 <= scene.mentions[m].start - offset <= 12]
    return next((m for m in following if _can_listen(scene, m)), None)


def _own_sentences(talk: Talk, index: int) -> Iterator[int]:
    """The sentences that tell how the quotation came about.

    That of its cue, and those of the same paragraph before it in which the speaker is reported.
    """
    scene, passage, report = talk.scene, talk.passage(index), talk.report(index)
    if report is not None:
        yield report.sentence
    speaker, paragraph = talk.speaker(index), scene.paragraph(passage.outer_start)
    for sentence in _sentences_back(scene, passage):
        if scene.sentences[sentence].paragraph != paragraph:
            return
        if speaker is not None and any(scene.entity(m) == speaker for m in scene.mentions_in(sentence)):
            yield sentence


def _sentences_back(scene: Scene, passage: Passage) -> Iterable[int]:
    here = scene.sentence_at(passage.outer_start)
    return range(here, max(-1, here - _BREATH), -1)


def _written_to(talk: Talk, index: int) -> tuple[int, ...]:
    """Whom the letter is written to that is quoted.

    *In een brief aan zijn zoon schrijft hij* — in a letter to his son he writes.
    """
    if not talk.messages:
        return ()
    scene, to_whom = talk.scene, talk.scene.language.cues.message_prepositions
    for number in _own_sentences(talk, index):
        sentence = scene.sentences[number]
        for token in talk.messages.get(number, ()):
            for child in sentence.children(token, "nmod"):
                found = scene.mention_of(number, child)
                if _preposition(sentence, child) in to_whom and found is not None:
                    return (_apposed_name(scene, found),)
    return ()


def _apposed_name(scene: Scene, mention: int) -> int:
    """The name behind a comma that says who is meant: *aan zijn zoon,* **koning Felipe**."""
    candidate = scene.mentions[mention]
    for other in scene.mentions_in(candidate.sentence):
        beside = scene.mentions[other]
        if beside.form is Form.NAME and scene.text[candidate.end : beside.start].strip() == ",":
            return other
    return mention


def _received_by(talk: Talk, index: int) -> tuple[int, ...]:
    """Who got the letter that is quoted.

    *Twee boeren ontvingen een dreigbrief. "Pas op!", stond daarin.* — Two farmers got a threatening letter.
    "Look out!", it said.
    """
    scene, passage = talk.scene, talk.passage(index)
    if not talk.messages or not passage.marked:
        return ()
    if talk.report(index) is not None and not _by_document(talk, index):
        return ()
    before = scene.sentence_at(max(0, passage.outer_start - 2))
    for number in (max(0, before), scene.sentence_at(passage.outer_end)):
        for token in talk.messages.get(number, ()):
            found = _receiver(scene, number, token)
            if found is not None:
                return (found,)
    return ()


def _by_document(talk: Talk, index: int) -> bool:
    """Whether it is a letter or another document that speaks."""
    number = talk.speakers[index].mention
    if number is None:
        return False
    mention = talk.scene.mentions[number]
    head = talk.scene.sentences[mention.sentence].tokens[mention.head]
    return mention.type is EntityType.DOCUMENT or is_message(head, talk.scene.language.cues)


def _receiver(scene: Scene, number: int, message: Token) -> int | None:
    sentence = scene.sentences[number]
    for verb in (*sentence.ancestors(message), *sentence.children(message, "acl")):
        if verb.lemma not in scene.language.cues.receiving_verbs:
            continue
        for child in sentence.children(verb, "nsubj", "obj", "iobj"):
            mention = scene.mention_of(number, child)
            if child is not message and mention is not None and scene.can_speak(mention):
                return mention
    return None


def _called_by_name(talk: Talk, index: int) -> tuple[int, ...]:
    """Who is called by name in the quotation.

    *"Donald, je had gelijk"* — "Donald, you were right".
    """
    scene, passage = talk.scene, talk.passage(index)
    if not passage.marked and passage.source is not None:
        return ()
    for mention in scene.mentions_within(passage):
        if (
            talk.scene.entity(mention) in talk.stage.named
            and is_vocative(scene, passage, mention)
            and (talk.dialogue or speaks_to_you(scene, passage) or _opens(scene, passage, mention))
        ):
            return (mention,)
    return ()


def _opens(scene: Scene, passage: Passage, mention: int) -> bool:
    """Whether the quotation begins with the name, and a clause follows that is not about who has it.

    *Anna, dit kan niet* calls Anna; *Anna, zij kan het* and *Anna, die het weet* are about her.
    """
    candidate = scene.mentions[mention]
    if _WORD.search(scene.text, passage.start, candidate.start):
        return False
    tokens = scene.sentences[candidate.sentence].tokens
    following = [token for token in tokens if token.start >= candidate.end][:2]
    if len(following) < 2 or following[0].text not in {",", "!"}:
        return False
    opener = following[1]
    resumes = "Person=3" in opener.feats or opener.lower in scene.language.cues.relative_pronouns
    return opener.upos in _CLAUSE_OPENERS and not resumes


# -- rules about other quotations --------------------------------------------------------------------


def _same_utterance(talk: Talk, index: int) -> tuple[int, ...]:
    """Whom another piece of the same utterance is said to.

    *"Ja", zei Anna tegen hem, "dat is zo."* — "Yes," said Anna to him, "that is so."
    """
    pieces = talk.scene.pieces[talk.passage(index).utterance]
    first = bisect.bisect_left(pieces, index - _PIECES)
    for number in pieces[first : first + 2 * _PIECES + 1]:
        if number != index and number <= index + _PIECES and talk.found[number]:
            return talk.found[number]
    return ()


def _same_breath(talk: Talk, index: int) -> tuple[int, ...]:
    """Whom the same speaker talked to just before in the same paragraph.

    *"…", zegt Smits tegen de omroep. "We stoppen."* — "…", says Smits to the broadcaster. "We stop."
    """
    scene, passage, speaker = talk.scene, talk.passage(index), talk.speaker(index)
    if not passage.marked or speaker is None or talk.report(index) is not None or talk.dialogue:
        return ()
    paragraph = scene.paragraph(passage.start)
    if index > 0 and scene.paragraph(talk.passage(index - 1).end - 1) == paragraph:
        if talk.speaker(index - 1) == speaker:
            return talk.found[index - 1]
        return ()
    for sentence in _sentences_back(scene, passage):
        if scene.sentences[sentence].paragraph != paragraph:
            return ()
        for report in _reports_in(scene, sentence):
            if report.end <= passage.start and scene.entity(scene.source_of(report)) == speaker:
                return _listeners(scene, report)
    return ()


def _other_party(talk: Talk, index: int) -> tuple[int, ...]:
    """In the dialogue of a story, the other who speaks or is present.

    *"Wat wilt gij?" vroeg zij. "Anna komt vandaag," sprak hij.* — "What do you want?" she asked. "Anna comes
    today," he said.
    """
    if not talk.dialogue or not talk.passage(index).marked:
        return ()
    if is_thought(talk, index) or _is_said_to_oneself(talk, index):
        return ()
    if talk.scene.quotation_around(index) is not None:
        return ()
    parties = listeners(talk, index)
    if not parties:
        return ()
    entity = talk.choose(index, {None: nobody(talk, index), **parties})
    if entity is None:
        return ()
    mention = talk.stage.shown(entity, talk.passage(index).outer_start)
    return () if mention is None else (mention,)


def _is_said_to_oneself(talk: Talk, index: int) -> bool:
    """*sprak zij bij zich zelf*, *zei ik tot mezelf* — she said to herself, I said to myself."""
    report, cues = talk.report(index), talk.scene.language.cues
    if report is None:
        return False
    words = [token.lower for token in talk.scene.sentences[report.sentence].tokens]
    return any(
        before in cues.self_prepositions and (one in cues.self_words or f"{one} {two}" in cues.self_words)
        for before, one, two in zip(words, words[1:], [*words[2:], ""], strict=False)
    )


ADDRESSEE_RULES: tuple[AddresseeRule, ...] = (
    AddresseeRule("named_by_cue", _named_by_cue),
    AddresseeRule("pointed_back", _pointed_back),
    AddresseeRule("in_conversation", _in_conversation),
    AddresseeRule("written_to", _written_to),
    AddresseeRule("received_by", _received_by),
    AddresseeRule("called_by_name", _called_by_name),
)
"""The rules about words that name the addressee, in the order in which they are tried."""

CONTINUING_RULES: tuple[AddresseeRule, ...] = (
    AddresseeRule("same_utterance", _same_utterance),
    AddresseeRule("same_breath", _same_breath),
    AddresseeRule("other_party", _other_party),
)
"""The rules about the quotations around it, in the order in which they are tried."""
