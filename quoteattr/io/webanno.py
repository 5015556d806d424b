"""W3C Web Annotations: one page of annotations, as JSON-LD.

Each quotation is an annotation that classifies a stretch of text by its kind; its cue, speakers, addressees
and those who pass it on are annotations of their own that link to it. Targets are selected by position, in
code points as the standard wants it, and by the words with some context, so that they are found again in an
edited text. What the standard has no word for stands under names of the vocabulary ``urn:quoteattr:``. The
text itself goes along, so that the page can be read back.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote as percent_encoded

from quoteattr.errors import InputError
from quoteattr.io.rebuild import person, rebuild
from quoteattr.io.roles import roles
from quoteattr.schema import (
    Cue,
    Entity,
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

__all__ = ["dumps", "loads", "write"]

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"quoteattr": "urn:quoteattr:"}]
_AROUND = 32
_NOT_IN_IRI = re.compile(r"[^!#-;=?-\[\]_a-z~\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]|%(?![0-9A-Fa-f]{2})")


def dumps(extraction: Extraction) -> str:
    """The annotations of ``extraction`` as an ``AnnotationPage``.

    Their targets name the source of the text as an IRI, by default a URN made from the text.
    """
    digest = hashlib.sha256(extraction.text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    page = f"urn:quoteattr:page:{digest}"
    writer = _Writer(extraction, page, _iri(extraction.source) or f"urn:quoteattr:text:{digest}")
    items = [item for quote in extraction for item in writer.items(quote)]
    document = {
        "@context": _CONTEXT,
        "id": page,
        "type": "AnnotationPage",
        "items": items,
        "quoteattr:source": extraction.source,
        "quoteattr:text": extraction.text,
    }
    return json.dumps(document, ensure_ascii=True, indent=1)


def write(extraction: Extraction, path: str | Path) -> None:
    """Write :func:`dumps` to the file ``path``."""
    Path(path).write_text(dumps(extraction), encoding="utf-8")


def loads(text: str) -> Extraction:
    """Read what :func:`dumps` wrote.

    :raises InputError: not JSON, not an annotation page with its text, or an annotation that lacks something.
    """
    try:
        page = json.loads(text)
        body, items = page["quoteattr:text"], page["items"]
        quotes = [item for item in items if item["motivation"] == "classifying"]
        linked: dict[str, list[Mapping[str, Any]]] = {item["id"]: [] for item in quotes}
        for item in items:
            if item["motivation"] == "linking":
                linked[_body(item, "linking")].append(item)
        people = {
            item["quoteattr:entity"]: person(item.get("quoteattr:gender"), item.get("quoteattr:known"))
            for items in linked.values()
            for item in items
            if "quoteattr:entity" in item
        }
        found = (_quote(body, item, linked[item["id"]]) for item in quotes)
        return rebuild(body, found, source=page.get("quoteattr:source"), people=people)
    except (AttributeError, LookupError, TypeError, ValueError, RecursionError) as error:
        raise InputError(
            f"not a page of Web Annotations as quoteattr writes it: {error!r}; pass what its dumps returned"
        ) from error


def _iri(source: str | None) -> str | None:
    """``source`` with percent signs for what no IRI, absolute or relative, can hold."""
    if source is None:
        return None
    return _NOT_IN_IRI.sub(lambda match: percent_encoded(match[0], safe="", errors="replace"), source)


class _Writer:
    def __init__(self, extraction: Extraction, page: str, source: str) -> None:
        self._text = extraction.text
        self._entities = {entity.id: entity for entity in extraction.entities}
        self._page = page
        self._source = source

    def items(self, quote: Quote) -> Iterator[dict[str, Any]]:
        yield self._quote(quote)
        if quote.cue:
            extra: dict[str, Any] = {"quoteattr:lemma": quote.cue.lemma}
            yield self._link(quote, "cue", quote.cue.start, quote.cue.end, extra)
        counts: Counter[str] = Counter()
        for role, mention in roles(quote):
            counts[role] += 1
            extra = _mention_values(mention, self._entities.get(mention.entity))
            yield self._link(quote, f"{role}{counts[role]}", mention.start, mention.end, extra)

    def _quote(self, quote: Quote) -> dict[str, Any]:
        bodies = [{"type": "TextualBody", "purpose": "classifying", "value": quote.kind.value}]
        bodies += [
            {"type": "TextualBody", "purpose": "identifying", "value": speaker.name}
            for speaker in quote.speakers
        ]
        return {
            "id": self._name(quote.id),
            "type": "Annotation",
            "motivation": "classifying",
            "body": bodies,
            "target": self._target(quote.start, quote.end),
            "quoteattr:id": quote.id,
            "quoteattr:utterance": quote.utterance,
            "quoteattr:parent": quote.parent,
            "quoteattr:reason": quote.reason.value if quote.reason else None,
            "quoteattr:polarity": quote.polarity.value,
            "quoteattr:factuality": quote.factuality.value,
            "quoteattr:medium": quote.medium.value,
        }

    def _link(
        self, quote: Quote, name: str, start: int, end: int, extra: Mapping[str, Any]
    ) -> dict[str, Any]:
        return {
            "id": f"{self._name(quote.id)}:{name}",
            "type": "Annotation",
            "motivation": "linking",
            "body": [
                {"type": "TextualBody", "purpose": "tagging", "value": name.rstrip("0123456789")},
                {"type": "SpecificResource", "purpose": "linking", "source": self._name(quote.id)},
            ],
            "target": self._target(start, end),
            **extra,
        }

    def _name(self, identifier: str) -> str:
        return f"{self._page}:{identifier}"

    def _target(self, start: int, end: int) -> dict[str, Any]:
        return {
            "source": self._source,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": self._text[start:end],
                    "prefix": self._text[max(0, start - _AROUND) : start],
                    "suffix": self._text[end : end + _AROUND],
                },
            ],
        }


def _mention_values(mention: Mention, entity: Entity | None) -> dict[str, Any]:
    values: dict[str, Any] = {
        "quoteattr:entity": mention.entity,
        "quoteattr:name": mention.name,
        "quoteattr:form": mention.form.value,
        "quoteattr:type": mention.type.value if mention.type else None,
        "quoteattr:gender": entity.gender.value if entity and entity.gender else None,
        "quoteattr:known": entity.known if entity else None,
    }
    if isinstance(mention, Participant):
        values |= {
            "quoteattr:rule": mention.rule,
            "quoteattr:confidence": mention.confidence,
            "quoteattr:nameConfidence": mention.name_confidence,
        }
    return values


def _quote(text: str, item: Mapping[str, Any], roles: list[Mapping[str, Any]]) -> Quote:
    start, end = _position(text, item)
    reason = item.get("quoteattr:reason")
    links = [(_body(role, "tagging"), role) for role in roles]
    return Quote(
        kind=Kind(_body(item, "classifying")),
        text=text[start:end],
        start=start,
        end=end,
        id=item["quoteattr:id"],
        utterance=item["quoteattr:utterance"],
        parent=item.get("quoteattr:parent"),
        cue=next((_cue(text, role) for name, role in links if name == "cue"), None),
        speakers=tuple(_participant(text, role) for name, role in links if name == "speaker"),
        addressees=tuple(_participant(text, role) for name, role in links if name == "addressee"),
        via=tuple(Mention(**_values(text, role)) for name, role in links if name == "via"),
        reason=Reason(reason) if reason else None,
        polarity=Polarity(item["quoteattr:polarity"]),
        factuality=Factuality(item["quoteattr:factuality"]),
        medium=Medium(item["quoteattr:medium"]),
    )


def _cue(text: str, item: Mapping[str, Any]) -> Cue:
    start, end = _position(text, item)
    return Cue(text=text[start:end], start=start, end=end, lemma=item["quoteattr:lemma"])


def _participant(text: str, item: Mapping[str, Any]) -> Participant:
    return Participant(
        **_values(text, item),
        rule=item.get("quoteattr:rule"),
        confidence=float(item["quoteattr:confidence"]),
        name_confidence=float(item["quoteattr:nameConfidence"]),
    )


def _values(text: str, item: Mapping[str, Any]) -> dict[str, Any]:
    start, end = _position(text, item)
    kind = item.get("quoteattr:type")
    return {
        "text": text[start:end],
        "start": start,
        "end": end,
        "name": item["quoteattr:name"],
        "entity": item["quoteattr:entity"],
        "form": Form(item["quoteattr:form"]),
        "type": EntityType(kind) if kind else None,
    }


def _position(text: str, item: Mapping[str, Any]) -> tuple[int, int]:
    selectors = item["target"]["selector"]
    place = _first(selectors, "type", "TextPositionSelector")
    start, end = int(place["start"]), int(place["end"])
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"{item['id']} selects {start} to {end} in a text of {len(text)} characters")
    return start, end


def _first(items: Iterable[Mapping[str, Any]], key: str, value: str) -> Mapping[str, Any]:
    for item in items:
        if item[key] == value:
            return item
    raise KeyError(value)


def _body(item: Mapping[str, Any], purpose: str) -> str:
    body = _first(item["body"], "purpose", purpose)
    return str(body["value"] if "value" in body else body["source"])
