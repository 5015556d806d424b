"""UIMA CAS for INCEpTION."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from attrs import evolve

from quoteattr.errors import InputError
from quoteattr.io.characters import replace_forbidden, utf16_offsets
from quoteattr.schema import Extraction

cassis = pytest.importorskip("cassis", reason="the extra 'inception' is not installed")

from quoteattr.io import cas as written  # noqa: E402


def read(extraction: Extraction, folder: Path) -> Any:
    written.write(extraction, folder / "doc.xmi")
    with (folder / "TypeSystem.xml").open("rb") as types, (folder / "doc.xmi").open("rb") as xmi:
        return cassis.load_cas_from_xmi(xmi, typesystem=cassis.load_typesystem(types))


def test_what_is_written_is_read_back(article: Extraction) -> None:
    """The text and all that is known of its quotations survive."""
    back = written.loads(written.dumps(article))
    assert (back.text, back.quotes) == (article.text, article.quotes)


def test_layers_link_quotations_to_mentions_and_cues(article: Extraction, tmp_path: Path) -> None:
    """With the type system that goes along, a reader of the format finds the links."""
    cas = read(article, tmp_path)
    quotes = {one.identifier: one for one in cas.select("webanno.custom.Quote")}
    assert [quotes[quote.id].get_covered_text() for quote in article] == [quote.text for quote in article]
    told = [link.target.name for link in quotes["q4"].addressee.elements]
    assert told == ["Piet Bos", "Omroep Zeedorp"]
    assert quotes["q2"].speaker.elements[0].target is quotes["q3"].speaker.elements[0].target
    assert quotes["q5"].cue.elements[0].target.lemma == "roepen"


def test_every_word_is_in_a_sentence(article: Extraction, tmp_path: Path) -> None:
    """INCEpTION's sentences and tokens are there, and each token lies in one sentence."""
    cas = read(article, tmp_path)
    segmentation = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type"
    covered = [
        token
        for sentence in cas.select(f"{segmentation}.Sentence")
        for token in cas.select_covered(f"{segmentation}.Token", sentence)
    ]
    assert len(covered) == len(list(cas.select(f"{segmentation}.Token"))) > 50


def test_offsets_in_the_file_are_utf16(article: Extraction) -> None:
    """In the XMI itself, begin and end count UTF-16 code units."""
    units = utf16_offsets(article.text)
    root = ElementTree.parse(io.StringIO(written.dumps(article))).getroot()
    found = {
        element.get("identifier"): (int(element.get("begin", "")), int(element.get("end", "")))
        for element in root
        if element.tag.endswith("}Quote")
    }
    assert found == {quote.id: (units[quote.start], units[quote.end]) for quote in article}
    assert units[-1] > len(article.text)


def test_a_hostile_article_stays_text(hostile: Extraction) -> None:
    """Markup is text, and control characters become U+FFFD without moving an offset."""
    back = written.loads(written.dumps(hostile))
    assert back.text == replace_forbidden(hostile.text)
    assert (back[0].start, back[0].end) == (hostile[0].start, hostile[0].end)
    assert back[0].addressees == hostile[0].addressees


def test_annotations_made_by_hand_are_understood(article: Extraction) -> None:
    """A quotation without any feature set, as an annotator adds it, is read."""
    bare = evolve(article, quotes=(evolve(article[7], reason=None),))
    xmi = written.dumps(bare)
    root = ElementTree.fromstring(xmi)
    for element in root:
        if element.tag.endswith("}Quote"):
            for name in set(element.attrib) & {
                "kind",
                "identifier",
                "utterance",
                "confidence",
                "polarity",
                "cue",
            }:
                del element.attrib[name]
    (quote,) = written.loads(ElementTree.tostring(root, encoding="unicode"))
    assert (quote.text, quote.id, quote.kind) == (article[7].text, "q1", "direct")


def test_layers_of_others_are_left_out(article: Extraction) -> None:
    """Annotations of types that are not ours do not disturb the reading."""
    xmi = written.dumps(article)
    foreign = (
        '<x:Thing xmlns:x="http:///org/other.ecore" xmi:id="99999" sofa="1" begin="0" end="1"/><cas:View'
    )
    assert written.loads(xmi.replace("<cas:View", foreign, 1)).quotes == article.quotes


@pytest.mark.parametrize("text", ["", "<a", "<a/>", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_other_documents_are_refused(text: str) -> None:
    """What is no CAS gives an error of the library's own."""
    with pytest.raises(InputError):
        written.loads(text)


def test_an_empty_text_is_written(empty: Extraction) -> None:
    """An empty text gives a CAS that reads back empty."""
    assert written.loads(written.dumps(empty)) == empty
