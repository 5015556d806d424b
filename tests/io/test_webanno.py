"""W3C Web Annotations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from quoteattr.errors import InputError
from quoteattr.io import webanno
from quoteattr.schema import Extraction


def items(extraction: Extraction) -> list[dict[str, Any]]:
    return list(json.loads(webanno.dumps(extraction))["items"])


def test_what_is_written_is_read_back(article: Extraction, hostile: Extraction, crossing: Extraction) -> None:
    """The text and all that is known of its quotations survive, control characters included."""
    for extraction in (article, hostile, crossing):
        back = webanno.loads(webanno.dumps(extraction))
        assert (back.text, back.quotes) == (extraction.text, extraction.quotes)


def test_annotations_have_what_the_standard_requires(article: Extraction) -> None:
    """Each annotation has an id of its own, the type, a target and a known motivation."""
    page = json.loads(webanno.dumps(article))
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    names = [item["id"] for item in page["items"]]
    assert len(names) == len(set(names))
    assert {item["type"] for item in page["items"]} == {"Annotation"}
    assert {item["motivation"] for item in page["items"]} == {"classifying", "linking"}
    source = "https://zeedorp.example/feest?dag=1&x=é%20%3C2%3E.txt"
    assert {item["target"]["source"] for item in page["items"]} == {source}


def test_selectors_agree(article: Extraction) -> None:
    """The position, counted in code points, selects the words that the quote selector gives."""
    for item in items(article):
        position, quote = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert article.text[start:end] == quote["exact"]
        assert article.text[:start].endswith(quote["prefix"])
        assert article.text[end:].startswith(quote["suffix"])


def test_links_lead_to_their_quotation(article: Extraction) -> None:
    """Cues, speakers and addressees link to an annotation of the page."""
    names = {item["id"] for item in items(article)}
    links = [item for item in items(article) if item["motivation"] == "linking"]
    assert all(item["body"][1]["source"] in names for item in links)
    assert {item["body"][0]["value"] for item in links} == {"cue", "speaker", "addressee", "via"}


def test_the_source_can_be_named(article: Extraction) -> None:
    """The address of the article becomes the source of all targets; without one the text has a name of its own."""
    page = json.loads(webanno.dumps(evolve(article, source="https://example.org/a")))
    assert {item["target"]["source"] for item in page["items"]} == {"https://example.org/a"}
    unnamed = json.loads(webanno.dumps(evolve(article, source=None)))
    assert all(item["target"]["source"].startswith("urn:") for item in unnamed["items"])


def test_the_page_is_plain_ascii(hostile: Extraction, tmp_path: Path) -> None:
    """A file of annotations can be written whatever the article holds."""
    webanno.write(hostile, tmp_path / "a.jsonld")
    assert (tmp_path / "a.jsonld").read_bytes().isascii()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"quoteattr:text": "x", "items": [{}]}', "null"])
def test_other_documents_are_refused(text: str) -> None:
    """What is no page of annotations gives an error of the library's own."""
    with pytest.raises(InputError, match="Web Annotations"):
        webanno.loads(text)


def test_a_selection_outside_the_text_is_refused(article: Extraction) -> None:
    """A position beyond the end of the text is an error and not an empty quotation."""
    page = json.loads(webanno.dumps(evolve(article, quotes=article.quotes[:1])))
    page["items"][0]["target"]["selector"][0]["end"] = 10_000
    with pytest.raises(InputError, match="10000"):
        webanno.loads(json.dumps(page))
