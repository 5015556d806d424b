"""Tags by their surface: where the reporter's words begin."""

from __future__ import annotations

import pytest

from quoteattr.stages.marks.tags import find_break, starts_tag
from tests.stages.tables import DUTCH


@pytest.mark.parametrize(
    "text", [", zegt Jansen", " riep ze", ", aldus de minister", ", zo zei hij", " schaterde ze"]
)
def test_words_that_are_a_tag(text: str) -> None:
    """A verb of saying, *aldus*, or any past tense with its subject, perhaps behind a comma."""
    assert starts_tag(text, 0, len(text), DUTCH.marks)


@pytest.mark.parametrize(
    "text", ["", " en hij ging", ". Zegt Jansen", " legt straks uit", " lachende mensen"]
)
def test_words_that_are_none(text: str) -> None:
    """Other words, a capital, a verb of many uses without its subject."""
    assert not starts_tag(text, 0, len(text), DUTCH.marks)


def test_a_strict_tag_has_its_subject_right_behind_its_verb() -> None:
    """*zegt Jansen* is one, *zegt nu* is not."""
    assert starts_tag(" zegt Jansen", 0, 12, DUTCH.marks, strict=True)
    assert not starts_tag(" zegt nu", 0, 8, DUTCH.marks, strict=True)


@pytest.mark.parametrize(
    ("text", "spoken", "within"),
    [
        ("Kom! riep ze.", "Kom!", False),
        ("Ik ga, zei hij, naar huis.", "Ik ga", True),
        ("Nou... zei ze.", "Nou...", False),
    ],
)
def test_a_passage_breaks_at_the_first_tag(text: str, spoken: str, within: bool) -> None:
    """Behind a mark of its own or at a comma, in the middle of its sentence."""
    found = find_break(text, 0, len(text), DUTCH.marks)
    assert found is not None
    assert (text[: found.end], found.within) == (spoken, within)
    assert text[found.tag :].startswith(("riep", "zei"))


def test_a_passage_without_a_tag_does_not_break() -> None:
    """A comma or a question mark alone is no break."""
    text = "Ga je, of blijf je? Wat nu?"
    assert find_break(text, 0, len(text), DUTCH.marks) is None
