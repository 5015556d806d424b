"""What a language is to quoteattr: data in TOML, one folder a language, read into frozen lexicons.

No stage knows a word of Dutch: it asks the :class:`Language` that it is given.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from os import PathLike
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from quoteattr.errors import InputError, UnknownNameError
from quoteattr.languages.cues import CueLexicon, CueVerb, View
from quoteattr.languages.forms import CueForms, words_of
from quoteattr.languages.labels import LabelLexicon
from quoteattr.languages.marks import MarkLexicon
from quoteattr.languages.mentions import MentionLexicon
from quoteattr.languages.neighbours import NeighbourLexicon
from quoteattr.languages.ngrams import LearnedSpelling
from quoteattr.languages.own_cues import with_own_cues
from quoteattr.languages.particles import ParticleLexicon
from quoteattr.languages.sayers import LearnedSayers
from quoteattr.languages.stories import StoryLexicon

__all__ = [
    "LANGUAGES",
    "CueForms",
    "CueLexicon",
    "CueVerb",
    "LabelLexicon",
    "Language",
    "MarkLexicon",
    "MentionLexicon",
    "NeighbourLexicon",
    "ParticleLexicon",
    "StoryLexicon",
    "View",
    "load_language",
    "load_weights",
    "words_of",
]

LANGUAGES = ("nl",)
"""Codes of the languages that come with quoteattr."""


@frozen
class Language:
    """The lexicons of one language.

    :param code: ISO 639-1 code.
    :param marks: quotation marks, dashes, apostrophe words, words that announce a mention of a word.
    :param labels: what lines begin with that tell who speaks.
    :param cues: words of saying, writing and thinking, with the frames that they take.
    :param forms: how those words may look in running text.
    :param particles: the particles of separable verbs.
    :param mentions: pronouns, titles, nouns for people, organisations and documents.
    :param neighbours: words by which a text is told from one in another language.
    :param stories: what tells a story with dialogue from a report.
    """

    code: str
    marks: MarkLexicon
    labels: LabelLexicon
    cues: CueLexicon
    forms: CueForms
    particles: ParticleLexicon
    mentions: MentionLexicon
    neighbours: NeighbourLexicon
    stories: StoryLexicon

    def with_cues(self, own: Mapping[str, Any] | str | PathLike[str]) -> Language:
        """This language with other cues, see :func:`~quoteattr.languages.own_cues.with_own_cues`.

        :raises InputError: an entry is wrong; the message names it.
        """
        cues = CueLexicon.from_toml(with_own_cues(_toml(self.code, "cues"), own))
        return evolve(self, cues=cues, forms=evolve(self.forms, cues=cues))


@cache
def load_language(code: str) -> Language:
    """The language with this ISO 639-1 ``code``.

    :raises UnknownNameError: quoteattr has no such language.
    """
    if code not in LANGUAGES:
        raise UnknownNameError("language", code, LANGUAGES)
    cues = CueLexicon.from_toml(_toml(code, "cues"))
    mentions = MentionLexicon.from_toml(
        _toml(code, "mentions"), LearnedSpelling(_folder(code)), LearnedSayers(_folder(code))
    )
    return Language(
        code=code,
        marks=MarkLexicon.from_toml(_toml(code, "marks")),
        labels=LabelLexicon.from_toml(_toml(code, "labels")),
        cues=cues,
        forms=CueForms.from_toml(_toml(code, "forms"), cues, mentions),
        particles=ParticleLexicon.from_toml(_toml(code, "particles")),
        mentions=mentions,
        neighbours=NeighbourLexicon.from_toml(_toml(code, "neighbours")),
        stories=StoryLexicon.from_toml(_toml(code, "stories"), _folder(code)),
    )


def _folder(code: str) -> Traversable:
    return files(__name__) / code


def _toml(code: str, name: str) -> dict[str, Any]:
    return tomllib.loads((_folder(code) / f"{name}.toml").read_text(encoding="utf-8"))


def load_weights(code: str, name: str, folder: Path | None = None) -> dict[str, Any]:
    """What was learned from texts in the language ``code``, as the training wrote it down.

    :param name: ``speaker`` or ``addressee``.
    :param folder: where ``NAME_weights.json`` is looked for first; what is not there comes with the language.
    :raises InputError: the file in the folder cannot be read.
    """
    file = f"{name}_weights.json"
    own = None if folder is None else folder / file
    if own is None or not own.is_file():
        weights: dict[str, Any] = json.loads((_folder(code) / file).read_text(encoding="utf-8"))
        return weights
    try:
        found = json.loads(own.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"weights: {own} cannot be read as JSON: {error}; train the weights again") from None
    if not isinstance(found, dict):
        raise InputError(f"weights: {own} holds no table of weights; train the weights again")
    return found
