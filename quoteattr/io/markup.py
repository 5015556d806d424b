"""Reading and writing XML safely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat
from xml.sax.saxutils import escape

from quoteattr.errors import InputError
from quoteattr.io.characters import replace_forbidden

__all__ = ["attributes", "check_names", "content", "parse", "walk"]

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_IN_CONTENT = {"\r": "&#13;"}
_IN_ATTRIBUTES = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def content(text: str) -> str:
    """``text`` as the content of an element; what XML forbids is U+FFFD, and carriage returns survive."""
    return escape(replace_forbidden(text), _IN_CONTENT)


def attributes(**values: str | None) -> str:
    """Attributes with a blank before each, those that are ``None`` or empty left out.

    ``xml_id`` is written as ``xml:id``.
    """
    return "".join(
        f' {name.replace("xml_", "xml:")}="{escape(replace_forbidden(value), _IN_ATTRIBUTES)}"'
        for name, value in values.items()
        if value
    )


def check_names(names: Iterable[str]) -> None:
    """Make sure that all ``names`` can be identifiers in XML.

    :raises InputError: one of them cannot.
    """
    for name in names:
        if not _NAME.fullmatch(name):
            raise InputError(
                f"{name!r} cannot be an identifier in XML; use letters, digits, '-', '_' and '.'"
            )


def parse(document: str | bytes) -> Element:
    """The root of an XML document. Documents with a DTD, and so all entities but the five, are refused.

    :raises InputError: the document is no string or bytes, malformed or has a DTD.
    """
    if not isinstance(document, str | bytes):
        raise InputError(f"expected XML in a string, got {type(document).__name__}; pass the document itself")
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_dtd
    parser.StartElementHandler = lambda name, attrs: builder.start(
        _qualified(name), {_qualified(key): value for key, value in attrs.items()}
    )
    parser.EndElementHandler = lambda name: builder.end(_qualified(name))
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(document, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise InputError(f"not well-formed XML: {error}; correct it, or write it again") from error
    return builder.close()


def walk(element: Element) -> Iterator[tuple[str, Element | str]]:
    """``"start"`` and ``"end"`` of each element, and ``"text"``, in the order of the document."""
    pending: list[tuple[str, Element | str]] = [("start", element)]
    while pending:
        event, item = pending.pop()
        yield event, item
        if event == "start" and not isinstance(item, str):
            pending.append(("end", item))
            for child in reversed(item):
                pending += (("text", child.tail or ""), ("start", child))
            pending.append(("text", item.text or ""))


def _qualified(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def _refuse_dtd(*_: object) -> None:
    raise InputError("the XML document has a DTD, which is not read; remove the DOCTYPE declaration")
