"""Cues of one's own: a mapping in the form of ``cues.toml``, added to a language's and taken from it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from os import PathLike
from pathlib import Path
from typing import Any

from quoteattr.errors import InputError
from quoteattr.schema import Medium

__all__ = ["FRAMES", "with_own_cues"]

FRAMES = ("tag", "clause", "infinitive", "bare", "fragment")
"""What a cue verb can enter, see :class:`~quoteattr.languages.cues.CueVerb`."""

_WITHOUT = "without"
"""The table of what is taken from the language."""

_ROWS = {"verbs": ("lemmas", "frames", "medium", "name"), "light_verbs": ("verb", "with")}
"""The tables that have rows, and the keys of a row."""


def with_own_cues(cues: Mapping[str, Any], own: Mapping[str, Any] | str | PathLike[str]) -> dict[str, Any]:
    """The cues of a language with one's own.

    What stands in ``own`` as in ``cues.toml`` is added; what stands so in its table ``without`` is taken away
    first, there ``verbs`` and ``light_verbs`` are lists of lemmas.

    :param cues: the tables of ``cues.toml``.
    :param own: tables of the same form, or a TOML file that has them.
    :returns: the tables of both.
    :raises InputError: an entry is wrong; the message names it, and what may stand in its place.
    """
    given = own if isinstance(own, Mapping) else _read(own)
    if not isinstance(given, Mapping):
        raise InputError(f"cues: expected a mapping or a TOML file, got {type(own).__name__}")
    merged = deepcopy(dict(cues))
    without = _table(_WITHOUT, given.get(_WITHOUT, {}))
    for name, entry in without.items():
        _take(merged, _known(name, cues, f"{_WITHOUT}."), entry)
    for name, entry in given.items():
        if name != _WITHOUT:
            _add(merged, _known(name, cues, ""), entry)
    return merged


def _read(path: Any) -> Mapping[str, Any]:
    if not isinstance(path, str | PathLike):
        raise InputError(f"cues: expected a mapping or a TOML file, got {type(path).__name__}")
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cues: {path} cannot be read: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"cues: {path} is no TOML file: {error}") from None


def _add(cues: dict[str, Any], name: str, entry: Any) -> None:
    if name in _ROWS:
        for number, row in _rows(name, entry):
            _add_row(cues[name], name, _row(f"{name}[{number}]", name, row))
        return
    table = cues[name]
    for key, words in _table(name, entry).items():
        place = f"{name}.{key}"
        if key not in table and name not in _BY_LEMMA:
            raise InputError(f"cues: {place}: there is no such list; known: {_listed(_lists(table))}")
        if not isinstance(table.get(key, []), Sequence) or isinstance(table.get(key), str):
            raise InputError(f"cues: {place} is one word and cannot be added to")
        table[key] = list(dict.fromkeys([*table.get(key, []), *_words(place, words)]))


def _add_row(rows: list[Mapping[str, Any]], name: str, row: Mapping[str, Any]) -> None:
    """Add a row; a light verb that is there already has the further words too."""
    if name == "light_verbs":
        same = [number for number, other in enumerate(rows) if other["verb"] == row["verb"]]
        if same:
            number = same[0]
            rows[number] = {**rows[number], "with": [*rows[number]["with"], *row["with"]]}
            return
    rows.append(row)


def _take(cues: dict[str, Any], name: str, entry: Any) -> None:
    if name in _ROWS:
        _take_rows(cues, name, entry)
        return
    table = cues[name]
    for key, words in _table(f"{_WITHOUT}.{name}", entry).items():
        place = f"{_WITHOUT}.{name}.{key}"
        if key not in _lists(table):
            raise InputError(f"cues: {place}: there is no such list; known: {_listed(_lists(table))}")
        gone = _present(place, _words(place, words), table[key])
        table[key] = [word for word in table[key] if word not in gone]


def _take_rows(cues: dict[str, Any], name: str, entry: Any) -> None:
    place = f"{_WITHOUT}.{name}"
    if name == "verbs":
        gone = _present(place, _words(place, entry), [lemma for row in cues[name] for lemma in row["lemmas"]])
        cues[name] = [
            {**row, "lemmas": [lemma for lemma in row["lemmas"] if lemma not in gone]} for row in cues[name]
        ]
    else:
        gone = _present(place, _words(place, entry), [row["verb"] for row in cues[name]])
        cues[name] = [row for row in cues[name] if row["verb"] not in gone]


_BY_LEMMA = frozenset({"surface_forms", "old_forms"})
"""The tables whose keys are lemmas, so that a new one may be added."""


def _row(place: str, table: str, row: Any) -> Mapping[str, Any]:
    """A row that was checked."""
    values = _table(place, row)
    unknown = next((key for key in values if key not in _ROWS[table]), None)
    if unknown is not None:
        raise InputError(f"cues: {place}.{unknown}: there is no such key; known: {_listed(_ROWS[table])}")
    if table == "light_verbs":
        if not isinstance(values.get("verb"), str):
            raise InputError(f"cues: {place}.verb: expected the lemma of a verb, got {values.get('verb')!r}")
        return {"verb": values["verb"], "with": _words(f"{place}.with", values.get("with"))}
    frames = _words(f"{place}.frames", values.get("frames"))
    _present(f"{place}.frames", frames, FRAMES)
    medium = values.get("medium", Medium.SPEECH)
    if medium not in tuple(Medium):
        raise InputError(f"cues: {place}.medium: expected one of {_listed(Medium)}, got {medium!r}")
    return {"lemmas": _words(f"{place}.lemmas", values.get("lemmas")), "frames": frames, "medium": medium}


def _known(name: str, cues: Mapping[str, Any], before: str) -> str:
    if name not in cues:
        raise InputError(f"cues: {before}{name}: there is no such table; known: {_listed([*cues, _WITHOUT])}")
    return name


def _rows(place: str, entry: Any) -> Iterable[tuple[int, Any]]:
    if isinstance(entry, str) or not isinstance(entry, Sequence):
        raise InputError(f"cues: {place}: expected a list of tables ([[{place}]]), got {entry!r}")
    return enumerate(entry, start=1)


def _table(place: str, entry: Any) -> Mapping[str, Any]:
    if not isinstance(entry, Mapping):
        raise InputError(f"cues: {place}: expected a table, got {entry!r}")
    return entry


def _words(place: str, words: Any) -> list[str]:
    if isinstance(words, str) or not isinstance(words, Sequence):
        raise InputError(f"cues: {place}: expected a list of words, got {words!r}")
    wrong = next((word for word in words if not isinstance(word, str) or not word.strip()), None)
    if wrong is not None:
        raise InputError(f"cues: {place}: expected words, got {wrong!r}")
    return list(words)


def _present(place: str, words: Sequence[str], known: Iterable[str]) -> frozenset[str]:
    """The words, all of which are among those that are known."""
    known = list(known)
    wrong = next((word for word in words if word not in known), None)
    if wrong is not None:
        some = _listed(known) if len(known) <= len(FRAMES) else "the words of the language's cues.toml"
        raise InputError(f"cues: {place}: {wrong!r} is not there; known: {some}")
    return frozenset(words)


def _lists(table: Mapping[str, Any]) -> list[str]:
    return [key for key, value in table.items() if not isinstance(value, str)]


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))
