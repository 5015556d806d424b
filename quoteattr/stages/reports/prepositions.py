"""Prepositions that name a source: **volgens** *Smit* (according to Smit), **aldus** *Smit* (thus Smit)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quoteattr.languages.lemmas import last_part
from quoteattr.parsing import NOMINAL, Token, phrase_tokens
from quoteattr.schema import Medium
from quoteattr.stages.reports.addressees import addressees_behind
from quoteattr.stages.reports.clauses import content_of
from quoteattr.stages.reports.grammar import has_finite_verb, marker_of
from quoteattr.stages.reports.punctuation import is_mark, is_punctuation
from quoteattr.stages.reports.report import Content, CueClass, Frame, Report
from quoteattr.stages.reports.sentence import CueSentence

__all__ = ["clause_of_phrase", "is_preposition", "nominal_behind", "read_preposition"]

_TAGS = frozenset({"ADP", "ADV", "SCONJ", "VERB", "ADJ", "X"})
"""What a tagger takes *volgens* and *aldus* for."""

_SOURCE_REACH = 7
"""How many words behind a preposition the head of its source may stand."""

_RELATIVE_GAP = 2
"""How many words behind a source its relative clause may begin."""

_PARTING = frozenset(":;")
"""What parts one clause from another."""

_BRACKETS = frozenset("()")

_SHORTEST = 3
"""Least number of tokens of what is so according to somebody."""


def is_preposition(sentence: CueSentence, token: Token) -> bool:
    """Whether a token is *volgens*, *aldus* or the like."""
    return token.lower in sentence.cues.according_to and token.upos in _TAGS


def read_preposition(sentence: CueSentence, cue: Token) -> Report | None:
    """The report of a preposition with a source that says something: *volgens Smit*, not *volgens plan*."""
    cues = sentence.cues
    if _is_own_words(sentence, cue):
        return None
    source = _source_of(sentence, cue)
    if source is None or not cues.not_sources.isdisjoint(
        {source.lemma, source.lower, last_part(source.lemma)}
    ):
        return None
    addressees = addressees_behind(sentence.tree, source, cues.listener_prepositions, "nmod", "obl")
    return Report(
        sentence.index,
        cue.index,
        cue.start,
        cue.end,
        lemma=cue.lower,
        cue_class=CueClass.PREPOSITION,
        medium=Medium.SPEECH,
        frames=frozenset({"tag", "bare"}),
        source=source.index,
        addressees=tuple(t.index for t in addressees),
        content=_clause_of_source(sentence, cue, source),
    )


def _is_own_words(sentence: CueSentence, cue: Token) -> bool:
    """Whether it begins *volgens eigen zeggen*, which is read elsewhere; *volgens haar eigen leden* not."""
    cues, tokens = sentence.cues, sentence.tokens
    for token, noun in zip(tokens[cue.index + 1 :][:2], tokens[cue.index + 2 :][:2], strict=False):
        if token.lower in cues.own_words_adjectives and noun.lemma in cues.own_words:
            return True
    return False


def _source_of(sentence: CueSentence, cue: Token) -> Token | None:
    """The noun that the preposition depends on, or else the next one."""
    head = sentence.tree.head(cue)
    if head is not None and head.index > cue.index and cue.relation in {"case", "mark", "advmod", "fixed"}:
        between = sentence.tokens[cue.index + 1 : head.index]
        articles = [token for token in between if token.upos == "DET" and token.head == head.index]
        if len(articles) < 2 or articles[-1].index == articles[0].index + 1:
            return head
        return sentence.tokens[articles[-1].index - 1]
    return nominal_behind(sentence, cue)


def nominal_behind(sentence: CueSentence, cue: Token) -> Token | None:
    """The head of the noun phrase that follows."""
    for follower in sentence.tokens[cue.index + 1 : cue.index + 1 + _SOURCE_REACH]:
        if follower.upos in {"NOUN", "PROPN", "PRON"}:
            head = sentence.tree.head(follower)
            part = follower.relation in {"flat", "compound"}
            return head if part and head is not None and head.index > cue.index else follower
        if follower.upos not in {"DET", "ADJ", "NUM", "ADV"}:
            return None
    return None


def _clause_of_source(sentence: CueSentence, cue: Token, source: Token) -> Content | None:
    """What is so according to the source."""
    tree = sentence.tree
    phrase = {t.index for t in phrase_tokens(tree, source)}
    phrase |= {t.index for t in tree.subtree(source) if t.relation in {"appos", "flat", "nmod"}}
    last = _end_of_joined(sentence, source, max(phrase))
    last = max([last, *_relative_clause_end(sentence, source, last)])
    return clause_of_phrase(sentence, source, cue.index, last)


_BEFORE = frozenset({"DET", "PRON", "ADJ", "NUM"})
"""Parts of speech before the noun of a phrase."""


def _end_of_joined(sentence: CueSentence, source: Token, last: int) -> int:
    """Index of the last word of who is named beside a source: *volgens Smit en* **Bos** *is de brug dicht*.

    According to Smit and Bos the bridge is closed.
    """
    others = sentence.tree.children(source, "conj")
    listed = {"cc", "punct"} if any(sentence.tree.children(other, "cc") for other in others) else set()
    for other in others:
        first = phrase_tokens(sentence.tree, other)[0].index
        between = sentence.tokens[last + 1 : first]
        joined = (
            between and between[0].relation in listed and all(word.upos in _BEFORE for word in between[1:])
        )
        if joined and other.upos in NOMINAL and not has_finite_verb(sentence.tree, other):
            last = phrase_tokens(sentence.tree, other)[-1].index
    return last


def clause_of_phrase(sentence: CueSentence, anchor: Token, first: int, last: int) -> Content | None:
    """What a phrase says whose view it is: the words before or after it, or all around it.

    :param anchor: a word of the phrase whose head stands in the clause.
    :param first: index of the first word of the phrase.
    :param last: index of its last word.
    """
    tokens, cue = sentence.tokens, sentence.tokens[first]
    clause = _within_marks(sentence, first, last, _clause_around(sentence, cue, anchor))
    before = [t for t in clause if t.index < first and not is_punctuation(t)]
    after = [t for t in clause if t.index > last and not is_punctuation(t)]
    if len(after) == 1 and after[0].upos == "CCONJ":
        after = []
    conjunction = first > 0 and tokens[first - 1].upos == "CCONJ"
    words: Sequence[Token]
    if cue.lower in sentence.cues.after_content or not after:
        start = clause[0].index if clause else 0
        words = [t for t in tokens[:first] if t.index >= start]
    elif conjunction or not before or (len(before) == 1 and before[0].upos in {"CCONJ", "ADV"}):
        words = [t for t in clause if t.index > last]
    else:
        words = clause
    if len(words) < _SHORTEST:
        return None
    return content_of(sentence, _with_first_place(sentence, words), Frame.ACCORDING_TO)


def _relative_clause_end(sentence: CueSentence, source: Token, last: int) -> Iterator[int]:
    """Where a relative clause of the source ends: *volgens de bond,* **die staakt,** *is het te laat*."""
    for clause in sentence.tree.children(source, "acl"):
        words = sentence.tree.subtree(clause)
        if words[0].index > last and words[0].index <= last + _RELATIVE_GAP:
            yield words[-1].index


def _within_marks(sentence: CueSentence, first: int, last: int, clause: Sequence[Token]) -> list[Token]:
    """The part of ``clause`` from the last colon or semicolon before the phrase to what is quoted behind one.

    A phrase in brackets speaks of what they hold: *een brug (* **te laag volgens hem** *) wordt gebouwd*.
    *Goed nieuws:* **het aantal daalt volgens hem**: *"Dat is mooi."* (according to him the number falls). A
    contrast right behind the phrase is the reporter's: **Het zijn er tien volgens Smit**, *terwijl …* (but).
    """
    tokens = sentence.tokens
    before = [t.index for t in clause if t.text in _PARTING and t.index < first]
    start, end = max(before, default=-1), len(tokens)
    opened = next((t for t in reversed(tokens[:first]) if t.text in _BRACKETS), None)
    if opened is not None and opened.text == "(":
        start = max(start, opened.index)
        end = next((t.index for t in tokens[last:] if t.text == ")"), end)
    for token, behind in pairwise(tokens[last:]):
        quotes = (token.text in _PARTING and is_mark(behind)) or _turns(sentence, token, behind)
        if quotes or (token.index == last + 1 and behind.lower in sentence.cues.contrast_markers):
            end = token.index
            break
    return [t for t in clause if start < t.index < end]


def _turns(sentence: CueSentence, comma: Token, behind: Token) -> bool:
    """Whether the reporter objects from here on: *is volgens hem laag, maar* **blijkt** *hoog* (but is)."""
    if comma.text != "," or behind.lower not in sentence.cues.objecting:
        return False
    head = sentence.tree.head(behind)
    return head is not None and head.relation == "conj" and has_finite_verb(sentence.tree, head)


def _with_first_place(sentence: CueSentence, clause: Sequence[Token]) -> Sequence[Token]:
    """A clause that opens with its verb takes what stands before it.

    **Of hij komt,** *is volgens haar onzeker* (Whether he comes is according to her uncertain).
    """
    first = clause[0]
    if first.is_finite and sentence.tokens[max(0, first.index - 1)].text == ",":
        return sentence.tokens[: clause[-1].index + 1]
    return clause


def _clause_around(sentence: CueSentence, cue: Token, source: Token) -> list[Token]:
    """The clause that holds a phrase: the whole sentence, or the subordinate clause after its marker."""
    tree = sentence.tree
    node = tree.head(source)
    opens = cue.index == sentence.opening
    while node is not None and node.head >= 0:
        if _heads_clause(sentence, node) and (not opens or has_finite_verb(tree, node)):
            clause = list(tree.subtree(node))
            if clause[0].index <= cue.index <= clause[-1].index:
                marker = marker_of(sentence, node)
                if marker is None or marker.lower in sentence.cues.kept_infinitive_markers:
                    return clause
                return [t for t in clause if t.index > marker.index]
        node = tree.head(node)
    return list(sentence.tokens)


def _heads_clause(sentence: CueSentence, node: Token) -> bool:
    """Whether a word heads a subordinate clause or a coordinated one of its own."""
    clausal = node.relation in {"ccomp", "advcl", "acl", "csubj"} or (
        node.relation == "conj" and has_finite_verb(sentence.tree, node)
    )
    return clausal and (node.upos in {"VERB", "AUX", "ADJ", "NOUN"} or has_finite_verb(sentence.tree, node))
