"""What a user who knows people gets of a text."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from quoteattr import KnownError, QuoteExtractor

KNOWN = [
    {"id": "q1", "name": "Marit Veenendaal", "type": "person", "gender": "f", "function": "wethouder"},
    {"id": "q2", "name": "Kees van der Brug", "type": "person", "gender": "m"},
    {"id": "q3", "name": "Zeehonden in Nood", "aliases": ["ZiN"], "type": "organisation"},
]
TEXT = (
    "“Dat is een risico”, zei Veenendaal. Ze vindt dat de brug dicht moet. “Nee”, aldus Van der Brug.\n\n"
    "Zeehonden in Nood zegt dat er geld nodig is. Volgens ZiN is dat altijd zo geweest.\n"
)


@pytest.fixture(scope="module")
def extractor() -> QuoteExtractor:
    return QuoteExtractor(known=KNOWN)


def speakers(extractor: QuoteExtractor, text: str) -> list[str | None]:
    return [quote.speaker.name if quote.speaker else None for quote in extractor(text)]


def test_speakers_have_the_names_that_are_known(extractor: QuoteExtractor) -> None:
    """A family name, a pronoun behind it, a name of common words and its short form are whom the list says."""
    assert speakers(extractor, TEXT) == [
        "Marit Veenendaal",
        "Marit Veenendaal",
        "Kees van der Brug",
        "Zeehonden in Nood",
        "Zeehonden in Nood",
    ]
    assert [entity.known for entity in extractor(TEXT).entities] == ["q1", "q2", "q3"]
    assert [entity.gender for entity in extractor(TEXT).entities] == ["feminine", "masculine", None]
    assert "Veenendaal" in extractor(TEXT).entities[0].aliases


def test_nobody_who_is_known(extractor: QuoteExtractor) -> None:
    """Who is in no list has no id, and is what the text says."""
    (entity,) = extractor("“Dat is een risico”, zei Piet Veenendaal.").entities
    assert (entity.name, entity.known) == ("Piet Veenendaal", None)


def test_without_a_model() -> None:
    """The list helps where there is no model too."""
    light = QuoteExtractor(model=None, known=KNOWN)
    assert speakers(light, "“Dat is een risico”, zei Veenendaal.") == ["Marit Veenendaal"]
    assert speakers(light, "“Wij gaan door”, aldus Zeehonden in Nood.") == ["Zeehonden in Nood"]


def test_a_list_is_part_of_an_extractor(tmp_path: Path) -> None:
    """Extractors with one list are equal, however it was given, and have it in other processes."""
    path = tmp_path / "lijst.csv"
    path.write_text("id,name\nq1,Marit Veenendaal\n", encoding="utf-8")
    one = QuoteExtractor(model=None, known=path)
    path.unlink()
    other = QuoteExtractor(model=None, known=[{"id": "q1", "name": "Marit Veenendaal"}])
    assert one == other == pickle.loads(pickle.dumps(one))
    assert hash(one) == hash(other)
    assert one != QuoteExtractor(model=None) != QuoteExtractor(model=None, known=KNOWN)
    assert len(repr(QuoteExtractor(known=KNOWN * 0))) < 200


def test_in_several_processes() -> None:
    """Processes that work through a stream have the list."""
    light = QuoteExtractor(model=None, known=KNOWN)
    texts = ["“Dat is een risico”, zei Veenendaal."] * 4
    assert list(light.pipe(texts, processes=2, batch_size=1)) == [light(text) for text in texts]


def test_a_list_that_cannot_be_used() -> None:
    """It is refused when the extractor is made."""
    with pytest.raises(KnownError, match=r"known\[0\]: the key name is missing"):
        QuoteExtractor(known=[{"naam": "Anna"}])
