"""The values that quoteattr returns: frozen, comparable, and true to the text.

All offsets are Unicode code points into the text that the user passed, half-open.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar, overload

from attrs import asdict, field, frozen

from quoteattr.earlier import from_schema_1
from quoteattr.errors import InputError
from quoteattr.sound import check_values

if TYPE_CHECKING:
    import networkx
    import pandas

__all__ = [
    "SCHEMA_VERSION",
    "Convention",
    "Cue",
    "Entity",
    "EntityType",
    "Extraction",
    "Factuality",
    "Form",
    "Gender",
    "Kind",
    "Medium",
    "Mention",
    "Participant",
    "Polarity",
    "Quote",
    "Reason",
]

SCHEMA_VERSION = 2
"""Version of the dictionary and JSON form of an :class:`Extraction`."""

M = TypeVar("M", bound="Mention")


class Kind(StrEnum):
    """What kind of quotation a :class:`Quote` is."""

    DIRECT = "direct"
    """A whole utterance: between quotation marks, after a dialogue dash or after the name of who speaks."""
    MIXED = "mixed"
    """Between quotation marks, a fragment built into the reporter's sentence."""
    INDIRECT = "indirect"
    """A clause in the reporter's words, tied to its source by a cue."""
    HEADLINE = "headline"
    """A headline or subheading that is a quotation without marks."""


class Form(StrEnum):
    """The form of a :class:`Mention`."""

    NAME = "name"
    """A proper name, with or without a title: *wethouder Mulder*."""
    NOMINAL = "nominal"
    """A description: *de wethouder*."""
    PRONOUN = "pronoun"
    """*Zij*, *men*, *iedereen*."""


class EntityType(StrEnum):
    """What an :class:`Entity` is."""

    PERSON = "person"
    """One human being."""
    ORGANISATION = "organisation"
    """*De gemeente*, *de raad*."""
    GROUP = "group"
    """Several people: *de buren*."""
    DOCUMENT = "document"
    """Something written: *de brief*, *het rapport*."""
    OUTLET = "outlet"
    """A paper or broadcaster: *de krant*."""


class Gender(StrEnum):
    """What the text tells of the gender of an :class:`Entity`: its words, not the person."""

    MASCULINE = "masculine"
    """*Hij*, *meneer Smit*, *de koning*; a first name of men."""
    FEMININE = "feminine"
    """*Zij*, *mevrouw Smit*, *de koningin*; a first name of women."""


class Reason(StrEnum):
    """Why a :class:`Quote` has no speaker."""

    NO_CANDIDATE = "no_candidate"
    """Nobody in reach could have said it."""
    AMBIGUOUS = "ambiguous"
    """Several candidates, none clearly better."""
    PASSIVE_WITHOUT_AGENT = "passive_without_agent"
    """The cue is a passive that names nobody: *er wordt gezegd dat*."""
    GENERIC_SOURCE = "generic_source"
    """The source is nobody in particular: *men zegt dat*."""


class Polarity(StrEnum):
    """Whether the cue says that it was said, or that it was not."""

    POSITIVE = "positive"
    """It was said: *zegt dat*."""
    NEGATIVE = "negative"
    """It was not said, or is denied: *ontkent dat*."""


class Factuality(StrEnum):
    """Whether the saying is reported as a fact."""

    ASSERTED = "asserted"
    """It is: *zegt dat*."""
    HYPOTHETICAL = "hypothetical"
    """It may have been said, or under a condition: *zou gezegd hebben dat*, *als zij zegt dat*."""
    FUTURE = "future"
    """It has still to be said: *zal zeggen*."""
    QUESTIONED = "questioned"
    """It is asked whether it was said."""
    GENERIC = "generic"
    """Nobody in particular says it: *zegt men*, *zegt iedereen*."""


class Medium(StrEnum):
    """How the content was uttered."""

    SPEECH = "speech"
    """Said, or nothing tells otherwise: *zegt*."""
    THOUGHT = "thought"
    """*Denkt*, *vindt*."""
    WRITING = "writing"
    """*Schrijft*, *staat in de brief*."""


@frozen(kw_only=True)
class Cue:
    """The word that ties a quotation to its source: *zei*, *aldus*, *volgens*.

    :param text: the cue as it stands in the text.
    :param start: first code point.
    :param end: code point after the last.
    :param lemma: dictionary form, particles joined as in ``uit_leggen``, light verbs as in ``laten weten``.
    """

    text: str
    start: int
    end: int
    lemma: str


@frozen(kw_only=True)
class Mention:
    """The words that stand in the text for somebody.

    :param text: the words, verbatim.
    :param start: first code point.
    :param end: code point after the last.
    :param name: that of the entity.
    :param entity: id of the :class:`Entity`.
    :param form: name, nominal or pronoun.
    :param type: what the entity is, ``None`` if nothing in the text tells.
    """

    text: str
    start: int
    end: int
    name: str
    entity: str
    form: Form
    type: EntityType | None = None


