"""A small gold file and what an extractor might make of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quoteattr.schema import Cue, Form, Kind, Participant, Quote, Reason

TEXT = (
    "'Wij gaan door'\n\n"
    '"Het wordt duurder", zei minister Jansen tegen de Kamer. Volgens hem komt er een plan. '
    'De partij noemt dat "volstrekt onhaalbaar". Ook De Vries vindt dat het beter moet.'
)


def span(words: str) -> tuple[int, int]:
    """Where ``words`` stand in the text."""
    start = TEXT.index(words)
    return start, start + len(words)


def gold_quote(
    words: str, kind: str, speaker: list[str], addressee: list[str], cue: str | None
) -> dict[str, Any]:
    start, end = span(words)
    return {
        "start": start,
        "end": end,
        "kind": kind,
        "speaker": speaker,
        "addressee": addressee,
        "cue": span(cue) if cue else None,
    }


def gold_data() -> dict[str, Any]:
    """Five quotations: a headline, a direct, a mixed and two indirect ones."""
    return {
        "id": "nieuws_1",
        "lang": "nl",
        "genre": "news",
        "text": TEXT,
        "indirect_annotated": True,
        "entities": {
            "J": {
                "name": "Jansen",
                "aliases": ["minister Jansen"],
                "mentions": [span("minister Jansen"), span("hem")],
            },
            "K": {"name": "de Kamer", "aliases": [], "mentions": [span("de Kamer")]},
            "P": {
                "name": "De partij",
                "aliases": [],
                "mentions": [span("De partij")],
                "type": "organisation",
            },
            "V": {"name": "De Vries", "aliases": [], "mentions": [span("De Vries")]},
        },
        "quotes": [
            gold_quote("'Wij gaan door'", "headline", ["J", "V"], [], None),
            gold_quote("Het wordt duurder", "direct", ["J"], ["K"], "zei"),
            gold_quote("komt er een plan", "indirect", ["J"], [], "Volgens"),
            gold_quote("volstrekt onhaalbaar", "mixed", ["P"], [], "noemt"),
            gold_quote("het beter moet", "indirect", ["V"], [], "vindt"),
        ],
    }


def mention(words: str, name: str | None = None, **found: Any) -> Participant:
    start, end = span(words)
    return Participant(
        text=words, start=start, end=end, name=name or words, entity="e1", form=Form.NAME, **found
    )


def quote(words: str, kind: Kind, **fields: Any) -> Quote:
    start, end = span(words)
    return Quote(
        **{"kind": kind, "text": words, "start": start, "end": end, "id": "q1", "utterance": "u1", **fields}
    )


def found_quotes() -> list[Quote]:
    """One right, one with a wrong speaker, one without a speaker, one too long, one invented."""
    cue_start, cue_end = span("zei")
    return [
        quote("Wij gaan door", Kind.HEADLINE, reason=Reason.AMBIGUOUS),
        quote(
            '"Het wordt duurder"',
            Kind.DIRECT,
            speakers=(
                mention("hem", "Jansen", rule="subject_of_cue", confidence=0.95, name_confidence=0.82),
            ),
            addressees=(mention("de Kamer"),),
            cue=Cue(text="zei", start=cue_start, end=cue_end, lemma="zeggen"),
        ),
        quote(
            "er een plan",
            Kind.INDIRECT,
            speakers=(mention("De partij", rule="nearest", confidence=0.42, name_confidence=0.3),),
        ),
        quote(
            "volstrekt onhaalbaar",
            Kind.DIRECT,
            speakers=(mention("De partij", rule="subject_of_cue", confidence=0.91, name_confidence=0.8),),
            addressees=(mention("de Kamer"),),
        ),
        quote("tegen de Kamer", Kind.MIXED),
    ]


@pytest.fixture
def gold_file(tmp_path: Path) -> Callable[[dict[str, Any]], Path]:
    """Writes gold to a file."""

    def write(data: dict[str, Any]) -> Path:
        path = tmp_path / f"{data.get('id', 'gold')}.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        return path

    return write
