"""What holds of the extraction of any text."""

from __future__ import annotations

from itertools import pairwise

from quoteattr import Extraction, Kind

__all__ = ["check"]


def check(extraction: Extraction) -> None:
    """Assert all that holds for any extraction: true offsets, order, nesting, and nothing that points nowhere."""
    _check_quotes(extraction)
    _check_nesting(extraction)
    _check_references(extraction)
    assert Extraction.from_dict(extraction.to_dict()) == extraction


def _check_quotes(extraction: Extraction) -> None:
    text, quotes = extraction.text, extraction.quotes
    assert [quote.id for quote in quotes] == [f"q{number}" for number in range(1, len(quotes) + 1)]
    places = [(quote.start, -quote.end) for quote in quotes]
    assert places == sorted(places)
    for quote in quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert quote.text == text[quote.start : quote.end]
        assert quote.text.strip()
        assert (quote.speaker is None) == (quote.reason is not None)
        for one in (*quote.speakers, *quote.addressees):
            assert one.rule is not None
            assert 0.0 <= one.confidence <= 1.0
            assert 0.0 <= one.name_confidence <= 1.0
    assert list(dict.fromkeys(quote.utterance for quote in quotes)) == [
        f"u{number}" for number in range(1, len({quote.utterance for quote in quotes}) + 1)
    ]
    assert list(extraction.convention.repaired) == sorted(extraction.convention.repaired)
    assert all(0 <= place <= len(text) for place in extraction.convention.repaired)


def _check_nesting(extraction: Extraction) -> None:
    known = {quote.id: quote for quote in extraction}
    around: list[int] = []
    for quote in extraction:
        if quote.kind is Kind.DIRECT:
            while around and around[-1] <= quote.start:
                around.pop()
            assert not around or quote.end <= around[-1]
            around.append(quote.end)
        if quote.parent is not None:
            parent = known[quote.parent]
            assert parent.start <= quote.start <= quote.end <= parent.end
            assert int(parent.id[1:]) < int(quote.id[1:])


def _check_references(extraction: Extraction) -> None:
    text = extraction.text
    entities = {entity.id: entity for entity in extraction.entities}
    assert [entity.id for entity in extraction.entities] == [f"e{n}" for n in range(1, len(entities) + 1)]
    for entity in extraction.entities:
        assert entity.name.strip()
        assert entity.mentions
        assert all(0 <= start < end <= len(text) for start, end in entity.mentions)
        assert all(one < other for one, other in pairwise(entity.mentions))
    named = set()
    for quote in extraction:
        if quote.cue is not None:
            assert quote.cue.text == text[quote.cue.start : quote.cue.end] != ""
        for mention in (*quote.speakers, *quote.addressees, *quote.via):
            assert mention.text == text[mention.start : mention.end] != ""
            assert entities[mention.entity].name == mention.name
            assert (mention.start, mention.end) in entities[mention.entity].mentions
            named.add(mention.entity)
    assert named == set(entities)
