"""Who can speak: names, descriptions and pronouns, on trees that are written out by hand."""

from __future__ import annotations

import pytest

from quoteattr.parsing.surface import SurfaceParser
from quoteattr.schema import EntityType, Form
from quoteattr.stages.layout import read_paragraphs
from quoteattr.stages.mentions import Mention, find_mentions, with_tied_nouns
from tests.stages.tables import DUTCH, sentences_of


def mentions_of(text: str, *tables: str) -> tuple[Mention, ...]:
    return find_mentions(text, sentences_of(text, tables), DUTCH)


def words_of(text: str, *tables: str) -> list[str]:
    return [text[mention.start : mention.end] for mention in mentions_of(text, *tables)]


def names_of(text: str, *tables: str) -> list[str]:
    return [mention.name for mention in mentions_of(text, *tables) if mention.form is Form.NAME]


SLEEPS = "slaapt=slapen/VERB+Fin/root ."


# -- names -------------------------------------------------------------------------------------------


def test_name_with_particles() -> None:
    """The particles between the parts of a name belong to it."""
    table = "Ria/PROPN/nsubj>slaapt van/PROPN/flat>Ria der/PROPN/flat>Ria Berg/PROPN/flat>Ria " + SLEEPS
    assert names_of("Ria van der Berg slaapt.", table) == ["Ria van der Berg"]


def test_family_name_at_the_start_of_a_sentence() -> None:
    """*Van der Berg* is a name where it opens the sentence."""
    table = "Van/PROPN/nsubj>slaapt der/PROPN/flat>Van Berg/PROPN/flat>Van " + SLEEPS
    assert names_of("Van der Berg slaapt.", table) == ["Van der Berg"]


def test_preposition_at_the_start_of_a_sentence() -> None:
    """*Van* before a place is no part of a name."""
    text = "Van Utrecht naar Breda rijdt Anna."
    table = (
        "Van/ADP/case>Utrecht Utrecht/PROPN/obl>rijdt naar/ADP/case>Breda Breda/PROPN/obl>rijdt "
        "rijdt=rijden/VERB+Fin/root Anna/PROPN/nsubj>rijdt ."
    )
    assert names_of(text, table) == ["Utrecht", "Breda", "Anna"]


@pytest.mark.parametrize(
    ("known", "names"),
    [("minister Smit", ["Smit", "Smit"]), ("de heer", ["Smit van Onderwijs"])],
)
def test_body_behind_a_family_name(known: str, names: list[str]) -> None:
    """*minister Smit van Onderwijs* is Smit, where a function stands before that name alone elsewhere."""
    text = f"Minister Smit van Onderwijs slaapt. Toen sliep {known}."
    table = (
        "Minister/NOUN/nsubj>slaapt Smit/PROPN/appos>Minister van/PROPN/flat>Smit Onderwijs/PROPN/flat>Smit "
        + SLEEPS
    )
    first, last = known.split()
    tie = "appos>minister" if last == "Smit" else "nsubj>sliep"
    other = (
        f"Toen/ADV/advmod>sliep sliep=slapen/VERB+Fin/root {first}/{'NOUN' if last == 'Smit' else 'DET'}/"
        f"{'nsubj>sliep' if last == 'Smit' else 'det>heer'} {last}/{'PROPN' if last == 'Smit' else 'NOUN'}/{tie} ."
    )
    assert names_of(text, table, other) == names


def test_particle_that_only_the_full_name_shows() -> None:
    """A family name gets the particle that it has elsewhere in the text."""
    text = "Ria de Mos slaapt. Toen sliep De Mos."
    table = "Ria/PROPN/nsubj>slaapt de/PROPN/flat>Ria Mos/PROPN/flat>Ria " + SLEEPS
    other = "Toen/ADV/advmod>sliep sliep=slapen/VERB+Fin/root De/DET/det>Mos Mos/PROPN/nsubj>sliep ."
    assert names_of(text, table, other) == ["Ria de Mos", "De Mos"]


