"""Which texts are worth reading, and which of their sentences are worth a parse."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoteattr.languages import CueLexicon, Language, words_of
from quoteattr.languages.lemmas import last_part
from quoteattr.parsing import Sentence
from quoteattr.stages.indices import SentenceIndex, indices, numbered
from quoteattr.stages.layout import Paragraph
from quoteattr.stages.marks import Marks
from quoteattr.stages.quotations import LabelledLine, may_hold_posts

__all__ = ["may_quote", "sentences_to_parse"]

_WORDLESS = 20
"""Tokens of a row of figures or marks, at most, that is parsed all the same: short ones cost little."""

_COLON = re.compile(r":\s")


def may_quote(
    text: str,
    paragraphs: Sequence[Paragraph],
    marks: Marks,
    lines: Sequence[LabelledLine],
    language: Language,
) -> bool:
    """Whether a later stage could find a quotation in ``text``, as far as can be told without a model.

    It could where something stands between marks or after a dash, where lines begin with who speaks or a post
    is signed, where a heading has a colon or, below the first, a pronoun of the first or second person, and
    where a word looks like one by which :func:`sentences_to_parse` chooses sentences, for without a tree
    there is no report.
    *Het regende de hele dag* (It rained all day) has nothing of the kind, *De bond eist loon* (The union
    demands pay) has.
    """
    if marks.spans or lines or may_hold_posts(text):
        return True
    words, forms = words_of(text), language.forms
    return (
        any(map(forms.is_cue, words))
        or any(not (words.isdisjoint(verb) or words.isdisjoint(partners)) for verb, partners in forms.pairs)
        or any(
            _COLON.search(text, paragraph.start, paragraph.end)
            or (index and not forms.addressing.isdisjoint(words_of(text[paragraph.start : paragraph.end])))
            for index, paragraph in enumerate(paragraphs)
            if paragraph.heading
        )
    )


def sentences_to_parse(
    sentences: Sequence[Sentence], marks: Marks, language: Language
) -> tuple[SentenceIndex, ...]:
    """Indices of the sentences that a later stage needs a tree of.

    These are the sentences between quotation marks or beside them, those that hold a word that reports a
    clause, and the one before each, which tells who is spoken of. The others are neither quotation nor tag. A
    sentence of more than a few tokens without any word has no tree worth the time.
    """
    wanted: set[SentenceIndex] = set()
    spans = iter(marks.spans)
    span = next(spans, None)
    reach = -1
    for index, sentence in numbered(SentenceIndex, sentences):
        while span is not None and span.outer_start < sentence.end:
            reach = max(reach, span.outer_end)
            span = next(spans, None)
        if sentence.start < reach or _reports(sentence, language.cues):
            wanted.update(indices(SentenceIndex, range(max(0, index - 1), min(len(sentences), index + 2))))
    return tuple(index for index in sorted(wanted) if not _is_wordless(sentences[index]))


def _is_wordless(sentence: Sentence) -> bool:
    return len(sentence.texts) > _WORDLESS and not any(map(str.isalpha, "".join(sentence.texts)))


def _reports(sentence: Sentence, cues: CueLexicon) -> bool:
    """Whether a word of a tagged sentence is a cue, or two of its words are one together."""
    lowers, lemmas = sentence.lowers, sentence.lemmas
    if not (cues.forms.isdisjoint(lowers) and cues.lemmas.isdisjoint(lemmas)):
        return True
    compounds = [last_part(lemma) for lemma in lemmas if "_" in lemma]
    if not (cues.stems.isdisjoint(lemmas) and cues.stems.isdisjoint(compounds)):
        return True
    light = cues.light_verbs.keys() & lemmas
    return any(not cues.light_verbs[verb].isdisjoint((*lemmas, *lowers)) for verb in light)
