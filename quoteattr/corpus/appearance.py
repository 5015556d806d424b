"""An entity in one document of a corpus, and what its name tells of whom it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from quoteattr.io.roles import mentions_of
from quoteattr.known import words_as_compared
from quoteattr.languages import MentionLexicon
from quoteattr.schema import Entity, EntityType, Extraction, Form, Gender

__all__ = ["Appearance", "appearances_in", "is_family_name"]

_BEFORE_CAPITALS = frozenset(".!?:\"“”„‘’'«»‹›-–—•\n")
"""Signs behind which a word may have a capital that is not its own."""

_LONGEST_GAP = 20
"""Code points before a word in which the sign before it is looked for."""


@frozen(kw_only=True)
class Appearance:
    """An entity in one document.

    :param document: the source of the extraction, or its number.
    :param entity: id of the entity within the extraction.
    :param words: its name as names are compared; empty where what it is called is no name.
    :param functions: what the text calls its function: *wethouder*.
    """

    document: str
    entity: str
    name: str
    words: tuple[str, ...]
    type: EntityType | None
    gender: Gender | None
    known: str | None
    functions: tuple[str, ...]

    @property
    def place(self) -> str:
        """What tells it from any other in the corpus."""
        return f"{self.document}#{self.entity}"


def appearances_in(extraction: Extraction, document: str, lexicon: MentionLexicon) -> Iterator[Appearance]:
    """The entities of an extraction.

    :param document: what the document is called.
    :param lexicon: the words of its language for those who can speak.
    """
    mentions = [mention for quote in extraction for mention in mentions_of(quote)]
    named = {mention.entity for mention in mentions if mention.form is Form.NAME}
    entities = {entity.id: entity for entity in extraction.entities}
    for mention in mentions:
        if mention.entity not in entities:
            entities[mention.entity] = Entity(id=mention.entity, name=mention.name, type=mention.type)
    for entity in entities.values():
        is_name = entity.known is not None or entity.id in named or _is_name(extraction.text, entity, lexicon)
        yield Appearance(
            document=document,
            entity=entity.id,
            name=entity.name,
            words=words_as_compared(entity.name) if is_name else (),
            type=entity.type,
            gender=entity.gender,
            known=entity.known,
            functions=tuple(_functions(extraction.text, entity, lexicon)),
        )


def is_family_name(words: Iterable[str], lexicon: MentionLexicon) -> bool:
    """Whether a name is of one word, but for particles and initials: *Smit*, *A. van der Berg*, *Anna*."""
    return sum(len(word) > 1 and word not in lexicon.name_particles for word in words) < 2


def _is_name(text: str, entity: Entity, lexicon: MentionLexicon) -> bool:
    """Whether what an entity is called is a name, and no description behind a capital: *De wethouder*."""
    first, *others = entity.name.split()
    if not first[:1].isupper():
        return False
    if any(text.startswith(first, start) and _has_own_capital(text, start) for start, _ in entity.mentions):
        return True
    lower = first.lower()
    is_noun = lower in lexicon.articles or lexicon.noun_type(lower, lower) is not None
    return not is_noun and any(word[:1].isupper() for word in others)


def _has_own_capital(text: str, start: int) -> bool:
    """Whether the capital of a word is not lent by its place: *zei* **Smit**."""
    before = text[max(0, start - _LONGEST_GAP) : start].rstrip(" \t\u00a0")[-1:]
    return bool(before) and before not in _BEFORE_CAPITALS


# -- functions -------------------------------------------------------------------------------------------


def _functions(text: str, entity: Entity, lexicon: MentionLexicon) -> Iterator[str]:
    """The functions among the words for a person: before the name, or alone behind an article."""
    if entity.type not in {EntityType.PERSON, None}:
        return
    name = words_as_compared(entity.name)
    starts = {" ".join(text[start:end].split()): start for start, end in reversed(entity.mentions)}
    for alias in entity.aliases:
        words = alias.split()
        before = next((place for place, word in enumerate(words) if _is_of_name(word, name)), len(words))
        function = _without_first_names(words[:before], lexicon)
        if any(_is_function(word, lexicon) for word in function):
            if function[0].lower() in lexicon.articles or function[0].lower() in lexicon.pronouns:
                del function[0]
            elif alias in starts and not _has_own_capital(text, starts[alias]) and function[0][1:].islower():
                function[0] = function[0].lower()
            yield " ".join(function)


def _is_of_name(word: str, name: Iterable[str]) -> bool:
    return word[:1].isupper() and not set(words_as_compared(word)).isdisjoint(name)


def _without_first_names(words: Sequence[str], lexicon: MentionLexicon) -> list[str]:
    """Words before a family name without names between: *premier* **Mark**, not *minister van* **Geld**."""
    last = len(words)
    while (
        last > 1
        and words[last - 1][:1].isupper()
        and lexicon.gender_of_name(words[last - 1])
        and (words[last - 2][:1].isupper() or _is_function(words[last - 2], lexicon))
    ):
        last -= 1
    while last > 1 and words[last - 1] in lexicon.name_particles:
        last -= 1
    return list(words[:last])


def _is_function(word: str, lexicon: MentionLexicon) -> bool:
    """Whether a word says what a person does, and not only that it is a man or a woman."""
    lower = word.lower()
    return lexicon.noun_type(lower, lower) is EntityType.PERSON and not (
        lower in lexicon.masculine_titles or lower in lexicon.feminine_titles
    )
