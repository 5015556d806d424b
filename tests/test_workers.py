"""Many texts at once: batches, processes, and what goes wrong in them."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

import pytest

from quoteattr import Extraction, InputError, ModelError, QuoteExtractor, UnknownNameError, WorkerError
from quoteattr.streaming.workers import in_order

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


# -- work for processes ------------------------------------------------------------------------------


def double() -> Callable[[Sequence[int]], list[int | Exception]]:
    return lambda numbers: [2 * number for number in numbers]


def deadly() -> Callable[[Sequence[int]], list[int | Exception]]:
    def work(numbers: Sequence[int]) -> list[int | Exception]:
        if 3 in numbers:
            os._exit(7)
        return [*numbers]

    return work


def faulty() -> Callable[[Sequence[int]], list[int | Exception]]:
    return lambda numbers: [UnknownNameError("number", n, ["1"]) if n == 3 else n for n in numbers]


def hopeless() -> Callable[[Sequence[int]], list[int | Exception]]:
    raise ModelError("no model here")


def stillborn() -> Callable[[Sequence[int]], list[int | Exception]]:
    os._exit(3)


def chunks(size: int, stop: int) -> list[list[int]]:
    return [list(range(first, min(first + size, stop))) for first in range(0, stop, size)]


def test_order() -> None:
    """Results come in the order of the stream, however many processes work."""
    assert list(in_order(double, chunks(3, 20), 2)) == [2 * number for number in range(20)]
    assert multiprocessing.active_children() == []


def test_nothing_to_do() -> None:
    """A stream without items starts no process."""
    assert list(in_order(double, [], 2)) == []


def test_a_process_that_dies() -> None:
    """The item over which a process dies gets an error that names the exit code; all others arrive."""
    results = list(in_order(deadly, chunks(4, 10), 2))
    assert [result for result in results if not isinstance(result, Exception)] == [0, 1, 2, 4, 5, 6, 7, 8, 9]
    assert isinstance(results[3], WorkerError)
    assert "exit code 7" in str(results[3])
    assert multiprocessing.active_children() == []


def test_a_process_that_is_killed_from_outside() -> None:
    """When a process is killed once, its items are done by another and nothing is lost."""
    results = in_order(double, chunks(2, 200), 2)
    assert next(results) == 0
    for process in multiprocessing.active_children():
        process.kill()
    assert list(results) == [2 * number for number in range(1, 200)]


def test_errors_that_cannot_be_sent() -> None:
    """An error that pickle cannot take to another process arrives with its kind and message."""
    result = list(in_order(faulty, [[2, 3]], 1))[1]
    assert isinstance(result, WorkerError)
    assert str(result).startswith("UnknownNameError: unknown number 3")


def test_items_that_cannot_be_sent() -> None:
    """An item that cannot be sent to a process gets the error of pickle; its neighbours arrive."""
    items: list[Any] = [1, lambda: None, 3]
    first, bad, last = in_order(double, [items], 1)
    assert (first, last) == (2, 6)
    assert isinstance(bad, Exception)


def test_a_start_that_fails() -> None:
    """What goes wrong while the processes start is raised as it is."""
    with pytest.raises(ModelError, match="no model here"):
        list(in_order(hopeless, [[1]], 2))
    assert multiprocessing.active_children() == []


def test_a_start_that_dies() -> None:
    """Processes that end before they can work are no reason to go on; the error says what to look at."""
    with pytest.raises(WorkerError, match=r"exit code 3 before it could work.*__main__"):
        list(in_order(stillborn, [[1]], 2))


def test_the_stream_is_read_no_further_than_needed() -> None:
    """At most three chunks a process are read ahead, however long the stream is."""
    read = []

    def endless() -> Any:
        for number in range(10**9):
            read.append(number)
            yield [number]

    results = in_order(double, endless(), 2)
    assert list(islice(results, 10)) == [2 * number for number in range(10)]
    assert len(read) <= 10 + 6
    results.close()


def test_closing_leaves_no_process() -> None:
    """Closing the generator kills the processes, also in the middle of the stream."""
    results = in_order(double, chunks(2, 1000), 2)
    assert next(results) == 0
    assert multiprocessing.active_children() != []
    results.close()
    assert multiprocessing.active_children() == []


# -- texts -------------------------------------------------------------------------------------------


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


def test_a_missing_model_ends_the_stream(tmp_path: Any) -> None:
    """Without its model no text can be read, so that is raised whatever is to happen with errors."""
    with pytest.raises(ModelError, match="reinstall quoteattr"):
        list(QuoteExtractor(model=tmp_path).pipe(TEXTS, on_error="skip"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"processes": 0}, "processes must be at least 1, got 0"),
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
        QuoteExtractor(pipeline=object()).pipe(TEXTS, processes=2)


def test_threads_of_the_user(bundled: QuoteExtractor) -> None:
    """How many threads PyTorch uses in the user's process is left alone."""
    import torch

    before = torch.get_num_threads()
    found: list[Extraction] = list(bundled.pipe(TEXTS))
    assert len(found) == len(TEXTS)
    assert torch.get_num_threads() == before
