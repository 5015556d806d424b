"""What a user does with an extractor."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quoteattr import Extraction, InputError, Kind, ModelError, QuoteExtractor, UnknownNameError
from quoteattr.models import BUNDLED_MODEL
from quoteattr.parsing.pipeline import load_pipeline
from tests.stages.tables import extractor_of
from tests.support.invariants import check

SAID = '"Dat is zo", zei Jan.'
SILENT = "Het regende de hele dag in de stad.\n\nDe straten bleven leeg."
TEXTS = [SAID, "", "Het regent.", '"Nee", riep Piet. "Nooit!"']


@pytest.fixture(scope="module")
def light() -> QuoteExtractor:
    return QuoteExtractor(model=None)


# -- without a model ---------------------------------------------------------------------------------


def test_without_a_model(light: QuoteExtractor) -> None:
    """Marks and surface patterns are enough for *"…", zei Jan*."""
    (quote,) = light(SAID)
    assert (quote.kind, quote.text, SAID[quote.start : quote.end]) == (Kind.DIRECT, "Dat is zo", "Dat is zo")
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.speaker.name) == ("Jan", "Jan")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Het regent."])
def test_text_without_quotations(light: QuoteExtractor, text: str) -> None:
    """A text without quotations, or without words, gives an empty extraction."""
    extraction = light(text)
    assert (extraction.text, extraction.quotes, extraction.entities) == (text, (), ())


@pytest.mark.parametrize("value", [b"bytes", None, 3, ["een", "twee"]])
def test_not_a_text(light: QuoteExtractor, value: Any) -> None:
    """What is neither a string nor a document is refused by its type, with what to do."""
    with pytest.raises(InputError, match=f"got {type(value).__name__};"):
        light(value)


def test_too_long() -> None:
    """A text over the limit is refused with its length and the limit, one of just the limit is not."""
    extractor = QuoteExtractor(model=None, max_chars=1000)
    assert len(extractor("a" * 1000)) == 0
    with pytest.raises(InputError, match="1,001 code points, at most 1,000"):
        extractor("a" * 1001)


def test_unknown_language() -> None:
    """A language that quoteattr does not know is refused at once."""
    with pytest.raises(UnknownNameError, match="known: nl"):
        QuoteExtractor(lang="xx")


def test_missing_model(tmp_path: Path) -> None:
    """A folder without a model is no error until it is used, and then says what to do."""
    extractor = QuoteExtractor(model=tmp_path)
    with pytest.raises(ModelError, match="reinstall quoteattr"):
        extractor(SAID)


def test_text_without_quotation_needs_no_model(tmp_path: Path) -> None:
    """No model is looked for as long as no text may hold a quotation; the first that may does need it."""
    extractor = QuoteExtractor(model=tmp_path)
    assert extractor(SILENT) == Extraction(text=SILENT)
    stream = extractor.pipe([SILENT, "", SAID, SILENT], batch_size=2, on_error="skip")
    assert [next(stream), next(stream)] == [Extraction(text=SILENT), Extraction(text="")]
    with pytest.raises(ModelError, match="reinstall quoteattr"):
        next(stream)


def test_text_without_quotation_imports_no_stanza() -> None:
    """A process that meets no text that may hold a quotation does not even import Stanza."""
    program = (
        "import sys, quoteattr\n"
        f"assert quoteattr.extract_quotes({SILENT!r}).quotes == ()\n"
        "sys.exit('stanza' in sys.modules or 'torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_arguments_are_keywords() -> None:
    """The configuration is given by name."""
    with pytest.raises(TypeError):
        QuoteExtractor("nl")  # type: ignore[misc]


def test_long_sentence_is_noted(light: QuoteExtractor) -> None:
    """A sentence that is too long to parse is cut, and the extraction says so."""
    extraction = light("woord " * 300)
    (note,) = extraction.notes
    assert "code point 0" in note
    assert light("Kort.").notes == ()


def test_twice_is_the_same(light: QuoteExtractor) -> None:
    """The same text gives the same extraction, from the same extractor and from a new one."""
    text = "\n\n".join(TEXTS)
    assert light(text) == light(text) == QuoteExtractor(model=None)(text)


# -- many texts --------------------------------------------------------------------------------------


def test_pipe_keeps_the_order(light: QuoteExtractor) -> None:
    """A stream gives one extraction a text, in order, whatever the size of the batches."""
    for size in (1, 2, 16):
        assert [extraction.text for extraction in light.pipe(TEXTS, batch_size=size)] == TEXTS


@pytest.mark.parametrize("size", [1, 2, 3, 16])
def test_pipe_mixes_texts_with_and_without_quotation(bundled: QuoteExtractor, size: int) -> None:
    """Texts that are passed over stand in their place between the others, whatever the size of the batches."""
    said = "Smit zei dat de brug dicht is."
    texts = [SILENT, SAID, "", said, SILENT, SILENT, SAID]
    found = list(bundled.pipe(texts, batch_size=size))
    assert [extraction.text for extraction in found] == texts
    assert [[quote.text for quote in extraction] for extraction in found] == [
        [], ["Dat is zo"], [], ["de brug dicht is"], [], [], ["Dat is zo"]
    ]  # fmt: skip


def test_scene_reads_every_text(bundled: QuoteExtractor) -> None:
    """The scene of a text is found with the model also where there is no quotation."""
    scene, marks = bundled.scene(SILENT)
    assert (len(scene.sentences), scene.passages, marks.spans) == (2, (), ())
    assert all(token.upos for sentence in scene.sentences for token in sentence.tokens)


def test_pipe_is_lazy(light: QuoteExtractor) -> None:
    """Texts are read from the stream as the extractions are taken from it."""

    def texts() -> Iterator[str]:
        yield SAID
        raise AssertionError("read too far")

    assert len(next(light.pipe(texts(), batch_size=1))) == 1


def test_source_is_what_the_caller_says(light: QuoteExtractor) -> None:
    """Where a text comes from goes through a call and through a stream; without quotations too."""
    assert [light(text, source="a.txt").source for text in (SAID, SILENT)] == ["a.txt", "a.txt"]
    assert light(SAID).source is None
    found = light.pipe([SAID, SILENT], sources=["a.txt", "b.txt"])
    assert [extraction.source for extraction in found] == ["a.txt", "b.txt"]
    with pytest.raises(InputError, match="expected a string as source, got PosixPath"):
        light(SAID, source=Path("a.txt"))  # type: ignore[arg-type]


def test_pipe_takes_no_single_text(light: QuoteExtractor) -> None:
    """One string where a stream is expected is refused at once, not read letter by letter."""
    with pytest.raises(InputError, match=r"expected a stream of texts, got one string; pass \[text\]"):
        light.pipe(SAID)


def test_pipe_as_tuples(light: QuoteExtractor) -> None:
    """What comes with a text is passed through untouched."""
    context = {"id": 7}
    ((extraction, same),) = light.pipe([(SAID, context)], as_tuples=True)
    assert isinstance(extraction, Extraction)
    assert same is context


def test_pipe_tells_its_progress(light: QuoteExtractor) -> None:
    """The callback gets the number of texts done so far."""
    done: list[int] = []
    list(light.pipe(TEXTS, progress=done.append))
    assert done == [1, 2, 3, 4]


def test_pipe_needs_a_batch(light: QuoteExtractor) -> None:
    """A batch of no texts is refused."""
    with pytest.raises(InputError, match="at least 1, got 0"):
        next(light.pipe(TEXTS, batch_size=0))


def test_batch(light: QuoteExtractor) -> None:
    """A batch of rows gives for each row the list of its quotations."""
    columns = light.batch({"text": TEXTS, "other": ["x"] * 4})
    assert [[quote["text"] for quote in row] for row in columns["quotes"]] == [
        ["Dat is zo"],
        [],
        [],
        ["Nee", "Nooit!"],
    ]
    assert light.batch({"body": [SAID]}, column="body") == light.batch({"text": [SAID]})


def test_batch_without_its_column(light: QuoteExtractor) -> None:
    """A column that is not there is named, with those that are."""
    with pytest.raises(InputError, match=r"expected a column 'text', got \['body'\]"):
        light.batch({"body": [SAID]})


# -- what is moved to another process ----------------------------------------------------------------


def test_pickle_moves_the_configuration_only(light: QuoteExtractor) -> None:
    """An extractor that was used is pickled without its parser, and works on the other side."""
    light(SAID)
    moved = pickle.dumps(light)
    assert len(moved) < 1000
    other = pickle.loads(moved)
    assert other == light
    assert other(SAID) == light(SAID)


def test_own_pipeline_cannot_be_pickled() -> None:
    """An extractor on a pipeline of the user's own says what to do instead."""
    with pytest.raises(TypeError, match="pass model=FOLDER"):
        pickle.dumps(QuoteExtractor(pipeline=object()))


