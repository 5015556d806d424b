"""JSON and JSON lines, and the registry that finds them."""

from __future__ import annotations

import io
from importlib import import_module

import pytest
from attrs import evolve

from quoteattr.errors import InputError, UnknownNameError
from quoteattr.io import FORMATS, STREAMS, dumps, jsonl, loads
from quoteattr.schema import Extraction


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_round_trip(article: Extraction, name: str) -> None:
    """What is written can be read back, equal."""
    assert loads(dumps(article, name), name) == article


def test_many_lines(article: Extraction) -> None:
    """A stream of extractions is written one a line and read one by one; empty lines do not matter."""
    stream = io.StringIO()
    empty = Extraction(text="Eén regel\u2028en nog een\r\n")
    jsonl.write([article, empty], stream)
    stream.write("\n")
    stream.seek(0)
    assert list(jsonl.read(stream)) == [article, empty]


def test_source_stands_in_the_line(article: Extraction) -> None:
    """Where a text comes from stands at the beginning of its line."""
    line = jsonl.dumps(evolve(article, source="a.txt"))
    assert line.startswith('{"schema": 2, "source": "a.txt", "text": ')
    assert jsonl.loads(line).source == "a.txt"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: not JSON"),
        ("[]", "line 2: not an extraction"),
        ('{"schema": 7}', "line 2: .*version 1 to 2, got 7"),
    ],
)
def test_bad_lines_are_named(article: Extraction, line: str, message: str) -> None:
    """A line that is no extraction is refused with its number."""
    with pytest.raises(InputError, match=message):
        list(jsonl.read([jsonl.dumps(article), line]))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes(article: Extraction, name: str) -> None:
    """Each format of the registry has a module that writes text, for an empty extraction too."""
    assert callable(import_module(FORMATS[name]).dumps)
    assert isinstance(dumps(article, name), str)
    assert isinstance(dumps(Extraction(text="", source="a.txt"), name), str)


def test_streams_are_formats() -> None:
    """Formats for several texts are in the registry."""
    assert set(FORMATS) >= STREAMS


def test_unknown_format() -> None:
    """A format that does not exist is answered with those that do."""
    with pytest.raises(UnknownNameError, match=r"unknown format 'doc'; known: .*jsonl"):
        dumps(Extraction(text=""), "doc")


def test_formats_for_people_cannot_be_read() -> None:
    """Reading a table says that it can only be written."""
    with pytest.raises(InputError, match="can be written, not read"):
        loads("", "table")
