"""How well names are found, and the test sets on which that is measured.

Other test sets have types and habits of their own, so that their figures compare models with each other more
than they tell how often one is right.

``conll2002.*.bio``
    CoNLL-2002: De Morgen of 2000. Countries are always places and adjectives of origin other things; what is
    a document here is an organisation there.
``meantime.bio``
    MEANTIME: Wikinews in translation. Persons, organisations and places are compared; what stands in its
    names of products and of finance is left out, and so are names of other things here. An article before a
    name is a part of it there and not here, so that none counts. Adjectives of origin are places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from quoteattr.networks.package import Networks
from quoteattr.training.data import open_text

__all__ = ["SCHEMES", "Scheme", "TypedSpan", "f1", "measured", "spans_of", "test_files"]

_SENTENCES = 25
"""Sentences that are taken for a text where a file does not tell its texts apart."""

_ARTICLES = frozenset({"de", "het", "een"})

TypedSpan = tuple[int, int, str]
"""First word of a name, the one after its last, and its type."""


@frozen
class Scheme:
    """How a test set is compared.

    :param types: its types for those that are learned; what only one of both knows is left out.
    :param articles: whether an article before a name counts as a part of it.
    """

    types: Mapping[str, str]
    articles: bool = True


_SHARED = {"person": "PER", "organisation": "ORG", "document": "ORG", "place": "LOC"}

SCHEMES = {
    "conll2002": Scheme({**_SHARED, "other": "MISC"}),
    "meantime": Scheme(_SHARED, articles=False),
}
"""The schemes by what the name of a file begins with, up to its first full stop."""


def test_files(folder: Path) -> Iterator[tuple[Path, Scheme]]:
    """The test sets in a folder, plain or compressed with xz, with their schemes."""
    for path in sorted(folder.glob("*.bio*")):
        scheme = SCHEMES.get(path.name.partition(".")[0])
        if scheme is not None:
            yield path, scheme


def spans_of(tags: Sequence[str]) -> list[TypedSpan]:
    """First word, the one after the last, and type of each name; a name may begin with ``I-``."""
    found: list[TypedSpan] = []
    open_at, kind = -1, ""
    for index, tag in enumerate((*tags, "O")):
        if open_at >= 0 and not (tag[0] == "I" and tag[2:] == kind):
            found.append((open_at, index, kind))
            open_at = -1
        if tag[0] == "B" or (tag[0] == "I" and open_at < 0):
            open_at, kind = index, tag[2:]
    return found


def f1(pairs: Iterable[tuple[Iterable[TypedSpan], Iterable[TypedSpan]]]) -> dict[str, float]:
    """F1 in per cent of names with their type, by type, of ``all``, and of ``spans`` whatever their type.

    :param pairs: for each sentence the right names and those that were found.
    """
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for true, given in pairs:
        one, other = set(true), set(given)
        for counter, spans in ((gold, one), (found, other), (right, one & other)):
            counter.update(kind for _, _, kind in spans)
            counter["all"] += len(spans)
        gold["spans"] += len(one)
        found["spans"] += len(other)
        right["spans"] += len({span[:2] for span in one} & {span[:2] for span in other})
    return {kind: 200 * right[kind] / max(1, gold[kind] + found[kind]) for kind in sorted(gold | found)}


def measured(networks: Networks, path: Path, scheme: Scheme) -> dict[str, float]:
    """F1 of a package on a test set.

    :raises ValueError: the package has no model of names.
    """
    if networks.names is None:
        raise ValueError("the package has no model of names: train one with --write")
    pairs = []
    read = list(_read(path))
    for place in range(0, len(read), _SENTENCES):
        rows = read[place : place + _SENTENCES]
        sentences = [tuple(word for word, _ in row) for row in rows]
        glances = networks.tagger.read(sentences, networks.names.glance)[1]
        for row, given in zip(rows, networks.names([sentences], glances), strict=True):
            pairs.append(_compared(row, given, scheme))
    return f1(pairs)


def _read(path: Path) -> Iterator[list[tuple[str, str]]]:
    """The sentences of a file with a word and its tag a line; an empty line parts them."""
    row: list[tuple[str, str]] = []
    for line in open_text(path):
        if line.strip():
            word, tag = line.rstrip("\n").split("\t")
            row.append((word, tag))
        elif row:
            yield row
            row = []
    if row:
        yield row


def _compared(
    row: Sequence[tuple[str, str]], given: Sequence[str], scheme: Scheme
) -> tuple[list[TypedSpan], list[TypedSpan]]:
    """The right names of a sentence and those that were found, as far as both know their types."""
    right, known = spans_of([tag for _, tag in row]), set(scheme.types.values())
    unknown = {index for first, end, kind in right if kind not in known for index in range(first, end)}
    found = [
        (first, end, scheme.types[kind])
        for first, end, kind in spans_of(given)
        if kind in scheme.types and unknown.isdisjoint(range(first, end))
    ]
    both = [span for span in right if span[2] in known], found
    if scheme.articles:
        return both
    one, other = ([_without_article(row, span) for span in spans] for spans in both)
    return one, other


def _without_article(row: Sequence[tuple[str, str]], span: TypedSpan) -> TypedSpan:
    """A name without the article that it begins with."""
    first, end, kind = span
    return first + (end - first > 1 and row[first][0].lower() in _ARTICLES), end, kind
