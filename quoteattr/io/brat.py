"""brat stand-off: a text file with an annotation file beside it.

Quotations are text-bound annotations of the type ``Direct``, ``Mixed``, ``Indirect`` or ``Headline``; cues
are ``Cue`` and mentions ``Mention``. The relations ``HasSpeaker``, ``HasAddressee``, ``HasVia``, ``HasCue``
and ``PartOf`` (the quotation around) tie them together, ``Same`` the mentions of one entity, and notes
hold the rest, as JSON: those of a relation by which rule it was found and how surely.

Offsets are code points of the text. brat has one line an annotation, so a span that runs over line breaks or
tabs is written as several fragments, which reading joins again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from attrs import frozen

from quoteattr.errors import InputError
from quoteattr.io.characters import LINE_BREAKS, replace_forbidden
from quoteattr.io.rebuild import Person, person, rebuild
from quoteattr.io.roles import roles
from quoteattr.schema import (
    Cue,
    EntityType,
    Extraction,
    Factuality,
    Form,
    Kind,
    Medium,
    Mention,
    Participant,
    Polarity,
    Quote,
    Reason,
)

__all__ = ["CONFIGURATION", "dumps", "read", "write"]

CONFIGURATION = """\
[entities]
Direct
Mixed
Indirect
Headline
Cue
Mention

[relations]
HasSpeaker\tArg1:Direct|Mixed|Indirect|Headline, Arg2:Mention
HasAddressee\tArg1:Direct|Mixed|Indirect|Headline, Arg2:Mention
HasVia\tArg1:Direct|Mixed|Indirect|Headline, Arg2:Mention
HasCue\tArg1:Direct|Mixed|Indirect|Headline, Arg2:Cue
PartOf\tArg1:Direct|Mixed|Indirect|Headline, Arg2:Direct|Mixed|Indirect|Headline
Same\tArg1:Mention, Arg2:Mention

[events]

[attributes]
"""
"""What brat needs as ``annotation.conf`` in the folder of the files."""

APPEARANCE = """\
[labels]
HasSpeaker | Speaker
HasAddressee | Addressee
HasCue | Cue
HasVia | Via
PartOf | Part of

