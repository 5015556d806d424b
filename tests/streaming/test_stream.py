"""Streams in batches: their order, what they read ahead, and what is done with errors. No texts are needed."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import Any

import pytest

from quoteattr import Extraction, InputError
from quoteattr.streaming import Stream


def shout(batches: Iterable[list[Any]]) -> Generator[Any, None, None]:
    """Work that gives each text in capitals, and an error for one that is empty."""
    for batch in batches:
        for text in batch:
            yield text.upper() or ValueError("nothing to shout")


def sizes(batches: Iterable[list[Any]]) -> Generator[Any, None, None]:
    """Work that gives for each text the size of its batch."""
    for batch in batches:
        yield from [len(batch)] * len(batch)


def stream(**changes: Any) -> Stream:
    options = {"batch_size": 2, "as_tuples": False, "on_error": "raise", "progress": None}
    return Stream(**{**options, **changes})


def test_results_come_in_order_with_their_progress() -> None:
    """Every item has its result in its place, and is counted when it is taken."""
    done: list[int] = []
    assert list(stream(progress=done.append).results("abcde", shout)) == ["A", "B", "C", "D", "E"]
    assert done == [1, 2, 3, 4, 5]


def test_a_batch_is_full_by_number_or_by_length() -> None:
    """A batch has at most as many texts as it may, and ends with the text that makes it too long."""
    assert list(stream().results("abcde", sizes)) == [2, 2, 2, 2, 1]
    long = "x" * 150_000
    assert list(stream(batch_size=10).results(["a", long, long, "b"], sizes)) == [3, 3, 3, 1]


def test_what_comes_with_a_text_goes_with_its_result() -> None:
    """The work sees the texts of pairs only."""
    assert list(stream(as_tuples=True).results([("a", 1), ("b", 2)], shout)) == [("A", 1), ("B", 2)]


def extract(batches: Iterable[list[Any]]) -> Generator[Any, None, None]:
    """Work that gives each text as an extraction without quotations, and an error for one that is empty."""
    for batch in batches:
        yield from (Extraction(text=text) if text else ValueError("nothing to read") for text in batch)


def test_each_result_has_its_source() -> None:
    """Sources go with their texts, past those that are skipped, and through pairs."""
    names = ["1.txt", "2.txt", None, "4.txt"]
    found = stream(on_error="skip").results(["a", "", "c", "d"], extract, names)
    assert [(one.text, one.source) for one in found] == [("a", "1.txt"), ("c", None), ("d", "4.txt")]
    ((extraction, number),) = stream(as_tuples=True).results([("a", 1)], extract, names[:1])
    assert (extraction.source, number) == ("1.txt", 1)


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        (["1.txt"], "fewer sources than texts"),
        (["1.txt", "2.txt", "3.txt"], "more sources than texts"),
        (["1.txt", 2], "expected a string as source, got int"),
        ("12", "expected a stream of sources, got one string"),
    ],
)
def test_sources_that_do_not_fit_are_refused(sources: Any, message: str) -> None:
    """There is one source for each text, a string or none."""
    with pytest.raises(InputError, match=message):
        list(stream().results(["a", "b"], extract, sources))


@pytest.mark.parametrize("item", ["ab", ("a", 1, 2), ["a", 1]])
def test_an_item_that_is_no_pair_is_refused(item: Any) -> None:
    """Two letters, three things and a list are no pair of a text and anything."""
    with pytest.raises(InputError, match=f"as_tuples needs pairs .* got {type(item).__name__}"):
        list(stream(as_tuples=True).results([item], shout))


def test_an_error_is_raised_in_its_place() -> None:
    """What came before is given first; the error says which text of the stream it was."""
    results = stream().results(["a", "b", "", "c"], shout)
    assert [next(results), next(results)] == ["A", "B"]
    with pytest.raises(ValueError, match="nothing to shout") as caught:
        next(results)
    assert caught.value.__notes__ == ["This was text 3 of the stream."]


def test_an_error_is_passed_over_or_given_to_a_function() -> None:
    """The other texts have their results; a text that is left out is done as well."""
    done: list[int] = []
    assert list(stream(on_error="skip", progress=done.append).results(["a", "", "b"], shout)) == ["A", "B"]
    assert done == [1, 2, 3]
    seen: list[Any] = []
    noting = stream(as_tuples=True, on_error=lambda item, error: seen.append((item, str(error))))
    assert list(noting.results([("", 7), ("b", 8)], shout)) == [("B", 8)]
    assert seen == [(("", 7), "nothing to shout")]


def test_no_more_is_read_than_the_batch_needs() -> None:
    """The first result needs the first batch."""
    read: list[str] = []
    items = (read.append(text) or text for text in "abcdef")
    assert next(stream().results(items, shout)) == "A"
    assert read == ["a", "b"]


def test_closing_a_stream_closes_the_work() -> None:
    """Work that holds processes learns at once that nobody reads on."""
    closed: list[bool] = []

    def work(batches: Iterable[list[Any]]) -> Generator[Any, None, None]:
        try:
            yield from shout(batches)
        finally:
            closed.append(True)

    results = stream().results("abc", work)
    assert next(results) == "A"
    results.close()
    assert closed == [True]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"batch_size": 0}, "batch_size must be at least 1, got 0"),
        ({"on_error": "ignore"}, "on_error must be 'raise', 'skip' or a function, got 'ignore'"),
    ],
)
def test_wrong_options_are_refused(change: dict[str, Any], message: str) -> None:
    """A stream that cannot be is not made."""
    with pytest.raises(InputError, match=message):
        stream(**change)
