"""Who says *ik* between marks."""

from __future__ import annotations

from tests.stages.tables import extractor_of

SAID = (
    '" Ik/PRON+Prs/nsubj>slaap slaap=slapen/VERB+Fin/ccomp>zegt " , zegt=zeggen/VERB+Fin/root '
    "Anna/PROPN/nsubj>zegt Smit/PROPN/flat>Anna ."
)


def test_speaker_says_i() -> None:
    """*ik* in a quotation is a mention of whom the quotation has as its speaker."""
    (quote,) = (extraction := extractor_of(SAID)('"Ik slaap", zegt Anna Smit.')).quotes
    assert quote.speaker is not None
    assert extraction.entities[0].mentions == ((1, 3), (17, 26))
    assert extraction.entities[0].aliases == ()


def test_nobody_says_i() -> None:
    """Without a speaker *ik* stands for nobody."""
    table = '" Ik/PRON+Prs/nsubj>slaap slaap=slapen/VERB+Fin/root . "'
    extraction = extractor_of(table)('"Ik slaap."')
    assert [entity for entity in extraction.entities if entity.mentions] == []
