"""Many texts at once: batches, processes, and texts that cannot be read."""

from __future__ import annotations

from typing import Any

import pytest

from quoteattr import Extraction, InputError, ModelError, QuoteExtractor
from tests.support.pipelines import own_pipeline

pytestmark = pytest.mark.slow

TEXTS = [
    '"Dat is zo", zei Jan.',
    "",
    "Het regent.",
    '"Nee", riep Piet. "Nooit!"',
    "Anna zei dat ze komt.",
]


@pytest.fixture(scope="module")
def light() -> QuoteExtractor:
    return QuoteExtractor(model=None, max_chars=1000)


def test_processes_give_the_same(light: QuoteExtractor) -> None:
    """Two processes give what one gives, with what came beside the texts and the number done."""
    done: list[int] = []
    pairs = [(text, number) for number, text in enumerate(TEXTS * 3)]
    found = list(light.pipe(pairs, as_tuples=True, processes=2, batch_size=2, progress=done.append))
    assert found == [(light(text), number) for text, number in pairs]
    assert done == list(range(1, len(pairs) + 1))


def test_bundled_model_in_batches(bundled: QuoteExtractor, seed: str) -> None:
    """Texts that go through the model together give what they give one by one."""
    texts = [*TEXTS, seed, *TEXTS, seed[: len(seed) // 2]]
    expected = [bundled(text) for text in texts]
    for size in (1, 3, 16):
        assert list(bundled.pipe(texts, batch_size=size)) == expected


def test_bundled_model_in_processes(bundled: QuoteExtractor) -> None:
    """That holds in other processes."""
    assert list(bundled.pipe(TEXTS, processes=2, batch_size=2)) == [bundled(text) for text in TEXTS]


@pytest.mark.parametrize("processes", [1, 2])
def test_errors_of_texts(light: QuoteExtractor, processes: int) -> None:
    """A text that cannot be read stops the stream in its place, is left out, or goes to a function."""
    texts: list[Any] = [TEXTS[0], b"bytes", TEXTS[3], "x" * 1001, TEXTS[4]]
    good = [light(texts[0]), light(texts[2]), light(texts[4])]

    stream = light.pipe(texts, batch_size=2, processes=processes)
    assert next(stream) == good[0]
    with pytest.raises(InputError, match="got bytes") as caught:
        next(stream)
    assert caught.value.__notes__ == ["This was text 2 of the stream."]

    assert list(light.pipe(texts, batch_size=2, processes=processes, on_error="skip")) == good

    seen: list[tuple[Any, str]] = []

    def note(item: Any, error: Exception) -> None:
        seen.append((item, type(error).__name__))

    assert list(light.pipe(texts, batch_size=2, processes=processes, on_error=note)) == good
    assert seen == [(b"bytes", "InputError"), ("x" * 1001, "InputError")]


def test_a_damaged_model_ends_the_stream(tmp_path: Any) -> None:
    """Without its model no text can be read, so that is raised whatever is to happen with errors."""
    (tmp_path / "resources.json").write_text("{}")
    with pytest.raises(ModelError, match="reinstall quoteattr"):
        list(QuoteExtractor(model=tmp_path).pipe(TEXTS, on_error="skip"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"processes": "2"}, "processes: expected a whole number from 1, got '2'"),
        ({"processes": 0}, "processes: expected a whole number from 1, got 0"),
        ({"batch_size": -1}, "batch_size must be at least 1, got -1"),
        ({"on_error": "ignore"}, "'raise', 'skip' or a function, got 'ignore'"),
    ],
)
def test_wrong_arguments(light: QuoteExtractor, arguments: dict[str, Any], message: str) -> None:
    """Wrong arguments are refused when pipe is called, before anything is read."""
    with pytest.raises(InputError, match=message):
        light.pipe(TEXTS, **arguments)


def test_pairs_that_are_none(light: QuoteExtractor) -> None:
    """A text where a pair is expected is refused."""
    with pytest.raises(InputError, match="pairs of a text and anything, got str"):
        list(light.pipe(TEXTS, as_tuples=True))


def test_a_pipeline_of_ones_own_stays_in_its_process() -> None:
    """An extractor on a pipeline of the user's own cannot work in several processes, and says what can."""
    with pytest.raises(InputError, match="pass model=FOLDER"):
        QuoteExtractor(pipeline=own_pipeline()).pipe(TEXTS, processes=2)


def test_threads_of_the_user(bundled: QuoteExtractor) -> None:
    """How many threads PyTorch uses in the user's process is left alone."""
    import torch

    before = torch.get_num_threads()
    found: list[Extraction] = list(bundled.pipe(TEXTS))
    assert len(found) == len(TEXTS)
    assert torch.get_num_threads() == before
