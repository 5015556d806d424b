"""The rules that tell a quotation from a scare quote, a title or a word as a word, in their order."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from quoteattr.languages.typography import DASHES, QUOTATION_MARKS
from quoteattr.schema import Kind
from quoteattr.stages.quotations.context import Context

__all__ = ["SELECTION_RULES", "Rule", "judge"]

_TRANSLATION_WORDS = 3
"""Words, at most, of a word or name in another language."""

_CLAUSE_WORDS = 3
"""Words, at least, of a clause."""

_FEW_WORDS = 2
"""Words, at most, that are held up as words behind an article or a pointing word."""

_NICKNAME_WORDS = 3
"""Words, at most, of a nickname between marks."""

_LONG_WORDS = 5
"""Words, at least, of a fragment that is too long for a name or a scare quote."""

_GENUS_REACH = 4
"""Tokens before a colon, at most, in which the noun of a work is looked for."""

_LINK_WORDS = 3
"""Tokens at the beginning of a line by which it is seen that it is a link."""

_JUDGED_REACH = 4
"""Words before a fragment, at most, in which the verb stands that judges something by it."""

_PREDICATE_REACH = 6
"""Tokens behind a passage, at most, in which the noun for it stands."""

_REPEAT_REACH = 5000
"""Code points after a headline, at most, in which its words are looked for: a news article."""

_DEFINITION_REACH = 4
"""Tokens before a term, at most, in which it is seen that a text defines it."""

_DEFINED_WORDS = 6
"""Words, at most, of a term that a text defines."""

_READABLE_REACH = 7
"""Tokens behind a passage, at most, that tell that it is there to be read."""

_NAMED_WORDS = 5
"""Words, at most, of a name that the text has without marks too."""

_OWN_REACH = 8
"""Tokens on either side of a word, at most, in which the author says that he calls a thing so."""

_PUBLISHED_REACH = 60
"""Code points behind a title, at most, in which the publisher, pages or price of a work stand."""

_ENTRY_LENGTH = 300
"""Code points, at most, of an entry in a list of sources."""

_SOURCES_REACH = 1500
"""Code points, at most, from an entry back to the heading of its list."""

_PAUSES = frozenset(",;")


@frozen
class Rule:
    """A named reason to take a marked span for a quotation, or not to.

    :param kind: kind of the quotation; ``None`` when it is none.
    :param applies: whether the rule speaks about a span.
    """

    kind: Kind | None
    applies: Callable[[Context], bool]

    @property
    def name(self) -> str:
        """Identifier of the rule."""
        return self.applies.__name__


def dialogue_line(context: Context) -> bool:
    """A line after a dash: *-- Ga je mee? vroeg ze.* (-- Are you coming? she asked.)"""
    return context.is_dialogue


def announced(context: Context) -> bool:
    """A word named as a word: *de zogeheten "slots"* (the so-called "slots"); *"slots" genaamd*."""
    lexicon, words = context.language.marks, context.preceding
    if context.right and context.right[0].lower in lexicon.announcers_after and not context.exclaims:
        return True
    if not words:
        return False
    like = len(words) > 1 and words[0] in lexicon.like_words and words[1] in lexicon.announcers_with_like
    return like or words[0] in lexicon.announcers


def defined(context: Context) -> bool:
    """A short name that a text gives: *de woning (hierna: "de Woning")* (the house (below: "the House"))."""
    near = {token.lower for token in context.left[-_DEFINITION_REACH:]}
    if near.isdisjoint(context.language.marks.definitions):
        return False
    return len(context.words) <= _DEFINED_WORDS and not context.ends_like_sentence


def headed(context: Context) -> bool:
    """What is said to be a title: *"De dijk en wij", was de kop* ("The dike and we" was the headline)."""
    lexicon, words = context.language.marks, [token.lower for token in context.right[:_PREDICATE_REACH]]
    told = [word for word in words if word[0].isalnum()][:4]
    return bool(told) and told[0] in lexicon.predicate_verbs and not lexicon.headings.isdisjoint(told[1:])


def placed(context: Context) -> bool:
    """A title in which something stands: *In "De dijk" schrijft Kok dat …* (In "The dike" Kok writes)."""
    if context.before == ":" or not context.left or not context.is_capitalised:
        return False
    if context.has_finite_verb or context.ends_like_sentence:
        return False
    return context.left[-1].lower in context.language.marks.containing and bool(context.preceding)


def referenced(context: Context) -> bool:
    """A title in a list of sources: *Zeekoerier – "Dijk hersteld" – 3 mei* ("Dike mended", 3 May).

    Below a heading such as *Bronnen* (Sources) it need not stand between dashes.
    """
    start, end = context.paragraph.start, context.paragraph.end
    if end - start <= _ENTRY_LENGTH and _stands_below_sources(context):
        return True
    following = context.text[context.span.outer_end : end].lstrip(" ,.")
    if context.before != "—" or following[:1] not in DASHES or end - start > _ENTRY_LENGTH:
        return False
    told = any(token.upos in {"VERB", "AUX"} for token in (*context.left, *context.right))
    return not told and "\n" not in context.text[start:end]


def _stands_below_sources(context: Context) -> bool:
    """Whether a heading for sources stands above its paragraph, in a line of its own: *Bronnen* (Sources)."""
    near = context.text[max(0, context.paragraph.start - _SOURCES_REACH) : context.paragraph.start]
    headings = context.language.marks.source_headings
    return any(line.strip(" :*=#").casefold() in headings for line in near.splitlines()[1:])


def published(context: Context) -> bool:
    """A title with its publisher or price: *Ada Kok: "De dijk". Uitgeverij Zee, 288 blz.* (288 pages)."""
    if not context.is_capitalised or context.before not in _PAUSES | {":"}:
        return False
    start = context.span.outer_end
    following = context.text[start : min(context.paragraph.end, start + _PUBLISHED_REACH)].casefold()
    return any(word.strip(",;:()") in context.language.marks.publishing for word in following.split())


def also_unmarked(context: Context) -> bool:
    """A name that the text has without marks too: *"De Dijk" … De Dijk opende in mei* (opened in May)."""
    name, text = context.content, context.text
    if not context.is_capitalised or context.before == ":" or len(context.words) > _NAMED_WORDS:
        return False
    if context.ends_like_sentence or context.has_finite_verb:
        return False
    near, last = context.span.outer_start - _REPEAT_REACH, context.span.outer_end + _REPEAT_REACH
    position = text.find(name, max(0, near), last)
    while position >= 0:
        if not context.span.start <= position < context.span.end and _is_name_at(context, position):
            return True
        position = text.find(name, position + 1, last)
    return False


def _is_name_at(context: Context, start: int) -> bool:
    """Whether words stand without marks at ``start``; one word not with the capital of a sentence."""
    text, end = context.text, start + len(context.content)
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before in QUOTATION_MARKS or after in QUOTATION_MARKS or before.isalnum() or after.isalnum():
        return False
    return len(context.words) > 1 or text[max(0, start - 2) : start].rstrip()[-1:].isalnum()


def own_word(context: Context) -> bool:
    """What the author calls a thing himself: *Wij noemen "herrie" wat …* (We call "noise" what)."""
    lexicon = context.language.marks
    near = {token.lower for token in (*context.left[-_OWN_REACH:], *context.right[:_OWN_REACH])}
    return not near.isdisjoint(lexicon.narrators) and not near.isdisjoint(lexicon.own_naming)


def readable(context: Context) -> bool:
    """What is there to be read: *"Wees als Anna", stond er te lezen* (was there to be read)."""
    lexicon, words = context.language.marks, [token.lower for token in context.right[:_READABLE_REACH]]
    told = [word for word in words if word[0].isalnum() and word not in lexicon.tag_linkers]
    if not told or not context.starts_sentence or told[0] not in lexicon.readable_verbs:
        return False
    return any(infinitive in lexicon.reading for infinitive in told[1:])


def called(context: Context) -> bool:
    """Another name for a thing: *het wordt ook wel "de hel" genoemd* (it is also called "hell")."""
    lexicon, words = context.language.marks, context.preceding
    if not words or not context.right or context.right[0].lower not in lexicon.naming:
        return False
    return words[0] in lexicon.also_words


def nicknamed(context: Context) -> bool:
    """A nickname in a name: *Cor 'de Kale' Vermeer* (Cor 'the Bald' Vermeer).

    A word or an article and a word between two words with capitals, all of one name.
    """
    lexicon, words = context.language.mentions, context.words
    if not words or len(words) > _NICKNAME_WORDS or not context.left:
        return False
    first = context.left[-1]
    named = (
        first.upos in {"PROPN", "X", ""}
        and first.text[:1].isupper()
        and first.end + 1 == context.span.outer_start
    )
    small = all(word.lower in lexicon.name_particles for word in words[:-1])
    family = context.text[context.span.outer_end : context.span.outer_end + 2]
    joined = family[:1] == " " and family[1:].isupper()
    return named and small and joined and words[-1].text[:1].isupper() and words[-1].end == context.span.end


def letter(context: Context) -> bool:
    """A single letter: *met een "e" op het eind* (with an "e" at the end)."""
    return len(context.content) == 1


def work(context: Context) -> bool:
    """A title after its genus: *de roman "Turks fruit"*, *films als "Spetters"* (films like "Spetters")."""
    lexicon, words = context.language.marks, context.preceding
    if context.exclaims or not context.is_capitalised:
        return False
    if context.before == ":":
        near = {token.lower for token in context.left[-_GENUS_REACH:]}
        return not (context.has_finite_verb or context.has_source_near or near.isdisjoint(lexicon.works))
    genus = words[1:2] if words and words[0] in lexicon.like_words else words[:1]
    return not lexicon.works.isdisjoint(genus)


def performed(context: Context) -> bool:
    """A title behind a verb of singing or playing: *het koor zong "Stille nacht"* (sang "Silent night")."""
    if context.exclaims or context.before == ":" or not context.is_capitalised or context.ends_like_sentence:
        return False
    verbs = [token.lower for token in context.left if token.upos in {"VERB", "AUX", ""}]
    return bool(verbs) and not context.language.marks.performing.isdisjoint(verbs)


def link(context: Context) -> bool:
    """What a reader is sent to: *Lees ook: "Dijk verhoogd"* (Read also: "Dike raised").

    Not *Lees ook: Smit bezorgd: "De dijk is laag"* (Smit worried: "The dike is low"), which quotes Smit.
    """
    if context.before != ":" or sum(token.text == ":" for token in context.left) > 1:
        return False
    words = " ".join(token.lower for token in context.left[:_LINK_WORDS])
    return words.startswith(context.language.marks.link_openings)


def bracketed(context: Context) -> bool:
    """A whole utterance in brackets: *De directeur ("Ik stop ermee") vertrekt* ("I quit")."""
    return context.is_bracketed and _is_utterance(context) and context.has_finite_verb


def before_colon(context: Context) -> bool:
    """A whole utterance that a heading begins with: *"Ik ben blij": winnaar is trots* ("I am glad")."""
    begins = context.paragraph.heading and context.starts_sentence and context.after == ":"
    return begins and context.is_capitalised and context.has_finite_verb


def in_question(context: Context) -> bool:
    """What a noun for it says: *"Wie betaalt dat?" is de vraag van velen* ("Who pays?" is the question)."""
    lexicon, words = context.language.marks, [token.lower for token in context.right[:_PREDICATE_REACH]]
    if not context.exclaims or not context.starts_sentence or not words:
        return False
    return words[0] in lexicon.predicate_verbs and not lexicon.utterance_nouns.isdisjoint(words)


def translation(context: Context) -> bool:
    """A word in another language: *Brussel (Frans: "Bruxelles")* (Brussels (French: "Bruxelles"))."""
    if len(context.words) > _TRANSLATION_WORDS or context.has_finite_verb or context.ends_like_sentence:
        return False
    last = next((token.lower for token in reversed(context.left) if token.text[:1].isalpha()), "")
    return context.before in _PAUSES | {":"} and last in context.language.marks.languages


def title(context: Context) -> bool:
    """A title or name by its capital: *op tafel lag "De avonden"* (on the table lay "The Evenings")."""
    if not context.is_capitalised or context.starts_sentence or context.before == ":":
        return False
    if context.has_finite_verb or context.ends_like_sentence or context.is_tagged:
        return False
    names = sum(word.text[:1].isupper() for word in context.words)
    listed = context.before in _PAUSES and 2 * names <= len(context.words)
    return not (listed or _follows_utterance_noun(context))


def shouted(context: Context) -> bool:
    """Right after a verb of saying: *Een man riep "Lang leve Ajax"* (A man shouted "Long live Ajax")."""
    words = context.preceding
    return bool(words) and words[0] in context.language.marks.tag_verbs and context.is_capitalised


def judged(context: Context) -> bool:
    """What somebody takes a thing for: *Zij vindt dat "onzin"* (She finds that "nonsense").

    The verb may stand right behind: *wat zij "onzin" vinden* (what they find "nonsense").
    """
    lexicon, words = context.language.marks, context.preceding
    if words and not context.is_capitalised and context.right[:1]:
        behind = context.right[0]
        if behind.lower in lexicon.judging and behind.start <= context.span.outer_end + 1:
            return True
    if not words or context.is_capitalised or lexicon.judging.isdisjoint(words[1:_JUDGED_REACH]):
        return False
    if words[0] in lexicon.judged_words:
        return True
    first = context.inside[0] if context.inside else None
    predicate = first is not None and (first.lower in lexicon.determiners or first.upos in {"ADJ", "ADV"})
    return words[0] in lexicon.determiners and predicate


def predicative(context: Context) -> bool:
    """How somebody is said to be: *Smit is "blij en trots"* (Smit is "glad and proud")."""
    lexicon, words = context.language.marks, context.preceding
    if not words or context.is_capitalised or context.has_finite_verb or not context.inside:
        return False
    said = words[0] in lexicon.copulas or (len(words) > 1 and words[1] in lexicon.copulas)
    return said and context.inside[0].upos == "ADJ" and context.left[-1].upos in {"AUX", "VERB", "PRON"}


def inscribed(context: Context) -> bool:
    """A clause that stands on a thing: *Op zijn shirt staat "Ik ben moe"* (His shirt says "I am tired")."""
    if not context.left or not context.is_capitalised or not context.has_finite_verb:
        return False
    return context.left[-1].lemma in context.language.cues.inscription_verbs


def attributive(context: Context) -> bool:
    """A word in a noun phrase that is not marked itself: *een "schone" sport* (a "clean" sport)."""
    if not _has_article(context) or len(context.words) != 1 or not context.right or context.is_named:
        return False
    following = context.right[0]
    return following.upos in {"NOUN", "PROPN"} and following.start <= context.span.outer_end + 1


def pointed(context: Context) -> bool:
    """A word or two after *this*, *that* or *his*: *al die "vooruitzichten"* (all those "prospects")."""
    words = context.preceding
    return (
        bool(words) and words[0] in context.language.marks.pointing_words and len(context.words) <= _FEW_WORDS
    )


def after_article(context: Context) -> bool:
    """A word or two with the article outside: *een "windboer" werd* (a "wind farmer" was)."""
    if not _has_article(context) or len(context.words) > _FEW_WORDS:
        return False
    return not (context.has_finite_verb or context.has_source_near or context.is_tagged)


def whole_heading(context: Context) -> bool:
    """A heading of its own: *'Wij gaan door'* (We go on)."""
    return context.is_whole_heading


def after_colon(context: Context) -> bool:
    """After a colon: *De minister: "Wij gaan door."* (The minister: "We go on.")"""
    return context.before == ":"


def tagged(context: Context) -> bool:
    """Before a tag, from the start of a sentence or after another tag: *"Wij gaan door", zegt ze.*"""
    if not context.is_tagged:
        return False
    whole = context.is_capitalised and context.after == ","
    return whole or context.starts_sentence or context.before in _PAUSES


def freestanding(context: Context) -> bool:
    """A sentence of its own: *Ze is blij. "Wij gaan door."* (She is glad. "We go on.")"""
    return context.starts_sentence and context.ends_sentence


def signed(context: Context) -> bool:
    """An item with its author: *"Meer bankjes" – Ria Moes* ("More benches" – Ria Moes)."""
    return context.starts_paragraph and context.is_signed and len(context.words) > 1


def opening(context: Context) -> bool:
    """A clause that begins the sentence: *"Wij gaan door" was het antwoord* ("We go on" was the answer).

    Without a source, a finite verb right after it shows that it is the subject, as a title is.
    """
    whole = context.has_finite_verb or context.exclaims or len(context.words) >= _LONG_WORDS
    if not whole or not context.starts_sentence:
        return False
    subject = bool(context.right) and context.right[0].upos in {"VERB", "AUX"}
    return context.has_source or context.after == "," or (context.ends_like_sentence and not subject)


def resumed(context: Context) -> bool:
    """After a tag: *"Ja", zegt ze, "wij gaan door."* ("Yes", she says, "we go on.")"""
    return context.resumes


def after_comma(context: Context) -> bool:
    """After a reporting clause with a comma: *Ze zei, "wij gaan door."* (She said, "we go on.")"""
    return context.before in _PAUSES and context.ends_sentence and context.has_source_near


def inset(context: Context) -> bool:
    """A heading within running text: *… op straat. 'Niet te geloven' De politie …* ('Unbelievable')."""
    between_sentences = context.starts_sentence and context.after.isupper()
    return between_sentences and context.is_capitalised and len(context.words) > 1


def cited_fragment(context: Context) -> bool:
    """A phrase after a noun for utterances: *kreten als "bezet gebied"* (cries like "occupied land")."""
    return _follows_utterance_noun(context)


def cited_utterance(context: Context) -> bool:
    """A whole utterance after a noun for it: *de leus "Wij gaan door!"* (the slogan "We go on!")"""
    return _is_utterance(context) and _follows_utterance_noun(context)


def exclaimed(context: Context) -> bool:
    """An exclamation or question with a source: *mensen die "loop door!" roepen* (people shouting "go!")."""
    return context.exclaims and context.has_source


def clause(context: Context) -> bool:
    """A clause or most of one, built into the sentence: *ze zei dat "wij doorgaan"* (that "we go on")."""
    if context.is_capitalised and not context.has_source:
        return False
    return context.has_finite_verb and len(context.words) >= _CLAUSE_WORDS


def long_fragment(context: Context) -> bool:
    """Five words or more: *na "een lange en zware reis door het land"* (after "a long and hard journey")."""
    return len(context.words) >= _LONG_WORDS


def sourced(context: Context) -> bool:
    """A word or phrase with a source in its sentence: *zij noemt het "dwaas"* (calls it "foolish")."""
    return context.has_source_near if len(context.words) == 1 else context.has_source


def in_headline(context: Context) -> bool:
    """A phrase of several words in a headline: *Minister wil "geen taboes"* (Minister wants "no taboos")."""
    return context.paragraph.heading and len(context.words) > 1


def repeated(context: Context) -> bool:
    """A word in a headline that the text repeats: *Bond "verrast" door plan … "verrast", zegt de bond*."""
    word = context.content.casefold()
    if not context.paragraph.heading or not word:
        return False
    later = context.paragraph.end
    return word in context.text[later : later + _REPEAT_REACH].casefold()


def _has_article(context: Context) -> bool:
    """Whether an article stands before it, perhaps with an adjective between: *het gewraakte "rondje"*."""
    words, determiners = context.preceding, context.language.marks.determiners
    between = len(words) > 1 and context.left[-1].upos in {"ADJ", "NOUN"}
    return bool(words) and (words[0] in determiners or (between and words[1] in determiners))


def _is_utterance(context: Context) -> bool:
    whole = context.has_finite_verb or len(context.words) >= _LONG_WORDS
    return context.exclaims or (context.is_capitalised and whole)


def _follows_utterance_noun(context: Context) -> bool:
    lexicon, words = context.language.marks, context.preceding
    between = 0
    while between < len(words) and words[between] in lexicon.bearing_words:
        between += 1
    return any(word in lexicon.utterance_nouns for word in words[: between + 2])


SELECTION_RULES = (
    Rule(Kind.DIRECT, dialogue_line),
    Rule(None, announced),
    Rule(None, defined),
    Rule(None, referenced),
    Rule(None, published),
    Rule(None, headed),
    Rule(None, called),
    Rule(None, nicknamed),
    Rule(None, work),
    Rule(None, performed),
    Rule(None, link),
    Rule(None, translation),
    Rule(None, placed),
    Rule(None, also_unmarked),
    Rule(None, own_word),
    Rule(Kind.DIRECT, whole_heading),
    Rule(Kind.DIRECT, after_colon),
    Rule(Kind.DIRECT, before_colon),
    Rule(Kind.DIRECT, bracketed),
    Rule(Kind.DIRECT, readable),
    Rule(Kind.DIRECT, tagged),
    Rule(Kind.DIRECT, freestanding),
    Rule(Kind.DIRECT, signed),
    Rule(Kind.DIRECT, in_question),
    Rule(Kind.DIRECT, opening),
    Rule(None, letter),
    Rule(Kind.DIRECT, shouted),
    Rule(Kind.DIRECT, inscribed),
    Rule(None, title),
    Rule(Kind.DIRECT, resumed),
    Rule(Kind.DIRECT, after_comma),
    Rule(Kind.DIRECT, inset),
    Rule(Kind.DIRECT, cited_utterance),
    Rule(Kind.DIRECT, exclaimed),
    Rule(Kind.MIXED, judged),
    Rule(Kind.MIXED, predicative),
    Rule(None, attributive),
    Rule(None, pointed),
    Rule(None, after_article),
    Rule(Kind.MIXED, clause),
    Rule(Kind.MIXED, cited_fragment),
    Rule(Kind.MIXED, long_fragment),
    Rule(Kind.MIXED, sourced),
    Rule(Kind.MIXED, in_headline),
    Rule(Kind.MIXED, repeated),
)
"""All rules, in the order in which they are asked."""


def judge(context: Context) -> Rule | None:
    """The first rule that speaks about a marked span; one that none speaks about is no quotation."""
    return next((rule for rule in SELECTION_RULES if rule.applies(context)), None)
