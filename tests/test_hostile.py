"""Texts that are made to be slow are read within bounds, and what is cut is noted."""

from __future__ import annotations

import subprocess
import sys

import pytest

from quoteattr import InputError, QuoteExtractor
from quoteattr.parsing.parser import MAX_SENTENCE_TOKENS, MAX_WORD_CHARS
from tests.programs.hostile import KINDS, hostile
from tests.support.invariants import check

pytestmark = pytest.mark.slow

CUT = "a sentence or word at code point {} was too long to parse and was cut; {} such pieces in all"


@pytest.mark.parametrize("kind", KINDS)
def test_texts_have_the_size_that_is_asked_for(kind: str) -> None:
    """A hostile text of a size has just that many code points."""
    assert len(hostile(kind, 10_000)) == 10_000


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_texts_hold_together(bundled: QuoteExtractor, kind: str) -> None:
    """Offsets, ids and references of what the model finds in them are right."""
    check(bundled(hostile(kind, 5_000)))


def test_the_program_judges() -> None:
    """The program prints a line for each kind with its notes, and fails beyond the bound."""
    command = [sys.executable, "-m", "tests.programs.hostile", "one word", "news", "--size", "5000"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240)
    heading, word, news = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert heading.startswith("5,000 code points of")
    assert word.endswith("such pieces in all")
    assert not news.endswith("such pieces in all")
    done = subprocess.run([*command, "--megabytes", "-300000"], capture_output=True, text=True, timeout=240)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "beyond the bound: one word, news"


@pytest.mark.parametrize("model", [True, False], ids=["with the model", "without"])
def test_a_sentence_beyond_the_bound_is_cut_with_a_note(bundled: QuoteExtractor, model: bool) -> None:
    """All pieces are read: a quotation in each is found, and the note says where the sentence begins."""
    extractor = bundled if model else QuoteExtractor(model=None)
    start = "Het regende.\n\n"
    within = start + "en de man zei: “Ja, kom” " * 5
    beyond = start + "en de man zei: “Ja, kom” " * 60
    assert extractor(within).notes == ()
    extraction = extractor(beyond)
    assert [quote.text for quote in extraction if quote.kind == "direct"] == ["Ja, kom"] * 60
    (note,) = extraction.notes
    assert note.startswith(CUT.format(len(start), "").partition(";")[0])
    assert (
        max(len(sentence.tokens) for sentence in extractor.scene(beyond)[0].sentences) <= MAX_SENTENCE_TOKENS
    )


def test_a_word_beyond_the_bound_is_cut_with_a_note(bundled: QuoteExtractor) -> None:
    """So is a word; the quotation that it stands in is whole, and a shorter word is left as it is."""
    word = "w" * (MAX_WORD_CHARS - 1)
    assert bundled(f'"{word}", zei Anna.').notes == ()
    extraction = bundled(f'"{word * 3}", zei Anna.')
    assert [(quote.text, quote.speaker and quote.speaker.name) for quote in extraction] == [
        (word * 3, "Anna")
    ]
    assert extraction.notes == (CUT.format(0, 1),)


def test_a_text_beyond_the_bound_can_be_streamed() -> None:
    """A text of too many code points is refused with what to do instead, and that works."""
    text = hostile("news", 3_000)
    extractor = QuoteExtractor(model=None, max_chars=2_000)
    with pytest.raises(InputError, match=r"3,000 code points, at most 2,000 .* stream the pieces through"):
        extractor(text)
    assert len(list(extractor.pipe(text.split("\n\n")))) == text.count("\n\n") + 1
    assert QuoteExtractor(model=None, max_chars=3_000)(text).text == text