# -- the extraction ----------------------------------------------------------------------------------


NESTED = (
    "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root dat/SCONJ/mark>onhaalbaar het/DET/det>plan "
    'plan/NOUN/nsubj>onhaalbaar " volstrekt/ADV/advmod>onhaalbaar onhaalbaar/ADJ/ccomp>zei " '
    "is=zijn/AUX+Fin/cop>onhaalbaar ."
)


def test_ids_and_parents() -> None:
    """Quotations are numbered in reading order, and a fragment names the quotation that it stands in."""
    extraction = extractor_of(NESTED)('Smit zei dat het plan "volstrekt onhaalbaar" is.')
    check(extraction)
    assert [(quote.id, quote.parent, quote.kind) for quote in extraction] == [
        ("q1", None, Kind.INDIRECT),
        ("q2", "q1", Kind.MIXED),
    ]
    assert [quote.speaker.entity for quote in extraction if quote.speaker] == ["e1", "e1"]


def test_two_speakers_are_two_utterances(bundled: QuoteExtractor) -> None:
    """Pieces of one utterance have one speaker; where another speaks, another utterance begins."""
    text = '"De brug", zei Els Mulder, "blijft dicht." "Hoe lang nog?", vroeg Karel Bos.'
    first, second, third = bundled(text)
    assert first.utterance == second.utterance != third.utterance


