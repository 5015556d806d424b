"""Lists of known people as users have them, and what is said of those that cannot be used."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from quoteattr import EntityType, KnownError
from quoteattr.known import KnownEntities, KnownEntity, known_entities, read_known

ANNA = KnownEntity(
    id="q1",
    name="Anna Smit",
    aliases=("A. Smit", "Annie Smit"),
    gender="fem",
    type=EntityType.PERSON,
    functions=("wethouder", "raadslid"),
    parties=("ABC",),
)
BOND = KnownEntity(id="Bond van Brugwachters", name="Bond van Brugwachters", type=EntityType.ORGANISATION)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_csv(tmp_path: Path, separator: str, start: str) -> None:
    """Cells may be separated by commas, semicolons and tabs; other columns are ignored, empty lines too."""
    rows = [
        ["id", "Name", "aliases", "gender", "type", "function", "party", "born"],
        ["q1", "Anna Smit", "A. Smit|Annie Smit", "v", "person", "wethouder | raadslid", "ABC", "1970"],
        ["", "Bond van Brugwachters", "", "", "organisation", "", "", ""],
    ]
    text = start + "\r\n\r\n".join(separator.join(row) for row in rows) + "\r\n"
    assert read_known(written(tmp_path, "lijst.CSV", text)).entities == (ANNA, BOND)


def test_csv_with_quoted_cells(tmp_path: Path) -> None:
    """A cell between quotation marks may hold the separator, and line breaks count in the number of a line."""
    path = written(
        tmp_path, "lijst.csv", 'name,aliases,note\nAnna,"A. Smit;Annie, Smit","a\nb"\nBen,,\nBen,,\n'
    )
    with pytest.raises(KnownError, match=r":5: the id 'Ben' stands in .*:4 too"):
        read_known(path)


def test_json_lines(tmp_path: Path) -> None:
    """An object a line; several values are a list or a string."""
    rows: list[dict[str, Any]] = [
        {"id": "q1", "name": "Anna  Smit", "aliases": ["A. Smit", "Annie Smit"], "gender": "female", "type": "person",
         "function": "wethouder; raadslid", "party": "ABC", "born": 1970},
        {"name": "Bond van Brugwachters", "type": "organization", "aliases": None},
    ]  # fmt: skip
    path = written(tmp_path, "lijst.jsonl", "\n\n".join(map(json.dumps, rows)))
    assert read_known(path).entities == (ANNA, BOND)
    assert known_entities(rows) == known_entities(str(path)) == known_entities(path)


def test_mappings_from_a_data_frame() -> None:
    """What is missing is NaN there, and a number of an id is a float where one is missing."""
    known = known_entities(
        [{"name": "Anna Smit", "id": 7.0, "gender": float("nan"), "aliases": float("nan")}]
    )
    assert known is not None
    assert known.entities == (KnownEntity(id="7", name="Anna Smit"),)


def test_what_was_read_may_be_given_again() -> None:
    """Nothing stays nothing, and values pass as they are."""
    known = KnownEntities((ANNA, BOND))
    assert known_entities(None) is None
    assert known_entities(known) is known
    assert known_entities(known.entities) == known
    assert repr(known) == "<KnownEntities: 2>"


FAULTS: dict[str, tuple[str, str | bytes, str]] = {
    "no file": ("", "", "cannot be read: No such file"),
    "no such format": ("lijst.xlsx", "", "expected a file that ends in .csv, .tsv, .jsonl or .ndjson"),
    "no text": ("lijst.csv", b"name\nAnna\nJos\xe9\n", ":3: not UTF-8; save the file as UTF-8"),
    "empty": ("lijst.csv", "\n", "empty; expected a header with the column name"),
    "no header": ("lijst.csv", "\nAnna,v\n", ":2: expected a header with the column name and any of"),
    "a column twice": ("lijst.csv", "name,id,id\n", ":1: the column id stands there twice"),
    "a cell too many": ("lijst.csv", "name,id\nSmit, Anna,7\n", ":2: 3 cells, expected 2 (name, id); put quotation"),
    "a quotation mark": ("lijst.csv", 'name\nAnna\n"Smit" Anna\n', ":3: not CSV:"),
    "no name": ("lijst.csv", "name,id\nAnna,1\n ,2\n", ":3: name: expected a name of 1 to 30 words, got ''"),
    "a long name": ("lijst.csv", f"name\n{'a ' * 31}\n", ":2: name: expected a name of 1 to 30 words"),
    "a mark for a name": ("lijst.csv", "name,aliases\nAnna,-\n", ":2: aliases: expected a name of 1 to 30 words"),
    "a gender": ("lijst.csv", "name,gender\nAnna,vr\n", ":2: gender: expected one of m, man, male"),
    "a type": ("lijst.csv", "name,type\nAnna,mens\n", ":2: type: expected one of person, organisation"),
    "twice": ("lijst.csv", "name\nAnna\nBen\nAnna\n", ":4: the id 'Anna' stands in"),
    "no JSON": ("lijst.jsonl", '{"name": "Anna"}\n\n{"name"\n', ":3: not JSON:"),
    "no object": ("lijst.jsonl", '{"name": "Anna"}\n["Ben"]\n', ":2: expected a mapping with name, id, aliases"),
    "no string": ("lijst.jsonl", '{"name": {"first": "Anna"}}\n', ":1: name: expected a string, got {'first'"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_list_that_cannot_be_used(tmp_path: Path, fault: str) -> None:
    """The error names the file and the line, what was expected and what was given."""
    name, content, message = FAULTS[fault]
    path = written(tmp_path, name, content) if name else tmp_path / "niet.csv"
    with pytest.raises(KnownError) as caught:
        read_known(path)
    assert str(caught.value).startswith(str(path))
    assert message in str(caught.value)


@pytest.mark.parametrize("given", [{"name": "Anna"}, b"lijst.csv", 3])
def test_no_list(given: Any) -> None:
    """One mapping, bytes and numbers are no list."""
    with pytest.raises(
        KnownError, match=f"expected a list of mappings or the path .* got {type(given).__name__}"
    ):
        known_entities(given)


def test_a_mapping_that_cannot_be_used() -> None:
    """It is named by its place in the list."""
    with pytest.raises(KnownError, match=r"known\[1\]: name: expected a name"):
        known_entities([{"name": "Anna"}, {"name": ""}])
    with pytest.raises(KnownError, match=r"known\[1\]: the key name is missing; .*, got naam$"):
        known_entities([{"name": "Anna"}, {"naam": "Ben"}])


WRONG_TYPES: list[tuple[dict[str, Any], str]] = [
    ({"name": 5}, "name: expected a string, got 5 (int); write text between quotation marks"),
    ({"name": True}, "name: expected a string, got True (bool)"),
    ({"name": 2.5}, "name: expected a string, got 2.5 (float)"),
    ({"name": "Anna", "aliases": 5}, "aliases: expected a string, got 5 (int)"),
    ({"name": "Anna", "aliases": ["An", 5]}, "aliases: expected a string, got 5 (int)"),
    ({"name": "Anna", "type": 3}, "type: expected a string, got 3 (int)"),
    ({"name": "Anna", "gender": 1}, "gender: expected a string, got 1 (int)"),
    ({"name": "Anna", "function": 3}, "function: expected a string, got 3 (int)"),
    ({"name": "Anna", "id": True}, "id: expected a string, got True (bool)"),
    ({"name": "Anna", "id": 2.5}, "id: expected a string, got 2.5 (float)"),
]


@pytest.mark.parametrize(("row", "message"), WRONG_TYPES)
def test_values_of_wrong_types(tmp_path: Path, row: dict[str, Any], message: str) -> None:
    """Numbers are no names, in a list and in a file alike; the error says what to write."""
    with pytest.raises(KnownError, match=re.escape(message)):
        known_entities([row])
    with pytest.raises(KnownError, match=re.escape(f":1: {message}")):
        read_known(written(tmp_path, "lijst.jsonl", json.dumps(row)))


def test_values_made_by_hand_are_checked() -> None:
    """What no mapping may hold no value may hold either."""
    wrong: Any = 5
    with pytest.raises(KnownError, match=r"known\[0\]: name: expected a string, got 5 \(int\)"):
        known_entities([KnownEntity(id="1", name=wrong)])


def test_keys_in_capitals() -> None:
    """The case of a key does not matter, as in the header of a table."""
    given = known_entities([{"Name": "Anna Smit", "GENDER": "v"}])
    assert given == known_entities([{"name": "Anna Smit", "gender": "v"}])


def test_an_empty_path() -> None:
    """It is no file, and the error does not speak of the folder where one is."""
    with pytest.raises(KnownError, match="known: expected the path of a CSV or JSONL file, got an empty one"):
        known_entities("")
