"""What survives in which format: each field goes through each format that can be read back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import fields

from quoteattr.io import brat, cas, dumps, loads
from quoteattr.schema import Convention, Cue, Entity, Extraction, Mention, Participant, Quote
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "howto" / "formats.md"
COLUMNS = ("JSON, JSON Lines", "TEI", "brat", "Web Annotation", "CAS")


def through_brat(extraction: Extraction, folder: Path) -> Extraction:
    brat.write(extraction, folder / "a.txt")
    return brat.read(folder / "a.ann")


def through(name: str) -> Callable[[Extraction, Path], Extraction]:
    return lambda extraction, _: loads(dumps(extraction, name), name)


WAYS: dict[str, Callable[[Extraction, Path], Extraction]] = {
    "JSON, JSON Lines": through("jsonl"),
    "TEI": through("tei"),
    "brat": through_brat,
    "Web Annotation": through("webanno"),
    "CAS": lambda extraction, _: cas.loads(cas.dumps(extraction)),
}


def values(extraction: Extraction) -> dict[str, list[Any]]:
    """What an extraction holds, by the names of the fields."""
    told: dict[str, list[Any]] = {
        f"Extraction.{name}": [getattr(extraction, name)] for name in ("text", "source")
    }
    told["Extraction.notes"] = [extraction.notes]
    for name, value in parts(extraction):
        told.setdefault(name, []).append(value)
    told["Quote.utterance"] = first_places(told["Quote.utterance"])
    return told


def parts(extraction: Extraction) -> Iterator[tuple[str, Any]]:
    yield from of(Convention, extraction.convention)
    for quote in extraction:
        yield from of(Quote, quote, but=("cue", "speakers", "addressees", "via"))
        yield from of(Cue, quote.cue)
        for role in ("speakers", "addressees", "via"):
            those = getattr(quote, role)
            yield f"Quote.{role}", [one.entity for one in those]
            for one in those:
                yield from of(Mention, one)
                if isinstance(one, Participant):
                    yield from of(Participant, one, but=[field.name for field in fields(Mention)])
    for entity in sorted(extraction.entities, key=lambda entity: entity.id):
        yield from of(Entity, entity)


def of(kind: type, value: object, but: Any = ()) -> Iterator[tuple[str, Any]]:
    if value is not None:
        names = [field.name for field in fields(kind) if field.name not in but]
        yield from ((f"{kind.__name__}.{name}", getattr(value, name)) for name in names)


def first_places(names: list[str]) -> list[int]:
    """For each utterance where it begins: what it is called is no matter."""
    return [names.index(name) for name in names]


def table() -> dict[str, dict[str, bool]]:
    """For each field of the page whether a format keeps it, by its name."""
    section = PAGE.read_text(encoding="utf-8").partition("## What survives")[2].partition("\n## ")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if "|" in line
    ]
    head, _, *lines = rows
    assert tuple(head[1:]) == COLUMNS
    return {
        name: {column: cell != "–" for column, cell in zip(COLUMNS, cells, strict=True)}
        for field, *cells in lines
        for name in re.findall(r"`([A-Z]\w+\.\w+)`", field)
    }


@pytest.mark.parametrize("column", COLUMNS)
def test_the_page_says_what_survives(column: str, article: Extraction, tmp_path: Path) -> None:
    """Each field survives the way through a format if the page says so, and not if it says that it does not."""
    before = values(article)
    after = values(WAYS[column](article, tmp_path))
    survives = {name: before[name] == after.get(name) for name in before}
    assert survives == {name: row[column] for name, row in table().items()}


def test_every_field_tells_something(article: Extraction) -> None:
    """The article that goes through the formats has a value of its own in every field."""
    plain = {"Extraction.convention", "Extraction.quotes", "Extraction.entities"}
    wanted = {f"{kind.__name__}.{field.name}" for kind in (Extraction, Quote, Cue, Mention, Participant, Entity)
              for field in fields(kind)}  # fmt: skip
    told = values(article)
    own = {f"Participant.{field.name}" for field in fields(Mention)}
    assert wanted - plain - own - {"Quote.cue"} <= set(told)
    assert [name for name, found in told.items() if all(not value for value in found)] == []
