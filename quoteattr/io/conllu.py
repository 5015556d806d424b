"""CoNLL-U with ``# speaker``, ``# addressee`` and ``# via`` on each sentence that holds (part of) a
quotation.

Words and sentences are those of a surface split, and the columns of a grammatical analysis are empty: for a
parse with the same comments use :func:`quoteattr.integrations.stanza.comment_sentences`. The column
``MISC`` has ``TokenRange`` (code points of the text) and, with the ids of the quotations, ``Quote``,
``Cue``, ``Speaker``, ``Addressee`` and ``Via``. The source of the text is the id of the document (``#
newdoc id``). The format is written, not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote as percent_encoded

from attrs import frozen

from quoteattr.io.characters import replace_forbidden
from quoteattr.io.roles import roles
from quoteattr.io.tokens import Token, edges_of, paragraphs_of, sentences_of
from quoteattr.schema import Cue, Extraction, Mention, Quote
from quoteattr.spans import Span, touching

__all__ = ["comments", "dumps", "write"]


@frozen
class _Place:
    """Words that belong to a quotation.

    :param role: what they are to it: ``Quote`` is its own content.
    """

    span: Span
    role: str
    quote: Quote


def dumps(extraction: Extraction) -> str:
    """The sentences of the text with their quotations; what cannot be encoded is U+FFFD."""
    text = replace_forbidden(extraction.text)
    places = _places(extraction)
    sentences = [
        (position == 0, sentence)
        for paragraph in paragraphs_of(text, edges_of(extraction))
        for position, sentence in enumerate(sentences_of(text, paragraph))
    ]
    reaching = touching(
        ((sentence[0].start, sentence[-1].end) for _, sentence in sentences),
        [place.span for place in places],
    )
    lines = [f"# newdoc id = {_on_one_line(extraction.source)}"] if extraction.source else []
    for number, ((first, sentence), near) in enumerate(zip(sentences, reaching, strict=True), start=1):
        lines += ["# newpar"] if first else []
        lines += _sentence(text, sentence, number, [places[index] for index in near])
        lines.append("")
    return "".join(f"{line}\n" for line in lines)


def write(extraction: Extraction, path: str | Path) -> None:
    """Write :func:`dumps` to the file ``path``, in UTF-8."""
    Path(path).write_text(dumps(extraction), encoding="utf-8", newline="")


def comments(quotes: Iterable[Quote]) -> dict[str, str]:
    """The comments of a sentence that holds (part of) ``quotes``, by key; names are joined by ``"; "``."""
    quotes = list(quotes)
    values = {
        "quote": " ".join(percent_encoded(quote.id) for quote in quotes),
        "speaker": _names(mention for quote in quotes for mention in quote.speakers),
        "addressee": _names(mention for quote in quotes for mention in quote.addressees),
        "via": _names(mention for quote in quotes for mention in quote.via),
    }
    return {key: value for key, value in values.items() if value}


def _names(mentions: Iterable[Mention]) -> str:
    return "; ".join(dict.fromkeys(_on_one_line(mention.name) for mention in mentions))


def _on_one_line(text: str) -> str:
    return " ".join(replace_forbidden(text).split())


def _sentence(text: str, sentence: Sequence[Token], number: int, near: Sequence[_Place]) -> Iterator[str]:
    words = "".join(text[token.start : token.end] + " " * token.spaced for token in sentence)
    yield f"# sent_id = {number}"
    yield f"# text = {words.rstrip(' ')}"
    found = comments(place.quote for place in near if place.role == "Quote")
    yield from (f"# {key} = {value}" for key, value in found.items())
    for index, token in enumerate(sentence, start=1):
        form = text[token.start : token.end]
        yield "\t".join([str(index), form, *"_" * 7, _misc(token, near)])


def _misc(token: Token, near: Iterable[_Place]) -> str:
    quotes: dict[str, list[str]] = {}
    for place in near:
        start, end = place.span
        if start <= token.start and token.end <= end:
            quotes.setdefault(place.role, []).append(place.quote.id)
    values: Mapping[str, str] = {
        **{role: ",".join(map(percent_encoded, identifiers)) for role, identifiers in quotes.items()},
        **({} if token.spaced else {"SpaceAfter": "No"}),
        "TokenRange": f"{token.start}:{token.end}",
    }
    return "|".join(f"{name}={values[name]}" for name in sorted(values))


def _places(extraction: Extraction) -> list[_Place]:
    places = []
    for quote in extraction:
        words: list[tuple[str, Quote | Cue | Mention | None]] = [
            ("Quote", quote),
            ("Cue", quote.cue),
            *((role.capitalize(), mention) for role, mention in roles(quote)),
        ]
        places += [_Place((one.start, one.end), role, quote) for role, one in words if one]
    return places
