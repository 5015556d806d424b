"""Texts for the properties: Dutch news prose and everything that an ingest has ever been fed, composed."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

__all__ = ["CONVENTIONS", "HOSTILE_TEXTS", "articles", "examples", "texts"]

_RARE = 77
_TIMES = float(os.environ.get("QUOTEATTR_EXAMPLES", "1"))

CONVENTIONS = (
    ('"', '"'),
    ("'", "'"),
    ("“", "”"),
    ("‘", "’"),
    ("„", "”"),
    ("„", "“"),
    ("‚", "‘"),
    ("«", "»"),
    ("»", "«"),
    ("‹", "›"),
    ("''", "''"),
    ("``", "''"),
    (",,", "''"),
    ("´", "´"),
    ("`", "´"),
)
"""Opening and closing marks that Dutch texts use."""

NAMES = (
    "Anna de Wit",
    "burgemeester Karel Bos",
    "Bos",
    "Anna",
    "Fatima El Amrani",
    "minister Van 't Hof",
    "de woordvoerder",
    "een buurvrouw",
    "de vakbond FNV",
    "zij",
    "hij",
    "ze",
    "men",
    "ik",
)
VERBS = ("zei", "zegt", "vroeg", "riep", "aldus", "volgens", "vertelt", "schreef", "denkt", "legde uit")
CONTENTS = (
    "Dat is zo",
    "De brug gaat 's avonds dicht",
    "Wie heeft dat gezegd?",
    "Kom mee, Anna!",
    "We hebben niets te verbergen",
    "onaanvaardbaar",
    "De baby's slapen in Hans' bed",
    "Ik zei: 'Ga weg'",
    "In '68 was alles anders…",
    "Hij zei dat het regende",
)
PLAIN = (
    "Het regent al dagen in Zeedorp.",
    "De gemeente besloot dat de brug dicht blijft.",
    "Er wordt gezegd dat de fiets weg is.",
    "Volgens de politie ging het om een vergissing.",
    "Bos ontkende dat hij het had geweten.",
    "De jaren '80: rock 'n' roll op z'n best",
    "Burgemeester: 'Wij gaan door'",
    "Wij gaan door",
)
CHARACTERS = {
    "emoji": ("😀", "👩‍🚀", "🇳🇱", "👍🏽"),
    "combining characters": ("e\u0301", "a\u0308\u0323", "\u0301", "ij\u0306"),
    "right to left": ("\u202e", "\u200f", "שלום", "مرحبا", "\u2067", "\u2069"),
    "zero width": ("\u200b", "\u200c", "\u200d", "\ufeff", "\u2060", "\u00ad"),
    "line breaks": ("\r\n", "\r", "\n", "\n\n", "\r\n\r\n", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"),
    "control characters": ("\x00", "\x1b[31m", "\x08", "\x1a", "\x7f"),
    "lone surrogates": ("\ud800", "\udfff", "\udc80"),
    "blanks": (" ", "  ", "\u00a0", "\u2009", "\t", "\u3000"),
    "markup": ("<b>", "</p>", "&amp;", "<!--", "]]>", '" onclick="x'),
    "punctuation": (".", "...", "…", "!", "?!", ":", ";", ",", "(", ")", "[…]", "-", "--", "–", "—"),
    "letters": ("İ", "ǅ", "ß", "ﬁ", "Ĳ", "𝔄", "漢字", "ſ"),
}
"""Characters that break tools, by what they are called."""

LONG_WORD = "w" * 100_000
DEEP = (("“" * 10_000, "”" * 10_000), ("„‘" * 5_000, "’”" * 5_000), ('"' * 10_000, ""), ("('" * 5_000, ""))

HOSTILE_TEXTS = {
    "one long word": LONG_WORD,
    "a long word quoted": f'"{LONG_WORD}", zei Anna.',
    **{
        f"10,000 marks deep, {number}": f"{opening}ja{closing}"
        for number, (opening, closing) in enumerate(DEEP, start=1)
    },
    "10,000 marks deep with words": "„a ‘b " * 5_000 + "c’ d” " * 5_000,
    "no full stop": "en de man zei dat de vrouw zei dat " * 600,
    "no space": "dezeman,zei:" * 2_000,
    "a mark a line": '"\n' * 3_000,
    "marks of every convention": "".join(opening + "a " + closing for opening, closing in CONVENTIONS) * 50,
    "combining characters": "e" + "\u0301" * 20_000,
    "surrogates": "\ud800\udfff" * 5_000,
    "nothing": "\x00" * 5_000,
}
"""Texts at the edge, each too large to be drawn for every property."""


def examples(count: int) -> settings:
    """Settings for ``count`` examples in the gate, the same each time.

    The environment variable ``QUOTEATTR_EXAMPLES`` multiplies them; then they are drawn anew each time.
    """
    return settings(
        max_examples=max(1, round(count * _TIMES)),
        derandomize=_TIMES == 1,
        deadline=None,
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
            HealthCheck.large_base_example,
        ],
    )


def _said() -> st.SearchStrategy[str]:
    shapes = st.sampled_from(
        (
            "{o}{q},{c} {v} {n}.",
            "{o}{q}{c}, {v} {n}.",
            "{n} {v}: {o}{q}.{c}",
            "{n} {v} dat het {o}{q}{c} is.",
            "{o}{q}{c}, {v} {n}, {o}en {q}.{c}",
            "{o}{q}. {o}{q}{c}{c}",
            "{n} {v} dat {q}.",
            "- {q}! {v} {n}",
            "-- {q}, {v} {n}; {q}.",
            "{n}: {o}{q}{c}",
            "{o}{q}",
            "{q}{c} {v} {n}",
        )
    )
    return st.builds(
        lambda shape, marks, content, name, verb: shape.format(
            o=marks[0], c=marks[1], q=content, n=name, v=verb
        ),
        shapes,
        st.sampled_from(CONVENTIONS),
        st.sampled_from(CONTENTS),
        st.sampled_from(NAMES),
        st.sampled_from(VERBS),
    )


def articles(max_size: int = 12) -> st.SearchStrategy[str]:
    """Paragraphs of Dutch prose with well-formed quotations in any convention, and some unclosed ones."""
    sentence = st.one_of(_said(), st.sampled_from(PLAIN))
    paragraph = st.lists(sentence, min_size=1, max_size=3).map(" ".join)
    return st.lists(paragraph, max_size=max_size).map("\n\n".join)


def texts(max_size: int = 25, *, enormous: bool = True) -> st.SearchStrategy[str]:
    """Prose, marks, broken marks and hostile characters in any order.

    :param enormous: whether something enormous stands in one text of two hundred.
    """
    marks = st.sampled_from(sorted({mark for pair in CONVENTIONS for mark in pair}))
    hostile = st.sampled_from(sorted(CHARACTERS)).flatmap(lambda name: st.sampled_from(CHARACTERS[name]))
    words = st.one_of(st.sampled_from(NAMES), st.sampled_from(VERBS), st.sampled_from(CONTENTS))
    piece = st.one_of(
        _said(),
        marks,
        hostile,
        words.map(lambda word: f" {word} "),
        st.text(max_size=5),
        st.sampled_from(PLAIN),
    )
    composed = st.lists(piece, max_size=max_size).map("".join)
    if not enormous:
        return composed
    return st.builds(
        lambda before, number, big, after: before + (big if number == _RARE else "") + after,
        composed,
        st.integers(0, 199),
        st.sampled_from(sorted(HOSTILE_TEXTS)).map(HOSTILE_TEXTS.__getitem__),
        composed,
    )
