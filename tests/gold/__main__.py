"""Compare the output on the articles with what was accepted, and accept it.

``python -m tests.gold`` prints the figures of each article and the differences, ``python -m tests.gold NAME...``
those of the articles called so; ``python -m tests.gold --accept NAME...`` makes the present output the
accepted one, ``--accept all`` that of every article.

Exit status: 0 when nothing differs or all that does is accepted, 1 when something differs, 2 when a name is wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from quoteattr import QuoteExtractor
from quoteattr.evaluation import PRF, Comparison, Scores, compare
from tests.gold.articles import FOLDER, Article, read_articles

EVERY = "all"
COLUMNS = ("direct.exact", "indirect.overlap", "speaker", "speaker.indirect", "name", "addressee")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with ``arguments``, those of the process by default, and return its exit status."""
    options = _parser().parse_args(arguments)
    articles = read_articles()
    wanted = options.accept or options.names or [EVERY]
    names = list(articles) if EVERY in wanted else list(dict.fromkeys(wanted))
    unknown = [name for name in names if name not in articles]
    if unknown:
        print(
            f"tests.gold: no article {', '.join(unknown)} in {FOLDER}; see the names there", file=sys.stderr
        )
        return 2
    extractor = QuoteExtractor()
    differing: list[str] = []
    comparisons: list[Comparison] = []
    for name in names:
        article = articles[name]
        extraction = extractor(article.gold.text)
        comparisons.append(compare(article.gold, extraction))
        difference = article.difference(extraction)
        if difference:
            differing.append(name)
        if options.accept:
            article.accept(extraction)
        elif difference:
            print(f"{difference}\n")
    print(_table([articles[name] for name in names], comparisons))
    if not differing:
        print("\nnothing differs from what was accepted")
        return 0
    print(f"\n{'accepted' if options.accept else 'not as accepted'}: {' '.join(differing)}")
    return 0 if options.accept else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.gold",
        description="Compare the output on the project's articles with what was accepted.",
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="article, by default all")
    parser.add_argument(
        "--accept", nargs="+", metavar="NAME", help=f"articles whose output is accepted, or '{EVERY}'"
    )
    return parser


def _table(articles: Sequence[Article], comparisons: Sequence[Comparison]) -> str:
    rows: list[tuple[str, ...]] = [("right/given/gold", *COLUMNS)]
    for article, comparison in zip(articles, comparisons, strict=True):
        rows.append((article.name, *_cells(Scores((comparison,)))))
    for genre, scores in Scores(tuple(comparisons)).by_genre().items():
        rows.append((f"all {genre}", *_cells(scores)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def _cells(scores: Scores) -> list[str]:
    return [_cell(scores.figures[name]) for name in COLUMNS]


def _cell(figure: PRF) -> str:
    return f"{figure.tp}/{figure.pred}/{figure.gold}" if figure.pred or figure.gold else "-"


if __name__ == "__main__":
    sys.exit(main())
