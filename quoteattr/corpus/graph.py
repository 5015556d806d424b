"""Who speaks to whom in a corpus, as a networkx graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from quoteattr.corpus.people import Person
from quoteattr.corpus.said import Said
from quoteattr.errors import MissingExtraError

try:
    import networkx
except ImportError as error:
    raise MissingExtraError("a graph of speakers", "viz") from error

__all__ = ["to_networkx"]


def to_networkx(said: Sequence[Said], people: Mapping[tuple[str, str], Person]) -> networkx.MultiDiGraph:
    """A graph of those who speak or are spoken to, see :meth:`quoteattr.corpus.Corpus.to_networkx`."""
    graph = networkx.MultiDiGraph()
    directed: dict[tuple[str, str, str], list[str]] = {}
    for one in said:
        speaking = dict.fromkeys(people[one.document, entity] for entity in one.speakers)
        spoken_to = dict.fromkeys(people[one.document, entity] for entity in one.addressees)
        for person in (*speaking, *spoken_to):
            if person.key not in graph:
                _add(graph, person)
        for person in speaking:
            graph.nodes[person.key]["said"] += 1
        for speaker, addressee in product(speaking, spoken_to):
            ends = (speaker.key, addressee.key, one.row["kind"])
            directed.setdefault(ends, []).append(f"{one.document}#{one.row['id']}")
    for ends, quotes in directed.items():
        graph.add_edge(*ends, weight=len(quotes), quotes=" ".join(quotes))
    return graph


def _add(graph: networkx.MultiDiGraph, person: Person) -> None:
    told = {"type": person.type, "gender": person.gender, "known": person.known}
    values = {name: str(value or "") for name, value in told.items()}
    graph.add_node(person.key, name=person.name, **values, said=0)
