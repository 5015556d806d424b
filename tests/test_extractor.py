"""What a user does with an extractor."""

from __future__ import annotations

import logging
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import stanza

from quoteattr import Extraction, InputError, Kind, ModelError, QuoteExtractor, UnknownNameError
from quoteattr.models import BUNDLED_MODEL
from quoteattr.parsing.pipeline import load_pipeline
from tests.stages.tables import extractor_of
from tests.support.invariants import check
from tests.support.pipelines import own_pipeline

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


def test_text_without_quotation_needs_no_model(tmp_path: Path) -> None:
    """No model is looked for as long as no text may hold a quotation; the first that may does need it."""
    (tmp_path / "resources.json").write_text("{}")
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
    extraction = light("Zij zegt dat het hem niet uitmaakt en " * 40)
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
        pickle.dumps(QuoteExtractor(pipeline=own_pipeline()))


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
    """A document that was parsed already, and a pipeline, give what the text gives, but for types of names."""

    def told(extraction: Extraction) -> list[tuple[object, ...]]:
        return [
            (quote.kind, quote.start, quote.end, quote.cue, quote.speaker and quote.speaker.name)
            for quote in extraction
        ]

    text = "Smit zei dat de brug dicht is. Bos legde uit dat die verzakt. " + SAID
    expected = bundled(text)
    assert [quote.kind for quote in expected] == [Kind.INDIRECT, Kind.INDIRECT, Kind.DIRECT]
    assert [quote.cue.lemma for quote in expected if quote.cue] == ["zeggen", "uit_leggen", "zeggen"]
    pipeline = load_pipeline(BUNDLED_MODEL)
    assert told(QuoteExtractor(pipeline=pipeline)(text)) == told(expected)
    assert told(QuoteExtractor(model=None)(pipeline(text))) == told(expected)


# -- a configuration that cannot work ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"model": 3}, "model: expected 'bundled', the folder of a Stanza model package, or None, got 3"),
        ({"pipeline": object()}, "pipeline: expected a stanza.Pipeline, got object"),
        ({"max_chars": "a"}, "max_chars: expected a whole number from 1, got 'a'"),
        ({"max_chars": 0}, "max_chars: expected a whole number from 1, got 0"),
        ({"min_confidence": 95}, "min_confidence: expected a number from 0 to 1, got 95"),
        ({"kinds": ["said"]}, "kinds: 'said' is not a valid Kind; known: direct, "),
        ({"kinds": 7}, "kinds: 7 is not a valid Kind; known: direct, "),
    ],
)
def test_what_cannot_work_is_refused_when_the_extractor_is_made(
    options: dict[str, Any], message: str
) -> None:
    """An argument that is wrong is named with what was expected, before any text."""
    with pytest.raises(InputError) as caught:
        QuoteExtractor(**options)
    assert message in str(caught.value)


def test_a_folder_that_is_no_model_is_refused(tmp_path: Path) -> None:
    """A folder that is not there, an empty one and a file are told apart."""
    file = tmp_path / "model.pt"
    file.write_bytes(b"")
    for folder, said in (
        (tmp_path / "weg", "there is no folder"),
        (tmp_path, "has no resources.json"),
        (file, "is a file"),
    ):
        with pytest.raises(ModelError, match=said):
            QuoteExtractor(model=folder)


def test_a_pipeline_that_does_not_parse_is_refused() -> None:
    """The processors that a pipeline lacks are named."""
    pipeline = stanza.Pipeline(
        "nl",
        dir=str(BUNDLED_MODEL),
        package="quoteattr",
        processors="tokenize",
        download_method=None,
        verbose=False,
    )
    with pytest.raises(InputError, match="pipeline: it lacks pos, lemma, depparse; make it with"):
        QuoteExtractor(pipeline=pipeline)


# -- what is wanted ----------------------------------------------------------------------------------

WANTED = "“Wij gaan door”, zei Anna. De raad vindt dat het genoeg is."


def test_kinds_that_are_wanted() -> None:
    """Quotations of other kinds, and those who take part in them alone, are left out."""
    everything = QuoteExtractor()(WANTED)
    direct = QuoteExtractor(kinds=["direct"])(WANTED)
    assert [quote.kind for quote in everything] == ["direct", "indirect"]
    assert [quote.text for quote in direct] == ["Wij gaan door"]
    assert [entity.name for entity in direct.entities] == ["Anna"]
    assert next(iter(QuoteExtractor(kinds="indirect")(WANTED))).kind == "indirect"


def test_least_confidence_that_is_wanted() -> None:
    """Quotations whose speaker is less sure, or that have none, are left out."""
    text = f"{WANTED} “Wie weet”, werd er geroepen."
    everything = QuoteExtractor()(text)
    surest = max(quote.confidence for quote in everything)
    sure = QuoteExtractor(min_confidence=surest)(text)
    assert len(everything) > len(sure) > 0
    assert all(quote.confidence >= surest for quote in sure)


def test_the_configuration_is_pickled_whole() -> None:
    """A copy in another process finds the same."""
    extractor = QuoteExtractor(kinds=["direct"], min_confidence=0.5, max_chars=1000)
    assert pickle.loads(pickle.dumps(extractor)) == extractor != QuoteExtractor()


def test_loading_ahead_says_what_it_does(caplog: pytest.LogCaptureFixture) -> None:
    """The log names the models and the time; texts that come later need no loading."""
    with caplog.at_level(logging.DEBUG, "quoteattr"):
        extractor = QuoteExtractor().load()
        said = [record.getMessage() for record in caplog.records]
        assert any(re.match(r"loaded the models in .*models for NumPy in \d+\.\d\d s", line) for line in said)
        assert any(line.startswith("ready after ") for line in said)
        caplog.clear()
        extractor(WANTED)
    assert [record.getMessage().partition(",")[0] for record in caplog.records] == ["1 texts"]


def test_what_was_cut_is_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """A sentence that is too long for the model is reported with the beginning of its text."""
    text = f"“{'ja ' * 300}”, zei Anna."
    with caplog.at_level(logging.INFO, "quoteattr"):
        QuoteExtractor()(text)
    assert any(record.getMessage().startswith("'“ja ja") for record in caplog.records)
