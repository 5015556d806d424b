"""Names as a model of names has tagged them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.stages.mentions.reading import Reading
from quoteattr.stages.mentions.runs import NameRun, completed_function

__all__ = ["tagged_runs"]


def tagged_runs(reading: Reading, tags: Sequence[str]) -> Iterator[NameRun]:
    """The names of a sentence in text order.

    *directeur van het* **Instituut voor Bruggen** **Anna Smit** — Anna Smit, director of the institute for
    bridges: a person right behind a body has the function that the body completes.

    :param tags: see ``names`` of :class:`~quoteattr.parsing.Sentence`.
    """
    before: NameRun | None = None
    for first, last, kind in _spans(tags):
        function = None
        if kind == "person" and before is not None and before.last == first - 1 and before.kind != kind:
            function = completed_function(reading, before.first)
        before = NameRun(first, last, function, kind)
        yield before


def _spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First and last token of each name, and what it stands for."""
    first = -1
    for index, tag in enumerate((*tags, "O")):
        if first >= 0 and tag[0] != "I":
            yield first, index - 1, tags[first][2:]
            first = -1
        if tag[0] == "B":
            first = index
