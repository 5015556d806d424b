"""Family names, which the other names of the text help to delimit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from quoteattr.languages import MentionLexicon
from quoteattr.schema import Form
from quoteattr.stages.mentions.mention import Mention

__all__ = ["with_particles", "without_bodies"]


def without_bodies(mentions: Sequence[Mention], lexicon: MentionLexicon) -> Iterator[Mention]:
    """Names without the body behind them: *minister* **Smit** *van Onderwijs* beside *minister Smit*.

    Minister Smit of Education.
    """
    families = {mention.name for mention in mentions if mention.role and " " not in mention.name}
    for mention in mentions:
        family, _, body = mention.name.partition(" ")
        if body and family in families and body.partition(" ")[0] in lexicon.body_prepositions:
            yield evolve(mention, name=family)
        else:
            yield mention


def with_particles(text: str, mentions: Sequence[Mention], lexicon: MentionLexicon) -> Iterator[Mention]:
    """Family names with the particles that they have elsewhere: *De Mos* after *Aad de Mos*."""
    endings = _families_by_last_word(mentions, lexicon)
    for mention in mentions:
        family = endings.get(mention.name.lower()) if endings and mention.form is Form.NAME else None
        if family is not None:
            start = mention.end - len(family)
            if start >= 0 and text[start : mention.end].lower() == family:
                yield evolve(mention, start=min(start, mention.start), name=text[start : mention.end])
                continue
        yield mention


def _families_by_last_word(mentions: Sequence[Mention], lexicon: MentionLexicon) -> dict[str, str]:
    """Family names of several words, particles first, by their last word; all in lower case."""
    families: list[str] = []
    for mention in mentions:
        words = mention.name.split()
        if len(words) < 3:
            continue
        first = next(
            (index for index, word in enumerate(words) if index and word in lexicon.name_particles), 0
        )
        if 0 < first < len(words) - 1:
            families.append(" ".join(words[first:]).lower())
    return {family.split()[-1]: family for family in dict.fromkeys(families)}
