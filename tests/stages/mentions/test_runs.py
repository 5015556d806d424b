"""Which words are one name, where it begins and how far it goes."""

from __future__ import annotations

from quoteattr.parsing.surface import SurfaceParser
from quoteattr.stages.layout import read_paragraphs
from quoteattr.stages.mentions import find_mentions
from tests.stages.mentions.found import SLEEPS, mentions_of, names_of, words_of
from tests.stages.tables import DUTCH


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


def test_an_oath_is_no_name() -> None:
    """*om Godswil* and *goddank* with a capital name nobody who is there."""
    table = (
        "Anna/PROPN/nsubj>zwijgt zwijgt=zwijgen/VERB+Fin/root om/ADP/case>Godswil Godswil/PROPN/obl>zwijgt ."
    )
    assert names_of("Anna zwijgt om Godswil.", table) == ["Anna"]


def test_a_name_that_holds_an_oath() -> None:
    """A name that only begins like an oath stays a name."""
    assert names_of("Godfried slaapt.", "Godfried/PROPN/nsubj>slaapt " + SLEEPS) == ["Godfried"]


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


def test_names_without_a_model() -> None:
    """Capitals within a sentence are names without any analysis."""
    text = '"Kom", zei Jan de Boer tegen hem.'
    sentences = SurfaceParser().tokenize(text, read_paragraphs(text))
    assert [text[m.start : m.end] for m in find_mentions(text, sentences, DUTCH)] == ["Jan de Boer", "hem"]


def test_name_in_two_halves() -> None:
    """*Visserij- en Natuurdienst* is one name."""
    table = (
        "Visserij-/PROPN/nsubj>slaapt en/CCONJ/cc>Natuurdienst Natuurdienst/PROPN/conj>Visserij- " + SLEEPS
    )
    assert names_of("Visserij- en Natuurdienst slaapt.", table) == ["Visserij- en Natuurdienst"]


def test_handle() -> None:
    """How somebody is called on a platform is a name, also without a model of names."""
    table = "Daar/ADV/advmod>slaapt @kimvos/PROPN/nsubj>slaapt " + SLEEPS
    assert names_of("Daar @kimvos slaapt.", table) == ["@kimvos"]
