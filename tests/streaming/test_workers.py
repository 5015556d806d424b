"""Work for processes: its order, and what goes wrong in them."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

import pytest

from quoteattr import ModelError, UnknownNameError, WorkerError
from quoteattr.streaming import in_order

pytestmark = pytest.mark.slow


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
