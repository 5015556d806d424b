"""Which mentions are one entity and what it is called, on trees that are written out by hand."""

from __future__ import annotations

from quoteattr.schema import EntityType
from quoteattr.stages.entities import Resolution, resolve_entities
from quoteattr.stages.mentions import find_mentions
from tests.stages.tables import DUTCH, sentences_of


def resolve(text: str, *tables: str, quoted: tuple[tuple[int, int], ...] = ()) -> Resolution:
    sentences = sentences_of(text, tables)
    return resolve_entities(text, sentences, find_mentions(text, sentences, DUTCH), quoted, DUTCH)


def called(text: str, *tables: str) -> list[tuple[str, str]]:
    """Each mention with the name of its entity, empty where it has none."""
    resolution = resolve(text, *tables)
    return [
        (text[mention.start : mention.end], resolution.entities[entity].name if entity is not None else "")
        for mention, entity in zip(resolution.mentions, resolution.entity_of, strict=True)
    ]


def subject(words: str, verb: str = "slaapt=slapen") -> str:
    return f"{words} {verb}/VERB+Fin/root ."


ANNA = subject("Anna/PROPN/nsubj>slaapt Smit/PROPN/flat>Anna")
JAN = subject("Jan/PROPN/nsubj>slaapt Kok/PROPN/flat>Jan")
HE = subject("Hij/PRON+Prs/nsubj>droomt", "droomt=dromen")
SHE = subject("Zij/PRON+Prs/nsubj>droomt", "droomt=dromen")


def test_short_name() -> None:
    """A family name alone is the person whose full name the text gives, before or after."""
    short = subject("Smit/PROPN/nsubj>droomt", "droomt=dromen")
    assert called("Anna Smit slaapt. Smit droomt.", ANNA, short)[1] == ("Smit", "Anna Smit")
    assert called("Smit droomt. Anna Smit slaapt.", short, ANNA)[0] == ("Smit", "Anna Smit")


def test_other_name() -> None:
    """Two names without a common part are two entities."""
    resolution = resolve("Anna Smit slaapt. Jan Kok slaapt.", ANNA, JAN)
    assert [entity.name for entity in resolution.entities] == ["Anna Smit", "Jan Kok"]


def test_relatives_are_two() -> None:
    """Two full names with one family name are two people."""
    resolution = resolve(
        "Anna Smit slaapt. Piet Smit slaapt.", ANNA, subject("Piet/PROPN/nsubj>slaapt Smit/PROPN/flat>Piet")
    )
    assert len(resolution.entities) == 2


def test_genitive() -> None:
    """*Smits* as a genitive is the same entity as Smit."""
    text = "Smit slaapt. Smits hond droomt."
    tables = (
        subject("Smit/PROPN/nsubj>slaapt"),
        subject("Smits/PROPN/nmod:poss>hond hond/NOUN/nsubj>droomt", "droomt=dromen"),
    )
    assert resolve(text, *tables).entity_of[:2] == (0, 0)


def test_names_that_stand_side_by_side_once() -> None:
    """Two names that mostly stand alone are no name together."""
    alone = [subject(f"{name}/PROPN/nsubj>slaapt") for name in ("Anna", "Jan") * 3]
    text = "Anna slaapt. Jan slaapt. " * 3 + "Anna Jan slaapt."
    resolution = resolve(text, *alone, subject("Anna/PROPN/nsubj>slaapt Jan/PROPN/flat>Anna"))
    assert {entity.name for entity in resolution.entities} == {"Anna", "Jan"}


def test_preposition_before_a_name() -> None:
    """*Van Smit* at the start of one sentence is Smit, who is named without it everywhere else."""
    text = "Smit slaapt. Smit slaapt. Smit slaapt. Van Smit slaapt."
    behind = subject("Van/PROPN/nsubj>slaapt Smit/PROPN/flat>Van")
    assert called(text, *[subject("Smit/PROPN/nsubj>slaapt")] * 3, behind)[-1] == ("Van Smit", "Smit")


