"""Voices that a text does not name: **Sommigen** *zijn het zat. "Zo kan het niet langer."*

Some are fed up. "It cannot go on like this."
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quoteattr.languages import MentionLexicon
from quoteattr.parsing import Sentence
from quoteattr.spans import Span
from quoteattr.stages.indices import SentenceIndex

__all__ = ["unnamed_voices"]

_OPENING = 2
"""Code points of the marks, at most, that a sentence may open with before its quotation begins."""


def unnamed_voices(
    sentences: Sequence[Sentence], quotations: Iterable[Span], lexicon: MentionLexicon
) -> Iterator[tuple[SentenceIndex, int]]:
    """The sentence and the index of each word for people without a noun that leads to a quotation.

    It is the subject of the sentence before, in the same paragraph.
    """
    starts = sorted(start for start, _ in quotations)
    place = 0
    for number in range(len(sentences) - 1):
        sentence, following = sentences[number], sentences[number + 1]
        while place < len(starts) and starts[place] < sentence.end:
            place += 1
        if place == len(starts):
            return
        if sentence.paragraph == following.paragraph and starts[place] <= following.start + _OPENING:
            for index, relation in enumerate(sentence.deprels):
                if relation == "nsubj" and sentence.lowers[index] in lexicon.voices:
                    yield SentenceIndex(number), index
