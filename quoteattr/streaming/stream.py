"""Streams of texts: in batches, in order, each with its result or with what went wrong."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from itertools import repeat
from typing import Any, Literal, TypeAlias

from attrs import evolve, frozen

from quoteattr.errors import InputError

__all__ = ["OnError", "Stream", "check_source"]

OnError: TypeAlias = Literal["raise", "skip"] | Callable[[Any, Exception], object]
"""What is done with a text that cannot be read."""

_BATCH_CHARS = 200_000
"""Code points after which a batch is full, however few its texts."""


@frozen(kw_only=True)
class Stream:
    """How a stream is worked through.

    :param batch_size: how many texts make a batch; one ends sooner when its texts are long together.
    :param as_tuples: whether pairs are streamed, the second of which is passed through untouched.
    :param on_error: what is done with a text that cannot be read.
    :param progress: called with the number of texts done so far.
    :raises InputError: an argument is wrong.
    """

    batch_size: int
    as_tuples: bool
    on_error: OnError
    progress: Callable[[int], object] | None

    def __attrs_post_init__(self) -> None:
        if self.batch_size < 1:
            raise InputError(f"batch_size must be at least 1, got {self.batch_size}")
        if not (self.on_error in ("raise", "skip") or callable(self.on_error)):
            raise InputError(f"on_error must be 'raise', 'skip' or a function, got {self.on_error!r}")

    def results(
        self,
        items: Iterable[Any],
        work: Callable[[Iterable[list[Any]]], Generator[Any, None, None]],
        sources: Iterable[str | None] | None = None,
    ) -> Generator[Any, None, None]:
        """The results of a stream, in order.

        :param items: texts, or pairs of a text and anything.
        :param work: takes batches of texts and gives for each text a result or the exception that it met.
        :param sources: for each item what its result gets as ``source``.
        """
        waiting: deque[Any] = deque()

        def texts() -> Iterator[list[Any]]:
            for batch in self._batches(_with_sources(items, sources)):
                waiting.extend(batch)
                yield [item[0] if self.as_tuples else item for item, _ in batch]

        with closing(work(texts())) as outcomes:
            for done, outcome in enumerate(outcomes, start=1):
                item, source = waiting.popleft()
                if not isinstance(outcome, Exception):
                    result = outcome if source is None else evolve(outcome, source=source)
                    yield (result, item[1]) if self.as_tuples else result
                elif callable(self.on_error):
                    self.on_error(item, outcome)
                elif self.on_error == "raise":
                    outcome.add_note(f"This was text {done} of the stream.")
                    raise outcome
                if self.progress is not None:
                    self.progress(done)

    def _batches(self, items: Iterable[tuple[Any, str | None]]) -> Iterator[list[tuple[Any, str | None]]]:
        """The items in batches, each with its source.

        :raises InputError: an item is no pair, where pairs are streamed.
        """
        batch: list[tuple[Any, str | None]] = []
        chars = 0
        for item, source in items:
            if self.as_tuples and not (isinstance(item, tuple) and len(item) == 2):
                raise InputError(f"as_tuples needs pairs of a text and anything, got {type(item).__name__}")
            text = item[0] if self.as_tuples else item
            batch.append((item, source))
            chars += len(text) if isinstance(text, str) else 0
            if len(batch) == self.batch_size or chars > _BATCH_CHARS:
                yield batch
                batch, chars = [], 0
        if batch:
            yield batch


def check_source(source: object) -> None:
    """Make sure that it can be told where a text comes from.

    :raises InputError: ``source`` is neither a string nor ``None``.
    """
    if source is not None and not isinstance(source, str):
        raise InputError(f"expected a string as source, got {type(source).__name__}; pass str(source)")


def _with_sources(
    items: Iterable[Any], sources: Iterable[str | None] | None
) -> Iterator[tuple[Any, str | None]]:
    """The items, each with its source.

    :raises InputError: there are fewer or more sources than items, or one is no string.
    """
    if sources is None:
        yield from zip(items, repeat(None))
        return
    if isinstance(sources, str):
        raise InputError("expected a stream of sources, got one string; pass [source]")
    missing = object()
    rest = iter(sources)
    for item in items:
        source = next(rest, missing)
        if source is missing:
            raise InputError(
                "there are fewer sources than texts; give one for each, None where there is none"
            )
        check_source(source)
        yield item, source  # type: ignore[misc]
    if next(rest, missing) is not missing:
        raise InputError("there are more sources than texts; give one for each")