def test_name_with_its_particle() -> None:
    """*Van Smit* is the name where the text has it as often as *Smit*."""
    behind = subject("Van/PROPN/nsubj>slaapt Smit/PROPN/flat>Van")
    short = subject("Smit/PROPN/nsubj>slaapt")
    assert called("Van Smit slaapt. Smit slaapt.", behind, short)[-1] == ("Smit", "Van Smit")


def test_function() -> None:
    """The function that the text gave a name stands for that person later."""
    text = "Burgemeester Anna Smit slaapt. De burgemeester droomt."
    tables = (
        subject("Burgemeester/NOUN/nsubj>slaapt Anna/PROPN/appos>Burgemeester Smit/PROPN/flat>Anna"),
        subject("De/DET/det>burgemeester burgemeester/NOUN/nsubj>droomt", "droomt=dromen"),
    )
    assert called(text, *tables)[1] == ("De burgemeester", "Anna Smit")


def test_indefinite_description_is_somebody_new() -> None:
    """*een burgemeester* is not the one that was named."""
    text = "Burgemeester Anna Smit slaapt. Een burgemeester droomt."
    tables = (
        subject("Burgemeester/NOUN/nsubj>slaapt Anna/PROPN/appos>Burgemeester Smit/PROPN/flat>Anna"),
        subject("Een/DET/det>burgemeester burgemeester/NOUN/nsubj>droomt", "droomt=dromen"),
    )
    assert called(text, *tables)[1] == ("Een burgemeester", "Een burgemeester")


def test_repeated_description() -> None:
    """The same definite description is the same entity."""
    text = "De politie slaapt. De politie droomt."
    tables = [
        subject(f"De/DET/det>politie politie/NOUN/nsubj>{verb.partition('=')[0]}", verb)
        for verb in ("slaapt=slapen", "droomt=dromen")
    ]
    resolution = resolve(text, *tables)
    assert resolution.entity_of == (0, 0)
    assert [entity.type for entity in resolution.entities] == [EntityType.ORGANISATION]


def test_gender_of_a_pronoun() -> None:
    """*hij* is the man and *zij* the woman, in either order."""
    for first, second in ((ANNA, JAN), (JAN, ANNA)):
        both = "Anna Smit slaapt. Jan Kok slaapt. " if first is ANNA else "Jan Kok slaapt. Anna Smit slaapt. "
        assert called(both + "Hij droomt.", first, second, HE)[2] == ("Hij", "Jan Kok")
        assert called(both + "Zij droomt.", first, second, SHE)[2] == ("Zij", "Anna Smit")


def test_pronoun_that_fits_nobody() -> None:
    """*hij* is not the woman, when there is nobody else."""
    assert called("Anna Smit slaapt. Hij droomt.", ANNA, HE)[1] == ("Hij", "")


def test_pronoun_is_no_organisation() -> None:
    """*zij* with a singular verb is a person and not the police."""
    text = "De politie slaapt. Zij droomt."
    police = subject("De/DET/det>politie politie/NOUN/nsubj>slaapt")
    assert called(text, police, SHE)[1] == ("Zij", "")


def test_pronoun_whoever_is_named_later() -> None:
    """What a pronoun stands for does not hang on who is named behind it."""
    text = "Jan Kok slaapt. " + "Hij droomt. " * 4 + "Anna ziet Piet Vos. Hij droomt."
    sees = (
        subject("Anna/PROPN/nsubj>ziet", "ziet=zien").removesuffix(".")
        + "Piet/PROPN/obj>ziet Vos/PROPN/flat>Piet ."
    )
    tables = (JAN, *[HE] * 4, sees, HE)
    assert called(text, *tables)[-1] == ("Hij", "Jan Kok")
    later = called(f"{text} Jan Kok slaapt.", *tables, JAN)
    assert later[:-1] == called(text, *tables)


