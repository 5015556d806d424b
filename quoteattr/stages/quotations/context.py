"""What stands around and inside a marked span: all that the rules of selection look at."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

import regex
from attrs import frozen

from quoteattr.languages import Language
from quoteattr.languages.typography import BULLETS, DASHES, SENTENCE_FINAL
from quoteattr.parsing import Sentence, Token
from quoteattr.stages.layout import Paragraph, paragraph_at
from quoteattr.stages.marks import MarkedSpan, Marks, starts_tag

__all__ = ["Context", "contexts"]

_REACH_BEFORE = 300
"""Code points before a span, at most, in which the character before it is looked for."""

_REACH_AFTER = 12
"""Code points after a span, at most, in which the character after it is looked for."""

_SENTENCE_REACH = 80
"""Tokens on either side, at most, of the reporter's sentence, which bounds the work without full stops."""

_CLAUSE_REACH = 12
"""Tokens on either side, at most, within which a source is near."""

_LONGEST_ASIDE = 60
"""Code points, at most, of an aside in brackets between two sentences."""

_TAG_REACH = 300
"""Code points between two spans, at most, that may be a tag and no more."""

_CLOSERS = frozenset("\"'“”’‘«»›‹)]")
_LOOKED_THROUGH = _CLOSERS | BULLETS | {"("}
_SIGNATURE = regex.compile(r"[.,]?[^\S\n]{0,9}(?:[-–—]{1,3}|\(|\|)[^\S\n]{0,9}\p{Lu}[^.!?…:;\n]{1,80}$")
_LIST_MARK = regex.compile(r"[\s\p{Pd}•·▪◦‣*|]{0,6}(?:\d{1,2}[.)]\s{0,3})?")
_CLAUSE_MARKS = frozenset(",;:()")
_GAP = " \n" + "".join(sorted(DASHES))
_SENTENCE_END = regex.compile(r"(?<![.!?…])[.!?…]++(?=\s)")


