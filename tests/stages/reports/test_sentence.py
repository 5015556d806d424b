"""A heading that runs into the sentence in which cues are read."""

from __future__ import annotations

import pytest

from quoteattr.stages.reports import end_of_dateline
from tests.stages.reports.found import told
from tests.stages.tables import sentences_of


def test_subheading_that_runs_into_a_sentence() -> None:
    """A heading without a break before it is no part of what is said; a name with a particle is no heading."""
    text = "Dure bruggen Volgens Smit blijft de brug dicht."
    table = (
        "Dure=duur/ADJ/amod>bruggen bruggen=brug/NOUN+Plur/nsubj>blijft Volgens/ADP/case>Smit Smit/PROPN/obl>blijft "
        "blijft=blijven/VERB+Fin/root de/DET/det>brug brug/NOUN/nsubj>blijft dicht/ADJ/xcomp>blijft ."
    )
    assert "Dure" not in told(text, table)[0][2]
    text = "Oude wethouder Van Dijk blijft thuis, zegt Smit."
    table = (
        "Oude=oud/ADJ/amod>wethouder wethouder/NOUN/nsubj>blijft Van/ADP/appos>wethouder Dijk/PROPN/flat>Van "
        "blijft=blijven/VERB+Fin/root thuis/ADV/advmod>blijft , zegt=zeggen/VERB+Fin/parataxis>blijft Smit/PROPN/nsubj>zegt ."
    )
    assert told(text, table)[0][2] == "Oude wethouder Van Dijk blijft thuis"


@pytest.mark.parametrize(
    ("text", "table", "opening"),
    [
        ("UTRECHT ( ANP ) - De brug is dicht.", "UTRECHT/PROPN/obl>dicht ( ANP/PROPN/appos>UTRECHT ) - ", 5),
        ("( ANP ) De brug is dicht.", "( ANP/PROPN/obl>dicht ) ", 3),
        ("Mooi – De brug is dicht.", "Mooi/ADJ/advmod>dicht – ", 0),
        (
            "Jan – de bakker – is dicht.",
            "Jan/PROPN/nsubj>dicht – de/DET/det>bakker bakker/NOUN/appos>Jan – ",
            0,
        ),
    ],
)
def test_dateline(text: str, table: str, opening: int) -> None:
    """A sentence opens behind the place and the agency; a dash behind other words is none of a dateline."""
    rest = "is=zijn/AUX+Fin/cop>dicht dicht/ADJ/root ."
    if "De brug" in text:
        rest = "De/DET/det>brug brug/NOUN/nsubj>dicht " + rest
    (tree,) = sentences_of(text, [table + rest])
    assert end_of_dateline(tree.tokens) == opening