@frozen(kw_only=True)
class Participant(Mention):
    """A speaker or an addressee: a mention, with how it was found and how sure that is.

    That the words are the right ones and that the name is are two questions: *hij* may be the right word
    while it is told wrongly for whom it stands.

    :param rule: name of the rule that found it, see :func:`quoteattr.explain`; ``None`` where a person did.
    :param confidence: probability that the mention is the right one, 0 to 1.
    :param name_confidence: probability that ``name`` and ``entity`` are the right ones, 0 to 1.
    """

    rule: str | None = None
    confidence: float = 0.0
    name_confidence: float = 0.0


@frozen(kw_only=True)
class Entity:
    """Somebody or something that speaks or is spoken to in a text.

    :param id: identifier within the extraction: ``"e1"``.
    :param name: the fullest proper name in the text, or the fullest description; of somebody whom the user
        knows the name that the user gave.
    :param type: what the entity is, ``None`` if nothing tells.
    :param aliases: other names and descriptions that the text uses.
    :param mentions: spans of all mentions, in text order.
    :param gender: masculine or feminine, ``None`` if nothing tells.
    :param known: id of the person or organisation among those that the user knows, see
        :class:`QuoteExtractor`, ``None`` if it is none.
    """

    id: str
    name: str
    type: EntityType | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[tuple[int, int], ...] = ()
    gender: Gender | None = None
    known: str | None = None


@frozen(kw_only=True)
class Quote:
    """One quotation with what is known of it.

    :param kind: direct, mixed, indirect or headline.
    :param text: the content, verbatim, without its quotation marks.
    :param start: first code point of the content.
    :param end: code point after the content.
    :param id: identifier within the extraction: ``"q3"``.
    :param utterance: identifier shared by the pieces of one interrupted utterance: ``"u2"``.
    :param parent: id of the quotation it stands in.
    :param cue: the word that ties it to its source.
    :param speakers: who is responsible for the content; several where they say it together: *Sanne en Niek
        zeggen dat*.
    :param addressees: whom it was said to.
    :param via: who passes it on, the nearest to the speaker first: the paper in *volgens de krant zei X dat*.
    :param reason: why there is no speaker.
    :param polarity: whether the text says that it was said.
    :param factuality: whether the saying is presented as a fact.
    :param medium: speech, thought or writing.
    """

    kind: Kind
    text: str
    start: int
    end: int
    id: str
    utterance: str
    parent: str | None = None
    cue: Cue | None = None
    speakers: tuple[Participant, ...] = ()
    addressees: tuple[Participant, ...] = ()
    via: tuple[Mention, ...] = ()
    reason: Reason | None = None
    polarity: Polarity = Polarity.POSITIVE
    factuality: Factuality = Factuality.ASSERTED
    medium: Medium = Medium.SPEECH

    @property
    def speaker(self) -> Participant | None:
        """The first of ``speakers``."""
        return self.speakers[0] if self.speakers else None

    @property
    def addressee(self) -> Participant | None:
        """The first of ``addressees``."""
        return self.addressees[0] if self.addressees else None

    @property
    def rule(self) -> str | None:
        """The rule that found ``speaker``, see :func:`quoteattr.explain`; ``None`` without one."""
        return self.speakers[0].rule if self.speakers else None

    @property
    def confidence(self) -> float:
        """The confidence of ``speaker``; 0 without one."""
        return self.speakers[0].confidence if self.speakers else 0.0

    @property
    def evidence(self) -> tuple[tuple[int, int], ...]:
        """Spans of the words that tell who speaks: the speakers' mentions and the cue, in text order."""
        words: list[Mention | Cue] = [*self.speakers]
        if self.cue is not None:
            words.append(self.cue)
        return tuple(sorted((part.start, part.end) for part in words))


@frozen(kw_only=True)
class Convention:
    """The quotation-mark convention that a text was found to follow.

    :param primary: opening and closing mark of most quotations, or ``None`` when the text has no marks.
    :param counts: how many quotations each pair of marks encloses, as ``{"“…”": 12}``.
    :param repaired: code points where a mark had to be supposed or was read as another.
    """

    primary: tuple[str, str] | None = None
    counts: Mapping[str, int] = field(factory=dict, hash=False)
    repaired: tuple[int, ...] = ()


