"""Names that were masked: **[eiser]** *stelt dat …* (the claimant submits), *getuige* **[getuige 1]**."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex
from attrs import evolve

from quoteattr.languages import MentionLexicon
from quoteattr.parsing import Sentence
from quoteattr.schema import EntityType, Form
from quoteattr.spans import Span
from quoteattr.stages.indices import SentenceIndex
from quoteattr.stages.mentions.mention import Mention, in_text_order

__all__ = ["with_masked_names"]

_NAMED = frozenset({EntityType.PERSON, EntityType.DOCUMENT})
"""What is told of a name behind it, or to whom it belongs."""

_MASK = regex.compile(r"\[(?P<noun>\p{L}[\p{L}]{0,24})[ -]?\d{0,2}\]")


def with_masked_names(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], lexicon: MentionLexicon
) -> tuple[Mention, ...]:
    """The ``mentions`` with masks as names, brackets and all, as they stand for one person each.

    A mask is a letter or a noun for somebody: not *[adres]* (address). What tells who it is belongs to it:
    *de heer* **[A]**; not what is his: *een brief van* **[A]** (a letter from A).
    """
    masks = [match.span() for match in _MASK.finditer(text) if _stands_for_somebody(match["noun"], lexicon)]
    if not masks:
        return tuple(mentions)
    kept: list[Mention] = []
    found: dict[Span, Mention] = {}
    for mention in mentions:
        mask = _mask_of(mention, masks)
        if mask is None:
            kept.append(mention)
        elif not lexicon.body_prepositions.isdisjoint(text[mention.start : mask[0]].split()):
            kept.append(evolve(mention, end=mask[1]))
        elif mask not in found or mention.start < found[mask].start:
            found[mask] = mention
    firsts = [sentence.start for sentence in sentences]
    for mask in masks:
        known = found.get(mask)
        named = _widened(text, known, mask) if known is not None else _made(text, sentences, firsts, mask)
        if named is not None:
            kept.append(named)
    return in_text_order(kept)


def _stands_for_somebody(noun: str, lexicon: MentionLexicon) -> bool:
    if len(noun) == 1:
        return noun.isupper()
    return noun in lexicon.masks or lexicon.noun_type(noun, noun) in {
        EntityType.PERSON,
        EntityType.ORGANISATION,
    }


def _mask_of(mention: Mention, masks: Sequence[Span]) -> Span | None:
    """The mask that a mention ends in or, where it tells what somebody is, that stands right behind it."""
    place = bisect_left(masks, (mention.end + 2,)) - 1
    if place < 0 or mention.form is Form.PRONOUN:
        return None
    start, end = masks[place]
    behind = start == mention.end + 1 and mention.form is Form.NOMINAL and mention.type in _NAMED
    within = start < mention.end <= end and mention.start < end
    return (start, end) if behind or within else None


def _widened(text: str, mention: Mention, mask: Span) -> Mention:
    """A mention that holds a mask, with its brackets."""
    start, end = mask
    kind = mention.type or EntityType.PERSON
    return evolve(
        mention, start=min(mention.start, start), end=end, form=Form.NAME, name=text[start:end], type=kind
    )


def _made(text: str, sentences: Sequence[Sentence], firsts: Sequence[int], mask: Span) -> Mention | None:
    """A mention of a mask that no other rule took for anybody."""
    start, end = mask
    index = bisect_left(firsts, start + 2) - 1
    if index < 0:
        return None
    sentence = sentences[index]
    head = bisect_left(sentence.spans, (start + 2,)) - 1
    if head < 0 or not start < sentence.spans[head][1] <= end:
        return None
    return Mention(
        sentence=SentenceIndex(index),
        head=head,
        start=start,
        end=end,
        form=Form.NAME,
        name=text[start:end],
        type=EntityType.PERSON,
        number="sing",
        subject=sentence.tokens[head].relation.startswith("nsubj"),
    )
