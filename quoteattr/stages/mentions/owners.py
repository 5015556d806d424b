"""Descriptions that hold a name: that of their owner, or that of whom they tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from quoteattr.parsing import owned_noun
from quoteattr.schema import EntityType, Form
from quoteattr.stages.mentions.mention import Mention
from quoteattr.stages.mentions.reading import Reading

__all__ = ["ending_in_names", "with_owners"]

_STEPS = 2
"""Edges of a tree, at most, between a description and the name that it ends in."""


def ending_in_names(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of a sentence, where a description that ends in a name is that name.

    **Hoogleraar staatsrecht Anna Smit** is Anna Smit, a professor of constitutional law; *de moeder van Anna
    Smit* (the mother of) is not.
    """
    ends = {
        mention.end: mention
        for mention in mentions
        if mention.form is Form.NAME and EntityType.PERSON is mention.type and " " in mention.name
    }
    told = {}
    for mention in mentions if ends else ():
        name = ends.get(mention.end) if mention.form is Form.NOMINAL else None
        if name is not None and _tells(reading, mention, name):
            told[mention] = name
    longer = {name: mention for mention, name in told.items()}
    for mention in mentions:
        if mention in longer:
            whole = longer[mention]
            yield evolve(
                mention, start=whole.start, role=whole.role, subject=mention.subject or whole.subject
            )
        elif mention not in told:
            yield mention


def _tells(reading: Reading, description: Mention, name: Mention) -> bool:
    """Whether a person's name hangs on a description as an apposition, perhaps through another."""
    if description.type is not EntityType.PERSON or description.number != "sing":
        return False
    token = reading.tokens[name.head]
    for _ in range(_STEPS):
        if token.relation not in {"appos", "flat"} or token.head < 0:
            return False
        if token.head == description.head:
            return True
        token = reading.tokens[token.head]
    return False


def with_owners(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of a sentence, where a description holds the name that owns it: **Jans moeder** *zegt*.

    Jan's mother says: Jan is no subject. Whom a name tells is named by it: *Hans’ broer* **Wim**.
    """
    owners = dict(_owners(reading, mentions))
    if not owners:
        yield from mentions
        return
    owning = {owner.last for owner in owners.values()}
    for mention in mentions:
        owner = owners.get(mention.head) if mention.form is Form.NOMINAL else None
        if owner is not None:
            yield evolve(
                mention,
                start=min(owner.start, mention.start),
                definite=True,
                anchors=(*owner.name.split(), *mention.anchors),
                possessive=owner.name.casefold(),
            )
        elif mention.form is Form.NAME and mention.end in owning:
            yield evolve(mention, subject=False)
        else:
            yield mention


@frozen
class _Owner:
    """A name in the genitive.

    :param start: its first code point.
    :param last: the code point after it, without a bare apostrophe.
    """

    name: str
    start: int
    last: int


def _owners(reading: Reading, mentions: Sequence[Mention]) -> Iterator[tuple[int, _Owner]]:
    """Index of each noun that a name in the genitive owns, with that name, tagged as one or not."""
    lexicon = reading.lexicon
    names = {mention.end: mention for mention in mentions if mention.form is Form.NAME}
    for place, upos in enumerate(reading.sentence.upos):
        if upos != "PROPN" or not reading.sentence.texts[place][:1].isupper():
            continue
        token = reading.tokens[place]
        noun = owned_noun(reading.sentence, token, lexicon.genitive_ending)
        if noun is not None and lexicon.noun_type(noun.lemma, noun.text) is not None:
            name = names.get(token.end)
            words, start = (token.text, token.start) if name is None else (name.name, name.start)
            yield noun.index, _Owner(words, start, token.end)
