"""A mention: words in a text that stand for somebody, before it is known for whom."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from quoteattr.schema import EntityType, Form
from quoteattr.stages.indices import SentenceIndex

__all__ = ["PEOPLE", "PERHAPS_A_PERSON", "Mention", "in_text_order"]

PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})
"""What is somebody, or several."""

PERHAPS_A_PERSON = frozenset({EntityType.PERSON, None})
"""What is a person, or may be one where nothing tells."""


@frozen
class Mention:
    """A mention that is not yet tied to an entity.

    :param sentence: index of the sentence.
    :param head: index of the head token.
    :param start: first code point of the phrase.
    :param end: code point after the phrase.
    :param form: name, nominal or pronoun.
    :param name: the proper name in it, empty if there is none.
    :param kind: what a model of names takes the name for: ``person``, ``organisation``, ``place``,
        ``document`` or ``other``; empty where none has read it.
    :param role: lemma of the noun that tells what it is: *premier*, *woordvoerder*; empty if there is none.
    :param type: what it is, ``None`` if nothing tells.
    :param person: grammatical person.
    :param number: ``sing``, ``plur`` or empty.
    :param gender: ``masc``, ``fem`` or empty.
    :param definite: whether it points at something known: *de premier*, not *een premier*.
    :param generic: whether it stands for nobody in particular: *men*.
    :param subject: whether it is the subject of its clause.
    :param place: whether it stands behind a preposition of place: *in Den Haag*.
    :param anchors: names within the phrase that are not its head: *een woordvoerder van* **Amnesty**.
    :param possessive: the possessive pronoun within the phrase, or the name in the genitive: *zijn vader*,
        *Jans vader*.
    :param speaks: how much its noun or function is one of those who say things, in natural log-odds: 0 for a
        noun on average and where there is none, see :meth:`~quoteattr.languages.MentionLexicon.speaks`.
    """

    sentence: SentenceIndex
    head: int
    start: int
    end: int
    form: Form
    name: str = ""
    role: str = ""
    type: EntityType | None = None
    person: int = 3
    number: str = ""
    gender: str = ""
    definite: bool = True
    generic: bool = False
    subject: bool = False
    place: bool = False
    anchors: tuple[str, ...] = ()
    possessive: str = ""
    speaks: float = 0.0
    kind: str = ""

    @property
    def is_i(self) -> bool:
        """Whether it is a pronoun of the first person in the singular: whoever speaks."""
        return self.person == 1 and self.number == "sing"


def in_text_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions by where they begin, of those that begin together the longest first."""
    return tuple(sorted(mentions, key=lambda mention: (mention.start, -mention.end)))
