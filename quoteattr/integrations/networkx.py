"""Who speaks to whom as a networkx graph."""

from __future__ import annotations

from collections import Counter
from itertools import product

from quoteattr.errors import MissingExtraError
from quoteattr.io.roles import mentions_of
from quoteattr.schema import EntityType, Extraction, Gender

try:
    import networkx
except ImportError as error:
    raise MissingExtraError("a graph of speakers", "viz") from error

__all__ = ["to_networkx"]


def to_networkx(extraction: Extraction) -> networkx.MultiDiGraph:
    """A directed graph with the entities as nodes and an edge for each speaker, addressee and kind.

    Nodes are the ids of the entities; where the extraction has a source it stands before them, as in
    ``artikel.txt#e1``, so that graphs of several texts can be put together without that two become one.
    Nodes have ``name``, ``type``, ``gender`` and ``known`` (empty where nothing is known) and ``said``, the
    number of quotations that the entity is a speaker of, with or without an addressee. The key of an edge
    is the kind of quotation; it has ``weight``, the number of quotations, and ``quotes``, their ids,
    separated by blanks. The graph has ``source``, empty where the extraction has none. All values are
    strings and numbers, as GraphML wants them.
    """
    before = f"{extraction.source}#" if extraction.source else ""
    graph = networkx.MultiDiGraph(source=extraction.source or "")
    for entity in extraction.entities:
        _add(graph, before + entity.id, entity.name, entity.type, entity.gender, entity.known)
    for quote in extraction:
        for mention in mentions_of(quote):
            if before + mention.entity not in graph:
                _add(graph, before + mention.entity, mention.name, mention.type, None, None)
    said = Counter(before + mention.entity for quote in extraction for mention in quote.speakers)
    networkx.set_node_attributes(graph, dict(said), "said")
    directed: dict[tuple[str, str, str], list[str]] = {}
    for quote in extraction:
        for speaker, addressee in product(quote.speakers, quote.addressees):
            ends = (before + speaker.entity, before + addressee.entity, quote.kind.value)
            directed.setdefault(ends, []).append(quote.id)
    for ends, quotes in directed.items():
        graph.add_edge(*ends, weight=len(quotes), quotes=" ".join(quotes))
    return graph


def _add(
    graph: networkx.MultiDiGraph,
    identifier: str,
    name: str,
    kind: EntityType | None,
    gender: Gender | None,
    known: str | None,
) -> None:
    told = {"type": str(kind or ""), "gender": str(gender or ""), "known": known or ""}
    graph.add_node(identifier, name=name, **told, said=0)
