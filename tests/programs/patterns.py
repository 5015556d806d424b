"""Every pattern of the package on long hostile strings: ``python -m tests.programs.patterns``.

All patterns are found as they are compiled, in a process that watches ``re`` and ``regex``; a place in the source
that compiles one and was not passed is an error. Each pattern has to read each string within a second of
processor time; one whose time grows with the square of 100,000 characters takes at least several.
"""

from __future__ import annotations

import argparse
import ast
import re
import signal
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import regex

__all__ = ["slowest"]

SOURCE = Path(__file__).parents[2] / "quoteattr"
READERS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")
TEXTS = (
    "De brug blijft dicht",
    "Wij gaan door\n\n“Kom,” zei Karin de Wit tegen Bos. “Het is ,,laat'',” aldus Piet.",
    "- Kom! riep Anna; ik ga. Hij lachte.\n\n- Nee! zei Piet.",
)
UNITS = (
    *" \n\t\xa0\u2028\x00\u200b\ud800\u0301aAé1_😀.…!?,:;-–()'\"’“„«\\/<>[]{}&=*",
    *["--", "''", ",,", "\r\n", ".'", "a.", "a-", "a'", "1.", "1,", '\\"', '"\\', "[]"],
    *(unit + " " for unit in ("a", "A", "a,", ".", "!", "?", ":", "zei", "zei, hij")),
)
"""What is repeated without end, besides what a pattern itself is made of."""

ENDS = ("", "\x01")
"""What stands after it: nothing, and what no pattern expects."""

Site = tuple[str, int]


class _OutOfTimeError(Exception):
    """A pattern used up its time."""


def _compiled() -> tuple[dict[tuple[str, str, int], tuple[Site, Any]], set[Site]]:
    """The patterns of the package by what they are, each with where it is compiled; all such places."""
    patterns: dict[tuple[str, str, int], tuple[Site, Any]] = {}
    sites: set[Site] = set()

    def watch(module: Any, name: str) -> None:
        call, build = getattr(module, name), module.compile

        def watched(pattern: Any, *arguments: Any, **options: Any) -> Any:
            frame = sys._getframe(1)
            path = Path(frame.f_code.co_filename)
            if path.is_relative_to(SOURCE):
                site = (path.relative_to(SOURCE).as_posix(), frame.f_lineno)
                sites.add(site)
                built = call(pattern, *arguments, **options) if name == "compile" else build(pattern)
                patterns.setdefault((module.__name__, built.pattern, built.flags), (site, built))
            return call(pattern, *arguments, **options)

        setattr(module, name, watched)

    for module in (re, regex):
        for name in (*READERS, "compile"):
            watch(module, name)
    package = import_module("quoteattr")
    for found in walk_packages(package.__path__, "quoteattr."):
        if not found.name.endswith("__main__"):
            import_module(found.name)
    extractor = package.QuoteExtractor(model=None)
    for text in TEXTS:
        extractor(text)
    return patterns, sites


def _calls() -> Iterator[tuple[str, int, int]]:
    """Each place in the source that compiles a pattern: file, first and last line."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="re" | "regex"), attr=name)) if name in {
                    *READERS,
                    "compile",
                }:
                    yield path.relative_to(SOURCE).as_posix(), node.lineno, node.end_lineno or node.lineno


def _source(pattern: str | bytes) -> str:
    """What a pattern is made of; one of bytes as characters of the same numbers."""
    return pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern


def _units(pattern: Any) -> list[str]:
    """What is repeated for ``pattern``: its own characters and words too, also with a blank behind."""
    source = _source(pattern.pattern)
    characters = sorted({c for c in source if not c.isalnum()})
    words = sorted(set(re.findall(r"[a-z]{3,}", source)))[:5]
    own = (*characters, *(c + " " for c in characters[:15]), *words, *(word + " " for word in words))
    return list(dict.fromkeys((*UNITS, *own)))


def slowest(pattern: Any, size: int, seconds: float) -> tuple[float, str]:
    """The longest time that ``pattern`` took over a hostile string of ``size`` characters, and what it holds.

    A string that takes more than ``seconds`` ends the search.
    """

    def stop(*_: object) -> None:
        raise _OutOfTimeError

    worst = (0.0, "")
    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        for unit in _units(pattern):
            for end in ENDS:
                text: str | bytes = unit * (size // len(unit)) + end
                if isinstance(pattern.pattern, bytes):
                    text = text.encode("utf-8", "surrogatepass")
                begin = time.process_time()
                signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
                for _ in pattern.finditer(text):
                    pass
                pattern.fullmatch(text)
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
                worst = max(worst, (time.process_time() - begin, unit + end))
    except _OutOfTimeError:
        return (seconds, unit + end)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return worst


def main() -> int:
    """Print the slowest string of each pattern; fail when one is too slow, or was not looked at."""
    parser = argparse.ArgumentParser(prog="python -m tests.programs.patterns", description=__doc__)
    parser.add_argument("--size", type=int, default=100_000, help="characters; default: 100,000")
    parser.add_argument("--seconds", type=float, default=1.0, help="for each string; default: 1")
    options = parser.parse_args()
    patterns, sites = _compiled()
    missed = [
        f"{name}:{first}"
        for name, first, last in _calls()
        if not any(file == name and first <= line <= last for file, line in sites)
    ]
    if missed:
        print(f"never compiled, so not looked at: {', '.join(missed)}", file=sys.stderr)
    slow = 0
    for (module, source, _), ((file, line), pattern) in sorted(patterns.items(), key=lambda item: item[1][0]):
        took, repeated = slowest(pattern, options.size, options.seconds)
        slow += took >= options.seconds
        place = f"{file}:{line}"
        print(
            f"{took:6.3f} s  {place:32s} {module:5s} {_source(source).strip()[:40]!r} on {repeated!a}",
            flush=True,
        )
    print(f"{len(patterns)} patterns, {slow} too slow")
    return 1 if slow or missed else 0


if __name__ == "__main__":
    sys.exit(main())
