"""Whether the values of an extraction that is read are of their types and fit its text and each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from quoteattr.errors import InputError

__all__ = ["check_values"]


def check_values(data: Mapping[str, Any]) -> None:
    """Make sure that a dictionary of the present schema can be an extraction.

    :raises InputError: a value is of another type, a stretch is not in the text or has other words there,
        two quotations have one id, or one stands in a quotation that is not there; the message names the
        field.
    :raises LookupError: a field is missing.
    """
    text = data["text"]
    _string("text", text)
    _optional_string("source", data["source"])
    _strings("notes", data["notes"])
    quotes = _list("quotes", data["quotes"])
    ids: set[str] = set()
    for number, quote in enumerate(quotes):
        _quote(f"quotes[{number}]", quote, text)
        if quote["id"] in ids:
            _refuse(f"quotes[{number}].id", "an id of its own for each quotation", quote["id"])
        ids.add(quote["id"])
    for number, quote in enumerate(quotes):
        if quote["parent"] is not None and quote["parent"] not in ids:
            _refuse(f"quotes[{number}].parent", "the id of a quotation, or None", quote["parent"])
    for number, entity in enumerate(_list("entities", data["entities"])):
        _entity(f"entities[{number}]", entity, text)
    _convention("convention", data["convention"], text)


def _quote(field: str, data: Any, text: str) -> None:
    _stretch(field, data, text)
    for name in ("id", "utterance"):
        _string(f"{field}.{name}", data[name])
    _optional_string(f"{field}.parent", data["parent"])
    if data["cue"] is not None:
        _stretch(f"{field}.cue", data["cue"], text)
        _string(f"{field}.cue.lemma", data["cue"]["lemma"])
    for role in ("speakers", "addressees", "via"):
        for number, mention in enumerate(_list(f"{field}.{role}", data[role])):
            _mention(f"{field}.{role}[{number}]", mention, text)


def _mention(field: str, data: Any, text: str) -> None:
    _stretch(field, data, text)
    for name in ("name", "entity"):
        _string(f"{field}.{name}", data[name])
    _optional_string(f"{field}.rule", data.get("rule"))
    for name in ("confidence", "name_confidence"):
        value = data.get(name, 0.0)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            _refuse(f"{field}.{name}", "a number from 0 to 1", value)


def _entity(field: str, data: Any, text: str) -> None:
    _mapping(field, data)
    for name in ("id", "name"):
        _string(f"{field}.{name}", data[name])
    _optional_string(f"{field}.known", data["known"])
    _strings(f"{field}.aliases", data["aliases"])
    for number, span in enumerate(_list(f"{field}.mentions", data["mentions"])):
        where = f"{field}.mentions[{number}]"
        if len(_list(where, span)) != 2:
            _refuse(where, "two code points", span)
        start, end = span
        _span(where, where, start, end, text)


def _convention(field: str, data: Any, text: str) -> None:
    _mapping(field, data)
    primary = data["primary"]
    if primary is not None:
        _strings(f"{field}.primary", primary)
        if len(primary) != 2:
            _refuse(f"{field}.primary", "an opening and a closing mark, or None", primary)
    _mapping(f"{field}.counts", data["counts"])
    for marks, count in data["counts"].items():
        _string(f"{field}.counts", marks)
        if not _is_count(count):
            _refuse(f"{field}.counts", "whole numbers of 0 or more", count)
    for place in _list(f"{field}.repaired", data["repaired"]):
        if not _is_count(place) or place > len(text):
            _refuse(f"{field}.repaired", f"code points within a text of {len(text)}", place)


def _stretch(field: str, data: Any, text: str) -> None:
    """A mapping with ``text``, ``start`` and ``end``."""
    _mapping(field, data)
    start, end, words = data["start"], data["end"], data["text"]
    _span(f"{field}.start", f"{field}.end", start, end, text)
    if words != text[start:end]:
        _refuse(f"{field}.text", f"what stands at {start}:{end}, {text[start:end]!r:.40}", words)


def _span(first: str, last: str, start: Any, end: Any, text: str) -> None:
    if not _is_count(start) or start > len(text):
        _refuse(first, f"a code point within a text of {len(text)}", start)
    if not _is_count(end) or not start <= end <= len(text):
        _refuse(last, f"a code point from {start} to {len(text)}, the end of the text", end)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _string(field: str, value: Any) -> None:
    if not isinstance(value, str):
        _refuse(field, "a string", value)


def _optional_string(field: str, value: Any) -> None:
    if value is not None and not isinstance(value, str):
        _refuse(field, "a string or None", value)


def _strings(field: str, value: Any) -> None:
    for part in _list(field, value):
        _string(field, part)


def _list(field: str, value: Any) -> Sequence[Any]:
    if not isinstance(value, list | tuple):
        _refuse(field, "a list", value)
    return value


def _mapping(field: str, value: Any) -> None:
    if not isinstance(value, Mapping):
        _refuse(field, "a mapping", value)


def _refuse(field: str, expected: str, value: Any) -> NoReturn:
    raise InputError(
        f"not an extraction: {field}: expected {expected}, got {value!r:.80}; "
        "pass what Extraction.to_dict() returned"
    )
