"""What tells the gender of whoever has a name, before any pronoun is linked."""

from __future__ import annotations

from tests.stages.entities.resolved import HE, SHE, resolve, subject

LOTTE = subject("Lotte/PROPN/nsubj>slaapt")
ZORM = subject("Zorm/PROPN/nsubj>slaapt")


def _gender(text: str, *tables: str) -> str:
    return resolve(text, *tables).entities[0].gender


def test_first_name_alone() -> None:
    """The spelling of a name alone, which may be a family name, is a guess until a pronoun goes with it."""
    (lotte,) = resolve("Lotte slaapt.", LOTTE).entities
    assert (lotte.gender, lotte.guessed) == ("fem", True)
    bram = subject("Bram/PROPN/nsubj>slaapt")
    resolution = resolve("Lotte slaapt. Bram slaapt. Zij droomt.", LOTTE, bram, SHE)
    assert resolution.entity_of[-1] == resolution.entity_of[0]
    assert [entity.guessed for entity in resolution.entities] == [False, True]
    assert _gender("Zorm slaapt.", ZORM) == ""


def test_full_name_tells_more_than_pronouns() -> None:
    """*Anna Smit* is a woman whatever two pronouns say."""
    anna = subject("Anna/PROPN/nsubj>slaapt Smit/PROPN/flat>Anna")
    assert _gender("Anna Smit slaapt. Hij droomt. Hij droomt.", anna, HE, HE) == "fem"


def test_pronoun_that_can_stand_for_nobody_else() -> None:
    """*Zorm slaapt. Zij droomt.* — Zorm sleeps. She dreams: there is nobody else."""
    assert _gender("Zorm slaapt. Zij droomt.", ZORM, SHE) == "fem"
    assert _gender("Zorm slaapt. Hij droomt.", ZORM, HE) == "masc"


def test_two_people_whom_pronouns_part() -> None:
    """*Zorm slaapt. Zij droomt. Zorm ziet Brap. Hij droomt.*: what one pronoun tells helps the next."""
    sees = "Zorm/PROPN/nsubj>ziet ziet=zien/VERB+Fin/root Brap/PROPN/obj>ziet ."
    resolution = resolve(
        "Zorm slaapt. Zij droomt. Zij droomt. Zorm ziet Brap. Hij droomt. Hij droomt.",
        ZORM,
        SHE,
        SHE,
        sees,
        HE,
        HE,
    )
    assert {entity.name: entity.gender for entity in resolution.entities} == {"Zorm": "fem", "Brap": "masc"}


def test_argument_of_the_same_verb_tells_nothing() -> None:
    """In *Zorm ziet hem* (Zorm sees him) somebody else is a man."""
    him = "Zorm/PROPN/nsubj>ziet ziet=zien/VERB+Fin/root hem/PRON+Prs/obj>ziet ."
    assert _gender("Zorm ziet hem. Zorm ziet hem.", him, him) == ""
