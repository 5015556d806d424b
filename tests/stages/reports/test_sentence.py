"""A heading that runs into the sentence in which cues are read."""

from __future__ import annotations

from tests.stages.reports.found import told


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