[drawing]
SPAN_DEFAULT\tfgColor:black, bgColor:lightgray, borderColor:darken
ARC_DEFAULT\tcolor:black, arrowHead:triangle-5
Direct\tbgColor:#8fc7ff
Mixed\tbgColor:#a8dcc4
Indirect\tbgColor:#ffd9a0
Headline\tbgColor:#e5b8d8
Cue\tbgColor:#eeeeee
Mention\tbgColor:#ffffb3
"""
"""How brat draws the types, for ``visual.conf``."""

_FRAGMENT = re.compile(f"[^\t{LINE_BREAKS}]+")
_BREAK = re.compile(f"[\t{LINE_BREAKS}]")
_QUOTE_TYPES = {kind.value.capitalize(): kind for kind in Kind}
_FOUND = ("rule", "confidence", "name_confidence")
_NOTED_IN_QUOTE = ("id", "utterance", "reason", "polarity", "factuality", "medium")

E = TypeVar("E", Reason, Polarity, Factuality, Medium, Form, EntityType)


def dumps(extraction: Extraction) -> str:
    """The annotation file (``.ann``) to the text of ``extraction``."""
    return "".join(f"{line}\n" for line in _Writer(extraction).lines())


def write(extraction: Extraction, path: str | Path) -> None:
    """Write ``path`` with the suffixes ``.txt`` and ``.ann``, and what brat needs in the folder if it lacks.

    That is ``annotation.conf`` with the types and ``visual.conf`` with their colours.

    Lone surrogates, which no file can hold, and control characters become U+FFFD.
    """
    text_file = Path(path).with_suffix(".txt")
    text_file.write_text(replace_forbidden(extraction.text), encoding="utf-8", newline="")
    text_file.with_suffix(".ann").write_text(dumps(extraction), encoding="utf-8", newline="")
    for name, content in (("annotation.conf", CONFIGURATION), ("visual.conf", APPEARANCE)):
        configuration = text_file.with_name(name)
        if not configuration.exists():
            configuration.write_text(content, encoding="utf-8")


def read(path: str | Path) -> Extraction:
    """Read the pair of files that :func:`write` made, with what annotators changed or added in brat.

    Annotations without a note get an identifier of their own and what the types tell; mentions that ``*`` or
    ``Same`` ties together are one entity. Types that are not of this module are left out.

    :param path: either file, or both without their suffix.
    :raises InputError: a line cannot be understood, or an annotation points outside the text.
    """
    text_file = Path(path).with_suffix(".txt")
    with text_file.open(encoding="utf-8", newline="") as opened:
        text = opened.read()
    with text_file.with_suffix(".ann").open(encoding="utf-8", newline="\n") as opened:
        lines = opened.read().split("\n")
    return _Reader(text, lines).extraction()


class _Writer:
    """Numbers annotations, each span once for what it is used as."""

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction
        self._text = replace_forbidden(extraction.text)
        self._numbers: dict[tuple[object, ...], str] = {}
        self._lines: list[str] = []
        self._relations = 0
        self._notes = 0
        self._entities = {entity.id: entity for entity in extraction.entities}

    def lines(self) -> list[str]:
        quotes = {quote.id: self._quote(quote) for quote in self._extraction}
        groups: dict[str, set[str]] = {}
        for quote in self._extraction:
            label = quotes[quote.id]
            if quote.cue:
                self._relate("HasCue", label, self._cue(quote.cue))
            for role, mention in roles(quote):
                target = self._mention(mention)
                groups.setdefault(mention.entity, set()).add(target)
                self._relate(f"Has{role.capitalize()}", label, target)
                if isinstance(mention, Participant):
                    self._note(f"R{self._relations}", {name: getattr(mention, name) for name in _FOUND})
            if quote.parent in quotes:
                self._relate("PartOf", label, quotes[quote.parent])
        for group in groups.values():
            for one, other in pairwise(sorted(group, key=lambda label: int(label[1:]))):
                self._relate("Same", one, other)
        return self._lines

    def _quote(self, quote: Quote) -> str:
        note = {name: getattr(quote, name) for name in _NOTED_IN_QUOTE}
        return self._annotate(("quote", quote.id), quote.kind.capitalize(), quote.start, quote.end, note)

    def _cue(self, cue: Cue) -> str:
        return self._annotate(("cue", cue), "Cue", cue.start, cue.end, {"lemma": cue.lemma})

    def _mention(self, mention: Mention) -> str:
        entity = self._entities.get(mention.entity)
        note = {
            "name": mention.name,
            "entity": mention.entity,
            "form": mention.form,
            "type": mention.type,
            "gender": entity.gender if entity else None,
            "known": entity.known if entity else None,
        }
        key = ("mention", mention.start, mention.end, *note.values())
        return self._annotate(key, "Mention", mention.start, mention.end, note)

    def _annotate(
        self, key: tuple[object, ...], kind: str, start: int, end: int, note: Mapping[str, object]
    ) -> str:
        if key not in self._numbers:
            number = len(self._numbers) + 1
            self._numbers[key] = f"T{number}"
            spans = [match.span() for match in _FRAGMENT.finditer(self._text, start, end)] or [(start, end)]
            offsets = ";".join(f"{first} {last}" for first, last in spans)
            words = " ".join(_BREAK.sub(" ", self._text[first:last]) for first, last in spans)
            self._lines.append(f"T{number}\t{kind} {offsets}\t{words}")
            self._note(f"T{number}", note)
        return self._numbers[key]

    def _note(self, label: str, note: Mapping[str, object]) -> None:
        self._notes += 1
        self._lines.append(f"#{self._notes}\tAnnotatorNotes {label}\t{json.dumps(note)}")

    def _relate(self, relation: str, source: str, target: str) -> None:
        self._relations += 1
        self._lines.append(f"R{self._relations}\t{relation} Arg1:{source} Arg2:{target}")


@frozen
class _Annotation:
    """A text-bound annotation."""

    label: str
    kind: str
    start: int
    end: int


class _Reader:
    """Collects the lines of an annotation file, then puts them together."""

    def __init__(self, text: str, lines: Iterable[str]) -> None:
        self._text = text
        self._annotations: dict[str, _Annotation] = {}
        self._notes: dict[str, dict[str, Any]] = {}
        self._relations: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self._same: dict[str, str] = {}
        for number, line in enumerate(lines, start=1):
            try:
                self._take(line)
            except (ValueError, IndexError, RecursionError) as error:
                raise InputError(
                    f"line {number} of the brat annotations is malformed: {line[:80]!r}; correct it"
                ) from error

    def extraction(self) -> Extraction:
        labels = [label for label, one in self._annotations.items() if one.kind in _QUOTE_TYPES]
        identifiers = {label: str(self._notes.get(label, {}).get("id", label)) for label in labels}
        try:
            quotes = [self._quote(label, identifiers) for label in labels]
            return rebuild(self._text, quotes, people=self._people())
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise InputError(
                f"the brat annotations do not fit together: {error!r}; see that every label exists"
            ) from error

    def _take(self, line: str) -> None:
        if line.startswith("T"):
            label, place, *_ = line.split("\t")
            kind, offsets = place.split(" ", 1)
            numbers = [int(number) for number in offsets.replace(";", " ").split()]
            if not 0 <= numbers[0] <= numbers[-1] <= len(self._text):
                raise ValueError(offsets)
            self._annotations[label] = _Annotation(label, kind, numbers[0], numbers[-1])
        elif line.startswith("R"):
            name, ends, *_ = line.split("\t")
            relation, source, target = ends.split()
            self._relate(relation, source.removeprefix("Arg1:"), target.removeprefix("Arg2:"), name)
        elif line.startswith("*"):
            _, *labels = line.split("\t")[1].split()
            for label in labels[1:]:
                self._relate("Same", labels[0], label)
        elif line.startswith("#"):
            _, place, note = line.split("\t", 2)
            if note.startswith("{"):
                self._notes[place.split()[1]] = json.loads(note)

    def _relate(self, relation: str, source: str, target: str, name: str = "") -> None:
        if relation == "Same":
            for label in (target, source):
                self._same.setdefault(label, label)
            self._same[self._first(target)] = self._first(source)
        else:
            self._relations.setdefault((relation, source), []).append((target, name))

    def _first(self, label: str) -> str:
        """The mention that stands for all that annotators tied to the mention ``label``, itself included."""
        while (before := self._same.get(label, label)) != label:
            self._same[label] = self._same[before]
            label = before
        return label

    @cached_property
    def _entity_notes(self) -> Mapping[str, Mapping[str, Any]]:
        """For the first of mentions that are tied together the note of one that names their entity."""
        notes: dict[str, Mapping[str, Any]] = {}
        for label in [*self._same, *self._annotations]:
            if "entity" in self._notes.get(label, {}):
                notes.setdefault(self._first(label), self._notes[label])
        return notes

    def _quote(self, label: str, identifiers: Mapping[str, str]) -> Quote:
        one = self._annotations[label]
        note = self._notes.get(label, {})
        cue = next((one for one, _ in self._related("HasCue", label)), None)
        around = next((one for one, _ in self._related("PartOf", label)), None)
        speakers = tuple(self._participant(*found) for found in self._related("HasSpeaker", label))
        return Quote(
            kind=_QUOTE_TYPES[one.kind],
            text=self._text[one.start : one.end],
            start=one.start,
            end=one.end,
            id=identifiers[label],
            utterance=str(note.get("utterance", label)),
            parent=identifiers[around.label] if around else None,
            cue=self._cue(cue) if cue else None,
            speakers=speakers,
            addressees=tuple(self._participant(*found) for found in self._related("HasAddressee", label)),
            via=tuple(Mention(**self._values(one)) for one, _ in self._related("HasVia", label)),
            reason=_member(Reason, note.get("reason")) if not speakers else None,
            polarity=_member(Polarity, note.get("polarity")) or Polarity.POSITIVE,
            factuality=_member(Factuality, note.get("factuality")) or Factuality.ASSERTED,
            medium=_member(Medium, note.get("medium")) or Medium.SPEECH,
        )

    def _related(self, relation: str, label: str) -> Iterator[tuple[_Annotation, Mapping[str, Any]]]:
        """What a relation ties to an annotation, with the note of the relation."""
        tied = self._relations.get((relation, label), ())
        return ((self._annotations[target], self._notes.get(name, {})) for target, name in tied)

    def _cue(self, one: _Annotation) -> Cue:
        words = self._text[one.start : one.end]
        lemma = self._notes.get(one.label, {}).get("lemma", words)
        return Cue(text=words, start=one.start, end=one.end, lemma=str(lemma))

    def _participant(self, one: _Annotation, found: Mapping[str, Any]) -> Participant:
        return Participant(
            **self._values(one),
            rule=found.get("rule"),
            confidence=float(found.get("confidence", 1.0)),
            name_confidence=float(found.get("name_confidence", 1.0)),
        )

    def _people(self) -> dict[str, Person]:
        """What the notes tell of entities, by their ids."""
        notes = self._entity_notes
        return {str(note["entity"]): person(note.get("gender"), note.get("known")) for note in notes.values()}

    def _values(self, one: _Annotation) -> dict[str, Any]:
        words = self._text[one.start : one.end]
        first = self._first(one.label)
        note = self._entity_notes.get(first, {})
        own = self._notes.get(one.label, {})
        return {
            "text": words,
            "start": one.start,
            "end": one.end,
            "name": str(note.get("name", words)),
            "entity": str(note.get("entity", first)),
            "form": _member(Form, own.get("form")) or Form.NAME,
            "type": _member(EntityType, note.get("type")),
        }


def _member(enumeration: type[E], value: Any) -> E | None:
    return None if value is None else enumeration(value)
