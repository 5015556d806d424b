"""What an entity is called, and what it is."""

from __future__ import annotations

import pytest

from quoteattr.schema import EntityType
from quoteattr.stages.entities.clusters import Cluster
from quoteattr.stages.entities.naming import name_of, type_of
from tests.stages.entities.resolved import called, subject
from tests.stages.tables import DUTCH


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


@pytest.mark.parametrize(
    ("names", "descriptions", "name"),
    [
        (["Smit", "Anna Smit", "Smits"], {"Smit": 9, "de directeur van de bond": 1}, "Anna Smit"),
        (["Smits"], {"Smits": 1}, "Smits"),
        (["Anna's", "Anna"], {}, "Anna"),
        (["Anna's"], {}, "Anna"),
        (["ANNA SMIT OP DREEF", "Anna Smit"], {}, "Anna Smit"),
        (["Jan Smit van Bruggen", "Jan Smit"], {}, "Jan Smit"),
        (["Jan van der Brug", "Jan"], {}, "Jan van der Brug"),
        ([], {"de man": 1, "een man op de brug in de stad die de krant gisteren sprak": 1}, "de man"),
        ([], {"de directeur": 2, "de directeur van de bond": 1}, "de directeur van de bond"),
        ([], {"de directeur": 3, "de directeur van de bond": 1}, "de directeur"),
        ([], {}, ""),
    ],
)
def test_name(names: list[str], descriptions: dict[str, int], name: str) -> None:
    """The name of most words, no genitive; else a description that comes three times, or the longest."""
    assert name_of(Cluster(names=names, descriptions=descriptions), DUTCH.mentions) == name


def test_type() -> None:
    """A name of two words is a person's where nothing tells a type; of one word it is anybody's."""
    assert type_of(Cluster(names=["Anna Smit"])) is EntityType.PERSON
    assert type_of(Cluster(names=["Breda"])) is None
    assert type_of(Cluster(names=["Bond Bruggen"], type=EntityType.ORGANISATION)) is EntityType.ORGANISATION
