"""Every format with quotations that nest, cross and touch in any way, in texts of awkward characters."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.io import brat, conllu, folia, html, tei, webanno
from quoteattr.io.characters import replace_forbidden
from quoteattr.schema import Cue, Extraction, Form, Kind, Mention, Participant, Quote

from .test_html import Page

CHARACTERS = st.sampled_from("ab<>&\"'“”’-. \t\n\r\u2028🚲𝔄\u0301\u200d\x00\x0b\ud800")


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    text = draw(st.text(CHARACTERS, min_size=1, max_size=40))
    solid = [index for index, character in enumerate(text) if not character.isspace()]
    quotes = []
    for number in range(draw(st.integers(0, 5)) if solid else 0):
        places = [sorted(draw(st.tuples(st.sampled_from(solid), st.sampled_from(solid)))) for _ in range(3)]
        (start, end), spoken, cue = [(first, last + 1) for first, last in places]
        quotes.append(
            Quote(
                kind=draw(st.sampled_from(Kind)),
                text=text[start:end],
                start=start,
                end=end,
                id=f"q{number}",
                utterance=f"u{number}",
                speakers=(mention(text, spoken, f"e{number}"),),
                cue=Cue(text=text[cue[0] : cue[1]], start=cue[0], end=cue[1], lemma="zeggen"),
                addressees=(mention(text, spoken, "e9"),),
            )
        )
    return Extraction(text=text, quotes=tuple(sorted(quotes, key=lambda quote: (quote.start, -quote.end))))


def mention(text: str, span: tuple[int, int], entity: str) -> Participant:
    return Participant(
        text=text[span[0] : span[1]], start=span[0], end=span[1], name=entity, entity=entity, form=Form.NAME
    )


def places(extraction: Extraction) -> set[tuple[Any, ...]]:
    return {
        (one.id, one.kind, one.start, one.end, *at(one.speaker), *at(one.cue), *at(one.addressee))
        for one in extraction
    }


def at(one: Mention | Cue | None) -> tuple[int, int]:
    assert one is not None
    return one.start, one.end


@settings(max_examples=60, deadline=None)
@given(extraction=extractions())
def test_html_keeps_the_text(extraction: Extraction) -> None:
    """The article on the page is the text, whatever overlaps."""
    assert Page(html.to_html(extraction)).text == replace_forbidden(extraction.text)


@settings(max_examples=60, deadline=None)
@given(extraction=extractions())
def test_tei_and_web_annotations_are_read_back(extraction: Extraction) -> None:
    """All places survive, and so does the text but for what XML forbids."""
    back = tei.loads(tei.dumps(extraction))
    assert back.text == replace_forbidden(extraction.text)
    assert places(back) == places(extraction)
    assert webanno.loads(webanno.dumps(extraction)).quotes == extraction.quotes


@settings(max_examples=30, deadline=None)
@given(extraction=extractions())
def test_brat_is_read_back(extraction: Extraction) -> None:
    """All places survive in the pair of files."""
    with TemporaryDirectory() as folder:
        brat.write(extraction, Path(folder) / "doc")
        back = brat.read(Path(folder) / "doc")
    assert back.text == replace_forbidden(extraction.text)
    assert places(back) == places(extraction)


@settings(max_examples=30, deadline=None)
@given(extraction=extractions())
def test_cas_is_read_back(extraction: Extraction) -> None:
    """All places survive in UTF-16 units."""
    pytest.importorskip("cassis", reason="the extra 'inception' is not installed")
    from quoteattr.io import cas

    back = cas.loads(cas.dumps(extraction))
    assert back.text == replace_forbidden(extraction.text)
    assert places(back) == places(extraction)


@settings(max_examples=30, deadline=None)
@given(extraction=extractions())
def test_words_never_straddle_an_edge(extraction: Extraction) -> None:
    """In CoNLL-U and FoLiA every quotation begins and ends with a word of its own."""
    edges = {edge for quote in extraction for edge in (quote.start, quote.end)}
    for line in conllu.dumps(extraction).splitlines():
        if line and not line.startswith("#"):
            start, end = map(int, line.rpartition("TokenRange=")[2].split(":"))
            assert not [edge for edge in edges if start < edge < end]
    assert folia.dumps(extraction).count("<statement ") == len(extraction)
