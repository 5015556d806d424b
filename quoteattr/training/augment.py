"""Make treebank sentences look like real text.

The treebanks hold few kinds of quotation marks, one sentence at a time. Here their sentences are put together
to paragraphs for the tokenizer, in all Dutch conventions of quotation, with direct speech, headlines and
apostrophes; and single sentences get marks of other conventions for the tagger and the parser.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from attrs import evolve

from quoteattr.training.data import Row, Tree, surface
from quoteattr.training.words import load_words

__all__ = [
    "MARKS",
    "MARK_STYLES",
    "Labelled",
    "Piece",
    "labelled_characters",
    "paragraph",
    "paragraphs",
    "pieces_of",
    "restyle",
    "restyled",
]

_WORDS = load_words()

MARK_STYLES = tuple((style.opening, style.closing) for style in _WORDS.styles)
"""Opening and closing mark of each convention."""

MARKS = tuple(dict.fromkeys(mark for style in MARK_STYLES for mark in style))
"""The marks of all conventions, each once."""

_SHARES = tuple(style.share for style in _WORDS.styles)
_FINAL_MARKS = (".", "?", "!", "...", "…")
_KNOWN_MARKS = frozenset({*MARKS, *_WORDS.other_marks})

Piece = tuple[str, bool]
"""A token and whether a space follows it."""

Labelled = tuple[str, int]
"""A character and 0 (inside a token or between two), 1 (end of a token) or 2 (end of a sentence)."""


def pieces_of(tree: Tree) -> list[Piece]:
    """The tokens of a sentence."""
    return [(row.form, row.space_after) for row in tree.rows]


def restyle(pieces: Sequence[Piece], style: tuple[str, str]) -> list[Piece]:
    """The same tokens with all paired quotation marks in ``style``, set close to what they enclose."""
    places = [index for index, (token, _) in enumerate(pieces) if token in _KNOWN_MARKS]
    styled = list(pieces)
    if len(places) % 2:
        return styled
    for number, index in enumerate(places):
        space = styled[index][1]
        if number % 2 == 0:
            styled[index] = (style[0], False)
            if index and not styled[index - 1][1] and styled[index - 1][0][-1:].isalnum():
                styled[index - 1] = (styled[index - 1][0], True)
        else:
            follows = pieces[index + 1][0][:1] if index + 1 < len(pieces) else " "
            styled[index] = (style[1], space or follows.isalnum())
            if index:
                styled[index - 1] = (styled[index - 1][0], False)
    return styled


def _closed(pieces: Sequence[Piece]) -> list[Piece]:
    """The same tokens without a space after the last one."""
    return [*pieces[:-1], (pieces[-1][0], False)]


def _speech(pieces: list[Piece], style: tuple[str, str]) -> list[Piece]:
    """The sentence as direct speech, in one of the ways newspapers and novels frame it."""
    (opening, closing), body, frame = style, _closed(pieces), _frame()
    final, kind = body[-1][0], random.random()
    if kind < 0.4 and final in _FINAL_MARKS:
        return _speech_before(frame, body, style)
    if kind < 0.6:
        cue, subject, *others = frame
        words = [subject[:1].upper() + subject[1:], *others, cue]
        announced = _closed([(word, True) for word in words])
        return [*announced, (":", True), (opening, False), *body, (closing, True)]
    if kind < 0.75 and final == "." and len(body) > 1:
        return [(opening, False), *_closed(body[:-1]), (closing, False), (".", True)]
    return [(opening, False), *body, (closing, True)]


def _frame() -> list[str]:
    """A cue with its subject: *zegt de minister*, *zei ze tegen het ANP*."""
    words = [random.choice(_WORDS.cues), *random.choice(_WORDS.speakers)]
    if random.random() < 0.25:
        words += random.choice(_WORDS.circumstances)
    return words


def _speech_before(frame: Sequence[str], body: list[Piece], style: tuple[str, str]) -> list[Piece]:
    """Speech that its frame follows: *"Dat klopt", zegt zij.* The comma may stand inside the marks."""
    opening, closing = style
    outside: list[Piece] = [(closing, False), (",", True)]
    if body[-1][0] == ".":
        body = _closed(body[:-1])
        tail = [(",", False), (closing, True)] if random.random() < 0.35 else outside
    else:
        tail = outside if random.random() < 0.2 else [(closing, True)]
    tag = _closed([(word, True) for word in frame])
    return [(opening, False), *body, *tail, *tag, (".", True)]


def _hesitating(pieces: list[Piece]) -> list[Piece]:
    """The sentence with an ellipsis after a word in its middle."""
    places = [
        index
        for index in range(1, len(pieces) - 2)
        if pieces[index][1] and pieces[index][0].isalpha() and pieces[index + 1][0].islower()
    ]
    if not places:
        return pieces
    place = random.choice(places)
    ellipsis = (random.choice(("...", "…")), True)
    return [*pieces[:place], (pieces[place][0], False), ellipsis, *pieces[place + 1 :]]


def _apostrophes(pieces: list[Piece], curly: bool) -> list[Piece]:
    changed = []
    for token, space in pieces:
        clitic = _WORDS.clitics.get(token)
        if clitic is not None and space and random.random() < clitic.share:
            token = clitic.short
        changed.append((_turned(token, curly), space))
    return changed


def _turned(token: str, curly: bool) -> str:
    if len(token) < 2 or not any(letter.isalpha() for letter in token):
        return token
    return token.replace("'", "’") if curly else token.replace("’", "'")


def restyled(tree: Tree) -> Tree:
    """The sentence with quotation marks and apostrophes of another convention; some get marks around them.

    Heads and tags stay what they were: marks that are added depend on the root.
    """
    style = random.choices(MARK_STYLES, _SHARES)[0]
    pieces = pieces_of(tree)
    if random.random() < 0.8:
        pieces = restyle(pieces, style)
    pieces = [
        (token if token in _KNOWN_MARKS else _turned(token, "’" in style), space) for token, space in pieces
    ]
    rows = [
        evolve(row, form=form, space_after=space, lemma=form if row.lemma == row.form else row.lemma)
        for row, (form, space) in zip(tree.rows, pieces, strict=True)
    ]
    root = next((number for number, row in enumerate(rows, 1) if row.head == 0), 0)
    if root and not any(row.form in _KNOWN_MARKS for row in rows) and random.random() < 0.08:
        shifted = [evolve(row, head=row.head + 1 if row.head else 0) for row in rows]
        shifted[-1] = evolve(shifted[-1], space_after=False)
        rows = [
            Row(style[0], style[0], "PUNCT", "_", root + 1, "punct", space_after=False),
            *shifted,
            Row(style[1], style[1], "PUNCT", "_", root + 1, "punct"),
        ]
    return Tree(surface(rows), tuple(rows))


def paragraph(trees: Sequence[Tree]) -> list[Labelled]:
    """One paragraph made of ``trees``, as characters with the labels of Stanza's tokenizer."""
    style = random.choices(MARK_STYLES, _SHARES)[0]
    curly = random.random() < (0.85 if "’" in style or "”" in style else 0.15)
    if random.random() < 0.35:
        return labelled_characters([pieces_of(tree) for tree in trees])
    sentences = []
    speaking = random.random() < 0.5
    apart = style[1] == "''" and random.random() < 0.3
    for tree in trees:
        pieces = pieces_of(tree)
        plain = not any(token in _KNOWN_MARKS for token, _ in pieces)
        if random.random() < 0.95:
            pieces = restyle(pieces, style)
        if plain and speaking and random.random() < 0.6:
            pieces = _speech(pieces, style)
        if pieces[-1][0] == "." and random.random() < 0.03:
            pieces[-1] = (random.choice(("...", "…", "!")), True)
        if random.random() < 0.03:
            pieces = _hesitating(pieces)
        if apart and len(pieces) > 1 and pieces[-1][0] == style[1]:
            pieces[-2] = (pieces[-2][0], True)
        sentences.append(_apostrophes(pieces, curly))
    if speaking and len(sentences) > 1 and random.random() < 0.2:
        first, last = sentences[0], sentences[-1]
        if first[0][0] not in _KNOWN_MARKS and last[-1][0] not in _KNOWN_MARKS:
            sentences[0] = [(style[0], False), *first]
            sentences[-1] = [*last[:-1], (last[-1][0], False), (style[1], True)]
    if random.random() < 0.03:
        sentences[0] = [(random.choice("–—-"), True), *sentences[0]]
    final = sentences[-1]
    if final[-1][0] == "." and len(final) > 2 and random.random() < (0.3 if len(sentences) == 1 else 0.06):
        sentences[-1] = final[:-1]
    return labelled_characters(sentences)


