"""Voices that a text does not name: **Sommigen** *zijn het zat. "Zo kan het niet langer."*, **een van hen**.

Some are fed up. "It cannot go on like this."; one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quoteattr.languages import MentionLexicon
from quoteattr.parsing import Sentence
from quoteattr.spans import Span
from quoteattr.stages.indices import SentenceIndex
from quoteattr.stages.mentions.mention import PEOPLE

__all__ = ["is_unnamed", "unnamed_voices"]

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
                if relation == "nsubj" and (
                    sentence.lowers[index] in lexicon.voices or _is_one_of(sentence, index, lexicon)
                ):
                    yield SentenceIndex(number), index


def is_unnamed(sentence: Sentence, index: int, lexicon: MentionLexicon) -> bool:
    """Whether a subject stands for a person without a noun: **de jongste** *riep*, **een van hen** *zei*.

    The youngest called, one of them said; not **het laatste** *telt* (the last counts).
    """
    token = sentence.tokens[index]
    if token.upos != "ADJ" or token.relation != "nsubj":
        return _is_one_of(sentence, index, lexicon)
    behind = sentence.upos[index + 1 : index + 2]
    articles = (word.lower for word in sentence.children(token, "det"))
    return behind not in {("NOUN",), ("ADJ",)} and any(word in lexicon.common_articles for word in articles)


def _is_one_of(sentence: Sentence, index: int, lexicon: MentionLexicon) -> bool:
    """Whether a word stands for one of several people: **een** *van de buren* (one of the neighbours)."""
    if sentence.lowers[index] not in lexicon.members:
        return False
    token = sentence.tokens[index]
    return any(
        any(case.lower in lexicon.body_prepositions for case in sentence.children(whole, "case"))
        and (whole.lower in lexicon.pronouns or lexicon.noun_type(whole.lemma, whole.text) in PEOPLE)
        for whole in sentence.children(token, "nmod")
    )
