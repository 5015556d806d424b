"""The lexicons of a language, read from its data."""

from __future__ import annotations

import pytest

from quoteattr.errors import UnknownNameError
from quoteattr.languages import LANGUAGES, load_language
from quoteattr.schema import EntityType, Medium

DUTCH = load_language("nl")


def test_unknown_language() -> None:
    """A language that does not exist is named, with those that do."""
    with pytest.raises(UnknownNameError, match="unknown language 'de'; known: nl"):
        load_language("de")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_loads_once(code: str) -> None:
    """A language knows its code and is read once."""
    assert load_language(code).code == code
    assert load_language(code) is load_language(code)


@pytest.mark.parametrize(
    ("lemma", "medium", "frames"),
    [
        ("zeggen", Medium.SPEECH, {"tag", "clause", "bare"}),
        ("uit_leggen", Medium.SPEECH, {"tag", "clause"}),
        ("denken", Medium.THOUGHT, {"tag", "clause"}),
        ("hopen", Medium.THOUGHT, {"clause", "infinitive"}),
        ("schrijven", Medium.WRITING, {"tag", "clause"}),
        ("prevelen", Medium.SPEECH, {"tag"}),
    ],
)
def test_verbs(lemma: str, medium: Medium, frames: set[str]) -> None:
    """A cue verb knows whether it is speech, thought or writing, and the constructions that it enters."""
    verb = DUTCH.cues.verbs[lemma]
    assert verb.medium is medium
    assert frames <= verb.frames


@pytest.mark.parametrize("lemma", ["prevelen", "noemen", "lachen"])
def test_verbs_without_a_clause(lemma: str) -> None:
    """Verbs of manner and of naming report no clause."""
    assert not DUTCH.cues.verbs[lemma].frames & {"clause", "infinitive", "bare"}


@pytest.mark.parametrize("lemma", ["zijn", "komen", "gaan", "worden", "blijken", "ontdekken"])
def test_verbs_that_are_no_cues(lemma: str) -> None:
    """Everyday verbs, and verbs by which a fact turns out, are no cues by themselves."""
    assert lemma not in DUTCH.cues.verbs


def test_a_verb_of_two_groups() -> None:
    """A lemma that stands in two groups has the constructions of both and the medium of the first."""
    verb = DUTCH.cues.verbs["vinden"]
    assert verb.medium is Medium.SPEECH
    assert {"tag", "clause", "infinitive", "bare", "fragment"} == verb.frames


def test_reporting_stems_have_no_particles() -> None:
    """The stems by which sentences are chosen are those of separable verbs without their particles."""
    assert "leggen" in DUTCH.cues.reporting_stems
    assert not any("_" in stem for stem in DUTCH.cues.reporting_stems)


@pytest.mark.parametrize(
    ("word", "person", "number", "gender"),
    [
        ("hij", 3, "sing", "masc"),
        ("haar", 3, "sing", "fem"),
        ("jullie", 2, "plur", ""),
        ("ik", 1, "sing", ""),
    ],
)
def test_pronouns(word: str, person: int, number: str, gender: str) -> None:
    """A pronoun tells person, number and gender."""
    pronoun = DUTCH.mentions.pronouns[word]
    assert (pronoun.person, pronoun.number, pronoun.gender) == (person, number, gender)


@pytest.mark.parametrize(
    ("lemma", "form", "kind"),
    [
        ("burgemeester", "burgemeester", EntityType.PERSON),
        ("politie_woordvoerder", "politiewoordvoerder", EntityType.PERSON),
        ("politiewoordvoerder", "politiewoordvoerder", EntityType.PERSON),
        ("vak_bond", "vakbond", EntityType.ORGANISATION),
        ("bewoner", "bewoners", EntityType.GROUP),
        ("krant", "krant", EntityType.OUTLET),
        ("brief", "brief", EntityType.DOCUMENT),
        ("tafel", "tafel", None),
        ("bad_kamer", "badkamer", None),
    ],
)
def test_nouns(lemma: str, form: str, kind: EntityType | None) -> None:
    """A noun is known by its form, its lemma or the last part of a compound, unless that is known for a thing."""
    assert DUTCH.mentions.noun_type(lemma, form) is kind


@pytest.mark.parametrize(("name", "gender"), [("Sophie Kok", "fem"), ("Mark Smit", "masc"), ("J. Smit", "")])
def test_first_names(name: str, gender: str) -> None:
    """A first name tells the gender, initials do not."""
    assert DUTCH.mentions.gender_of_name(name) == gender


@pytest.mark.parametrize(
    ("role", "gender"),
    [
        ("koning", "masc"),
        ("schoon_moeder", "fem"),
        ("bond_voorzitster", "fem"),
        ("minister", ""),
        ("", ""),
    ],
)
def test_gender_of_a_function(role: str, gender: str) -> None:
    """Titles and endings tell a gender, of a compound its last part."""
    assert DUTCH.mentions.gender_of_role(role) == gender


def test_genitive_of_a_name() -> None:
    """*Anna's* has a mark, *Smits* an ending, and *Kok* neither."""
    lexicon = DUTCH.mentions
    words = ["Anna's", "Anna’s", "Smits"]
    assert [lexicon.without_genitive_mark(word) for word in words] == ["Anna", "Anna", "Smits"]
    assert [lexicon.nominative(word) for word in ("Smits", "Kok")] == ["Smit", ""]


def test_lexicons_are_in_lower_case() -> None:
    """Words are looked up in lower case, so that every list is in lower case."""
    mentions = DUTCH.mentions
    for words in (mentions.pronouns, mentions.titles, mentions.noun_types, mentions.outlet_names):
        assert all(word == word.lower() for word in words)


def test_tags_begin_with_a_small_letter() -> None:
    """Every word that a tag can begin with has a first letter that is small, by which tags are looked for."""
    lexicon = load_language("nl").marks
    openings = (
        *lexicon.tag_prepositions,
        *lexicon.light_tag_verbs,
        *lexicon.tag_linkers,
        *lexicon.tag_verbs,
        *lexicon.past_endings,
    )
    assert [word for word in openings if not word[0].islower()] == []
