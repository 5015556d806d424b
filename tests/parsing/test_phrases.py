"""Which words a speaker's description is made of, on trees that are written out by hand."""

from __future__ import annotations

import pytest

from quoteattr.parsing.phrases import phrase_tokens
from tests.stages.tables import sentence_of


def phrase(text: str, head: str, table: str) -> str:
    sentence = sentence_of(text, table)
    tokens = phrase_tokens(sentence, next(token for token in sentence.tokens if token.text == head))
    return text[tokens[0].start : tokens[-1].end]


CASES = {
    "a preposition is left out": (
        "volgens de chef van de bond",
        "chef",
        "volgens/ADP/case>chef de/DET/det>chef chef/NOUN/root van/ADP/case>bond de/DET/det>bond bond/NOUN/nmod>chef",
        "de chef van de bond",
    ),
    "a relative clause is left out": (
        "de chef die lachte",
        "chef",
        "de/DET/det>chef chef/NOUN/root die/PRON/nsubj>lachte lachte=lachen/VERB+Fin/acl:relcl>chef",
        "de chef",
    ),
    "an apposition behind a comma is left out": (
        "Smit , chef van Ajax",
        "Smit",
        "Smit/PROPN/root , chef/NOUN/appos>Smit van/ADP/case>Ajax Ajax/PROPN/nmod>chef",
        "Smit",
    ),
    "a name right behind its function belongs to it": (
        "de nieuwe wethouder Anna de Vries",
        "wethouder",
        "de/DET/det>wethouder nieuwe=nieuw/ADJ/amod>wethouder wethouder/NOUN/root Anna/PROPN/appos>wethouder "
        "de/PROPN/flat>Anna Vries/PROPN/flat>Anna",
        "de nieuwe wethouder Anna de Vries",
    ),
    "a possessor before it belongs to it": (
        "zijn vader",
        "vader",
        "zijn/PRON+Poss/nmod:poss>vader vader/NOUN/root",
        "zijn vader",
    ),
    "a coordinated phrase is left out": (
        "Anna en de burgemeester",
        "Anna",
        "Anna/PROPN/root en/CCONJ/cc>burgemeester de/DET/det>burgemeester burgemeester/NOUN/conj>Anna",
        "Anna",
    ),
}


@pytest.mark.parametrize(("text", "head", "table", "expected"), CASES.values(), ids=CASES)
def test_phrase(text: str, head: str, table: str, expected: str) -> None:
    """A noun phrase has its determiner, modifiers, function and name, and nothing that only follows it."""
    assert phrase(text, head, table) == expected


def test_a_phrase_is_one_stretch() -> None:
    """What hangs on a noun from afar is no part of its phrase."""
    text = "de man kwam van buiten"
    table = (
        "de/DET/det>man man/NOUN/nsubj>kwam kwam=komen/VERB+Fin/root van/ADP/case>buiten buiten/NOUN/nmod>man"
    )
    assert phrase(text, "man", table) == "de man"