@frozen
class Context:
    """A marked span in its sentence.

    :param text: the whole text.
    :param span: the marked span.
    :param inside: its tokens.
    :param left: tokens of the reporter's sentence before it, those between other marks left out.
    :param right: tokens of the reporter's sentence after it.
    :param paragraph: the paragraph that it begins in.
    :param language: the lexicons.
    :param resumes: whether only a tag parts it from the span before it.
    """

    text: str
    span: MarkedSpan
    inside: tuple[Token, ...]
    left: tuple[Token, ...]
    right: tuple[Token, ...]
    paragraph: Paragraph
    language: Language
    resumes: bool = False

    @cached_property
    def content(self) -> str:
        """What is between the marks, without white space at its edges."""
        return self.text[self.span.start : self.span.end].strip()

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """Its tokens that are no punctuation."""
        return tuple([t for t in self.inside if t.text[0].isalnum() or t.text[-1].isalnum()])

    @cached_property
    def before(self) -> str:
        """The last character before it in its paragraph, beyond spaces and closing marks; or nothing.

        A dash that parts it from the words before is a dash; one that follows a full stop is looked through.
        """
        position, dashed = self.span.outer_start, False
        floor = max(self.paragraph.start, self.span.outer_start - _REACH_BEFORE)
        while position > floor:
            character = self.text[position - 1]
            if character in DASHES:
                dashed = dashed or self._is_parting(position - 1)
            elif character == ")" and (aside := self._before_aside(floor, position)) is not None:
                position = aside
                continue
            elif not character.isspace() and character not in _LOOKED_THROUGH:
                return "—" if dashed and character not in SENTENCE_FINAL else character
            position -= 1
        return ""

    def _before_aside(self, floor: int, position: int) -> int | None:
        """Where an aside in brackets begins that ends at ``position``, if a sentence is over there."""
        opened = self.text.rfind("(", max(floor, position - _LONGEST_ASIDE), position)
        if opened < 0 or ")" in self.text[opened : position - 1]:
            return None
        before = self.text[floor:opened].rstrip().rstrip("".join(_CLOSERS))
        return opened if before[-1:] in SENTENCE_FINAL and before else None

    def _is_parting(self, position: int) -> bool:
        return self.text[position] != "-" or not self.text[position - 1].isalnum()

    @cached_property
    def after(self) -> str:
        """The first character after it in its paragraph, beyond spaces, or nothing."""
        rest = self.text[self.span.outer_end : min(self.paragraph.end, self.span.outer_end + _REACH_AFTER)]
        return rest.lstrip()[:1]

    @cached_property
    def is_bracketed(self) -> bool:
        """Whether brackets stand right around its marks."""
        return self.text.endswith("(", 0, self.span.outer_start) and self.text.startswith(
            (")", ".)"), self.span.outer_end
        )

    @property
    def starts_paragraph(self) -> bool:
        """Whether nothing but the sign or number of a list stands before it in its paragraph."""
        start = self.paragraph.start
        return _LIST_MARK.fullmatch(self.text, start, max(start, self.span.outer_start)) is not None

    @property
    def is_signed(self) -> bool:
        """Whether a dash or bracket and what may be a name are all that follows in its paragraph."""
        return _SIGNATURE.match(self.text, self.span.outer_end, self.paragraph.end) is not None

    @cached_property
    def is_dialogue(self) -> bool:
        """Whether it is a line of dialogue after a dash."""
        unmarked = not self.span.opening and not self.span.closing
        return unmarked or self.span.opening in self.language.marks.dashes

    @cached_property
    def starts_sentence(self) -> bool:
        """Whether no words of the reporter stand before it in its sentence."""
        return not self.before or self.before in SENTENCE_FINAL or self.before == "—"

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether no words of the reporter follow in its sentence."""
        if not self.after or self.after in SENTENCE_FINAL:
            return True
        if self.after in ",;" and not any(token.text[:1].isalnum() for token in self.right):
            return True
        return self.content[-1:] in SENTENCE_FINAL and not self.after.islower() and self.after not in ",;:"

    @cached_property
    def is_tagged(self) -> bool:
        """Whether a tag follows: *", zegt Jansen*; without punctuation, its subject must follow too."""
        end = max(self.span.outer_end, self.paragraph.end)
        bare = self.after != "," and not self.ends_like_sentence
        return starts_tag(self.text, self.span.outer_end, end, self.language.marks, strict=bare)

    @cached_property
    def is_whole_heading(self) -> bool:
        """Whether a heading consists of it alone."""
        around = (self.paragraph.start, self.paragraph.end)
        return self.paragraph.heading and (self.span.outer_start, self.span.outer_end) == around

    @cached_property
    def has_finite_verb(self) -> bool:
        """Whether a finite verb stands in it."""
        forms = self.language.marks.finite_forms
        return any(token.is_finite or token.lower in forms for token in self.inside)

    @cached_property
    def exclaims(self) -> bool:
        """Whether it ends in a question mark or an exclamation mark of its own."""
        return self.content[-1:] in {"!", "?"}

    @cached_property
    def ends_like_sentence(self) -> bool:
        """Whether it ends in punctuation of its own."""
        return self.content[-1:] in SENTENCE_FINAL or self.content[-1:] == ","

    @cached_property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.content[:1].isupper()

    @cached_property
    def preceding(self) -> tuple[str, ...]:
        """The words right before it, lower case, nearest first; none beyond punctuation."""
        words: list[str] = []
        for token in reversed(self.left):
            if not token.text[:1].isalnum() and token.text[:1] not in {"'", "’", "‘"}:
                break
            words.append(token.lower.replace("’", "'").replace("‘", "'"))
        return tuple(words)

    @cached_property
    def has_source(self) -> bool:
        """Whether a word in the reporter's sentence gives it a source: *noemde*, *volgens*, *oproep*."""
        around = (*self.left, *self.right)
        return any(self._gives_source(token) for token in around) or self._has_light_verb(around)

    @cached_property
    def has_source_near(self) -> bool:
        """Whether such a word stands in the same clause before it, or right after it."""
        return any(self._gives_source(token) for token in self._near) or self._has_light_verb(self._near)

    @cached_property
    def is_named(self) -> bool:
        """Whether a verb of naming stands there: *noemde het*, *sprak van*."""
        naming = self.language.marks.naming
        return any(token.lemma in naming or token.lower in naming for token in self._near)

    @cached_property
    def _near(self) -> tuple[Token, ...]:
        return (*_clause(self.left[: -_CLAUSE_REACH - 1 : -1]), *_clause(self.right[:_CLAUSE_REACH]))

    def _has_light_verb(self, tokens: Sequence[Token]) -> bool:
        """*laten weten*, *bekend maken*: two words that are a cue together."""
        lemmas = {token.lemma for token in tokens}
        verbs = self.language.cues.light_verbs
        strong = (lemmas & verbs.keys()) - self.language.marks.weak_sources
        return any(not lemmas.isdisjoint(verbs[lemma]) for lemma in strong)

    def _gives_source(self, token: Token) -> bool:
        cues, lexicon = self.language.cues, self.language.marks
        if token.lemma in lexicon.weak_sources or token.upos == "ADJ":
            return False
        if token.lower in lexicon.sources or token.lower in cues.according_to:
            return True
        if token.lemma in cues.verbs:
            return bool(cues.verbs[token.lemma].frames & {"fragment", "clause"})
        return token.lemma in cues.clause_nouns


