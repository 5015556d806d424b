"""Separable verbs whose particle was read as a preposition."""

from __future__ import annotations

from tests.stages.reports.found import told


def test_particle_read_as_a_preposition() -> None:
    """*riep bedrijven op te investeren* is *oproepen* also where *op* was read as a preposition; *riep op straat* is not."""
    text = "Smit riep bedrijven op het loon te verhogen."
    table = (
        "Smit/PROPN/nsubj>riep riep=roepen/VERB+Past+Fin/root bedrijven=bedrijf/NOUN+Plur/obj>riep op/ADP/case>loon "
        "het/DET/det>loon loon/NOUN/obl>verhogen te/ADP/mark>verhogen verhogen/VERB+Inf/xcomp>riep ."
    )
    assert told(text, table) == [("Smit", "op_roepen", "het loon te verhogen")]
    table = "Smit/PROPN/nsubj>riep riep=roepen/VERB+Past+Fin/root hem/PRON+Prs/obj>riep op/ADP/case>straat straat/NOUN/obl>riep ."
    assert told("Smit riep hem op straat.", table) == []
