"""The sentence right before a quotation, and who leads it."""

from __future__ import annotations

from quoteattr.parsing import Token
from quoteattr.stages.indices import MentionIndex, SentenceIndex
from quoteattr.stages.quotations import Passage
from quoteattr.stages.scene import Scene

__all__ = ["introducing_sentence", "leads_main_clause"]


def introducing_sentence(scene: Scene, passage: Passage) -> SentenceIndex | None:
    """The sentence of the same paragraph that ends before a passage, if it holds no words between marks."""
    before = scene.sentence_at(passage.outer_start)
    if before >= 0 and scene.sentences[before].start >= passage.outer_start:
        before = SentenceIndex(before - 1)
    if before < 0:
        return None
    sentence = scene.sentences[before]
    if sentence.paragraph != scene.paragraph(passage.outer_start) or sentence.end > passage.outer_start:
        return None
    return None if scene.marked.touch(sentence.start, sentence.end) else before


def leads_main_clause(scene: Scene, index: MentionIndex) -> bool:
    """Whether it is the subject of a main clause."""
    mention = scene.mentions[index]
    if not mention.subject:
        return False
    sentence = scene.sentences[mention.sentence]
    token: Token | None = sentence.tokens[mention.head]
    while token is not None and token.relation in {"appos", "flat"}:
        token = sentence.head(token)
    verb = None if token is None else sentence.head(token)
    return verb is not None and verb.head < 0
