"""Values that are made when they are first asked for, once, whichever thread asks."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

__all__ = ["Once"]

Value = TypeVar("Value")


class Once(Generic[Value]):
    """A value that is made on first use.

    :param make: makes it. What it raises goes to whoever asked, and the next to ask lets it try again.
    """

    def __init__(self, make: Callable[[], Value]) -> None:
        self._make = make
        self._lock = threading.Lock()

    def __call__(self) -> Value:
        """The value."""
        with self._lock:
            if not hasattr(self, "_value"):
                self._value = self._make()
            return self._value
