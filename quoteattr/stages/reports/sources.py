"""Who the clause of a verb names as its source: subject or agent."""

from __future__ import annotations

from quoteattr.languages.lemmas import last_part
from quoteattr.parsing import NOMINAL, Token, owned_noun, phrase_tokens
from quoteattr.stages.reports.grammar import case_of, finite_verb_before, is_participle, opens_main_clause
from quoteattr.stages.reports.sentence import CueSentence

__all__ = ["is_passive", "own_subject_of", "owner_of", "source_of_verb", "subject_of"]

_INVERTED_REACH = 5
"""How many words behind an inverted verb the head of its subject may stand."""


def source_of_verb(sentence: CueSentence, cue: Token, *, passive: bool) -> Token | None:
    """The head of the source of a verb: the agent of a passive, else the subject."""
    if passive:
        return _agent_of(sentence, cue)
    if cue.lemma in sentence.cues.sounding_verbs:
        return _heard_from(sentence, cue)
    return _subject_behind_comma(sentence, cue) or subject_of(sentence, cue)


def is_passive(sentence: CueSentence, verb: Token) -> bool:
    """Whether a verb is a passive: **wordt gemeld** (is reported)."""
    return any(child.deprel == "aux:pass" for child in sentence.tree.children(verb))


def _heard_from(sentence: CueSentence, verb: Token) -> Token | None:
    """Who speaks where something sounds: *klinkt het bij* **de bond**, *luidt het antwoord van* **Smit**."""
    tree, cues = sentence.tree, sentence.cues
    subject = subject_of(sentence, verb)
    if subject is not None and last_part(subject.lemma) in cues.nouns:
        return owner_of(sentence, subject) or subject
    for child in (*tree.children(verb, "obl", "nmod"), *(tree.children(subject, "nmod") if subject else ())):
        if child.index > verb.index and case_of(tree, child) in cues.sounding_prepositions:
            return child
    return None if subject is None or subject.lower in cues.anticipatory_pronouns else subject


def owner_of(sentence: CueSentence, noun: Token) -> Token | None:
    """Whose a noun that reports is: *de conclusie van* **Smit**, **Smits** *conclusie*, **zijn** *eis*."""
    tree = sentence.tree
    for child in tree.children(noun, "nmod"):
        if child.index > noun.index and case_of(tree, child) in sentence.cues.noun_source_prepositions:
            return child
        if child.index < noun.index and (child.upos == "PROPN" or "Poss=Yes" in child.feats):
            return child
    return next((child for child in tree.children(noun) if "Poss=Yes" in child.feats), None)


def _agent_of(sentence: CueSentence, verb: Token) -> Token | None:
    """Who does what a passive tells: *wordt gemeld door* **de politie** (is reported by the police)."""
    for child in sentence.tree.children(verb, "obl"):
        if child.deprel == "obl:agent" or case_of(sentence.tree, child) in sentence.cues.agent_prepositions:
            return child
    return None


def subject_of(sentence: CueSentence, verb: Token) -> Token | None:
    """The subject of a verb, its own or the one that it shares with the verb above it."""
    own = own_subject_of(sentence, verb)
    if own is not None:
        return own
    head = sentence.tree.head(verb)
    if head is None or not sentence.on_one_level(verb, head):
        return (
            _subject_before_colon(sentence, verb)
            or _subject_by_position(sentence, verb)
            or _subject_in_front(sentence, verb)
        )
    if head.relation == "ccomp" and head.head >= 0 and opens_main_clause(sentence, verb):
        return subject_of(sentence, sentence.tokens[head.head])
    if verb.relation == "xcomp" and head.lemma in sentence.cues.perception_verbs:
        return _perceived(sentence, head)
    if verb.relation in {"conj", "xcomp", "advcl"} and head.upos in {"VERB", "AUX", "ADJ", "NOUN", "ADV"}:
        return subject_of(sentence, head) if head.head != verb.index else None
    if verb.relation == "acl":
        return head
    if verb.relation in {"parataxis", "ccomp", "root"}:
        return _subject_by_position(sentence, verb) or _subject_in_front(sentence, verb)
    return None


