"""What goes to standard error: complaints, and how far the work is."""

from __future__ import annotations

import sys

from attrs import define

from quoteattr.errors import QuoteAttrError

__all__ = ["Console"]

_BAR_WIDTH = 30
"""Characters of the bar."""


@define
class Console:
    """Complaints, and a bar on a terminal while several texts are read.

    :param total: how many texts there are.
    :param done: how many of them were read, or failed.
    :param bar: whether a bar is shown.
    :param failed: whether a text failed.
    """

    total: int = 0
    done: int = 0
    bar: bool = False
    failed: bool = False

    def start(self, total: int, done: int, apart: bool) -> None:
        """Begin to count ``total`` texts, some of them ``done``.

        :param apart: whether the results go elsewhere than to standard output.
        """
        self.total, self.done = total, done
        self.bar = total > 1 and sys.stderr.isatty() and (apart or not sys.stdout.isatty())
        self._draw()

    def advance(self) -> None:
        """Count one text more."""
        self.done += 1
        self._draw()

    def fail(self, name: str, error: Exception) -> None:
        """Say why there are no results of the text ``name``, and count it."""
        known = isinstance(error, QuoteAttrError)
        self.failed = True
        self.complain(f"{name}: {error if known else f'failed, which should be reported: {error!r}'}")
        self.advance()

    def complain(self, message: str) -> None:
        """Write a line, with the bar out of the way."""
        self.clear()
        print(f"quoteattr: {message}", file=sys.stderr)

    def clear(self) -> None:
        """Remove the bar."""
        if self.bar:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _draw(self) -> None:
        if self.bar:
            filled = _BAR_WIDTH * self.done // self.total
            bar = "#" * filled + "." * (_BAR_WIDTH - filled)
            sys.stderr.write(f"\r[{bar}] {self.done}/{self.total}")
            sys.stderr.flush()
