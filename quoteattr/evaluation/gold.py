"""Gold files: what the right answer is, one JSON object a text.

.. code-block:: text

    {"id": "nos_1", "lang": "nl", "genre": "news", "text": "...",
     "indirect_annotated": true,        false: only quotations between marks were annotated
     "entities": {"Rutte": {"name": "Mark Rutte", "aliases": ["Rutte"], "mentions": [[0, 10]]}},
     "quotes": [{"start": 20, "end": 40, "kind": "direct", "cue": [12, 15],
                 "speaker": ["Rutte"], "addressee": []}]}

Offsets are code points of ``text``, half-open. Of several speakers or addressees, whoever names one is
right. Optional are ``genre``, ``indirect_annotated``, ``cue``, ``speaker``, ``addressee``,
``kind`` (``direct``), ``aliases`` and whatever else a file holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from quoteattr.errors import GoldError, InputError
from quoteattr.evaluation.corrections import SUFFIXES, gold_data, read_corrections
from quoteattr.evaluation.lines import line_of
from quoteattr.schema import Extraction, Kind
from quoteattr.spans import Span

__all__ = ["Gold", "GoldFiles", "GoldQuote", "Party", "gold_documents", "read_gold", "read_gold_files"]

Keys = tuple[str | int, ...]

_SEE = "see the format in quoteattr.evaluation.gold"


@frozen(kw_only=True)
class Party:
    """Whoever speaks or is spoken to: one entity, or several together.

    :param name: name of the entity, of the first one if there are several.
    :param aliases: names that are right, the entities' own names among them.
    :param mentions: spans that are right.
    """

    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]


@frozen(kw_only=True)
class GoldQuote:
    """A quotation as an annotator marked it.

    :param start: first code point; whether quotation marks are included is up to the file.
    :param end: code point after the last.
    """

    start: int
    end: int
    kind: Kind
    speaker: Party | None = None
    addressee: Party | None = None
    cue: Span | None = None


@frozen(kw_only=True)
class Gold:
    """A text with its right quotations.

    :param indirect_annotated: whether the text's indirect quotations were annotated too.
    """

    id: str
    genre: str
    text: str
    quotes: tuple[GoldQuote, ...]
    indirect_annotated: bool


@frozen
class GoldFiles:
    """What was found under the paths given.

    :param documents: the gold, in the order of the paths and, in a folder, of the file names.
    :param passed_over: JSON files in folders that have no ``quotes`` and so are not gold.
    """

    documents: tuple[Gold, ...]
    passed_over: tuple[Path, ...]


def read_gold_files(paths: Iterable[Path | str]) -> GoldFiles:
    """Read gold files and corrected ones, see :mod:`quoteattr.evaluation.corrections`, also in folders.

    :raises GoldError: a file is missing or malformed, or there is none.
    """
    documents: list[Gold] = []
    passed_over: list[Path] = []
    for path in map(Path, paths):
        for reader in _readers(path):
            if path.is_dir() and "quotes" not in reader.data:
                passed_over.append(reader.path)
            else:
                documents.append(reader.gold())
    if not documents:
        raise GoldError(
            "no gold files found; name JSON files in the gold format, corrected files "
            f"({', '.join(sorted(SUFFIXES))}) or folders that hold some"
        )
    return GoldFiles(tuple(documents), tuple(passed_over))


def gold_documents(paths: Iterable[Path | str]) -> Iterator[dict[str, Any]]:
    """The documents of gold files and corrected ones as a gold file holds them.

    :raises GoldError: a file is missing or malformed.
    """
    for path in map(Path, paths):
        for reader in _readers(path):
            if "quotes" in reader.data:
                reader.gold()
                yield dict(reader.data)


def _readers(path: Path) -> Iterator[_Reader]:
    """What reads each file that is meant by a path."""
    if not path.is_dir():
        yield from _open_any(path, path.stem)
        return
    for file in sorted(path.rglob("*")):
        if file.suffix.lower() in {".json", *SUFFIXES}:
            yield from _open_any(file, file.relative_to(path).with_suffix("").as_posix())


def _open_any(path: Path, name: str) -> Iterator[_Reader]:
    if path.suffix.lower() in SUFFIXES:
        for data in read_corrections(path, name):
            yield _Reader(path, json.dumps(data), data)
        return
    reader = _open(path)
    if "schema" in reader.data:
        try:
            data = gold_data(Extraction.from_dict(reader.data), name)
        except InputError as error:
            raise GoldError(f"{path}: {error}") from error
        yield _Reader(path, json.dumps(data), data)
    else:
        yield reader


def read_gold(path: Path | str) -> Gold:
    """Read one gold file.

    :raises GoldError: the file is missing or malformed; the message names the line or the field.
    """
    return _open(Path(path)).gold()


def _open(path: Path) -> _Reader:
    try:
        source = path.read_text(encoding="utf-8")
        data = json.loads(source)
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror or error}; check the name") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except json.JSONDecodeError as error:
        raise GoldError(f"{path}:{error.lineno}: not JSON: {error.msg}; correct that line") from error
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{path}: not JSON that can be read: {error}; {_SEE}") from error
    if not isinstance(data, dict):
        raise GoldError(
            f"{path}:{line_of(source, ())}: expected a JSON object, got {type(data).__name__}; {_SEE}"
        )
    return _Reader(path, source, data)


@frozen
class _Reader:
    """Turns the JSON of one file into values; complains with the line and the name of the field."""

    path: Path
    source: str
    data: Mapping[str, Any]

    def gold(self) -> Gold:
        text = self._field(self.data, str, "text")
        entities = self._field(self.data, dict, "entities")
        raw_quotes = self._field(self.data, list, "quotes")
        quotes = tuple(
            self._quote(quote, entities, len(text), ("quotes", i)) for i, quote in enumerate(raw_quotes)
        )
        indirect = any(quote.kind is Kind.INDIRECT for quote in quotes)
        return Gold(
            id=self._field(self.data, str, "id"),
            genre=str(self.data.get("genre") or "unknown"),
            text=text,
            quotes=quotes,
            indirect_annotated=bool(self.data.get("indirect_annotated", indirect)),
        )

    def _quote(self, data: object, entities: Mapping[str, Any], length: int, where: Keys) -> GoldQuote:
        if not isinstance(data, dict):
            raise self._error(where, f"expected an object, got {data!r}")
        start, end = self._span([data.get("start"), data.get("end")], length, where, "start", "end")
        kind = data.get("kind", Kind.DIRECT)
        if kind not in list(Kind):
            raise self._error((*where, "kind"), f"expected one of {', '.join(Kind)}, got {kind!r}")
        cue = data.get("cue")
        return GoldQuote(
            start=start,
            end=end,
            kind=Kind(kind),
            speaker=self._party(data.get("speaker"), entities, length, (*where, "speaker")),
            addressee=self._party(data.get("addressee"), entities, length, (*where, "addressee")),
            cue=self._span(cue, length, (*where, "cue")) if cue else None,
        )

    def _party(self, ids: object, entities: Mapping[str, Any], length: int, where: Keys) -> Party | None:
        if not ids:
            return None
        if not isinstance(ids, list):
            raise self._error(where, f"expected a list of entity ids, got {ids!r}")
        unknown = [one for one in ids if not isinstance(one, str) or one not in entities]
        if unknown:
            raise self._error(where, f"{unknown[0]!r} is not in entities")
        parties = [self._entity(entities[one], length, ("entities", one)) for one in ids]
        return Party(
            name=parties[0].name,
            aliases=tuple(alias for party in parties for alias in (party.name, *party.aliases)),
            mentions=tuple(mention for party in parties for mention in party.mentions),
        )

    def _entity(self, data: object, length: int, where: Keys) -> Party:
        if not isinstance(data, dict):
            raise self._error(where, f"expected an object, got {data!r}")
        mentions = self._field(data, list, *where, "mentions")
        return Party(
            name=self._field(data, str, *where, "name"),
            aliases=tuple(
                map(
                    str,
                    self._field({"aliases": data.get("aliases") or []}, list, *where, "aliases"),
                )
            ),
            mentions=tuple(
                self._span(mention, length, (*where, "mentions", i)) for i, mention in enumerate(mentions)
            ),
        )

    def _span(self, data: object, length: int, where: Keys, *fields: str) -> Span:
        match data:
            case [int(start), int(end)] if 0 <= start <= end <= length:
                return start, end
        raise self._error(where, f"expected two code points within a text of {length}, got {data!r}", *fields)

    def _field(self, data: Mapping[str, Any], kind: type, *where: str | int) -> Any:
        value = data.get(str(where[-1]))
        if not isinstance(value, kind):
            raise self._error(where, f"expected {kind.__name__}, got {value!r:.60}")
        return value

    def _error(self, where: Keys, what: str, *fields: str) -> GoldError:
        """What is wrong with a value, or with some ``fields`` of it together."""
        shown = "".join(f"[{key!r}]" if _is_index(where, n) else f".{key}" for n, key in enumerate(where))
        name = shown.removeprefix(".") + ", ".join(f".{field}" for field in fields)
        line = line_of(self.source, (*where, *fields[:1]))
        return GoldError(f"{self.path}:{line}: {name}: {what}; {_SEE}")


def _is_index(where: Keys, number: int) -> bool:
    return isinstance(where[number], int) or (number == 1 and where[0] == "entities")
