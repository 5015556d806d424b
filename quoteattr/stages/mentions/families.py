"""Family names, which the other names of the text help to delimit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from attrs import evolve

from quoteattr.languages import MentionLexicon
from quoteattr.schema import Form
from quoteattr.stages.mentions.mention import PERHAPS_A_PERSON, Mention

__all__ = ["with_particles", "without_bodies"]


def without_bodies(mentions: Sequence[Mention], lexicon: MentionLexicon) -> Iterator[Mention]:
    """Names without the body behind them: *minister* **Smit** *van Onderwijs* beside *minister Smit*.

    Minister Smit of Education. Likewise **Anna van der Berg** *van Zeedorp*, as nobody has two such
    families, and *burgemeester* **Smit** *van Zeedorp*, where the text names either alone too.
    """
    alone = {mention.name for mention in mentions if mention.form is Form.NAME}
    for mention in mentions:
        words = mention.name.split()
        place = _body(words, lexicon) if len(words) > 2 else None
        if place is not None and mention.type in PERHAPS_A_PERSON and _is_added(mention, words, place, alone):
            yield evolve(mention, name=" ".join(words[:place]))
        else:
            yield mention


def _body(words: Sequence[str], lexicon: MentionLexicon) -> int | None:
    """Where the last preposition stands that may tie a body to a name."""
    places = [place for place, word in enumerate(words[:-1]) if word in lexicon.body_prepositions]
    return places[-1] if places and places[-1] else None


def _is_added(mention: Mention, words: Sequence[str], place: int, alone: Set[str]) -> bool:
    """Whether what a preposition ties to a name is no part of it."""
    if words[place] in words[1:place]:
        return True
    family, body = words[place - 1], " ".join(words[place + 1 :])
    if place == 1:
        return bool(mention.role) and (family in alone or body in alone)
    return words[0] not in alone and (" ".join(words[:place]) in alone or family in alone)


def with_particles(text: str, mentions: Sequence[Mention], lexicon: MentionLexicon) -> Iterator[Mention]:
    """Family names with the particles that they have elsewhere: *De Mos* after *Aad de Mos*.

    A model of names knows where they begin.
    """
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
