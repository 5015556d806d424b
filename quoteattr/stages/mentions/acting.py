"""Animals that act where people talk, and so are somebody: *"Kom!" De haas sprong op.*

"Come!" The hare jumped up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quoteattr.languages import MentionLexicon
from quoteattr.parsing import Sentence
from quoteattr.spans import Span, Spans, touching
from quoteattr.stages.indices import SentenceIndex, numbered

__all__ = ["acting_animals"]


def acting_animals(
    sentences: Sequence[Sentence], quotations: Iterable[Span], lexicon: MentionLexicon
) -> Iterator[tuple[SentenceIndex, int]]:
    """The sentence and the index of each noun for one animal that did something beside a quotation.

    It is the subject of a verb in the past, outside the quotations, in a paragraph with one.
    """
    spans = list(quotations)
    places = [(sentence.start, sentence.end) for sentence in sentences]
    speaking = {
        sentence.paragraph
        for sentence, spoken in zip(sentences, touching(places, spans), strict=True)
        if spoken
    }
    within = Spans.of(spans)
    for index, sentence in numbered(SentenceIndex, sentences):
        if sentence.paragraph in speaking:
            for place, (upos, relation) in enumerate(zip(sentence.upos, sentence.deprels, strict=True)):
                if upos == "NOUN" and relation == "nsubj" and _acts(sentence, place, within, lexicon):
                    yield index, place


def _acts(sentence: Sentence, place: int, quotations: Spans, lexicon: MentionLexicon) -> bool:
    verb = sentence.heads[place]
    return (
        sentence.upos[verb] == "VERB"
        and "Tense=Past" in sentence.feats[verb]
        and "Number=Plur" not in sentence.feats[place]
        and not quotations.hold(*sentence.spans[place])
        and lexicon.is_animal(sentence.lemmas[place])
    )
