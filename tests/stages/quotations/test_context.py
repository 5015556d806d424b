"""What the rules of selection see of a marked span."""

from __future__ import annotations

import pytest

from quoteattr.stages.quotations.context import Context
from tests.stages.quotations.found import contexts_of


def context_of(text: str, **tags: str) -> Context:
    (context,) = contexts_of(text, **tags)
    return context


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ('"Ja."', ""),
        ('Zij zei: "Ja."', ":"),
        ('Zij zei ("Ja.")', "i"),
        ('Hij kwam. - "Ja."', "."),
        ('Hij kwam – "Ja."', "—"),
        ('een anti-"elite"', "i"),
    ],
)
def test_the_character_before(text: str, before: str) -> None:
    """Spaces and brackets are looked through, and so is a dash behind a full stop or within a word."""
    assert context_of(text).before == before


def test_the_sentence_around_leaves_out_what_others_say() -> None:
    """Words between other marks belong to neither side."""
    first, second = contexts_of('Hij kwam. Zij noemde "dit" en "dat" mooi. Zij ging.')
    assert [token.text for token in first.left] == ["Zij", "noemde"]
    assert [token.text for token in first.right] == ["en", "mooi"]
    assert [token.text for token in second.left] == ["Zij", "noemde", "en"]


def test_an_inner_span_has_its_sentence_within_the_outer_one() -> None:
    """The words of the speaker who quotes are the reporter's for what is quoted."""
    _, inner = contexts_of("“Hij riep ‘kom’ naar mij”, zei Anna.")
    assert [token.text for token in inner.left] == ["“", "Hij", "riep"]
    assert [token.text for token in inner.right] == ["naar", "mij", "”"]


def test_the_words_before_end_at_punctuation() -> None:
    """Nearest first, in lower case."""
    assert context_of('Ja, de roman "Spetters" is uit.').preceding == ("roman", "de")


def test_a_source_is_near_in_the_same_clause_only() -> None:
    """*volgens* in another clause gives a source to the sentence, not to a single word."""
    far = context_of('Volgens haar komt hij, maar het plan is "dwaas" en duur.')
    assert (far.has_source, far.has_source_near) == (True, False)
    near = context_of('Hij komt, maar het plan is volgens haar "dwaas" en duur.')
    assert (near.has_source, near.has_source_near) == (True, True)


@pytest.mark.parametrize(
    ("text", "resumes"),
    [
        ('"Ja", zegt ze. "Wij gaan."', True),
        ('"Ja", zegt ze. Hij zwijgt. "Wij gaan."', False),
        ('"Ja", zegt ze: "Wij gaan."', False),
        ('"Ja", zegt ze.\n"Wij gaan."', False),
        ('"Ja", zegt ze.\r\n\r\n"Wij gaan."', False),
    ],
)
def test_a_span_resumes_where_only_a_tag_stands_between(text: str, resumes: bool) -> None:
    """Another sentence, a colon or another paragraph begins something new."""
    assert [context.resumes for context in contexts_of(text)] == [False, resumes]
