"""Sentences and tokens: offsets that are true to the text, trees, and what goes wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.errors import InputError, ModelError
from quoteattr.models import BUNDLED_MODEL
from quoteattr.parsing.document import read_document
from quoteattr.parsing.model import ModelParser
from quoteattr.parsing.parser import MAX_SENTENCE_TOKENS, MAX_WORD_CHARS, Parser
from quoteattr.parsing.pipeline import StanzaParser, load_pipeline
from quoteattr.parsing.surface import SurfaceParser
from quoteattr.parsing.tables import Sentence
from quoteattr.stages.layout import read_paragraphs
from tests.stages.tables import sentence_of

TEXT = 'Anna\'s boot  ligt stil.\r\n\r\n"Kom \u2028 je?" vroeg ze (\U0001f600) aan café-eigenaar H.J. de Boer…\nJa!'


def read(parser: Parser, text: str) -> tuple[Sentence, ...]:
    return parser.read_all([(text, read_paragraphs(text))])[0]


def check_offsets(sentences: tuple[Sentence, ...], text: str) -> None:
    position = 0
    for sentence in sentences:
        for index, token in enumerate(sentence.tokens):
            assert token.index == index
            assert token.text == text[token.start : token.end] != ""
            assert not text[position : token.start].strip()
            position = token.end
    assert not text[position:].strip()


@pytest.fixture(scope="module", params=["networks", "pipeline"])
def parser(request: pytest.FixtureRequest) -> Parser:
    """The bundled model, run from its weights and in a Stanza pipeline."""
    if request.param == "networks":
        return ModelParser(BUNDLED_MODEL)
    return StanzaParser(load_pipeline(BUNDLED_MODEL))


# -- without a model ---------------------------------------------------------------------------------


def test_surface_offsets() -> None:
    """Every token is the slice of the text at its offsets, and no character is lost."""
    check_offsets(read(SurfaceParser(), TEXT), TEXT)


@given(st.text(alphabet="aZé1 .,!?…\"'’-–()\n\r\u2028\u0301\U0001f600", max_size=80))
@settings(max_examples=80, deadline=None)
def test_surface_offsets_of_anything(text: str) -> None:
    """That holds for any text."""
    check_offsets(read(SurfaceParser(), text), text)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Hij kwam. Zij ging.", 2),
        ('"Kom!" riep hij.', 1),
        ('"Kom." Hij ging.', 2),
        ("Hij won met 3.50 euro.", 1),
        ("Dat zei H.J. de Boer.", 1),
        ("Een kop\n\nEen zin.", 2),
    ],
)
def test_surface_sentences(text: str, sentences: int) -> None:
    """A full stop ends a sentence before a capital, and a paragraph always does."""
    assert len(read(SurfaceParser(), text)) == sentences


def test_surface_parser_analyses_nothing() -> None:
    """Without a model nothing is tagged, and parsing changes nothing."""
    parser = SurfaceParser()
    sentences = read(parser, TEXT)
    assert parser.parse(sentences, [0]) == sentences
    assert not any(sentence.parsed for sentence in sentences)


def test_long_sentences_are_cut() -> None:
    """A sentence that is too long is cut into pieces that say so, and loses nothing."""
    text = "woord " * (MAX_SENTENCE_TOKENS + 5)
    sentences = read(SurfaceParser(), text)
    assert [len(sentence.tokens) for sentence in sentences] == [MAX_SENTENCE_TOKENS, 5]
    assert all(sentence.cut for sentence in sentences)
    check_offsets(sentences, text)


def test_longest_sentence_is_not_cut() -> None:
    """A sentence of just the largest length stays whole."""
    (sentence,) = read(SurfaceParser(), "woord " * MAX_SENTENCE_TOKENS)
    assert not sentence.cut


# -- tables ------------------------------------------------------------------------------------------

TREE = (
    "De/DET/det>man man/NOUN/nsubj>zei zei=zeggen/VERB+Fin/root dat/SCONJ/mark>kwam hij/PRON/nsubj>kwam "
    "kwam=komen/VERB+Fin/ccomp>zei ."
)


def test_sentence_answers_about_its_tree() -> None:
    """A sentence knows the dependents, the head, the ancestors and the subtree of a token."""
    sentence = sentence_of("De man zei dat hij kwam.", TREE)
    said, came = sentence.tokens[2], sentence.tokens[5]
    assert [token.text for token in sentence.children(said, "nsubj", "ccomp")] == ["man", "kwam"]
    assert sentence.child(said, "obj") is None
    assert sentence.head(came) == said
    assert sentence.head(said) is None
    assert [token.text for token in sentence.ancestors(sentence.tokens[4])] == ["kwam", "zei"]
    assert [token.text for token in sentence.subtree(came)] == ["dat", "hij", "kwam"]


def test_sentence_finds_the_token_at_an_offset() -> None:
    """An offset in a token gives it, one between tokens gives nothing."""
    sentence = sentence_of("De man zei dat hij kwam.", TREE)
    found = [sentence.at(offset) for offset in (0, 2, 3, 5, 23, 24)]
    assert [token.text if token else "" for token in found] == ["De", "", "man", "man", ".", ""]


# -- the bundled model -------------------------------------------------------------------------------


def test_offsets(parser: Parser) -> None:
    """With the model, too, every token is the slice of the text, and parsing keeps the words."""
    sentences = read(parser, TEXT)
    check_offsets(sentences, TEXT)
    parsed = parser.parse(sentences, [0])
    assert [[(t.text, t.start) for t in s.tokens] for s in parsed] == [
        [(t.text, t.start) for t in s.tokens] for s in sentences
    ]


def test_only_the_wanted_sentences_are_parsed(parser: Parser) -> None:
    """Parsing leaves the sentences alone that nobody asked for."""
    text = "De man slaapt. De vrouw lacht. Het kind eet."
    parsed = parser.parse(read(parser, text), [1])
    assert [sentence.parsed for sentence in parsed] == [False, True, False]
    assert parsed[1].tokens[2].lemma == "lachen"
    assert {token.head for token in parsed[0].tokens} == {-1}


def test_nothing_to_parse(parser: Parser) -> None:
    """An empty text gives no sentences."""
    assert read(parser, "") == ()
    assert parser.read_all([]) == []
    assert parser.parse((), []) == ()


# -- what goes wrong ---------------------------------------------------------------------------------


def test_missing_model(tmp_path: Path) -> None:
    """A folder without a model package is named, with what to do."""
    with pytest.raises(ModelError, match=r"resources\.json is missing; reinstall quoteattr") as caught:
        load_pipeline(tmp_path)
    assert str(tmp_path) in str(caught.value)


def test_damaged_model(tmp_path: Path) -> None:
    """A package without its model files cannot be loaded, and the error tells so."""
    (tmp_path / "resources.json").write_text('{"nl": {"lang_name": "Dutch", "packages": {}}}')
    with pytest.raises(ModelError, match="reinstall quoteattr"):
        load_pipeline(tmp_path)


def document_of(text: str, **changes: Any) -> Any:
    from stanza.models.common.doc import Document

    words = []
    for token in sentence_of(text, TREE).tokens:
        word = {
            "id": token.index + 1,
            "text": token.text,
            "lemma": token.lemma,
            "upos": token.upos,
            "feats": token.feats or None,
            "head": token.head + 1,
            "deprel": token.deprel,
            "start_char": token.start,
            "end_char": token.end,
        }
        words.append({key: value for key, value in (word | changes).items() if value is not None})
    return Document([words], text=text)


def test_document_of_stanza() -> None:
    """A document that was parsed already gives the same table as the tree written by hand."""
    text = "De man zei dat hij kwam."
    assert read_document(document_of(text), read_paragraphs(text)) == (sentence_of(text, TREE),)


def test_document_that_was_not_parsed() -> None:
    """A document without trees is refused, with what to run."""
    text = "De man zei dat hij kwam."
    with pytest.raises(InputError, match="tokenize,pos,lemma,depparse"):
        read_document(document_of(text, head=None, deprel=None), read_paragraphs(text))


def test_document_without_offsets() -> None:
    """A document without character offsets is refused."""
    text = "De man zei dat hij kwam."
    with pytest.raises(InputError, match="no character offsets"):
        read_document(document_of(text, start_char=None, end_char=None), read_paragraphs(text))


@pytest.mark.parametrize(
    ("word", "pieces"), [("w" * 1000, 5), ("dezeman,zei:" * 60, None), ("w" * MAX_WORD_CHARS, 1)]
)
def test_words_without_end_are_cut(parser: Parser, word: str, pieces: int | None) -> None:
    """A run of letters without a blank is read in pieces that lose none, and its sentence says so."""
    text = f"Kijk op {word} !"
    sentences = read(parser, text)
    check_offsets(sentences, text)
    tokens = [token for sentence in sentences for token in sentence.tokens]
    assert max(token.end - token.start for token in tokens) <= MAX_WORD_CHARS
    if pieces is not None:
        assert len([token for token in tokens if token.text[0] == "w"]) == pieces
        assert any(sentence.cut for sentence in sentences) == (pieces > 1)


# -- tables ------------------------------------------------------------------------------------------


def test_rows_and_columns_are_one_table() -> None:
    """A sentence that is made of tokens has these tokens, each with what follows from its own fields."""
    text = "Anna legt uit."
    sentence = sentence_of(
        text, "Anna/PROPN/nsubj>legt legt=leggen/VERB+Fin/root uit/ADP/compound:prt>legt ."
    )
    assert Sentence.of(sentence.tokens, sentence.paragraph, parsed=True) == sentence
    assert [token.lower for token in sentence.tokens] == list(sentence.lowers)
    assert [token.relation for token in sentence.tokens] == ["nsubj", "root", "compound", "punct"]
    assert (sentence.start, sentence.end) == (0, len(text))


def test_a_tagged_sentence_gets_its_tree() -> None:
    """With its tree a sentence gets heads and relations; what it had stays."""
    texts = ("Anna", "legt", "uit")
    tagged = Sentence.tagged(
        texts, ((0, 4), (5, 9), (10, 13)), ("Anna", "leggen", "uit"), ("PROPN", "VERB", "ADP"), ("", "", "")
    )
    assert not tagged.parsed
    assert [token.head for token in tagged.tokens] == [-1, -1, -1]
    parsed = tagged.with_tree((1, -1, 1), ("nsubj", "root", "compound:prt"))
    assert parsed.parsed
    assert [token.lemma for token in parsed.tokens] == ["Anna", "leggen", "uit"]
    assert [token.text for token in parsed.subtree(parsed.tokens[1])] == list(texts)