def test_title_before_a_name() -> None:
    """The function before a name is in the mention and not in the name."""
    text = "De nieuwe wethouder Anna Smit slaapt."
    table = (
        "De/DET/det>wethouder nieuwe=nieuw/ADJ/amod>wethouder wethouder/NOUN/nsubj>slaapt "
        "Anna/PROPN/appos>wethouder Smit/PROPN/flat>Anna " + SLEEPS
    )
    (mention,) = mentions_of(text, table)
    assert text[mention.start : mention.end] == "De nieuwe wethouder Anna Smit"
    assert (mention.name, mention.role, mention.type) == ("Anna Smit", "wethouder", EntityType.PERSON)
    assert mention.subject


def test_title_with_a_capital() -> None:
    """A function at the start of a sentence is no first name."""
    table = "Burgemeester/NOUN/nsubj>slaapt Smit/PROPN/appos>Burgemeester " + SLEEPS
    (mention,) = mentions_of("Burgemeester Smit slaapt.", table)
    assert (mention.name, mention.role) == ("Smit", "burgemeester")


@pytest.mark.parametrize(
    ("title", "gender"), [("Mevrouw", "fem"), ("Meneer", "masc"), ("Koningin", "fem"), ("Professor", "")]
)
def test_title_tells_the_gender(title: str, gender: str) -> None:
    """*Mevrouw Smit* is a woman, *professor Smit* is a person of either gender."""
    table = f"{title}/NOUN/nsubj>slaapt Smit/PROPN/appos>{title} " + SLEEPS
    (mention,) = mentions_of(f"{title} Smit slaapt.", table)
    assert (mention.gender, mention.type) == (gender, EntityType.PERSON)


def test_first_name_tells_the_gender() -> None:
    """A first name that is a woman's makes the whole name that of a woman."""
    table = "Sophie/PROPN/nsubj>slaapt Smit/PROPN/flat>Sophie " + SLEEPS
    (mention,) = mentions_of("Sophie Smit slaapt.", table)
    assert (mention.gender, mention.type) == ("fem", EntityType.PERSON)


def test_coordinated_names_are_two() -> None:
    """*Jan en Piet* is not one name."""
    table = "Jan/PROPN/nsubj>zwegen en/CCONJ/cc>Piet Piet/PROPN/conj>Jan zwegen=zwijgen/VERB+Fin/root ."
    assert words_of("Jan en Piet zwegen.", table) == ["Jan", "Piet"]


def test_two_arguments_side_by_side_are_two_names() -> None:
    """*gaf Jan Piet een boek* has two names, which the tree tells apart."""
    text = "Gisteren gaf Jan Piet een boek."
    table = (
        "Gisteren/ADV/advmod>gaf gaf=geven/VERB+Fin/root Jan/PROPN/nsubj>gaf Piet/PROPN/iobj>gaf een/DET/det>boek "
        "boek/NOUN/obj>gaf ."
    )
    assert names_of(text, table) == ["Jan", "Piet"]


def test_agency_before_a_name() -> None:
    """The agency that reports is no part of the name behind it."""
    table = "ANP/PROPN/root Anna/PROPN/flat>ANP Smit/PROPN/flat>ANP ."
    assert "Anna Smit" in names_of("ANP Anna Smit.", table)


def test_outlet() -> None:
    """A newspaper is an outlet."""
    table = "De/DET/det>Volkskrant Volkskrant/PROPN/nsubj>slaapt " + SLEEPS
    (mention,) = mentions_of("De Volkskrant slaapt.", table)
    assert mention.type is EntityType.OUTLET


def test_capitals_are_an_organisation() -> None:
    """A name in capitals is that of an organisation."""
    table = "VNO/PROPN/nsubj>slaapt " + SLEEPS
    (mention,) = mentions_of("VNO slaapt.", table)
    assert mention.type is EntityType.ORGANISATION


