"""``python -m quoteattr.training``: make or score a model package, or train who speaks (``speakers``)
and which texts are stories (``stories``)."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from quoteattr.errors import QuoteAttrError
from quoteattr.models import BUNDLED_MODEL
from quoteattr.training import speakers, stories
from quoteattr.training.make import make, set_threads
from quoteattr.training.names import FULL_NAMES, add_names
from quoteattr.training.pack import write_scores
from quoteattr.training.recipe import FULL, SMOKE
from quoteattr.training.score import score_tests, table


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    try:
        return _run(sys.argv[1:] if arguments is None else list(arguments))
    except QuoteAttrError as error:
        print(f"quoteattr.training: {error}", file=sys.stderr)
        return 2


def _run(given: Sequence[str]) -> int:
    """Do what the arguments say; return the exit status.

    :raises QuoteAttrError: a file or folder cannot be used.
    """
    if given[:1] == ["speakers"]:
        return speakers.main(given[1:])
    if given[:1] == ["stories"]:
        return stories.main(given[1:])
    options = _options().parse_args(given)
    logging.getLogger("stanza").setLevel(logging.ERROR)
    set_threads(options.threads)
    if options.score:
        scores = score_tests(options.models, options.data, join=not options.no_particles)
        print(table(scores))
        if options.write_scores:
            _say(f"written to {write_scores(scores, options.models)}")
        return 0
    if options.out is None:
        print("say where to write the package: --out DIR", file=sys.stderr)
        return 2
    chosen = SMOKE if options.smoke else FULL.longer(options.longer)
    work = options.work or options.out / "work"
    sums = make(options.data, work, options.out, recipe=chosen, start=options.start, say=_say)
    _say(f"{len(sums)} model files written to {options.out}")
    if not options.smoke and (options.data / "coref").is_dir():
        add_names(options.data, options.out, FULL_NAMES, say=_say)
    return 0


def _say(line: str) -> None:
    print(line, flush=True)


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(
        prog="python -m quoteattr.training",
        description="Make the Dutch model package from treebanks and word vectors, or score one. "
        "'python -m quoteattr.training speakers --help' tells how to train who speaks, "
        "'... stories --help' which texts are stories.",
    )
    options.add_argument(
        "--data",
        type=Path,
        required=True,
        help="folder with ud/ and vectors/, and for names coref/, quotes/, text/ and ner/",
    )
    options.add_argument("--out", type=Path, help="folder that the package is written to")
    options.add_argument(
        "--work", type=Path, help="folder for intermediate files (OUT/work); run again to resume"
    )
    options.add_argument(
        "--smoke", action="store_true", help="train tiny models, to see that everything works"
    )
    options.add_argument("--longer", type=float, default=1.0, help="train this many times as long (1)")
    options.add_argument("--start", type=Path, help="package that the training goes on from")
    options.add_argument("--threads", type=int, default=1, help="processor threads (1)")
    options.add_argument("--score", action="store_true", help="score a package from raw text instead")
    options.add_argument(
        "--models", type=Path, default=BUNDLED_MODEL, help="package to score (the bundled one)"
    )
    options.add_argument(
        "--write-scores", action="store_true", help="with --score: write scores.json into the package too"
    )
    options.add_argument("--no-particles", action="store_true", help="score lemmas without joining particles")
    return options


if __name__ == "__main__":
    sys.exit(main())
