"""The rules that tell a quotation from a scare quote, a title or a word as a word, in the order they are asked."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from quoteattr.schema import Kind
from quoteattr.stages.quotations_context import Context

__all__ = ["RULES", "Rule", "Verdict", "judge"]

_SHORT = 3
_LONG = 5


@frozen
class Rule:
    """A named reason to take a marked passage for a quotation, or not to.

    :param name: identifier of the rule.
    :param kind: kind of the quotation; ``None`` when it is none.
    :param confidence: how often the rule was right on the development texts, 0 to 1.
    :param applies: whether the rule speaks about a passage.
    """

    name: str
    kind: Kind | None
    confidence: float
    applies: Callable[[Context], bool]


@frozen
class Verdict:
    """What a rule says of a passage."""

    rule: str
    kind: Kind | None
    confidence: float


def dialogue_line(context: Context) -> bool:
    """A line after a dash: *-- Ga je mee? vroeg ze.* (-- Are you coming? she asked.)"""
    return context.is_dialogue


def announced(context: Context) -> bool:
    """A word named as a word: *de zogeheten "slots"* (the so-called "slots"); *het woord "straks"*."""
    lexicon, words = context.language.marks, context.preceding
    if not words:
        return False
    if words[0] in lexicon.announcers:
        return not (words[0] in lexicon.utterance_nouns and _is_utterance(context))
    return words[0] in lexicon.like_words and len(words) > 1 and words[1] in lexicon.announcers_with_like


def work(context: Context) -> bool:
    """A title after its genus: *de roman "Turks fruit"* (the novel "Turkish Delight")."""
    words = context.preceding
    return bool(words) and words[0] in context.language.marks.works and not context.exclaims


def name(context: Context) -> bool:
    """A name with its article outside the marks: *om de "Vlag van de Zon" te zien* (the "Flag of the Sun")."""
    words = context.preceding
    if not words or words[0] not in context.language.marks.determiners or not context.is_capitalised:
        return False
    return len(context.words) > 1 and not context.has_finite_verb and not context.ends_like_sentence


def attribute(context: Context) -> bool:
    """A word in a noun phrase that is not marked itself: *een "schone" sport* (a "clean" sport)."""
    words = context.preceding
    if not words or words[0] not in context.language.marks.determiners or len(context.words) != 1:
        return False
    return bool(context.right) and context.right[0].upos == "NOUN" and context.right[0].start <= context.span.outer_end + 1


def labelled(context: Context) -> bool:
    """A word or two with the article outside: *een "windboer" werd* (a "wind farmer" was)."""
    words = context.preceding
    if not words or words[0] not in context.language.marks.determiners or len(context.words) > 2:
        return False
    return not (context.has_finite_verb or context.ends_like_sentence or context.has_source)


def whole_heading(context: Context) -> bool:
    """A heading of its own: *'Wij gaan door'* (We go on)."""
    return context.is_whole_heading


def introduced(context: Context) -> bool:
    """After a colon: *De minister: "Wij gaan door."* (The minister: "We go on.")"""
    return context.before == ":"


def tagged(context: Context) -> bool:
    """Before a tag, from the start of its sentence or after another tag: *"Wij gaan door", zegt ze.*"""
    return context.is_tagged and (context.starts_sentence or context.before in ",;")


def freestanding(context: Context) -> bool:
    """A sentence of its own: *Ze is blij. "Wij gaan door."* (She is glad. "We go on.")"""
    return context.starts_sentence and context.ends_sentence


def opening(context: Context) -> bool:
    """It begins the sentence and is a clause: *"Wij gaan door" was het antwoord* ("We go on" was the answer)."""
    return context.starts_sentence and (context.has_finite_verb or len(context.words) >= _LONG or context.exclaims)


def resumed(context: Context) -> bool:
    """After a tag that ends in a comma: *"Ja", zegt ze, "wij gaan door."* ("Yes", she says, "we go on.")"""
    return context.before == "," and context.ends_sentence and context.has_source


def cited_utterance(context: Context) -> bool:
    """A whole utterance after a noun for it: *de leus "Wij gaan door!"* (the slogan "We go on!")"""
    return _is_utterance(context) and (context.exclaims or _follows_utterance_noun(context))


def exclaimed(context: Context) -> bool:
    """An exclamation or question within the sentence: *mensen die "loop door!" roepen* (who shout "walk on!")"""
    return context.exclaims


def clause(context: Context) -> bool:
    """A clause or most of one, built into the sentence: *ze zei dat "wij doorgaan"* (that "we go on")."""
    return context.has_finite_verb and len(context.words) >= _SHORT


def long_fragment(context: Context) -> bool:
    """Five words or more: *na "een lange en zware reis door het land"* (after "a long and hard journey")."""
    return len(context.words) >= _LONG


def sourced(context: Context) -> bool:
    """A word or phrase with a source in its sentence: *zij noemt het "onhaalbaar"* (calls it "unfeasible")."""
    return context.has_source


def in_headline(context: Context) -> bool:
    """A phrase of several words in a headline: *Minister wil "geen taboes"* (Minister wants "no taboos")."""
    return context.paragraph.heading and len(context.words) > 1


def echoed(context: Context) -> bool:
    """A word in a headline that the text repeats: *Bond "verrast" door plan … "verrast", zegt de bond*."""
    word = context.content.casefold()
    if not context.paragraph.heading or not word:
        return False
    return word in context.text[context.paragraph.end :].casefold()


def _is_utterance(context: Context) -> bool:
    return context.exclaims or (context.is_capitalised and (context.has_finite_verb or len(context.words) >= _LONG))


def _follows_utterance_noun(context: Context) -> bool:
    lexicon, words = context.language.marks, context.preceding
    return any(word in lexicon.utterance_nouns for word in words[:2])


RULES = (
    Rule("dialogue_line", Kind.DIRECT, 0.95, dialogue_line),
    Rule("announced", None, 0.95, announced),
    Rule("work", None, 0.9, work),
    Rule("whole_heading", Kind.DIRECT, 0.95, whole_heading),
    Rule("introduced", Kind.DIRECT, 0.95, introduced),
    Rule("tagged", Kind.DIRECT, 0.99, tagged),
    Rule("freestanding", Kind.DIRECT, 0.98, freestanding),
    Rule("opening", Kind.DIRECT, 0.9, opening),
    Rule("resumed", Kind.DIRECT, 0.95, resumed),
    Rule("name", None, 0.9, name),
    Rule("cited_utterance", Kind.DIRECT, 0.9, cited_utterance),
    Rule("exclaimed", Kind.DIRECT, 0.8, exclaimed),
    Rule("attribute", None, 0.9, attribute),
    Rule("labelled", None, 0.9, labelled),
    Rule("clause", Kind.MIXED, 0.9, clause),
    Rule("long_fragment", Kind.MIXED, 0.8, long_fragment),
    Rule("sourced", Kind.MIXED, 0.85, sourced),
    Rule("in_headline", Kind.MIXED, 0.8, in_headline),
    Rule("echoed", Kind.MIXED, 0.8, echoed),
)
"""All rules, in the order in which they are asked; a passage that none speaks about is no quotation."""


def judge(context: Context) -> Verdict:
    """The verdict of the first rule that applies."""
    for rule in RULES:
        if rule.applies(context):
            return Verdict(rule.name, rule.kind, rule.confidence)
    return Verdict("unsupported", None, 0.8)
