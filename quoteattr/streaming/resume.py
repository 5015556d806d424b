"""A file that says which inputs of a run are done, so that a run that was broken off can go on.

Its first line describes the run, each further line is an input that is done, with the size that the output
has then and what the input looked like. An input is noted after its output is written. A run that goes on
cuts the output back to the size of the last note, so that nothing stands there twice or in part, wherever the
run before was broken off.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import define, field

from quoteattr.errors import InputError

__all__ = ["ResumeFile"]


@define
class ResumeFile:
    """The inputs that are done.

    :param path: the file; it is made if it does not exist.
    :param run: what has to be the same for a run to go on, values that JSON can hold.
    :param written: bytes that the output has now. Inputs whose output lies behind them are not done.
    """

    path: Path
    run: Mapping[str, Any]
    written: int
    done: dict[str, Any] = field(factory=dict, init=False)
    """For each input that is done what it looked like, as it was noted."""
    size: int = field(default=0, init=False)
    """Bytes of the output that belong to inputs that are done."""

    def __attrs_post_init__(self) -> None:
        """Read the file, and cut off what does not count.

        :raises InputError: it is no resume file, or one of another run.
        """
        content = self.path.read_bytes() if self.path.exists() else b""
        header = _line(self.run)
        if header.startswith(content):
            self.path.write_bytes(header)
            return
        first, *lines = content[: content.rfind(b"\n") + 1].splitlines(keepends=True) or [content]
        before = self._read(first)
        if before != dict(self.run):
            raise InputError(
                f"{self.path}: belongs to a run with other options{_differing(before, self.run)}; "
                "repeat those, or name another resume file"
            )
        kept = len(first)
        for line in lines:
            match self._read(line):
                case {"done": str(name), "size": int(size), **rest} if size <= self.written:
                    self.done[name] = rest.get("looked")
                    self.size = size
                    kept += len(line)
                case _:
                    break
        os.truncate(self.path, kept)

    def note(self, name: str, size: int, looked: Any = None) -> None:
        """Note that the input ``name`` is done and that the output has ``size`` bytes with it.

        :param looked: what tells whether the input is still the same, a value that JSON can hold.
        """
        with self.path.open("ab") as file:
            file.write(_line({"done": name, "size": size, "looked": looked}))
        self.done[name] = looked
        self.size = size

    def _read(self, line: bytes) -> Any:
        """The value in a line.

        :raises InputError: it holds none.
        """
        try:
            return json.loads(line)
        except ValueError:
            raise InputError(
                f"{self.path}: no resume file; name another, or one that does not exist yet"
            ) from None


def _differing(before: Any, run: Mapping[str, Any]) -> str:
    """The names of the options that are not as they were, in brackets; empty where nothing tells."""
    if not isinstance(before, dict):
        return ""
    names = [name for name in {**before, **run} if before.get(name) != run.get(name)]
    return f" ({', '.join(names)})" if names else ""


def _line(value: Mapping[str, Any]) -> bytes:
    return json.dumps(dict(value)).encode() + b"\n"
