"""The bundled model as a parser, run from its weights and in a Stanza pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoteattr.errors import ModelError
from quoteattr.models import BUNDLED_MODEL
from quoteattr.parsing import ModelParser, Parser, StanzaParser
from quoteattr.parsing.parser import MAX_WORD_CHARS
from quoteattr.parsing.pipeline import load_pipeline
from tests.parsing.reading import TEXT, check_offsets, read


@pytest.fixture(scope="module", params=["networks", "pipeline"])
def parser(request: pytest.FixtureRequest) -> Parser:
    """The bundled model, run from its weights and in a Stanza pipeline."""
    if request.param == "networks":
        return ModelParser(BUNDLED_MODEL)
    return StanzaParser(load_pipeline(BUNDLED_MODEL))


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


def test_soft_hyphen_within_a_word() -> None:
    """A word with a soft hyphen is one token, and is looked up without it."""
    text = "De burge\xadmeester slaapt."
    (sentence,) = read(ModelParser(BUNDLED_MODEL), text)
    check_offsets([sentence], text)
    assert sentence.lowers[1] == "burgemeester"
    assert sentence.tokens[1].lower == "burgemeester"
    assert sentence.tokens[1].lemma == "burgemeester"


def test_letters_that_the_tagger_was_not_trained_on() -> None:
    """A name is one whatever letters it is written with."""
    (sentence,) = read(ModelParser(BUNDLED_MODEL), "Daar woont Şenol Güneş in Øresund.")
    assert [upos for text, upos in zip(sentence.texts, sentence.upos, strict=True) if text[0] in "ŞGØ"] == [
        "PROPN"
    ] * 3


def test_sentences_do_not_end_in_words_that_end_none() -> None:
    """A sentence that would end in such a word goes on, within its paragraph."""
    text = "De man slaapt. De vrouw lacht. Het kind eet.\n\nDe hond blaft."
    stops = ModelParser(BUNDLED_MODEL, frozenset({"."}))
    assert [sentence.start for sentence in read(stops, text)] == [0, text.index("De hond")]
    assert len(read(ModelParser(BUNDLED_MODEL, frozenset({"lacht"})), text)) == 4


def test_sentences_end_before_no_name() -> None:
    """Behind a word without a mark a name opens no sentence, and a word that opens sentences does."""
    model = ModelParser(BUNDLED_MODEL, openings=frozenset({"de"}))
    assert len(read(model, "Enkele weken geleden trok Özer zijn hand terug.")) == 1
    assert len(read(model, "De man slaapt. Piet lacht.")) == 2
    text = "Vorige week stopte Sam al na een kwartier."
    assert len(read(model, text)) == 1
    assert len(read(ModelParser(BUNDLED_MODEL, openings=frozenset({"sam"})), text)) == 2


def test_sentences_end_behind_no_nickname() -> None:
    """*Johannes "Joop" Verhagen* is one name; behind a title between marks a sentence may end."""
    model = ModelParser(BUNDLED_MODEL, openings=frozenset({"de"}))
    assert len(read(model, 'Johannes "Joop" Verhagen vindt het raar.')) == 1
    assert len(read(model, 'Hij riep "Stop het." Verhagen vindt het raar.')) == 2


def test_abbreviation_that_is_another_word_in_small_letters() -> None:
    """*Het OM verdenkt hem* has a name, as *om* has none; where all words are in capitals nobody can tell."""
    model = ModelParser(BUNDLED_MODEL, read_as={"OM": "CDA"})
    text = "Het OM verdenkt de man."
    sentences = read(model, text)
    check_offsets(sentences, text)
    (sentence,) = model.parse(sentences, [0])
    assert (sentence.texts[1], sentence.lemmas[1], sentence.upos[1]) == ("OM", "OM", "PROPN")
    assert sentence.tokens[1].deprel == "nsubj"
    (shouted,) = read(model, "HIJ KOMT OM TE ETEN.")
    assert shouted.upos[2] != "PROPN"
