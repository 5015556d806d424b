"""Reading gold files, and what is said about bad ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quoteattr.errors import GoldError
from quoteattr.evaluation import read_gold, read_gold_files
from quoteattr.schema import Kind

from .conftest import gold_data, span

Write = Callable[[dict[str, Any]], Path]


def test_reads_the_format(gold_file: Write) -> None:
    """A gold file becomes values, with the entities in the place of their ids."""
    gold = read_gold(gold_file(gold_data()))
    assert (gold.id, gold.genre, gold.indirect_annotated) == ("nieuws_1", "news", True)
    direct = gold.quotes[1]
    assert direct.kind is Kind.DIRECT
    assert direct.cue == span("zei")
    assert direct.speaker is not None
    assert direct.speaker.name == "Jansen"
    assert direct.addressee is not None
    assert direct.addressee.mentions == (span("de Kamer"),)


def test_group_is_one_party(gold_file: Write) -> None:
    """Several ids make one party with the names and mentions of all."""
    speaker = read_gold(gold_file(gold_data())).quotes[0].speaker
    assert speaker is not None
    assert {"Jansen", "De Vries"} <= set(speaker.aliases)


def test_optional_fields(gold_file: Write) -> None:
    """Without kind a quotation is direct, and without a word on it indirect ones count if there are any."""
    data = gold_data()
    data["quotes"] = [{"start": 1, "end": 5}]
    del data["indirect_annotated"], data["genre"]
    gold = read_gold(gold_file(data))
    assert gold.quotes[0].kind is Kind.DIRECT
    assert gold.quotes[0].speaker is None
    assert (gold.genre, gold.indirect_annotated) == ("unknown", False)


def test_folders_are_searched(gold_file: Write, tmp_path: Path) -> None:
    """A folder gives the gold in it and below in the order of the names, and says what it passed over."""
    for name in ("b", "a"):
        gold_file({**gold_data(), "id": name})
    other = gold_file({"id": "readme"})
    files = read_gold_files([tmp_path])
    assert [gold.id for gold in files.documents] == ["a", "b"]
    assert files.passed_over == (other,)


def test_nothing_found(tmp_path: Path) -> None:
    """A folder without gold is an error, not a score of nothing."""
    with pytest.raises(GoldError, match="no gold files found"):
        read_gold_files([tmp_path])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": None}, "text: expected str, got None"),
        ({"quotes": {}}, "quotes: expected list"),
        ({"entities": []}, "entities: expected dict"),
        (
            {"quotes": [{"start": 3, "end": 999}]},
            r"quotes\[0\]\.start, \.end: expected two code points within",
        ),
        ({"quotes": [{"start": 3}]}, r"quotes\[0\]\.start, \.end"),
        ({"quotes": [7]}, r"quotes\[0\]: expected an object, got 7"),
        (
            {"quotes": [{"start": 1, "end": 2, "kind": "spoken"}]},
            r"quotes\[0\]\.kind: expected one of direct",
        ),
        (
            {"quotes": [{"start": 1, "end": 2, "speaker": ["X"]}]},
            r"quotes\[0\]\.speaker: 'X' is not in entities",
        ),
        ({"quotes": [{"start": 1, "end": 2, "speaker": "X"}]}, r"quotes\[0\]\.speaker: expected a list"),
        ({"quotes": [{"start": 1, "end": 2, "cue": [5]}]}, r"quotes\[0\]\.cue: expected two code points"),
    ],
)
def test_malformed_field_is_named(gold_file: Write, change: dict[str, Any], message: str) -> None:
    """An error names the file, the line and the field, and says where the format is described."""
    path = gold_file({**gold_data(), **change})
    with pytest.raises(GoldError, match=message) as error:
        read_gold(path)
    assert str(error.value).startswith(f"{path}:1: ")
    assert str(error.value).endswith("; see the format in quoteattr.evaluation.gold")


@pytest.mark.parametrize(
    ("quotes", "line", "message"),
    [
        ('[\n {"start": 1,\n  "end": 2},\n {"start": 0,\n  "end": 99}]', 7, r"quotes\[1\]\.start, \.end"),
        ('[{"start": 1, "end": 2,\n\n "kind" : "spoken"}]', 6, r"quotes\[0\]\.kind"),
        ("[\n\n7]", 6, r"quotes\[0\]"),
        ('[{"start": 1, "end": 2, "speaker": ["a"]}]', 3, r"entities\['a'\]\.mentions\[1\]"),
    ],
)
def test_malformed_line_is_named(tmp_path: Path, quotes: str, line: int, message: str) -> None:
    """The line is that of the value that is wrong, or of what should hold it where it is missing."""
    path = tmp_path / "krom.json"
    entity = '{"a": {"name": "A{", "mentions": [[0, 1], \n[0]]}}'
    path.write_text(
        f'{{"id": "x", "text": "Ja, hoor",\n "entities": {entity},\n "quotes": {quotes}}}', encoding="utf-8"
    )
    with pytest.raises(GoldError, match=rf"krom\.json:{line}: {message}: expected"):
        read_gold(path)


def test_broken_files_are_named(tmp_path: Path) -> None:
    """An error about JSON names the line; one about bytes the byte; a missing file is said to be missing."""
    path = tmp_path / "kapot.json"
    path.write_text('{"id": "x",\n "text" "y"}', encoding="utf-8")
    with pytest.raises(GoldError, match=r"kapot\.json:2: not JSON"):
        read_gold(path)
    path.write_bytes(b'{"id": "\xe9"}')
    with pytest.raises(GoldError, match=r"kapot\.json: not UTF-8 at byte 8"):
        read_gold(path)
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(GoldError, match="expected a JSON object, got list"):
        read_gold(path)
    with pytest.raises(GoldError, match=r"weg\.json: cannot be read: No such file"):
        read_gold(tmp_path / "weg.json")


def test_depth_breaks_no_message(tmp_path: Path) -> None:
    """A file with lists in lists, just as deep as Python reads or deeper, gives an error about the file."""
    path = tmp_path / "diep.json"
    for depth in range(900, 1100):
        nested = "[" * depth + "]" * depth
        path.write_text(
            f'{{"x": {nested}, "id": "a", "text": "", "entities": {{}}, "quotes": [7]}}', encoding="utf-8"
        )
        with pytest.raises(GoldError, match=r"diep\.json"):
            read_gold(path)
