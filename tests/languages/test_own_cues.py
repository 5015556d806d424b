"""Cues of one's own are added to the language's and taken from it."""

from __future__ import annotations

import pickle
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from quoteattr import InputError, QuoteExtractor
from tests.conftest import ROOT

VERB = {"verbs": [{"lemmas": ["oreren"], "frames": ["tag", "clause"]}]}
TEXT = "Anna oreerde dat de brug dicht blijft."
SAID = "De minister vindt dat de brug dicht moet."


def quotes(text: str, cues: Mapping[str, Any] | str | Path | None) -> list[tuple[str, str | None]]:
    """The quotations of ``text`` with the names of their speakers."""
    extraction = QuoteExtractor(cues=cues)(text)
    return [(quote.text, quote.speaker.name if quote.speaker else None) for quote in extraction]


def test_a_verb_is_added_with_its_frames() -> None:
    """A verb that is no cue of the language reports once it is added; without it nothing is found."""
    assert quotes(TEXT, None) == []
    assert quotes(TEXT, VERB) == [("de brug dicht blijft", "Anna")]


def test_forms_that_the_lemmatizer_misreads_are_named() -> None:
    """A form may be given its lemma beside the verb."""
    text = TEXT.replace("oreerde", "blèrt")
    verb = {"verbs": [{"lemmas": ["blèren"], "frames": ["clause"]}]}
    assert quotes(text, verb) == []
    assert quotes(text, {**verb, "surface_forms": {"blèren": ["blèrt"]}}) == [
        ("de brug dicht blijft", "Anna")
    ]


def test_a_verb_is_taken_away() -> None:
    """What is in the table ``without`` reports no more; the other verbs do."""
    assert quotes(SAID, None) != []
    assert quotes(SAID, {"without": {"verbs": ["vinden"]}}) == []
    assert quotes(SAID.replace("vindt", "zegt"), {"without": {"verbs": ["vinden"]}}) != []


def test_a_preposition_and_a_noun_are_added() -> None:
    """Lists of words in tables grow."""
    text = "Krachtens de minister blijft de brug dicht."
    assert quotes(text, None) == []
    assert quotes(text, {"prepositions": {"according_to": ["krachtens"]}}) == [
        ("blijft de brug dicht", "de minister")
    ]


def test_a_light_verb_has_further_words() -> None:
    """A verb that is there already keeps its own words."""
    own = {"light_verbs": [{"verb": "laten", "with": ["doorschemeren_ook"]}]}
    assert quotes("Anna laat weten dat de brug dicht blijft.", own) == [("de brug dicht blijft", "Anna")]


def test_a_file_says_the_same(tmp_path: Path) -> None:
    """A TOML file has the form of the language's own; an extractor with one can be sent to a process."""
    path = tmp_path / "cues.toml"
    path.write_text('[[verbs]]\nlemmas = ["oreren"]\nframes = ["tag", "clause"]\n', encoding="utf-8")
    assert quotes(TEXT, path) == [("de brug dicht blijft", "Anna")]
    extractor = QuoteExtractor(cues=path)
    copy = pickle.loads(pickle.dumps(extractor))
    assert copy == extractor != QuoteExtractor()
    assert len(copy(TEXT)) == 1


def test_extractors_do_not_share_cues() -> None:
    """One's own cues are those of one extractor."""
    QuoteExtractor(cues=VERB)
    assert list(QuoteExtractor()(TEXT)) == []


@pytest.mark.parametrize(
    ("cues", "message"),
    [
        ({"verb": []}, "verb: there is no such table; known: addressees, "),
        ({"verbs": "blèren"}, "verbs: expected a list of tables ([[verbs]]), got 'blèren'"),
        ({"verbs": [{"lemmas": ["blèren"]}]}, "verbs[1].frames: expected a list of words, got None"),
        (
            {"verbs": [{"lemmas": ["blèren"], "frames": ["tags"]}]},
            "verbs[1].frames: 'tags' is not there; known: bare, ",
        ),
        ({"verbs": [{"lemma": "blèren"}]}, "verbs[1].lemma: there is no such key; known: frames, lemmas"),
        ({"verbs": [{"lemmas": [""], "frames": ["tag"]}]}, "verbs[1].lemmas: expected words, got ''"),
        (
            {"verbs": [{"lemmas": ["blèren"], "frames": ["tag"], "medium": "song"}]},
            "verbs[1].medium: expected one of speech, thought, writing, got 'song'",
        ),
        (
            {"light_verbs": [{"with": ["weten"]}]},
            "light_verbs[1].verb: expected the lemma of a verb, got None",
        ),
        ({"nouns": ["kreet"]}, "nouns: expected a table, got ['kreet']"),
        ({"nouns": {"klause": ["kreet"]}}, "nouns.klause: there is no such list; known: clause, "),
        ({"prepositions": {"own_words_lemma": ["x"]}}, "prepositions.own_words_lemma is one word"),
        ({"without": {"verbs": ["blèren"]}}, "without.verbs: 'blèren' is not there"),
        ({"without": {"light_verbs": ["blèren"]}}, "without.light_verbs: 'blèren' is not there"),
        ({"without": {"nouns": {"clause": ["blèr"]}}}, "without.nouns.clause: 'blèr' is not there"),
        ({"without": {"nouns": {"klause": ["blèr"]}}}, "without.nouns.klause: there is no such list"),
        ({"without": ["vinden"]}, "without: expected a table"),
        (7, "expected a mapping or a TOML file, got int"),
        ("weg.toml", "weg.toml cannot be read"),
    ],
)
def test_a_wrong_entry_is_named(cues: Any, message: str) -> None:
    """The extractor is not made, and the message says which entry is wrong and what may stand there."""
    with pytest.raises(InputError) as caught:
        QuoteExtractor(cues=cues)
    assert str(caught.value).startswith("cues: ")
    assert message in str(caught.value)


def test_the_file_of_the_how_to_page(tmp_path: Path) -> None:
    """The file that the page shows can be used as it stands, and each of its tables has its effect."""
    page = (ROOT / "docs" / "howto" / "cues.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    (tmp_path / "eigen.toml").write_text(shown, encoding="utf-8")
    own = QuoteExtractor(cues=tmp_path / "eigen.toml")
    text = (
        "Anna oreerde dat de brug dicht blijft. Piet vindt dat het jammer is. "
        "Bo blèrt dat hij terug moet. Krachtens het rapport mag dat niet. "
        "De minister blijft bij zijn kreet dat alles goed komt."
    )
    found = ["de brug dicht blijft", "hij terug moet", "mag dat niet", "alles goed komt"]
    assert [quote.text for quote in own(text)] == found
    assert [quote.text for quote in QuoteExtractor()(text)] == ["het jammer is"]


def test_a_file_that_is_no_toml(tmp_path: Path) -> None:
    """The message names the file."""
    path = tmp_path / "cues.toml"
    path.write_text("verbs = [", encoding="utf-8")
    with pytest.raises(InputError, match=r"cues\.toml is no TOML file"):
        QuoteExtractor(cues=path)
