"""Introductions: where a text says who somebody is, *de hond heette* **Boris**, *Bruno was* **een beer**.

The dog was called Boris; Bruno was a bear.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quoteattr.languages.typography import QUOTATION_MARKS
from quoteattr.parsing import Sentence, Token
from quoteattr.schema import EntityType, Form
from quoteattr.stages.entities.clusters import Clusters
from quoteattr.stages.entities.mentioned import MentionedText
from quoteattr.stages.indices import EntityIndex, MentionIndex, SentenceIndex, numbered
from quoteattr.stages.mentions import PERHAPS_A_PERSON, Mention

__all__ = ["identify", "introductions"]

_NEW = 3
"""Sentences, at most, since somebody was first told of whose name is told now."""

_Places = Mapping[tuple[SentenceIndex, int], MentionIndex]
"""The mentions of a text by their sentence and the index of their head."""


def introductions(given: MentionedText) -> Mapping[MentionIndex, MentionIndex]:
    """For mentions of which the text says who that is, the mention of whom it says so.

    Questions, conditions and what is not so say nothing, and quotations only who speaks them.
    """
    places = {
        (mention.sentence, mention.head): index for index, mention in numbered(MentionIndex, given.mentions)
    }
    return {
        one: other
        for index, mention in numbered(MentionIndex, given.mentions)
        if mention.form is not Form.PRONOUN
        for one, other in _told(given, places, index, mention)
        if _may_be_one(given.mentions[one]) and _may_be_one(given.mentions[other])
    }


def _may_be_one(mention: Mention) -> bool:
    return mention.number != "plur" and mention.person == 3 and not mention.generic


def identify(clusters: Clusters, index: MentionIndex, other: MentionIndex) -> None:
    """Let a mention be of the entity of another, with all that is linked to it, where nothing speaks against.

    Two who have names stay two, and so do a man and a woman. A pronoun tells nothing of somebody who has been
    known for long: who is introduced is new.
    """
    one, whole = clusters.entity_of[index], clusters.entity_of[other]
    if whole is None or one == whole or clusters.narrator in {one, whole}:
        return
    if one is None:
        clusters.add(whole, index)
        return
    mention = clusters.given.mentions[index]
    if mention.form is Form.PRONOUN and not _is_new(clusters, one, mention):
        return
    if clusters[one].named and not clusters[whole].named:
        one, whole = whole, one
    told = {clusters[one].gender, clusters[whole].gender} - {""}
    if (
        not clusters[one].named
        and len(told) < 2
        and "plur" not in {clusters[one].number, clusters[whole].number}
    ):
        clusters.identify(one, whole)


def _is_new(clusters: Clusters, entity: EntityIndex, mention: Mention) -> bool:
    """Whether an entity without a name was first told of right before a mention."""
    cluster = clusters[entity]
    if cluster.named or not cluster.referring:
        return False
    return mention.sentence - clusters.given.mentions[cluster.referring[0]].sentence <= _NEW


def _told(
    given: MentionedText, places: _Places, index: MentionIndex, mention: Mention
) -> Iterator[tuple[MentionIndex, MentionIndex]]:
    """Two mentions that are one by what a name or description says of the subject."""
    sentence = given.sentences[mention.sentence]
    if not sentence.parsed:
        other = None if given.quoted[index] else _subject_right_before(given, index, mention)
        if other is not None:
            yield (index, other) if mention.form is Form.NOMINAL else (other, index)
        return
    token = sentence.tokens[mention.head]
    subject = None
    if mention.type in PERHAPS_A_PERSON and _is_predicate(given, sentence, token):
        subject = sentence.child(token, "nsubj")
    elif mention.form is Form.NAME:
        subject = _who_is_called(given, sentence, token)
    if subject is None or subject.index == token.index:
        return
    if mention.form is Form.NAME and subject.lemma in given.lexicon.naming_nouns:
        subject = next(iter(sentence.children(subject, "nmod", "nmod:poss", "det")), subject)
    other = places.get((mention.sentence, subject.index))
    if given.quoted[index]:
        other = _who_says(given, index, mention) if other is not None and given.mentions[other].is_i else None
    elif other is None and mention.form is Form.NAME and subject.lower in given.lexicon.pointing:
        other = _described_right_before(given, mention)
    if other is None:
        return
    if mention.form is Form.NAME:
        yield other, index
    elif given.mentions[other].form is Form.NAME:
        yield index, other


def _who_says(given: MentionedText, index: MentionIndex, name: Mention) -> MentionIndex | None:
    """Who says a quotation that ends in who that is: *"Ik heet Daan", zei* **de jongen**.

    "My name is Daan," said the boy.
    """
    if name.form is not Form.NAME or index + 1 >= len(given.mentions):
        return None
    following = MentionIndex(index + 1)
    between = given.text[name.end : given.mentions[following].start]
    words = between.split()
    says = bool(words) and words[-1].isalpha() and not any(map(str.isalpha, "".join(words[:-1])))
    marked = not QUOTATION_MARKS.isdisjoint(between)
    return following if says and marked and not given.quoted[following] else None


def _described_right_before(given: MentionedText, name: Mention) -> MentionIndex | None:
    """Who is new in the sentence before: **Een meisje** *keek naar binnen. Dat was Lies.*

    A girl looked in. That was Lies.
    """
    first = given.first_mention_in(name.sentence - 1)
    new = [
        MentionIndex(place)
        for place in range(first, given.first_mention_in(name.sentence))
        if given.mentions[place].subject and not given.quoted[place]
    ]
    if len(new) != 1 or given.mentions[new[0]].form is not Form.NOMINAL or given.mentions[new[0]].definite:
        return None
    return new[0]


def _subject_right_before(given: MentionedText, index: MentionIndex, mention: Mention) -> MentionIndex | None:
    """The subject in a sentence without a tree: **Bruno** *was een beer*, **de hond** *heette Boris*."""
    sentence, lexicon = given.sentences[mention.sentence], given.lexicon
    before = given.mentions[index - 1] if index else None
    if before is None or before.sentence != mention.sentence or before.start != sentence.start:
        return None
    between = [
        place for place, (start, _) in enumerate(sentence.spans) if before.end <= start < mention.start
    ]
    if len(between) != 1 or sentence.texts[-1] == "?":
        return None
    verb = sentence.lemmas[between[0]]
    called = mention.form is Form.NAME and verb in lexicon.naming_verbs
    is_so = (
        mention.form is Form.NOMINAL
        and mention.type is EntityType.PERSON
        and verb in lexicon.being
        and before.form is Form.NAME
    )
    return MentionIndex(index - 1) if called or is_so else None


def _is_predicate(given: MentionedText, sentence: Sentence, token: Token) -> bool:
    """Whether a phrase says what somebody is: *Bruno was* **een beer**, not *was Bruno een beer?*"""
    verb = sentence.child(token, "cop")
    if verb is None or verb.lemma not in given.lexicon.being or sentence.texts[-1] == "?":
        return False
    if sentence.children(token, "mark", "aux", "case", "cc"):
        return False
    subject = sentence.child(token, "nsubj")
    if subject is None or subject.index > token.index:
        return False
    words = {child.lower for child in sentence.children(token)}
    return words.isdisjoint(given.lexicon.denials)


def _who_is_called(given: MentionedText, sentence: Sentence, name: Token) -> Token | None:
    """Who is called by a name: **de hond** *heette Boris*, **een jongen** *die Tobias heette*.

    The dog was called Boris; a boy who was called Tobias.
    """
    verb = sentence.head(name)
    if verb is None or verb.lemma not in given.lexicon.naming_verbs or sentence.texts[-1] == "?":
        return None
    if sentence.children(verb, "mark", "aux") or name.relation not in {"xcomp", "obj", "nsubj", "obl"}:
        return None
    if verb.relation == "acl":
        return sentence.head(verb)
    return next((child for child in sentence.children(verb, "nsubj") if child.index != name.index), None)