def own_subject_of(sentence: CueSentence, verb: Token) -> Token | None:
    """The subject that hangs on a verb; for a relative pronoun what it stands for."""
    tree, cues = sentence.tree, sentence.cues
    for child in tree.children(verb, "advmod", "nummod", "obl"):
        counted = child.relation == "nummod" and child.upos == "NUM"
        if (child.lower in cues.one_of_several or counted) and child.index < verb.index:
            return child
    subjects = tree.children(verb, "nsubj")
    later = [child for child in subjects if child.index > verb.index]
    for child in subjects:
        points_back = child.index < verb.index and child.lower in cues.reported_pronouns
        if later and child is not later[0] and (points_back or _speaks_rather(sentence, later[0], child)):
            continue
        if points_back:
            other = _subject_read_as_object(sentence, verb) if verb.lemma in cues.announcing_verbs else None
            if other is not None:
                return other
        if child.lower in cues.relative_pronouns:
            return _antecedent(sentence, verb, child)
        if child.text.endswith("-") and tree.child(child, "conj"):
            return tree.child(child, "conj")
        nominal = child.upos in NOMINAL or child.upos in {"DET", "ADJ", "NUM"} or _is_person(sentence, child)
        if nominal and sentence.on_one_level(verb, child):
            return _owned(sentence, child)
    return None


def _is_person(sentence: CueSentence, subject: Token) -> bool:
    """Whether a subject that was read as a verb is a person: *de* **verdachte** *zegt* (the suspect says)."""
    clausal = sentence.tree.children(subject, "nsubj", "obj", "aux", "mark", "cop")
    return subject.upos == "VERB" and (is_participle(subject) or not clausal)


def _speaks_rather(sentence: CueSentence, behind: Token, front: Token) -> bool:
    """Whether who stands behind the verb is its subject, and not what opens the sentence.

    *Spijt zegt* **hij** *niet te hebben* (Regret he says not to have); *Smit zegt arts te zijn* has Smit.
    """
    if "Case=Nom" in behind.feats and "Person=3" in behind.feats:
        return "Case=Nom" not in front.feats
    people = sentence.people
    described = behind.upos == "NOUN" and people.noun_type(behind.lemma, behind.text) is not None
    told = described or behind.upos == "PROPN"
    return told and front.upos == "NOUN" and people.noun_type(front.lemma, front.text) is None


def _owned(sentence: CueSentence, subject: Token) -> Token:
    """Who belongs to a name in the genitive that the tree took for the subject: *Jans* **moeder** *zegt*.

    Jan's mother says.
    """
    last = subject
    for part in sentence.tree.children(subject, "flat"):
        last = part if part.index == last.index + 1 else last
    noun = owned_noun(sentence.tree, last, sentence.people.genitive_ending)
    if noun is None or sentence.people.noun_type(noun.lemma, noun.text) is None:
        return subject
    return noun


def _subject_read_as_object(sentence: CueSentence, verb: Token) -> Token | None:
    """Who says what *dat* stands for where *dat* was read as the subject: *Dat stelt* **de bond**."""
    for child in sentence.tree.children(verb, "obj"):
        if (
            child.index > verb.index
            and child.upos in {"NOUN", "PROPN"}
            and sentence.on_one_level(verb, child)
        ):
            return child
    return None


def _antecedent(sentence: CueSentence, verb: Token, pronoun: Token) -> Token | None:
    """What a relative pronoun stands for: **Van der Bijl**, *die om verbeurdverklaring vroeg*."""
    if verb.relation == "acl":
        return sentence.tree.head(verb)
    before = sentence.tokens[: pronoun.index]
    if before and before[-1].text == ",":
        before = before[:-1]
    return before[-1] if before and before[-1].upos in {"NOUN", "PROPN"} else pronoun


def _perceived(sentence: CueSentence, verb: Token) -> Token | None:
    """Who is heard or seen to speak: *Anna hoorde* **Piet** *roepen* (Anna heard Piet call), not Anna."""
    heard = sentence.tree.children(verb, "obj", "iobj")
    return next((child for child in heard if child.upos in NOMINAL), None)


