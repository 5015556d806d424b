"""How the cues of a language may look in running text, without any analysis."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from attrs import frozen

from quoteattr.languages.cues import CueLexicon
from quoteattr.languages.mentions import MentionLexicon

__all__ = ["CueForms", "Endings", "Rewriting", "words_of"]

_ACCENTS = re.compile(r"[\u0300-\u036f]+")
_NO_LETTERS = str.maketrans("0123456789_", " " * 11)
_LONGEST_WORD = 60
"""Letters after which a word is cut; no cue is nearly as long."""

_WORD = re.compile(rf"\w{{1,{_LONGEST_WORD}}}")
_KEPT_WORDS = 20_000
"""Words of which it is kept at hand whether they are cues."""


def words_of(text: str) -> set[str]:
    """The words of a text in lower case and without accents: letters with nothing between them.

    One that is longer than any word of a language comes in pieces.
    """
    return set(_WORD.findall(_folded(text).translate(_NO_LETTERS)))


def _folded(text: str) -> str:
    """The text in lower case and without accents."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return text.lower()


@frozen
class Rewriting:
    """A rule of spelling.

    :param pattern: what is rewritten, at most once in a word.
    :param replacement: what it becomes.
    :param replaces: whether the word as it was is no stem then.
    """

    pattern: re.Pattern[str]
    replacement: str
    replaces: bool

    @classmethod
    def from_toml(cls, rule: Mapping[str, Any]) -> Rewriting:
        """The rule that a table of ``forms.toml`` describes."""
        return cls(re.compile(rule["from"]), rule["to"], rule.get("replaces", False))

    def __call__(self, words: Iterable[str]) -> set[str]:
        """The words with those that the rule makes of them."""
        found: set[str] = set()
        for word in words:
            other = self.pattern.sub(self.replacement, word, count=1)
            found.add(other)
            if not self.replaces:
                found.add(word)
        return found


@frozen
class Endings:
    """The endings of a class of words.

    :param opens: those in a vowel.
    :param closes: the others, and none.
    """

    opens: frozenset[str]
    closes: frozenset[str]

    def __or__(self, other: Endings) -> Endings:
        return Endings(self.opens | other.opens, self.closes | other.closes)


