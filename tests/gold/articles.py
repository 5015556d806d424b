"""The articles, what the library says of them, and what was accepted."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from quoteattr import Extraction, Factuality, Mention, Polarity, Quote
from quoteattr.evaluation import Gold, read_gold

FOLDER = Path(__file__).parent


@frozen
class Article:
    """One article.

    :param gold: its text and gold.
    :param accepted_file: where the output that was accepted stands.
    """

    gold: Gold
    accepted_file: Path

    @property
    def name(self) -> str:
        """The name by which its output is accepted."""
        return self.gold.id

    def accept(self, extraction: Extraction) -> None:
        """Make ``extraction`` the accepted output."""
        self.accepted_file.write_text(describe(extraction), encoding="utf-8")

    def difference(self, extraction: Extraction) -> str:
        """How ``extraction`` differs from the accepted output, as a unified diff; empty if it does not."""
        accepted = self.accepted_file.read_text(encoding="utf-8") if self.accepted_file.is_file() else ""
        lines = difflib.unified_diff(
            accepted.splitlines(),
            describe(extraction).splitlines(),
            f"{self.name}: accepted",
            f"{self.name}: now",
            lineterm="",
        )
        return "\n".join(lines)


def read_articles(folder: Path = FOLDER) -> dict[str, Article]:
    """The articles in ``folder`` and below by name, in the order of their paths."""
    articles = [Article(read_gold(path), path.with_suffix(".txt")) for path in sorted(folder.rglob("*.json"))]
    return {article.name: article for article in articles}


def describe(extraction: Extraction) -> str:
    """All output but the confidence as lines, a block for each quotation.

    Other quotations are referred to by their first code point, so that one more or less changes no other block.
    """
    return "\n".join(("\n".join(block) + "\n") for block in _blocks(extraction))


def _blocks(extraction: Extraction) -> Iterator[Iterable[str]]:
    convention = extraction.convention
    marks = "".join(convention.primary) if convention.primary else "none"
    counts = ", ".join(f"{pair} {count}" for pair, count in sorted(convention.counts.items()))
    repaired = " ".join(map(str, convention.repaired))
    notes = (("note", note) for note in extraction.notes)
    yield ["text", *_fields(("marks", marks), ("counts", counts), ("repaired", repaired), *notes)]
    starts = {quote.id: quote.start for quote in extraction}
    first: dict[str, int] = {}
    for quote in extraction:
        first.setdefault(quote.utterance, quote.start)
        inside = starts[quote.parent] if quote.parent else None
        begun = first[quote.utterance] if first[quote.utterance] != quote.start else None
        yield _lines(quote, inside, begun)


def _lines(quote: Quote, inside: int | None, begun: int | None) -> Iterator[str]:
    yield f"{quote.kind} {quote.start}-{quote.end}: {' '.join(quote.text.split())}"
    cue = quote.cue
    yield from _fields(
        *(("speaker", _person(speaker)) for speaker in quote.speakers),
        ("reason", quote.reason or ""),
        *(("addressee", _person(addressee)) for addressee in quote.addressees),
        ("cue", f"{cue.text} {cue.start}-{cue.end} ({cue.lemma})" if cue else ""),
        ("rule", quote.rule or ""),
        ("polarity", quote.polarity if quote.polarity is not Polarity.POSITIVE else ""),
        ("factuality", quote.factuality if quote.factuality is not Factuality.ASSERTED else ""),
        ("medium", quote.medium),
        ("inside", "" if inside is None else str(inside)),
        ("continues", "" if begun is None else str(begun)),
    )


def _person(mention: Mention) -> str:
    name = mention.name if mention.name == mention.text else f"{mention.name} = {mention.text}"
    kind = f"{mention.form} {mention.type}" if mention.type else mention.form
    return f"{name} {mention.start}-{mention.end} ({kind})"


def _fields(*fields: tuple[str, str]) -> Iterator[str]:
    return (f"  {name:10s} {value}" for name, value in fields if value)
