"""Texts that are made to be slow: ``python -m tests.programs.hostile`` reads five million code points of each kind.

Each kind is read with the bundled model in a process of its own. Printed are the time, the peak of the memory of
the process with the model in it, the quotations and the notes. A kind fails when it takes more seconds for each
million code points than ``--seconds``, or more megabytes than ``--megabytes`` above those that the model takes.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

from quoteattr import extract_quotes
from tests.support.composed import document
from tests.support.memory import peak_megabytes

__all__ = ["KINDS", "hostile"]

_SECONDS, _MEGABYTES = 20, 1500
"""What any text may take, however short: for the model and one batch of its work."""

_NEWS = "de minister van Zeedorp zegt tegen de krant dat de brug over de rivier nog een jaar dicht blijft en "

KINDS = {
    "quotation marks": '"',
    "marks in turn": "“ „ ‘ ’ ” « » ' \" ",
    "one sentence": _NEWS,
    "one word": "w",
    "one word in marks": "",
    "nested marks": "",
    "line breaks": '\n\r\n"\n\u2028a\n\n\r',
    "names": "",
    "news": "",
}
"""What each kind of text repeats; those that repeat nothing are made by :func:`hostile`."""


def hostile(kind: str, size: int) -> str:
    """A text of ``size`` code points of a kind."""
    if kind == "one word in marks":
        return f'"{"w" * (size - 13)}", zei Anna.'
    if kind == "nested marks":
        return ("„ja ‘nee " * (size // 12 + 1))[: size * 3 // 4] + ("’ ” " * size)[: size - size * 3 // 4]
    if kind == "names":
        names = (f'"Kom", zei Anna Mol{n:05d} tegen Piet Bos{n:05d}. ' for n in range(size // 40 + 1))
        return "".join(names)[:size]
    if kind == "news":
        texts, length, number = [], 0, 0
        while length < size:
            texts.append(document(number))
            length += len(texts[-1]) + 2
            number += 1
        return "\n\n".join(texts)[:size]
    return (KINDS[kind] * (size // len(KINDS[kind]) + 1))[:size]


def _read(kind: str, size: int) -> None:
    """Read a text of a kind and print what it took, in one line."""
    extract_quotes('"Dat is zo", zei Jan.')
    text = hostile(kind, size)
    begin = time.monotonic()
    extraction = extract_quotes(text)
    seconds = time.monotonic() - begin
    print(seconds, peak_megabytes(), len(extraction), " ".join(extraction.notes), sep="\t")


def main() -> int:
    """Read the kinds that the command names, all by default, and judge each."""
    parser = argparse.ArgumentParser(prog="python -m tests.programs.hostile", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"among {', '.join(KINDS)}")
    parser.add_argument("--size", type=int, default=5_000_000, help="code points; default: 5,000,000")
    parser.add_argument("--seconds", type=float, default=400, help="for a million code points; default: 400")
    parser.add_argument("--megabytes", type=float, default=1200, help="for a million; default: 1200")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if unknown := set(options.kinds) - set(KINDS):
        parser.error(f"no kind {', '.join(sorted(unknown))}; there are: {', '.join(KINDS)}")
    if options.here:
        _read(options.kinds[0], options.size)
        return 0
    print(f"{options.size:,} code points of  seconds       MB  quotations  notes")
    failed = []
    for kind in options.kinds or KINDS:
        command = [sys.executable, "-m", "tests.programs.hostile", kind, "--here", f"--size={options.size}"]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
        if done.returncode:
            failed.append(kind)
            print(f"{kind:24s} ended with exit code {done.returncode}", flush=True)
            continue
        seconds, peak, quotes, notes = done.stdout.rstrip("\n").split("\t")
        print(f"{kind:24s} {float(seconds):9.1f} {float(peak):8.0f} {int(quotes):11,d}  {notes}", flush=True)
        millions = options.size / 1_000_000
        slow = float(seconds) > _SECONDS + options.seconds * millions
        large = float(peak) > _MEGABYTES + options.megabytes * millions
        if slow or large:
            failed.append(kind)
    if failed:
        print(f"beyond the bound: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
