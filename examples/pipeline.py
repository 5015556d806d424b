"""quoteattr as one step of a larger pipeline: language, topics and quotations of a stream of articles.

    python examples/pipeline.py ARTICLES

Each step is a generator that takes a stream of articles and passes on a stream of articles with one thing
more, so that a step can be replaced (by a real language detector, a topic model, a database) without touching
the others. At the end it prints who is quoted on which topic.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import evolve, frozen

from quoteattr import Extraction, QuoteExtractor

FUNCTION_WORDS = {
    "nl": {"de", "het", "een", "van", "en", "dat", "niet", "zijn", "voor", "met", "ook", "maar"},
    "en": {"the", "a", "of", "and", "that", "not", "is", "for", "with", "also", "but", "to"},
    "de": {"der", "die", "das", "ein", "und", "nicht", "ist", "für", "mit", "auch", "aber", "von"},
}
TOPICS = {
    "money": {"euro", "begroting", "belasting", "bank", "loon", "prijs", "prijzen"},
    "weather": {"regen", "storm", "wind", "zon", "temperatuur", "code"},
    "traffic": {"fiets", "trein", "weg", "verkeer", "file", "bus"},
}


@frozen
class Article:
    name: str
    text: str
    language: str = ""
    topics: frozenset[str] = frozenset()
    quotes: Extraction | None = None


def read(folder: Path) -> Iterator[Article]:
    for path in sorted(folder.rglob("*.txt")):
        yield Article(path.name, path.read_text(encoding="utf-8"))


def detect_language(articles: Iterable[Article]) -> Iterator[Article]:
    """Guess the language by counting function words."""
    for article in articles:
        words = Counter(re.findall(r"\w+", article.text.lower()))
        counts = {code: sum(words[word] for word in known) for code, known in FUNCTION_WORDS.items()}
        best = max(counts, key=lambda code: counts[code])
        yield evolve(article, language=best if counts[best] else "")


def find_topics(articles: Iterable[Article]) -> Iterator[Article]:
    """Label an article with each topic that it has a word of."""
    for article in articles:
        words = set(re.findall(r"\w+", article.text.lower()))
        yield evolve(article, topics=frozenset(topic for topic, known in TOPICS.items() if words & known))


def find_quotes(articles: Iterable[Article], extractor: QuoteExtractor) -> Iterator[Article]:
    """Find the quotations of Dutch articles; the others pass through untouched."""
    for article in articles:
        yield (
            evolve(article, quotes=extractor(article.text)) if article.language == extractor.lang else article
        )


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, help="folder with .txt files in UTF-8")
    parser.add_argument("--no-model", action="store_true", help="marks and patterns only: faster, weaker")
    options = parser.parse_args(arguments)

    extractor = QuoteExtractor(model=None) if options.no_model else QuoteExtractor()
    articles = find_quotes(find_topics(detect_language(read(options.articles))), extractor)

    quoted: Counter[tuple[str, str]] = Counter()
    for article in articles:
        if article.quotes is None:
            print(f"{article.name}: not in Dutch, passed over", file=sys.stderr)
            continue
        for quote in article.quotes:
            for topic in sorted(article.topics) or ["other"]:
                quoted[topic, quote.speaker.name if quote.speaker else "(nobody found)"] += 1
    for (topic, speaker), count in sorted(
        quoted.items(), key=lambda item: (item[0][0], -item[1], item[0][1])
    ):
        print(f"{topic:10}{count:4}  {speaker}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
