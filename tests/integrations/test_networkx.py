"""Who speaks to whom as a networkx graph."""

from __future__ import annotations

import pytest
from attrs import evolve

from quoteattr.schema import Extraction

networkx = pytest.importorskip("networkx", reason="networkx is not installed")


def test_entities_are_nodes(dialogue: Extraction) -> None:
    """Each entity is a node with its name, its type and the number of its quotations."""
    graph = dialogue.to_networkx()
    assert dict(graph.nodes(data=True)) == {
        "e1": {"name": "Anna", "type": "person", "gender": "feminine", "known": "Q1", "said": 1},
        "e2": {"name": "Ben", "type": "", "gender": "", "known": "", "said": 1},
    }


def test_edges_lead_from_speaker_to_addressee(dialogue: Extraction) -> None:
    """Each edge tells who said how many quotations of a kind to whom."""
    assert sorted(dialogue.to_networkx().edges(keys=True, data="weight")) == [
        ("e1", "e2", "direct", 1),
        ("e2", "e1", "indirect", 1),
    ]


def test_edges_count(dialogue: Extraction) -> None:
    """Quotations of one kind between the same two are counted on one edge, which keeps their ids."""
    again = evolve(dialogue, quotes=(dialogue[0], evolve(dialogue[0], id="q9")))
    assert again.to_networkx().edges["e1", "e2", "direct"] == {"weight": 2, "quotes": "q1 q9"}


def test_who_speaks_together_has_an_edge_each(dialogue: Extraction) -> None:
    """A quotation that two people say is counted for both of them."""
    both = evolve(dialogue[0], speakers=(*dialogue[0].speakers, *dialogue[1].speakers))
    graph = evolve(dialogue, quotes=(both,)).to_networkx()
    assert sorted(graph.edges()) == [("e1", "e2"), ("e2", "e2")]
    assert [graph.nodes[name]["said"] for name in ("e1", "e2")] == [1, 1]


def test_the_graph_says_where_it_comes_from(dialogue: Extraction) -> None:
    """The source of the text is an attribute of the graph, and part of its nodes: those of two texts stay apart."""
    graphs = [evolve(dialogue, source=source).to_networkx() for source in ("brug.txt", "sluis.txt")]
    assert graphs[0].graph["source"] == "brug.txt"
    assert graphs[0].nodes["brug.txt#e2"]["said"] == 1
    both = networkx.compose(*graphs)
    assert sorted(both.edges()) == [
        ("brug.txt#e1", "brug.txt#e2"),
        ("brug.txt#e2", "brug.txt#e1"),
        ("sluis.txt#e1", "sluis.txt#e2"),
        ("sluis.txt#e2", "sluis.txt#e1"),
    ]


def test_a_speaker_without_an_entry_becomes_a_node(dialogue: Extraction) -> None:
    """An entity that only a quotation names is in the graph all the same."""
    graph = evolve(dialogue, entities=()).to_networkx()
    assert graph.nodes["e2"] == {"name": "Ben", "type": "", "gender": "", "known": "", "said": 1}


def test_the_graph_can_be_written_as_graphml(dialogue: Extraction) -> None:
    """The graph goes to GraphML and back, for Gephi and its like."""
    text = "\n".join(networkx.generate_graphml(dialogue.to_networkx()))
    back = networkx.parse_graphml(text, force_multigraph=True)
    told = {"name": "Anna", "type": "person", "gender": "feminine", "known": "Q1", "said": 1}
    assert back.nodes["e1"] == told
    assert back.edges["e1", "e2", "direct"]["weight"] == 1
