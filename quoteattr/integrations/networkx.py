"""Who speaks to whom as a networkx graph."""

from __future__ import annotations

from collections import Counter

from quoteattr.errors import MissingExtraError
from quoteattr.io.roles import mentions_of
from quoteattr.schema import Extraction, Mention

try:
    import networkx
except ImportError as error:
    raise MissingExtraError("a graph of speakers", "viz") from error

__all__ = ["to_networkx"]


def to_networkx(extraction: Extraction) -> networkx.MultiDiGraph:
    """A directed graph with the entities as nodes and an edge for each speaker, addressee and kind.

    Nodes have ``name``, ``type`` (empty when unknown) and ``said``, the number of quotations that the entity
    is the speaker of, with or without an addressee. The key of an edge is the kind of quotation; it has
    ``weight``, the number of quotations, and ``quotes``, their ids, separated by blanks. All values are
    strings and numbers, as GraphML wants them.
    """
    graph = networkx.MultiDiGraph()
    for entity in extraction.entities:
        graph.add_node(entity.id, name=entity.name, type=str(entity.type or ""), said=0)
    for quote in extraction:
        for mention in mentions_of(quote):
            _ensure_node(graph, mention)
    said = Counter(quote.speaker.entity for quote in extraction if quote.speaker)
    networkx.set_node_attributes(graph, dict(said), "said")
    directed: dict[tuple[str, str, str], list[str]] = {}
    for quote in extraction:
        if quote.speaker:
            for addressee in quote.addressees:
                ends = (quote.speaker.entity, addressee.entity, quote.kind.value)
                directed.setdefault(ends, []).append(quote.id)
    for ends, quotes in directed.items():
        graph.add_edge(*ends, weight=len(quotes), quotes=" ".join(quotes))
    return graph


def _ensure_node(graph: networkx.MultiDiGraph, mention: Mention) -> None:
    if mention.entity not in graph:
        graph.add_node(mention.entity, name=mention.name, type=str(mention.type or ""), said=0)
