"""The clause that stands under a cue as its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from quoteattr.languages.lemmas import last_part
from quoteattr.parsing import Token
from quoteattr.stages.reports.grammar import case_of, has_finite_verb, marker_of, opens_main_clause
from quoteattr.stages.reports.infinitives import infinitive_of
from quoteattr.stages.reports.punctuation import is_edge, is_mark
from quoteattr.stages.reports.report import Content, Frame
from quoteattr.stages.reports.sentence import CueSentence

__all__ = [
    "clause_behind_colon",
    "clause_of_cue",
    "colon_behind",
    "content_of",
    "dependent_clause",
    "tells_a_noun",
    "whole_clause",
]

_SHORTEST_COORDINATED = 3
"""Words, at least, of a second clause with its conjunction."""

_MARKER_REACH = 30
"""How many words behind a cue the marker of its clause may stand that the parser hung elsewhere."""


def content_of(sentence: CueSentence, words: Sequence[Token], frame: Frame) -> Content | None:
    """The content from the first to the last of ``words``; ``None`` where none is left.

    A heading before it, punctuation at its edges and conjunctions at its start are no part of it.
    """
    kept = [word for word in words if word.index >= sentence.opening]
    while kept and (is_edge(kept[0]) or kept[0].upos == "CCONJ"):
        kept.pop(0)
    while kept and is_edge(kept[-1]):
        kept.pop()
    if not kept:
        return None
    return Content(kept[0].start, kept[-1].end, frame)


def colon_behind(sentence: CueSentence, cue: Token) -> Token | None:
    """The first colon behind a cue."""
    return next((t for t in sentence.tokens[cue.index + 1 :] if t.text == ":"), None)


def clause_behind_colon(sentence: CueSentence, colon: Token) -> Content | None:
    """The words behind a colon up to the end of the sentence, if they are a clause that no mark opens."""
    words = sentence.tokens[colon.index + 1 :]
    if not words or is_mark(words[0]) or not any(word.is_finite for word in words):
        return None
    return content_of(sentence, words, Frame.BARE_CLAUSE)


def clause_of_cue(
    sentence: CueSentence, cue: Token, nodes: Sequence[Token], frames: frozenset[str]
) -> Content | None:
    """The first clause that hangs on one of the ``nodes``, or that stands behind a marker after the cue.

    A clause behind the cue goes before one in front of it: *Nu het regent, zegt Smit dat* **hij blijft**.

    :param nodes: the cue and the words that make it a cue together with it.
    :param frames: the constructions that the cue can enter.
    """
    fronted = None
    for node in (*nodes, *_judgements(sentence, cue)):
        for child in sentence.tree.children(node, "ccomp", "xcomp", "csubj", "advcl", "acl", "parataxis"):
            if any(child is other for other in nodes):
                continue
            content = dependent_clause(sentence, cue, child, frames)
            if content is not None and content.frame is not Frame.FRONTED_CLAUSE:
                return content
            fronted = fronted or content
    content = _clause_behind_marker(sentence, cue) if "clause" in frames else None
    if content is None and fronted is None and "infinitive" in frames:
        content = _infinitive_elsewhere(sentence, cue, nodes)
    return content or fronted


def _judgements(sentence: CueSentence, cue: Token) -> Sequence[Token]:
    """The words of a judgement, on which its clause may hang: *noemt het* **slecht** *dat …* (calls bad)."""
    if last_part(cue.lemma) not in sentence.cues.judging_verbs:
        return ()
    words = [child for child in sentence.tree.children(cue, "xcomp", "obj") if child.index > cue.index]
    return [*words, *(adverb for word in words for adverb in sentence.tree.children(word, "advmod"))]


def dependent_clause(
    sentence: CueSentence, cue: Token, head: Token, frames: frozenset[str]
) -> Content | None:
    """The clause of ``head``, if the cue can enter its construction.

    :param head: what heads the clause, a dependent of the cue.
    :param frames: the constructions that the cue can enter.
    """
    tree, marker = sentence.tree, marker_of(sentence, head)
    word = marker.lower if marker is not None else ""
    after = head.index > cue.index
    if head.upos in {"ADV", "PRON"} and len(tree.subtree(head)) == 1:
        return None
    if marker is not None and _tells_another_word(sentence, cue, marker):
        return None
    if marker is not None and head.relation != "parataxis" and word in sentence.cues.finite_markers:
        clause = whole_clause(sentence, head, marker, Frame.THAT_CLAUSE)
        return _judged(sentence, cue, marker, clause) or (clause if "clause" in frames else None)
    if marker is not None and after and word in sentence.cues.conditional_markers:
        if word in sentence.cues.question_markers and cue.lemma in sentence.cues.asking_verbs:
            return whole_clause(sentence, head, None, Frame.THAT_CLAUSE)
        return _judged(sentence, cue, marker, whole_clause(sentence, head, marker, Frame.THAT_CLAUSE))
    if marker is not None and word in sentence.cues.infinitive_markers:
        if "infinitive" in frames and after and head.relation in {"xcomp", "ccomp", "advcl", "acl"}:
            return _infinitive(sentence, cue, head, marker)
    elif head.relation == "ccomp" and "clause" in frames and marker is None:
        apart = _marker_behind(sentence, cue) if after else None
        if apart is not None and apart.index < head.index:
            return whole_clause(sentence, head, apart, Frame.THAT_CLAUSE)
        if not after:
            return _fronted(sentence, head)
        named = _only_names_what(sentence, cue, head)
        return None if named else whole_clause(sentence, head, None, Frame.BARE_CLAUSE)
    elif head.relation == "parataxis" and "bare" in frames and after and _is_beside(sentence, head):
        return whole_clause(sentence, head, None, Frame.BARE_CLAUSE)
    return None


def _tells_another_word(sentence: CueSentence, cue: Token, marker: Token) -> bool:
    """Whether a finite clause belongs to a noun or a degree before it, and not to the cue."""
    if marker.lower not in sentence.cues.finite_markers:
        return False
    return tells_a_noun(sentence, marker) or _follows_a_degree(sentence, cue, marker)


def tells_a_noun(sentence: CueSentence, marker: Token) -> bool:
    """Whether a clause tells what the noun before its marker is, which is a topic and nothing that is said.

    *reageert op* **het nieuws dat hij komt** (reacts to the news that), *zegt in een brief dat hij komt* not.
    """
    cues, tree = sentence.cues, sentence.tree
    if marker.lower not in cues.finite_markers or not marker.index:
        return False
    noun = sentence.tokens[marker.index - 1]
    preposition = case_of(tree, noun)
    if noun.upos != "NOUN" or not preposition:
        return False
    if noun.lemma in cues.fact_nouns:
        return True
    return preposition in cues.topic_prepositions and last_part(noun.lemma) in cues.clause_nouns


def _only_names_what(sentence: CueSentence, cue: Token, head: Token) -> bool:
    """Whether a clause says what is told, and not what that is: *legt uit* **hoe het werkt** (how it works).

    Whoever asks, doubts or narrates says it: *vraagt* **hoe het werkt**, *vertelt* **hoe zij vluchtte**.
    """
    cues = sentence.cues
    if case_of(sentence.tree, head):
        return True
    words = [word for word in sentence.tree.subtree(head) if word.upos not in {"ADP", "PUNCT"}]
    if not words or words[0].lower not in cues.question_words:
        return False
    return cue.lemma not in cues.asking_verbs and cue.lemma not in cues.narrating_verbs


def _fronted(sentence: CueSentence, head: Token) -> Content | None:
    """A clause before its cue; one without its verb takes all before it: **De brug is dicht** *zegt Smit*."""
    words: Sequence[Token] = sentence.tree.subtree(head)
    if not any(word.is_finite for word in words):
        before = sentence.tokens[sentence.opening : words[0].index]
        parted = any(word.upos == "PUNCT" for word in before)
        if not parted and any(word.is_finite for word in before):
            words = [*before, *words]
    return content_of(sentence, words, Frame.FRONTED_CLAUSE)


def _is_beside(sentence: CueSentence, head: Token) -> bool:
    """Whether a finite clause is what a cue says, no tag and no aside: *Smit zegt:* **hij komt**.

    *Zij vindt dat raar, zegt Smit* (says Smit); *verwacht tien gasten, dat is veel* (that is a lot).
    """
    words = [word for word in sentence.tree.subtree(head) if not is_edge(word)]
    before = sentence.tokens[words[0].index - 1] if words[0].index else None
    return has_finite_verb(sentence.tree, head) and (before is None or before.text != ",")


def _infinitive(sentence: CueSentence, cue: Token, head: Token, marker: Token) -> Content | None:
    """The infinitive clause of ``head``; what is judged needs a word that stands for it.

    *vindt* **het fijn om te komen** (thinks it nice to come), not *vindt hem geen man om te slaan*.
    """
    dropped = marker.lower in sentence.cues.dropped_infinitive_markers
    if _tells_an_act(sentence, cue, marker):
        return None
    if dropped:
        content = whole_clause(sentence, head, marker, Frame.INFINITIVE)
    else:
        content = content_of(sentence, infinitive_of(sentence, cue, head), Frame.INFINITIVE)
    if last_part(cue.lemma) in sentence.cues.judging_verbs:
        return _judged(sentence, cue, marker, content)
    return content


def _tells_an_act(sentence: CueSentence, cue: Token, marker: Token) -> bool:
    """Whether a cue tells what is done or planned: *stelt hem in staat te komen*, *denkt erover te komen*.

    Enables him to come, thinks about coming; *wie denkt te komen* (who means to come) is a plan too. Behind a
    noun with a preposition it tells that: *vertelt over de regel om te komen* (tells of the rule to come).
    """
    cues, tree = sentence.cues, sentence.tree
    if cue.lemma in cues.planning_verbs:
        beside = any(word.lower in cues.planning_words for word in tree.children(cue))
        return cue.relation == "acl" or beside
    noun = sentence.tokens[marker.index - 1]
    free = marker.lower in cues.dropped_infinitive_markers and cue.lemma not in cues.urging_verbs
    if free and noun.upos == "NOUN" and noun.index > cue.index and case_of(tree, noun):
        return True
    for word in sentence.tokens[: marker.index]:
        if word.lemma in cues.idle_nouns:
            head = tree.head(word)
            if head is not None and (tree.head(head) if word.relation == "fixed" else head) is cue:
                return True
    return False


def _infinitive_elsewhere(sentence: CueSentence, cue: Token, nodes: Sequence[Token]) -> Content | None:
    """An infinitive clause behind a cue that the parser hung elsewhere: *die aangeven* **niet te stemmen**.

    What hangs on a noun between is no content, *belooft een plan om te komen* (promises a plan), unless it is
    who is urged: *vraagt* **de leden** *om te komen* (asks the members to come).
    """
    cues, tree = sentence.cues, sentence.tree
    for marker in sentence.tokens[cue.index + 1 : cue.index + 1 + _MARKER_REACH]:
        if marker.is_finite or (marker.upos == "PUNCT" and not is_mark(marker)):
            return None
        if marker.lower not in cues.infinitive_markers or marker.relation != "mark":
            continue
        head = tree.head(marker)
        behind = sentence.tokens[marker.index + 1 : marker.index + 2]
        if head is None or head in nodes or not behind:
            return None
        if marker.lower not in cues.dropped_infinitive_markers and "VerbForm=Inf" not in behind[0].feats:
            return None
        predicate = tree.head(head) if head.relation in {"cop", "aux"} else None
        above = tree.head(predicate or head)
        if above is not None and cue.index < above.index < marker.index and above not in nodes:
            urged = above.head == cue.index and above.relation in {"obj", "iobj"}
            if not urged or cue.lemma not in cues.urging_verbs:
                return None
        return _infinitive(sentence, cue, head, marker)
    return None


def whole_clause(sentence: CueSentence, head: Token, marker: Token | None, frame: Frame) -> Content | None:
    """The clause that ``head`` heads; behind its marker, with the words that the parser hung elsewhere."""
    words = list(sentence.tree.subtree(head))
    if marker is not None:
        words = list(sentence.tokens[marker.index + 1 : words[-1].index + 1])
        words = words[: _next_cue(sentence, words)]
        words.extend(_up_to_boundary(sentence, words))
        words.extend(_with_verb_last(sentence, words))
        words.extend(_coordinated(sentence, words, marker))
    return content_of(sentence, words, frame)


def _next_cue(sentence: CueSentence, clause: Sequence[Token]) -> int:
    """Where the main clause goes on with another cue: *stelt dat hij liegt* **en eist** *een onderzoek*."""
    openings = (place for place, verb in enumerate(clause[1:]) if opens_main_clause(sentence, verb))
    return next(openings, len(clause))


def _up_to_boundary(sentence: CueSentence, words: Sequence[Token]) -> Iterator[Token]:
    """The words after a clause up to the next comma or conjunction, which the parser hung elsewhere.

    A clause that has no finite verb yet takes the first that follows.
    """
    if not words:
        return
    complete = any("VerbForm=" in word.feats for word in words)
    for token in sentence.tokens[words[-1].index + 1 :]:
        finite = token.is_finite
        if token.upos in {"PUNCT", "CCONJ", "SCONJ"} or (finite and complete):
            return
        complete = complete or finite
        yield token


def _with_verb_last(sentence: CueSentence, words: Sequence[Token]) -> Iterator[Token]:
    """A second clause under the same marker, with its verb last: *dat hij komt* **en morgen weer gaat**.

    *en gaat morgen weer* (and goes again tomorrow) would be another main clause.
    """
    if not words or not any(word.is_finite for word in words):
        return
    rest = sentence.tokens[words[-1].index + 1 :]
    if (
        len(rest) < _SHORTEST_COORDINATED
        or rest[0].upos != "CCONJ"
        or rest[1].upos in {"VERB", "AUX", "SCONJ"}
    ):
        return
    verb = next((token for token in rest[1:] if token.is_finite or token.upos == "PUNCT"), None)
    if verb is None or not verb.is_finite or "Case=Nom" in rest[1].feats:
        return
    last = verb.index
    while last + 1 < len(sentence.tokens) and _ends_verbs(sentence.tokens[last + 1]):
        last += 1
    behind = sentence.tokens[last + 1 : last + 2]
    if not behind or behind[0].upos in {"PUNCT", "CCONJ"}:
        yield from sentence.tokens[rest[0].index : last + 1]


def _ends_verbs(word: Token) -> bool:
    """Whether a word ends a row of verbs: *nog kunnen* **worden teruggedraaid** (can be reversed yet)."""
    return "VerbForm=Inf" in word.feats or "VerbForm=Part" in word.feats


def _coordinated(sentence: CueSentence, words: Sequence[Token], marker: Token) -> Iterator[Token]:
    """A second clause with the same marker: *dat hij komt* **en dat hij blijft**."""
    if not words:
        return
    behind = words[-1].index + 1
    rest = [t for t in sentence.tokens[behind:] if t.text != ","]
    if len(rest) < 3 or rest[0].upos != "CCONJ" or rest[1].lower != marker.lower:
        return
    verb = sentence.tree.head(rest[1])
    below = sentence.tree.subtree(verb) if verb is not None else ()
    clause = sentence.tokens[behind : max([rest[1].index, *(t.index for t in below)]) + 1]
    yield from clause
    yield from _up_to_boundary(sentence, clause)


def _judged(sentence: CueSentence, cue: Token, marker: Token, content: Content | None) -> Content | None:
    """The content with the judgement before its marker, which belongs to what is said.

    *vindt* **het dom dat hij komt** (thinks it stupid that he comes), *noemt* **het jammer als hij gaat**;
    ``None`` where the cue is no verb of judging or nothing before the marker stands for the clause.
    """
    if content is None or last_part(cue.lemma) not in sentence.cues.judging_verbs:
        return None
    between = sentence.tokens[cue.index + 1 : max(cue.index + 1, marker.index - 1)]
    before = [word for word in sentence.tree.children(cue, "obj", "expl") if word.index < cue.index]
    for token in (*between, *before):
        if token.lower in sentence.cues.anticipatory_pronouns and token.relation != "det":
            return evolve(content, start=token.start)
    return None


def _follows_a_degree(sentence: CueSentence, cue: Token, marker: Token) -> bool:
    """Whether a clause tells what follows from a degree: *vindt het* **zo leuk dat** *zij blijft*."""
    words = sentence.tokens[cue.index + 1 : marker.index]
    degrees = (word for word, behind in pairwise(words) if behind.upos in {"ADJ", "ADV"})
    return any(word.lower in sentence.cues.degree_words for word in degrees)


def _clause_behind_marker(sentence: CueSentence, cue: Token) -> Content | None:
    """A *dat*-clause that the parser hung elsewhere: *zei in een interview* **dat hij komt**."""
    marker = _marker_behind(sentence, cue)
    if marker is None:
        return None
    above = [token for token in sentence.tree.ancestors(marker) if token.index > marker.index]
    head = next((token for token in above if has_finite_verb(sentence.tree, token)), None)
    opens = marker.relation == "mark" or (marker.upos == "SCONJ" and marker.relation != "det")
    opens = opens or marker.upos == "DET"
    if head is None and above and opens:
        head = above[0]
    if head is None or _tells_another_word(sentence, cue, marker):
        return None
    return whole_clause(sentence, head, marker, Frame.THAT_CLAUSE)


def _marker_behind(sentence: CueSentence, cue: Token) -> Token | None:
    """The first marker of a clause behind a cue, with no other verb of its own between."""
    cues, relative = sentence.cues, False
    asides = cues.temporal_markers | cues.conditional_markers
    before = cue
    for follower in sentence.tokens[cue.index + 1 : cue.index + 1 + _MARKER_REACH]:
        if relative:
            relative = follower.text != ","
        elif before.text == "," and (
            follower.lower in asides or follower.lower in cues.relative_pronouns - cues.finite_markers
        ):
            relative = True
        elif follower.lower in cues.finite_markers and _marks_clause(sentence, cue, follower):
            return None if before.upos == "CCONJ" else follower
        elif (
            follower.is_finite or follower.text in {":", ";", "."} or _is_other_verb(sentence, cue, follower)
        ):
            return None
        before = follower
    return None


def _is_other_verb(sentence: CueSentence, cue: Token, word: Token) -> bool:
    """Whether an infinitive is no part of the cue: *wil* **eren** *…*, not *laat* **weten** *…*."""
    partners = sentence.cues.light_verbs.get(cue.lemma, frozenset())
    return word.upos == "VERB" and "VerbForm=Inf" in word.feats and word.lemma not in partners


def _marks_clause(sentence: CueSentence, cue: Token, word: Token) -> bool:
    """Whether a word opens a clause, whatever it was read as: *eist namens de bond* **dat** *het stopt*.

    What was read as a relative pronoun does behind a noun that it cannot stand for, of common gender, and
    where its clause has another subject or object in its place and stands behind a phrase that hangs on the
    cue; what was read as an article does before a plural, or a noun of common gender that is not judged.
    """
    if word.upos == "SCONJ" or word.relation == "mark":
        return True
    tree = sentence.tree
    verb = tree.head(word)
    if verb is None or word.index == 0 or word.upos == "DET":
        common = (
            last_part(cue.lemma) not in sentence.cues.judging_verbs and verb is not None and _is_common(verb)
        )
        plural = verb is not None and "Number=Plur" in verb.feats
        return verb is not None and verb.index == word.index + 1 and (common or plural)
    members = (verb, *tree.children(verb, "xcomp"))
    same = [
        child for member in members for child in tree.children(member, word.relation) if child is not word
    ]
    noun = sentence.tokens[word.index - 1]
    if verb.index < word.index:
        return False
    if not same:
        return _is_common(noun) and verb.relation == "acl" and verb.head == noun.index
    return _hangs_on(sentence, noun, cue)


def _is_common(noun: Token) -> bool:
    """Whether a noun is of common gender, so that *dat* cannot stand for it."""
    return noun.upos == "NOUN" and "Gender=Com" in noun.feats and "Number=Sing" in noun.feats


def _hangs_on(sentence: CueSentence, noun: Token, cue: Token) -> bool:
    """Whether a noun ends a phrase that hangs on a cue: *verwijt* **de leiding van het huis** *dat …*."""
    head: Token | None = noun
    while head is not None and head.relation in {"nmod", "appos", "flat"}:
        head = sentence.tree.head(head)
    return head is not None and head.head == cue.index and head.relation in {"obl", "nsubj", "obj", "iobj"}
