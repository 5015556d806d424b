"""UIMA CAS for INCEpTION: the layers ``Quote``, ``Mention`` and ``Cue``, as XMI.

In INCEpTION the layers are ``webanno.custom.Quote`` with the link features ``speaker``, ``addressee``,
``via`` and ``cue``, ``webanno.custom.Mention`` and ``webanno.custom.Cue``; :func:`type_system` declares
them, and a project takes them from there. Rules and confidences of several speakers or addressees stand in
one feature, in the order of the links, separated by blanks. The source of the text is the title of the
document. Offsets in the file are UTF-16 code units, as UIMA counts. What XML forbids becomes U+FFFD. Needs
the extra ``inception``.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote as percent_encoded
from urllib.parse import unquote as decoded

from quoteattr.errors import InputError, MissingExtraError
from quoteattr.io.characters import replace_forbidden
from quoteattr.io.markup import parse
from quoteattr.io.rebuild import person, rebuild
from quoteattr.io.tokens import paragraphs_of, sentences_of
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

try:
    import cassis
except ImportError as error:
    raise MissingExtraError("UIMA CAS", "inception") from error

__all__ = ["dumps", "loads", "type_system", "write"]

_EXPECTED = "pass what the format 'cas' or INCEpTION wrote"

_QUOTE = "webanno.custom.Quote"
_MENTION = "webanno.custom.Mention"
_CUE = "webanno.custom.Cue"
_LINKS = {"speaker": _MENTION, "addressee": _MENTION, "via": _MENTION, "cue": _CUE}
_FOUND = {
    "speaker": ("rule", "confidence", "nameConfidence"),
    "addressee": ("addresseeRule", "addresseeConfidence", "addresseeNameConfidence"),
}
"""The features that tell how speakers and addressees were found: rule, confidence, confidence of the name."""
_STRINGS = {
    _QUOTE: (
        "kind",
        "identifier",
        "utterance",
        "parent",
        *_FOUND["speaker"],
        *_FOUND["addressee"],
        "reason",
        "polarity",
        "factuality",
        "medium",
    ),
    _MENTION: ("name", "entity", "form", "entityType", "gender", "known"),
    _CUE: ("lemma",),
}
_METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
_SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
_TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"


def type_system() -> str:
    """The XML of the type system that :func:`dumps` uses, to be imported into an INCEpTION project."""
    return str(_types().to_xml())


def dumps(extraction: Extraction) -> str:
    """The text, its sentences and words, and its quotations as XMI."""
    types = _types()
    cas = cassis.Cas(typesystem=types)
    cas.sofa_string = replace_forbidden(extraction.text)
    cas.sofa_mime = "text/plain"
    if extraction.source is not None:
        title = replace_forbidden(extraction.source)
        cas.add(types.get_type(_METADATA)(begin=0, end=len(cas.sofa_string), documentTitle=title))
    _add_words(cas, types)
    entities = {entity.id: entity for entity in extraction.entities}
    annotated: dict[tuple[str, object], Any] = {}

    def annotate(kind: str, key: object, start: int, end: int, values: Mapping[str, object]) -> Any:
        if (kind, key) not in annotated:
            given = {
                name: replace_forbidden(str(value)) for name, value in values.items() if value is not None
            }
            annotated[kind, key] = types.get_type(kind)(begin=start, end=end, **given)
            cas.add(annotated[kind, key])
        return annotated[kind, key]

    for quote in extraction:
        made = annotate(_QUOTE, quote.id, quote.start, quote.end, _values(quote))
        mentions = {"speaker": quote.speakers, "addressee": quote.addressees, "via": quote.via}
        for feature, those in mentions.items():
            targets = []
            for one in those:
                values = _mention_values(one, entities.get(one.entity))
                key = (one.start, one.end, *values.values())
                targets.append(annotate(_MENTION, key, one.start, one.end, values))
            _link(types, made, feature, targets)
        if quote.cue:
            cue = annotate(_CUE, quote.cue, quote.cue.start, quote.cue.end, {"lemma": quote.cue.lemma})
            _link(types, made, "cue", [cue])
    return str(cas.to_xmi())


def write(extraction: Extraction, path: str | Path) -> None:
    """Write :func:`dumps` to the file ``path``, and :func:`type_system` to ``TypeSystem.xml`` beside it."""
    Path(path).write_text(dumps(extraction), encoding="utf-8", newline="")
    Path(path).with_name("TypeSystem.xml").write_text(type_system(), encoding="utf-8", newline="")


def loads(text: str) -> Extraction:
    """Read what :func:`dumps` wrote, or what INCEpTION exported from it as XMI; other layers are left out.

    :raises InputError: not well-formed, with a DTD, or not a CAS with the layers of this module.
    """
    if not isinstance(text, str):
        raise InputError(f"expected XMI in a string, got {type(text).__name__}; {_EXPECTED}")
    document = text.encode("utf-8", "surrogatepass")
    root = parse(document)
    if not root.tag.endswith("}XMI"):
        raise InputError(f"expected an XMI document, got the root element {root.tag!r}; {_EXPECTED}")
    try:
        with warnings.catch_warnings(action="ignore"):
            cas = cassis.load_cas_from_xmi(io.BytesIO(document), typesystem=_types(), lenient=True)
        body = cas.sofa_string or ""
        quotes = list(cas.select(_QUOTE))
        identifiers = {
            one.xmiID: one.identifier or f"q{number}" for number, one in enumerate(quotes, start=1)
        }
        people = {_entity(one): person(one.gender, one.known) for one in cas.select(_MENTION)}
        title = next((one.documentTitle for one in cas.select(_METADATA)), None)
        found = (_quote(body, one, identifiers[one.xmiID]) for one in quotes)
        return rebuild(body, found, source=title, people=people)
    except (AttributeError, LookupError, SyntaxError, TypeError, ValueError, RecursionError) as error:
        raise InputError(f"not a CAS with the layers of quoteattr: {error!r}; {_EXPECTED}") from error


def _types() -> Any:
    types = cassis.TypeSystem()
    for name in (_SENTENCE, _TOKEN, *_STRINGS):
        types.create_type(name, supertypeName="uima.tcas.Annotation")
    types.create_type(_METADATA, supertypeName="uima.tcas.DocumentAnnotation")
    types.create_feature(types.get_type(_METADATA), "documentTitle", "uima.cas.String")
    for name, features in _STRINGS.items():
        for feature in features:
            types.create_feature(types.get_type(name), feature, "uima.cas.String")
    for feature, target in _LINKS.items():
        link = types.create_type(_link_type(feature), supertypeName="uima.cas.TOP")
        types.create_feature(link, "role", "uima.cas.String")
        types.create_feature(link, "target", target)
        types.create_feature(
            types.get_type(_QUOTE),
            feature,
            "uima.cas.FSArray",
            elementType=link,
            multipleReferencesAllowed=False,
        )
    return types


def _link_type(feature: str) -> str:
    return f"{_QUOTE}{feature.capitalize()}Link"


def _link(types: Any, quote: Any, feature: str, targets: list[Any]) -> None:
    link = types.get_type(_link_type(feature))
    array = types.get_type("uima.cas.FSArray")
    setattr(quote, feature, array(elements=[link(role=feature, target=target) for target in targets]))


def _add_words(cas: Any, types: Any) -> None:
    sentence_type, token_type = types.get_type(_SENTENCE), types.get_type(_TOKEN)
    text = cas.sofa_string
    for paragraph in paragraphs_of(text):
        for sentence in sentences_of(text, paragraph):
            cas.add(sentence_type(begin=sentence[0].start, end=sentence[-1].end))
            for token in sentence:
                cas.add(token_type(begin=token.start, end=token.end))


def _values(quote: Quote) -> dict[str, object]:
    same = ("kind", "utterance", "parent", "reason", "polarity", "factuality", "medium")
    return {
        "identifier": quote.id,
        **{name: getattr(quote, name) for name in same},
        **_found("speaker", quote.speakers),
        **_found("addressee", quote.addressees),
    }


def _found(role: str, participants: Sequence[Participant]) -> dict[str, str]:
    """How the participants in a role were found, by feature; nothing where there are none."""
    if not participants:
        return {}
    rules = [percent_encoded(one.rule or "", safe="") for one in participants]
    confidences = [str(one.confidence) for one in participants]
    of_names = [str(one.name_confidence) for one in participants]
    return dict(zip(_FOUND[role], map(" ".join, (rules, confidences, of_names)), strict=True))


def _mention_values(mention: Mention, entity: Entity | None) -> dict[str, object]:
    return {
        "name": mention.name,
        "entity": mention.entity,
        "form": mention.form,
        "entityType": mention.type,
        "gender": entity.gender if entity else None,
        "known": entity.known if entity else None,
    }


def _quote(text: str, one: Any, identifier: str) -> Quote:
    speakers = _participants(text, one, "speaker")
    cues = [_cue(text, target) for target in _targets(one.cue)]
    return Quote(
        kind=Kind(one.kind or Kind.DIRECT),
        text=text[one.begin : one.end],
        start=one.begin,
        end=one.end,
        id=identifier,
        utterance=one.utterance or identifier,
        parent=one.parent,
        cue=cues[0] if cues else None,
        speakers=speakers,
        addressees=_participants(text, one, "addressee"),
        via=tuple(Mention(**_mention(text, target)) for target in _targets(one.via)),
        reason=Reason(one.reason) if one.reason and not speakers else None,
        polarity=Polarity(one.polarity or Polarity.POSITIVE),
        factuality=Factuality(one.factuality or Factuality.ASSERTED),
        medium=Medium(one.medium or Medium.SPEECH),
    )


def _participants(text: str, one: Any, role: str) -> tuple[Participant, ...]:
    """Who takes part in a role; how they were found is kept where it is told of each of them."""
    targets = _targets(getattr(one, role))
    told = [(getattr(one, feature) or "").split(" ") for feature in _FOUND[role]]
    if any(len(values) != len(targets) for values in told):
        told = [[""] * len(targets)] * len(told)
    return tuple(
        Participant(
            **_mention(text, target),
            rule=decoded(rule) or None,
            confidence=float(confidence or 1),
            name_confidence=float(of_name or 1),
        )
        for target, rule, confidence, of_name in zip(targets, *told, strict=True)
    )


def _entity(one: Any) -> str:
    return str(one.entity or f"m{one.begin}")


def _targets(links: Any) -> list[Any]:
    return [link.target for link in links.elements] if links is not None else []


def _cue(text: str, one: Any) -> Cue:
    words = text[one.begin : one.end]
    return Cue(text=words, start=one.begin, end=one.end, lemma=one.lemma or words)


def _mention(text: str, one: Any) -> dict[str, Any]:
    words = text[one.begin : one.end]
    return {
        "text": words,
        "start": one.begin,
        "end": one.end,
        "name": one.name or words,
        "entity": _entity(one),
        "form": Form(one.form or Form.NAME),
        "type": EntityType(one.entityType) if one.entityType else None,
    }
