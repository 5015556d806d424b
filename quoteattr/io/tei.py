"""TEI P5: ``<said who toWhom direct aloud>`` in the running text.

The article is one ``<ab>`` that keeps every blank and line break, so offsets are those of the text.
Speakers, addressees and those who pass a quotation on (``@source``) are listed in the header; their
mentions are ``<rs>`` and cues ``<seg type="cue">``, each with the quotations it belongs to in ``@corresp``.
The rule that found a mention is its ``@n``; ``@cert`` is the probability that it is right, ``<certainty>``
that its ``@ref`` is. The source of the text stands in ``<sourceDesc>``, what the user calls a person in
``<idno>``. A quotation that another one crosses is several ``<said>`` tied by ``@prev``; the pieces of an
interrupted utterance are tied by ``@next``. What XML forbids becomes U+FFFD.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar
from xml.etree.ElementTree import Element

from attrs import frozen

from quoteattr.errors import InputError
from quoteattr.io.layers import Layer, write_nested
from quoteattr.io.markup import attributes, check_names, content, parse, walk
from quoteattr.io.rebuild import Person, person, rebuild
from quoteattr.io.roles import mentions_of, roles
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
from quoteattr.spans import narrowest_around

__all__ = ["dumps", "loads", "write"]

_EXPECTED = "pass what the format 'tei' wrote"

_TEI = "{http://www.tei-c.org/ns/1.0}"
_SOURCE = f"{_TEI}fileDesc/{_TEI}sourceDesc/{_TEI}bibl/{_TEI}idno"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_TAXONOMIES: Mapping[str, type[Kind | Form | Reason | Polarity | Factuality | Medium]] = {
    "kind": Kind,
    "form": Form,
    "reason": Reason,
    "polarity": Polarity,
    "factuality": Factuality,
    "medium": Medium,
}
_IS_DIRECT = {Kind.DIRECT: "true", Kind.MIXED: "true", Kind.INDIRECT: "false", Kind.HEADLINE: "unknown"}
_IS_ALOUD = {Medium.SPEECH: "true", Medium.THOUGHT: "false", Medium.WRITING: "inapplicable"}
_ELEMENTS = {
    EntityType.PERSON: ("person", "persName"),
    EntityType.GROUP: ("personGrp", "persName"),
    EntityType.ORGANISATION: ("org", "orgName"),
    EntityType.DOCUMENT: ("org", "orgName"),
    EntityType.OUTLET: ("org", "orgName"),
}

E = TypeVar("E", Kind, Form, Reason, Polarity, Factuality, Medium)


@frozen
class _StartTag:
    """The start tag of an element, with the attributes that are not ``None``.

    :param within: what stands right behind the tag.
    """

    name: str
    given: Mapping[str, str | None]
    within: str = ""


def dumps(extraction: Extraction) -> str:
    """The text and its quotations as a TEI document.

    :raises InputError: an id cannot be an identifier in XML.
    """
    check_names(quote.id for quote in extraction)
    mentions: dict[str, Mention] = {}
    for quote in extraction:
        for mention in mentions_of(quote):
            mentions.setdefault(mention.entity, mention)
    check_names(mentions)
    entities = {entity.id: entity for entity in extraction.entities}
    people = "".join(_person(mention, entities.get(name)) for name, mention in mentions.items())
    body = write_nested(
        extraction.text,
        [*_said(extraction), *_mentions(extraction), *_cues(extraction)],
        opening=_opening,
        closing=lambda tag: f"</{tag.name}>",
        escape=content,
    )
    participants = (
        f"<profileDesc><particDesc><listPerson>{people}</listPerson></particDesc></profileDesc>\n"
        if people
        else ""
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader>\n'
        "<fileDesc><titleStmt><title>Text with quotations</title></titleStmt>"
        "<publicationStmt><p>Unpublished.</p></publicationStmt>"
        f"<sourceDesc>{_source(extraction.source)}</sourceDesc></fileDesc>\n"
        f"<encodingDesc><classDecl>{''.join(map(_taxonomy, _TAXONOMIES))}</classDecl></encodingDesc>\n"
        f"{participants}</teiHeader>\n"
        f'<text><body><ab xml:space="preserve">{body}</ab></body></text>\n</TEI>\n'
    )


def write(extraction: Extraction, path: str | Path) -> None:
    """Write :func:`dumps` to the file ``path``, in UTF-8."""
    Path(path).write_text(dumps(extraction), encoding="utf-8", newline="")


def loads(text: str) -> Extraction:
    """Read what :func:`dumps` wrote.

    The quotation around another is the smallest that holds it.

    :raises InputError: not well-formed, with a DTD, without ``<ab>``, or a pointer leads nowhere.
    """
    root = parse(text)
    if root.tag != f"{_TEI}TEI":
        raise InputError(f"expected a TEI document, got the root element {root.tag!r}; {_EXPECTED}")
    try:
        return _Reader(root).extraction()
    except (LookupError, TypeError, ValueError) as error:
        raise InputError(f"the TEI document does not fit together: {error!r}; {_EXPECTED}") from error


def _taxonomy(name: str) -> str:
    categories = "".join(
        f'<category xml:id="{name}.{member}"><catDesc>{member}</catDesc></category>'
        for member in _TAXONOMIES[name]
    )
    return f'<taxonomy xml:id="{name}">{categories}</taxonomy>'


def _source(source: str | None) -> str:
    if source is None:
        return "<p>Quotations found by quoteattr.</p>"
    return f'<bibl><idno type="source">{content(source)}</idno></bibl>'


def _person(mention: Mention, entity: Entity | None) -> str:
    element, name = _ELEMENTS[mention.type or EntityType.PERSON]
    gender = entity.gender if entity and element != "org" else None
    given = attributes(xml_id=mention.entity, n=mention.type, gender=gender)
    known = f'<idno type="known">{content(entity.known)}</idno>' if entity and entity.known else ""
    return f"<{element}{given}><{name}>{content(mention.name)}</{name}>{known}</{element}>"


def _said(extraction: Extraction) -> Iterator[Layer[_StartTag]]:
    following: dict[str, str] = {}
    latest: dict[str, str] = {}
    for quote in extraction:
        if quote.utterance in latest:
            following[latest[quote.utterance]] = quote.id
        latest[quote.utterance] = quote.id
    for quote in extraction:
        given = {
            "xml_id": quote.id,
            "who": _pointers(mention.entity for mention in quote.speakers),
            "toWhom": _pointers(mention.entity for mention in quote.addressees),
            "source": _pointers(mention.entity for mention in quote.via),
            "direct": _IS_DIRECT[quote.kind],
            "aloud": _IS_ALOUD[quote.medium],
            "ana": _analysis(quote),
            "next": f"#{following[quote.id]}" if quote.id in following else None,
        }
        yield Layer(quote.start, quote.end, _StartTag("said", given))


def _analysis(quote: Quote) -> str:
    pointers = [f"#kind.{quote.kind}", quote.reason and f"#reason.{quote.reason}"]
    pointers += [f"#polarity.{quote.polarity}", f"#factuality.{quote.factuality}", f"#medium.{quote.medium}"]
    return " ".join(filter(None, pointers))


def _mentions(extraction: Extraction) -> Iterator[Layer[_StartTag]]:
    used: dict[tuple[str, Mention], list[str]] = {}
    for quote in extraction:
        for role, mention in roles(quote):
            used.setdefault((role, mention), []).append(quote.id)
    for number, ((role, mention), quotes) in enumerate(used.items(), start=1):
        given: dict[str, str | None] = {
            "xml_id": f"mention.{number}",
            "type": role,
            "ref": f"#{mention.entity}",
            "ana": f"#form.{mention.form}",
            "corresp": _pointers(quotes),
        }
        within = ""
        if isinstance(mention, Participant):
            given |= {"n": mention.rule, "cert": f"{mention.confidence:.6g}"}
            within = f'<certainty locus="value" match="../@ref" degree="{mention.name_confidence:.6g}"/>'
        yield Layer(mention.start, mention.end, _StartTag("rs", given, within))


def _cues(extraction: Extraction) -> Iterator[Layer[_StartTag]]:
    used: dict[Cue, list[str]] = {}
    for quote in extraction:
        if quote.cue:
            used.setdefault(quote.cue, []).append(quote.id)
    for number, (cue, quotes) in enumerate(used.items(), start=1):
        given = {"xml_id": f"cue.{number}", "type": "cue", "n": cue.lemma, "corresp": _pointers(quotes)}
        yield Layer(cue.start, cue.end, _StartTag("seg", given))


def _pointers(identifiers: Iterable[str]) -> str:
    return " ".join(f"#{identifier}" for identifier in identifiers)


def _opening(tag: _StartTag, part: int) -> str:
    given = dict(tag.given)
    if part:
        whole = given["xml_id"]
        given |= {"xml_id": f"{whole}.part{part}", "prev": f"#{whole}", "next": None, "corresp": None}
    return f"<{tag.name}{attributes(**given)}>{'' if part else tag.within}"


@frozen
class _Annotation:
    """An element with the span that it covers together with those that continue it."""

    element: Element
    start: int
    end: int

    def points_at(self, attribute: str) -> list[str]:
        return [pointer.removeprefix("#") for pointer in self.element.get(attribute, "").split()]

    @property
    def entity(self) -> str:
        """The entity that a mention stands for."""
        return self.points_at("ref")[0]

    def first(self, attribute: str) -> str | None:
        return next(iter(self.points_at(attribute)), None)


class _Reader:
    """Collects the annotations of a document, then puts them together."""

    def __init__(self, root: Element) -> None:
        header = root.find(f"{_TEI}teiHeader")
        listed = (
            [] if header is None else header.findall(f"{_TEI}profileDesc/{_TEI}particDesc/{_TEI}listPerson/*")
        )
        self._named = {one.attrib[_ID]: (_name(one), _type(one)) for one in listed}
        self._people = {one.attrib[_ID]: _told(one) for one in listed}
        self._source = None if header is None else header.findtext(_SOURCE)
        self._annotations: dict[str, _Annotation] = {}
        self._text = self._read(root.iterfind(f"{_TEI}text/{_TEI}body/{_TEI}ab"))

    def extraction(self) -> Extraction:
        said = {name: one for name, one in self._annotations.items() if one.element.tag == f"{_TEI}said"}
        around = self._parents(said)
        utterances = self._utterances(said)
        linked: dict[str, list[_Annotation]] = {name: [] for name in said}
        for one in self._annotations.values():
            for name in one.points_at("corresp"):
                linked[name].append(one)
        quotes = (
            self._quote(name, said[name], linked[name], around[name], utterances[name]) for name in said
        )
        return rebuild(self._text, quotes, source=self._source, people=self._people)

    def _read(self, blocks: Iterable[Element]) -> str:
        """The text of the blocks, one after the other; their annotations are kept."""
        written: list[str] = []
        position = 0
        opened: list[int] = []
        for event, item in chain.from_iterable(map(walk, blocks)):
            if isinstance(item, str):
                written.append(item)
                position += len(item)
            elif event == "start":
                opened.append(position)
            else:
                self._close(item, opened.pop(), position)
        return "".join(written)

    def _close(self, element: Element, start: int, end: int) -> None:
        if element.tag not in (f"{_TEI}said", f"{_TEI}rs", f"{_TEI}seg"):
            return
        whole = element.get("prev", "").removeprefix("#")
        if whole in self._annotations:
            before = self._annotations[whole]
            self._annotations[whole] = _Annotation(before.element, before.start, end)
        else:
            self._annotations[element.attrib[_ID]] = _Annotation(element, start, end)

    def _parents(self, said: Mapping[str, _Annotation]) -> dict[str, str | None]:
        """For each quotation the smallest one around it."""
        names = sorted(said, key=lambda name: (said[name].start, -said[name].end))
        spans = [(said[name].start, said[name].end) for name in names]
        around = narrowest_around(spans, range(len(spans)))
        return {
            name: names[outer] if outer is not None else None
            for name, outer in zip(names, around, strict=True)
        }

    def _utterances(self, said: Mapping[str, _Annotation]) -> dict[str, str]:
        utterances: dict[str, str] = {}
        for name in sorted(said, key=lambda name: said[name].start):
            utterances.setdefault(name, f"u-{name}")
            following = said[name].first("next")
            if following:
                utterances[following] = utterances[name]
        return utterances

    def _quote(
        self, name: str, said: _Annotation, linked: Sequence[_Annotation], parent: str | None, utterance: str
    ) -> Quote:
        cue = next((one for one in linked if one.element.get("type") == "cue"), None)
        return Quote(
            kind=_analysed(said, "kind", Kind) or Kind.DIRECT,
            text=self._text[said.start : said.end],
            start=said.start,
            end=said.end,
            id=name,
            utterance=utterance,
            parent=parent,
            cue=self._cue(cue) if cue else None,
            speakers=tuple(map(self._participant, _in_role(linked, "speaker", said.points_at("who")))),
            addressees=tuple(map(self._participant, _in_role(linked, "addressee", said.points_at("toWhom")))),
            via=tuple(
                Mention(**self._values(one)) for one in _in_role(linked, "via", said.points_at("source"))
            ),
            reason=_analysed(said, "reason", Reason),
            polarity=_analysed(said, "polarity", Polarity) or Polarity.POSITIVE,
            factuality=_analysed(said, "factuality", Factuality) or Factuality.ASSERTED,
            medium=_analysed(said, "medium", Medium) or Medium.SPEECH,
        )

    def _cue(self, one: _Annotation) -> Cue:
        words = self._text[one.start : one.end]
        return Cue(text=words, start=one.start, end=one.end, lemma=one.element.get("n", words))

    def _participant(self, one: _Annotation) -> Participant:
        of_name = one.element.find(f"{_TEI}certainty")
        return Participant(
            **self._values(one),
            rule=one.element.get("n"),
            confidence=float(one.element.get("cert", "1")),
            name_confidence=float(of_name.get("degree", "1")) if of_name is not None else 1.0,
        )

    def _values(self, one: _Annotation) -> dict[str, Any]:
        name, kind = self._named[one.entity]
        return {
            "text": self._text[one.start : one.end],
            "start": one.start,
            "end": one.end,
            "name": name,
            "entity": one.entity,
            "form": _analysed(one, "form", Form) or Form.NAME,
            "type": kind,
        }


def _in_role(linked: Iterable[_Annotation], role: str, order: Sequence[str]) -> list[_Annotation]:
    """The mentions of a quotation in a role, in the order in which the quotation points at their entities."""
    places = {entity: place for place, entity in reversed(list(enumerate(order)))}
    those = (one for one in linked if one.element.get("type") == role)
    return sorted(those, key=lambda one: places[one.entity])


def _name(person: Element) -> str:
    named = person.find(f"{_TEI}persName")
    named = person.find(f"{_TEI}orgName") if named is None else named
    return "".join((person if named is None else named).itertext())


def _told(listed: Element) -> Person:
    return person(listed.get("gender"), listed.findtext(f"{_TEI}idno"))


def _type(person: Element) -> EntityType | None:
    named = person.get("n")
    return EntityType(named) if named else None


def _analysed(one: _Annotation, taxonomy: str, enumeration: type[E]) -> E | None:
    prefix = f"{taxonomy}."
    values = (pointer.removeprefix(prefix) for pointer in one.points_at("ana") if pointer.startswith(prefix))
    return next((enumeration(value) for value in values), None)
