"""FoLiA, read back by the library of the format."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from quoteattr.errors import InputError
from quoteattr.io import folia as written
from quoteattr.schema import Extraction, Kind, Quote

folia = pytest.importorskip("folia.main", reason="the reader 'folia' is not installed")


def read(extraction: Extraction) -> Any:
    return folia.Document(string=written.dumps(extraction), mode=folia.Mode.MEMORY)


def words(span: Any) -> list[str]:
    return [word.text() for word in span.wrefs()]


def packed(text: str) -> str:
    return "".join(text.split())


def test_each_quotation_is_a_statement(article: Extraction) -> None:
    """Statements carry the kind, the confidence, the content, the source and the cue."""
    statements = {one.id: one for one in read(article).select(folia.Statement)}
    assert list(statements) == [quote.id for quote in article]
    for quote in article:
        one = statements[quote.id]
        assert one.cls == quote.kind
        assert one.confidence == pytest.approx(quote.confidence)
        assert "".join(words(one.annotation(folia.Headspan))) == packed(quote.text)
        if quote.speakers:
            spoken = "".join(speaker.text for speaker in quote.speakers)
            assert "".join(words(one.annotation(folia.Source))) == packed(spoken)
        if quote.cue:
            assert "".join(words(one.annotation(folia.StatementRelation))) == packed(quote.cue.text)


def test_addressees_are_features(article: Extraction) -> None:
    """Every addressee is a feature of its statement."""
    one = read(article)["q4"]
    told = [feature.cls for feature in one.select(folia.Feature) if feature.subset == "addressee"]
    assert told == ["Piet Bos", "Omroep Zeedorp"]


def test_who_passes_it_on_is_a_feature(article: Extraction) -> None:
    """Who passes a quotation on is a feature of its statement, each speaker another."""
    features = [(one.subset, one.cls) for one in read(article)["q10"].select(folia.Feature)]
    assert [value for name, value in features if name == "speaker"] == ["Els", "Niek"]
    assert [value for name, value in features if name == "via"] == ["de krant", "Omroep Zeedorp"]


def test_the_source_is_in_the_metadata(article: Extraction) -> None:
    """Where the text comes from stands in the metadata of the document."""
    assert read(article).metadata["source"] == article.source


def test_the_words_give_the_text(article: Extraction) -> None:
    """Each line of the article is a paragraph with the same words and blanks."""
    paragraphs = [paragraph.text() for paragraph in read(article).paragraphs()]
    assert paragraphs == [line for line in article.text.split("\n") if line]


def test_a_hostile_article_stays_text(hostile: Extraction, tmp_path: Path) -> None:
    """Markup and control characters in the article do not break the document."""
    written.write(hostile, tmp_path / "doc.folia.xml")
    document = folia.Document(file=str(tmp_path / "doc.folia.xml"))
    assert len(list(document.select(folia.Statement))) == 1
    assert "<script>alert(1)</script>" in packed("".join(word.text() for word in document.words()))


def test_ids_that_xml_cannot_hold_are_refused() -> None:
    """An id with a blank in it is an error and not a broken document."""
    quote = Quote(kind=Kind.DIRECT, text="a", start=0, end=1, id="q 1", utterance="u1")
    with pytest.raises(InputError, match="'q 1'"):
        written.dumps(Extraction(text="a", quotes=(quote,)))


def test_an_empty_text_is_a_document(empty: Extraction) -> None:
    """A text without words gives a document without paragraphs."""
    assert list(read(empty).words()) == []