@pytest.mark.parametrize("text", [*TEXTS, '"A," zei Jan, "b."\r\n\r\n\U0001f600 „C?” vroeg Piet.', '"', "«»"])
def test_extractions_hold_together(light: QuoteExtractor, text: str) -> None:
    """Offsets, ids, parents and entities of an extraction fit each other and the text."""
    check(light(text))


def test_extractions_of_an_article_hold_together(bundled: QuoteExtractor, seed: str) -> None:
    """That holds for an article with the bundled model, and reading it twice gives the same."""
    extraction = bundled(seed)
    check(extraction)
    assert bundled(seed) == extraction


def test_windows_line_breaks_move_the_offsets_only(bundled: QuoteExtractor, seed: str) -> None:
    """The same article with other line breaks has the same quotations and speakers."""
    other = bundled(seed.replace("\n", "\r\n"))
    check(other)
    assert [(quote.text, quote.speaker and quote.speaker.name) for quote in other] == [
        (quote.text, quote.speaker and quote.speaker.name) for quote in bundled(seed)
    ]


# -- Stanza ------------------------------------------------------------------------------------------


def test_document_and_pipeline_of_stanza(bundled: QuoteExtractor) -> None:
    """A document that was parsed already, and a pipeline, give what the text gives."""
    text = "Smit zei dat de brug dicht is. Bos legde uit dat die verzakt. " + SAID
    expected = bundled(text)
    assert [quote.kind for quote in expected] == [Kind.INDIRECT, Kind.INDIRECT, Kind.DIRECT]
    assert [quote.cue.lemma for quote in expected if quote.cue] == ["zeggen", "uit_leggen", "zeggen"]
    pipeline = load_pipeline(BUNDLED_MODEL)
    assert QuoteExtractor(pipeline=pipeline)(text) == expected
    assert QuoteExtractor(model=None)(pipeline(text)) == expected
