"""Sentences as tables of tokens, with and without trees."""

from __future__ import annotations

from quoteattr.parsing import Sentence
from tests.stages.tables import sentence_from, sentence_of

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


def test_rows_and_columns_are_one_table() -> None:
    """A sentence that is made of tokens has these tokens, each with what follows from its own fields."""
    text = "Anna legt uit."
    sentence = sentence_of(
        text, "Anna/PROPN/nsubj>legt legt=leggen/VERB+Fin/root uit/ADP/compound:prt>legt ."
    )
    assert sentence_from(sentence.tokens, sentence.paragraph, parsed=True) == sentence
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