def test_place() -> None:
    """A name behind a preposition of place is marked as such."""
    text = "Smit woont in Breda."
    table = "Smit/PROPN/nsubj>woont woont=wonen/VERB+Fin/root in/ADP/case>Breda Breda/PROPN/obl>woont ."
    assert [mention.place for mention in mentions_of(text, table)] == [False, True]


def test_a_common_word_with_a_capital_is_no_name() -> None:
    """A word that the text also writes small is no name at the start of a sentence."""
    text = "Regen valt. Het is regen."
    tables = (
        "Regen/PROPN/nsubj>valt valt=vallen/VERB+Fin/root .",
        "Het/PRON/nsubj>regen is=zijn/AUX+Fin/cop>regen regen/NOUN/root .",
    )
    assert names_of(text, *tables) == []


# -- descriptions ------------------------------------------------------------------------------------


def test_an_oath_is_no_name() -> None:
    """*om Godswil* and *goddank* with a capital name nobody who is there."""
    table = (
        "Anna/PROPN/nsubj>zwijgt zwijgt=zwijgen/VERB+Fin/root om/ADP/case>Godswil Godswil/PROPN/obl>zwijgt ."
    )
    assert names_of("Anna zwijgt om Godswil.", table) == ["Anna"]


def test_a_name_that_holds_an_oath() -> None:
    """A name that only begins like an oath stays a name."""
    assert names_of("Godfried slaapt.", "Godfried/PROPN/nsubj>slaapt " + SLEEPS) == ["Godfried"]


RAIN = "Het/PRON/nsubj>regent regent=regenen/VERB+Fin/root ."
OPENS = "Zoolang/PROPN/nsubj>slaapt slaapt=slapen/VERB+Fin/root ."


def test_a_capital_by_chance() -> None:
    """In a long text a word that has its capital only at the start of a sentence is no name."""
    text = "Zoolang slaapt. " + "Het regent. " * 250
    assert names_of(text, OPENS, *[RAIN] * 250) == []


def test_a_name_that_also_stands_within_a_sentence() -> None:
    """A name that opens one sentence of a long text and stands within another is a name."""
    text = "Zoolang slaapt. " + "Het regent. " * 250 + "Toen sliep Zoolang."
    within = "Toen/ADV/advmod>sliep sliep=slapen/VERB+Fin/root Zoolang/PROPN/nsubj>sliep ."
    assert names_of(text, OPENS, *[RAIN] * 250, within) == ["Zoolang", "Zoolang"]


def test_a_name_in_a_short_text() -> None:
    """In a short text a name may stand once, at the start of its sentence."""
    assert names_of("Zoolang slaapt. Het regent.", OPENS, RAIN) == ["Zoolang"]


def test_description_with_an_anchor() -> None:
    """*een woordvoerder van Amnesty* is an indefinite person whose phrase names Amnesty."""
    text = "Een woordvoerder van Amnesty slaapt."
    table = (
        "Een/DET/det>woordvoerder woordvoerder/NOUN/nsubj>slaapt van/ADP/case>Amnesty "
        "Amnesty/PROPN/nmod>woordvoerder " + SLEEPS
    )
    mention = next(m for m in mentions_of(text, table) if m.form is Form.NOMINAL)
    assert text[mention.start : mention.end] == "Een woordvoerder van Amnesty"
    assert (mention.type, mention.definite, mention.anchors) == (EntityType.PERSON, False, ("Amnesty",))


@pytest.mark.parametrize(
    ("noun", "lemma", "tag", "kind"),
    [
        ("agenten", "agent", "NOUN+Plur", EntityType.GROUP),
        ("politie", "politie", "NOUN", EntityType.ORGANISATION),
        ("krant", "krant", "NOUN", EntityType.OUTLET),
        ("brief", "brief", "NOUN", EntityType.DOCUMENT),
        ("natuurkundedocent", "natuurkunde_docent", "NOUN", EntityType.PERSON),
    ],
)
def test_what_a_noun_stands_for(noun: str, lemma: str, tag: str, kind: EntityType) -> None:
    """Groups, organisations, outlets, documents and persons are told apart, compounds by their last part."""
    (mention,) = mentions_of(
        f"De {noun} slaapt.", f"De/DET/det>{noun} {noun}={lemma}/{tag}/nsubj>slaapt {SLEEPS}"
    )
    assert mention.type is kind


