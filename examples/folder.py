"""Find the quotations of all articles in a folder.

    python examples/folder.py ARTICLES quotes.jsonl

Reads every ``.txt`` file below ARTICLES and writes one line of JSON for each. Interrupted, it goes on where
it stopped when it is started again: what is in the output is not done twice.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tqdm import tqdm

from quoteattr import InputError, QuoteExtractor
from quoteattr.io import jsonl


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, help="folder with .txt files in UTF-8")
    parser.add_argument("output", type=Path, help="file to write, one JSON object a line")
    parser.add_argument("--no-model", action="store_true", help="marks and patterns only: faster, weaker")
    options = parser.parse_args(arguments)

    drop_unfinished_line(options.output)
    done = set(sources(options.output))
    names = sorted(str(path.relative_to(options.articles)) for path in options.articles.rglob("*.txt"))
    todo = [name for name in names if name not in done]
    extractor = QuoteExtractor(model=None) if options.no_model else QuoteExtractor()

    failed = 0
    with options.output.open("a", encoding="utf-8") as output:
        for name in tqdm(todo, initial=len(names) - len(todo), total=len(names), unit="article"):
            try:
                text = (options.articles / name).read_text(encoding="utf-8")
                output.write(jsonl.dumps(extractor(text, source=name)))
                output.flush()
            except (InputError, OSError, UnicodeError) as error:
                failed += 1
                tqdm.write(f"{name}: {error}", file=sys.stderr)
    return 1 if failed else 0


def drop_unfinished_line(path: Path) -> None:
    """Cut off what an interrupted run left after the last line feed."""
    if path.exists():
        written = path.read_bytes()
        path.write_bytes(written[: written.rfind(b"\n") + 1])


def sources(path: Path) -> Iterator[str]:
    """The names of the articles that are in the output already."""
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["source"]


if __name__ == "__main__":
    sys.exit(main())
