"""What holds of any text at all, whatever stands in it."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given

from quoteattr import QuoteExtractor
from quoteattr.schema import Reason
from quoteattr.stages.attribution.speaker_rules import SPEAKER_RULES, SpeakerSweep
from tests.support.invariants import check
from tests.support.strategies import HOSTILE_TEXTS, articles, examples, texts

pytestmark = pytest.mark.slow

LIGHT = QuoteExtractor(model=None)
LOCAL = {rule.name for rule in SPEAKER_RULES if rule.sweep is SpeakerSweep.SENTENCE}


@examples(2000)
@given(text=texts())
def test_any_text_holds_together(text: str) -> None:
    """Without a model: offsets, order, nesting, references, the round trip, and twice the same."""
    extraction = LIGHT(text)
    assert extraction.text == text
    check(extraction)
    assert LIGHT(text) == extraction


@examples(200)
@given(text=texts(max_size=10, enormous=False))
@example(text="De jaren '80: rock 'n' roll op z'n bestBurgemeester: 'Wij gaan door'")
def test_any_text_holds_together_with_the_model(bundled: QuoteExtractor, text: str) -> None:
    """The same of the bundled model."""
    extraction = bundled(text)
    assert extraction.text == text
    check(extraction)
    assert bundled(text) == extraction


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_texts_at_the_edge_hold_together(name: str) -> None:
    """Words of 100,000 characters, marks 10,000 deep and the like."""
    text = HOSTILE_TEXTS[name]
    extraction = LIGHT(text)
    assert extraction.text == text
    check(extraction)


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_texts_at_the_edge_hold_together_with_the_model(bundled: QuoteExtractor, name: str) -> None:
    """The first 3,000 characters of them with the bundled model."""
    text = HOSTILE_TEXTS[name][:3000]
    extraction = bundled(text)
    assert extraction.text == text
    check(extraction)


@examples(500)
@given(text=articles())
def test_what_follows_changes_no_quotation(text: str) -> None:
    """The same text once more after a blank line leaves the quotations of the first as they were.

    That holds where every mark has its partner: a passage that is never closed may run on into what follows.
    A speaker whom no cue names is weighed against others, or shown by its best name, which depends on the rest;
    so does how sure a speaker must be, which differs between reports and stories.
    """
    _assert_same_when_more_follows(LIGHT, text)


@examples(150)
@given(text=articles(max_size=5))
def test_what_follows_changes_no_quotation_with_the_model(bundled: QuoteExtractor, text: str) -> None:
    """The same of the bundled model."""
    _assert_same_when_more_follows(bundled, text)


@pytest.mark.parametrize(
    ("text", "more", "before", "after"),
    [
        (
            "Interviewer: Komt u?\n\nAnna: Ja.",
            "\n\nHet regent hier vaak.",
            ["Komt u?", "Ja."],
            ["Komt u?", "Ja.\n\nHet regent hier vaak."],
        ),
        ("Anna: Ja, ik kom.", "\n\nPiet: Nee.\n\nAnna: Toch.", [], ["Ja, ik kom.", "Nee.", "Toch."]),
    ],
)
def test_what_follows_labels(
    bundled: QuoteExtractor, text: str, more: str, before: list[str], after: list[str]
) -> None:
    """A last turn takes in what follows, and lines with names become turns as soon as there are several."""
    assert [quote.text for quote in bundled(text)] == before
    assert [quote.text for quote in bundled(text + more)] == after


def _assert_same_when_more_follows(extractor: QuoteExtractor, text: str) -> None:
    once = extractor(text)
    assume(not once.convention.repaired)
    twice = [quote for quote in extractor(f"{text}\n\n{text}") if quote.end <= len(text)]
    assert [(quote.kind, quote.start, quote.end, quote.cue) for quote in twice] == [
        (quote.kind, quote.start, quote.end, quote.cue) for quote in once
    ]
    for quote, same in zip(once, twice, strict=True):
        if same.speaker is None and same.reason is Reason.AMBIGUOUS:
            continue
        if quote.rule in LOCAL:
            assert same.rule == quote.rule
        if quote.rule in LOCAL and quote.cue is not None:
            assert quote.speaker is not None
            assert same.speaker is not None
            assert same.speaker.start == quote.speaker.start
