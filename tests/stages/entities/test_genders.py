"""What tells the gender of whoever has a name, before any pronoun is linked."""

from __future__ import annotations

from tests.stages.entities.resolved import HE, SHE, resolve, subject

LOTTE = subject("Lotte/PROPN/nsubj>slaapt")
ZORM = subject("Zorm/PROPN/nsubj>slaapt")


def _gender(text: str, *tables: str) -> str:
    return resolve(text, *tables).entities[0].gender


def test_first_name_alone() -> None:
    """The spelling of a first name tells; one that nobody has tells nothing."""
    assert _gender("Lotte slaapt.", LOTTE) == "fem"
    assert _gender("Zorm slaapt.", ZORM) == ""


def test_full_name_tells_more_than_pronouns() -> None:
    """*Anna Smit* is a woman whatever two pronouns say."""
    anna = subject("Anna/PROPN/nsubj>slaapt Smit/PROPN/flat>Anna")
    assert _gender("Anna Smit slaapt. Hij droomt. Hij droomt.", anna, HE, HE) == "fem"


def test_pronoun_that_can_stand_for_nobody_else() -> None:
    """*Zorm slaapt. Zij droomt.* — Zorm sleeps. She dreams: there is nobody else."""
    assert _gender("Zorm slaapt. Zij droomt.", ZORM, SHE) == "fem"
    assert _gender("Zorm slaapt. Hij droomt.", ZORM, HE) == "masc"
