"""The lexicons of a language, read from its data."""

from __future__ import annotations

import pytest

from quoteattr.errors import UnknownNameError
from quoteattr.languages import LANGUAGES, load_language
from quoteattr.languages.forms import words_of
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
    "words",
    [
        "zeg zegt zei zeiden zeide gezegd zeggende zegge",
        "beloof belooft beloofde beloofden beloofd beloven gelooven geloofd",
        "vrees vreest vreesde gevreesd vrezend vreezen",
        "fluistert gefluisterd fluisterde fluisterend",
        "verwacht verwachtte verwachtten verwachte onverwachts",
        "antwoordt antwoordde antwoorddet geantwoord",
        "eist eiste geëist eischte geëischt wenschte",
        "sprak spraken gesproken weersprak besprak aangesproken",
        "beval bevalen bevolen overwoog overwogen verweten verzocht",
        "legt uitlegt uitgelegd uitgelegde neerlegden uitleggend",
        "appt appte geappt mailt emailde whatsappt sms smste",
        "oordelen vonnisoordeel oordeeltje adviezen klachten meeningen meninkje ideeën ideetje reactiën",
        "overtuigde bange banger blijer hoopvolle benieuwd bezorgde",
        "volgens aldus conform dixit",
    ],
)
def test_forms_of_cues(words: str) -> None:
    """A cue is known in every form, old spelling included, and at the end of a longer word."""
    assert [word for word in sorted(words_of(words)) if not DUTCH.forms.is_cue(word)] == []


def test_words_that_are_no_forms_of_cues() -> None:
    """Words that merely share letters with a cue are none; a letter alone makes no longer word."""
    words = words_of("het regende in de lege straat de man men reis macht huis kat winkel fiets blauwe lopen")
    assert not [word for word in words if DUTCH.forms.is_cue(word)]


def test_words_of_a_text() -> None:
    """Words are letters in lower case without accents, whatever stands between them."""
    assert words_of("Zeî_hij: 2keer, ÉÉN e-mail") == {"zei", "hij", "keer", "een", "e", "mail"}


def test_a_word_without_end_may_be_a_cue() -> None:
    """What no tokenizer is sure to leave whole is no reason to pass a text over, and comes in pieces."""
    assert any(map(DUTCH.forms.is_cue, words_of("a" * 1000)))
    assert max(map(len, words_of("a" * 1000))) < 100
    assert not any(map(DUTCH.forms.is_cue, words_of("a" * 50)))


def test_forms_of_light_verbs() -> None:
    """A light verb that is no cue by itself is known with the words that make it one."""
    words = words_of("De club heeft het laten weten")
    assert any(words & verb and words & partners for verb, partners in DUTCH.forms.pairs)
    words = words_of("De club heeft het laten vervoeren")
    assert not any(words & verb and words & partners for verb, partners in DUTCH.forms.pairs)


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
    ],
)
def test_nouns(lemma: str, form: str, kind: EntityType | None) -> None:
    """A noun is known by its form, its lemma or the last part of a compound."""
    assert DUTCH.mentions.noun_type(lemma, form) is kind


@pytest.mark.parametrize(("name", "gender"), [("Sophie Kok", "fem"), ("Mark Smit", "masc"), ("J. Smit", "")])
def test_first_names(name: str, gender: str) -> None:
    """A first name tells the gender, initials do not."""
    assert DUTCH.mentions.gender_of_name(name) == gender


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
