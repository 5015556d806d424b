"""TEI P5."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from attrs import evolve

from quoteattr.errors import InputError
from quoteattr.io import tei
from quoteattr.io.characters import replace_forbidden
from quoteattr.schema import Cue, Extraction, Kind, Mention, Quote

NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def comparable(extraction: Extraction) -> list[Quote]:
    """The quotations, their utterances by who shares one: TEI has no names for utterances."""
    firsts: dict[str, str] = {}
    return [evolve(quote, utterance=firsts.setdefault(quote.utterance, quote.id)) for quote in extraction]


def test_what_is_written_is_read_back(article: Extraction) -> None:
    """Text, quotations, cues, speakers and addressees survive."""
    back = tei.loads(tei.dumps(article))
    assert (back.text, back.source) == (article.text, article.source)
    assert comparable(back) == comparable(article)


def test_said_names_speaker_addressee_and_manner(article: Extraction) -> None:
    """Each quotation is a said with who, toWhom, direct and aloud."""
    root = ElementTree.fromstring(tei.dumps(article))
    said = {element.get(ID): element for element in root.iterfind(".//t:said", NS)}
    assert list(said) == [quote.id for quote in article]
    assert (said["q4"].get("who"), said["q4"].get("toWhom")) == ("#e4", "#e3 #e2")
    assert (said["q10"].get("who"), said["q10"].get("source")) == ("#e7 #e8", "#e9 #e2")
    assert [said[name].get("direct") for name in ("q1", "q2", "q6", "q7")] == [
        "unknown",
        "true",
        "false",
        "true",
    ]
    assert [said[name].get("aloud") for name in ("q2", "q9")] == ["true", "false"]
    assert said["q2"].get("next") == "#q3"
    assert "q5" in {element.get(ID) for element in said["q4"].iterfind(".//t:said", NS)}


def test_every_pointer_leads_somewhere(
    article: Extraction, crossing: Extraction, hostile: Extraction
) -> None:
    """Identifiers are unique, and all that is pointed at is in the document."""
    for extraction in (article, crossing, hostile):
        root = ElementTree.fromstring(tei.dumps(extraction))
        names = [element.get(ID) for element in root.iter() if element.get(ID)]
        assert len(names) == len(set(names))
        for element in root.iter():
            for attribute in ("who", "toWhom", "ana", "prev", "next", "ref", "corresp"):
                for pointer in element.get(attribute, "").split():
                    assert pointer.startswith("#")
                    assert pointer[1:] in names


def test_the_text_keeps_its_blanks(article: Extraction) -> None:
    """The content of the ab is the article, character by character."""
    block = ElementTree.fromstring(tei.dumps(article)).find(".//t:ab", NS)
    assert block is not None
    assert "".join(block.itertext()) == article.text


def test_crossing_quotations_are_tied_together(crossing: Extraction) -> None:
    """A quotation that another one crosses is written in parts, and read back as one."""
    written = tei.dumps(crossing)
    assert 'prev="#q2"' in written
    assert [quote.text for quote in tei.loads(written)] == [quote.text for quote in crossing]


def test_a_hostile_article_stays_text(hostile: Extraction) -> None:
    """Markup in the article is text in TEI, and what XML forbids becomes U+FFFD without moving an offset."""
    back = tei.loads(tei.dumps(hostile))
    assert back.text == replace_forbidden(hostile.text)
    assert (back[0].start, back[0].end) == (hostile[0].start, hostile[0].end)
    assert back[0].speaker == clean(hostile[0].speaker)
    assert back[0].cue == clean(hostile[0].cue)


def clean(value: Mention | Cue) -> Mention | Cue:
    if isinstance(value, Mention):
        return evolve(value, text=replace_forbidden(value.text), name=replace_forbidden(value.name))
    return evolve(value, text=replace_forbidden(value.text))


def test_documents_with_a_dtd_are_refused() -> None:
    """Entities of one's own are not read: neither files nor billions of laughs."""
    with pytest.raises(InputError, match="DTD"):
        tei.loads('<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI>&x;</TEI>')


@pytest.mark.parametrize(
    "document",
    [
        "",
        "<TEI",
        "<html/>",
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><ab><said/></ab></body></text></TEI>',
    ],
)
def test_what_is_no_tei_is_an_error(document: str) -> None:
    """Other documents give an error of the library's own."""
    with pytest.raises(InputError):
        tei.loads(document)


def test_ids_that_xml_cannot_hold_are_refused() -> None:
    """An id with a blank in it is an error and not a broken document."""
    quote = Quote(kind=Kind.DIRECT, text="a", start=0, end=1, id="q 1", utterance="u1")
    with pytest.raises(InputError, match="'q 1'"):
        tei.dumps(Extraction(text="a", quotes=(quote,)))


def test_texts_without_quotations_are_written(empty: Extraction, tmp_path: Path) -> None:
    """An empty text gives a document that reads back empty."""
    tei.write(empty, tmp_path / "doc.xml")
    assert tei.loads((tmp_path / "doc.xml").read_text(encoding="utf-8")) == empty