def test_two_people_in_one_clause() -> None:
    """In *hij belt hem* there are two people."""
    text = "Jan Kok slaapt. Piet Smit slaapt. Hij belt hem."
    tables = (
        JAN,
        subject("Piet/PROPN/nsubj>slaapt Smit/PROPN/flat>Piet"),
        "Hij/PRON+Prs/nsubj>belt belt=bellen/VERB+Fin/root hem/PRON+Prs/obj>belt .",
    )
    names = [name for _, name in called(text, *tables)]
    assert sorted(names[2:]) == ["Jan Kok", "Piet Smit"]


def test_narrator() -> None:
    """*ik* outside quotations is one entity throughout, which *hij* does not stand for."""
    text = "Ik slaap. Ik droom. Hij droomt."
    tables = (
        subject("Ik/PRON+Prs/nsubj>slaap", "slaap=slapen"),
        subject("Ik/PRON+Prs/nsubj>droom", "droom=dromen"),
        HE,
    )
    assert resolve(text, *tables).entity_of == (0, 0, None)


def test_narrator_is_shown_as_subject() -> None:
    """A narrator who comes up as *mijn* first is called *ik*, and one who is never a subject by that word."""
    mine = "Mijn/DET+Poss/nmod>hond hond/NOUN/nsubj>slaapt slaapt=slapen/VERB+Fin/root ."
    asleep = subject("ik/PRON+Prs/nsubj>slaap", "slaap=slapen").replace(
        "ik/PRON", "Dus/ADV/advmod>slaap ik/PRON"
    )
    assert called("Mijn hond slaapt. Dus ik slaap.", mine, asleep)[0] == ("Mijn", "ik")
    assert called("Mijn hond slaapt.", mine)[0] == ("Mijn", "mijn")


def test_i_in_a_quotation_is_not_the_narrator() -> None:
    """*ik* between marks is left to who speaks there."""
    text = "Ik slaap. Ik droom."
    tables = (
        subject("Ik/PRON+Prs/nsubj>slaap", "slaap=slapen"),
        subject("Ik/PRON+Prs/nsubj>droom", "droom=dromen"),
    )
    assert resolve(text, *tables, quoted=((10, 18),)).entity_of == (0, None)


def test_generic_pronoun_is_nobody() -> None:
    """*men* is no entity."""
    assert called("Jan Kok slaapt. Men droomt.", JAN, subject("Men/PRON/nsubj>droomt", "droomt=dromen"))[
        1
    ] == (
        "Men",
        "",
    )


def test_fullest_description_is_the_name() -> None:
    """Without a proper name the fullest description names the entity."""
    text = "Een woordvoerder van de politie slaapt. De woordvoerder droomt."
    tables = (
        subject(
            "Een/DET/det>woordvoerder woordvoerder/NOUN/nsubj>slaapt van/ADP/case>politie de/DET/det>politie "
            "politie/NOUN/nmod>woordvoerder"
        ),
        subject("De/DET/det>woordvoerder woordvoerder/NOUN/nsubj>droomt", "droomt=dromen"),
    )
    assert called(text, *tables)[-1] == ("De woordvoerder", "Een woordvoerder van de politie")


def test_name_behind_a_description() -> None:
    """*directeur van de bond, Anna Smit,* is Anna Smit; a name that is not set off is somebody else."""
    text = "Toen sliep directeur van de bond, Anna Smit."
    table = (
        "Toen/ADV/advmod>sliep sliep=slapen/VERB+Past+Fin/root directeur/NOUN/nsubj>sliep van/ADP/case>bond de/DET/det>bond "
        "bond/NOUN/nmod>directeur , Anna/PROPN/appos>bond Smit/PROPN/flat>Anna ."
    )
    assert dict(called(text, table))["directeur van de bond"] == "Anna Smit"
    text = "Toen groette de directeur van de bond Anna Smit."
    table = (
        "Toen/ADV/advmod>groette groette=groeten/VERB+Past+Fin/root de/DET/det>directeur directeur/NOUN/nsubj>groette "
        "van/ADP/case>bond de/DET/det>bond bond/NOUN/nmod>directeur Anna/PROPN/obj>groette Smit/PROPN/flat>Anna ."
    )
    assert dict(called(text, table))["de directeur van de bond"] == "de directeur van de bond"


