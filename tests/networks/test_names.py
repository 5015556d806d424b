"""The network of names: what it is given, and how its scores become tags."""

from __future__ import annotations

import itertools
import zlib

import numpy as np
import pytest
import torch

from quoteattr.models import BUNDLED_MODEL
from quoteattr.networks.names import (
    TAGS,
    Gazetteer,
    NameTagger,
    Neighbours,
    Texts,
    best_tags,
    forbidden,
    spelling_of,
)
from quoteattr.networks.package import Networks, load_networks
from quoteattr.training.name_network import NameNetwork, NameSizes, read_example
from quoteattr.training.names import model_of

TEXTS = [
    [["Gisteren", "sprak", "Ria", "van", "der", "Berg", "."], ["Dat", "zei", "Berg", "."]],
    [["nergens", "een", "hoofdletter", "."]],
    [["Şenol", "Güneş", "woont", "in", "Zeewold", "."]],
]


@pytest.fixture(scope="module")
def networks() -> Networks:
    return load_networks(BUNDLED_MODEL)


def lists_of(*words: str) -> Gazetteer:
    """Lists that have these words in the first place of the first list."""
    sums = np.sort(np.array([zlib.crc32(word.encode()) for word in words], dtype=np.uint32))
    return Gazetteer(sums, np.ones(len(words), dtype=np.uint8))


def test_lists_of_names() -> None:
    """A word has the bits of the lists that hold it as it is written."""
    found = lists_of("Ria", "Şenol").of(["Ria", "ria", "Şenol", "Zeewold"])
    assert found.sum(axis=1).tolist() == [1, 0, 1, 0]


def test_neighbours() -> None:
    """A word that is known has its row, any other one has zeros."""
    known = Neighbours(lists_of("Ria").sums, np.array([[31, -62]], dtype=np.int8))
    assert known.of(["Ria", "Zeewold"]).tolist() == [[1, -2], [0, 0]]


def test_spelling_tells_capitals_of_all_letters() -> None:
    """Ş and Ø are capitals as A is one."""
    capital = spelling_of(["Anna", "Şenol", "Øresund", "anna"])[:, 0]
    assert capital.tolist() == [1, 1, 1, 0]


def test_words_near_a_capital() -> None:
    """Only words within two of a capital are looked at, and no window reaches into another sentence."""
    text = Texts.of(TEXTS, [sentence for document in TEXTS for sentence in document])
    assert text.stretches == [7, 4, 6]
    assert text.window[0].tolist() == [21, 21, 0, 1, 2]
    assert text.window[7].tolist() == [21, 21, 7, 8, 9]


def test_best_tags_are_those_of_all_paths() -> None:
    """The tags found have the best sum of scores and transitions of all rows of tags."""
    random = np.random.RandomState(3)
    transitions = random.normal(size=(len(TAGS) + 1, len(TAGS))).astype(np.float32) + forbidden()
    scores = random.normal(size=(6, len(TAGS))).astype(np.float32)
    found = best_tags(scores, [3, 1, 2], transitions)

    def total(row: tuple[int, ...], first: int) -> float:
        before = (len(TAGS), *row)
        return sum(scores[first + n, tag] + transitions[before[n], tag] for n, tag in enumerate(row))

    for first, length in ((0, 3), (3, 1), (4, 2)):
        rows = itertools.product(range(len(TAGS)), repeat=length)
        assert tuple(found[first : first + length]) == max(rows, key=lambda row: total(row, first))


def test_nothing_goes_on_without_a_beginning() -> None:
    """A further word of a name stands behind a word of a name of its type only."""
    scores = np.zeros((2, len(TAGS)), dtype=np.float32)
    scores[:, TAGS.index("I-place")] = 9
    found = best_tags(scores, [2], forbidden())
    assert [TAGS[tag] for tag in found] == ["B-place", "I-place"]


def test_tags_are_those_of_the_network_that_was_trained(networks: Networks) -> None:
    """NumPy gives the tags that PyTorch gives with the same weights, for several texts at once."""
    torch.manual_seed(2)
    gazetteer = lists_of("Ria", "Berg")
    neighbours = Neighbours(gazetteer.sums, np.array([[31, -62], [5, 0]], dtype=np.int8))
    examples = []
    for document in TEXTS:
        states = np.concatenate(networks.tagger.read(document, lambda states: states.copy())[1])
        tags = [["O"] * len(sentence) for sentence in document]
        examples.append(read_example(document, tags, states, networks.tagger.vectors, gazetteer, neighbours))
    sizes = [values.shape[1] for values in (examples[0].states, examples[0].vectors, examples[0].signs)]
    network = NameNetwork(*sizes, NameSizes())
    with torch.no_grad():
        network.transitions.normal_()
        network.scores.weight *= 20
    state = model_of(network, gazetteer, neighbours)
    weights = {name: values.numpy() for name, values in state["model"].items()}
    tagger = NameTagger.load({**state, "model": weights}, networks.tagger.vectors)
    sentences = [sentence for document in TEXTS for sentence in document]
    found = tagger(TEXTS, networks.tagger.read(sentences, tagger.glance)[1])
    best = [TAGS[tag] for example in examples for tag in network.decode(example)[0]]
    assert [tag for row in found for tag in row if tag != "O"] == [tag for tag in best if tag != "O"]
    assert set(best) != {"O"}
    assert tagger(TEXTS[1:2], networks.tagger.read(TEXTS[1][0:1], tagger.glance)[1]) == [("O",) * 4]
    assert tagger([], []) == []


def test_texts_without_capitals() -> None:
    """A text in which nothing has a capital has no names."""
    text = Texts.of(TEXTS[1:2], TEXTS[1])
    assert text.stretches == []
    assert len(text.near) == 0