@frozen(eq=False)
class CueForms:
    """How the words that a quotation needs are spelt: cues, and pronouns of headlines; see ``forms.toml``.

    :param cues: the words that report.
    :param mentions: the pronouns.
    :param participle_prefix: what stands between a particle and its verb in a participle: ``ge``.
    :param open_rules: how a lemma is rewritten before an ending in a vowel.
    :param closed_rules: how it is rewritten before other endings.
    :param irregular: further stems of the lemmas that end in a word.
    :param short: what is written for a lemma in short.
    """

    cues: CueLexicon
    mentions: MentionLexicon
    participle_prefix: str
    open_rules: Sequence[Rewriting]
    closed_rules: Sequence[Rewriting]
    verb_endings: Endings
    noun_endings: Endings
    adjective_endings: Endings
    irregular: Mapping[str, Sequence[str]]
    short: Mapping[str, Sequence[str]]

    @classmethod
    def from_toml(cls, data: Mapping[str, Any], cues: CueLexicon, mentions: MentionLexicon) -> CueForms:
        """The forms that ``forms.toml`` describes."""
        verbs, nouns, adjectives = (
            Endings(frozenset(data["endings"][name]["open"]), frozenset(data["endings"][name]["closed"]))
            for name in ("verbs", "nouns", "adjectives")
        )
        return cls(
            cues=cues,
            mentions=mentions,
            participle_prefix=data["participle_prefix"],
            open_rules=[Rewriting.from_toml(rule) for rule in data["open"]],
            closed_rules=[Rewriting.from_toml(rule) for rule in data["closed"]],
            verb_endings=verbs,
            noun_endings=nouns,
            adjective_endings=adjectives,
            irregular=data["irregular"],
            short=data["short"],
        )

    def is_cue(self, word: str) -> bool:
        """Whether ``word`` looks like one that reports, or ends in one: *uitgelegd*, *kinderwoord*.

        Of a piece of a word that is too long nobody can tell, so that it may be one.
        """
        return _is_cue(self, word)

    @cached_property
    def cue(self) -> re.Pattern[str]:
        """A whole cue that is read from its end, where other words soonest show that they are none."""
        cues = self.cues
        verbs = self._pattern(cues.reporting_stems, self.verb_endings)
        nouns = self._pattern(cues.nouns | cues.own_words, self.noun_endings)
        predicates = self._pattern(cues.predicates, self._any_endings)
        short = (word for words in self.short.values() for word in words)
        words = _any_of(_folded(word) for word in (*cues.according_to, *cues.views, *cues.old_forms, *short))
        return re.compile(rf"(?:{verbs}|{nouns})(?:\w{{2,}})?|{predicates}|{words}|\w{{{_LONGEST_WORD}}}")

    @cached_property
    def pairs(self) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        """The forms of each light verb that is no cue by itself, and those of the words that make it one."""
        return tuple(
            (
                self._forms(verb, self.verb_endings),
                frozenset(form for partner in partners for form in self._forms(partner, self._any_endings)),
            )
            for verb, partners in self.cues.light_verbs.items()
            if verb not in self.cues.reporting_stems
        )

    @cached_property
    def addressing(self) -> frozenset[str]:
        """The words of the pronouns of the first and second person, as :func:`words_of` gives them."""
        return frozenset(word for form in self.mentions.addressing for word in words_of(form))

    @property
    def _any_endings(self) -> Endings:
        return self.verb_endings | self.noun_endings | self.adjective_endings

    def _forms(self, lemma: str, endings: Endings) -> frozenset[str]:
        """The forms of one word: *optekent*, *opgetekend* and the others of *op_tekenen*."""
        particle, _, word = lemma.rpartition("_")
        opens, closes = self._stems([word])
        forms = {stem + ending for stem in opens for ending in endings.opens}
        forms |= {stem + ending for stem in closes for ending in endings.closes}
        prefixes = ("", particle, self.participle_prefix, particle + self.participle_prefix)
        return frozenset(prefix + form for form in forms for prefix in prefixes)

    def _pattern(self, lemmas: Iterable[str], endings: Endings) -> str:
        """A pattern of the forms of ``lemmas``, read from their end."""
        opens, closes = self._stems(lemmas)
        return f"{_any_of(endings.opens)}{_any_of(opens)}|{_any_of(endings.closes)}{_any_of(closes)}"

    def _stems(self, lemmas: Iterable[str]) -> tuple[set[str], set[str]]:
        """What stands before the two kinds of endings."""
        words = {_folded(lemma) for lemma in lemmas}
        opens, closes = words, words
        for rule in self.open_rules:
            opens = rule(opens)
        for rule in self.closed_rules:
            closes = rule(closes)
        irregular = {
            _folded(stem)
            for end, stems in self.irregular.items()
            if any(word.endswith(_folded(end)) for word in words)
            for stem in stems
        }
        return opens | irregular, closes | irregular | words


@lru_cache(_KEPT_WORDS)
def _is_cue(forms: CueForms, word: str) -> bool:
    return forms.cue.fullmatch(word[::-1]) is not None


def _any_of(words: Iterable[str]) -> str:
    """A pattern of ``words`` read from their end; ends that they share are read once.

    Python's own ``re`` takes such patterns several times faster than ``regex`` does.
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for character in reversed(word):
            node = node.setdefault(character, {})
        node[""] = {}
    return _branches(tree)


def _branches(tree: Mapping[str, Any]) -> str:
    branches = [
        re.escape(character) + _branches(below) for character, below in sorted(tree.items()) if character
    ]
    optional = "?" if "" in tree else ""
    return f"(?:{'|'.join(branches)}){optional}" if branches else ""
