"""Streams of texts: in batches, in order, each with its result or with what went wrong."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from typing import Any, Literal, TypeAlias

from attrs import frozen

from quoteattr.errors import InputError

__all__ = ["OnError", "Stream"]

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
    ) -> Generator[Any, None, None]:
        """The results of a stream, in order.

        :param items: texts, or pairs of a text and anything.
        :param work: takes batches of texts and gives for each text a result or the exception that it met.
        """
        waiting: deque[Any] = deque()

        def texts() -> Iterator[list[Any]]:
            for batch in self._batches(items):
                waiting.extend(batch)
                yield [item[0] for item in batch] if self.as_tuples else batch

        with closing(work(texts())) as outcomes:
            for done, outcome in enumerate(outcomes, start=1):
                item = waiting.popleft()
                if not isinstance(outcome, Exception):
                    yield (outcome, item[1]) if self.as_tuples else outcome
                elif callable(self.on_error):
                    self.on_error(item, outcome)
                elif self.on_error == "raise":
                    outcome.add_note(f"This was text {done} of the stream.")
                    raise outcome
                if self.progress is not None:
                    self.progress(done)

    def _batches(self, items: Iterable[Any]) -> Iterator[list[Any]]:
        """The items in batches.

        :raises InputError: an item is no pair, where pairs are streamed.
        """
        batch: list[Any] = []
        chars = 0
        for item in items:
            if self.as_tuples and not (isinstance(item, tuple) and len(item) == 2):
                raise InputError(f"as_tuples needs pairs of a text and anything, got {type(item).__name__}")
            text = item[0] if self.as_tuples else item
            batch.append(item)
            chars += len(text) if isinstance(text, str) else 0
            if len(batch) == self.batch_size or chars > _BATCH_CHARS:
                yield batch
                batch, chars = [], 0
        if batch:
            yield batch
