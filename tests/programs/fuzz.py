"""Coverage-guided fuzzing with atheris: ``python -m tests.programs.fuzz --seconds 60 [TARGET...]``.

Each target gets the seconds given. What is found is printed with its input and ends the run; make a test of it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from quoteattr import Extraction, GoldError, InputError, QuoteExtractor
from quoteattr.evaluation.gold import Gold, read_gold
from quoteattr.io import brat, dumps, jsonl, loads
from tests.support.invariants import check

__all__ = ["TARGETS", "seeds"]

_LIGHT = QuoteExtractor(model=None)
_ARTICLE = (
    "Wij gaan door\n\n“Het feest was geweldig,” zei Karin de Wit tegen Piet Bos, “en 't was druk.”\r\n\r\n"
    "Bos zei: ‘Mijn buurman riep: “Ga weg!”’ 🚲 -- Kom! riep Anna; we gaan."
)


def _extract(text: str) -> bool:
    check(_LIGHT(text))
    return True


def _reader(name: str) -> Callable[[str], bool]:
    def read(text: str) -> bool:
        try:
            extraction = loads(text, name)
        except InputError:
            return False
        assert isinstance(extraction, Extraction)
        return True

    return read


def _read_lines(text: str) -> bool:
    try:
        extractions = list(jsonl.read(text.splitlines()))
    except InputError:
        return False
    assert all(isinstance(extraction, Extraction) for extraction in extractions)
    return True


def _read_brat(text: str) -> bool:
    with TemporaryDirectory() as folder:
        path = Path(folder, "doc.ann")
        path.with_suffix(".txt").write_text(_ARTICLE, encoding="utf-8", newline="")
        path.write_text(text, encoding="utf-8", errors="replace", newline="")
        try:
            extraction = brat.read(path)
        except InputError:
            return False
        assert extraction.text == _ARTICLE
        return True


def _read_gold(text: str) -> bool:
    with TemporaryDirectory() as folder:
        path = Path(folder, "gold.json")
        path.write_text(text, encoding="utf-8", errors="replace", newline="")
        try:
            gold = read_gold(path)
        except GoldError:
            return False
        assert isinstance(gold, Gold)
        return True


TARGETS: dict[str, Callable[[str], bool]] = {
    "texts": _extract,
    "json": _reader("json"),
    "jsonl": _read_lines,
    "tei": _reader("tei"),
    "webanno": _reader("webanno"),
    "cas": _reader("cas"),
    "brat": _read_brat,
    "gold": _read_gold,
}
"""What is fuzzed: each takes any text, says whether it was read or refused, and raises only where there is a bug."""


def seeds(target: str) -> str:
    """A valid input of ``target`` to start from."""
    if target == "texts":
        return _ARTICLE
    if target == "gold":
        quote = {
            "start": 16,
            "end": 39,
            "kind": "direct",
            "cue": [41, 44],
            "speaker": ["e1"],
            "addressee": [],
        }
        entity = {"name": "Karin de Wit", "aliases": ["Karin"], "mentions": [[45, 57]]}
        return json.dumps({"id": "a", "text": _ARTICLE, "entities": {"e1": entity}, "quotes": [quote]})
    return dumps(_LIGHT(_ARTICLE), target)


def _fuzz(target: str, seconds: int, folder: str) -> None:
    import atheris

    Path(folder, "seed").write_text(seeds(target), encoding="utf-8")
    for name in [name for name in sys.modules if name.partition(".")[0] in {"quoteattr", "tests"}]:
        del sys.modules[name]
    with atheris.instrument_imports(include=["quoteattr"]):
        run = import_module("tests.programs.fuzz").TARGETS[target]
    atheris.Setup(
        [sys.argv[0], folder, f"-max_total_time={seconds}", "-timeout=20", "-max_len=8192", "-verbosity=0"],
        lambda data: run(data.decode("utf-8", errors="surrogateescape")),
    )
    atheris.Fuzz()


def main() -> int:
    """Fuzz the targets that the command names, all by default, one after the other in a process each."""
    parser = argparse.ArgumentParser(prog="python -m tests.programs.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"among {', '.join(TARGETS)}")
    parser.add_argument("--seconds", type=int, default=60, help="for each target; default: 60")
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if unknown := set(options.targets) - set(TARGETS):
        parser.error(f"no target {', '.join(sorted(unknown))}; there are: {', '.join(TARGETS)}")
    if options.folder:
        _fuzz(options.targets[0], options.seconds, options.folder)
    failed = []
    for target in options.targets or TARGETS:
        print(f"== {target}", flush=True)
        with TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "tests.programs.fuzz", target, "--seconds", str(options.seconds)]
            if subprocess.run([*command, "--folder", folder]).returncode:
                failed.append(target)
    print(f"found something in: {', '.join(failed)}" if failed else "nothing found")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
