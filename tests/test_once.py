"""Values that are made once."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from quoteattr.once import Once


def test_a_value_is_made_when_it_is_asked_for() -> None:
    """Nothing is made before, and everybody gets the same."""
    made: list[object] = []
    once = Once(lambda: made.append(object()) or made[-1])
    assert made == []
    assert once() is once() is made[0]
    assert len(made) == 1


def test_nothing_is_a_value_too() -> None:
    """A value of ``None`` is made once as well."""
    calls: list[int] = []
    once = Once(lambda: calls.append(1))
    assert (once(), once(), calls) == (None, None, [1])


def test_threads_share_one_value() -> None:
    """Threads that ask while the value is made wait for it."""
    made: list[int] = []

    def make() -> int:
        time.sleep(0.02)
        made.append(1)
        return len(made)

    once = Once(make)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: once(), range(16))) == [1] * 16


def test_what_fails_is_tried_again() -> None:
    """An error goes to whoever asked; the next to ask may get the value."""
    results = [ValueError("not yet"), "value"]

    def make() -> str:
        result = results.pop(0)
        if isinstance(result, Exception):
            raise result
        return result

    once = Once(make)
    with pytest.raises(ValueError, match="not yet"):
        once()
    assert (once(), results) == ("value", [])
