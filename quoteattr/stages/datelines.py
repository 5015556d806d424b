"""Datelines: from where, by whom and of when a text is, before its first words: *UTRECHT (ANP), 3 mei -*."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quoteattr.parsing import Sentence

__all__ = ["end_of_dateline", "with_datelines_apart"]

_DASHES = frozenset({"-", "–", "—", "--"})

_LONGEST_DATELINE = 12
"""Tokens, at most, of a dateline with its dash."""

_LONGEST_PLACE = 5
"""Tokens, at most, of the places in it."""

_LONGEST_AGENCY = 3
"""Tokens, at most, between brackets."""

_IN_DATES = frozenset({"", "NUM", "PROPN", "NOUN", "ADJ", "SYM", "X"})


def with_datelines_apart(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The same sentences, with each dateline a sentence of its own, so that it is no part of the next.

    **DEN HAAG –** *Minister Smit zegt dat hij komt* (Minister Smit says that he comes): who says it is not
    DEN HAAG.
    """
    apart: list[Sentence] = []
    paragraph = -1
    for sentence in sentences:
        size = end_of_dateline(sentence, opens=sentence.paragraph != paragraph)
        apart.extend((_piece(sentence, 0, size), _piece(sentence, size)) if size else (sentence,))
        paragraph = sentence.paragraph
    return tuple(apart)


def end_of_dateline(sentence: Sentence, *, opens: bool) -> int:
    """How many tokens of a sentence are a dateline: *UTRECHT (ANP) -* **De brug is dicht**; 0 without one.

    Places and a dash, with an agency in brackets or a date between, or an agency in brackets alone. Places
    that are not in capitals and have neither are known by their tags, at the start of a paragraph only.
    *Jan – de bakker –* is none.

    :param opens: whether the sentence opens its paragraph.
    """
    texts = sentence.texts[: _LONGEST_DATELINE + 1]
    if texts[0] == "(":
        return _checked(texts, _behind_agency(sentence, texts, 0))
    if not texts[0][:1].isalpha() or _DASHES.isdisjoint(texts):
        return 0
    place = _behind_place(sentence, texts)
    told = _behind_date(sentence, texts, _behind_agency(sentence, texts, place))
    if not place or told >= len(texts) or texts[told] not in _DASHES or _begins(sentence, "person"):
        return 0
    loud = len(texts[0]) > 1 and all(text.isupper() for text in texts[:place] if text != "/")
    if told > place or loud:
        return _checked(texts, told + 1)
    aside = texts[told] in sentence.texts[told + 1 :]
    return _checked(texts, told + 1) if opens and not aside and _is_place(sentence, place) else 0


def _checked(texts: Sequence[str], end: int) -> int:
    """The end of a dateline, 0 where no capital is behind it."""
    return end if end < len(texts) and texts[end][:1].isupper() else 0


def _begins(sentence: Sentence, kind: str) -> bool:
    """Whether a sentence begins with a name of a kind."""
    return sentence.names is not None and sentence.names[0] == f"B-{kind}"


def _is_place(sentence: Sentence, size: int) -> bool:
    """Whether the first words are a place, as far as names are known."""
    named = all(upos in {"PROPN", "PUNCT", "SYM"} for upos in sentence.upos[:size])
    return named if sentence.names is None else _begins(sentence, "place")


def _behind_place(sentence: Sentence, texts: Sequence[str]) -> int:
    """Where the names of places end: *Den Haag/Brussel*."""
    for index, text in enumerate(texts[: _LONGEST_PLACE + 1]):
        named = text[0].isupper() or sentence.upos[index] == "PROPN"
        if not (text[0].isalpha() and named) and not (index and text == "/"):
            return index
    return 0


def _behind_agency(sentence: Sentence, texts: Sequence[str], start: int) -> int:
    """Where an agency in brackets ends that stands at ``start``: *(ANP/AFP)*; ``start`` without one."""
    if start >= len(texts) or texts[start] != "(":
        return start
    for index in range(start + 1, min(len(texts), start + _LONGEST_AGENCY + 2)):
        if texts[index] == ")":
            return index + 1 if index > start + 1 else start
        if sentence.upos[index] not in {"PROPN", "PUNCT", "SYM"} and not texts[index].isupper():
            return start
    return start


def _behind_date(sentence: Sentence, texts: Sequence[str], start: int) -> int:
    """Where a date behind a comma ends: *, woensdag 3 mei 2026*; ``start`` without one."""
    if start >= len(texts) or texts[start] != ",":
        return start
    for index in range(start + 1, len(texts)):
        if texts[index] in _DASHES:
            return index if any(text[0].isdigit() for text in texts[start + 1 : index]) else start
        if sentence.upos[index] not in _IN_DATES:
            return start
    return start


def _piece(sentence: Sentence, start: int, end: int | None = None) -> Sentence:
    """The tokens of a sentence from ``start`` to ``end``, with what their tree is without the others."""
    part = slice(start, end)
    size = len(sentence.texts[part])
    heads, deprels = sentence.heads[part], sentence.deprels[part]
    if sentence.parsed:
        heads, deprels = _tied(sentence, start, start + size)
    return evolve(
        sentence,
        texts=sentence.texts[part],
        spans=sentence.spans[part],
        lemmas=sentence.lemmas[part],
        upos=sentence.upos[part],
        feats=sentence.feats[part],
        heads=heads,
        deprels=deprels,
        names=None if sentence.names is None else sentence.names[part],
        lowers=sentence.lowers[part],
    )


def _tied(sentence: Sentence, start: int, end: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Heads and relations of the tokens from ``start`` to ``end``.

    The first word that hung on one outside takes the place of that word, and the others hang on it.
    """
    heads, deprels = [-1] * (end - start), ["root"] * (end - start)
    taken: dict[int, int] = {}
    for index in sorted(range(start, end), key=lambda index: sentence.upos[index] == "PUNCT"):
        above, deprel = sentence.heads[index], sentence.deprels[index]
        if start <= above < end:
            heads[index - start], deprels[index - start] = above - start, deprel
            continue
        while above >= 0 and not start <= above < end:
            above, deprel = sentence.heads[above], sentence.deprels[above]
        if above in taken:
            heads[index - start], deprels[index - start] = taken[above] - start, sentence.deprels[index]
        else:
            taken[above] = index
            heads[index - start], deprels[index - start] = (
                (above - start, deprel) if above >= 0 else (-1, "root")
            )
    return tuple(heads), tuple(deprels)
