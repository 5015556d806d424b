"""``python -m tests.annotations TEXTS OUT``: write gold files of the annotations and the texts in ``TEXTS``.

``TEXTS`` is the folder with ``nl.news.jsonl.xz`` and ``nl.fiction.jsonl.xz``. Each becomes a folder in ``OUT`` with a
gold file for each text, which evaluation and training read.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tests.annotations.joining import ANNOTATED, joined


def main(arguments: list[str] | None = None) -> int:
    """Write the gold files; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.annotations", description=__doc__)
    parser.add_argument("texts", type=Path, help="folder with the running text")
    parser.add_argument("out", type=Path, help="folder to write the gold files to")
    options = parser.parse_args(arguments)
    for annotated in sorted(ANNOTATED.glob("*.jsonl")):
        folder = options.out / annotated.stem
        folder.mkdir(parents=True, exist_ok=True)
        documents = list(joined(options.texts, annotated.stem))
        for document in documents:
            path = folder / f"{document['id']}.json"
            path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        print(f"{len(documents)} gold files in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
