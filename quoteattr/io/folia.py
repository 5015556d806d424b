"""FoLiA: each quotation a ``<statement>`` with its content, source and cue.

``<hd>`` holds the content, ``<source>`` the speakers' mentions and ``<rel>`` the cue; the class of the
statement is the kind of quotation. Features hold the rest, one ``speaker``, ``addressee`` and ``via`` for
each; rule and confidence are those of the first speaker. Words are those of a surface split, one ``<p>`` a
line, as FoLiA keeps no blanks. What XML forbids becomes U+FFFD, and so does a word of invisible characters,
which FoLiA's readers take for no word at all. The format is written, not read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from quoteattr.io.characters import replace_forbidden
from quoteattr.io.markup import attributes, check_names, content
from quoteattr.io.roles import roles
from quoteattr.io.tokens import Token, edges_of, paragraphs_of, within
from quoteattr.schema import Cue, Extraction, Mention, Quote

__all__ = ["dumps", "write"]

_SET = "urn:quoteattr:kinds"


def dumps(extraction: Extraction) -> str:
    """The text and its quotations as a FoLiA document.

    :raises InputError: an id cannot be an identifier in XML.
    """
    check_names(quote.id for quote in extraction)
    text = replace_forbidden(extraction.text)
    paragraphs = paragraphs_of(text, edges_of(extraction))
    tokens = [token for paragraph in paragraphs for token in paragraph]
    words = [content(_visible(text[token.start : token.end])) for token in tokens]
    statements = "".join(_statement(quote, tokens) for quote in extraction)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<FoLiA xmlns="http://ilk.uvt.nl/folia" xml:id="doc" version="2.5.0" generator="quoteattr">\n'
        '<metadata type="native">\n<annotations>\n'
        '<text-annotation><annotator processor="quoteattr"/></text-annotation>\n'
        '<paragraph-annotation><annotator processor="quoteattr"/></paragraph-annotation>\n'
        '<token-annotation><annotator processor="quoteattr"/></token-annotation>\n'
        f'<statement-annotation set="{_SET}"><annotator processor="quoteattr"/></statement-annotation>\n'
        "</annotations>\n<provenance>"
        '<processor xml:id="quoteattr" name="quoteattr" type="auto"/></provenance>\n'
        f'{_meta(extraction.source)}</metadata>\n<text xml:id="doc.text">\n'
        f"{''.join(_paragraphs(paragraphs, words))}"
        f"{f'<statements>{statements}</statements>' if statements else ''}\n</text>\n</FoLiA>\n"
    )


def write(extraction: Extraction, path: str | Path) -> None:
    """Write :func:`dumps` to the file ``path``, in UTF-8."""
    Path(path).write_text(dumps(extraction), encoding="utf-8", newline="")


def _meta(source: str | None) -> str:
    return f'<meta id="source">{content(source)}</meta>\n' if source else ""


def _paragraphs(paragraphs: Sequence[Sequence[Token]], words: Sequence[str]) -> Iterator[str]:
    index = 0
    for number, paragraph in enumerate(paragraphs, start=1):
        yield f'<p xml:id="doc.p.{number}">'
        for token in paragraph:
            space = None if token.spaced else "no"
            yield f"<w{attributes(xml_id=_word(index), space=space)}><t>{words[index]}</t></w>"
            index += 1
        yield "</p>\n"


def _statement(quote: Quote, tokens: Sequence[Token]) -> str:
    places: Mapping[str, Sequence[Quote | Mention | Cue]] = {
        "hd": [quote],
        "source": quote.speakers,
        "rel": [quote.cue] if quote.cue else [],
    }
    spans = "".join(
        f"<{role}>{''.join(map(_reference, _words_of(ones, tokens)))}</{role}>"
        for role, ones in places.items()
        if ones
    )
    features = "".join(
        f"<feat{attributes(subset=name, **{'class': value})}/>" for name, value in _features(quote)
    )
    given = attributes(
        xml_id=quote.id, set=_SET, confidence=f"{quote.confidence:.4g}", **{"class": quote.kind.value}
    )
    return f"<statement{given}>{features}{spans}</statement>"


def _words_of(ones: Iterable[Quote | Mention | Cue], tokens: Sequence[Token]) -> Iterator[int]:
    return (index for one in ones for index in within(tokens, one.start, one.end))


def _features(quote: Quote) -> Iterator[tuple[str, str]]:
    for role, mention in roles(quote):
        yield role, mention.name
    if quote.cue:
        yield "lemma", quote.cue.lemma
    for name in ("utterance", "parent", "rule", "reason", "polarity", "factuality", "medium"):
        value = getattr(quote, name)
        if value is not None:
            yield name, str(value)


def _reference(index: int) -> str:
    return f'<wref id="{_word(index)}"/>'


def _visible(word: str) -> str:
    invisible = all(unicodedata.category(character).startswith("C") for character in word)
    return "\ufffd" if invisible else word


def _word(index: int) -> str:
    return f"doc.w.{index + 1}"
