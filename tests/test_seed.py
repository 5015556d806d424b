"""The article that the project started from, word for word."""

from __future__ import annotations

import pytest

from quoteattr import Extraction, Quote, extract_quotes

RUTTE, TRUMP = "Mark Rutte", "Donald Trump"

EXPECTED = (
    ("indirect", "de samenwerking tussen", "Verenigde Staten", RUTTE, None),
    ("indirect", "Noord-Korea helpt volgens hem", "moderne technologie", RUTTE, None),
    ("direct", "Dat is een direct risico,", "komt uit Rusland.", RUTTE, None),
    ("headline", "Donald, je had", "en hebt gelijk", RUTTE, TRUMP),
    ("indirect", "hij gisteren via sms", "de Verenigde Staten", RUTTE, None),
    ("indirect", "hij ernaar uitziet", "president was", RUTTE, TRUMP),
    ("direct", "Je had en hebt gelijk:", "zelfs meer doen.", RUTTE, TRUMP),
    ("indirect", "Hoeveel meer, verschilt", "van de omstandigheden", RUTTE, None),
    ("direct", "Stel dat Rusland", "en de VS.", RUTTE, None),
    ("indirect", "hij ervan overtuigd is", "op te bouwen", RUTTE, None),
    ("mixed", "prima in staat is een", "Trump op te bouwen", RUTTE, None),
    ("indirect", "laten de feiten zien", "kunnen worden gedaan", RUTTE, None),
    ("direct", "Daar houdt hij van.", "dat lukt meestal.", RUTTE, None),
    ("indirect", "de NAVO er over twee jaar", "gaat leveren", RUTTE, None),
    ("mixed", "daar een grote bijdrage", "aan gaat leveren", RUTTE, None),
)
"""Kind, first and last words, speaker and addressee of each quotation, in reading order."""

CUES = (
    ("benadrukte", "benadrukken"),
    ("volgens", "volgens"),
    None,
    None,
    ("zei", "zeggen"),
    ("laten", "laten weten"),
    ("zeggen", "zeggen"),
    ("volgens", "volgens"),
    ("zei", "zeggen"),
    ("zei", "zeggen"),
    ...,
    ("Volgens", "volgens"),
    None,
    ...,
    ...,
)
"""Words and lemma of the cue of each quotation; ``...`` where it does not matter."""

MENTIONS = (
    ("de secretaris-generaal van de NAVO", None),
    ("hem", None),
    (None, None),
    (None, "Donald"),
    ("Rutte", None),
    ("Hij", "hem"),
    ("hij", "Trump"),
    ("hem", None),
    ("hij", None),
    ("Rutte", None),
    (None, None),
    ("hem", None),
    (None, None),
    ("Rutte", None),
    (None, None),
)
"""The words for speaker and addressee; ``None`` for a speaker whose words do not matter."""


@pytest.fixture(scope="module")
def found(seed: str) -> Extraction:
    return extract_quotes(seed)


def name(quote: Quote, role: str) -> str | None:
    mention = quote.speaker if role == "speaker" else quote.addressee
    return mention.name if mention is not None else None


def ends(quote: Quote, first: str, last: str) -> tuple[str, str]:
    """As many code points of a quotation as there are in its first and last words, without marks at its edges."""
    words = quote.text.strip('"')
    return words[: len(first)], words[-len(last) :]


def test_these_quotations_and_no_others(found: Extraction) -> None:
    """The article has these fifteen quotations, of these kinds, with these first and last words."""
    assert len(found) == len(EXPECTED)
    assert [
        (quote.kind.value, *ends(quote, row[1], row[2])) for quote, row in zip(found, EXPECTED, strict=True)
    ] == [(kind, first, last) for kind, first, last, *_ in EXPECTED]


def test_who_speaks_to_whom(found: Extraction) -> None:
    """Rutte says all of it, and Trump is spoken to three times."""
    assert [(name(quote, "speaker"), name(quote, "addressee")) for quote in found] == [
        (speaker, addressee) for *_, speaker, addressee in EXPECTED
    ]
    assert {len(quote.addressees) for quote in found} == {0, 1}


def test_the_words_for_who_speaks(found: Extraction) -> None:
    """Speaker and addressee are the words that stand at the cue."""
    for quote, (speaker, addressee) in zip(found, MENTIONS, strict=True):
        if speaker is not None:
            assert quote.speaker is not None
            assert quote.speaker.text == speaker
        assert (quote.addressee.text if quote.addressee else None) == addressee


def test_cues(found: Extraction) -> None:
    """Each quotation has its own cue, and those that stand free have none."""
    for quote, cue in zip(found, CUES, strict=True):
        if cue is None:
            assert quote.cue is None, quote.text
        elif cue is not ...:
            assert quote.cue is not None, quote.text
            assert (quote.cue.text, quote.cue.lemma) == cue or quote.cue.lemma == cue[1] == "laten weten"


def test_fragments_stand_in_the_clauses(found: Extraction) -> None:
    """Both fragments between marks stand in an indirect quotation, and nothing else does."""
    parents = {quote.id: quote.parent for quote in found if quote.parent is not None}
    assert parents == {"q11": "q10", "q15": "q14"}