BRIDGE = ("De brug slaapt.", "De/DET/det>brug brug/NOUN/nsubj>slaapt " + SLEEPS)


def test_a_noun_for_a_thing() -> None:
    """A bridge is no mention by itself, but one where a cue ties it."""
    text, table = BRIDGE
    sentences = sentences_of(text, [table])
    assert find_mentions(text, sentences, DUTCH) == ()
    assert with_tied_nouns(text, sentences, (), [], DUTCH) == ()
    (bridge,) = with_tied_nouns(text, sentences, (), [(0, 1)], DUTCH)
    assert (text[bridge.start : bridge.end], bridge.form, bridge.type) == ("De brug", Form.NOMINAL, None)


def test_what_is_tied_stands_in_text_order_and_once() -> None:
    """What is a mention already is none a second time, and neither is what is no noun."""
    text = "De brug slaapt. Anna slaapt."
    sentences = sentences_of(text, [BRIDGE[1], "Anna/PROPN/nsubj>slaapt " + SLEEPS])
    known = find_mentions(text, sentences, DUTCH)
    found = with_tied_nouns(text, sentences, known, [(1, 0), (0, 1), (0, 2), (0, 1)], DUTCH)
    assert [text[mention.start : mention.end] for mention in found] == ["De brug", "Anna"]


def test_possessive() -> None:
    """*zijn vader* is the father, with the possessive remembered, and *zijn* a mention of its own."""
    text = "Zijn vader slaapt."
    table = "Zijn/PRON+Poss/nmod:poss>vader vader/NOUN/nsubj>slaapt " + SLEEPS
    assert words_of(text, table) == ["Zijn vader", "Zijn"]
    assert mentions_of(text, table)[0].possessive == "zijn"


def test_function_behind_a_name_is_no_mention_of_its_own() -> None:
    """The apposition of a name gives its role."""
    text = "Anna Smit, voorzitter van de bond, slaapt."
    table = (
        "Anna/PROPN/nsubj>slaapt Smit/PROPN/flat>Anna , voorzitter/NOUN/appos>Anna van/ADP/case>bond de/DET/det>bond "
        "bond/NOUN/nmod>voorzitter , " + SLEEPS
    )
    assert words_of(text, table) == ["Anna Smit", "de bond"]
    assert mentions_of(text, table)[0].role == "voorzitter"


# -- pronouns ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pronoun", "verb", "expected"),
    [
        ("Hij", "slaapt=slapen/VERB+Fin", (3, "sing", "masc")),
        ("Zij", "slaapt=slapen/VERB+Fin", (3, "sing", "fem")),
        ("Zij", "slapen/VERB+Fin+Plur", (3, "plur", "")),
        ("Ik", "slaap=slapen/VERB+Fin", (1, "sing", "")),
        ("Jullie", "slapen/VERB+Fin+Plur", (2, "plur", "")),
    ],
)
def test_pronouns(pronoun: str, verb: str, expected: tuple[int, str, str]) -> None:
    """A pronoun tells person, number and gender; the verb tells whether *zij* is one or several."""
    form = verb.partition("=")[0].partition("/")[0]
    (mention,) = mentions_of(f"{pronoun} {form}.", f"{pronoun}/PRON/nsubj>{form} {verb}/root .")
    assert (mention.person, mention.number, mention.gender) == expected


@pytest.mark.parametrize("word", ["Men", "Iemand", "Niemand"])
def test_nobody_in_particular(word: str) -> None:
    """*men*, *iemand* and *niemand* stand for nobody in particular."""
    (mention,) = mentions_of(f"{word} slaapt.", f"{word}/PRON/nsubj>slaapt {SLEEPS}")
    assert mention.generic


