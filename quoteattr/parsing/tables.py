"""Sentences as tables of tokens: what every parser gives and every later stage reads."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import starmap

from attrs import field, frozen

from quoteattr.languages.letters import composed

__all__ = ["Sentence", "Token"]


@frozen
class Token:
    """A word or punctuation mark.

    :param index: position in its sentence, from 0.
    :param start: first code point in the text.
    :param end: code point after the last.
    :param lemma: dictionary form, the parts of a compound and the particle of a separable verb marked by
        underscores: ``uit_leggen``. Empty when not analysed.
    :param upos: universal part of speech. Empty when not analysed.
    :param feats: universal features, ``"Number=Sing|Tense=Past"``.
    :param head: index of the head in the sentence; -1 for the root and for tokens that were not parsed.
    :param deprel: universal dependency relation. Empty when not parsed.
    :param lower: the text in lower case, its letters composed and without soft hyphens.
    :param relation: the dependency relation without its subtype: ``nsubj`` for ``nsubj:pass``.
    """

    index: int
    text: str
    start: int
    end: int
    lemma: str = ""
    upos: str = ""
    feats: str = ""
    head: int = -1
    deprel: str = ""

    lower: str = field(init=False, eq=False, repr=False)
    relation: str = field(init=False, eq=False, repr=False)

    @lower.default
    def _lower(self) -> str:
        return composed(self.text).lower()

    @relation.default
    def _relation(self) -> str:
        return self.deprel.partition(":")[0]

    @property
    def is_finite(self) -> bool:
        """Whether it is a finite verb, as far as it was analysed."""
        return "VerbForm=Fin" in self.feats


@frozen
class Sentence:
    """A sentence as a table of tokens, with its tree when it was parsed.

    The table is kept by columns, one value for each token in text order; there is at least one. Its rows, the
    :attr:`tokens`, are made when they are first asked for.

    :param texts: the words and punctuation marks.
    :param spans: for each its first code point in the text and the one after its last.
    :param lemmas: see :class:`Token`, as for the columns that follow.
    :param paragraph: index of the paragraph it stands in.
    :param parsed: whether heads and relations are filled in.
    :param cut: whether this is a piece of a sentence that was too long, or holds a piece of such a word.
    :param names: whether a token begins a name or goes on with one, and what the name stands for:
        ``"B-person"``, ``"I-person"``, ``"O"`` outside of names. After ``B-`` and ``I-`` stand values of
        :class:`~quoteattr.EntityType`, ``place`` or ``other``. ``None`` where no model has read names.
    :param lowers: the texts in lower case, see :class:`Token`.
    """

    texts: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    paragraph: int = 0
    parsed: bool = False
    cut: bool = False
    names: tuple[str, ...] | None = None
    lowers: tuple[str, ...] = field(kw_only=True, eq=False, repr=False)

    @lowers.default
    def _lowers(self) -> tuple[str, ...]:
        if all(map(str.isascii, self.texts)):
            return tuple(map(str.lower, self.texts))
        return tuple([composed(text).lower() for text in self.texts])

    @classmethod
    def tagged(
        cls,
        texts: Sequence[str],
        spans: Sequence[tuple[int, int]],
        lemmas: Sequence[str],
        upos: Sequence[str],
        feats: Sequence[str],
        paragraph: int = 0,
        *,
        cut: bool = False,
        names: tuple[str, ...] | None = None,
    ) -> Sentence:
        """A sentence without a tree."""
        size = len(texts)
        return cls(
            tuple(texts),
            tuple(spans),
            tuple(lemmas),
            tuple(upos),
            tuple(feats),
            (-1,) * size,
            ("",) * size,
            paragraph,
            cut=cut,
            names=names,
        )

    def with_tree(self, heads: Sequence[int], deprels: Sequence[str]) -> Sentence:
        """This tagged sentence with its tree.

        :param heads: for each token the index of its head, -1 for the root.
        :param deprels: for each token its dependency relation.
        """
        return Sentence(
            self.texts,
            self.spans,
            self.lemmas,
            self.upos,
            self.feats,
            tuple(heads),
            tuple(deprels),
            self.paragraph,
            parsed=True,
            cut=self.cut,
            names=self.names,
            lowers=self.lowers,
        )

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens in text order."""
        starts, ends = zip(*self.spans, strict=True)
        columns = (self.texts, starts, ends, self.lemmas, self.upos, self.feats, self.heads, self.deprels)
        return tuple(starmap(Token, zip(range(len(self.texts)), *columns, strict=True)))

    @property
    def start(self) -> int:
        """First code point."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Code point after the last."""
        return self.spans[-1][1]

    @cached_property
    def _children(self) -> Mapping[int, Sequence[Token]]:
        """The dependents of each token that has any."""
        children: dict[int, list[Token]] = defaultdict(list)
        for token, head in zip(self.tokens, self.heads, strict=True):
            children[head].append(token)
        children.pop(-1, None)
        return children

    def children(self, token: Token, *relations: str) -> Sequence[Token]:
        """The dependents of ``token`` in text order: all, or those of ``relations`` and their subtypes."""
        below = self._children.get(token.index, ())
        if not relations or not below:
            return below
        return [child for child in below if child.relation in relations]

    def child(self, token: Token, *relations: str) -> Token | None:
        """The first dependent of ``token`` with one of the ``relations``."""
        for child in self._children.get(token.index, ()):
            if child.relation in relations:
                return child
        return None

    def head(self, token: Token) -> Token | None:
        """The token that ``token`` depends on; ``None`` for the root."""
        return self.tokens[token.head] if token.head >= 0 else None

    def ancestors(self, token: Token) -> tuple[Token, ...]:
        """The head of ``token``, the head of that, and so on up to the root."""
        above: list[Token] = []
        node = token.head
        while node >= 0 and len(above) <= len(self.tokens):
            above.append(self.tokens[node])
            node = self.tokens[node].head
        return tuple(above)

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """``token`` and all that depends on it, directly or not, in text order."""
        below = {token.index}
        waiting = [token]
        while waiting:
            for child in self._children.get(waiting.pop().index, ()):
                if child.index not in below:
                    below.add(child.index)
                    waiting.append(child)
        return tuple([self.tokens[index] for index in sorted(below)])

    def at(self, offset: int) -> Token | None:
        """The token that holds the code point ``offset``."""
        index = bisect.bisect_right(self.tokens, offset, key=lambda token: token.start) - 1
        return self.tokens[index] if index >= 0 and offset < self.tokens[index].end else None
