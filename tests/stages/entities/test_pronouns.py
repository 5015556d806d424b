"""Whom a pronoun stands for."""

from __future__ import annotations

from tests.stages.entities.resolved import ANNA, HE, JAN, SHE, called, resolve, subject


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


def test_generic_pronoun_is_nobody() -> None:
    """*men* is no entity."""
    assert called("Jan Kok slaapt. Men droomt.", JAN, subject("Men/PRON/nsubj>droomt", "droomt=dromen"))[
        1
    ] == (
        "Men",
        "",
    )


def test_gender_that_pronouns_tell() -> None:
    """Where neither name nor function tells a gender, most of the pronouns do."""
    chair = subject("De/DET/det>voorzitter voorzitter/NOUN/nsubj>slaapt")
    assert resolve("De voorzitter slaapt. Zij droomt.", chair, SHE).entities[0].gender == "fem"
    assert resolve("De voorzitter slaapt.", chair).entities[0].gender == ""
    assert resolve("Anna Smit slaapt. Zij droomt.", ANNA, SHE).entities[0].gender == "fem"


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


def test_who_is_only_spoken_of_right_before() -> None:
    """In *"Jan Kok slaapt." Hij droomt.* somebody else dreams; whom the text names elsewhere may be meant."""
    assert resolve("Jan Kok slaapt. Hij droomt.", JAN, HE, quoted=((0, 15),)).entity_of == (0, None)
    twice = "Jan Kok slaapt. Jan Kok slaapt. Hij droomt."
    assert resolve(twice, JAN, JAN, HE, quoted=((16, 31),)).entity_of == (0, 0, 0)


def test_who_says_i() -> None:
    """The entity of *ik* is the narrator of the text; a text without *ik* has none."""
    asleep = subject("Ik/PRON+Prs/nsubj>slaap", "slaap=slapen")
    assert resolve("Jan Kok slaapt. Ik slaap.", JAN, asleep).narrator == 1
    assert resolve("Jan Kok slaapt.", JAN).narrator is None


def test_first_pronoun_tells_the_gender_of_a_description() -> None:
    """*De bakker slaapt. Zij droomt. Hij droomt.*: the baker is a woman, and *hij* (he) somebody else."""
    baker = subject("De/DET/det>bakker bakker/NOUN/nsubj>slaapt")
    names = called("De bakker slaapt. Zij droomt. Hij droomt. Zij droomt.", baker, SHE, HE, SHE)
    assert [name for _, name in names] == ["De bakker", "De bakker", "", "De bakker"]