def test_relative_pronoun_is_no_mention() -> None:
    """*die* that opens a relative clause stands for nobody of its own."""
    text = "De man die slaapt, droomt."
    table = (
        "De/DET/det>man man/NOUN/nsubj>droomt die/PRON/nsubj>slaapt slaapt=slapen/VERB+Fin/acl:relcl>man , "
        "droomt=dromen/VERB+Fin/root ."
    )
    assert words_of(text, table) == ["De man"]


# -- without trees -----------------------------------------------------------------------------------


def test_names_without_a_model() -> None:
    """Capitals within a sentence are names without any analysis."""
    text = '"Kom", zei Jan de Boer tegen hem.'
    sentences = SurfaceParser().tokenize(text, read_paragraphs(text))
    assert [text[m.start : m.end] for m in find_mentions(text, sentences, DUTCH)] == ["Jan de Boer", "hem"]


# -- functions, bodies and peoples -------------------------------------------------------------------


def test_person_behind_an_organisation() -> None:
    """*directeur van X Anna Smit* names X and Anna Smit, who is the director; *Raad van State* is one name."""
    text = "De directeur van het Instituut Bruggen Anna Smit slaapt."
    table = (
        "De/DET/det>directeur directeur/NOUN/nsubj>slaapt van/ADP/case>Instituut het/DET/det>Instituut "
        "Instituut/PROPN/nmod>directeur Bruggen/PROPN/flat>Instituut Anna/PROPN/flat>Instituut Smit/PROPN/flat>Instituut "
        + SLEEPS
    )
    person = next(mention for mention in mentions_of(text, table) if mention.name == "Anna Smit")
    assert text[person.start : person.end] == "De directeur van het Instituut Bruggen Anna Smit"
    assert person.role == "directeur"
    table = "De/DET/det>Raad Raad/PROPN/nsubj>slaapt van/PROPN/flat>Raad State/PROPN/flat>Raad " + SLEEPS
    assert names_of("De Raad van State slaapt.", table) == ["Raad van State"]


def test_two_functions_of_one_person() -> None:
    """*woordvoerder en minister Anna Smit* is one person; *de bakker en minister Smit* has an article and is two."""
    text = "Toen sliep woordvoerder en minister Anna Smit."
    table = (
        "Toen/ADV/advmod>sliep sliep=slapen/VERB+Past+Fin/root woordvoerder/NOUN/nsubj>sliep en/CCONJ/cc>minister "
        "minister/NOUN/conj>woordvoerder Anna/PROPN/appos>minister Smit/PROPN/flat>Anna ."
    )
    assert words_of(text, table) == ["woordvoerder en minister Anna Smit"]
    text = "Toen sliepen bakkers en minister Anna Smit."
    table = (
        "Toen/ADV/advmod>sliepen sliepen=slapen/VERB+Past+Fin/root bakkers=bakker/NOUN+Plur/nsubj>sliepen en/CCONJ/cc>minister "
        "minister/NOUN/conj>bakkers Anna/PROPN/appos>minister Smit/PROPN/flat>Anna ."
    )
    assert words_of(text, table) == ["bakkers", "minister Anna Smit"]


def test_people_of_a_country() -> None:
    """*de Amerikaan* describes a person and is no name; *de Amerika* would be one."""
    table = "De/DET/det>Amerikaan Amerikaan/PROPN/nsubj>slaapt " + SLEEPS
    (mention,) = mentions_of("De Amerikaan slaapt.", table)
    assert (mention.form, mention.type) == (Form.NOMINAL, EntityType.PERSON)
    assert names_of("De Amerika slaapt.", table.replace("Amerikaan", "Amerika")) == ["Amerika"]


