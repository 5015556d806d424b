"""Short dialogues of stories, invented for this test: who is shown to a reader as the speaker of each turn.

Two people talk, few turns have a tag, and three sentences say who they are.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from quoteattr import Extraction, QuoteExtractor

DIALOGUES = tomllib.loads(Path(__file__).with_name("dialogues.toml").read_text(encoding="utf-8"))["dialogue"]

LEAST_RIGHT = 0.75
"""Share of the turns that have the right speaker, or rightly none, at least."""

MOST_WRONG = 0.2
"""Share of the speakers given that are wrong, at most."""

NARRATOR = "narrator"


def shown(extraction: Extraction) -> Iterator[str]:
    """Who is shown as the speaker of each quotation between marks that stands in no other."""
    names = {entity.id: entity.name for entity in extraction.entities}
    for quote in extraction.quotes:
        if quote.kind in {"direct", "mixed"} and quote.parent is None:
            speaker = quote.speaker
            name = "" if speaker is None else names.get(speaker.entity, speaker.text)
            yield NARRATOR if name.casefold() == "ik" else name


def test_dialogues(bundled: QuoteExtractor) -> None:
    """Most turns have the right speaker, and few a wrong one."""
    right = wrong = given = turns = 0
    for dialogue in DIALOGUES:
        found = list(shown(bundled(dialogue["text"].strip() + "\n")))
        wanted = dialogue["speakers"]
        turns += len(wanted)
        if len(found) != len(wanted):
            continue
        for one, name in zip(found, wanted, strict=True):
            is_right = name.casefold() in one.casefold() if name else not one
            right += is_right
            given += bool(one)
            wrong += bool(one) and not is_right
    assert right >= LEAST_RIGHT * turns, f"{right} of {turns}"
    assert wrong <= MOST_WRONG * given, f"{wrong} of {given}"


def test_dialogues_have_their_answers() -> None:
    """Every dialogue is told apart and has an answer for each of its turns."""
    assert len({dialogue["id"] for dialogue in DIALOGUES}) == len(DIALOGUES)
    assert all(dialogue["speakers"] for dialogue in DIALOGUES)
