"""The public values: true to the text, frozen, and the same after a round trip."""

from __future__ import annotations

import copy
import json
import pickle
import re
from typing import Any

import pytest
from attrs import evolve
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
    Gender,
    Kind,
    Medium,
    Mention,
    Participant,
    Polarity,
    Quote,
    Reason,
)

_words = st.text(max_size=12)
_count = st.integers(min_value=0, max_value=500)


def _maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


_share = st.floats(min_value=0, max_value=1)


def _spans(text: str) -> st.SearchStrategy[tuple[int, int]]:
    place = st.integers(min_value=0, max_value=len(text))
    return st.tuples(place, place).map(lambda pair: (min(pair), max(pair)))


def _placed(made: type[Any], within: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values that stand somewhere in a text."""
    return st.tuples(_spans(within), st.fixed_dictionaries(fields)).map(
        lambda drawn: made(text=within[slice(*drawn[0])], start=drawn[0][0], end=drawn[0][1], **drawn[1])
    )


@st.composite
def _extraction(draw: st.DrawFn) -> Extraction:
    """An extraction whose values fit its text and each other."""
    text = draw(_words)
    types = _maybe(st.sampled_from(EntityType))
    fields = {"name": _words, "entity": _words, "form": st.sampled_from(Form), "type": types}
    people = st.lists(
        _placed(Participant, text, **fields, rule=_maybe(_words), confidence=_share, name_confidence=_share),
        max_size=2,
    ).map(tuple)
    ids = draw(st.lists(_words, max_size=3, unique=True))
    quotes = [
        draw(
            _placed(
                Quote,
                text,
                kind=st.sampled_from(Kind),
                id=st.just(one),
                utterance=_words,
                parent=_maybe(st.sampled_from(ids)),
                cue=_maybe(_placed(Cue, text, lemma=_words)),
                speakers=people,
                addressees=people,
                via=st.lists(_placed(Mention, text, **fields), max_size=2).map(tuple),
                reason=_maybe(st.sampled_from(Reason)),
                polarity=st.sampled_from(Polarity),
                factuality=st.sampled_from(Factuality),
                medium=st.sampled_from(Medium),
            )
        )
        for one in ids
    ]
    entities = st.builds(
        Entity,
        id=_words,
        name=_words,
        type=types,
        aliases=st.lists(_words, max_size=2).map(tuple),
        mentions=st.lists(_spans(text), max_size=2).map(tuple),
        gender=_maybe(st.sampled_from(Gender)),
        known=_maybe(_words),
    )
    convention = st.builds(
        Convention,
        primary=_maybe(st.tuples(_words, _words)),
        counts=st.dictionaries(_words, _count, max_size=2),
        repaired=st.lists(st.integers(min_value=0, max_value=len(text)), max_size=2).map(tuple),
    )
    return Extraction(
        text=text,
        quotes=tuple(quotes),
        entities=tuple(draw(st.lists(entities, max_size=2))),
        convention=draw(convention),
        notes=tuple(draw(st.lists(_words, max_size=2))),
        source=draw(_maybe(_words)),
    )


_extractions = _extraction()


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
        extraction[0].start = 1  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        extraction.text = ""  # type: ignore[misc]


def test_kinds_compare_with_strings() -> None:
    """A kind equals its name, so that no import is needed to filter by it."""
    assert _quote().kind == "direct"
    assert str(Kind.HEADLINE) == "headline"


def test_the_first_stands_for_all() -> None:
    """``speaker`` and ``addressee`` are the first of several, and ``rule`` and ``confidence`` those of ``speaker``."""
    anna = Participant(text="zij", start=5, end=8, name="Anna", entity="e1", form=Form.PRONOUN, rule="tag_after",
                       confidence=0.9, name_confidence=0.7)  # fmt: skip
    piet = evolve(anna, name="Piet", entity="e2")
    nobody, both = _quote(), evolve(_quote(), speakers=(anna, piet), addressees=(piet, anna))
    assert (nobody.speaker, nobody.addressee, nobody.rule, nobody.confidence) == (None, None, None, 0.0)
    assert (both.speaker, both.addressee, both.rule, both.confidence) == (anna, piet, "tag_after", 0.9)
    assert both.evidence == ((5, 8), (5, 8))


SCHEMA_1: dict[str, Any] = {
    "schema": 1,
    "source": "brug.txt",
    "text": '"Nee", zei Anna.',
    "quotes": [
        {
            "kind": "direct",
            "text": "Nee",
            "start": 1,
            "end": 4,
            "id": "q1",
            "utterance": "u1",
            "parent": None,
            "cue": {"text": "zei", "start": 7, "end": 10, "lemma": "zeggen"},
            "speaker": {
                "text": "Anna",
                "start": 11,
                "end": 15,
                "name": "Anna",
                "entity": "e1",
                "form": "name",
                "type": "person",
            },
            "addressees": [],
            "via": [],
            "rule": "tag_after",
            "confidence": 0.9,
            "reason": None,
            "polarity": "positive",
            "factuality": "asserted",
            "medium": "speech",
        }
    ],
    "entities": [
        {"id": "e1", "name": "Anna", "type": "person", "aliases": [], "mentions": [[11, 15]]},
    ],
    "convention": {"primary": ['"', '"'], "counts": {}, "repaired": []},
    "notes": [],
}
"""What version 1 of the schema looked like, with the source that stood in lines of JSON only."""


def test_schema_1_can_still_be_read() -> None:
    """What an earlier version wrote has its speaker, with rule and confidence, and its source."""
    extraction = Extraction.from_dict(SCHEMA_1)
    speaker = extraction[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.rule, speaker.confidence, speaker.name_confidence) == (
        "Anna",
        "tag_after",
        0.9,
        0.9,
    )
    assert extraction.source == "brug.txt"
    assert extraction.entities[0].gender is None
    assert Extraction.from_dict(extraction.to_dict()) == extraction
    assert SCHEMA_1["quotes"][0]["rule"] == "tag_after"


def test_schema_1_without_speaker_can_still_be_read() -> None:
    """A quotation without a speaker keeps its reason; a line without a source has none."""
    quote = {
        **SCHEMA_1["quotes"][0],
        "speaker": None,
        "rule": None,
        "confidence": 0.0,
        "reason": "no_candidate",
    }
    data = {**SCHEMA_1, "quotes": [quote]}
    del data["source"]
    extraction = Extraction.from_dict(data)
    assert (extraction[0].speaker, extraction[0].reason, extraction.source) == (None, "no_candidate", None)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": 0}, "schema version 1 to 2, got 0"),
        ({"schema": 3}, "schema version 1 to 2, got 3"),
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


@pytest.mark.parametrize("given", [None, [], 5, "x"])
def test_what_is_no_mapping_is_refused(given: Any) -> None:
    """``from_dict`` says what it expected when it is given no mapping."""
    with pytest.raises(InputError, match=f"expected a mapping, got {type(given).__name__}"):
        Extraction.from_dict(given)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("text",), None),
        (("source",), 5),
        (("notes",), "let op"),
        (("quotes", 0, "start"), -1),
        (("quotes", 0, "start"), "1"),
        (("quotes", 0, "start"), True),
        (("quotes", 0, "end"), 500),
        (("quotes", 0, "end"), 0),
        (("quotes", 0, "text"), "Ja"),
        (("quotes", 0, "parent"), "q9"),
        (("quotes", 1, "id"), "q1"),
        (("quotes", 0, "speakers", 0, "confidence"), None),
        (("quotes", 0, "speakers", 0, "confidence"), 5),
        (("quotes", 0, "speakers", 0, "name_confidence"), float("nan")),
        (("quotes", 0, "speakers", 0, "text"), "Piet"),
        (("quotes", 0, "speakers", 0, "name"), None),
        (("quotes", 0, "cue", "lemma"), None),
        (("quotes", 0, "cue", "end"), 99),
        (("entities", 0, "id"), None),
        (("entities", 0, "mentions", 0), [11, 99]),
        (("entities", 0, "mentions", 0), [11]),
        (("convention", "repaired"), [99]),
        (("convention", "primary"), ['"']),
        (("convention", "counts"), {"a": "1"}),
    ],
)
def test_a_value_that_does_not_fit_is_named(path: tuple[str | int, ...], value: object) -> None:
    """``from_dict`` names the field whose value cannot be, or fits neither the text nor the others."""
    data = Extraction.from_dict(SCHEMA_1).to_dict()
    data["quotes"].append({**copy.deepcopy(data["quotes"][0]), "id": "q2", "parent": "q1"})
    assert len(Extraction.from_dict(data)) == 2
    *parts, last = path
    place: Any = data
    for part in parts:
        place = place[part]
    place[last] = value
    field = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
    with pytest.raises(InputError, match=rf"not an extraction: {re.escape(field)}"):
        Extraction.from_dict(data)


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