def test_body_named_after_two() -> None:
    """*burgemeester en wethouders* is one body; *burgemeester en bakkers* are two."""
    text = "Burgemeester en wethouders slapen."
    table = (
        "Burgemeester/NOUN/nsubj>slapen en/CCONJ/cc>wethouders wethouders=wethouder/NOUN+Plur/conj>Burgemeester "
        "slapen/VERB+Fin/root ."
    )
    first = mentions_of(text, table)[0]
    assert text[first.start : first.end] == "Burgemeester en wethouders"
    assert first.type is EntityType.ORGANISATION
    words = words_of(
        text.replace("wethouders", "bakkers"),
        table.replace("wethouders", "bakkers").replace("=wethouder", "=bakker"),
    )
    assert words == ["Burgemeester", "bakkers"]


def test_compound_in_two_halves() -> None:
    """*het zeep- en voedingsbedrijf* and *Visserij- en Natuurdienst* are described and named as a whole."""
    text = "Het zeep- en voedingsbedrijf slaapt."
    table = (
        "Het/DET/det>zeep- zeep-/X/nsubj>slaapt en/CCONJ/cc>voedingsbedrijf voedingsbedrijf=voeding_bedrijf/NOUN/conj>zeep- "
        + SLEEPS
    )
    assert words_of(text, table) == ["Het zeep- en voedingsbedrijf"]
    table = (
        "Visserij-/PROPN/nsubj>slaapt en/CCONJ/cc>Natuurdienst Natuurdienst/PROPN/conj>Visserij- " + SLEEPS
    )
    assert names_of("Visserij- en Natuurdienst slaapt.", table) == ["Visserij- en Natuurdienst"]


def test_predicate_that_points_at_nobody() -> None:
    """In *Zij is directeur* the noun is no mention; in *Zij is de directeur* it is one."""
    table = "Zij/PRON+Prs/nsubj>directeur is=zijn/AUX+Fin/cop>directeur {}directeur/NOUN/root ."
    assert words_of("Zij is directeur.", table.format("")) == ["Zij"]
    assert words_of("Zij is de directeur.", table.format("de/DET/det>directeur ")) == ["Zij", "de directeur"]


def test_woman_by_the_ending() -> None:
    """The ending of *bewoonster* tells a woman; that of *minister* does not."""
    table = "De/DET/det>{0} {0}/NOUN/nsubj>slaapt " + SLEEPS
    assert [m.gender for m in mentions_of("De bewoonster slaapt.", table.format("bewoonster"))] == ["fem"]
    assert [m.gender for m in mentions_of("De minister slaapt.", table.format("minister"))] == [""]


def test_function_at_the_start_of_a_sentence() -> None:
    """A noun with a capital that its sentence lends it is the function and no part of the name."""
    table = "Brugwachter/NOUN/nsubj>slaapt Anna/PROPN/appos>Brugwachter Smit/PROPN/flat>Anna " + SLEEPS
    assert names_of("Brugwachter Anna Smit slaapt.", table) == ["Anna Smit"]
    table = "Raadslid/PROPN/nsubj>slaapt Anna/PROPN/flat>Raadslid Smit/PROPN/flat>Raadslid " + SLEEPS
    assert names_of("Raadslid Anna Smit slaapt.", table) == ["Anna Smit"]
    table = "Koos/PROPN/nsubj>slaapt Anna/PROPN/flat>Koos Smit/PROPN/flat>Koos " + SLEEPS
    assert names_of("Koos Anna Smit slaapt.", table) == ["Koos Anna Smit"]


def test_age_beside_a_name() -> None:
    """An age makes a first name that of a person with a gender; without it a single name tells neither."""
    table = "Anna/PROPN/nsubj>slaapt {}slaapt=slapen/VERB+Fin/root ."
    (aged,) = mentions_of("Anna (11) slaapt.", table.format("( 11/NUM/nummod>Anna ) "))
    assert (aged.type, aged.gender) == (EntityType.PERSON, "fem")
    (plain,) = mentions_of("Anna slaapt.", table.format(""))
    assert (plain.type, plain.gender) == (None, "")
    text = "De 19-jarige Anna slaapt."
    (aged,) = mentions_of(text, "De/DET/det>Anna 19-jarige=19-jarig/ADJ/amod>Anna " + table.format(""))
    assert (aged.type, aged.gender) == (EntityType.PERSON, "fem")
