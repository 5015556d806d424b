"""CoNLL-U."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from quoteattr.io import conllu as written
from quoteattr.io.characters import replace_forbidden
from quoteattr.schema import Extraction

conllu = pytest.importorskip("conllu", reason="the reader 'conllu' is not installed")


def sentences(extraction: Extraction) -> Any:
    return conllu.parse(written.dumps(extraction))


def place(token: Any) -> tuple[int, int]:
    start, end = token["misc"]["TokenRange"].split(":")
    return int(start), int(end)


def test_sentences_name_speaker_and_addressee(article: Extraction) -> None:
    """Each sentence that holds a quotation names who says it and to whom."""
    found = {s.metadata["text"]: s.metadata for s in sentences(article)}
    feast = next(value for text, value in found.items() if "geweldig" in text)
    assert (feast["speaker"], feast["addressee"]) == ("Karin de Wit", "Omroep Zeedorp")
    nested = next(value for text, value in found.items() if "Ga naar huis" in text)
    assert nested["speaker"] == "een bezoeker; de buurman"
    quiet = found["De burgemeester van Zeedorp kijkt tevreden terug."]
    assert "speaker" not in quiet


def test_words_stand_where_they_say(article: Extraction, hostile: Extraction) -> None:
    """The range of each word selects its form in the text."""
    for extraction in (article, hostile):
        text = replace_forbidden(extraction.text)
        for sentence in sentences(extraction):
            for token in sentence:
                start, end = place(token)
                assert text[start:end] == token["form"]


def test_quotations_and_roles_are_read_back(article: Extraction) -> None:
    """The words of each quotation, cue and mention carry the id of the quotation."""
    tokens = [token for sentence in sentences(article) for token in sentence]
    for quote in article:
        assert covered(tokens, "Quote", quote.id) == words(tokens, quote.start, quote.end)
        if quote.cue:
            assert covered(tokens, "Cue", quote.id) == words(tokens, quote.cue.start, quote.cue.end)
        for role, mentions in (
            ("Speaker", quote.speakers),
            ("Addressee", quote.addressees),
            ("Via", quote.via),
        ):
            assert set(covered(tokens, role, quote.id)) == {
                word for mention in mentions for word in words(tokens, mention.start, mention.end)
            }


def covered(tokens: list[Any], role: str, identifier: str) -> list[tuple[int, int]]:
    return [place(token) for token in tokens if identifier in token["misc"].get(role, "").split(",")]


def words(tokens: list[Any], start: int, end: int) -> list[tuple[int, int]]:
    found = [place(token) for token in tokens if start <= place(token)[0] < end]
    assert found[0][0] == start
    assert found[-1][1] == end
    return found


def test_the_text_follows_from_the_words(article: Extraction, hostile: Extraction) -> None:
    """The text of a sentence is its forms with a blank after each that has no SpaceAfter=No."""
    for extraction in (article, hostile):
        for sentence in sentences(extraction):
            text = "".join(t["form"] + ("" if "SpaceAfter" in t["misc"] else " ") for t in sentence)
            assert text.rstrip(" ") == sentence.metadata["text"]


def test_a_hostile_article_adds_no_comments_or_columns(hostile: Extraction, tmp_path: Path) -> None:
    """Line separators, tabs and number signs in the article stay inside forms and names."""
    written.write(hostile, tmp_path / "doc.conllu")
    lines = (tmp_path / "doc.conllu").read_text(encoding="utf-8").split("\n")
    assert all(line.count("\t") == 9 for line in lines if line and not line.startswith("# "))
    assert "# speaker = x" not in lines
    assert lines[0] == '# newdoc id = "><script>alert(7)</script> # speaker = x'
    names = {line.split(" = ")[0] for line in lines if line.startswith("# ")}
    assert names == {
        *("# newdoc id", "# newpar", "# sent_id", "# text"),
        *("# quote", "# speaker", "# addressee"),
    }


def test_stanza_reads_it(article: Extraction) -> None:
    """Stanza's own reader takes the file and keeps the comments."""
    from stanza.utils.conll import CoNLL

    document = CoNLL.conll2doc(input_str=written.dumps(article))
    assert len(document.sentences) == len(sentences(article))
    assert "# speaker = Karin de Wit" in document.sentences[0].comments


def test_a_text_without_words_gives_nothing(empty: Extraction) -> None:
    """No words, no sentences."""
    assert written.dumps(empty) == ""
