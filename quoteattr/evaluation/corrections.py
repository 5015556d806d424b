"""Gold from what annotators corrected: brat, INCEpTION (UIMA CAS), JSON and JSON Lines of quoteattr.

Write an extraction in one of these formats, have somebody correct it, and read it here: the quotations,
speakers and addressees that stand there then are right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from quoteattr.errors import GoldError, InputError, QuoteAttrError
from quoteattr.schema import Extraction

__all__ = ["SUFFIXES", "convert", "gold_data", "read_corrections"]


def gold_data(extraction: Extraction, name: str, *, genre: str = "unknown") -> dict[str, Any]:
    """The gold of a corrected extraction, as a gold file holds it, see :mod:`quoteattr.evaluation.gold`.

    All its quotations are taken to be right, and the indirect ones to be complete.

    :param name: id of the text.
    """
    entities: dict[str, dict[str, Any]] = {
        entity.id: {
            "name": entity.name,
            "aliases": list(entity.aliases),
            "mentions": sorted(map(list, entity.mentions)),
        }
        for entity in extraction.entities
    }
    for quote in extraction:
        for one in (*quote.speakers, *quote.addressees):
            entity = entities.setdefault(one.entity, {"name": one.name, "aliases": [], "mentions": []})
            if [one.start, one.end] not in entity["mentions"]:
                entity["mentions"] = sorted([*entity["mentions"], [one.start, one.end]])
    return {
        "id": name,
        "lang": "nl",
        "genre": genre,
        "indirect_annotated": True,
        "text": extraction.text,
        "entities": entities,
        "quotes": [
            {
                "start": quote.start,
                "end": quote.end,
                "kind": quote.kind.value,
                "speaker": list(dict.fromkeys(one.entity for one in quote.speakers)),
                "addressee": list(dict.fromkeys(one.entity for one in quote.addressees)),
                "cue": [quote.cue.start, quote.cue.end] if quote.cue else None,
            }
            for quote in extraction
        ],
    }


def read_corrections(path: Path, name: str) -> Iterator[dict[str, Any]]:
    """The gold in a file that annotators corrected; one of JSON Lines holds several texts.

    :param name: id of the text; of several in a file, each has its source for one, or its number behind it.
    :raises GoldError: the file cannot be read.
    """
    try:
        for number, extraction in enumerate(_READERS[path.suffix.lower()](path), start=1):
            several = path.suffix.lower() == ".jsonl"
            yield gold_data(extraction, extraction.source or f"{name}-{number}" if several else name)
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror or error}; check the name") from error
    except QuoteAttrError as error:
        raise GoldError(f"{path}: {error}") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error


def _brat(path: Path) -> Iterator[Extraction]:
    from quoteattr.io import brat

    yield brat.read(path)


def _cas(path: Path) -> Iterator[Extraction]:
    from quoteattr.io import cas

    yield cas.loads(path.read_text(encoding="utf-8"))


def _jsonl(path: Path) -> Iterator[Extraction]:
    from quoteattr.io import jsonl

    with path.open(encoding="utf-8") as lines:
        yield from jsonl.read(lines)


_READERS: Mapping[str, Callable[[Path], Iterator[Extraction]]] = MappingProxyType(
    {".ann": _brat, ".xmi": _cas, ".jsonl": _jsonl}
)

SUFFIXES = frozenset(_READERS)
"""How the names of files end that are read here, in lower case."""

_NO_NAME = re.compile(r"[^\w.-]+")


def convert(documents: Iterator[dict[str, Any]], out: Path) -> int:
    """Write each document as a gold file in the folder ``out``, which is made if need be.

    :returns: their number.
    :raises InputError: a file is there already.
    """
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for count, document in enumerate(documents, start=1):
        name = _NO_NAME.sub("_", str(document["id"])).strip("._") or str(count)
        path = out / f"{name}.json"
        if path.exists():
            raise InputError(f"{path} is there already; name an empty folder")
        path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return count
