"""The public values: true to the text, frozen, and the same after a round trip."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.errors import InputError
from quoteattr.schema import (
    SCHEMA_VERSION,
    Convention,
    Cue,
    Entity,
    EntityType,
    Extraction,
    Factuality,
    Form,
    Kind,
    Medium,
    Mention,
    Polarity,
    Quote,
    Reason,
)

_words = st.text(max_size=12)
_offset = st.integers(min_value=0, max_value=500)


def _maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


_mentions = st.builds(
    Mention,
    text=_words,
    start=_offset,
    end=_offset,
    name=_words,
    entity=_words,
    form=st.sampled_from(Form),
    type=_maybe(st.sampled_from(EntityType)),
)
_quotes = st.builds(
    Quote,
    kind=st.sampled_from(Kind),
    text=_words,
    start=_offset,
    end=_offset,
    id=_words,
    utterance=_words,
    parent=_maybe(_words),
    cue=_maybe(st.builds(Cue, text=_words, start=_offset, end=_offset, lemma=_words)),
    speaker=_maybe(_mentions),
    addressees=st.lists(_mentions, max_size=2).map(tuple),
    rule=_maybe(_words),
    confidence=st.floats(min_value=0, max_value=1),
    reason=_maybe(st.sampled_from(Reason)),
    polarity=st.sampled_from(Polarity),
    factuality=st.sampled_from(Factuality),
    medium=st.sampled_from(Medium),
)
_extractions = st.builds(
    Extraction,
    text=_words,
    quotes=st.lists(_quotes, max_size=3).map(tuple),
    entities=st.lists(
        st.builds(
            Entity,
            id=_words,
            name=_words,
            type=_maybe(st.sampled_from(EntityType)),
            aliases=st.lists(_words, max_size=2).map(tuple),
            mentions=st.lists(st.tuples(_offset, _offset), max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    convention=st.builds(
        Convention,
        primary=_maybe(st.tuples(_words, _words)),
        counts=st.dictionaries(_words, _offset, max_size=2),
        repaired=st.lists(_offset, max_size=2).map(tuple),
    ),
    notes=st.lists(_words, max_size=2).map(tuple),
)


def _quote(number: int = 1) -> Quote:
    return Quote(kind=Kind.DIRECT, text="Nee", start=1, end=4, id=f"q{number}", utterance="u1")


@given(_extractions)
def test_dictionary_round_trip(extraction: Extraction) -> None:
    """``from_dict`` undoes ``to_dict``, with JSON in between as well."""
    assert Extraction.from_dict(extraction.to_dict()) == extraction
    assert Extraction.from_dict(json.loads(extraction.to_json())) == extraction


@given(_extractions)
def test_dictionary_is_plain(extraction: Extraction) -> None:
    """``to_dict`` gives dictionaries, lists, strings and numbers only, with the schema version."""
    data = extraction.to_dict()
    assert data["schema"] == SCHEMA_VERSION
    assert json.loads(json.dumps(data)) == data
    assert all(type(quote["kind"]) is str for quote in data["quotes"])


@given(_extractions)
def test_copies_are_equal(extraction: Extraction) -> None:
    """An extraction survives pickling and copying, and equal ones have one hash."""
    for twin in (pickle.loads(pickle.dumps(extraction)), copy.deepcopy(extraction)):
        assert twin == extraction
        assert hash(twin) == hash(extraction)


def test_extraction_is_a_sequence() -> None:
    """An extraction is read like a tuple of its quotations."""
    first, second = _quote(1), _quote(2)
    extraction = Extraction(text='"Nee"', quotes=(first, second))
    assert len(extraction) == 2
    assert list(extraction) == [first, second]
    assert extraction[-1] is second
    assert extraction[:1] == (first,)
    assert second in extraction
    assert not Extraction(text="")


def test_values_are_frozen() -> None:
    """No field of a result can be set."""
    extraction = Extraction(text='"Nee"', quotes=(_quote(),))
    with pytest.raises(FrozenInstanceError):
        extraction[0].confidence = 1.0  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        extraction.text = ""  # type: ignore[misc]


def test_kinds_compare_with_strings() -> None:
    """A kind equals its name, so that no import is needed to filter by it."""
    assert _quote().kind == "direct"
    assert str(Kind.HEADLINE) == "headline"


def test_addressee_is_the_first() -> None:
    """``addressee`` is the first of ``addressees``, or ``None``."""
    mention = Mention(text="hem", start=5, end=8, name="Piet", entity="e1", form=Form.PRONOUN)
    assert _quote().addressee is None
    quote = Quote(
        kind=Kind.DIRECT, text="", start=0, end=0, id="q1", utterance="u1", addressees=(mention, mention)
    )
    assert quote.addressee is mention


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": 0}, "schema version 1, got 0"),
        ({"quotes": None}, "not an extraction"),
        ({"quotes": [{}]}, "not an extraction"),
        ({"entities": ["e1"]}, "not an extraction"),
    ],
)
def test_what_is_no_extraction_is_refused(change: dict[str, object], message: str) -> None:
    """``from_dict`` says what it expected when it is given something else."""
    data = Extraction(text='"Nee"', quotes=(_quote(),)).to_dict()
    with pytest.raises(InputError, match=message):
        Extraction.from_dict({**data, **change})


def test_missing_field_is_refused() -> None:
    """``from_dict`` names the field that is missing."""
    data = Extraction(text="").to_dict()
    del data["entities"]
    with pytest.raises(InputError, match="entities"):
        Extraction.from_dict(data)


def test_notebook_shows_html_and_text() -> None:
    """In a notebook an extraction shows itself as HTML, elsewhere as a table."""
    shown = Extraction(text='"Nee"', quotes=(_quote(),))._repr_mimebundle_()
    assert "Nee" in shown["text/plain"]
    assert "<" in shown["text/html"]
