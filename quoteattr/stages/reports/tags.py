"""The clause that a tag stands behind or in: **Het wordt duurder**, *zegt Jansen* (says Jansen)."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quoteattr.parsing import NOMINAL, Sentence, Token, phrase_tokens
from quoteattr.stages.reports.clauses import colon_behind, content_of, whole_clause
from quoteattr.stages.reports.grammar import finite_verb_before, has_finite_verb
from quoteattr.stages.reports.punctuation import is_edge, is_punctuation
from quoteattr.stages.reports.report import Content, Frame
from quoteattr.stages.reports.sentence import CueSentence

__all__ = ["clause_before_comma", "clause_of_tag"]

_SHORTEST_OPENING = 2
"""Tokens, at least, of a clause before the tag that parts it, with the comma."""

_SHORTEST_FRAGMENT = 4
"""Words, at least, without a verb before a tag, with the comma."""

_FRAGMENT_OPENERS = frozenset({"DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM", "CCONJ", "INTJ"})
"""Parts of speech that such words begin with, and no adverbial does."""

_SHORTEST_CLAUSE = 3
"""Tokens, at least, before a tag with its comma."""


def clause_of_tag(sentence: CueSentence, cue: Token, source: Token | None) -> Content | None:
    """What a cue with its source behind it is a tag of; ``None`` where its source stands before it."""
    opening = finite_verb_before(sentence.tree, cue)
    if source is None or source.index < opening.index:
        return None
    if colon_behind(sentence, source) is not None:
        return clause_before_comma(sentence, opening)
    content = (
        _broken_off(sentence, opening, _end_of_tag(sentence, cue, source))
        or _around(sentence, cue, opening)
        or clause_before_comma(sentence, opening)
        or _between_commas(sentence, opening, source)
        or _fragment(sentence, cue, opening, _end_of_tag(sentence, cue, source))
    )
    return None if content is None else _parted(sentence, cue, opening, source, content)


def _parted(
    sentence: CueSentence, cue: Token, opening: Token, source: Token, content: Content
) -> Content | None:
    """The content with the tag that parts it: **De brug**, *zegt Smit,* **blijft dicht**.

    Behind a whole clause and its tag it goes on with *maar*, *omdat* and the like: **De brug is dicht**,
    *zegt Smit,* **omdat het water stijgt** (as the water rises). An aside of expectation leaves the clause
    whole, and so does a tag behind no more than an adverbial: **Vorig jaar, zegt Smit, was de brug dicht**.
    """
    before = [t for t in sentence.tokens[: opening.index] if t.start >= content.start and not is_edge(t)]
    tag_end = _end_of_tag(sentence, cue, source)
    if not before or cue.lemma in sentence.cues.aside_verbs:
        return content
    if content.frame is Frame.MEDIAL_TAG:
        behind = _behind_next_comma(sentence, tag_end)
    else:
        behind = _going_on(sentence, tag_end)
    rest = content_of(sentence, behind, content.frame)
    if before[-1].lower in sentence.cues.tag_openers:
        before.pop()
    if rest is None or not any(word.is_finite or word.relation == "nsubj" for word in before):
        return content
    return evolve(content, end=rest.end, tag=(before[-1].end, rest.start))


def _end_of_tag(sentence: CueSentence, cue: Token, source: Token) -> int:
    """Index of the last word of a cue and the phrase of its source."""
    return max(cue.index, *(t.index for t in (source, *phrase_tokens(sentence.tree, source))))


def _broken_off(sentence: CueSentence, opening: Token, tag_end: int) -> Content | None:
    """A clause that a tag parts right behind its auxiliary: **De brug is**, *zegt Smit,* **nog dicht**."""
    before = list(sentence.tokens[sentence.opening : opening.index])
    if before and before[-1].lower in sentence.cues.tag_openers:
        before.pop()
    if len(before) <= _SHORTEST_OPENING or before[-1].text != ",":
        return None
    *words, last = before[:-1]
    if last.upos != "AUX" or not last.is_finite or any(word.upos in {"SCONJ", "PUNCT"} for word in words):
        return None
    if not any(word.text == "," for word in sentence.tokens[tag_end + 1 :]):
        return None
    return content_of(sentence, sentence.tokens, Frame.MEDIAL_TAG)


def _behind_next_comma(sentence: CueSentence, last: int) -> Sequence[Token]:
    """The words behind the first comma or dash after token ``last``, if a clause goes on there.

    An apposition does not: *zegt Smit,* **hoogleraar in Urk**.
    """
    tokens = sentence.tokens
    comma = next((t for t in tokens[last + 1 :] if is_edge(t)), None)
    if comma is None:
        return ()
    behind = tokens[comma.index + 1 :]
    broken = any(t.is_finite and t.upos == "AUX" and tokens[t.index + 1].text == "," for t in tokens[:last])
    goes_on = broken or (behind and behind[0].upos == "ADP") or any(word.is_finite for word in behind)
    return behind if goes_on else ()


def _going_on(sentence: CueSentence, last: int) -> Sequence[Token]:
    """What goes on behind a comma after token ``last``: *zegt Smit,* **maar het water stijgt**."""
    tokens = sentence.tokens
    if tokens[-1].text == "?":
        return ()
    for comma, word, follower in zip(
        tokens[last + 1 :], tokens[last + 2 :], tokens[last + 3 :], strict=False
    ):
        if comma.is_finite:
            return ()
        if comma.text == "," and word.lower in sentence.cues.resuming_words:
            rest = tokens[word.index :]
            whole = word.upos == "ADP" or any(t.is_finite for t in rest)
            return rest if whole and not follower.is_finite else ()
    return ()


def _between_commas(sentence: CueSentence, opening: Token, source: Token) -> Content | None:
    """The clause that a tag parts behind its first words: **De brug**, *zegt Smit*, **blijft dicht**."""
    tokens = sentence.tokens
    last = max(token.index for token in (source, *phrase_tokens(sentence.tree, source)))
    if last + 2 >= len(tokens) or tokens[opening.index - 1].text != "," or tokens[last + 1].text != ",":
        return None
    behind = tokens[last + 2]
    if (
        opening.index < _SHORTEST_OPENING
        or not behind.is_finite
        or not sentence.on_one_level(opening, behind)
    ):
        return None
    return content_of(sentence, tokens, Frame.MEDIAL_TAG)


def _around(sentence: CueSentence, cue: Token, opening: Token) -> Content | None:
    """The clause that the parser tied to the tag.

    :param opening: the first word of the tag.
    """
    tree = sentence.tree
    head = _head_of_clause(tree, tree.head(cue))
    if cue.relation == "parataxis" and head is not None:
        return _interrupted(sentence, cue, opening, head)
    for child in tree.children(cue, "ccomp", "parataxis", "xcomp"):
        if child.index < cue.index and has_finite_verb(tree, child):
            return whole_clause(sentence, child, None, Frame.INVERTED_TAG)
    return None


def _interrupted(sentence: CueSentence, cue: Token, opening: Token, head: Token) -> Content | None:
    """The clause of ``head``, which a tag interrupts or follows.

    *Het wordt duurder, zegt Jansen* (It becomes dearer, says Jansen) has it before the tag, *Maar, zegt
    Jansen, het wordt duurder* (But it becomes dearer) behind it, *Het wordt, zegt Jansen, weer duurder*
    (It becomes dearer again) on both sides.
    """
    tag = {t.index for t in sentence.tree.subtree(cue)}
    rest = [t for t in sentence.tree.subtree(head) if t.index not in tag]
    before = [t for t in rest if t.index < opening.index]
    words = [t for t in before if not is_edge(t)]
    if len(words) == 1 and words[0].upos in {"CCONJ", "ADV"}:
        return content_of(sentence, [t for t in rest if t.index > opening.index], Frame.MEDIAL_TAG)
    if _is_complete(sentence.tree, head, before, rest):
        return content_of(sentence, before, Frame.INVERTED_TAG)
    return content_of(sentence, rest, Frame.MEDIAL_TAG)


def _head_of_clause(tree: Sentence, token: Token | None) -> Token | None:
    """The head of the clause that a noun is a part of, else the token itself."""
    while token is not None and token.relation in {"nsubj", "obj", "obl"} and token.upos in NOMINAL:
        token = tree.head(token)
    return token


def _is_complete(tree: Sentence, head: Token, before: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether the words before a tag are a clause that the words after it only add to.

    *Het wordt duurder, zegt Jansen, want de olie is op* (because the oil has run out) is complete before the
    tag, *Het wordt, zegt Jansen, weer duurder* is not.
    """
    if not before or head.index > before[-1].index:
        return False
    after = [t for t in rest if t.index > before[-1].index and not is_punctuation(t)]
    added = {t.index for t in tree.children(head, "conj", "advcl", "parataxis", "acl")}
    return all(t.index in added for t in after if t.head <= before[-1].index)


