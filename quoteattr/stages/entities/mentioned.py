"""A text with its mentions, as they are linked to one another."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from functools import cached_property

from attrs import frozen

from quoteattr.languages import MentionLexicon
from quoteattr.parsing import Sentence, Token
from quoteattr.spans import Spans
from quoteattr.stages.entities.counts import NameCounts
from quoteattr.stages.indices import MentionIndex, SentenceIndex
from quoteattr.stages.mentions import Mention

__all__ = ["ARGUMENTS", "MentionedText"]

ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl"})
"""Relations of the arguments of a verb, of which no two are one person."""


@frozen
class MentionedText:
    """A text, what stands for somebody in it, and where.

    :param mentions: in text order.
    :param quoted: for each mention whether it stands in a direct quotation.
    :param names: how often each name stands in the text.
    :param lexicon: the words of the language for those who can speak.
    """

    text: str
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    quoted: Sequence[bool]
    names: NameCounts
    lexicon: MentionLexicon

    @classmethod
    def of(
        cls,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        quotations: Iterable[tuple[int, int]],
        lexicon: MentionLexicon,
    ) -> MentionedText:
        """A text whose direct ``quotations`` span these code points."""
        hold = Spans.of(quotations).hold
        return cls(
            text=text,
            sentences=sentences,
            mentions=mentions,
            quoted=[hold(mention.start, mention.end) for mention in mentions],
            names=NameCounts.of(mentions, lexicon),
            lexicon=lexicon,
        )

    def words(self, mention: Mention) -> str:
        """The words of a mention as they stand in the text."""
        return self.text[mention.start : mention.end]

    def head(self, mention: Mention) -> Token:
        """The token that heads a mention."""
        return self.sentences[mention.sentence].tokens[mention.head]

    @cached_property
    def _sentence_of(self) -> Sequence[SentenceIndex]:
        return [mention.sentence for mention in self.mentions]

    def first_mention_in(self, sentence: int) -> MentionIndex:
        """The first mention in a sentence or behind it.

        :param sentence: index of a sentence; one below 0 is before the first.
        """
        return MentionIndex(bisect.bisect_left(self._sentence_of, sentence))
