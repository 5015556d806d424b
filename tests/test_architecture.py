"""The diagram of ``docs/architecture.md`` draws what ``quoteattr/flow.py`` does."""

from __future__ import annotations

import re
from difflib import unified_diff

import pytest

from quoteattr import flow
from tests.support.wiring import FUNCTIONS, calls, imported

from .conftest import ROOT

PAGE = ROOT / "docs" / "architecture.md"

NOT_DRAWN = {
    "read_document": "stands in the place of the parser for a text that was parsed already",
    "spans_of": "gives the spans of passages to a stage that needs no more",
    "tied_tokens": "gives the tokens that reports tie to a stage that needs no more",
}
"""Functions of the stages that the flow calls and that are no step of the way, with the reason."""

REMEDY = (
    "docs/architecture.md and quoteattr/flow.py differ: draw the lines with + in the diagram at the top of the page, "
    "with the name of the function in the last column, and take out those with -; "
    "a function that is no step of the way is named in NOT_DRAWN of tests/test_architecture.py"
)


def diagram(page: str) -> list[str]:
    """The functions in the last column of the first diagram of a page, from top to bottom."""
    block = re.search(r"^```text\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    assert block is not None, "the page has no diagram: a fenced block that starts with ```text"
    rows = [re.split(r" {2,}", line.strip(" └├│─")) for line in block[1].splitlines()]
    return [name for row in rows if len(row) >= 3 for name in row[-1].split(", ")]


def test_the_flow_has_the_functions_that_are_looked_at() -> None:
    """Outline, parse, set the scene, attribute: a function of the flow that has another name is looked at by that."""
    assert [name for name in FUNCTIONS if not hasattr(flow, name)] == []
    assert set(FUNCTIONS) < set(flow.__all__)


def test_the_diagram_draws_the_flow() -> None:
    """The diagram names the stages that the flow calls, in the order in which it calls them."""
    drawn = diagram(PAGE.read_text(encoding="utf-8"))
    called = [name for name in calls() if name not in NOT_DRAWN]
    if drawn != called:
        lines = unified_diff(drawn, called, "the diagram", "the flow", lineterm="", n=1)
        pytest.fail("\n".join([REMEDY, *lines]), pytrace=False)


def test_every_stage_of_the_flow_is_drawn() -> None:
    """No function that the flow imports from the stages hides behind a function of its own."""
    drawn = set(diagram(PAGE.read_text(encoding="utf-8")))
    hidden = [name for name in imported() if name not in drawn and name not in NOT_DRAWN]
    assert hidden == [], REMEDY
    assert [name for name in NOT_DRAWN if name not in imported()] == []


def test_diagrams_are_read_by_their_last_column() -> None:
    """Lines without a function in a third column are passed over; a line may name several."""
    page = "\n".join(
        [
            "```text",
            "text",
            " └─ layout     paragraphs, headings    read_paragraphs",
            "     └─ spelling   old forms, old words    with_old_forms, with_joined_particles",
            " └─ scene      all in one value",
            "```",
            "```text",
            " └─ another    diagram    not_read",
            "```",
        ]
    )
    assert diagram(page) == ["read_paragraphs", "with_old_forms", "with_joined_particles"]


def test_calls_are_listed_in_the_order_in_which_they_are_made() -> None:
    """What a call takes comes before it, and what a comprehension goes through before what it gives."""
    source = "\n".join(f"def {name}(parser): pass" for name in FUNCTIONS[1:]) + (
        "\ndef outline(parser):\n"
        "    marks = find_marks(read_paragraphs(text))\n"
        "    return assemble([find_mentions(s) for s in parser.parse(len(marks))])\n"
    )
    assert calls(source) == ["read_paragraphs", "find_marks", "parser.parse", "find_mentions", "assemble"]
