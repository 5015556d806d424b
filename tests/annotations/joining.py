"""Annotations joined with the texts that they are about."""

from __future__ import annotations

import hashlib
import json
import lzma
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

__all__ = ["ANNOTATED", "joined", "texts_of", "with_text"]

ANNOTATED = Path(__file__).parent
"""The folder of the annotations: for each file of running text, ``NAME.jsonl.xz``, one ``NAME.jsonl``."""


def joined(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The gold documents of one file of running text.

    :param folder: where ``NAME.jsonl.xz`` lies, one object with ``id`` and ``text`` a line.
    :raises ValueError: a text is missing, or is another one.
    """
    rows = [json.loads(line) for line in (ANNOTATED / f"{name}.jsonl").read_text("utf-8").splitlines()]
    texts = texts_of(folder / f"{name}.jsonl.xz", {row["source"] for row in rows})
    for row in rows:
        yield with_text(row, texts.get(row["source"], ()))


def texts_of(path: Path, wanted: set[str]) -> Mapping[str, Sequence[str]]:
    """The texts that have these ids in a file of running text."""
    found: dict[str, list[str]] = {}
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            if document["id"] in wanted:
                found.setdefault(document["id"], []).append(document["text"])
    return found


def with_text(row: Mapping[str, Any], texts: Sequence[str]) -> dict[str, Any]:
    """An annotation as a gold file holds it, with the one of the ``texts`` that it was made on.

    :raises ValueError: none of them is.
    """
    text = next((one for one in texts if hashlib.sha256(one.encode()).hexdigest() == row["sha256"]), None)
    if text is None:
        raise ValueError(f"{row['source']}: expected the text with the SHA-256 {row['sha256']}, found none")
    names = [[text[start:end] for start, end in entity["names"]] for entity in row["entities"]]
    keys = [f"{number} {of_entity[0]}" for number, of_entity in enumerate(names)]
    return {
        "id": row["source"].removesuffix(".md").replace("/", "_"),
        "lang": "nl",
        "genre": row["genre"],
        "text": text,
        "indirect_annotated": row["indirect_annotated"],
        "entities": {
            key: {
                "name": of_entity[0],
                "aliases": of_entity[1:],
                "mentions": sorted(entity["names"] + entity["mentions"]),
            }
            for key, of_entity, entity in zip(keys, names, row["entities"], strict=True)
        },
        "quotes": [
            {
                **quote,
                "speaker": [keys[number] for number in quote["speaker"]],
                "addressee": [keys[number] for number in quote["addressee"]],
            }
            for quote in row["quotes"]
        ],
    }
