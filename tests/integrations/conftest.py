"""An extraction built by hand for the integrations that only convert."""

from __future__ import annotations

import pytest

from quoteattr.schema import (
    Cue,
    Entity,
    EntityType,
    Extraction,
    Form,
    Gender,
    Kind,
    Participant,
    Quote,
    Reason,
)

TEXT = "“Kom je morgen?” vroeg Anna aan Ben. Ben zei tegen haar dat hij niet kon. “Jammer.”"


def find(words: str, after: str = "") -> dict[str, object]:
    start = TEXT.index(words, TEXT.index(after))
    return {"text": words, "start": start, "end": start + len(words)}


@pytest.fixture(scope="session")
def dialogue() -> Extraction:
    """Anna asks Ben, Ben answers her, and somebody says a last word."""
    found = {"rule": "subject_of_cue", "confidence": 0.9, "name_confidence": 0.8}
    anna = Participant(
        **find("Anna"), name="Anna", entity="e1", form=Form.NAME, type=EntityType.PERSON, **found
    )
    ben = Participant(**find("Ben"), name="Ben", entity="e2", form=Form.NAME, **found)
    her = Participant(
        **find("haar"), name="Anna", entity="e1", form=Form.PRONOUN, type=EntityType.PERSON, **found
    )
    return Extraction(
        text=TEXT,
        quotes=(
            Quote(
                **find("Kom je morgen?"),
                kind=Kind.DIRECT,
                id="q1",
                utterance="u1",
                speakers=(anna,),
                addressees=(ben,),
                cue=Cue(**find("vroeg"), lemma="vragen"),
            ),
            Quote(
                **find("hij niet kon"),
                kind=Kind.INDIRECT,
                id="q2",
                utterance="u2",
                speakers=(ben,),
                addressees=(her,),
                cue=Cue(**find("zei"), lemma="zeggen"),
            ),
            Quote(**find("Jammer."), kind=Kind.DIRECT, id="q3", utterance="u3", reason=Reason.AMBIGUOUS),
        ),
        entities=(
            Entity(
                id="e1",
                name="Anna",
                type=EntityType.PERSON,
                mentions=((anna.start, anna.end),),
                gender=Gender.FEMININE,
                known="Q1",
            ),
            Entity(id="e2", name="Ben", mentions=((ben.start, ben.end),)),
        ),
    )