def contexts(
    text: str,
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sentence],
    marks: Marks,
    language: Language,
) -> Iterator[Context]:
    """The context of each marked span, in their order."""
    table = _MarkedTokens.of(sentences, marks.spans)
    earlier: dict[int | None, MarkedSpan] = {}
    for span in marks.spans:
        first, last = table.inside(span)
        paragraph = paragraphs[max(0, paragraph_at(paragraphs, span.outer_start))]
        cover = table.covers[first] if span.parent is not None and first < last else None
        yield Context(
            text=text,
            span=span,
            inside=tuple(table.tokens[first:last]),
            left=tuple(table.left(span, paragraph, cover)),
            right=tuple(table.right(span, paragraph, cover)),
            paragraph=paragraph,
            language=language,
            resumes=_resumes(text, paragraph, earlier.get(span.parent), span, language),
        )
        earlier[span.parent] = span


def _resumes(
    text: str, paragraph: Paragraph, first: MarkedSpan | None, second: MarkedSpan, language: Language
) -> bool:
    """Whether only a tag stands between two spans of a paragraph: *"Ja", zegt ze. "Wij gaan door."*

    :param paragraph: that in which the second begins.
    """
    if first is None or first.outer_end <= paragraph.start:
        return False
    if second.outer_start - first.outer_end > _TAG_REACH:
        return False
    between = text[first.outer_end : second.outer_start]
    ends = [match.end() for match in _SENTENCE_END.finditer(between)]
    if len(ends) > 1 or (ends and between[ends[0] :].strip(_GAP)):
        return False
    tag = starts_tag(text, first.outer_end, second.outer_start, language.marks)
    return tag and not between.rstrip().endswith(":")


@frozen
class _MarkedTokens:
    """All tokens of a text, and for each the outermost marked span that it stands in.

    :param starts: the first code point of each token.
    :param covers: the span around each token, ``None`` where the reporter speaks.
    """

    tokens: Sequence[Token]
    starts: Sequence[int]
    covers: Sequence[MarkedSpan | None]

    @classmethod
    def of(cls, sentences: Sequence[Sentence], spans: Sequence[MarkedSpan]) -> _MarkedTokens:
        tokens = list(chain.from_iterable([sentence.tokens for sentence in sentences]))
        starts = [start for sentence in sentences for start, _ in sentence.spans]
        covers: list[MarkedSpan | None] = [None] * len(tokens)
        for span in spans:
            if span.parent is None:
                first = bisect.bisect_left(starts, span.outer_start)
                end = bisect.bisect_left(starts, span.outer_end)
                covers[first:end] = [span] * (end - first)
        return cls(tokens, starts, covers)

    def inside(self, span: MarkedSpan) -> tuple[int, int]:
        """Index of the first token in ``span`` and the one after the last."""
        first = bisect.bisect_left(self.starts, span.start)
        if first and self.tokens[first - 1].end > span.start:
            first -= 1
        return first, bisect.bisect_left(self.starts, span.end)

    def left(self, span: MarkedSpan, paragraph: Paragraph, cover: MarkedSpan | None) -> list[Token]:
        """The reporter's words before ``span``; within ``cover``, where that is given."""
        last = bisect.bisect_left(self.starts, span.outer_start)
        found: list[Token] = []
        for index in range(last - 1, max(-1, last - 1 - _SENTENCE_REACH), -1):
            token, around = self.tokens[index], self.covers[index]
            if token.start < paragraph.start or (cover is not None and around is not cover):
                break
            if around is not cover:
                if _ends_in_full_stop(around, token) and not _goes_on(found):
                    break
                continue
            if _is_full_stop(token):
                break
            found.append(token)
        return found[::-1]

    def right(self, span: MarkedSpan, paragraph: Paragraph, cover: MarkedSpan | None) -> list[Token]:
        """The reporter's words after ``span``; within ``cover``, where that is given."""
        first = bisect.bisect_left(self.starts, span.outer_end)
        found: list[Token] = []
        for index in range(first, min(len(self.tokens), first + _SENTENCE_REACH)):
            token, around = self.tokens[index], self.covers[index]
            if token.start >= paragraph.end or (cover is not None and around is not cover):
                break
            if around is not cover:
                if _ends_in_full_stop(around, token):
                    break
                continue
            if _is_full_stop(token):
                break
            found.append(token)
        return found


def _clause(tokens: Sequence[Token]) -> list[Token]:
    """The tokens up to the first clause mark; one at the very beginning is looked through."""
    found: list[Token] = []
    for token in tokens:
        if token.text in _CLAUSE_MARKS and found:
            break
        found.append(token)
    return found


def _is_full_stop(token: Token) -> bool:
    return token.text[-1] in SENTENCE_FINAL and not token.text[:1].isalnum()


def _goes_on(reversed_tokens: Sequence[Token]) -> bool:
    return not reversed_tokens or not reversed_tokens[-1].text[:1].isupper()


def _ends_in_full_stop(span: MarkedSpan | None, token: Token) -> bool:
    return span is not None and token.end == span.end and _is_full_stop(token)