@frozen(kw_only=True, eq=True, repr=False)
class Extraction(Sequence[Quote]):
    """The quotations of one text, in reading order: a read-only sequence of :class:`Quote`.

    :param text: the text that was passed, unaltered.
    :param quotes: the quotations.
    :param entities: everybody who speaks or is spoken to.
    :param convention: the quotation-mark convention found.
    :param notes: what the reader of the result should know, such as sentences that were too long to parse.
    :param source: where the text comes from, as the caller said: a file name, a URL, an id.
    """

    text: str
    quotes: tuple[Quote, ...] = ()
    entities: tuple[Entity, ...] = ()
    convention: Convention = field(factory=Convention)
    notes: tuple[str, ...] = ()
    source: str | None = None

    def __len__(self) -> int:
        return len(self.quotes)

    @overload
    def __getitem__(self, index: int) -> Quote: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Quote, ...]: ...
    def __getitem__(self, index: int | slice) -> Quote | tuple[Quote, ...]:
        return self.quotes[index]

    def __iter__(self) -> Iterator[Quote]:
        return iter(self.quotes)

    def __repr__(self) -> str:
        return f"<Extraction: {len(self.quotes)} quotes, {len(self.entities)} entities>"

    def to_dict(self) -> dict[str, Any]:
        """The extraction as plain dictionaries, lists, strings and numbers."""
        data = asdict(self, value_serializer=_plain)
        return {"schema": SCHEMA_VERSION, "source": data.pop("source"), **data}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Extraction:
        """The extraction that :meth:`to_dict` was called on, by this version of quoteattr or an earlier one.

        What an earlier version did not tell keeps its default: of schema 1 the rules and confidences of
        addressees, and the confidence of a speaker's name is that of the speaker.

        :raises InputError: ``data`` is no mapping, is of a schema version that is not known, lacks a field,
            or has a value that cannot be or does not fit the text or the other values.
        """
        if not isinstance(data, Mapping):
            raise InputError(
                f"not an extraction: expected a mapping, got {type(data).__name__}; "
                "pass what Extraction.to_dict() returned"
            )
        version = data.get("schema")
        if version not in (1, SCHEMA_VERSION):
            raise InputError(
                f"expected an extraction of schema version 1 to {SCHEMA_VERSION}, got {version!r}; "
                "write it again with this version of quoteattr"
            )
        try:
            if version == 1:
                data = from_schema_1(data)
            check_values(data)
            return cls(
                text=data["text"],
                quotes=tuple(map(_read_quote, data["quotes"])),
                entities=tuple(map(_read_entity, data["entities"])),
                convention=_read_convention(data["convention"]),
                notes=tuple(data["notes"]),
                source=data["source"],
            )
        except InputError:
            raise
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise InputError(
                f"not an extraction: {error!r}; pass what Extraction.to_dict() returned"
            ) from error

    def to_json(self, *, indent: int | None = None) -> str:
        """The extraction as a JSON object, see :meth:`to_dict`."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_records(self) -> list[dict[str, Any]]:
        """One flat dictionary a quotation: the rows of a table."""
        from quoteattr.io.records import to_records

        return to_records(self)

    def to_pandas(self) -> pandas.DataFrame:
        """One row a quotation, see :meth:`to_records`.

        :raises MissingExtraError: pandas is not installed.
        """
        from quoteattr.integrations.pandas import to_pandas

        return to_pandas(self)

    def to_html(self) -> str:
        """The article as one self-contained HTML page with its quotations coloured by speaker."""
        from quoteattr.io.html import to_html

        return to_html(self)

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Who speaks to whom: entities as nodes, quotations counted on the edges.

        :raises MissingExtraError: networkx is not installed.
        """
        from quoteattr.integrations.networkx import to_networkx

        return to_networkx(self)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """What a notebook shows; it may ask for some types only, and takes what it wants itself."""
        from quoteattr.io.html import to_html_fragment
        from quoteattr.io.table import to_table

        return {"text/plain": to_table(self), "text/html": to_html_fragment(self)}


def _plain(_instance: object, _attribute: object, value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple):
        return [list(item) if isinstance(item, tuple) else item for item in value]
    return value


def _read_quote(data: Mapping[str, Any]) -> Quote:
    return Quote(
        **{
            **data,
            "kind": Kind(data["kind"]),
            "cue": Cue(**data["cue"]) if data["cue"] is not None else None,
            "speakers": tuple(_read_mention(Participant, mention) for mention in data["speakers"]),
            "addressees": tuple(_read_mention(Participant, mention) for mention in data["addressees"]),
            "via": tuple(_read_mention(Mention, mention) for mention in data["via"]),
            "reason": Reason(data["reason"]) if data["reason"] else None,
            "polarity": Polarity(data["polarity"]),
            "factuality": Factuality(data["factuality"]),
            "medium": Medium(data["medium"]),
        }
    )


def _read_mention(kind: type[M], data: Mapping[str, Any]) -> M:
    return kind(**{**data, "form": Form(data["form"]), "type": _read_type(data["type"])})


def _read_entity(data: Mapping[str, Any]) -> Entity:
    return Entity(
        id=data["id"],
        name=data["name"],
        type=_read_type(data["type"]),
        aliases=tuple(data["aliases"]),
        mentions=tuple((start, end) for start, end in data["mentions"]),
        gender=Gender(data["gender"]) if data["gender"] else None,
        known=data["known"],
    )


def _read_type(name: str | None) -> EntityType | None:
    return EntityType(name) if name else None


def _read_convention(data: Mapping[str, Any]) -> Convention:
    primary = data["primary"]
    return Convention(
        primary=(primary[0], primary[1]) if primary else None,
        counts=dict(data["counts"]),
        repaired=tuple(data["repaired"]),
    )
