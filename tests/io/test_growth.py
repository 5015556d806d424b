"""Formats are written and read in time that is in proportion to what they hold: work is counted, not timed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quoteattr.io import FORMATS, brat, dumps, loads
from quoteattr.schema import Cue, Extraction, Form, Kind, Participant, Quote
from tests.test_growth import work

pytestmark = pytest.mark.slow

LINE = '"Ja", zei ik tegen je.\n'
READ_BACK = ("json", "jsonl", "tei", "webanno")


def article(count: int) -> Extraction:
    """A text with ``count`` quotations by as many people, each on a line of its own."""
    text = LINE * count
    quotes = []
    for number in range(count):
        start = number * len(LINE)
        speaker, addressee = (
            mention(text, start + place, start + place + 2, f"e{number}{role}")
            for role, place in (("s", 10), ("a", 19))
        )
        cue = Cue(text="zei", start=start + 6, end=start + 9, lemma="zeggen")
        quotes.append(
            Quote(
                kind=Kind.DIRECT,
                text="Ja",
                start=start + 1,
                end=start + 3,
                id=f"q{number}",
                utterance=f"u{number}",
                cue=cue,
                speakers=(speaker,),
                addressees=(addressee,),
            )
        )
    return Extraction(text=text, quotes=tuple(quotes))


def nested(count: int) -> Extraction:
    """A text with ``count`` quotations, each in the one before it."""
    text = "x" * (2 * count)
    spans = [(number, 2 * count - number) for number in range(count)]
    quotes = (
        Quote(kind=Kind.DIRECT, text=text[s:e], start=s, end=e, id=f"q{s}", utterance=f"u{s}")
        for s, e in spans
    )
    return Extraction(text=text, quotes=tuple(quotes))


def mention(text: str, start: int, end: int, entity: str) -> Participant:
    return Participant(
        text=text[start:end], start=start, end=end, name=text[start:end], entity=entity, form=Form.PRONOUN
    )


def compare(run: Callable[[Extraction], object], make: Callable[[int], Extraction] = article) -> None:
    """Four times the quotations make at most five times the work."""
    few, many = make(100), make(400)
    run(few)
    assert work(lambda: run(many)).total() < 5 * work(lambda: run(few)).total()


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"cas"}))
def test_writing(name: str) -> None:
    """Many quotations side by side are written in proportion to their number."""
    compare(lambda extraction: dumps(extraction, name))


@pytest.mark.parametrize("name", ["html", "tei"])
def test_writing_what_nests(name: str) -> None:
    """So are quotations inside one another, where the format nests them."""
    compare(lambda extraction: dumps(extraction, name), nested)


@pytest.mark.parametrize("name", READ_BACK)
def test_reading(name: str) -> None:
    """What was written is read in proportion to the number of quotations."""
    written = {count: dumps(article(count), name) for count in (100, 400)}
    compare(lambda extraction: loads(written[len(extraction)], name))


def test_reading_brat(tmp_path: Path) -> None:
    """So is a brat file, in which ties between mentions are many."""
    for count in (100, 400):
        path = tmp_path / f"{count}.ann"
        brat.write(article(count), path)
        ties = "".join(f"R{n}\tSame Arg1:T{n} Arg2:T{n + 1}\t\n" for n in range(9_000, 9_000 + count))
        path.write_text(path.read_text(encoding="utf-8") + ties, encoding="utf-8")
    compare(lambda extraction: brat.read(tmp_path / f"{len(extraction)}.ann"))
