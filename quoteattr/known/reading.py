"""Lists of known people and organisations: mappings, CSV and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any, TypeAlias

import attrs

from quoteattr.errors import KnownError
from quoteattr.known.entity import KnownEntity
from quoteattr.known.index import LONGEST_NAME, KnownEntities
from quoteattr.known.spelling import words_as_written
from quoteattr.schema import EntityType

__all__ = ["Known", "known_entities", "read_known"]

Known: TypeAlias = "str | PathLike[str] | Iterable[Mapping[str, Any] | KnownEntity] | KnownEntities"
"""What may be given: the path of a file, mappings, or what was read already."""

_GENDERS = {
    **dict.fromkeys(("m", "man", "male", "masc", "masculine", "mannelijk"), "masc"),
    **dict.fromkeys(("f", "v", "woman", "vrouw", "female", "fem", "feminine", "vrouwelijk"), "fem"),
    **dict.fromkeys(("", "x", "other", "unknown", "anders", "onbekend"), ""),
}

_TYPES = {**{kind.value: kind for kind in EntityType}, "organization": EntityType.ORGANISATION, "": None}

_CELL_SEPARATORS = (",", ";", "\t")

_FIELDS = "name, id, aliases, gender, type, function, party"

_REMEDY = "write text between quotation marks, and several values as a list of texts"


def known_entities(given: Known | None) -> KnownEntities | None:
    """What the user gave, ready to be looked up; nothing of nothing.

    :raises KnownError: it cannot be used.
    """
    if given is None or isinstance(given, KnownEntities):
        return given
    if given == "":
        raise KnownError(
            "known: expected the path of a CSV or JSONL file, got an empty one; None knows nobody"
        )
    if isinstance(given, str | PathLike):
        return read_known(given)
    if isinstance(given, Mapping | bytes) or not isinstance(given, Iterable):
        raise KnownError(
            "known: expected a list of mappings or the path of a CSV or JSONL file, "
            f"got {type(given).__name__}"
        )
    return _collected((f"known[{number}]", row) for number, row in enumerate(given))


def read_known(path: str | PathLike[str]) -> KnownEntities:
    """The people and organisations in a file.

    :param path: of a ``.csv`` file with a header, its cells separated by commas, semicolons or tabs; or of a
        ``.jsonl`` file with an object a line. It is read as UTF-8. Columns that nobody asked for are ignored.
    :raises KnownError: the file cannot be used; the message names the line.
    """
    file = Path(path)
    read = {".csv": _csv_rows, ".tsv": _csv_rows, ".jsonl": _json_rows, ".ndjson": _json_rows}.get(
        file.suffix.lower()
    )
    if read is None:
        raise KnownError(f"{file}: expected a file that ends in .csv, .tsv, .jsonl or .ndjson")
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise KnownError(f"{file}:{line}: not UTF-8; save the file as UTF-8") from None
    except OSError as error:
        raise KnownError(f"{file}: cannot be read: {error.strerror or error}") from None
    return _collected((f"{file}:{line}", row) for line, row in read(file, text))


# -- files -----------------------------------------------------------------------------------------------


def _csv_rows(file: Path, text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The rows of a table with the lines on which they begin."""
    header_line = text.lstrip().partition("\n")[0]
    separator = max(_CELL_SEPARATORS, key=header_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    header: list[str] = []
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise KnownError(f"{file}:{line}: not CSV: {error}") from None
        if cells is None:
            break
        if not any(cell.strip() for cell in cells):
            pass
        elif not header:
            header = [cell.strip().lower() for cell in cells]
            _check_header(f"{file}:{line}", header)
        elif len(cells) != len(header):
            raise KnownError(
                f"{file}:{line}: {len(cells)} cells, expected {len(header)} ({', '.join(header)}); "
                f"put quotation marks around a cell that holds {separator!r}"
            )
        else:
            yield line, dict(zip(header, cells, strict=True))
        line = reader.line_num + 1
    if not header:
        raise KnownError(f"{file}: empty; expected a header with the column name, then a line for each name")


def _check_header(where: str, header: list[str]) -> None:
    if "name" not in header:
        raise KnownError(
            f"{where}: expected a header with the column name and any of {_FIELDS}, got {', '.join(header)}"
        )
    twice = next((name for name in header if name and header.count(name) > 1), None)
    if twice is not None:
        raise KnownError(f"{where}: the column {twice} stands there twice; leave one")


def _json_rows(file: Path, text: str) -> Iterator[tuple[int, Any]]:
    """The objects of a file with their lines."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                raise KnownError(f"{file}:{number}: not JSON: {error}") from None


# -- rows ------------------------------------------------------------------------------------------------


def _collected(rows: Iterable[tuple[str, Any]]) -> KnownEntities:
    """All rows as one value.

    :param rows: each with where it stands.
    :raises KnownError: a row cannot be used, or two have one id.
    """
    entities: list[KnownEntity] = []
    places: dict[str, str] = {}
    for where, row in rows:
        entity = _entity(where, _row_of(row) if isinstance(row, KnownEntity) else row)
        before = places.setdefault(entity.id, where)
        if before is not where:
            raise KnownError(
                f"{where}: the id {entity.id!r} stands in {before} too; give each an id of its own, "
                "and put the functions and aliases of one in one row"
            )
        entities.append(entity)
    return KnownEntities(tuple(entities))


def _row_of(entity: KnownEntity) -> Mapping[str, Any]:
    """The row that says what an entity made by hand does, to be checked like any other."""
    fields = attrs.asdict(entity, recurse=False)
    return {**fields, "function": entity.functions, "party": entity.parties}


def _entity(where: str, row: Any) -> KnownEntity:
    """What a row says."""
    if not isinstance(row, Mapping):
        raise KnownError(
            f"{where}: expected a mapping with {_FIELDS}, of which name is needed, got {type(row).__name__}"
        )
    row = {**{str(key).strip().lower(): value for key, value in row.items()}, **row}
    if "name" not in row:
        keys = ", ".join(map(str, row)) or "an empty one"
        raise KnownError(
            f"{where}: the key name is missing; expected it and any of {_FIELDS}, got {keys:.80}"
        )
    name = _name(where, "name", _text(where, "name", row.get("name")))
    return KnownEntity(
        id=_id(where, row.get("id")) or name,
        name=name,
        aliases=tuple([_name(where, "aliases", alias) for alias in _texts(where, "aliases", row)]),
        gender=_choice(where, "gender", row, _GENDERS),
        type=_choice(where, "type", row, _TYPES),
        functions=_texts(where, "function", row),
        parties=_texts(where, "party", row),
    )


def _name(where: str, field: str, name: str) -> str:
    words = len(words_as_written(name))
    if not 0 < words <= LONGEST_NAME:
        raise KnownError(f"{where}: {field}: expected a name of 1 to {LONGEST_NAME} words, got {name[:80]!r}")
    return name


def _id(where: str, value: Any) -> str:
    """An id as a string: a whole number may be one, also where pandas has made it a fraction."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if type(value) is int else _text(where, "id", value)


def _text(where: str, field: str, value: Any) -> str:
    """A value as a string with single blanks; empty where there is none."""
    if value is None or value != value:  # pandas has NaN where nothing stands
        return ""
    if not isinstance(value, str):
        raise KnownError(
            f"{where}: {field}: expected a string, got {value!r:.80} ({type(value).__name__}); {_REMEDY}"
        )
    return " ".join(value.split())


def _texts(where: str, field: str, row: Mapping[str, Any]) -> tuple[str, ...]:
    """Several values: a list, or a string in which ``;`` or ``|`` stands between them."""
    value = row.get(field)
    if isinstance(value, list | tuple):
        parts = [_text(where, field, part) for part in value]
    else:
        parts = [part.strip() for part in _text(where, field, value).replace("|", ";").split(";")]
    return tuple(dict.fromkeys(filter(None, parts)))


def _choice(where: str, field: str, row: Mapping[str, Any], choices: Mapping[str, Any]) -> Any:
    value = _text(where, field, row.get(field)).lower()
    if value not in choices:
        expected = ", ".join(filter(None, choices))
        raise KnownError(f"{where}: {field}: expected one of {expected}, or nothing; got {value[:80]!r}")
    return choices[value]
