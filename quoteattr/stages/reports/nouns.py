"""Nouns that report: *de* **conclusie** *van Smit dat …*; *"…", is de* **reactie** *van Smit*."""

from __future__ import annotations

from quoteattr.languages.lemmas import last_part
from quoteattr.parsing import Token
from quoteattr.schema import Medium
from quoteattr.stages.reports.addressees import addressees_behind
from quoteattr.stages.reports.clauses import clause_behind_colon, content_of, dependent_clause, tells_a_noun
from quoteattr.stages.reports.contents import pronoun_for_content
from quoteattr.stages.reports.grammar import case_of
from quoteattr.stages.reports.report import Content, CueClass, Frame, Report
from quoteattr.stages.reports.sentence import CueSentence
from quoteattr.stages.reports.sources import is_passive, own_subject_of, owner_of, subject_of
from quoteattr.stages.reports.tags import clause_before_comma

__all__ = ["read_noun"]

_CLAUSES = frozenset({"clause", "infinitive"})

_COLON_REACH = 6
"""How many words behind a noun the colon may stand before what it announces."""

_PREDICATIVE = frozenset({"ADJ", "ADV", "DET", "PRON", "NUM"})
"""Parts of speech of what such a noun is said to be: *is telkens* **dezelfde**."""

_CLAUSE_REACH = 24
"""How many words behind a noun the marker of its clause may stand."""


def read_noun(sentence: CueSentence, cue: Token) -> Report | None:
    """The report of a noun with a source, and with a clause or as what a quotation is said to be."""
    noun = last_part(cue.lemma)
    if noun not in sentence.cues.nouns:
        return None
    source = owner_of(sentence, cue) or _giver_of(sentence, cue)
    content = (
        _clause_on(sentence, cue)
        or _clause_behind(sentence, cue)
        or _clause_behind_colon(sentence, cue)
        or _clause_before(sentence, cue)
    )
    reaction = _is_reaction(sentence, cue)
    if source is None and content is not None and content.frame is Frame.THAT_CLAUSE:
        source = _holder_of(sentence, cue) or _doer_with(sentence, cue)
    if source is None and (content is None or not _needs_no_source(sentence, cue, content)):
        return None
    if content is None and not reaction:
        return None
    receiving = sentence.cues.noun_addressee_prepositions
    addressees = addressees_behind(sentence.tree, cue, receiving, "nmod")
    return Report(
        sentence.index,
        cue.index,
        cue.start,
        cue.end,
        lemma=cue.lemma,
        cue_class=CueClass.NOUN,
        medium=Medium.SPEECH,
        frames=frozenset({"clause", "tag"} if reaction else {"clause"}),
        source=source.index if source else None,
        addressees=tuple(t.index for t in addressees if t is not source),
        content=content,
        previous=reaction and content is None and pronoun_for_content(sentence) is not None,
    )


def _needs_no_source(sentence: CueSentence, cue: Token, content: Content) -> bool:
    """Whether a noun says that something is said, whoever says it.

    *Hij verwerpt de* **bewering** *dat …* (the claim that), *De* **boodschap**: *…* (The message).
    """
    if content.frame is Frame.INVERTED_TAG:
        return True
    if content.start < cue.end or content.frame is Frame.INFINITIVE:
        return False
    thought = last_part(cue.lemma) in sentence.cues.clause_nouns
    if thought and content.frame is Frame.THAT_CLAUSE and _existing_verb(sentence, cue) is not None:
        return True
    if last_part(cue.lemma) in sentence.cues.nouns_without_source:
        return True
    announces = content.frame is Frame.BARE_CLAUSE and sentence.tree.child(cue, "det") is not None
    return announces and not sentence.cues.question_nouns & {last_part(cue.lemma)}


def _is_reaction(sentence: CueSentence, cue: Token) -> bool:
    """Whether something is said to be the noun: *dat is de* **reactie** *van Smit* (is the reaction)."""
    verb = sentence.tree.head(cue)
    return sentence.tree.child(cue, "cop") is not None or (
        verb is not None and verb.lemma in sentence.cues.reaction_verbs and cue.relation == "nsubj"
    )


def _giver_of(sentence: CueSentence, cue: Token) -> Token | None:
    """Who makes a statement: **de politie** *deed een oproep*, **de club** *kwam met het bericht*."""
    verb = sentence.tree.head(cue)
    if verb is None or verb.lemma not in sentence.cues.giving_verbs:
        return None
    return own_subject_of(sentence, verb) if cue.relation in {"obj", "obl"} else None


