"""The command: ``python -m quoteattr FILE...`` or ``quoteattr FILE...``."""

from __future__ import annotations

import sys

from quoteattr.commandline import main
from quoteattr.streaming import collect_rarely

__all__ = ["command", "main"]


def command() -> int:
    """:func:`main` in a process that does nothing else, which collects its garbage accordingly."""
    collect_rarely()
    return main()


if __name__ == "__main__":
    sys.exit(command())