def clause_before_comma(sentence: CueSentence, opening: Token) -> Content | None:
    """A main clause before a tag that the parser did not tie to it: *…, meldden verschillende kranten*.

    What only tells when or whereupon it was said is none: *Op de vraag of hij komt, zei Smit: …*.
    """
    tokens = sentence.tokens
    if opening.index < _SHORTEST_CLAUSE or tokens[opening.index - 1].text != ",":
        return None
    before = tokens[: opening.index - 1]
    if not any(_heads_main_clause(sentence, token, opening) for token in before):
        return None
    return content_of(sentence, before, Frame.INVERTED_TAG)


def _heads_main_clause(sentence: CueSentence, token: Token, opening: Token) -> bool:
    """Whether a token heads a finite clause that depends on nothing before ``opening`` and on no marker."""
    tree = sentence.tree
    marked = any(mark.lower not in sentence.cues.infinitive_markers for mark in tree.children(token, "mark"))
    return (
        (token.relation not in {"advcl", "acl", "csubj"} or _is_main_after_all(sentence, token))
        and not 0 <= token.head < opening.index
        and has_finite_verb(tree, token)
        and sentence.on_one_level(token, opening)
        and not marked
    )


def _fragment(sentence: CueSentence, cue: Token, opening: Token, tag_end: int) -> Content | None:
    """Words without a verb, or an order read as a noun, before a tag that ends its sentence.

    **Maar vaar niet blind daarop**, *adviseert Smit.* (But do not go by that blindly); *Na afloop, zei Smit*
    tells when.
    """
    tokens, cues = sentence.tokens, sentence.cues
    before = tokens[sentence.opening : opening.index]
    behind = tokens[tag_end + 1 : tag_end + 2]
    if (
        opening is not cue
        or len(before) <= _SHORTEST_FRAGMENT
        or before[-1].text != ","
        or cue.lemma not in cues.announcing_verbs
    ):
        return None
    if before[0].upos not in _FRAGMENT_OPENERS or not behind or behind[0].text not in {".", ","}:
        return None
    if any(
        child.index > opening.index for child in sentence.tree.children(cue, "obj", "ccomp", "xcomp", "csubj")
    ):
        return None
    return content_of(sentence, before, Frame.INVERTED_TAG)


def _is_main_after_all(sentence: CueSentence, token: Token) -> bool:
    """Whether a clause read as an adverbial opens as main clauses do: **Zij stopt**, *heeft hij gezegd*.

    *Sinds zij stopte, …* (Since she stopped), *Komt zij, dan …* (If she comes), *Waar zij woont, …* do not.
    """
    cues = sentence.cues
    opening = sentence.tree.subtree(token)[:2]
    markers = cues.question_words | cues.temporal_markers | cues.conditional_markers
    return (
        token.relation == "advcl"
        and not opening[0].is_finite
        and all(word.lower not in markers and word.upos != "SCONJ" for word in opening)
    )