def _holder_of(sentence: CueSentence, cue: Token) -> Token | None:
    """Whose a thought is that exists: *bij* **bewoners** *leeft de vrees dat …* (residents fear that)."""
    verb, cues = _existing_verb(sentence, cue), sentence.cues
    if verb is None:
        return None
    around = (*sentence.tree.children(verb, "obl"), *sentence.tree.children(cue, "nmod"))
    return next((who for who in around if case_of(sentence.tree, who) in cues.existing_prepositions), None)


def _existing_verb(sentence: CueSentence, cue: Token) -> Token | None:
    """The verb that says that there is what a noun names: *er* **bestaat** *een vrees dat …*."""
    verb = sentence.tree.head(cue)
    exists = verb is not None and cue.relation == "nsubj" and verb.lemma in sentence.cues.existing_verbs
    return verb if exists else None


def _doer_with(sentence: CueSentence, cue: Token) -> Token | None:
    """Who does something with words or a thought: **hij** *opent met de stelling dat …* (the thesis that)."""
    verb = sentence.tree.head(cue)
    if verb is not None and cue.relation == "nmod" and verb.relation == "obj":
        verb = sentence.tree.head(verb)
    elif cue.relation != "obl":
        return None
    if verb is None or verb.upos != "VERB" or is_passive(sentence, verb):
        return None
    if case_of(sentence.tree, cue) not in sentence.cues.doing_prepositions:
        return None
    doer = subject_of(sentence, verb)
    thing = doer is not None and doer.upos == "NOUN" and not sentence.people.noun_type(doer.lemma, doer.text)
    return None if thing else doer


def _clause_on(sentence: CueSentence, cue: Token) -> Content | None:
    """The clause that hangs on the noun: *de conclusie* **dat hij komt**."""
    for child in sentence.tree.children(cue, "acl", "ccomp", "advcl", "nmod", "csubj"):
        if child.upos in {"VERB", "AUX", "ADJ", "NOUN"} and child.index > cue.index:
            content = dependent_clause(sentence, cue, child, _CLAUSES)
            if content is not None:
                return content
    return None


def _clause_behind(sentence: CueSentence, cue: Token) -> Content | None:
    """The clause of a noun that the parser hung elsewhere: *een oproep aan X* **om te betalen**."""
    cues, tree, passed = sentence.cues, sentence.tree, False
    for follower in sentence.tokens[cue.index + 1 : cue.index + 1 + _CLAUSE_REACH]:
        if "VerbForm=" in follower.feats and follower.upos in {"VERB", "AUX"}:
            verbs = cues.existing_verbs if cue.relation == "nsubj" else cues.giving_verbs
            passed = follower.index == cue.head and follower.lemma in verbs
            if not passed:
                return None
        if passed and follower.lower in cues.infinitive_markers:
            return None
        head = tree.head(follower)
        if follower.relation == "mark" and follower.lower in cues.content_markers and head is not None:
            if tells_a_noun(sentence, follower) and sentence.tokens[follower.index - 1] is not cue:
                return None
            words = [t for t in tree.subtree(head) if t.index > follower.index]
            finite = follower.lower in cues.finite_markers
            return content_of(sentence, words, Frame.THAT_CLAUSE if finite else Frame.INFINITIVE)
    return None


def _clause_before(sentence: CueSentence, cue: Token) -> Content | None:
    """The clause that is said to be the noun: **De brug blijft dicht**, *is de* **verwachting**."""
    copula = sentence.tree.child(cue, "cop")
    if copula is None or copula.index > cue.index or last_part(cue.lemma) not in sentence.cues.clause_nouns:
        return None
    opening = sentence.tokens[copula.index - 1] if copula.index else copula
    return clause_before_comma(sentence, opening if opening.lower in sentence.cues.tag_openers else copula)


def _clause_behind_colon(sentence: CueSentence, cue: Token) -> Content | None:
    """The clause that a noun announces: *Haar boodschap:* **het moet beter** (Her message: improve).

    *De boodschap is duidelijk:* **het moet beter** (The message is clear) announces it too.
    """
    behind = sentence.tokens[cue.index + 1 : cue.index + 1 + _COLON_REACH]
    colon = next((word for word in behind if word.text == ":"), None)
    if colon is None:
        return None
    between = sentence.tokens[cue.index + 1 : colon.index]
    said_to_be = cue.relation == "nsubj" and last_part(cue.lemma) in sentence.cues.clause_nouns
    alike = bool(between) and between[0].lemma in sentence.cues.copulas and said_to_be
    if between and not (alike and all(word.upos in _PREDICATIVE for word in between[1:])):
        return None
    return clause_behind_colon(sentence, colon)