def _subject_behind_comma(sentence: CueSentence, verb: Token) -> Token | None:
    """The subject of a tag by its shape, whatever the tree says: *…,* *stelt* **hij**.

    A comma, the finite cue and a noun phrase that ends its sentence or is followed by another comma; or its
    auxiliary, a noun phrase and the cue: *…,* *heeft* **het bureau** *berekend* (the office has calculated).
    """
    tokens, tree = sentence.tokens, sentence.tree
    opening = finite_verb_before(tree, verb)
    if opening.index < 3 or tokens[opening.index - 1].text != "," or not opening.is_finite:
        return None
    source = _subject_by_position(sentence, opening)
    if opening is not verb:
        read = {"nsubj", "obj"} if verb.lemma in sentence.cues.announcing_verbs else {"nsubj"}
        own = source is not None and source.relation in read and source.head == verb.index
        return source if own else None
    if source is None or source.relation not in {"nsubj", "obj", "root", "conj", "parataxis"}:
        return None
    last = max(t.index for t in (source, *phrase_tokens(sentence.tree, source)))
    ends = last + 1 == len(tokens) or tokens[last + 1].text in {".", ",", "?", "!"}
    return source if ends and not sentence.tree.child(verb, "ccomp") else None


def _subject_by_position(sentence: CueSentence, verb: Token) -> Token | None:
    """The noun phrase that follows an inverted verb: *zegt* **Kamerlid Van Ojik**."""
    for follower in sentence.tokens[verb.index + 1 : verb.index + 1 + _INVERTED_REACH]:
        if not sentence.on_one_level(verb, follower):
            return None
        if follower.upos in {"PROPN", "PRON", "NOUN"} or _is_nominalised(sentence, follower):
            oblique = follower.relation in {"obl", "iobj", "flat", "nmod"}
            return None if oblique and case_of(sentence.tree, follower) else follower
        if follower.upos not in {"DET", "ADJ", "ADV", "NUM"}:
            return None
    return None


def _subject_before_colon(sentence: CueSentence, verb: Token) -> Token | None:
    """Who opens a sentence before a verb and a colon, and was read as a part of what stands in marks.

    **Een van hen** *zei: "Het is koud."* (One of them said: "It is cold.")
    """
    head, colon = sentence.tree.head(verb), sentence.tokens[verb.index + 1 : verb.index + 2]
    if (
        head is None
        or verb.relation != "parataxis"
        or not verb.is_finite
        or not colon
        or colon[0].text != ":"
    ):
        return None
    for child in sentence.tree.children(head, "nsubj", "parataxis"):
        words = sentence.tree.subtree(child)
        nominal = child.upos in NOMINAL or child.upos == "ADJ"
        between = sentence.tokens[words[-1].index + 1 : verb.index]
        opens = words[0].index == sentence.opening and child.index < verb.index
        if nominal and opens and all(word.text == "," for word in between):
            return child
    return None


def _subject_in_front(sentence: CueSentence, verb: Token) -> Token | None:
    """A name right before a finite verb that the parser hung elsewhere: *Sterker,* **Smit** *zegt dat*.

    *Van* at the start of a sentence belongs to it: *Van* **Delft** *vertelt dat*.
    """
    before = sentence.tokens[verb.index - 1] if verb.index and verb.is_finite else None
    if before is None or before.upos != "PROPN" or not sentence.on_one_level(verb, before):
        return None
    head = before
    while head.relation == "flat" and 0 <= head.head < verb.index:
        head = sentence.tokens[head.head]
    if case_of(sentence.tree, head):
        first = sentence.tokens[sentence.opening]
        particle = first.lower in sentence.people.name_particles and head.index == first.index + 1
        return head if particle and first.head == head.index else None
    return head if head.relation in {"parataxis", "root", "appos", "dep"} else None


def _is_nominalised(sentence: CueSentence, token: Token) -> bool:
    """Whether a participle ends a noun phrase: *zeggen* **betrokkenen**. (those concerned)."""
    behind = sentence.tokens[token.index + 1 : token.index + 2]
    ends = not behind or behind[0].upos in {"PUNCT", "ADP", "CCONJ"} or behind[0].is_finite
    participle = is_participle(token) or (token.upos == "VERB" and not token.feats)
    return ends and participle and not sentence.tree.children(token, "aux", "mark")
