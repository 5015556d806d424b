"""The Dutch words that only training needs, read from ``languages/nl/training.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

__all__ = ["LANGUAGE", "Clitic", "MarkStyle", "NameWords", "TrainingWords", "load_words"]

LANGUAGE = "nl"
"""ISO 639-1 code of the language that is learned."""

_SHORTEST_ORIGIN = 4


@frozen
class MarkStyle:
    """A convention of quotation marks.

    :param share: the share, 0 to 1, of made-up texts that keep to it.
    """

    opening: str
    closing: str
    share: float


@frozen
class Clitic:
    """The short form of a word, *'t* for *het*.

    :param share: how often, 0 to 1, it stands in the place of the full word.
    """

    short: str
    share: float


@frozen
class NameWords:
    """What tells the name within an annotated mention; see ``names`` in ``training.toml``."""

    particles: frozenset[str]
    loose: frozenset[str]
    determiners: frozenset[str]
    ties: frozenset[str]
    completing: frozenset[str]
    of_functions: frozenset[str]
    families: frozenset[str]
    plural_endings: tuple[str, ...]
    origins: tuple[str, ...]
    sure_origins: tuple[str, ...]
    no_origins: frozenset[str]
    before_origins: frozenset[str]
    institutions: frozenset[str]

    @classmethod
    def from_toml(cls, data: Mapping[str, Sequence[str]]) -> NameWords:
        """The words of the table ``names``."""
        endings = ("plural_endings", "origins", "sure_origins")
        tables: dict[str, Any] = {
            key: tuple(words) if key in endings else frozenset(words) for key, words in data.items()
        }
        return cls(**tables)

    def is_origin(self, word: str) -> bool:
        """Whether a word is spelled like an adjective of origin: *Britse*, *Amsterdams*."""
        return (
            len(word) >= _SHORTEST_ORIGIN
            and word[0].isupper()
            and word.endswith(self.origins)
            and word.lower() not in self.no_origins
        )

    def is_origin_by_ending(self, word: str) -> bool:
        """Whether nothing but an adjective of origin ends like a word: *Amerikaanse*."""
        return word.endswith(self.sure_origins)


@frozen
class TrainingWords:
    """Words that sentences are made up with, and examples that no treebank gives.

    :param styles: conventions of quotation marks.
    :param other_marks: other characters that treebanks write for quotation marks.
    :param cues: words of saying, in forms that go with a third person.
    :param speakers: who says it, as tokens.
    :param circumstances: what may follow the speaker, as tokens.
    :param clitics: full words with their short form.
    :param linked_with_s: endings of a noun after which an *s* joins it to the next part of a compound.
    :param things_like_people: nouns for things that end like nouns for people, *computer*.
    :param noun_types: nouns by what they stand for.
    :param plurals: endings of nouns for people with what makes the plural.
    :param feminines: endings of nouns for people with those that stand in their place for women.
    :param names: what tells the name within an annotated mention.
    """

    styles: tuple[MarkStyle, ...]
    other_marks: tuple[str, ...]
    cues: tuple[str, ...]
    speakers: tuple[tuple[str, ...], ...]
    circumstances: tuple[tuple[str, ...], ...]
    clitics: Mapping[str, Clitic]
    linked_with_s: tuple[str, ...]
    things_like_people: frozenset[str]
    noun_types: Mapping[str, tuple[str, ...]]
    plurals: Mapping[str, str]
    feminines: Mapping[str, tuple[str, ...]]
    names: NameWords

    @classmethod
    def from_toml(cls, data: Mapping[str, Any]) -> TrainingWords:
        """The words that ``training.toml`` lists."""
        marks, speech, nouns = data["marks"], data["speech"], data["nouns"]
        return cls(
            styles=tuple(MarkStyle(**style) for style in marks["styles"]),
            other_marks=tuple(marks["others"]),
            cues=tuple(speech["cues"]),
            speakers=tuple(tuple(words) for words in speech["speakers"]),
            circumstances=tuple(tuple(words) for words in speech["circumstances"]),
            clitics={word: Clitic(**clitic) for word, clitic in speech["clitics"].items()},
            linked_with_s=tuple(data["compounds"]["linked_with_s"]),
            things_like_people=frozenset(nouns["things_like_people"]),
            noun_types={kind: tuple(words) for kind, words in nouns["types"].items()},
            plurals=nouns["plurals"],
            feminines={ending: tuple(others) for ending, others in nouns["feminines"].items()},
            names=NameWords.from_toml(data["names"]),
        )

    def inflected(self, noun: str) -> set[str]:
        """Plurals and feminines that the ending of a noun for people suggests; not all of them are in use.

        >>> sorted(load_words().inflected("leraar"))
        ['leraars', 'lerares']
        """
        plurals = {noun + added for ending, added in self.plurals.items() if noun.endswith(ending)}
        feminines = {
            noun.removesuffix(ending) + other
            for ending, others in self.feminines.items()
            for other in others
            if noun.endswith(ending)
        }
        return plurals | feminines


@cache
def load_words() -> TrainingWords:
    """The Dutch words for training, read once."""
    text = files("quoteattr.languages").joinpath(LANGUAGE, "training.toml").read_text(encoding="utf-8")
    return TrainingWords.from_toml(tomllib.loads(text))
