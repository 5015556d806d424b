"""A sentence in which cues are read."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from functools import cached_property
from operator import itemgetter

from attrs import frozen

from quoteattr.languages import CueLexicon, MentionLexicon
from quoteattr.parsing import Sentence, Token
from quoteattr.spans import Spans
from quoteattr.stages.indices import SentenceIndex

__all__ = ["CueSentence"]

_CLOSED_CLASSES = frozenset({"ADP", "SCONJ", "DET", "PRON", "CCONJ", "AUX"})
"""Parts of speech that have a capital at the start of a sentence only."""

_LONGEST_HEADING = 5
"""Tokens, at most, of a subheading that is recognised at the start of a sentence."""

_END = itemgetter(1)


@frozen
class CueSentence:
    """A sentence with all that is asked about it while its cues are read.

    :param index: index of the sentence in the text.
    :param tree: its tokens, with their tree if it was parsed.
    :param cues: the words that report.
    :param people: the words that stand for people.
    :param quoted: the spans between quotation marks of the whole text.
    """

    index: SentenceIndex
    tree: Sentence
    cues: CueLexicon
    people: MentionLexicon
    quoted: Spans

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens in text order."""
        return self.tree.tokens

    @cached_property
    def levels(self) -> Sequence[int]:
        """For each token the index of the quoted span that it stands in, -1 outside."""
        spans, quoted = self.tree.spans, self.quoted
        levels = [-1] * len(spans)
        if quoted.touch(self.tree.start, self.tree.end):
            before = bisect.bisect_left(quoted.starts, spans[0][1]) - 1
            for place in range(max(0, before), bisect.bisect_left(quoted.starts, self.tree.end)):
                first = bisect.bisect_right(spans, quoted.starts[place], key=_END)
                last = bisect.bisect_left(spans, (quoted.ends[place],))
                levels[first:] = [place] * (last - first) + [-1] * (len(spans) - max(first, last))
        return levels

    def on_one_level(self, one: Token, other: Token) -> bool:
        """Whether two tokens stand in the same quoted span, or both outside."""
        return self.levels[one.index] == self.levels[other.index]

    @cached_property
    def opening(self) -> int:
        """Index of the first word of the sentence behind a heading that runs into it.

        *Dure bruggen* **Volgens** *Smit …* (Expensive bridges According to Smit): a capital in the midst of a
        sentence, on a word that is no name, after a few words without a verb or a comma.
        """
        tokens = self.tokens
        for before, token in zip(tokens, tokens[1:-1][:_LONGEST_HEADING], strict=False):
            if before.upos in {"PUNCT", "PROPN"} or before.is_finite:
                return 0
            if token.text[:1].isupper() and token.upos in _CLOSED_CLASSES and token.text[1:].islower():
                name = token.lower in self.people.name_particles and before.upos == "NOUN"
                if not name or not tokens[token.index + 1].text[:1].isupper():
                    return token.index
        return 0