COMPANY = subject("Het/DET/det>bedrijf bedrijf/NOUN/nsubj>droomt", "droomt=dromen")


def named_company(name: str) -> str:
    return subject(f"Het/DET/det>bedrijf bedrijf/NOUN/nsubj>slaapt {name}/PROPN/appos>bedrijf")


def test_function_that_the_text_tells_later() -> None:
    """*het bedrijf* is the company that was named before and is called one later; of two it is neither."""
    text = "Brugbouw slaapt. Het bedrijf droomt. Het bedrijf Brugbouw slaapt."
    first = subject("Brugbouw/PROPN/nsubj>slaapt")
    assert called(text, first, COMPANY, named_company("Brugbouw"))[1] == ("Het bedrijf", "Brugbouw")
    text = "Brugbouw slaapt. Het bedrijf droomt. Het bedrijf Brugbouw slaapt. Het bedrijf Waterwerk slaapt."
    tables = (first, COMPANY, named_company("Brugbouw"), named_company("Waterwerk"))
    assert called(text, *tables)[1][1] != "Waterwerk"
    assert [entity.name for entity in resolve(text, *tables).entities].count("Brugbouw") == 1


def test_abbreviation_in_brackets() -> None:
    """*Bruggen Bond (BB)* is one body; a person's party in brackets is another."""
    text = "De Bruggen Bond (BB) slaapt. BB droomt."
    table = (
        "De/DET/det>Bruggen Bruggen/PROPN/nsubj>slaapt Bond/PROPN/flat>Bruggen ( BB/PROPN/appos>Bruggen ) "
        + "slaapt=slapen/VERB+Fin/root ."
    )
    short = subject("BB/PROPN/nsubj>droomt", "droomt=dromen")
    assert called(text, table, short)[-1] == ("BB", "Bruggen Bond")
    text = "Lid Piet Vos (PV) slaapt."
    table = "Lid/NOUN/nsubj>slaapt Piet/PROPN/appos>Lid Vos/PROPN/flat>Piet ( PV/PROPN/appos>Piet ) slaapt=slapen/VERB+Fin/root ."
    assert dict(called(text, table))["PV"] == "PV"


def test_first_word_of_another_body() -> None:
    """*Mark* is short for Mark Smit, but *Telecom* is not short for Telecom Noord."""
    long = subject("Telecom/PROPN/nsubj>slaapt Noord/PROPN/flat>Telecom")
    assert called(
        "Telecom Noord slaapt. Telecom droomt.", long, subject("Telecom/PROPN/nsubj>droomt", "droomt=dromen")
    )[1] == (
        "Telecom",
        "Telecom",
    )
    long = subject("Mark/PROPN/nsubj>slaapt Smit/PROPN/flat>Mark")
    assert called(
        "Mark Smit slaapt. Mark droomt.", long, subject("Mark/PROPN/nsubj>droomt", "droomt=dromen")
    )[1] == ("Mark", "Mark Smit")


def test_pronoun_tells_the_gender_of_a_name_only() -> None:
    """A pronoun that was taken for somebody described does not make that person a man or a woman for good."""
    text = "De voorzitter slaapt. Zij droomt."
    table = subject("De/DET/det>voorzitter voorzitter/NOUN/nsubj>slaapt")
    resolution = resolve(text, table, SHE)
    assert resolution.entities[0].gender == ""
    named = resolve("Anna Smit slaapt. Zij droomt.", ANNA, SHE)
    assert named.entities[0].gender == "fem"
