"""Pronouns that stand for somebody: person, number and gender."""

from __future__ import annotations

from quoteattr.parsing import Token
from quoteattr.schema import EntityType, Form
from quoteattr.stages.mentions.mention import Mention
from quoteattr.stages.mentions.reading import Reading

__all__ = ["read_pronoun"]


def read_pronoun(reading: Reading, token: Token) -> Mention | None:
    """The mention that a pronoun is, ``None`` for one that stands for nobody of its own."""
    word = token.lower.lstrip("-").replace("’", "'")
    lexicon = reading.lexicon
    features = (lexicon.possessives if "Poss=Yes" in token.feats else lexicon.pronouns).get(word)
    if features is None or (features.demonstrative and not _points(reading, token)):
        return None
    number = features.number
    opens = reading.opens_sentence(token.index, token.index)
    if not number and features.gender_if_singular:
        number = _number_of_verb(reading, token, opens=opens)
    return Mention(
        sentence=reading.index,
        head=token.index,
        start=token.start,
        end=token.end,
        form=Form.PRONOUN,
        person=features.person,
        number=number,
        gender=features.gender or (features.gender_if_singular if number == "sing" else ""),
        generic=features.generic,
        subject=token.relation == "nsubj" or opens,
        type=EntityType.PERSON if features.person != 3 or number == "sing" else None,
    )


def _points(reading: Reading, token: Token) -> bool:
    """Whether a demonstrative is a subject of its own: **die** *slaapt*, not *de man* **die** *slaapt*.

    That one sleeps; the man who sleeps.
    """
    if token.upos not in {"PRON", "DET"} or token.relation not in {"nsubj", ""}:
        return False
    verb = reading.sentence.head(token)
    return verb is None or verb.relation != "acl"


def _number_of_verb(reading: Reading, subject: Token, *, opens: bool) -> str:
    """The number of the finite verb that goes with ``subject``: ``sing``, ``plur`` or empty.

    :param opens: whether it opens a sentence without a tree, right before its verb.
    """
    if opens:
        return "plur" if "Number=Plur" in reading.tokens[subject.index + 1].feats else "sing"
    verb = reading.sentence.head(subject)
    if verb is None or subject.relation != "nsubj":
        return ""
    for member in (verb, *reading.sentence.children(verb, "aux", "cop")):
        if member.is_finite:
            return "plur" if "Number=Plur" in member.feats else "sing"
    return ""
