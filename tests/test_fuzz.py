"""Readers of damaged files, with the fixed budget of the gate; ``python -m tests.programs.fuzz`` searches longer."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programs.fuzz import TARGETS, seeds
from tests.support.strategies import examples

pytestmark = pytest.mark.slow

PIECES = [
    "",
    "\x00",
    '"',
    "{}",
    "[]",
    "null",
    "-1",
    "1e400",
    "9" * 20,
    "<a>",
    "&#0;",
    "<!DOCTYPE a>",
    "T1",
    "\t",
    "q1",
]
INPUTS = {target: seeds(target) for target in TARGETS}
CUTS = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 40), st.sampled_from(PIECES) | st.text(max_size=3)),
    max_size=4,
)


@pytest.mark.parametrize("target", TARGETS)
def test_whole_input_is_read(target: str) -> None:
    """What the search starts from is read, so that what is damaged was right before."""
    assert TARGETS[target](INPUTS[target])


@pytest.mark.parametrize("target", TARGETS)
@examples(150)
@given(cuts=CUTS)
def test_damaged_input_is_read_or_refused(target: str, cuts: list[tuple[int, int, str]]) -> None:
    """A file in which pieces are cut out or put in gives an extraction or an InputError, and nothing else."""
    text = INPUTS[target]
    for place, length, piece in cuts:
        place %= len(text) + 1
        text = text[:place] + piece + text[place + length :]
    TARGETS[target](text)


@pytest.mark.parametrize("target", ["json", "jsonl", "webanno", "gold"])
@examples(150)
@given(data=st.data())
def test_json_of_other_shapes_is_read_or_refused(target: str, data: st.DataObject) -> None:
    """Any value in the place of any other gives an extraction or an InputError."""
    document = json.loads(INPUTS[target])
    value: object = data.draw(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3)
        | st.lists(st.integers(), max_size=2) | st.just({})
    )  # fmt: skip
    node = document
    while True:
        keys = list(node) if isinstance(node, dict) else range(len(node))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(node[key], dict | list) or not node[key] or data.draw(st.integers(0, 3)) == 1:
            node[key] = value
            break
        node = node[key]
    TARGETS[target](json.dumps(document))


@pytest.mark.parametrize("target", ["json", "jsonl", "webanno", "gold"])
@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 100_000, "9" * 10_000], ids=["lists", "objects", "digits"]
)
def test_json_that_breaks_parsers_is_refused(target: str, text: str) -> None:
    """Brackets 100,000 deep and numbers of 10,000 digits are refused like all else that is malformed."""
    assert not TARGETS[target](text)


@pytest.mark.parametrize("target", ["tei", "cas"])
def test_xml_that_breaks_parsers_is_refused(target: str) -> None:
    """Elements 100,000 deep are refused like all else that is malformed."""
    assert not TARGETS[target]("<a>" * 100_000 + "</a>" * 100_000)