def labelled_characters(sentences: Sequence[Sequence[Piece]]) -> list[Labelled]:
    """The text of sentences with the label that Stanza's tokenizer learns for each character."""
    characters: list[Labelled] = []
    for pieces in sentences:
        for place, (token, space) in enumerate(pieces):
            last = place == len(pieces) - 1
            characters += [(letter, 0) for letter in token[:-1]]
            characters.append((token[-1], 2 if last else 1))
            if space or last:
                characters.append((" ", 0))
    return characters[:-1]


def paragraphs(trees: Sequence[Tree]) -> Iterator[list[Labelled]]:
    """Paragraphs without end: neighbouring or random sentences of the treebank, freshly made each time.

    Questions, of which the treebanks hold many that belong to a quiz, are used less often than other
    sentences, and so are sentences without a final mark, if they do not stand at the end of a paragraph.
    """
    while True:
        count = random.choices((1, 2, 3, 4, 5), (2, 2, 3, 3, 2))[0]
        if random.random() < 0.6:
            first = random.randrange(len(trees))
            chosen = trees[first : first + count]
        else:
            chosen = random.choices(trees, k=count)
        kept = [tree for tree in chosen if _kept(tree, last=tree is chosen[-1])]
        if kept:
            yield paragraph(kept)


def _kept(tree: Tree, *, last: bool) -> bool:
    first, final = tree.rows[0].form, tree.rows[-1].form
    if final == "?":
        return random.random() < 0.3
    if final[-1].isalnum():
        return random.random() < (0.5 if last else 0.3 if first[0].isupper() else 0.1)
    return True
